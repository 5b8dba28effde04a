//! Programs that do not behave.

use std::hint::black_box;

use crate::sync::{channel, print, thread};

/// All of them, by name.
pub const ALL: &[(&str, fn())] = &[
    ("loops_for_ever", loops_for_ever),
    ("waits_for_std", waits_for_std),
    ("spins", spins),
    ("prints_lines_for_ever", prints_lines_for_ever),
    ("writes_for_ever", writes_for_ever),
    ("panics", panics),
    ("leaks", leaks),
    ("a_thousand_threads", a_thousand_threads),
    ("a_thousand_real_threads", a_thousand_real_threads),
    ("exits", exits),
    ("wants_all_memory", wants_all_memory),
    ("calls_itself", calls_itself),
    ("asks_the_clock", asks_the_clock),
    ("starts_a_process", starts_a_process),
];

fn loops_for_ever() {
    let other = thread::spawn(spinning); // loops from its beginning
    other.join().unwrap();
}

fn spinning() {
    loop {
        std::hint::spin_loop();
    }
}

fn waits_for_std() {
    print("once"); // last operation
    std::thread::park();
}

fn spins() {
    let (_tx, rx) = channel::bounded::<()>(1);
    let other = thread::spawn(move || {
        while rx.try_recv().is_err() {} // asks for ever
    });
    other.join().unwrap();
}

fn prints_lines_for_ever() {
    loop {
        print("again"); // prints for ever
    }
}

fn writes_for_ever() {
    loop {
        println!("again and again and again and again and again and again and again");
    }
}

fn panics() {
    let nothing: Option<()> = black_box(None);
    let other = thread::spawn(move || nothing.unwrap()); // panics here
    other.join().unwrap_or(());
    nothing.expect("nothing"); // main panics here too
}

fn leaks() {
    let (tx, rx) = channel::bounded::<()>(0);
    thread::spawn(move || {
        let kept = tx;
        let _ = rx.recv();
        drop(kept);
    });
}

fn a_thousand_threads() {
    let threads: Vec<_> = (0..1000).map(|_| thread::spawn(|| print("one"))).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

fn a_thousand_real_threads() {
    for _ in 0..1000 {
        std::thread::spawn(std::thread::park);
    }
    std::thread::park();
}

fn exits() {
    std::process::exit(0);
}

fn wants_all_memory() {
    let mut all: Vec<Vec<u8>> = Vec::new();
    loop {
        all.push(Vec::with_capacity(1 << 28));
        black_box(&all);
    }
}

fn calls_itself() {
    fn deeper(depth: u64) -> u64 {
        let here = black_box([depth; 64]);
        if depth == u64::MAX {
            0
        } else {
            deeper(depth + 1) + here[0]
        }
    }
    black_box(deeper(0));
}

fn asks_the_clock() {
    let now = std::time::SystemTime::now();
    let nanos = now
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .subsec_nanos();
    let threads: Vec<_> = (0..2)
        .map(|_| thread::spawn(move || print(nanos)))
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[expect(clippy::zombie_processes, reason = "that is its fault")]
fn starts_a_process() {
    let child = std::process::Command::new("sleep")
        .arg("600")
        .spawn()
        .unwrap();
    println!("\nstarted {}", child.id());
    loop {
        std::hint::spin_loop();
    }
}
