//! What the checks of exercises go by: values counted, time passed, threads alive, panics placed.

use std::time::Duration;

use interleave_schedule::{Graph, Kind};
use interleave_sync::explored::model::{self, Counted, Options, check, elapsed, explore};
use interleave_sync::explored::{channel, print, thread};

/// Two threads that each hold a value over a step, of which `most` may be alive at once.
fn holders(most: usize) -> Graph {
    explore("holders", Options::default(), move || {
        let holders = [1, 2].map(|number| {
            thread::spawn(move || {
                let value = Counted::at_most(most, "too many");
                print(number);
                drop(value);
            })
        });
        holders
            .into_iter()
            .for_each(|holder| holder.join().unwrap());
    })
}

#[test]
fn the_schedule_in_which_too_many_are_alive_is_found() {
    let graph = holders(1);
    let kinds: Vec<Kind> = graph.outcomes.iter().map(|outcome| outcome.kind).collect();
    assert!(kinds.contains(&Kind::CheckFailed), "{kinds:?}");
    assert!(
        kinds.contains(&Kind::Finished),
        "one after the other is possible: {kinds:?}"
    );
    let graph = holders(2);
    assert!(graph.outcomes.iter().all(|outcome| !outcome.fails()));
}

/// What is alive follows from the steps made, so counting splits no state and adds none.
#[test]
fn counting_costs_no_states() {
    let uncounted = explore("uncounted", Options::default(), || {
        let holders = [1, 2].map(|number| thread::spawn(move || print(number)));
        holders
            .into_iter()
            .for_each(|holder| holder.join().unwrap());
    });
    assert_eq!(holders(2).nodes.len(), uncounted.nodes.len());
}

/// A value in a queue, or in the hands of a receiver that has not gone on, is alive.
#[test]
fn values_under_way_are_alive() {
    let sent = |most| {
        let graph = explore("sent", Options::default(), move || {
            let (tx, rx) = channel::bounded(1);
            let sender = thread::spawn(move || {
                for _ in 0..3 {
                    tx.send(Counted::at_most(most, "too many")).unwrap();
                }
            });
            rx.into_iter().for_each(drop);
            sender.join().unwrap();
        });
        graph.outcomes.iter().any(|outcome| outcome.fails())
    };
    // In the receiver's hands, in the queue, in the sender's hands.
    assert!(!sent(3));
    assert!(sent(2));
}

#[test]
fn time_is_the_machines() {
    let graph = explore("sleeps", Options::default(), || {
        let other = thread::spawn(|| thread::sleep(Duration::from_secs(3)));
        check(elapsed() == Duration::ZERO, "nobody has waited yet");
        other.join().unwrap();
        check(elapsed() == Duration::from_secs(3), "three seconds");
    });
    assert!(graph.outcomes.iter().all(|outcome| !outcome.fails()));
}

#[test]
fn threads_alive_at_once_are_counted() {
    let alive = |at_once: bool| {
        let graph = explore("threads", Options::default(), move || {
            let spawn = || thread::spawn(|| print("here"));
            if at_once {
                let threads = [spawn(), spawn()];
                threads
                    .into_iter()
                    .for_each(|thread| thread.join().unwrap());
            } else {
                spawn().join().unwrap();
                spawn().join().unwrap();
            }
        });
        graph.most_alive()
    };
    assert_eq!((alive(true), alive(false)), (2, 1));
}

#[test]
fn a_panic_is_placed() {
    let program = || {
        let nothing: Result<(), ()> = std::hint::black_box(Err(()));
        thread::spawn(move || {
            print("soon");
            nothing.unwrap();
        });
        print("main");
    };
    let line = line!() - 4;
    let graph = explore("panics", Options::default(), program);
    let panics = graph
        .outcomes
        .iter()
        .position(|outcome| outcome.kind == Kind::Panic);
    let shortest = graph.shortest().swap_remove(panics.unwrap()).unwrap();
    let place = model::panics_at(Options::default(), program, &shortest.schedule).unwrap();
    assert_eq!(
        (&*place.file, place.line),
        ("lessons/sync/tests/checks.rs", line)
    );
}

#[test]
fn threads_without_end_are_a_panic() {
    let limits = interleave_schedule::Limits {
        nodes: 100,
        runs: 50,
    };
    let options = Options {
        limits,
        ..Options::default()
    };
    let graph = explore("threads without end", options, || {
        loop {
            thread::spawn(|| print("one"));
        }
    });
    let panics = graph
        .outcomes
        .iter()
        .find(|outcome| outcome.kind == Kind::Panic)
        .unwrap();
    assert!(
        panics
            .message
            .as_ref()
            .unwrap()
            .contains("more than 64 threads")
    );
}
