//! What `{{#quiz ID}}` becomes, and how questions fail whose key a graph contradicts.

mod common;

use common::Fixture;
use common::toy::{self, Op};

/// One thread prints a line, another two.
const LINES: [&[Op]; 3] = [&[], &[Op::Print("a")], &[Op::Print("b"), Op::Print("c")]];

const GOOD: &str = r#"
[[question]]
id = "in-the-end"
graph = "lines"
ask = "What *can* it have printed?"
possible = ["a\nb\nc\n", "b\nc\na\n"]
impossible = ["c\nb\na\n", ""]
why = "`b` comes before `c`."

[[question]]
id = "after-b"
graph = "lines"
after = "2"
ask = "What comes next?"
next = ["a", "c"]
why = "Whoever moves."
"#;

fn fixture(questions: &str) -> Fixture {
    let fixture = Fixture::new();
    let graph = toy::graph("lines", &LINES, 1000);
    fixture.write("lessons/01-tiny/schedules/lines.json", &graph.to_json());
    fixture.write("lessons/01-tiny/quiz.toml", questions);
    fixture
}

fn said(questions: &str, page: &str) -> String {
    match fixture(questions).expand(page) {
        Ok(page) => panic!("taken for right: {}", page.markdown),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn questions_are_forms() {
    let page = fixture(GOOD)
        .expand("{{#quiz in-the-end}}\n\n{{#quiz after-b}}")
        .unwrap();
    let forms: Vec<&str> = (page.markdown.lines())
        .filter(|line| line.starts_with("<form"))
        .collect();
    insta::assert_snapshot!(forms.join("\n").replace("><", ">\n<"));
}

#[test]
fn a_key_that_the_graph_contradicts_is_refused() {
    let wrong = |from: &str, to: &str, page: &str| {
        assert!(GOOD.contains(from), "{from}");
        format!("{from} → {to}\n  {}\n", said(&GOOD.replace(from, to), page))
    };
    let (both, first) = (
        "{{#quiz in-the-end}}\n\n{{#quiz after-b}}",
        "{{#quiz in-the-end}}",
    );
    insta::assert_snapshot!(
        [
            wrong(r#""b\nc\na\n"]"#, r#""a\nc\nb\n"]"#, both),
            wrong(r#""c\nb\na\n", "#, r#""b\na\nc\n", "#, both),
            wrong(r#"next = ["a", "c"]"#, r#"next = ["c"]"#, both),
            wrong(r#"next = ["a", "c"]"#, r#"next = ["a", "b", "c"]"#, both),
            wrong(r#"after = "2""#, r#"after = "2.0""#, both),
            wrong(r#"after = "2""#, r#"after = "x""#, both),
            wrong(r#"graph = "lines""#, r#"graph = "missing""#, both),
            wrong(
                "impossible = [\"c\\nb\\na\\n\", \"\"]",
                "impossible = []",
                both
            ),
            wrong("next = [\"a\", \"c\"]\n", "", both),
            wrong("id = \"after-b\"", "id = \"in-the-end\"", both),
            wrong("id = \"after-b\"", "id = \"After B\"", both),
            wrong("why = \"Whoever moves.\"", "colour = 1", both),
            wrong("Whoever moves.", "Whoever moves.", first),
            wrong("Whoever moves.", "Whoever moves.", "{{#quiz missing}}"),
        ]
        .concat()
    );
}
