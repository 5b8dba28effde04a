//! Where the explored machine could go wrong: unwinding, nesting, lateness, being overtaken.

use std::time::Duration;

use interleave_schedule::{Graph, Kind};
use interleave_sync::explored as sync;
use sync::belief;
use sync::channel::{after, bounded, select, tick};
use sync::model::{self, Clock, Ending, Options};
use sync::{Arc, Mutex, RwLock, print, thread};

/// Explores until nobody can move, and compares with the unmerged tree.
fn drained(name: &str, program: fn()) -> Graph {
    believed(
        name,
        program,
        Options {
            ending: Ending::Drains,
            ..Options::default()
        },
    )
}

fn believed(name: &str, program: fn(), options: Options) -> Graph {
    let graph = model::explore(name, options, program);
    belief::agrees_with_its_tree(&graph, options, program);
    graph
}

fn kinds(graph: &Graph) -> Vec<Kind> {
    let mut kinds: Vec<_> = graph.outcomes.iter().map(|outcome| outcome.kind).collect();
    kinds.dedup();
    kinds
}

fn outputs(graph: &Graph) -> Vec<&str> {
    graph
        .outcomes
        .iter()
        .map(|outcome| outcome.output.trim())
        .collect()
}

#[test]
fn children_of_children_keep_their_numbers() {
    let graph = drained("nested", || {
        let parents = ["a", "b"].map(|name| {
            thread::spawn(move || {
                print(name);
                thread::spawn(move || print(name.to_uppercase()))
                    .join()
                    .unwrap();
            })
        });
        for parent in parents {
            parent.join().unwrap();
        }
    });
    assert_eq!(graph.threads.len(), 5);
    // Of the 24 orders, the six in which each name comes before its capital.
    assert_eq!(graph.outcomes.len(), 6);
}

#[test]
fn a_deadlock_in_a_scope_is_unwound() {
    let graph = drained("scoped", || {
        let (left, right) = (Mutex::new(0), Mutex::new(0));
        thread::scope(|scope| {
            scope.spawn(|| *left.lock().unwrap() += *right.lock().unwrap());
            scope.spawn(|| *right.lock().unwrap() += *left.lock().unwrap());
        });
    });
    assert_eq!(kinds(&graph), [Kind::Finished, Kind::Deadlock]);
}

#[test]
fn a_panic_in_a_scope_reaches_whoever_opened_it() {
    let graph = drained("scoped panic", || {
        thread::scope(|scope| {
            scope.spawn(|| panic!("on purpose"));
            scope.spawn(|| print("unharmed"));
        });
    });
    assert_eq!(kinds(&graph), [Kind::Panic]);
    assert_eq!(
        graph.outcomes[0].message.as_deref(),
        Some("main: a scoped thread panicked")
    );
}

#[test]
fn a_scope_waits_for_the_children_of_its_children() {
    let graph = drained("nested in one scope", || {
        thread::scope(|scope| {
            scope.spawn(move || {
                scope.spawn(|| print("grandchild"));
                print("child");
            });
        });
        print("main");
    });
    assert_eq!(kinds(&graph), [Kind::Finished]);
    assert_eq!(
        outputs(&graph),
        ["child\ngrandchild\nmain", "grandchild\nchild\nmain"]
    );
}

#[test]
fn to_wait_while_unwinding_is_an_outcome() {
    struct LocksAtLast(Arc<Mutex<()>>);
    impl Drop for LocksAtLast {
        fn drop(&mut self) {
            let _guard = self.0.lock();
        }
    }
    let graph = drained("waits in a drop", || {
        let lock = Arc::new(Mutex::new(()));
        let last = LocksAtLast(Arc::clone(&lock));
        let guard = lock.lock().unwrap();
        let thread = thread::spawn(move || {
            let _last = last;
            panic!("on purpose");
        });
        drop(guard);
        let _ = thread.join();
    });
    let messages: Vec<_> = graph
        .outcomes
        .iter()
        .filter_map(|it| it.message.as_deref())
        .collect();
    assert_eq!(messages, ["1 waits while it unwinds from a panic"]);
}

