//! Just enough of an HTTP client, so that a test decides every byte of a request.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

pub struct Response {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        let start = format!("{name}: ");
        self.headers
            .lines()
            .find_map(|line| line.strip_prefix(&start))
    }
}

/// Sends a request of these lines and reads the answer to its end.
pub fn send(port: u16, lines: &[&str]) -> Response {
    let mut body = String::new();
    let (status, headers, mut rest) = open(port, lines);
    rest.read_to_string(&mut body).expect("an answer");
    Response {
        status,
        headers,
        body,
    }
}

/// Asks for `path` as the book's own page would.
pub fn get(port: u16, path: &str) -> Response {
    let request = format!("GET {path} HTTP/1.1");
    send(port, &[&request, &host(port), "Connection: close"])
}

pub fn host(port: u16) -> String {
    format!("Host: 127.0.0.1:{port}")
}

fn open(port: u16, lines: &[&str]) -> (u16, String, BufReader<TcpStream>) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
    let request = lines.join("\r\n") + "\r\n\r\n";
    stream
        .write_all(request.as_bytes())
        .expect("the server reads");
    let mut reader = BufReader::new(stream);
    let mut headers = String::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("an answer");
        if line.trim_end().is_empty() {
            break;
        }
        headers.push_str(&line.replace("\r\n", "\n"));
    }
    let status = headers.split(' ').nth(1).and_then(|code| code.parse().ok());
    (status.expect("a status line"), headers, reader)
}

/// A stream of events.
pub struct Events {
    reader: BufReader<TcpStream>,
}

impl Events {
    pub fn open(port: u16, path: &str) -> Self {
        // HTTP/1.0 keeps the answer free of chunks.
        let request = format!("GET {path} HTTP/1.0");
        let (status, headers, reader) = open(port, &[&request, &host(port)]);
        assert_eq!(status, 200, "{headers}");
        Self { reader }
    }

    /// The next event's name and data, or `None` when the stream has ended.
    pub fn next(&mut self) -> Option<(String, String)> {
        let (mut name, mut data) = (String::new(), Vec::new());
        loop {
            let mut line = String::new();
            let read = self.reader.read_line(&mut line).ok()?;
            let line = line.trim_end_matches('\n');
            if read == 0 {
                return None;
            } else if let Some(value) = line.strip_prefix("event: ") {
                value.clone_into(&mut name);
            } else if let Some(value) = line.strip_prefix("data: ") {
                data.push(value.to_owned());
            } else if line.is_empty() && !name.is_empty() {
                return Some((name, data.join("\n")));
            }
        }
    }

    /// All events up to the end, one per line. Where output was cut into events is up to the
    /// machine, so consecutive events of one stream are joined.
    pub fn rest(mut self) -> String {
        let mut events: Vec<(String, String)> = Vec::new();
        while let Some((name, data)) = self.next() {
            let is_output = matches!(name.as_str(), "stdout" | "stderr");
            match events.last_mut() {
                Some((last, joined)) if is_output && *last == name => {
                    *joined = join(joined, &data);
                }
                _ => events.push((name, data)),
            }
        }
        let lines = events
            .iter()
            .map(|(name, data)| format!("{name}: {data}\n"));
        lines.collect()
    }
}

/// Two JSON strings as one.
fn join(first: &str, second: &str) -> String {
    let [first, second]: [String; 2] =
        [first, second].map(|text| serde_json::from_str(text).expect("output is a JSON string"));
    serde_json::to_string(&(first + &second)).expect("a string can be written")
}
