//! A client that sends any bytes, and reads answers.
#![allow(dead_code, reason = "each test uses its own part")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

/// A test that waits so long for bytes has failed.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// An answer as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Status and body, for a record.
    pub fn shown(&self) -> String {
        let body: String = self.body.escape_ascii().to_string();
        format!("{} {body}", self.status)
    }
}

/// A connection.
pub struct Wire {
    reader: BufReader<TcpStream>,
}

impl Wire {
    pub fn connect(addr: SocketAddr) -> Self {
        Self::try_connect(addr).expect("the server listens")
    }

    /// `None` when nobody listens.
    pub fn try_connect(addr: SocketAddr) -> Option<Self> {
        let stream = TcpStream::connect(addr).ok()?;
        stream.set_nodelay(true).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Some(Self {
            reader: BufReader::new(stream),
        })
    }

    pub fn stream(&self) -> &TcpStream {
        self.reader.get_ref()
    }

    /// Sends; what the server no longer takes is nothing to complain of.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.reader.get_mut().write_all(bytes.as_ref()).is_ok()
    }

    pub fn close_sending(&mut self) {
        let _ = self.stream().shutdown(Shutdown::Write);
    }

    /// The next answer, or `None` at the end of the connection.
    pub fn answer(&mut self, head: bool) -> Option<Answer> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(1..) => {}
            Ok(0) => return None,
            Err(error) => {
                let kind = error.kind();
                assert_eq!(
                    kind,
                    std::io::ErrorKind::ConnectionReset,
                    "no answer: {error}"
                );
                return None;
            }
        }
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.unwrap_or_else(|| panic!("no status line: {line:?}"));
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line).expect("a header");
            match line.trim_end().split_once(": ") {
                Some((name, value)) => headers.push((name.to_owned(), value.to_owned())),
                None => break,
            }
        }
        let mut answer = Answer {
            status,
            headers,
            body: Vec::new(),
        };
        let length = answer
            .header("Content-Length")
            .map(|it| it.parse().unwrap());
        match length {
            _ if head => {}
            Some(length) => {
                answer.body.resize(length, 0);
                self.reader.read_exact(&mut answer.body).expect("a body");
            }
            None if answer.header("Transfer-Encoding").is_some() => self.chunks(&mut answer.body),
            None => drop(self.reader.read_to_end(&mut answer.body)),
        }
        Some(answer)
    }

    fn chunks(&mut self, body: &mut Vec<u8>) {
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line).expect("a chunk");
            let length = usize::from_str_radix(line.trim(), 16).expect("its length");
            let mut chunk = vec![0; length + 2];
            self.reader.read_exact(&mut chunk).expect("a chunk");
            body.extend_from_slice(&chunk[..length]);
            if length == 0 {
                return;
            }
        }
    }

    /// Whether nothing more comes, and the connection ends.
    pub fn is_over(&mut self) -> bool {
        match self.reader.fill_buf() {
            Ok(bytes) => bytes.is_empty(),
            Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
        }
    }
}

/// Sends `bytes` on a connection of their own and returns so many answers.
pub fn exchange(addr: SocketAddr, bytes: &[u8], answers: usize) -> Vec<Answer> {
    let mut wire = Wire::connect(addr);
    wire.send(bytes);
    let head = bytes.starts_with(b"HEAD ");
    (0..answers).map_while(|_| wire.answer(head)).collect()
}
