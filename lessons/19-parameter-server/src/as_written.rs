//! The parameter server as the article has it (program A3.2), and each of its two faults alone.

use std::time::Duration;

use crate::sync::{Arc, Mutex, print, thread};

// ANCHOR: server
/// A parameter, and the updates that it has had.
#[derive(Default)]
struct State {
    parameter: f64,
    updates: Vec<f64>,
}

/// A bug: what has been added is kept, and added again.
fn update(server: &Mutex<State>, delta: f64) {
    let mut state = server.lock().unwrap();
    state.parameter += delta;
    state.updates.push(delta);
}

/// Applies the updates that it finds.
fn get(server: &Mutex<State>) -> f64 {
    let mut state = server.lock().unwrap();
    let updates: f64 = state.updates.drain(..).sum();
    state.parameter += updates; // BUG: they are in it
    state.parameter
}
// ANCHOR_END: server

// ANCHOR: as-written
/// As the article has it: both bugs. `delta` says what a worker's update is.
pub fn as_written(
    workers: usize,
    updates: u64,
    delta: impl Fn(usize, u64) -> f64 + Copy + Send + 'static,
) {
    let server = Arc::new(Mutex::new(State::default()));
    for worker in 0..workers {
        let server = Arc::clone(&server);
        thread::spawn(move || {
            for sequence in 1..=updates {
                update(&server, delta(worker, sequence));
            }
        });
    }
    thread::sleep(Duration::from_millis(100)); // BUG: that is no waiting
    print(format!("Final parameter: {}", get(&server)));
}
// ANCHOR_END: as-written

// ANCHOR: counted-twice
/// The first bug alone: everybody is waited for, and counted twice.
pub fn counted_twice(
    workers: usize,
    updates: u64,
    delta: impl Fn(usize, u64) -> f64 + Copy + Send + 'static,
) {
    let server = Mutex::new(State::default());
    thread::scope(|scope| {
        for worker in 0..workers {
            let server = &server;
            scope.spawn(move || {
                for sequence in 1..=updates {
                    update(server, delta(worker, sequence));
                }
            });
        }
    });
    print(format!("Final parameter: {}", get(&server)));
}
// ANCHOR_END: counted-twice

// ANCHOR: sleep-instead-of-wait
/// The second bug alone: everything is counted once, and nobody waited for.
pub fn sleep_instead_of_wait(
    workers: usize,
    updates: u64,
    delta: impl Fn(usize, u64) -> f64 + Copy + Send + 'static,
) {
    let parameter = Arc::new(Mutex::new(0.0));
    for worker in 0..workers {
        let parameter = Arc::clone(&parameter);
        thread::spawn(move || {
            for sequence in 1..=updates {
                *parameter.lock().unwrap() += delta(worker, sequence);
            }
        });
    }
    thread::sleep(Duration::from_millis(100)); // BUG: that is no waiting
    print(format!("Final parameter: {}", *parameter.lock().unwrap()));
}
// ANCHOR_END: sleep-instead-of-wait
