//! What the page says of floating-point addition, of the servers, and of gradient descent, each fact
//! on the lesson's own code.

use lesson_19_parameter_server::actor::Actor;
use lesson_19_parameter_server::cas::Cas;
use lesson_19_parameter_server::ledger::{Ledger, Push};
use lesson_19_parameter_server::server::Server;
use lesson_19_parameter_server::sharded::Sharded;
use lesson_19_parameter_server::sync::Mutex;
use lesson_19_parameter_server::updates::{UNIT, units, update};

fn push(worker: usize, sequence: u64, key: usize, delta: f64) -> Push {
    Push {
        worker,
        sequence,
        key,
        delta,
    }
}

#[test]
fn addition_is_not_associative() {
    assert_ne!((0.1 + 0.2) + 0.3, 0.1 + (0.2 + 0.3));
    assert_eq!(0.1 + 0.2, 0.2 + 0.1);
    // A number is lost in a much larger one.
    assert_eq!((1e16 + 1.0) - 1e16, 0.0);
}

#[test]
fn an_update_is_a_whole_number_of_units() {
    for (worker, sequence) in [(0, 1), (9, 100), (3, 50)] {
        let update = update(19, worker, sequence);
        assert!((0.0..1.0).contains(&update));
        assert_eq!(update / UNIT, units(19, worker, sequence) as f64);
    }
    assert_ne!(units(19, 0, 2), units(19, 1, 1));
    assert_ne!(units(19, 0, 1), units(20, 0, 1));
}

/// All three, to every parameter in turn; a push that comes again, late or at once, and an old one.
#[test]
fn no_server_counts_a_push_twice() {
    let servers: [Box<dyn Server>; 3] = [
        Box::new(Mutex::new(Ledger::new(2, 4))),
        Box::new(Actor::new(Ledger::new(2, 4))),
        Box::new(Sharded::new(2, 2, 2)),
    ];
    for server in servers {
        for key in 0..4 {
            let sequence = key as u64 + 1;
            for worker in [0, 1, 0, 1] {
                server.push(push(worker, sequence, key, 1.0));
            }
        }
        server.push(push(0, 4, 3, 1.0));
        server.push(push(0, 3, 2, 1.0));
        assert_eq!(server.pull(), [2.0; 4]);
    }
}

/// A range is one push: all of it is applied, once.
#[test]
fn a_range_is_pushed_once() {
    let server = Sharded::new(1, 2, 4);
    for _first_and_again in 0..2 {
        server.push_range(push(0, 1, 5, 0.0), &[1.0, 2.0, 3.0]);
    }
    assert_eq!(server.pull(), [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0]);
}

#[test]
#[should_panic(expected = "a range in two shards")]
fn a_range_is_in_one_shard() {
    Sharded::new(1, 2, 4).push_range(push(0, 1, 3, 0.0), &[1.0, 2.0]);
}

/// It has no room for who has pushed what.
#[test]
fn compare_and_swap_counts_a_retry_twice() {
    let parameter = Cas::new();
    for _first_and_again in 0..2 {
        parameter.add(1.0);
    }
    assert_eq!(parameter.get(), 2.0);
}

/// Each worker's order is kept, the order among workers does not matter: not even the last bit.
#[test]
fn who_comes_first_changes_no_bit() {
    let pushed = |order: &[usize]| {
        let server = Mutex::new(Ledger::new(3, 1));
        let mut sequence = [0; 3];
        for worker in order {
            sequence[*worker] += 1;
            let delta = update(19, *worker, sequence[*worker]);
            server.push(push(*worker, sequence[*worker], 0, delta));
        }
        server.pull()[0].to_bits()
    };
    let first = pushed(&[0, 0, 0, 1, 1, 1, 2, 2, 2]);
    for order in [
        [2, 2, 2, 1, 1, 1, 0, 0, 0],
        [0, 1, 2, 0, 1, 2, 0, 1, 2],
        [2, 0, 1, 1, 0, 2, 0, 2, 1],
    ] {
        assert_eq!(pushed(&order), first);
    }
}

/// The minimum of (x - 3)², by following its slope downhill: one thread, no nodes, nothing shared.
#[test]
fn gradient_descent_needs_one_thread() {
    let gradient = |x: f64| 2.0 * (x - 3.0);
    let found = (0..100).fold(0.0, |x, _step| x - 0.1 * gradient(x));
    assert!((found - 3.0).abs() < 1e-6, "{found}");
}
