//! One measurement, in a process of its own that has done nothing else (Linux only).

use std::fs;
use std::time::Instant;

use lesson_04_wait_group::sync::{Mutex, WaitGroup, channel, thread};

/// What one process measured. What a kind does not measure is 0.
#[derive(Debug, Default, Clone, Copy)]
pub struct Sample {
    /// Nanoseconds until everything had started, and ended.
    pub time: u64,
    /// Bytes in memory that the process did not have before.
    pub resident: u64,
    /// Bytes of kernel stacks, likewise, on the whole machine.
    pub kernel_stack: u64,
    /// Bytes of the process's page tables, likewise.
    pub page_tables: u64,
}

/// Measures `kind` once at `n` and prints the sample, as `Sample::of` reads it.
pub fn print(kind: &str, n: usize) {
    run(1); // what is set up on first use is not the n-th thread's cost
    resident();
    let sample = match kind {
        "run" => timed(|| run(n)),
        "scope" => timed(|| scope(n)),
        "park" => park(n),
        "channels" => channels(n),
        _ => panic!("run, scope, park or channels, not {kind}"),
    };
    let Sample { time, resident, .. } = sample;
    let (stack, tables) = (sample.kernel_stack, sample.page_tables);
    println!("{time} {resident} {stack} {tables}");
}

impl Sample {
    /// Of the numbers that a process printed; the Go program prints the first two only.
    pub fn of(numbers: &[u64]) -> Self {
        let nth = |index: usize| numbers.get(index).copied().unwrap_or_default();
        Self {
            time: nth(0),
            resident: nth(1),
            kernel_stack: nth(2),
            page_tables: nth(3),
        }
    }
}

fn timed(run: impl FnOnce()) -> Sample {
    let start = Instant::now();
    run();
    Sample {
        time: nanoseconds(start),
        ..Sample::default()
    }
}

fn nanoseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_nanos()).expect("less than 500 years")
}

// ANCHOR: run
/// Starts `n` threads that do nothing, and joins them.
fn run(n: usize) {
    let threads: Vec<_> = (0..n).map(|_| thread::spawn(|| ())).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
// ANCHOR_END: run

fn scope(n: usize) {
    thread::scope(|scope| {
        for _ in 0..n {
            scope.spawn(|| ());
        }
    });
}

// ANCHOR: park
/// Starts `n` threads that all wait, and measures while they do.
fn park(n: usize) -> Sample {
    let started = WaitGroup::new();
    let hold = Mutex::new(());
    let before = Memory::now();
    let held = hold.lock().unwrap();
    started.add(n);
    thread::scope(|scope| {
        for _ in 0..n {
            scope.spawn(|| {
                started.done();
                drop(hold.lock());
            });
        }
        started.wait();
        let sample = Memory::now().since(&before);
        drop(held);
        sample
    })
}
// ANCHOR_END: park

/// Makes `n` rendezvous channels and keeps them.
fn channels(n: usize) -> Sample {
    let mut made = Vec::with_capacity(n);
    let before = Memory::now();
    let start = Instant::now();
    made.extend((0..n).map(|_| channel::bounded::<usize>(0)));
    let time = nanoseconds(start);
    let sample = Memory::now().since(&before);
    drop(made);
    Sample { time, ..sample }
}

struct Memory {
    resident: u64,
    kernel_stack: u64,
    page_tables: u64,
}

impl Memory {
    fn now() -> Self {
        Self {
            resident: resident(),
            kernel_stack: bytes("/proc/meminfo", "KernelStack:"),
            page_tables: bytes("/proc/self/status", "VmPTE:"),
        }
    }

    fn since(&self, before: &Self) -> Sample {
        Sample {
            time: 0,
            resident: self.resident.saturating_sub(before.resident),
            kernel_stack: self.kernel_stack.saturating_sub(before.kernel_stack),
            page_tables: self.page_tables.saturating_sub(before.page_tables),
        }
    }
}

/// How many bytes of the process are in memory, counted page by page.
fn resident() -> u64 {
    bytes("/proc/self/smaps_rollup", "Rss:")
}

/// The figure that `file` gives in kibibytes on the line that starts with `name`.
fn bytes(file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let figure = line.and_then(|line| line.split_whitespace().next());
    let figure = figure.unwrap_or_else(|| panic!("no {name} in {file}"));
    figure.parse::<u64>().expect("a number of kibibytes") * 1024
}
