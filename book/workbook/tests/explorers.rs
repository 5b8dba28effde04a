//! What `{{#explorer …}}` and `{{#value schedules …}}` become, and how wrong ones fail.

mod common;

use common::Fixture;
use common::toy::{self, Op};
use interleave_schedule::{Graph, Source, source_hash};

const FILE: &str = "lessons/01-tiny/src/table.rs";
const OPEN: &str = "<script type=\"application/json\">";

/// Two threads that lock crosswise, and in the same order.
const CROSSWISE: [&[Op]; 3] = [
    &[],
    &[Op::Lock(0), Op::Lock(1), Op::Unlock(1), Op::Unlock(0)],
    &[Op::Lock(1), Op::Lock(0), Op::Unlock(0), Op::Unlock(1)],
];
const IN_ORDER: [&[Op]; 3] = [CROSSWISE[0], CROSSWISE[1], CROSSWISE[1]];

/// What a page must not take for its own.
const TRICKY: &str = "{{#include x}} \\{{ </script> <!-- & 漢字";

/// The source that the graphs happen in: as many lines as a toy thinks it has.
fn source() -> String {
    let line = |number: usize| match number {
        1 => "pub fn table() {\n".to_owned(),
        24 => "}\n".to_owned(),
        _ => format!("    step(\"<{number}>\");\n"),
    };
    (1..=24).map(line).collect()
}

/// A toy's graph that happens in [`FILE`].
fn graph(name: &str, threads: &[&[Op]], mended: Option<&str>) -> Graph {
    let graph = toy::graph(name, threads, 1000);
    let moved = graph.to_json().replace("src/toy.rs", FILE);
    let mut graph = Graph::from_json(&moved).expect("a graph");
    graph.mended = mended.map(str::to_owned);
    graph.sources = vec![Source {
        file: FILE.to_owned(),
        hash: source_hash(&source()),
    }];
    graph
}

fn fixture() -> Fixture {
    let fixture = Fixture::new();
    fixture.write(FILE, &source());
    let prints: [&[Op]; 2] = [&[], &[Op::Print(TRICKY)]];
    for graph in [
        graph("crosswise", &CROSSWISE, Some("in-order")),
        graph("in-order", &IN_ORDER, None),
        graph("lost", &CROSSWISE, Some("nowhere")),
        graph("tricky", &prints, None),
    ] {
        let file = format!("lessons/01-tiny/schedules/{}.json", graph.name);
        fixture.write(&file, &graph.to_json());
    }
    let quiet = toy::graph("quiet", &[&[Op::Lock(0), Op::Unlock(0)]], 1000);
    let quiet = quiet
        .to_json()
        .replace("src/toy.rs", "lessons/welcome/src/quiet.rs");
    // A toy's main is at its line 0, which no file has.
    let quiet = quiet.replace("\"line\":0", "\"line\":2");
    fixture.write("lessons/welcome/schedules/quiet.json", &quiet);
    fixture.write(
        "lessons/welcome/src/quiet.rs",
        "fn quiet() {\n    step();\n}\n",
    );
    fixture
}

/// The HTML of the directive on line 3, one tag per line, each graph left out.
fn expanded(fixture: &Fixture, directive: &str) -> String {
    let page = fixture
        .expand(directive)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (_, after) = page.markdown.split_once("</header>").expect("a head");
    let (html, _) = after.split_once("<div class=\"claim ").expect("claims");
    let mut parts = html.trim().split(OPEN);
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, rest) = part.split_once("</script>").expect("a script ends");
        shown.push_str(&format!("{OPEN}GRAPH</script>{rest}"));
    }
    shown.replace("><", ">\n<")
}

#[test]
fn an_explorer_stands_still_without_scripts() {
    let why = "{{#explorer crosswise | Each holds what the other's `lock()` <waits> for.}}";
    insta::assert_snapshot!(expanded(&fixture(), why));
}

