//! Exercise 05: a transfer.
//!
//! Use `crate::sync` as you like, but leave `Account` as it is: others lock accounts too. This file
//! is yours: `cargo run -- check 05` says what it does, `cargo run -p exercise-05-mutex` runs it.
#![allow(unused_variables, unused_imports, dead_code)]

use crate::sync::Mutex;

/// An account at a bank where many threads transfer money at the same time.
pub struct Account {
    /// No two accounts have the same.
    pub number: u32,
    /// How much there is; below zero it would be overdrawn.
    pub balance: Mutex<i64>,
}

/// Moves `amount`, which is above zero, from one account to another, and says whether it did: if
/// there is not enough, nothing changes.
///
/// What must hold, whichever thread moves next:
///
/// - The total is kept: whoever holds the locks of both accounts sees as much money in them together
///   as there was before.
/// - No account is ever overdrawn.
/// - Every transfer ends, whatever others are under way, even in the opposite direction; and nobody
///   spins until it may go on.
/// - `from` and `to` may be the same account. Then nothing is moved, and it still says whether there
///   would have been enough.
pub fn transfer(from: &Account, to: &Account, amount: i64) -> bool {
    todo!()
}
