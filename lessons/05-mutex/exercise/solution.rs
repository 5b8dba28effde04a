//! Exercise 05: a transfer. It holds both locks from the look to the last change, and takes them in
//! one order, whichever way the money goes.

use crate::sync::Mutex;

/// An account at a bank where many threads transfer money at the same time.
pub struct Account {
    /// No two accounts have the same.
    pub number: u32,
    /// How much there is; below zero it would be overdrawn.
    pub balance: Mutex<i64>,
}

/// Moves `amount` from one account to another, and says whether there was enough.
pub fn transfer(from: &Account, to: &Account, amount: i64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    // Nobody who holds an account waits for one with a smaller number: so nobody waits in a circle.
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
