//! Wrong: it waits for a lock that it holds itself.

use crate::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub balance: Mutex<i64>,
}

pub fn transfer(from: &Account, to: &Account, amount: i64) -> bool {
    let (mut source, mut target);
    if from.number < to.number {
        source = from.balance.lock().unwrap();
        target = to.balance.lock().unwrap();
    } else {
        target = to.balance.lock().unwrap();
        source = from.balance.lock().unwrap();
    }
    let enough = *source >= amount;
    if enough {
        *source -= amount;
        *target += amount;
    }
    enough
}
