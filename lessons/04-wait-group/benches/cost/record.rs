//! What the benchmark records in `measured/cost.json`.

use lesson_program::machine::{Figure, Machine};
use serde::{Deserialize, Serialize};

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Cost {
    /// Where and how it was measured.
    pub machine: Machine,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// How many threads, goroutines or channels at a time.
    pub n: Vec<usize>,
    /// Nanoseconds for each of `n`.
    pub time: Time,
    /// Bytes for each of `n`.
    pub memory: Memory,
    /// What one costs when there are as many as the largest `n`, for the page.
    pub each: Each,
}

/// Nanoseconds until all had started and ended, or had been made.
#[derive(Debug, Serialize, Deserialize)]
pub struct Time {
    /// `std::thread::spawn`, then `join`.
    pub threads: Vec<u64>,
    /// The same in a scope.
    pub scoped_threads: Vec<u64>,
    /// `go`, and a `sync.WaitGroup`.
    pub goroutines: Vec<u64>,
    /// crossbeam's `bounded(0)`.
    pub rust_channels: Vec<u64>,
    /// Go's `make(chan int)`.
    pub go_channels: Vec<u64>,
}

/// Bytes that the process, or the kernel for it, has in memory while all are there.
#[derive(Debug, Serialize, Deserialize)]
pub struct Memory {
    /// Resident in the process, while the threads wait.
    pub threads: Vec<u64>,
    /// Kernel stacks of the same threads.
    pub kernel_stacks: Vec<u64>,
    /// Page tables of the same process.
    pub page_tables: Vec<u64>,
    /// Resident in the process, while the goroutines wait.
    pub goroutines: Vec<u64>,
    /// Resident in the process, with the handles.
    pub rust_channels: Vec<u64>,
    /// Resident in the process, with the references.
    pub go_channels: Vec<u64>,
}

/// What one costs, rounded for the page to two digits or three.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Each {
    pub thread_microseconds: Figure,
    pub scoped_thread_microseconds: Figure,
    pub goroutine_microseconds: Figure,
    pub thread_times_goroutine: Figure,
    pub thread_kibibytes: Figure,
    pub kernel_stack_kibibytes: Figure,
    pub page_table_kibibytes: Figure,
    pub goroutine_kibibytes: Figure,
    pub rust_channel_nanoseconds: Figure,
    pub go_channel_nanoseconds: Figure,
    pub rust_channel_bytes: Figure,
    pub go_channel_bytes: Figure,
}

impl Each {
    /// Divides the last of every list by the largest `n`.
    pub fn of(n: &[usize], time: &Time, memory: &Memory) -> Self {
        let most = *n.last().expect("some n") as f64;
        let last = |all: &[u64]| *all.last().expect("a figure for each n") as f64;
        let each = |all: &[u64], unit: f64| Figure::rounded(last(all) / most / unit);
        Self {
            thread_microseconds: each(&time.threads, 1e3),
            scoped_thread_microseconds: each(&time.scoped_threads, 1e3),
            goroutine_microseconds: each(&time.goroutines, 1e3),
            thread_times_goroutine: Figure::rounded(last(&time.threads) / last(&time.goroutines)),
            thread_kibibytes: each(&memory.threads, 1024.0),
            kernel_stack_kibibytes: each(&memory.kernel_stacks, 1024.0),
            page_table_kibibytes: each(&memory.page_tables, 1024.0),
            goroutine_kibibytes: each(&memory.goroutines, 1024.0),
            rust_channel_nanoseconds: each(&time.rust_channels, 1.0),
            go_channel_nanoseconds: each(&time.go_channels, 1.0),
            rust_channel_bytes: each(&memory.rust_channels, 1.0),
            go_channel_bytes: each(&memory.go_channels, 1.0),
        }
    }
}
