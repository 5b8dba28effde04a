//! `bench`: the table of what is recorded, what it refuses, and exit codes. Nothing is measured
//! here.

mod common;

use std::path::Path;

use common::Fixture;

const ROWS: &str = r#"
[[bench]]
name = "cost"
lesson = "01-tiny"
section = "cost"

[[bench.row]]
id = "start"
what = "start a thread"
go = "/go/start"
rust = "/rust/start"
unit = "µs"
divide = 1000

[[bench.row]]
id = "calls"
what = "calls"
go = "/go/calls"
rust = "/rust/calls"
unit = "per s"
rate = true

[[bench]]
name = "load"
lesson = "01-tiny"
section = "cost"

[[bench.row]]
id = "sum"
what = "add"
go = "/sums/0"
rust = "/sums/1"
unit = "ns"
"#;

const COST: &str = r#"{
  "machine": {
    "processor": "Toy", "cores": 2, "kernel": "Linux 6", "rust": "1.95.0", "go": "1.27.3",
    "date": "2026-11-20", "others_percent": 1.5
  },
  "rounds": 5,
  "go": {"start": 300, "calls": 40000},
  "rust": {"start": 60000, "calls": 90000},
  "spread": {"start": {"low": 0.004, "high": 0.0061}}
}"#;

const LOAD: &str = r#"{
  "machine": {
    "processor": "Toy", "cores": 2, "kernel": "Linux 7", "rust": "1.95.0", "go": "1.27.3",
    "date": "2026-11-21", "others_percent": 0
  },
  "rounds": 11,
  "sums": [10.5, 10]
}"#;

const RECORD: &str = "lessons/01-tiny/measured/cost.json";

fn fixture() -> Fixture {
    let fixture = Fixture::new();
    fixture
        .write("lessons/measured/rows.toml", ROWS)
        .write(RECORD, COST)
        .write("lessons/01-tiny/measured/load.json", LOAD);
    fixture
}

#[test]
fn the_table_is_computed_from_the_records() {
    let (code, stdout, stderr) = fixture().run(&["bench", "--table"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(stdout);
}

#[test]
fn another_record_is_another_table() {
    let fixture = fixture();
    let ratio = |fixture: &Fixture| {
        let (_, stdout, _) = fixture.run(&["bench", "--table", "--only", "cost"]);
        assert!(!stdout.contains("01 add"), "{stdout}");
        let row = stdout.lines().find(|line| line.contains("start a thread"));
        let cells = row.unwrap().split_whitespace().collect::<Vec<&str>>();
        cells[7].parse::<f64>().unwrap()
    };
    let before = ratio(&fixture);
    fixture.edit(RECORD, "60000", "30000");
    assert_eq!(ratio(&fixture), 2.0 * before);
}

#[test]
fn an_unknown_benchmark_is_a_usage_error() {
    let fixture = fixture();
    for arguments in [
        &["bench", "--only", "nonsense"][..],
        &["bench", "--table", "--only", "nonsense"],
    ] {
        let (code, stdout, stderr) = fixture.run(arguments);
        assert_eq!((code, stdout.as_str()), (Some(2), ""));
        let due = "error: there is no benchmark nonsense in the table; there are cost, load\n";
        assert_eq!(stderr, due);
    }
    let (code, _, _) = fixture.run(&["bench", "--table", "--busy"]);
    assert_eq!(code, Some(2));
}

#[test]
fn what_is_not_recorded_names_the_command() {
    let fixture = fixture();
    fixture.remove(RECORD);
    let (code, stdout, stderr) = fixture.run(&["bench", "--table"]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("lessons/01-tiny/measured/cost.json"));
    assert!(
        stderr.ends_with("measure with cargo run --release -- bench --only cost\n"),
        "{stderr}"
    );
    fixture.write(RECORD, &COST.replace("\"calls\": 90000", "\"calls\": 0"));
    let (code, _, stderr) = fixture.run(&["bench", "--table"]);
    assert_eq!(code, Some(1));
    let due = "error: lessons/01-tiny/measured/cost.json has no figure /rust/calls\n";
    assert_eq!(stderr, due);
}

#[test]
#[cfg(target_os = "linux")]
fn without_go_nothing_is_measured() {
    let fixture = fixture();
    let mut command = fixture.workbook(&["bench"]);
    let output = command.env("PATH", fixture.root()).output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.starts_with("error: there is no `go` on the path"),
        "{stderr}"
    );
    assert_eq!(fixture.read(RECORD), COST);
    let table = Path::new("lessons/measured/measured/table.json");
    assert!(!fixture.root().join(table).exists());
}

/// A page that is no lesson's sees what is in the directory of its name.
#[test]
fn a_page_may_have_a_directory_of_its_own() {
    let fixture = fixture();
    fixture
        .write("lessons/measured/measured/table.json", r#"{"ratio": 0.25}"#)
        .write("lessons/measured/measured/table.svg", "<svg><path/></svg>");
    let expanded = |file: &str, value: &str| {
        let page = format!(
            "# Measured\n\n{{{{#value measured {value}}}}}\n\n{{{{#svg measured/table.svg \"A line.\"}}}}\n"
        );
        fixture.workspace().expand(file, &page)
    };
    let page = expanded("measured.md", "table.json ratio").unwrap();
    assert!(page.markdown.contains("\n0.25\n"), "{}", page.markdown);
    assert!(page.markdown.contains("aria-label=\"A line.\""));
    let page = expanded("measured.md", "01-tiny/load.json rounds").unwrap();
    assert!(page.markdown.contains("\n11\n"), "{}", page.markdown);
    let refused = expanded("index.md", "table.json ratio").unwrap_err();
    assert!(refused.to_string().contains("only the page of a lesson"));
}
