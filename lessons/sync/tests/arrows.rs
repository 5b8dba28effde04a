//! Arrows: in what the explorer records, the step that a step follows from can be found.

use interleave_schedule::{Graph, Move, Schedule};
use interleave_sync::explored as sync;
use sync::atomic::{AtomicUsize, Ordering::SeqCst};
use sync::channel::{bounded, select, unbounded};
use sync::model::{self, Ending, Options};
use sync::{Arc, Barrier, Condvar, Mutex, OnceLock, RwLock, WaitGroup, thread};

fn explored(program: fn()) -> Graph {
    let options = Options {
        ending: Ending::Drains,
        ..Options::default()
    };
    model::explore("arrows", options, program)
}

/// The arrows of the path on which, at each step, the first thread in `order` that can move does,
/// as "operation → operation".
fn arrows(program: fn(), order: &[u8]) -> Vec<String> {
    let graph = explored(program);
    let (mut node, mut moves, mut texts) = (0, Vec::new(), Vec::new());
    while !graph.nodes[node].edges.is_empty() {
        let edges = &graph.nodes[node].edges;
        let next = order
            .iter()
            .find_map(|thread| edges.iter().find(|edge| edge.by.thread == *thread));
        let edge = next.unwrap_or(&edges[0]);
        moves.push(Move { ..edge.by });
        texts.push(format!("{}: {}", edge.by.thread, edge.event.text));
        node = edge.to.unwrap();
    }
    let arrows = graph.arrows(&Schedule(moves)).unwrap();
    let words = |(from, to): (usize, usize)| format!("{} → {}", texts[from - 1], texts[to - 1]);
    arrows.into_iter().map(words).collect()
}

const SPAWN: &str = "0: spawn → 1 → 1: ";

#[test]
fn from_a_spawn_to_the_first_step_and_from_the_last_to_the_join() {
    let program = || {
        let child = thread::spawn(|| {
            thread::yield_now();
            thread::yield_now();
        });
        child.join().unwrap();
        thread::scope(|scope| {
            scope.spawn(thread::yield_now);
        });
    };
    assert_eq!(
        arrows(program, &[0, 1]),
        [
            format!("{SPAWN}yield"),
            "1: yield → 0: join 1".to_owned(),
            "0: spawn → 2 → 2: yield".to_owned(),
            "2: yield → 0: end of the scope".to_owned(),
        ]
    );
}

fn two_locks() {
    let lock = Arc::new(Mutex::new(()));
    let other = Arc::clone(&lock);
    thread::spawn(move || drop(other.lock().unwrap()));
    drop(lock.lock().unwrap());
}

#[test]
fn from_an_unlock_to_the_next_lock() {
    // Main is first: then its unlock is what thread 1 finds.
    assert_eq!(
        arrows(two_locks, &[0, 1]),
        [
            format!("{SPAWN}lock lock"),
            "0: unlock lock → 1: lock lock".to_owned()
        ]
    );
    assert_eq!(
        arrows(two_locks, &[1, 0]),
        [
            format!("{SPAWN}lock lock"),
            "1: unlock lock → 0: lock lock".to_owned()
        ]
    );
}

#[test]
fn from_an_unlock_to_whoever_has_waited() {
    let program = || {
        let lock = Arc::new(Mutex::new(()));
        let guard = lock.lock().unwrap();
        let other = Arc::clone(&lock);
        thread::spawn(move || drop(other.lock().unwrap()));
        thread::yield_now();
        drop(guard);
    };
    assert_eq!(
        arrows(program, &[1, 0]),
        [
            format!("{SPAWN}waits for lock"),
            "0: unlock lock → 1: gets lock".to_owned()
        ]
    );
}

#[test]
fn from_a_send_to_the_receive_of_that_message() {
    let program = || {
        let (tx, rx) = unbounded();
        thread::spawn(move || {
            tx.send(1).unwrap();
            tx.try_send(2).unwrap();
        });
        let _ = (rx.recv(), rx.recv(), rx.recv());
    };
    // The first of two messages is taken when both have been sent; the hang-up is found.
    assert_eq!(
        arrows(program, &[1, 0]),
        [
            format!("{SPAWN}send to tx"),
            "1: send to tx → 0: receive from tx".to_owned(),
            "1: try to send to tx → 0: receive from tx".to_owned(),
            "1: drop a sender of tx → 0: receive from tx".to_owned(),
        ]
    );
    // Handed over to a receiver that waits, each send wakes it, as the hang-up does.
    assert_eq!(
        arrows(program, &[0, 1])[1..],
        [
            "1: send to tx → 0: receives from tx",
            "1: try to send to tx → 0: receives from tx",
            "1: drop a sender of tx → 0: receive from tx",
        ]
    );
}

