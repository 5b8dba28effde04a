//! What the benchmark records in `measured/create.json`.

use lesson_program::machine::{Figure, Machine};
use serde::{Deserialize, Serialize};

/// With how many threads trees are made.
pub const THREADS: [usize; 3] = [1, 2, 4];

/// The whole record.
#[derive(Debug, Serialize, Deserialize)]
pub struct Create {
    /// Where and how it was measured.
    pub machine: Machine,
    /// The file system, as `stat` calls it.
    pub file_system: String,
    /// How many times everything was measured; every figure is a median of so many.
    pub rounds: usize,
    /// Trees of four directories in one measurement.
    pub trees: usize,
    /// How many times a lock is taken and released in one measurement.
    pub turns: usize,
    /// Nanoseconds for a tree with each number of threads, of all of them together.
    pub nanoseconds: Trees<[u64; 3]>,
    /// Nanoseconds for a lock and an unlock, which always finds it free: a directory, `flock`, a mutex.
    pub lock_nanoseconds: Locks<[u64; 3]>,
    /// Microseconds for a tree, for the page.
    pub microseconds: Trees<[Figure; 3]>,
    /// How many times as long as each of Rust's Go's takes.
    pub times: Trees<[Figure; 3]>,
    /// Nanoseconds, for the page.
    pub lock: Locks<[Figure; 3]>,
    /// How many times as long as a mutex the directory and `flock` take in Rust.
    pub mutexes: [Figure; 2],
}

/// Each way to make a tree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Trees<T> {
    /// `os.MkdirAll`.
    pub go: T,
    /// `DirBuilder`, recursive.
    pub std: T,
    /// The lesson's own, whole or nothing.
    pub whole: T,
}

/// Each language's locks.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Locks<T> {
    /// Go's.
    pub go: T,
    /// Rust's.
    pub rust: T,
}

fn ratio(more: [u64; 3], less: [u64; 3]) -> [Figure; 3] {
    [0, 1, 2].map(|at| Figure::rounded(more[at] as f64 / less[at] as f64))
}

fn scaled(nanoseconds: [u64; 3], unit: f64) -> [Figure; 3] {
    nanoseconds.map(|nanoseconds| Figure::rounded(nanoseconds as f64 / unit))
}

impl Trees<[u64; 3]> {
    /// For the page.
    pub fn microseconds(self) -> Trees<[Figure; 3]> {
        Trees {
            go: scaled(self.go, 1000.0),
            std: scaled(self.std, 1000.0),
            whole: scaled(self.whole, 1000.0),
        }
    }

    /// Go's against each.
    pub fn times(self) -> Trees<[Figure; 3]> {
        Trees {
            go: ratio(self.go, self.go),
            std: ratio(self.go, self.std),
            whole: ratio(self.go, self.whole),
        }
    }
}

impl Locks<[u64; 3]> {
    /// For the page.
    pub fn rounded(self) -> Locks<[Figure; 3]> {
        Locks {
            go: scaled(self.go, 1.0),
            rust: scaled(self.rust, 1.0),
        }
    }

    /// The directory and `flock` against the mutex, in Rust.
    pub fn mutexes(self) -> [Figure; 2] {
        let [directory, flock, mutex] = self.rust;
        [directory, flock].map(|lock| Figure::rounded(lock as f64 / mutex as f64))
    }
}
