//! Which machine a benchmark ran on, and how much of it other programs used (Linux only).

use std::fs;
use std::process::Command;
use std::sync::Once;
use std::thread;
use std::time::Duration;

pub use lesson_measured::{Figure, Machine, Spread, Spreads};
use serde_json::{Map, Value};

/// Processor time of the whole machine and of this process with its children, in clock ticks.
pub struct Processors {
    busy: u64,
    all: u64,
    own: u64,
}

impl Processors {
    /// The time used so far.
    pub fn now() -> Self {
        let machine = ticks("/proc/stat", "cpu ");
        // user, nice, system, idle, iowait, irq, softirq, steal; the guests' are part of user.
        let all = machine.iter().take(8).sum();
        let own = ticks("/proc/self/stat", "");
        Self {
            all,
            busy: all - machine[3] - machine[4],
            own: own[11..15].iter().sum(), // utime, stime, and those of ended children
        }
    }

    /// The share of all processors that other programs had since `before`, from 0 to 1.
    pub fn others_since(&self, before: &Self) -> f64 {
        let busy = self.busy - before.busy;
        let others = busy.saturating_sub(self.own - before.own);
        others as f64 / (self.all - before.all).max(1) as f64
    }
}

/// Watches for a second whether other programs have at most `share` of the processors. The first
/// time that they have more, it prints that this is waited for, and how not to wait.
pub fn is_idle(share: f64) -> bool {
    static SAID: Once = Once::new();
    let before = Processors::now();
    thread::sleep(Duration::from_secs(1));
    let others = Processors::now().others_since(&before);
    let idle = others <= share;
    if !idle {
        SAID.call_once(|| println!("{}", waits(others, share)));
    }
    idle
}

fn waits(others: f64, share: f64) -> String {
    format!(
        "other programs have {:.0} % of the processors: waiting until they have at most {:.0} %; \
         `-- busy` does not wait",
        others * 100.0,
        share * 100.0
    )
}

/// The numbers of the line of `file` that starts with `start`; of `/proc/self/stat`, those after
/// the process's name, with its state counted as 0.
fn ticks(file: &str, start: &str) -> Vec<u64> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut lines = text.lines();
    let line = lines.find_map(|line| line.strip_prefix(start));
    let line = line.unwrap_or_else(|| panic!("no {start} in {file}"));
    let (_, fields) = line.rsplit_once(')').unwrap_or(("", line));
    let fields = fields.split_whitespace();
    fields.map(|field| field.parse().unwrap_or(0)).collect()
}

/// Describes this machine; `others` is the share that other programs had at most.
///
/// # Panics
/// When it is not Linux, or has no Rust or no Go.
pub fn describe(others: f64) -> Machine {
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").expect("Linux");
    let processors = fs::read_to_string("/proc/cpuinfo").expect("Linux");
    let name = processors.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == "model name").then(|| value.trim().to_owned())
    });
    let word = |program: &str, arguments: &[&str], nth: usize| {
        let output = Command::new(program).args(arguments).output();
        let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let word = text.split_whitespace().nth(nth);
        word.unwrap_or_else(|| panic!("{program} said {text:?}"))
            .to_owned()
    };
    Machine {
        processor: name.unwrap_or_else(|| "unnamed".to_owned()),
        cores: thread::available_parallelism().map_or(1, usize::from),
        kernel: format!("Linux {}", kernel.trim()),
        rust: word("rustc", &["--version"], 1),
        go: word("go", &["version"], 2)
            .trim_start_matches("go")
            .to_owned(),
        date: word("date", &["-u", "+%F"], 0),
        others_percent: Figure((others * 1000.0).round() / 10.0),
    }
}

/// What a record of counts begins with, which has no rounds: the day, both languages' releases, and the
/// cores.
///
/// # Panics
/// As [`describe`].
pub fn head() -> Map<String, Value> {
    let machine = describe(0.0);
    let fields = [
        ("date", machine.date.into()),
        ("rust", machine.rust.into()),
        ("go", machine.go.into()),
        ("cores", machine.cores.into()),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_says_for_what_and_how_not_to() {
        let said = "other programs have 87 % of the processors: waiting until they have at most \
                    10 %; `-- busy` does not wait";
        assert_eq!(waits(0.871, 0.1), said);
    }
}
