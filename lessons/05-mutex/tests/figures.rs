//! The recorded cost of locks: the page's sentences are those of the record. Nothing is measured
//! here.

#[path = "../benches/locks/record.rs"]
mod record;

use record::{Costs, Locks};

fn locks() -> Locks {
    serde_json::from_str(include_str!("../measured/locks.json")).expect("a record")
}

fn both(locks: &Locks) -> [&Costs; 2] {
    [&locks.alone, &locks.contended]
}

#[test]
fn a_channel_costs_more_than_a_mutex() {
    for costs in both(&locks()) {
        assert!(costs.go_channel.0 > costs.go_mutex.0, "{costs:?}");
        assert!(costs.rust_channel.0 > costs.rust_mutex.0, "{costs:?}");
    }
}

/// To as many digits as the page shows.
#[test]
fn the_ratios_are_those_of_the_record() {
    for costs in both(&locks()) {
        let close = |ratio: f64, more: f64, less: f64| (ratio * less / more - 1.0).abs() < 0.06;
        assert!(close(
            costs.go_times.0,
            costs.go_channel.0,
            costs.go_mutex.0
        ));
        assert!(close(
            costs.rust_times.0,
            costs.rust_channel.0,
            costs.rust_mutex.0
        ));
        assert!(close(costs.mutexes.0, costs.go_mutex.0, costs.rust_mutex.0));
    }
}
