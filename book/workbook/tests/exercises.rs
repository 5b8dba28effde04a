//! The exercise on a page: its directive, and the server that follows the reader's file.

#![cfg(unix)]

mod common;

use common::Fixture;
use common::following::{FILE, RIGHT, follow, progress, start, until, verdict};
use common::http::{Events, get, host, send};
use common::witness::Witness;
use serde_json::{Value, json};

const DIR: &str = "lessons/01-tiny/exercise";

#[test]
fn the_task_the_command_and_the_hints_stand_on_the_page() {
    let fixture = Fixture::new();
    fixture.write(
        &format!("{DIR}/starter.rs"),
        "//! Exercise 01: an answer.\n//!\n//! Use `u32` & nothing {{#else}}.\n\n/// Returns the answer, or [`None`]:\n///\n\
         /// ```text\n/// {{42}}\n/// ```\npub fn answer() -> u32 {\n    todo!()\n}\n",
    );
    let page = fixture.expand("{{#exercise}}");
    let page = page.unwrap_or_else(|problems| panic!("{problems}"));
    let (_, after) = page.markdown.split_once("</header>").expect("a head");
    let (html, _) = after.split_once("<div class=\"claim ").expect("claims");
    insta::assert_snapshot!(html.trim().replace("><", ">\n<"));
}

#[test]
fn an_exercise_that_says_nothing_is_refused() {
    let fixture = Fixture::new();
    let refused = |body: &str| fixture.expand(body).expect_err("refused").to_string() + "\n";
    let mut report = refused("{{#exercise}}");
    report += &refused("{{#exercise 01}}");
    fixture.remove(&format!("{DIR}/hints.md"));
    fixture.write(&format!("{DIR}/starter.rs"), "/// Returns it.\nfn it();\n");
    report += &refused("{{#exercise}}");
    fixture.remove(&format!("{DIR}/Cargo.toml"));
    report += &refused("{{#exercise}}");
    insta::assert_snapshot!(report);
}

