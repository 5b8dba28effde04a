//! What the explorer finds; each graph is compared with its unmerged tree.

use interleave_schedule::{Graph, Kind};
use interleave_sync::explored as sync;
use sync::belief;
use sync::model::{self, Clock, Ending, Options};
use sync::{print, thread};

#[expect(dead_code, reason = "some of the programs are only compared with loom")]
mod programs;

const DRAINS: Options = Options {
    ending: Ending::Drains,
    clock: Clock::Exact,
    spurious: 0,
    steps: 500,
    limits: interleave_schedule::Limits {
        nodes: 100_000,
        runs: 1_000_000,
    },
};

/// Explores, and compares with the unmerged tree.
fn believed(name: &str, options: Options, program: fn()) -> Graph {
    let graph = model::explore(name, options, program);
    assert!(graph.limits.is_empty(), "{name}: {:?}", graph.limits);
    let compared = belief::agrees_with_its_tree(&graph, options, program);
    println!(
        "{name}: {} states, {} steps, {} schedules, {} runs, compared: {}",
        graph.nodes.len(),
        graph.edges(),
        graph.paths(),
        graph.runs,
        compared
    );
    graph
}

fn outputs(graph: &Graph) -> Vec<&str> {
    graph
        .outcomes
        .iter()
        .map(|outcome| outcome.output.as_str())
        .collect()
}

/// The table of the simplest schedule with an outcome of this kind.
fn simplest(graph: &Graph, kind: Kind) -> String {
    let place = graph
        .outcomes
        .iter()
        .position(|outcome| outcome.kind == kind);
    let shortest = graph
        .shortest()
        .swap_remove(place.expect("there is such an outcome"));
    graph
        .draw(&shortest.expect("it can be reached").schedule)
        .unwrap()
}

#[test]
fn abba_deadlocks() {
    let graph = believed("abba", DRAINS, programs::abba);
    let kinds: Vec<_> = graph.outcomes.iter().map(|outcome| outcome.kind).collect();
    assert_eq!(kinds, [Kind::Finished, Kind::Deadlock]);
    let shortest = graph.shortest().swap_remove(1).unwrap();
    let last = *graph.replay(&shortest.schedule).unwrap().last().unwrap();
    assert_eq!(graph.cycle(last), [1, 2]);
    assert_eq!(shortest.preemptions, 1);
    insta::assert_snapshot!("abba", simplest(&graph, Kind::Deadlock));
}

/// One producer and two consumers, explored whole: 10,434 schedules, merged and unmerged.
///
/// An earlier machine, which is no more, counted 13,510 of this program. How many there are depends
/// on what is a step. Here spawning, joining and returning from main are, and beginning to wait for
/// a lock; a thread's start and its end are not: it starts with its spawn, up to its first
/// operation, and ends with its last. [`what_is_a_step_decides_how_many_schedules_there_are`]
/// measures how much that matters; which rule gave 13,510 it does not tell.
#[test]
fn a_buffer_of_condvars_is_right() {
    let graph = believed("condvar_buffer", DRAINS, programs::condvar_buffer);
    assert_eq!(graph.paths(), 10_434u32.into());
    let tree = model::unmerged(DRAINS, 50_000, programs::condvar_buffer);
    assert_eq!((tree.paths, tree.complete), (10_434, true));
    assert_eq!(outputs(&graph), ["[1, 2]\n", "[2, 1]\n"]);
    assert!(graph.outcomes.iter().all(|outcome| !outcome.fails()));
}

/// A step more at the start or the end of each consumer changes no outcome, and the count a lot.
#[test]
fn what_is_a_step_decides_how_many_schedules_there_are() {
    let counted = |program: fn()| {
        let graph = model::explore("condvar_buffer, longer", DRAINS, program);
        assert_eq!(outputs(&graph), ["[1, 2]\n", "[2, 1]\n"]);
        graph.paths().to_string()
    };
    let at_start = counted(|| programs::condvar_buffer_between(thread::yield_now, || {}));
    let at_end = counted(|| programs::condvar_buffer_between(|| {}, thread::yield_now));
    assert_eq!([at_start, at_end], ["132191", "106616"]);
}

#[test]
fn a_buffer_of_condvars_survives_spurious_wakeups() {
    let options = Options {
        spurious: 1,
        ..DRAINS
    };
    let graph = believed(
        "condvar_buffer, spurious",
        options,
        programs::condvar_buffer,
    );
    assert!(graph.outcomes.iter().all(|outcome| !outcome.fails()));
}

