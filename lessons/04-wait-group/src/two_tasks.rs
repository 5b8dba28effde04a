//! Two tasks, and a last line that must come after both (program A2.1).

use crate::sync::{Arc, WaitGroup, print, thread};

// ANCHOR: wait-group
/// As the Go program does it: `main` waits for a count.
pub fn with_wait_group() {
    let tasks = Arc::new(WaitGroup::new());
    for task in 1..=2 {
        tasks.add(1);
        let tasks = Arc::clone(&tasks);
        thread::spawn(move || {
            print(format!("Task {task} completed"));
            tasks.done();
        });
    }
    tasks.wait();
    print("All tasks completed");
}
// ANCHOR_END: wait-group

// ANCHOR: scope
/// As Rust does it: a scope ends when its threads have ended.
pub fn with_scope() {
    thread::scope(|scope| {
        for task in 1..=2 {
            scope.spawn(move || print(format!("Task {task} completed")));
        }
    });
    print("All tasks completed");
}
// ANCHOR_END: scope

// ANCHOR: add-inside
/// A bug: each thread counts itself, when it has begun.
pub fn add_inside_the_thread() {
    let tasks = Arc::new(WaitGroup::new());
    for task in 1..=2 {
        let tasks = Arc::clone(&tasks);
        thread::spawn(move || {
            tasks.add(1); // BUG: too late
            print(format!("Task {task} completed"));
            tasks.done();
        });
    }
    tasks.wait();
    print("All tasks completed");
}
// ANCHOR_END: add-inside
