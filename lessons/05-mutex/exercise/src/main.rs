//! Runs the exercise of lesson 05 on native threads.

pub use interleave_sync::native as sync;

mod exercise;

use exercise::{Account, transfer};
use sync::{Mutex, print, thread};

fn main() {
    let account = |number| Account {
        number,
        balance: Mutex::new(100),
    };
    let accounts = [1, 2, 3].map(account);
    thread::scope(|scope| {
        for (from, to) in [(0, 1), (1, 0), (1, 2), (2, 0)] {
            let (from, to) = (&accounts[from], &accounts[to]);
            scope.spawn(move || {
                for amount in 1..=1_000 {
                    transfer(from, to, amount % 70 + 1);
                }
            });
        }
    });
    let balances = accounts.map(|account| account.balance.into_inner().unwrap());
    let total: i64 = balances.iter().sum();
    let overdrawn = balances.iter().filter(|balance| **balance < 0).count();
    print(format!("{total} in all, {overdrawn} overdrawn"));
}
