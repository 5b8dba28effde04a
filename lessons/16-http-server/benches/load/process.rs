//! A server in a process of its own.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The servers, in the order of the record.
pub const NAMES: [&str; 4] = ["go", "threads", "loop", "axum"];

/// Clock ticks in a second, as Linux counts them for `/proc`.
const TICKS: f64 = 100.0;

/// A server that runs until this is dropped.
pub struct Server {
    child: Child,
    pub addr: SocketAddr,
}

impl Server {
    /// Starts the server of this name; `go` is the Go twin.
    pub fn start(name: &str, go: &Path) -> Self {
        let mut command = match name {
            "go" => {
                let mut command = Command::new(go);
                command.args(["-addr", "127.0.0.1:0"]);
                command
            }
            name => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_16"));
                let program = match name {
                    "threads" => "hello-path",
                    "loop" => "hello-path-loop",
                    "axum" => "hello-path-axum",
                    _ => unreachable!("there are four"),
                };
                command.args([program, "--addr", "127.0.0.1:0"]);
                command
            }
        };
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut banner = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout)
            .read_line(&mut banner)
            .expect("a banner");
        let addr = banner.trim().strip_prefix("Listening on http://");
        let addr = addr.and_then(|addr| addr.parse().ok());
        Self {
            child,
            addr: addr.expect("an address"),
        }
    }

    /// Seconds of processor time that it has used.
    pub fn cpu(&self) -> f64 {
        let stat = self.proc("stat");
        let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let ticks = |nth: usize| fields[nth].parse::<f64>().expect("a number");
        (ticks(11) + ticks(12)) / TICKS
    }

    /// Most memory that it has had, in KiB.
    pub fn peak(&self) -> u64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().next());
        number.and_then(|it| it.parse().ok()).expect("a number")
    }

    fn proc(&self, file: &str) -> String {
        let path = format!("/proc/{}/{file}", self.child.id());
        fs::read_to_string(path).expect("Linux")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself: then the load has failed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
