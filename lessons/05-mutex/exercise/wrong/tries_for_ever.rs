//! Wrong: it never waits with a lock in its hand, but spins for as long as the other does not go on.

use crate::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub balance: Mutex<i64>,
}

pub fn transfer(from: &Account, to: &Account, amount: i64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    loop {
        let mut source = from.balance.lock().unwrap();
        let Ok(mut target) = to.balance.try_lock() else {
            continue;
        };
        let enough = *source >= amount;
        if enough {
            *source -= amount;
            *target += amount;
        }
        return enough;
    }
}
