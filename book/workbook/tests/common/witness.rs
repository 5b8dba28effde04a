//! Who notices that a process begins, and that it is gone.

use std::io::{ErrorKind, Read as _};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use super::Fixture;

/// Processes connect to it, write a byte, and stay.
pub struct Witness(TcpListener);

/// A process that has begun.
pub struct Begun(TcpStream);

impl Witness {
    pub fn new() -> Self {
        Self(TcpListener::bind(("127.0.0.1", 0)).expect("a free port"))
    }

    /// What a process does to be noticed, in Rust: statements that do not end.
    pub fn met(&self) -> String {
        let address = self.0.local_addr().expect("it is bound");
        format!(
            "let mut to = std::net::TcpStream::connect(\"{address}\").unwrap();\n    \
             std::io::Write::write_all(&mut to, b\"!\").unwrap();\n    \
             loop {{ std::thread::park() }}"
        )
    }

    /// Waits until a process has begun.
    pub fn begun(&self) -> Begun {
        let (mut process, _) = self.0.accept().expect("a process");
        process.read_exact(&mut [0]).expect("its byte");
        let most = Some(Duration::from_secs(20));
        process.set_read_timeout(most).expect("a time limit");
        Begun(process)
    }
}

impl Begun {
    /// Waits until it is gone.
    ///
    /// # Panics
    /// When it is still there after 20 s.
    pub fn gone(mut self) {
        match self.0.read(&mut [0]) {
            Ok(0) => {}
            Err(error) if error.kind() == ErrorKind::ConnectionReset => {}
            other => panic!("the process is still there: {other:?}"),
        }
    }
}

impl Fixture {
    /// Lets cargo compile the exercise without end: its build script meets the witness.
    pub fn slow_to_compile(&self) -> Witness {
        let witness = Witness::new();
        let dir = "lessons/01-tiny/exercise";
        let script = format!("fn main() {{\n    {}\n}}\n", witness.met());
        self.write(&format!("{dir}/build.rs"), &script);
        self.edit(
            &format!("{dir}/Cargo.toml"),
            "[package]\n",
            "[package]\nbuild = \"build.rs\"\n",
        );
        witness
    }
}
