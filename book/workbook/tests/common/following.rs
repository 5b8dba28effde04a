//! Following the exercise of the fixture's lesson, as its page does.

use serde_json::Value;

use super::Fixture;
use super::http::{Events, get};
use super::server::Server;

/// The reader's file.
pub const FILE: &str = "lessons/01-tiny/exercise/src/exercise.rs";

/// What solves the exercise.
pub const RIGHT: &str = "pub fn answer() -> u32 {\n    42\n}\n";

pub fn start(fixture: &Fixture) -> Server {
    Server::start(&mut fixture.workbook(&["serve", "--port", "0"]))
}

pub fn follow(server: &Server, query: &str) -> Events {
    Events::open(server.port, &format!("/api/exercise?lesson=01{query}"))
}

/// What is told until one of these events, which is the last of it; steps are joined by commas.
pub fn until(events: &mut Events, last: &[&str]) -> (String, String) {
    let mut steps = Vec::new();
    loop {
        match events.next().expect("the server goes on") {
            (name, data) if name == "status" => steps.push(data),
            (name, data) => {
                assert!(last.contains(&name.as_str()), "{name}: {data}");
                return (steps.join(","), data);
            }
        }
    }
}

pub fn verdict(events: &mut Events) -> (String, Value) {
    let (steps, data) = until(events, &["verdict"]);
    (steps, serde_json::from_str(&data).expect("JSON"))
}

pub fn progress(server: &Server) -> String {
    let answer = get(server.port, "/api/progress");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    answer.body
}
