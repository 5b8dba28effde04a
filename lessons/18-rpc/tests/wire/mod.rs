//! Servers and clients as processes of their own.
#![allow(dead_code, reason = "each test uses its own part")]

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use lesson_program::recorded::{plain_go_twin, run};

pub const DIR: &str = env!("CARGO_MANIFEST_DIR");
pub const EXE: &str = env!("CARGO_BIN_EXE_18");

/// A server that is running, and is killed when this is dropped.
pub struct Serving {
    pub child: Child,
    pub address: String,
    stdout: BufReader<ChildStdout>,
}

impl Serving {
    /// Starts it on a free port, and waits for the line that tells which.
    pub fn start(command: &mut Command, codec: &str) -> Self {
        let mut child = command
            .args(["--addr", "127.0.0.1:0", "--codec", codec])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a server starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("it says where it is");
        let address = line.split_whitespace().last();
        let address = address.expect("its address comes last").to_owned();
        Self {
            child,
            address,
            stdout,
        }
    }

    /// The Rust server.
    pub fn rust(codec: &str) -> Self {
        Self::start(Command::new(EXE).arg("serve"), codec)
    }

    /// Go's, or `None` without Go.
    pub fn go(codec: &str) -> Option<Self> {
        plain_go_twin(DIR, "serve").map(|exe| Self::start(&mut Command::new(exe), codec))
    }

    /// What else it prints until it ends.
    pub fn rest(&mut self) -> String {
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).expect("UTF-8");
        rest
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a program of ours.
pub fn ours(arguments: &[&str]) -> Output {
    run(Command::new(EXE).args(arguments))
}

/// What it printed; it must have succeeded.
pub fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// An address at which nobody listens: the port was free a moment ago.
pub fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it has one").to_string()
}