/// Notifying without the lock: nothing that either thread has seen tells a waiter that was
/// notified from one that began to wait too late.
fn notified_or_too_late() {
    let pair = sync::Arc::new((sync::Mutex::new(()), sync::Condvar::new()));
    let waiting = sync::Arc::clone(&pair);
    let waiter = thread::spawn(move || {
        let guard = waiting.0.lock().unwrap();
        drop(waiting.1.wait(guard));
    });
    pair.1.notify_one();
    waiter.join().unwrap();
}

#[test]
fn a_notification_before_the_wait_is_lost() {
    let graph = believed("notified or too late", DRAINS, notified_or_too_late);
    let kinds: Vec<_> = graph.outcomes.iter().map(|outcome| outcome.kind).collect();
    assert_eq!(kinds, [Kind::Finished, Kind::Deadlock]);
    assert_eq!(graph.paths(), 3u8.into());
}

#[test]
fn detached_printers_have_five_outcomes() {
    let graph = believed("two_printers", Options::default(), programs::two_printers);
    let (world, go) = ("Hello, World!\n", "Hello, Go!\n");
    let both = [format!("{go}{world}"), format!("{world}{go}")];
    assert_eq!(outputs(&graph), ["", go, &both[0], world, &both[1]]);
    let judged = graph.clone().judge(|output| match output.lines().count() {
        2 => Ok(()),
        _ => Err("a greeting is missing".to_owned()),
    });
    let failing = judged.outcomes.iter().filter(|outcome| outcome.fails());
    assert_eq!(
        failing.map(|outcome| outcome.kind).collect::<Vec<_>>(),
        [Kind::CheckFailed; 3]
    );
    assert_eq!(judged.paths(), graph.paths());
    let drained = believed("two_printers, drained", DRAINS, programs::two_printers);
    assert_eq!(outputs(&drained), both);
}

#[test]
fn waiting_before_receiving_deadlocks() {
    let graph = believed(
        "wait_then_receive",
        Options::default(),
        programs::wait_then_receive,
    );
    assert!(
        graph
            .outcomes
            .iter()
            .all(|outcome| outcome.kind == Kind::Deadlock)
    );
    insta::assert_snapshot!("wait_then_receive", simplest(&graph, Kind::Deadlock));
    let mended = believed(
        "receive_then_wait",
        Options::default(),
        programs::receive_then_wait,
    );
    assert_eq!(outputs(&mended), ["0\n1\n", "1\n0\n"]);
}

#[test]
fn a_kept_sender_deadlocks() {
    let graph = believed("kept_a_sender", Options::default(), programs::kept_a_sender);
    assert_eq!(graph.outcomes.len(), 1);
    assert_eq!(graph.outcomes[0].kind, Kind::Deadlock);
}

#[test]
fn a_select_takes_either_arm() {
    let graph = believed("select_of_two", DRAINS, programs::select_of_two);
    assert!(outputs(&graph).contains(&"left\nright\n"));
    assert!(outputs(&graph).contains(&"right\nleft\n"));
    assert!(outputs(&graph).contains(&"left\nleft hung up\n"));
    let graph = believed("both_ready", DRAINS, programs::both_ready);
    assert_eq!(outputs(&graph), ["left\n", "right\n"]);
    let schedules = graph.shortest().into_iter().flatten();
    let schedules: Vec<_> = schedules
        .map(|shortest| shortest.schedule.to_string())
        .collect();
    assert_eq!(schedules[0].replacen("0.0.0", "0.0.0b", 1), schedules[1]);
}

#[test]
fn what_was_received_decides_later() {
    let graph = believed("collect_two", DRAINS, programs::collect_two);
    assert_eq!(outputs(&graph), ["[1, 2]\n", "[2, 1]\n"]);
}

