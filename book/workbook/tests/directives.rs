//! What every directive becomes. How wrong ones fail is in `mistakes.rs`.

mod common;

use common::Fixture;

/// What a page with `body` becomes, without the title and the claims around it.
fn expanded(fixture: &Fixture, body: &str) -> String {
    let page = fixture
        .expand(body)
        .unwrap_or_else(|problems| panic!("{problems}"));
    let (_, after_head) = page.markdown.split_once("</header>").expect("a head");
    let (body, _) = after_head
        .split_once("<div class=\"claim ")
        .expect("claims");
    // One tag per line is easier to compare.
    body.trim().replace("><", ">\n<")
}

macro_rules! becomes {
    ($($name:ident: $body:expr;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(expanded(&Fixture::new(), $body));
        })*
    };
}

becomes! {
    code_by_anchor: "{{#code src/hello.rs body}}";
    code_of_a_whole_file: "{{#code src/hello.rs}}";
    code_of_a_manifest: "{{#code Cargo.toml}}";
    code_of_another_crate_of_the_lessons: "{{#code ../sync/src/lib.rs shared}}";
    pair: "{{#pair go/hello/main.go:greet src/hello.rs:body}}";
    pair_of_whole_files: "{{#pair go/hello/main.go src/hello.rs}}";
    run: "{{#run hello}}";
    run_as_written: "{{#run hello --as-written}}";
    run_that_fails: "{{#run fails}}";
    output_of_a_program: "{{#output order}}";
    output_with_many_outcomes: "{{#output many}}";
    output_of_any_snapshot: "{{#output plain}}";
    output_of_a_file: "{{#output go/hello/stderr.txt}}";
    loom_that_passes: "{{#loom hello-mended}}";
    loom_that_fails: "{{#loom hello-as_written}}";
    loom_with_a_bound: "{{#loom bounded}}";
    formula: r"{{#formula \sum_{k=0}^{n} \binom{n}{k} = 2^n}}";
    executions: "{{#executions race}}";
    pick: "{{#pick measured/pick.json | Which rate? | Which bound?}}";
    svg: "{{#svg measured/cost.svg \"cost & <time>\"}}";
}

#[test]
fn values_stand_in_a_sentence() {
    let body = "{{#value loom hello-mended executions}}, {{#value loom hello-mended outcomes}}, \
                {{#value output many outputs}}, {{#value measured cost.json thread.bytes}}, \
                {{#value measured cost.json thread.ratio}}, {{#value measured cost.json points.1}}, \
                {{#value measured cost.json thread.unit}}, {{#math a_1 * b_{2} | c}}.";
    insta::assert_snapshot!(expanded(&Fixture::new(), body));
}

#[test]
fn claims_are_cards() {
    let page = Fixture::new().expand("").unwrap();
    let (_, claims) = page.markdown.split_once("</header>").unwrap();
    insta::assert_snapshot!(claims.trim().replace("><", ">\n<"));
}

#[test]
fn all_claims_are_listed_and_counted() {
    let fixture = Fixture::new();
    let page = fixture
        .workspace()
        .expand("claims.md", "# Any\n\n{{#claims}}\n")
        .unwrap();
    insta::assert_snapshot!(page.markdown.replace("><", ">\n<"));
}

#[test]
fn contents_list_the_lessons_by_part() {
    let fixture = Fixture::new();
    let page = fixture
        .workspace()
        .expand("index.md", "# Any\n\n{{#contents}}\n")
        .unwrap();
    insta::assert_snapshot!(page.markdown.replace("><", ">\n<"));
}

#[test]
fn a_directive_may_stand_in_a_list() {
    let body = "- one\n\n  {{#output order}}\n- two";
    let expanded = expanded(&Fixture::new(), body);
    assert!(
        expanded.starts_with("- one\n\n\n  <div class=\"program-recorded\">"),
        "{expanded}"
    );
    assert!(expanded.ends_with("</div>\n\n- two"), "{expanded}");
}

#[test]
fn a_backslash_shows_a_directive() {
    let body = "`\\{{#run hello}}` and `\\{{#loom x}}`\n\n```text\n\\{{#code a}}\n```";
    // mdBook takes the first backslash of a line off, and then leaves the line alone.
    let shown = "`\\{{#run hello}}` and `{{#loom x}}`\n\n```text\n\\{{#code a}}\n```";
    assert_eq!(expanded(&Fixture::new(), body), shown);
}

#[test]
fn the_head_follows_the_title() {
    let page = Fixture::new().expand("Text.").unwrap();
    let head = "# A tiny lesson\n\n<header class=\"lesson-head\">\
                <p class=\"lesson-part\">Part 1 · Small things</p>\
                <p class=\"lesson-meta\">Lesson 01 · 1 minute to read</p></header>\n\n\nText.\n";
    assert!(page.markdown.starts_with(head), "{}", page.markdown);
}

#[test]
fn reading_takes_a_minute_per_220_words_of_prose() {
    let fixture = Fixture::new();
    let claims = fixture.expand("").unwrap().words;
    let of = |words: usize| {
        let body = "word ".repeat(words - claims)
            + "\n\n```rust\nno words here\n```\n\n{{#code src/hello.rs}}";
        let page = fixture.expand(&body).unwrap();
        (page.words, page.minutes)
    };
    assert_eq!(of(220), (220, 1));
    assert_eq!(of(221), (221, 2));
    assert_eq!(of(1320), (1320, 6));
}
