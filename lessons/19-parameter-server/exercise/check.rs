//! What is checked of `Server`.

use lesson_exercise::Check;

use super::exercise::Server;
use crate::sync::model::check;
use crate::sync::thread;

pub const CHECKS: &[Check] = &[
    Check::new("two workers", two_workers),
    Check::new("a pull twice", a_pull_twice),
    Check::new("a push again", a_push_again),
    Check::new("a pull after a retry", a_pull_after_a_retry),
    Check::new("a pull under way", a_pull_under_way),
    Check::new("two pulls", two_pulls),
];

/// Each pushes its first.
fn two_workers() {
    let server = Server::new(2);
    thread::scope(|scope| {
        scope.spawn(|| server.push(1, 1, 2));
        server.push(0, 1, 3);
    });
    let value = server.pull().value;
    let message = format!("lost: two workers pushed 3 and 2, and the parameter is {value}");
    check(value == 5, &message);
}

/// Nobody pushes in between.
fn a_pull_twice() {
    let server = Server::new(1);
    server.push(0, 1, 3);
    let (first, second) = (server.pull(), server.pull());
    let message = format!(
        "changes: the first pull was {first:?}, and the next, with no push between, {second:?}"
    );
    check(first == second, &message);
}

/// The first attempt is still under way when the second comes; and a third comes after the next
/// push.
fn a_push_again() {
    let server = Server::new(1);
    thread::scope(|scope| {
        scope.spawn(|| server.push(0, 1, 3));
        server.push(0, 1, 3);
    });
    server.push(0, 2, 4);
    server.push(0, 1, 3);
    let value = server.pull().value;
    let message = format!("again: 3, pushed three times under one number, and 4 make {value}");
    check(value == 7, &message);
}

/// The retry has its answer; whether the first attempt has, nobody knows. More than was pushed is
/// another check's affair.
fn a_pull_after_a_retry() {
    let server = Server::new(1);
    let value = thread::scope(|scope| {
        scope.spawn(|| server.push(0, 1, 3));
        server.push(0, 1, 3);
        server.pull().value
    });
    let message = format!("missing: a push of 3 had returned, and a pull after it saw {value}");
    check(value >= 3, &message);
}

/// What there is when none, one and both of two pushes have been added, which come one after the
/// other.
const STATES: [(i64, u64); 3] = [(0, 0), (10, 1), (15, 2)];

/// Two workers push, one when the other's push has returned.
fn a_pull_under_way() {
    let server = Server::new(2);
    let pulled = thread::scope(|scope| {
        let puller = scope.spawn(|| server.pull());
        server.push(0, 1, 10);
        server.push(1, 1, 5);
        puller.join().unwrap()
    });
    let (value, version) = (pulled.value, pulled.version);
    let message = format!("torn: first 10 was pushed and then 5, and a pull saw {value}");
    let versions = STATES.iter().filter(|state| state.0 == value);
    let versions: Vec<u64> = versions.map(|state| state.1).collect();
    check(!versions.is_empty(), &message);
    let message = format!(
        "version: first 10 was pushed and then 5, and a pull saw {value} as version {version}"
    );
    check(versions.contains(&version), &message);
}

/// Both come after the push. More than was pushed is another check's affair.
fn two_pulls() {
    let server = Server::new(1);
    server.push(0, 1, 3);
    let seen = thread::scope(|scope| {
        let other = scope.spawn(|| server.pull());
        [server.pull(), other.join().unwrap()]
    });
    let least = seen[0].value.min(seen[1].value);
    let message = format!("missing: 3 had been pushed, and of two pulls at once one saw {least}");
    check(least >= 3, &message);
}