/// Which store was the last, and what was added to what, decides after all have ended.
fn atomics() {
    use sync::atomic::{AtomicUsize, Ordering::SeqCst};
    let last = sync::Arc::new(AtomicUsize::new(0));
    let threads = [1, 2].map(|number| {
        let last = sync::Arc::clone(&last);
        thread::spawn(move || {
            let before = last.load(SeqCst);
            last.store(before * 10 + number, SeqCst);
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    print(last.load(SeqCst));
}

#[test]
fn atomics_interleave() {
    let graph = believed("atomics", DRAINS, atomics);
    assert_eq!(outputs(&graph), ["1\n", "12\n", "2\n", "21\n"]);
}

#[test]
fn a_leak_is_found_by_draining() {
    let program = || {
        let (tx, rx) = sync::channel::bounded::<u8>(0);
        thread::spawn(move || rx.recv());
        std::mem::forget(tx);
    };
    let graph = model::explore("a leak", DRAINS, program);
    assert_eq!(graph.outcomes.len(), 1);
    assert_eq!(graph.outcomes[0].kind, Kind::Leak);
    let ended = model::explore("no leak", Options::default(), program);
    assert_eq!(ended.outcomes[0].kind, Kind::Finished);
}

#[test]
fn panics_and_failed_checks_are_outcomes() {
    let graph = model::explore("panics", DRAINS, || {
        let lock = sync::Arc::new(sync::Mutex::new(0));
        let other = sync::Arc::clone(&lock);
        thread::spawn(move || {
            let _guard = other.lock().unwrap();
            panic!("on purpose");
        });
        model::check(lock.lock().is_ok(), "the lock is poisoned");
    });
    let kinds: Vec<_> = graph.outcomes.iter().map(|outcome| outcome.kind).collect();
    assert_eq!(kinds, [Kind::Panic, Kind::CheckFailed]);
    assert_eq!(
        graph.outcomes[0].message.as_deref(),
        Some("1 panicked: on purpose")
    );
}

#[test]
fn a_livelock_makes_no_progress() {
    let options = Options {
        steps: 50,
        ..DRAINS
    };
    let graph = model::explore("a livelock", options, || {
        let flag = sync::atomic::AtomicBool::new(false);
        while !flag.load(sync::atomic::Ordering::Acquire) {}
    });
    assert_eq!(graph.outcomes[0].kind, Kind::NoProgress);
    let limit = "Some schedules were followed no further: no end after 50 steps.";
    assert_eq!(graph.limits, [limit]);
    let schedule = graph.shortest().remove(0).unwrap().schedule;
    let turns = graph.turns(&schedule).unwrap().expect("it goes round");
    assert_eq!((turns.before, turns.steps, turns.times), (0, 1, 50));
    let played = schedule.up_to_second(turns);
    assert_eq!(played.to_string(), "0.0");
    assert_eq!(graph.turns(&played).unwrap(), None, "that has not ended");
}

/// Two steps lead to it; then it prints another line in every turn.
#[test]
fn what_goes_on_for_ever_is_drawn_once_or_twice() {
    let options = Options {
        steps: 30,
        ..DRAINS
    };
    let graph = model::explore("for ever", options, || {
        print("a");
        print("b");
        for number in 0u64.. {
            print(number);
            thread::yield_now();
        }
    });
    let schedule = graph.shortest().remove(0).unwrap().schedule;
    insta::assert_snapshot!(graph.draw(&schedule).unwrap());
}

fn sleepers() {
    let sleepers = [1, 2].map(|seconds| {
        thread::spawn(move || {
            thread::sleep(std::time::Duration::from_secs(seconds));
            print(seconds);
        })
    });
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
}

fn equal_sleepers() {
    let sleepers = [1, 2].map(|name| {
        thread::spawn(move || {
            thread::sleep(std::time::Duration::from_secs(1));
            print(name);
        })
    });
    for sleeper in sleepers {
        sleeper.join().unwrap();
    }
}

#[test]
fn the_two_clocks_differ() {
    let late = Options {
        clock: Clock::Late,
        ..DRAINS
    };
    assert_eq!(
        outputs(&believed("sleepers, exact", DRAINS, sleepers)),
        ["1\n2\n"]
    );
    assert_eq!(
        outputs(&believed("sleepers, late", late, sleepers)),
        ["1\n2\n", "2\n1\n"]
    );
    let equal = believed("equal sleepers, exact", DRAINS, equal_sleepers);
    assert_eq!(outputs(&equal), ["1\n2\n", "2\n1\n"]);
}

#[test]
fn a_time_limit_races_with_its_message() {
    let program = || {
        let (tx, rx) = sync::channel::bounded(0);
        thread::spawn(move || {
            thread::sleep(std::time::Duration::from_secs(1));
            let _ = tx.send(1);
        });
        print(format!(
            "{:?}",
            rx.recv_timeout(std::time::Duration::from_secs(1))
        ));
    };
    let graph = model::explore("a time limit", Options::default(), program);
    assert_eq!(outputs(&graph), ["Err(Timeout)\n", "Ok(1)\n"]);
}

#[test]
fn nondeterminism_is_reported() {
    let count = std::cell::Cell::new(0);
    let program = move || {
        count.set(count.get() + 1);
        if count.get() % 2 == 0 {
            print("even");
        }
        thread::spawn(|| print("one"));
        thread::spawn(|| print("two"));
    };
    let mut explorer = model::explorer(DRAINS, program);
    let error = interleave_schedule::explore("chance", &mut explorer, DRAINS.limits).unwrap_err();
    assert!(error.to_string().contains("not deterministic"), "{error}");
}