#[test]
fn a_rendezvous_goes_both_ways() {
    let program = || {
        let (tx, rx) = bounded(0);
        thread::spawn(move || tx.send(1).unwrap());
        rx.recv().unwrap();
    };
    assert_eq!(
        arrows(program, &[1, 0]),
        [
            format!("{SPAWN}waits for a receiver at tx"),
            "1: waits for a receiver at tx → 0: receive from tx".to_owned(),
            "0: receive from tx → 1: has sent to tx".to_owned(),
        ]
    );
}

#[test]
fn a_message_taken_back_is_nobodys() {
    let program = || {
        let (tx, rx) = bounded(0);
        let two = tx.clone();
        thread::spawn(move || tx.send_timeout(1, std::time::Duration::from_secs(1)));
        thread::spawn(move || two.send(2));
        thread::sleep(std::time::Duration::from_secs(2));
        rx.recv().unwrap();
    };
    let found = arrows(program, &[1, 2, 0]);
    let taken: Vec<_> = found
        .iter()
        .filter(|arrow| arrow.ends_with("0: receive from tx"))
        .collect();
    assert_eq!(
        taken,
        ["2: waits for a receiver at tx → 0: receive from tx"]
    );
}

#[test]
fn a_select_s_message_goes_to_whoever_receives() {
    let program = || {
        let (tx, rx) = bounded(0);
        thread::spawn(move || {
            select! { send(tx, 1) -> sent => sent.unwrap() }
        });
        rx.recv().unwrap();
    };
    assert_eq!(
        arrows(program, &[1, 0])[1..],
        [
            "0: waits for a message from tx → 1: select: send to tx",
            "1: select: send to tx → 0: receives from tx",
        ]
    );
}

#[test]
fn from_a_store_to_a_load() {
    let program = || {
        let value = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&value);
        thread::spawn(move || {
            other.store(1, SeqCst);
            other.fetch_add(1, SeqCst);
        });
        value.load(SeqCst);
        value.store(3, SeqCst);
    };
    assert_eq!(
        arrows(program, &[1, 0]),
        [
            format!("{SPAWN}store value"),
            "1: add to value → 0: load value".to_owned()
        ]
    );
    assert_eq!(arrows(program, &[0, 1]), [format!("{SPAWN}store value")]);
}

#[test]
fn a_condvar_releases_its_lock_and_a_notification_wakes() {
    let program = || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        thread::spawn(move || {
            let ready = other.0.lock().unwrap();
            drop(other.1.wait_while(ready, |ready| !*ready));
        });
        *pair.0.lock().unwrap() = true;
        pair.1.notify_one();
    };
    assert_eq!(
        arrows(program, &[1, 0])[1..],
        [
            "1: wait on pair's condvar → 0: lock pair",
            "0: unlock pair → 1: lock again pair",
            "0: notify one of pair's condvar → 1: lock again pair",
        ]
    );
}

#[test]
fn the_other_primitives_have_arrows() {
    let wait_group = || {
        let tasks = Arc::new(WaitGroup::new());
        tasks.add(1);
        let done = Arc::clone(&tasks);
        thread::spawn(move || done.done());
        tasks.wait();
    };
    let counted = "1: take 1 from tasks → 0: wait for tasks";
    assert_eq!(arrows(wait_group, &[1, 0])[1..], [counted]);
    assert_eq!(
        arrows(wait_group, &[0, 1])[1..],
        [format!("{counted} ends")]
    );

    let barrier = || {
        let barrier = Arc::new(Barrier::new(2));
        let other = Arc::clone(&barrier);
        thread::spawn(move || other.wait());
        barrier.wait();
    };
    let leader = "0: wait at barrier → 1: wait at barrier ends";
    assert_eq!(arrows(barrier, &[1, 0])[1..], [leader]);

    let once = || {
        let cell = Arc::new(OnceLock::new());
        let other = Arc::clone(&cell);
        thread::spawn(move || other.set(1));
        cell.get();
    };
    assert_eq!(arrows(once, &[1, 0])[1..], ["1: set cell → 0: get cell"]);
    assert_eq!(arrows(once, &[0, 1])[1..], [""; 0]);

    let park = || {
        let parked = thread::spawn(thread::park);
        parked.thread().unpark();
    };
    assert_eq!(
        arrows(park, &[0, 1]),
        [format!("{SPAWN}park"), "0: unpark 1 → 1: park".to_owned()]
    );

    let readers = || {
        let lock = Arc::new(RwLock::new(0));
        let other = Arc::clone(&lock);
        thread::spawn(move || drop(other.read().unwrap()));
        drop(lock.read().unwrap());
    };
    assert_eq!(arrows(readers, &[0, 1]), [format!("{SPAWN}read lock")]);
}
