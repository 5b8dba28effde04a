//! How pages that are wrong fail: each with its line, and with what to do.

mod common;

use common::Fixture;

/// What is wrong with a page whose line 3 is `line`.
fn mistakes(fixture: &Fixture, line: &str) -> String {
    match fixture.expand(line) {
        Ok(page) => panic!("`{line}` is taken for right: {}", page.markdown),
        Err(problems) => problems.to_string(),
    }
}

/// The wrong lines, each followed by what is said about it.
fn report(fixture: &Fixture, lines: &[&str]) -> String {
    let mut report = String::new();
    for line in lines {
        report.push_str(&format!("{line}\n  {}\n", mistakes(fixture, line)));
    }
    report
}

macro_rules! wrong {
    ($($name:ident: [$($line:expr),* $(,)?];)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(report(&Fixture::new(), &[$($line),*]));
        })*
    };
}

wrong! {
    directives_that_are_none: [
        "{{#nothing x}}",
        "{{#include src/hello.rs}}",
        "{{ #rustdoc_include src/hello.rs}}",
        "{{#playground src/hello.rs}}",
        "{{#title Another}}",
        "{{#}}",
        "Some {{#value loom",
    ];
    directives_out_of_place: [
        "Text {{#run hello}}",
        "{{#run hello}} {{#run order}}",
        "```text\n{{#code src/hello.rs}}\n```",
    ];
    code: [
        "{{#code}}",
        "{{#code src/hello.rs greet more}}",
        "{{#code src/missing.rs}}",
        "{{#code src}}",
        "{{#code ../../Cargo.toml}}",
        "{{#code /etc/passwd}}",
        "{{#code src/hello.rs missing}}",
        "{{#code src/main.rs any}}",
        "{{#code measured/cost.json}}",
    ];
    pairs: [
        "{{#pair go/hello/main.go}}",
        "{{#pair src/hello.rs go/hello/main.go}}",
        "{{#pair go/missing/main.go src/hello.rs}}",
        "{{#pair go/hello/main.go:greet src/hello.rs:missing}}",
    ];
    programs: [
        "{{#run}}",
        "{{#run missing}}",
        "{{#run order --as-written}}",
        "{{#run hello --verbose}}",
        "{{#run chatty}}",
        "{{#output missing}}",
        "{{#output ../x}}",
        "{{#output go/hello/missing.txt}}",
    ];
    figures_of_loom: [
        "{{#loom}}",
        "{{#loom missing}}",
        "{{#value loom hello-as_written outcomes}}",
        "{{#value loom missing executions}}",
    ];
    values: [
        "{{#value}}",
        "{{#value loom hello-mended outputs}}",
        "{{#value output missing outputs}}",
        "{{#value output plain outputs}}",
        "{{#value measured missing.json a}}",
        "{{#value measured cost.json thread.missing}}",
        "{{#value measured cost.json points.2}}",
        "{{#value measured cost.json thread}}",
    ];
    formulas: [
        r"{{#math \frac{1}}}",
        r"{{#formula \nosuchcommand}}",
        "{{#math}}",
    ];
    drawings: [
        "{{#svg measured/cost.svg}}",
        "{{#svg measured/cost.svg \"\"}}",
        "{{#svg measured/missing.svg \"x\"}}",
        "{{#svg measured/cost.json \"x\"}}",
    ];
    picks: [
        "{{#pick measured/pick.json}}",
        "{{#pick measured/pick.json | one question | }}",
        "{{#pick measured/missing.json | one | two}}",
        "{{#pick measured/cost.json | one | two}}",
        "{{#executions}}",
        "{{#executions missing}}",
    ];
    claims: [
        "{{#claim missing}}",
        "{{#claim}}",
        "{{#claims of it}}",
    ];
    contents: [
        "{{#contents of it}}",
    ];
}

#[test]
fn a_claim_is_shown_exactly_once() {
    let fixture = Fixture::new();
    let workspace = fixture.workspace();
    let page = "# A tiny lesson\n\n{{#claim is-fast}}\n\n{{#claim is-fast}}\n";
    let problems = workspace.expand("01-tiny.md", page).unwrap_err();
    insta::assert_snapshot!(problems);
}

#[test]
fn all_mistakes_of_a_page_are_reported() {
    let fixture = Fixture::new();
    let workspace = fixture.workspace();
    let page = "# Another title\n\n{{#nothing}}\n\nText {{#run hello}}.\n{{#loom missing}}\n";
    let problems = workspace.expand("01-tiny.md", page).unwrap_err();
    insta::assert_snapshot!(problems);
}

#[test]
fn a_lesson_has_its_title() {
    let fixture = Fixture::new();
    let problems = fixture
        .workspace()
        .expand("01-tiny.md", "Text.\n")
        .unwrap_err();
    assert!(
        problems.to_string().contains(
            "book/src/01-tiny.md:1: the page has no title: begin it with `# A tiny lesson`"
        ),
        "{problems}"
    );
}