#[test]
fn a_page_follows_the_readers_file() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    assert_eq!(progress(&server), "{}");
    let mut events = follow(&server, "");
    assert_eq!(until(&mut events, &["unchecked"]).0, "");

    fixture.write(FILE, "pub fn answer() -> u32 {\n    \"42\"\n}\n");
    let (steps, refused) = verdict(&mut events);
    assert_eq!(steps, "compiles");
    assert_eq!(refused["state"], "refused");
    assert_eq!(refused["summary"], "does not compile: 1 error");
    let details = refused["details"].as_str().unwrap();
    assert!(
        details
            .starts_with("<pre class=\"exercise-terminal\"><code>error[E0308]: mismatched types"),
        "{details}"
    );
    assert_eq!(progress(&server), r#"{"01":"checked"}"#);

    fixture.write(FILE, "pub fn answer() -> u32 {\n    7\n}\n");
    let (steps, fails) = verdict(&mut events);
    assert_eq!(steps, "compiles,explorer");
    assert_eq!(fails["state"], "fails");
    assert!(
        fails["details"].as_str().unwrap().contains("it is 7"),
        "{fails}"
    );
    assert_eq!(
        (&fails["explorer"], &fails["schedule"]),
        (&Value::Null, &Value::Null)
    );

    fixture.write(FILE, RIGHT);
    let (steps, solved) = verdict(&mut events);
    assert_eq!(steps, "compiles,explorer,compiles,loom,native");
    assert_eq!(solved["state"], "solved");
    let details = solved["details"].as_str().unwrap();
    assert!(
        details.contains("all 1,204 schedules of 3 threads; loom: 310 executions"),
        "{details}"
    );
    assert_eq!(progress(&server), r#"{"01":"solved"}"#);

    // Another page is told at once; asked to, the server checks again what it knows.
    let mut late = follow(&server, "");
    let known = until(&mut late, &["known"]);
    assert_eq!(known.0, "");
    assert_eq!(serde_json::from_str::<Value>(&known.1).unwrap(), solved);
    let (steps, again) = verdict(&mut follow(&server, "&check=true"));
    assert_eq!((steps.split(',').count(), again), (5, solved));

    // The pages were not built anew for any of that.
    drop(events);
    let mut server = server;
    server.signal(rustix::process::Signal::TERM);
    assert_eq!(server.ended().1, "");
}

#[test]
fn the_map_says_what_was_begun_again() {
    let fixture = Fixture::new();
    let solved = interleave_schedule::source_hash(RIGHT);
    let table = format!("checked = true\nsolved = \"{solved}\"\nagain = true\n");
    fixture.write(
        ".progress",
        &format!("version = 1\n\n[lessons.01]\n{table}"),
    );
    let server = start(&fixture);
    assert_eq!(progress(&server), r#"{"01":"again"}"#);
    // As it was when it was solved.
    fixture.write(FILE, RIGHT);
    assert_eq!(progress(&server), r#"{"01":"solved"}"#);
}

#[test]
fn what_is_said_of_a_refusal_stands_below_it() {
    let fixture = Fixture::new();
    let source = fixture.read(FILE);
    let kept = json!({
        "version": 1, "lesson": "01", "slug": "01-tiny", "title": "An answer", "file": FILE,
        "source_hash": interleave_schedule::source_hash(&source), "state": "refused",
        "summary": "does not compile: 1 error", "passed": [], "failure": null,
        "diagnostics": "error: x\n\n",
        "text": "error: x\n\n01 An answer: does not compile: 1 error.\n\nKeep `it`.\n",
    });
    fixture.write("target/exercise/01.json", &kept.to_string());
    let server = start(&fixture);
    let known = until(&mut follow(&server, ""), &["known"]).1;
    let known: Value = serde_json::from_str(&known).unwrap();
    assert_eq!(
        known["details"],
        "<pre class=\"exercise-terminal\"><code>error: x</code></pre><p>Keep <code>it</code>.</p>"
    );
}

#[test]
fn a_hint_that_is_unfolded_is_noted() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let host = host(server.port);
    let post = |query: &str, more: &[&str]| {
        let request = format!("POST /api/hint?{query} HTTP/1.1");
        let lines = [
            &[&*request, &host, "Content-Length: 0", "Connection: close"],
            more,
        ]
        .concat();
        send(server.port, &lines).status
    };
    let noted = || {
        let path = fixture.root().join(".progress");
        let text = std::fs::read_to_string(path).unwrap_or_default();
        text.lines().any(|line| line == "hints = 2").then_some(text)
    };
    assert_eq!(post("lesson=01&hint=2", &["Origin: http://elsewhere"]), 403);
    assert_eq!(
        post("lesson=01&hint=2", &["Sec-Fetch-Site: cross-site"]),
        403
    );
    for nothing in ["lesson=01&hint=0", "lesson=01&hint=9", "lesson=09&hint=1"] {
        assert_eq!(post(nothing, &[]), 404, "{nothing}");
    }
    assert_eq!(noted(), None);
    assert_eq!(
        post("lesson=01&hint=2", &["Sec-Fetch-Site: same-origin"]),
        204
    );
    let text = noted().expect("it is noted");
    // One that was passed over is not counted again.
    assert_eq!(post("lesson=01&hint=1", &[]), 204);
    assert_eq!(noted(), Some(text));
}

#[test]
fn what_is_checked_ends_when_nobody_listens() {
    let fixture = Fixture::new();
    let witness = Witness::new();
    let mut server = start(&fixture);
    let endless = |extra: &str| {
        format!(
            "{extra}pub fn answer() -> u32 {{\n    {}\n}}\n",
            witness.met()
        )
    };
    // The page goes away.
    fixture.write(FILE, &endless(""));
    drop(until(&mut follow(&server, ""), &["unchecked"]));
    let events = follow(&server, "&back=true");
    let process = witness.begun();
    drop(events);
    process.gone();
    // The file is saved once more, while another page waits for its turn.
    let mut first = follow(&server, "&back=true");
    let process = witness.begun();
    let mut second = follow(&server, "&back=true");
    assert_eq!(
        second.next().unwrap(),
        ("status".to_owned(), "waits".to_owned())
    );
    fixture.write(FILE, RIGHT);
    process.gone();
    assert_eq!(verdict(&mut first).1["state"], "solved");
    assert_eq!(verdict(&mut second).1["state"], "solved");
    // The server ends.
    fixture.write(FILE, &endless("\n"));
    let process = witness.begun();
    server.signal(rustix::process::Signal::TERM);
    process.gone();
    assert_eq!(server.ended().0.code(), Some(0));
    let kept = fixture.read("target/exercise/01.json");
    assert!(
        kept.contains("\"solved\""),
        "nothing is kept of what was stopped: {kept}"
    );
}

#[test]
fn cargo_too_ends_when_nobody_listens() {
    let fixture = Fixture::new();
    let witness = fixture.slow_to_compile();
    let server = start(&fixture);
    let events = follow(&server, "&check=true");
    let cargo = witness.begun();
    drop(events);
    cargo.gone();
}

#[test]
fn what_cannot_be_followed_is_refused() {
    let fixture = Fixture::new();
    let server = start(&fixture);
    let refused =
        |lesson: &str| Events::open(server.port, &format!("/api/exercise?lesson={lesson}")).rest();
    for unknown in ["02", "", "1", "..%2f01-tiny", "01-tiny"] {
        let sentence = refused(unknown);
        assert!(
            sentence.starts_with("refused: There is no exercise "),
            "{sentence}"
        );
    }
    fixture.remove(FILE);
    assert_eq!(refused("01"), format!("refused: there is no {FILE}\n"));
    for path in ["/api/exercise?lesson=01", "/api/progress"] {
        for foreign in ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site"] {
            let request = format!("GET {path} HTTP/1.1");
            let lines = [&*request, &host(server.port), foreign, "Connection: close"];
            assert_eq!(send(server.port, &lines).status, 403, "{path} {foreign}");
        }
    }
    assert_eq!(get(server.port, "/api/exercise").status, 400);
}

#[test]
fn progress_that_cannot_be_noted_is_said() {
    let fixture = Fixture::new();
    fixture.write(".progress", "version = 99\n");
    let server = start(&fixture);
    assert_eq!(progress(&server), "{}");
    fixture.write(FILE, RIGHT);
    let mut events = follow(&server, "&check=true");
    let (_, notice) = until(&mut events, &["notice"]);
    assert!(notice.contains("newer edition"), "{notice}");
    assert_eq!(verdict(&mut events).1["state"], "solved");
}