/// A child that is unwound wants a lock that its parent, unwound after it, still has; and the parent
/// waits for its children.
#[test]
fn a_lock_in_a_drop_is_no_fault_of_an_unwound_run() {
    struct LocksAtLast<'a>(&'a Mutex<u32>);
    impl Drop for LocksAtLast<'_> {
        fn drop(&mut self) {
            *self.0.lock().unwrap() += 1;
        }
    }
    let graph = drained("locks at last", || {
        let (lock, other) = (Mutex::new(0), Mutex::new(0));
        thread::scope(|scope| {
            let last = LocksAtLast(&lock);
            let other = &other;
            scope.spawn(move || {
                let _last = last;
                // Of its steps and main's, which it does not meet, both orders lead to one state: there
                // the second run ends.
                *other.lock().unwrap() += 1;
            });
            *lock.lock().unwrap() += 1;
            *lock.lock().unwrap() += 1;
        });
        print(lock.into_inner().unwrap().to_string());
    });
    assert_eq!(outputs(&graph), ["3"]);
}

#[test]
fn a_second_read_behind_a_writer_deadlocks() {
    let graph = drained("read twice", || {
        let lock = Arc::new(RwLock::new(0));
        let writing = Arc::clone(&lock);
        let writer = thread::spawn(move || *writing.write().unwrap() = 1);
        let first = lock.read().unwrap();
        let second = lock.read().unwrap();
        assert_eq!(*first, *second);
        drop((first, second));
        writer.join().unwrap();
    });
    assert_eq!(kinds(&graph), [Kind::Finished, Kind::Deadlock]);
}

/// A message against a time limit.
fn hedge() {
    let (tx, rx) = bounded(1);
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(1));
        let _ = tx.send("message");
    });
    select! {
        recv(rx) -> message => print(message.unwrap_or("hung up")),
        recv(after(Duration::from_secs(1))) -> _ => print("too late"),
    }
}

#[test]
fn a_time_limit_is_met_only_under_the_late_clock() {
    assert_eq!(
        outputs(&believed("hedge", hedge, Options::default())),
        ["message"]
    );
    let late = Options {
        clock: Clock::Late,
        ..Options::default()
    };
    assert_eq!(
        outputs(&believed("hedge, late", hedge, late)),
        ["message", "too late"]
    );
}

#[test]
fn a_ticker_ticks_on() {
    let graph = drained("ticker", || {
        let time = tick(Duration::from_secs(1));
        let (tx, rx) = bounded(0);
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(2500));
            tx.send(()).unwrap();
        });
        loop {
            select! {
                recv(time) -> _ => print("tick"),
                recv(rx) -> _ => break,
            }
        }
    });
    assert_eq!(outputs(&graph), ["tick\ntick"]);
}

#[test]
fn a_select_that_sends_serves_whoever_tries_to_receive() {
    let graph = drained("try to receive", || {
        let (tx, rx) = bounded(0);
        let (_kept, silent) = bounded::<u8>(0);
        let sending = thread::spawn(move || {
            select! {
                send(tx, 7) -> sent => print(sent.is_ok()),
                recv(silent) -> _ => print("never"),
            }
        });
        print(format!("{:?}", rx.try_recv()));
        drop(rx);
        sending.join().unwrap();
    });
    let outputs = outputs(&graph);
    assert!(outputs.contains(&"Err(Empty)\nfalse"), "{outputs:?}");
    assert!(outputs.contains(&"Ok(7)\ntrue"), "{outputs:?}");
}

#[test]
fn a_message_that_nobody_receives_is_dropped_in_its_run() {
    let graph = drained("unreceived", || {
        let (tx, rx) = bounded(1);
        let (inner, inner_rx) = bounded::<u8>(0);
        tx.send(inner).unwrap();
        thread::spawn(move || drop(rx));
        print(inner_rx.recv().is_err());
        drop(tx);
    });
    assert_eq!(kinds(&graph), [Kind::Finished]);
}

/// What the standard library does for a program stands where the program says so.
#[test]
fn places_are_in_the_workspace() {
    let graph = drained("adaptors", || {
        let (tx, rx) = bounded(1);
        let lent = Some(tx);
        let cloned = lent.clone();
        drop((lent, cloned));
        rx.into_iter().for_each(|line: u8| print(line));
    });
    assert!(graph.places().count() > 0);
    for place in graph.places() {
        assert_eq!(place.file, "lessons/sync/tests/edges.rs");
    }
}
