//! Wrong: two transfers in opposite directions can each hold what the other waits for.

use crate::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub balance: Mutex<i64>,
}

pub fn transfer(from: &Account, to: &Account, amount: i64) -> bool {
    let mut source = from.balance.lock().unwrap();
    let enough = *source >= amount;
    if enough && from.number != to.number {
        let mut target = to.balance.lock().unwrap();
        *source -= amount;
        *target += amount;
    }
    enough
}
