//! Building the site, and everything for which a build fails.

mod common;

use std::fs;
use std::path::Path;

use common::Fixture;
use workbook::{MARKER, check_links};

fn problems(fixture: &Fixture) -> String {
    let workspace = fixture.workspace();
    let built = workspace.build(&workspace.default_dest());
    built.expect_err("the build fails").to_string()
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("it is a directory");
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_site_is_built_beside_its_place() {
    let fixture = Fixture::new();
    let built = fixture
        .workspace()
        .build(&fixture.root().join("a/site"))
        .unwrap();
    assert_eq!(built.pages, 2);
    assert_eq!(
        names(&fixture.root().join("a")),
        ["site"],
        "nothing is left over"
    );
    assert!(built.dest.join(MARKER).is_file());
    let page = fs::read_to_string(built.dest.join("01-tiny.html")).unwrap();
    assert!(page.contains("<section class=\"program\" data-lesson=\"01\""));
    assert!(!page.contains("data-live"));
    assert_eq!(check_links(&built.dest), []);
}

#[test]
fn a_new_site_replaces_the_old_as_a_whole() {
    let fixture = Fixture::new();
    let dest = fixture.root().join("site");
    fixture.workspace().build(&dest).unwrap();
    fixture.write("site/stale.html", "old");
    fixture.write(
        "book/src/01-tiny.md",
        "# A tiny lesson {#program}\n\nNew.\n\n{{#claim says-hello}}\n\n{{#claim is-fast}}\n",
    );
    fixture.workspace().build(&dest).unwrap();
    assert!(!dest.join("stale.html").exists());
    assert!(fixture.read("site/01-tiny.html").contains("New."));
}

#[test]
fn a_build_that_fails_leaves_the_old_site() {
    let fixture = Fixture::new();
    let dest = fixture.workspace().default_dest();
    fixture.workspace().build(&dest).unwrap();
    let before = names(&dest);
    fixture.edit("book/src/01-tiny.md", "{{#run order}}", "{{#run disorder}}");
    problems(&fixture);
    assert_eq!(names(&dest), before);
    assert_eq!(
        names(dest.parent().unwrap()),
        ["site"],
        "nothing is left over"
    );
}

#[test]
fn all_problems_of_all_pages_are_reported_at_once() {
    let fixture = Fixture::new();
    fixture
        .edit("book/src/01-tiny.md", "{{#run order}}", "{{#run disorder}}")
        .edit("book/src/01-tiny.md", "{{#claim is-fast}}", "")
        .edit(
            "book/src/index.md",
            "{{#contents}}",
            "{{#loom x}}\n\n{{#toc}}",
        )
        .edit(
            "book/src/SUMMARY.md",
            "# Part 1 · Small things",
            "# Part one",
        );
    insta::assert_snapshot!(problems(&fixture));
}

#[test]
fn broken_links_are_reported_with_page_and_line() {
    let fixture = Fixture::new();
    let links = "# Fixture\n\n[good](01-tiny.md#claims) [good](https://doc.rust-lang.org/std/) \
                 [good](#fixture)\n\n[bad](02-none.md)\n[bad](01-tiny.md#none)\n[bad](#none)\n\
                 [bad](/01-tiny.html)\n[bad](../x.html)\n[bad](//example.org/x)\n[bad](javascript:x)\n\n\
                 <img src=\"https://example.org/x.png\" alt=\"\">\n\n\
                 <p style=\"background: url(http://example.org/y.png)\">bad</p>\n";
    fixture.write("book/src/index.md", links);
    insta::assert_snapshot!(problems(&fixture));
}

#[test]
fn style_sheets_load_nothing_from_elsewhere() {
    let fixture = Fixture::new();
    let css = "/* url(commented.png) */\n@import \"https://example.org/a.css\";\n\
               p { background: url('missing.png') }\n";
    fixture.write("book/more.css", css).edit(
        "book.toml",
        "no-section-label = true",
        "additional-css = [\"book/more.css\"]\nhash-files = false",
    );
    insta::assert_snapshot!(problems(&fixture));
}

#[test]
fn what_mdbook_only_warns_of_fails() {
    let fixture = Fixture::new();
    fixture.write(
        "book/src/index.md",
        "# Fixture\n\nAn <b>unclosed tag.\n\nNo[^note] note.\n\n[^other]: x\n",
    );
    let problems = problems(&fixture);
    assert!(
        problems.contains("mdBook: unclosed HTML tag `<b>` found in `index.md`"),
        "{problems}"
    );
    assert!(
        problems.contains("mdBook: footnote `other` in `index.md` is defined but not referenced"),
        "{problems}"
    );
}

#[test]
fn a_page_that_is_listed_must_exist() {
    let fixture = Fixture::new();
    fixture.remove("book/src/01-tiny.md");
    let problems = problems(&fixture);
    assert!(problems.contains("01-tiny.md"), "{problems}");
}

#[test]
fn a_lesson_must_be_listed_as_it_is_called() {
    let fixture = Fixture::new();
    fixture.edit("book/src/SUMMARY.md", "01 · A tiny lesson", "A tiny lesson");
    assert_eq!(
        problems(&fixture),
        "book/src/SUMMARY.md:7: calls lesson 01 “A tiny lesson”; its Cargo.toml says “01 · A tiny lesson”"
    );
    fixture.write("book/src/SUMMARY.md", "# Summary\n\n[Fixture](index.md)\n");
    fixture.write("book/src/index.md", "# Fixture\n");
    assert_eq!(
        problems(&fixture),
        "book/src/SUMMARY.md: lesson 01 is not listed: add [01 · A tiny lesson](01-tiny.md)"
    );
}

#[test]
fn manifests_are_the_source_of_the_lists() {
    let manifest = "lessons/01-tiny/Cargo.toml";
    let mut report = String::new();
    for (from, to) in [
        ("part = 1\n", "part = \"one\"\n"),
        ("part = 1\n", ""),
        ("[package.metadata.lesson]", "[package.metadata.other]"),
        ("name = \"01\"", "name = \"02\""),
        ("name = \"order\"", "name = \"hello\""),
        (
            "about = \"prints two lines\"",
            "about = \"prints two lines\"\nasWritten = true",
        ),
    ] {
        let fixture = Fixture::new();
        fixture.edit(manifest, from, to);
        let error = fixture.workspace().lessons().unwrap_err();
        report.push_str(&format!("{from:?} → {to:?}\n{error}\n\n"));
    }
    let fixture = Fixture::new();
    let second = fixture
        .read(manifest)
        .replace("\"01\"", "\"02\"")
        .replace("Small things", "Other things");
    fixture.write("lessons/02-second/Cargo.toml", &second);
    let error = fixture.workspace().lessons().unwrap_err();
    report.push_str(&format!("two titles of one part\n{error}\n"));
    insta::assert_snapshot!(report);
}

#[test]
fn a_workspace_needs_its_configuration() {
    let fixture = Fixture::new();
    fixture.edit("book.toml", "language = \"en\"", "language = \"xx\"");
    let error = workbook::Workspace::open(fixture.root()).err().unwrap();
    assert_eq!(
        error.to_string(),
        "book.toml: no table of words for the language `xx`: add one in words.rs"
    );
    fixture.write("book.toml", "[book]\nsrc = 1\n");
    let error = workbook::Workspace::open(fixture.root()).err().unwrap();
    assert!(
        error.to_string().starts_with("book.toml:2: invalid type"),
        "{error}"
    );
    fixture.remove("book.toml");
    let error = workbook::Workspace::open(fixture.root()).err().unwrap();
    assert!(
        error
            .to_string()
            .ends_with("book.toml: name the checkout's root"),
        "{error}"
    );
}
