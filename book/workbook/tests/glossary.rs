//! The terms of the lessons: their page, the links to them, and how wrong ones fail.

mod common;

use common::Fixture;
use workbook::{Page, Problems, check_links};

const FILE: &str = "lessons/01-tiny/glossary.toml";

/// The fixture with these terms, and a page that shows them.
fn with_terms(terms: &str) -> Fixture {
    let fixture = Fixture::new();
    fixture
        .write(FILE, terms)
        .write("book/src/glossary.md", "# Glossary\n\n{{#glossary}}\n")
        .edit(
            "book/src/SUMMARY.md",
            "- [01 · A tiny lesson](01-tiny.md)\n",
            "- [01 · A tiny lesson](01-tiny.md)\n\n---\n\n[Glossary](glossary.md)\n",
        );
    fixture
}

/// A table of `glossary.toml`.
fn term(word: &str, rest: &str) -> String {
    format!("[[term]]\nterm = \"{word}\"\n{rest}\n")
}

fn order_and_program() -> String {
    let order = term(
        "order",
        "also = [\"orders\"]\nmeans = \"What comes *first* | last.\"",
    );
    let program = term(
        "program",
        "means = \"What has an order, and is a program.\"",
    );
    program + &order
}

/// What a page of no lesson becomes, each link of a term written `[id|word]`.
fn marked(fixture: &Fixture, body: &str) -> String {
    let page = fixture.workspace().expand("other.md", body).unwrap();
    let mut marked = String::new();
    let mut rest = page.markdown.as_str();
    while let Some((before, link)) = rest.split_once("<a class=\"term\" href=\"glossary.md#term-") {
        let (tag, link) = link.split_once('>').unwrap();
        let (word, after) = link.split_once("</a>").unwrap();
        let id = tag.split('"').next().unwrap();
        marked += &format!("{before}[{id}|{word}]");
        rest = after;
    }
    marked + rest
}

#[test]
fn the_first_use_in_prose_is_linked_and_no_other() {
    let fixture = with_terms(&order_and_program());
    for (body, expected) in [
        ("An order, two orders.", "An [order|order], two orders."),
        (
            "Orders *of\na* program",
            "[order|Orders] *of\na* [program|program]",
        ),
        (
            "# The order\n\n`order` [order](index.md) <b>order</b> re-order\n\n```text\norder\n```\n\n\
             <p>order</p>\n\nLast **order**.",
            "# The order\n\n`order` [order](index.md) <b>order</b> re-order\n\n```text\norder\n```\n\n\
             <p>order</p>\n\nLast **[order|order]**.",
        ),
        (
            "| order |\n|---|\n| {{#math order}} order |",
            "| order |\n|---|\n| MATH [order|order] |",
        ),
    ] {
        let marked = marked(&fixture, body);
        let math = match (marked.find("<math"), marked.find("</math>")) {
            (Some(from), Some(to)) => marked[from..to + "</math>".len()].to_owned(),
            _ => String::new(),
        };
        let marked = if math.is_empty() {
            marked
        } else {
            marked.replace(&math, "MATH")
        };
        assert_eq!(marked.trim(), expected);
    }
}

/// Its own lesson's page has the place that the glossary leads to; what one hovers over has no
/// marks, and nothing that would end a cell of a table.
#[test]
fn the_lesson_that_teaches_it_has_the_place() {
    let fixture = with_terms(&order_and_program());
    let page = fixture.expand("The order of a program.").unwrap();
    let expected = "The <a class=\"term\" id=\"taught-order\" href=\"glossary.md#term-order\" \
                    title=\"What comes first &#124; last.\">order</a> of a";
    assert!(page.markdown.contains(expected), "{}", page.markdown);
    let own = Fixture::new().expand("The order of a program.").unwrap();
    assert_eq!(page.words, own.words, "links are no words");
    fixture.edit(
        "book/src/01-tiny.md",
        "bytes. See",
        "bytes of a program. See",
    );
    let dest = fixture.root().join("site");
    fixture.workspace().build(&dest).unwrap();
    assert_eq!(check_links(&dest), []);
}

#[test]
fn the_page_has_all_terms_in_the_order_of_the_alphabet() {
    let fixture = with_terms(&order_and_program());
    let source = fixture.read("book/src/glossary.md");
    let page = fixture.workspace().expand("glossary.md", &source).unwrap();
    insta::assert_snapshot!(page.markdown.replace("><", ">\n<"));
}

#[test]
fn a_word_may_mean_something_else_elsewhere() {
    let elsewhere = "means = \"m\"\nelsewhere = [\"other\"]";
    let fixture = with_terms(&term("order", elsewhere));
    assert_eq!(marked(&fixture, "An order.\n"), "An order.\n");
    assert_eq!(
        problems(fixture.workspace().expand("other.md", "Nothing.\n")),
        "book/src/other.md:1: lessons/01-tiny/glossary.toml says that `order` has another meaning \
         here; it is not here"
    );
}

fn problems(expanded: Result<Page, Problems>) -> String {
    expanded.expect_err("it is wrong").to_string()
}

#[test]
fn wrong_glossaries_are_refused() {
    let means = "means = \"m\"";
    let mut report = String::new();
    for terms in [
        term("absent", means),
        term("order", "means = \" \""),
        term(" order", means),
        term("order", "definition = \"m\""),
        term("order", means) + &term("Order", means),
        term("order", means) + &term("lesson", "means = \"m\"\nalso = [\"order\"]"),
        term("tiny lesson", means) + &term("tiny-lesson", means),
    ] {
        let fixture = with_terms(&terms);
        let expanded = fixture.expand("An order of a tiny lesson, a tiny-lesson.");
        report += &format!("{terms}→ {}\n\n", problems(expanded));
    }
    insta::assert_snapshot!(report);
}

#[test]
fn the_page_is_where_the_links_lead() {
    let show = |fixture: &Fixture, line: &str| {
        let page = format!("# G\n\n{line}\n");
        problems(fixture.workspace().expand("glossary.md", &page))
    };
    let fixture = with_terms(&order_and_program());
    assert_eq!(
        show(&fixture, "{{#glossary all}}"),
        "book/src/glossary.md:3: write {{#glossary}}"
    );
    fixture.remove("book/src/glossary.md");
    assert_eq!(
        show(&fixture, "{{#glossary}}"),
        "book/src/glossary.md:3: terms are linked to book/src/glossary.md: show them there"
    );
    fixture.remove(FILE).write("book/src/glossary.md", "");
    assert_eq!(
        show(&fixture, "{{#glossary}}"),
        "book/src/glossary.md:3: no lesson has a glossary.toml"
    );
}
