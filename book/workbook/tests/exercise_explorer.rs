//! The failing schedule of the reader's own code: on the page, and its address in the terminal.

#![cfg(unix)]

mod common;

use common::Fixture;
use common::following::{FILE, RIGHT, follow, start, until, verdict};
use common::toy::{self, Op};
use serde_json::{Value, json};

const DIR: &str = "lessons/01-tiny/exercise";

#[test]
fn a_failing_schedule_comes_with_an_explorer_of_the_readers_code() {
    let fixture = Fixture::new();
    // As a check in a terminal would leave it.
    let threads: [&[Op]; 3] = [
        &[],
        &[Op::Lock(0), Op::Lock(1), Op::Unlock(1), Op::Unlock(0)],
        &[Op::Lock(1), Op::Lock(0), Op::Unlock(0), Op::Unlock(1)],
    ];
    let graph = toy::graph("any", &threads, 1000)
        .to_json()
        .replace("src/toy.rs", FILE);
    let source = format!("//! </script>\n{}", "    step(\"<1>\");\n".repeat(30));
    fixture.write(FILE, &source);
    // The text has only the beginning of the table.
    let table = "HEADING\n   1  lock\n   2  lock\n";
    let mut kept = json!({
        "version": 1, "lesson": "01", "slug": "01-tiny", "title": "An answer", "file": FILE,
        "source_hash": interleave_schedule::source_hash(&source), "state": "fails",
        "summary": "not solved: a deadlock", "passed": [], "diagnostics": null,
        "text": "01 An answer: not solved yet.\n\n  failed   it: `a < b` is not ` so.\n\nHEADING\n   1  lock\n      … 1 more …\nPlay it: elsewhere\n",
        "failure": {
            "check": "it", "machine": "explorer", "name": "deadlock", "sentence": "`both` wait",
            "place": null, "schedule": "1.2", "table": table,
            "graph": serde_json::from_str::<Value>(&graph).unwrap(),
            "program": [{ "file": "lessons/01-tiny/exercise/check.rs", "first": 12, "text": "fn it() {\n    a();\n}\n" }],
        },
    });
    fixture.write("target/exercise/01.json", &kept.to_string());
    let server = start(&fixture);
    let known = until(&mut follow(&server, ""), &["known"]).1;
    let known: Value = serde_json::from_str(&known).unwrap();
    assert_eq!(
        known["details"],
        "<p><strong>failed</strong> it: <code>a &lt; b</code> is not ` so.</p>\
         <p><a href=\"#exercise=1.2\">Watch your own code do it, step by step</a></p>"
    );
    assert_eq!(known["schedule"], "1.2");
    let html = known["explorer"].as_str().expect("HTML");
    for part in [
        "<section class=\"explorer\" id=\"explore-exercise\"",
        "data-name=\"exercise\"",
        "data-line=\"2\">    step(&quot;&lt;1&gt;&quot;);</code>",
        "data-file=\"lessons/01-tiny/exercise/check.rs\"><figcaption><span class=\"listing-file\">check.rs</span> \
         <span class=\"listing-lines\">lines 12–14</span>",
        "data-line=\"13\">    a();</code>",
        "<dt>waits for …</dt>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("data-line=\"1\""), "comments are the task");
    assert!(!html.contains("data-goal"), "no goals are set");
    assert!(
        !html.contains("<dt>select</dt>"),
        "no words that do not occur"
    );

    // Where there is nothing to play no link leads there; a table without a graph is shown as it is.
    let told = |kept: &Value| -> Value {
        fixture.write("target/exercise/01.json", &kept.to_string());
        serde_json::from_str(&until(&mut follow(&server, ""), &["known"]).1).unwrap()
    };
    kept["failure"]["graph"] = Value::Null;
    let pre =
        "<pre class=\"exercise-terminal\"><code>HEADING&#10;   1  lock&#10;   2  lock</code></pre>";
    let details = told(&kept)["details"].clone();
    assert!(details.as_str().unwrap().ends_with(pre), "{details}");
    kept["failure"]["graph"] = serde_json::from_str(&graph).unwrap();
    kept["state"] = "todo".into();
    let todo = told(&kept);
    assert_eq!(
        (&todo["explorer"], &todo["schedule"]),
        (&Value::Null, &Value::Null)
    );
    assert!(!todo["details"].to_string().contains("href"), "{todo}");

    // On another text than was judged it says nothing.
    fixture.write(FILE, RIGHT);
    assert_eq!(
        verdict(&mut follow(&server, "&back=true")).1["state"],
        "solved"
    );
}

