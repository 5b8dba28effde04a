//! One measurement, in a process of its own.

use std::hint;
use std::time::Instant;

use lesson_02_channels::sync::atomic::{AtomicUsize, Ordering};
use lesson_02_channels::sync::{channel, thread};

/// Places of a channel, and of a roomy one.
const CAPACITY: usize = 128;
const ROOMY: usize = 4096;

/// Values of a batch.
const BATCH: usize = 64;

/// Hands `n` values over in this way, and prints how many nanoseconds all of them took.
pub fn print(kind: &str, n: usize) {
    let start = Instant::now();
    let sum = match kind {
        "ping-pong" => ping_pong(n),
        "spinning" => spinning(n),
        "one-to-one" => through(1, CAPACITY, n),
        "roomy" => through(1, ROOMY, n),
        "four-to-four" => through(4, CAPACITY, n),
        "batches" => batches(n),
        _ => panic!("there is no kind {kind}"),
    };
    let took = start.elapsed().as_nanos();
    assert_eq!(sum, n, "a value was lost");
    println!("{took}");
}

// ANCHOR: ping-pong
/// There and back again, `n` times, with no place in either channel.
fn ping_pong(n: usize) -> usize {
    let (ping, pinged) = channel::bounded(0);
    let (pong, ponged) = channel::bounded(0);
    thread::scope(|scope| {
        scope.spawn(move || {
            for value in pinged {
                pong.send(value).unwrap();
            }
        });
        let mut sum = 0;
        for _ in 0..n {
            ping.send(1).unwrap();
            sum += ponged.recv().unwrap();
        }
        drop(ping);
        sum
    })
}
// ANCHOR_END: ping-pong

// ANCHOR: spinning
/// The same without a channel: nobody sleeps, and whose turn it is both keep looking at.
fn spinning(n: usize) -> usize {
    let turn = AtomicUsize::new(0);
    let await_turn = |due: usize| {
        let mut looks = 0;
        while turn.load(Ordering::Acquire) != due {
            looks += 1;
            match looks % 1_000 {
                0 => thread::yield_now(), // the other may need this very core
                _ => hint::spin_loop(),
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..n {
                await_turn(2 * round + 1);
                turn.store(2 * round + 2, Ordering::Release);
            }
        });
        for round in 0..n {
            turn.store(2 * round + 1, Ordering::Release);
            await_turn(2 * round + 2);
        }
    });
    turn.into_inner() / 2
}
// ANCHOR_END: spinning

/// `n` values in all, from `pairs` senders to as many receivers, who add up what they get.
fn through(pairs: usize, capacity: usize, n: usize) -> usize {
    let (tx, rx) = channel::bounded(capacity);
    thread::scope(|scope| {
        for _ in 0..pairs {
            let tx = tx.clone();
            scope.spawn(move || {
                for _ in 0..n / pairs {
                    tx.send(1).unwrap();
                }
            });
        }
        drop(tx);
        let receivers: Vec<_> = (0..pairs)
            .map(|_| {
                let rx = rx.clone();
                scope.spawn(move || rx.iter().sum::<usize>())
            })
            .collect();
        let sums = receivers
            .into_iter()
            .map(|receiver| receiver.join().unwrap());
        sums.sum()
    })
}

// ANCHOR: batches
/// One to one, but a send hands over a whole batch.
fn batches(n: usize) -> usize {
    let (tx, rx) = channel::bounded(CAPACITY);
    thread::scope(|scope| {
        scope.spawn(move || {
            for _ in 0..n / BATCH {
                tx.send(vec![1; BATCH]).unwrap();
            }
        });
        let receiver = scope.spawn(move || rx.iter().flatten().sum());
        receiver.join().unwrap()
    })
}
// ANCHOR_END: batches