#[test]
fn a_graph_may_be_another_lessons() {
    insta::assert_snapshot!(expanded(&fixture(), "{{#explorer welcome/quiet}}"));
}

#[test]
fn a_source_that_has_changed_is_shown_with_a_note() {
    let fixture = fixture();
    let fresh = expanded(&fixture, "{{#explorer in-order}}");
    assert!(!fresh.contains("explorer-stale"), "{fresh}");
    fixture.write(FILE, &source().replace("<12>", "<12 and more>"));
    let stale = expanded(&fixture, "{{#explorer in-order}}");
    assert!(stale.contains("<p class=\"explorer-stale\">"), "{stale}");
    assert!(stale.contains("&lt;12 and more&gt;"), "{stale}");
}

/// Through mdBook, too, which has directives of its own.
#[test]
fn the_graph_of_a_built_page_is_the_one_in_the_tree() {
    let fixture = fixture();
    let page = fixture.read("book/src/01-tiny.md");
    let page = format!("{page}\n{{{{#explorer tricky}}}}\n");
    fixture.write("book/src/01-tiny.md", &page);
    let dest = fixture.root().join("built");
    let built = fixture.workspace().build(&dest);
    built.unwrap_or_else(|problems| panic!("{problems}"));
    let html = fixture.read("built/01-tiny.html");
    let (_, script) = html.split_once(OPEN).expect("an explorer");
    let (json, _) = script.split_once("</script>").expect("a script ends");
    let graph = Graph::from_json(json).expect("a graph");
    assert_eq!(graph.outcomes[0].output, format!("{TRICKY}\n"));
    let committed = fixture.read("lessons/01-tiny/schedules/tricky.json");
    assert_eq!(graph.to_json(), committed);
}

#[test]
fn values_of_a_graph_stand_in_a_sentence() {
    let keys = ["all", "failing", "outcomes", "states", "preemptions"];
    let sentence = keys.map(|key| format!("{key} {{{{#value schedules crosswise {key}}}}}"));
    let sentence = format!("{}.", sentence.join(", "));
    let shown = expanded(&fixture(), &sentence);
    let graph = graph("crosswise", &CROSSWISE, None);
    let failing = graph.outcomes.iter().zip(graph.counts());
    let failing = failing.filter(|(outcome, _)| outcome.fails());
    let failing: interleave_schedule::BigUint = failing.map(|(_, count)| count).sum();
    let (all, outcomes, states) = (graph.paths(), graph.outcomes.len(), graph.nodes.len());
    assert_eq!(
        shown,
        format!(
            "all {all}, failing {failing}, outcomes {outcomes}, states {states}, preemptions 1."
        )
    );
}

#[test]
fn wrong_explorers_are_refused() {
    let fixture = fixture();
    fixture.write(
        "lessons/01-tiny/schedules/damaged.json",
        "{\"version\": 1, ",
    );
    let elsewhere = toy::graph("elsewhere", &CROSSWISE, 1000).to_json();
    fixture.write("lessons/01-tiny/schedules/elsewhere.json", &elsewhere);
    let mut report = String::new();
    for line in [
        "{{#explorer}}",
        "{{#explorer crosswise in-order}}",
        "{{#explorer missing}}",
        "{{#explorer nowhere/missing}}",
        "{{#explorer sync/missing}}",
        "{{#explorer lost | Its mended version is not there.}}",
        "{{#explorer damaged}}",
        "{{#explorer elsewhere | It happens in no file of the lesson.}}",
        "{{#explorer crosswise}}",
        "{{#explorer in-order | There is nothing to explain.}}",
        "Text {{#explorer in-order}}",
        "{{#value schedules missing all}}",
        "{{#value schedules crosswise most}}",
        "{{#value schedules in-order preemptions}}",
    ] {
        match fixture.expand(line) {
            Ok(page) => panic!("`{line}` is taken for right: {}", page.markdown),
            Err(problems) => report.push_str(&format!("{line}\n  {problems}\n")),
        }
    }
    insta::assert_snapshot!(report);
}