/// A machine that fails by a schedule, and what of it is told where.
#[test]
fn a_failing_schedule_has_an_address_where_the_site_is_served() {
    let fixture = Fixture::new();
    let threads: [&[Op]; 3] = [
        &[],
        &[Op::Lock(0), Op::Lock(1), Op::Unlock(1), Op::Unlock(0)],
        &[Op::Lock(1), Op::Lock(0), Op::Unlock(0), Op::Unlock(1)],
    ];
    // A thread of the toy's does its steps in the lines from ten times its number on.
    let (used, other) = (
        "/// It.\nfn it() {\n    a();\n    b();\n}\n",
        "fn other() {}\n",
    );
    let program = format!(
        "fn unused() {{}}{}{used}{}{other}",
        "\n".repeat(8),
        "\n".repeat(6)
    );
    fixture.write(&format!("{DIR}/check.rs"), &program);
    let graph = toy::graph("any", &threads, 1000).to_json();
    let graph = graph.replace("src/toy.rs", &format!("{DIR}/check.rs"));
    let graph: Value = serde_json::from_str(&graph).unwrap();
    let mut checked = json!({
        "what": "checked", "check": "it", "schedules": "6", "states": 9, "threads": 3, "limits": [],
        "violation": { "name": "deadlock", "sentence": "both wait" }, "schedule": "1.2",
        "graph": graph, "panic": null, "violated": ["deadlock"],
    });
    let reports = |checked: &Value| {
        fixture.write(
            "report.json",
            &format!("{checked}\n{{\"what\":\"ends\"}}\n"),
        );
        let machine = "#[path = \"../src/exercise.rs\"]\nmod exercise;\n\nfn main() {\n    exercise::answer();\n    \
                       let to = std::env::var_os(\"INTERLEAVE_REPORT\").unwrap();\n    \
                       std::fs::copy(\"report.json\", to).unwrap();\n}\n";
        fixture.write(&format!("{DIR}/machines/explored.rs"), machine);
    };
    reports(&checked);
    let page = "/01-tiny.html#exercise=1.2\n";
    // What a server that was killed has left is not believed.
    fixture.write("target/serving/2999", "");
    let told = fixture.run(&["check", "1"]).1;
    let start =
        "Play it: start the site with `cargo run`, and open at the address that it prints\n";
    assert!(told.contains(&format!("{start}         {page}")), "{told}");
    let server = self::start(&fixture);
    let told = fixture.run(&["check", "1"]).1;
    let address = format!("Play it: http://127.0.0.1:{}{page}", server.port);
    assert!(told.contains(&address), "{told}");
    drop(server);
    assert!(fixture.run(&["check", "1"]).1.contains(start));

    let kept =
        || -> Value { serde_json::from_str(&fixture.read("target/exercise/01.json")).unwrap() };
    let failure = &kept()["failure"];
    assert_eq!(failure["kind"], "a deadlock");
    assert_eq!(failure["partial"], false);
    let file = format!("{DIR}/check.rs");
    let listings = json!([
        { "file": file, "first": 9, "text": used },
        { "file": file, "first": 20, "text": other },
    ]);
    assert_eq!(failure["program"], listings);
    // Of a `todo!()` there is nothing to play.
    checked["violation"] = json!({ "name": "panic", "sentence": "main: not yet implemented" });
    checked["panic"] = json!({ "file": FILE, "line": 1 });
    reports(&checked);
    let told = fixture.run(&["check", "1"]).1;
    assert!(
        told.contains("is still `todo!()`") && !told.contains("Play it"),
        "{told}"
    );
    let kept = kept();
    assert_eq!(kept["state"], "todo");
    for nothing in ["graph", "schedule", "table"] {
        assert_eq!(kept["failure"][nothing], Value::Null, "{nothing}");
    }
}
