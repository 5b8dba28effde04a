//! Wrong: whether there is enough is seen under a lock that is then let go.

use crate::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub balance: Mutex<i64>,
}

pub fn transfer(from: &Account, to: &Account, amount: i64) -> bool {
    if *from.balance.lock().unwrap() < amount {
        return false;
    }
    if from.number == to.number {
        return true;
    }
    let (mut source, mut target);
    if from.number < to.number {
        source = from.balance.lock().unwrap();
        target = to.balance.lock().unwrap();
    } else {
        target = to.balance.lock().unwrap();
        source = from.balance.lock().unwrap();
    }
    *source -= amount;
    *target += amount;
    true
}
