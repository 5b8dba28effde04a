//! What is checked of `transfer`.

use lesson_exercise::Check;

use super::exercise::{Account, transfer};
use crate::sync::model::check;
use crate::sync::{Mutex, thread};

pub const CHECKS: &[Check] = &[
    Check::new("never overdrawn", never_overdrawn),
    Check::new("an auditor", an_auditor),
    Check::new("opposite ways", opposite_ways),
    Check::new("to oneself", to_oneself),
];

fn account(number: u32, balance: Mutex<i64>) -> Account {
    Account { number, balance }
}

fn balance(account: &Account) -> i64 {
    *account.balance.lock().unwrap()
}

/// Two accounts with so much in them. The locks have names of their own, which the schedules show.
fn ann_and_bob(in_anns: i64, in_bobs: i64) -> (Account, Account) {
    let ann = Mutex::new(in_anns);
    let bob = Mutex::new(in_bobs);
    (account(1, ann), account(2, bob))
}

/// Two want all that there is.
fn never_overdrawn() {
    let (ann, bob) = ann_and_bob(5, 0);
    let (one, other) = thread::scope(|scope| {
        let other = scope.spawn(|| transfer(&ann, &bob, 5));
        (transfer(&ann, &bob, 5), other.join().unwrap())
    });
    let left = balance(&ann);
    let message = format!("overdrawn: an account with 5 paid 5 twice, and now has {left}");
    check(left >= 0, &message);
    let message = "answer: of two transfers of all there is, one succeeds, and says so";
    check(one != other && (left, balance(&bob)) == (0, 5), message);
}

/// Somebody looks at both accounts while a transfer is under way.
fn an_auditor() {
    let (ann, bob) = ann_and_bob(5, 0);
    let seen = thread::scope(|scope| {
        let auditor = scope.spawn(|| audit(&ann, &bob));
        transfer(&ann, &bob, 5);
        auditor.join().unwrap()
    });
    if let Some(total) = seen {
        let message = format!("total: whoever held both locks saw {total} where there is 5");
        check(total == 5, &message);
    }
    let total = balance(&ann) + balance(&bob);
    let message = format!("total: there was 5 in all, and now there is {total}");
    check(total == 5, &message);
}

/// What is in both together, unless the second is locked: the auditor does not wait for one lock
/// while it holds another, so that transfers can use any order.
fn audit(one: &Account, other: &Account) -> Option<i64> {
    let one = one.balance.lock().unwrap();
    let other = other.balance.try_lock().ok()?;
    Some(*one + *other)
}

/// Each pays the other, and both can.
fn opposite_ways() {
    let (ann, bob) = ann_and_bob(5, 5);
    let (there, back) = thread::scope(|scope| {
        let back = scope.spawn(|| transfer(&bob, &ann, 2));
        (transfer(&ann, &bob, 3), back.join().unwrap())
    });
    check(there && back, "answer: there was enough for both transfers");
    let balances = (balance(&ann), balance(&bob));
    let message = format!("moved: 3 there and 2 back from 5 and 5 made {balances:?}");
    check(balances == (4, 6), &message);
}

fn to_oneself() {
    let ann = Mutex::new(5);
    let ann = account(1, ann);
    let answers = [5, 6].map(|amount| transfer(&ann, &ann, amount));
    let message = "oneself: of 5 one can pay oneself 5, and not 6";
    check(answers == [true, false], message);
    check(balance(&ann) == 5, "oneself: the balance has changed");
}
