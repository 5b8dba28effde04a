//! Rounds of measurements, and their medians.

use std::env;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use lesson_program::machine::{self, Spread, Spreads};
use lesson_program::recorded::plain_go_twin;
use lesson_program::rounds::{self, Rounds, median};
use lesson_program::sample;

use crate::record::{Calls, Setting, Speed};

const ROUNDS: usize = 5;

/// Connections, calls in flight on each, calls in all.
const SETTINGS: [(usize, usize, usize); 5] = [
    (1, 1, 8_000),
    (1, 64, 128_000),
    (32, 1, 64_000),
    (32, 64, 163_840),
    (256, 1, 64_000),
];

/// What is measured: the server and its codec, then the client and its.
const KINDS: [[(Who, &str); 2]; 7] = [
    [(Who::Go, "gob"), (Who::Go, "gob")],
    [(Who::Go, "json"), (Who::Go, "json")],
    [(Who::Rust, "gob"), (Who::Go, "gob")],
    [(Who::Rust, "gob"), (Who::Rust, "gob")],
    [(Who::Rust, "json"), (Who::Rust, "json")],
    [(Who::Rust, "tarpc"), (Who::Rust, "tarpc")],
    [(Who::Rust, "echo"), (Who::Rust, "echo")],
];

#[derive(Clone, Copy, PartialEq)]
enum Who {
    Go,
    Rust,
}

/// Nanoseconds a call, within how many half were answered, and 99 %.
type Sample = [u64; 3];

/// By setting, by kind.
type Round = Vec<Vec<Option<Sample>>>;

/// The programs that are measured.
struct Programs {
    go_serve: PathBuf,
    go_load: PathBuf,
    this: PathBuf,
}

/// Measures everything.
///
/// # Panics
/// When Go is missing, or something does not work.
pub fn measure(lesson_dir: &str, busy: bool, briefly: bool) -> Calls {
    let rounds_due = if briefly { 1 } else { ROUNDS };
    let settings = SETTINGS.map(|(connections, in_flight, calls)| {
        let calls = if briefly { calls / 8 } else { calls };
        (connections, in_flight, calls)
    });
    let twin = |name| plain_go_twin(lesson_dir, name).expect("Go is installed");
    let programs = Programs {
        go_serve: twin("serve"),
        go_load: twin("load"),
        this: env::current_exe().expect("a benchmark knows its own path"),
    };
    let Rounds {
        all: rounds,
        others,
    } = rounds::take(rounds_due, busy, || {
        let kinds = |setting| KINDS.map(|kind| programs.sample(kind, setting)).to_vec();
        settings.map(kinds).to_vec()
    });
    let settings = settings.iter().enumerate().map(|(index, setting)| {
        let of = |kind| {
            let samples = rounds.iter().filter_map(|round| round[index][kind]);
            medians(&samples.collect::<Vec<Sample>>())
        };
        one_setting(*setting, of)
    });
    Calls {
        machine: machine::describe(others),
        rounds: rounds.len(),
        settings: settings.collect(),
        spread: spreads(&rounds),
    }
}

/// Of the rows of the table beside Go: one connection, and under Go's client or the lesson's.
fn spreads(rounds: &[Round]) -> Spreads {
    let rows = [
        ("rpc-one-go-client", 0, 2),
        ("rpc-one", 0, 3),
        ("rpc-many-go-client", 1, 2),
        ("rpc-many", 1, 3),
    ];
    let of = |(row, setting, kind): (&str, usize, usize)| {
        let pairs = rounds.iter().map(|round| {
            let nanoseconds = |kind: usize| round[setting][kind].expect("measured")[0] as f64;
            (nanoseconds(0), nanoseconds(kind))
        });
        (row.to_owned(), Spread::of(pairs))
    };
    rows.map(of).into()
}

fn one_setting(
    (connections, in_flight, calls): (usize, usize, usize),
    of: impl Fn(usize) -> Option<Sample>,
) -> Setting {
    let go = of(0).expect("measured")[0];
    let speed = |kind| Speed::of(of(kind).expect("measured"), go);
    Setting {
        connections,
        in_flight,
        calls,
        go: speed(0),
        go_json: speed(1),
        go_to_rust: speed(2),
        rust: speed(3),
        rust_json: speed(4),
        tarpc: speed(5),
        echo: of(6).map(|echo| Speed::of(echo, go)),
    }
}

/// The median of each of the three figures, where there are samples.
fn medians(samples: &[Sample]) -> Option<Sample> {
    let middle = |figure: usize| median(samples.iter().map(|sample| sample[figure]));
    (!samples.is_empty()).then(|| [0, 1, 2].map(middle))
}

impl Programs {
    fn sample(
        &self,
        [(server, how), (client, codec)]: [(Who, &str); 2],
        (connections, in_flight, calls): (usize, usize, usize),
    ) -> Option<Sample> {
        if how == "echo" && in_flight > 1 {
            return None;
        }
        let serving = Serving::start(self.server(server, how));
        let mut load = Command::new(if client == Who::Go {
            &self.go_load
        } else {
            &self.this
        });
        if client == Who::Rust {
            load.arg("load");
        }
        load.args([codec, &serving.address]);
        load.args([connections, in_flight, calls].map(|number| number.to_string()));
        let [total, p50, p99] = sample::numbers(&mut load)[..] else {
            panic!("{load:?} prints three numbers")
        };
        Some([total / calls as u64, p50, p99])
    }

    fn server(&self, who: Who, how: &str) -> Command {
        let codec = ["--addr", "127.0.0.1:0", "--codec", how];
        let mut command;
        if who == Who::Go {
            command = Command::new(&self.go_serve);
            command.args(codec);
        } else if how == "echo" || how == "tarpc" {
            command = Command::new(&self.this);
            command.args(["serve", how]);
        } else {
            command = Command::new(Path::new(env!("CARGO_BIN_EXE_18")));
            command.arg("serve").args(codec);
        }
        command
    }
}

/// A server that is killed when it has been measured.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn start(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("a server starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        let read = BufReader::new(stdout).read_line(&mut line);
        read.expect("it says where it is");
        let address = line.split_whitespace().last().expect("its address");
        Self {
            child,
            address: address.to_owned(),
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }
}