#[test]
fn only_lessons_have_files() {
    let fixture = Fixture::new();
    let page = "# Any\n\n{{#code src/hello.rs}}\n\n{{#value loom x outcomes}}\n\n{{#claim x}}\n";
    let problems = fixture.workspace().expand("index.md", page).unwrap_err();
    insta::assert_snapshot!(problems);
}

#[test]
fn anchors_are_pairs() {
    let fixture = Fixture::new();
    let code = "// ANCHOR: open\nf();\n// ANCHOR: twice\n// ANCHOR_END: twice\n// ANCHOR: twice\n\
                // ANCHOR_END: twice\n// ANCHOR_END: reversed\n// ANCHOR: reversed\n\
                // ANCHOR: empty\n\n// ANCHOR_END: empty\n";
    fixture.write("lessons/01-tiny/src/wrong.rs", code);
    let lines = ["open", "twice", "reversed", "empty"]
        .map(|anchor| format!("{{{{#code src/wrong.rs {anchor}}}}}"));
    insta::assert_snapshot!(report(&fixture, &lines.each_ref().map(String::as_str)));
}

/// A file of the lesson, what it is changed to, and a directive that then fails.
const BROKEN: [(&str, &str, &str); 20] = [
    ("executions/race.json", "{}", "{{#executions race}}"),
    (
        "measured/pick.json",
        r#"{"pick":[["1"],["2"]],"picked":[0,1],"drawings":[]}"#,
        "{{#pick measured/pick.json | one | two}}",
    ),
    (
        "tests/snapshots/output__hello.snap",
        "outputs = []",
        "{{#run hello}}",
    ),
    (
        "tests/snapshots/output__hello.snap",
        "---\nsource: x\n---\ncommand = \"x\"\noutputs = []",
        "{{#run hello}}",
    ),
    (
        "tests/snapshots/output__hello.snap",
        "---\nsource: x\n---\ncommand = \"cargo run --bin 02 -- hello\"\noutputs = [\"\"]",
        "{{#run hello}}",
    ),
    (
        "tests/snapshots/output__hello.snap",
        "---\nsource: x\n---\ncommand = \"x\"\noutputs = [\"\"]\nwhy = 1",
        "{{#run hello}}",
    ),
    (
        "tests/snapshots/output__hello.snap",
        "---\nsource: x\n---\noutputs = ",
        "{{#run hello}}",
    ),
    (
        "tests/snapshots/loom__hello-mended.snap",
        "---\nsource: x\n---\nmodel = \"m\"\nverdict = \"fails\"\nexecutions = 1\noutcomes = []",
        "{{#loom hello-mended}}",
    ),
    (
        "tests/snapshots/loom__hello-mended.snap",
        "---\nsource: x\n---\nmodel = \"m\"\nverdict = \"perhaps\"\nexecutions = 1",
        "{{#loom hello-mended}}",
    ),
    (
        "tests/snapshots/loom__hello-mended.snap",
        "---\nsource: x\n---\nmodel = \"m\"\nverdict = \"passes\"\nexecutions = 1\nseconds = 2",
        "{{#loom hello-mended}}",
    ),
    (
        "measured/cost.json",
        "{",
        "{{#value measured cost.json thread.bytes}}",
    ),
    (
        "measured/cost.svg",
        "<svg><script>x()</script></svg>",
        "{{#svg measured/cost.svg \"x\"}}",
    ),
    (
        "measured/cost.svg",
        "<svg><image href=\"x\"/></svg>",
        "{{#svg measured/cost.svg \"x\"}}",
    ),
    (
        "go/hello/stderr.txt",
        "\n",
        "{{#output go/hello/stderr.txt}}",
    ),
    ("tests/output.rs", "fn other() {}", ""),
    ("tests/output.rs", "/// No test.\nfn hello() {}", ""),
    (
        "claims.toml",
        "[[claim]]\nid = \"A b\"\nsource = \"A\"\nsays = \"a\"\nverdict = \"true\"\ntruth = \"t\"\nevidence = []",
        "",
    ),
    (
        "claims.toml",
        "[[claim]]\nid = \"a\"\nsource = \"A\"\nsays = \"a\"\nverdict = \"true\"\ntruth = \"t\"\nevidence = []",
        "",
    ),
    (
        "claims.toml",
        "[[claim]]\nid = \"a\"\nsource = \"A\"\nsays = \"a\"\nverdict = \"perhaps\"\ntruth = \"t\"\nevidence = []",
        "",
    ),
    (
        "claims.toml",
        "[[claim]]\nid = \"says-hello\"\nsource = \"A\"\nsays = \"{{#run hello}}\"\nverdict = \"true\"\ntruth = \"t\"\nevidence = [{ cite = \"c\", url = \"http://c\" }]",
        "",
    ),
];

#[test]
fn files_that_cannot_be_shown_are_refused() {
    let mut report = String::new();
    for (file, text, line) in BROKEN {
        let fixture = Fixture::new();
        fixture.write(&format!("lessons/01-tiny/{file}"), text);
        report.push_str(&format!(
            "{file}: {text:?}\n{}\n\n",
            mistakes(&fixture, line)
        ));
    }
    insta::assert_snapshot!(report);
}
