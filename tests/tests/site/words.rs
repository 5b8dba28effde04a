//! The pages that are made of all lessons: the claims, the glossary and what is measured.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use workbook::Lesson;
use workbook_tests::{lessons, root, workspace};

use super::site;

#[derive(Deserialize)]
struct Claims {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    id: String,
    verdict: String,
}

#[derive(Deserialize)]
struct Terms {
    term: Vec<Term>,
}

#[derive(Deserialize)]
struct Term {
    term: String,
    means: String,
}

fn data<T: DeserializeOwned>(lesson: &Lesson, file: &str) -> T {
    let path = lesson.dir.join(file);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn page(name: &str) -> String {
    fs::read_to_string(site().join(name)).unwrap()
}

/// What stands between `from` and the next `to`, wherever `from` does.
fn between<'a>(html: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let rests = html.split(from).skip(1);
    rests
        .map(|rest| rest.split_once(to).expect("it is closed").0)
        .collect()
}

#[test]
fn every_claim_of_every_lesson_is_on_the_page_of_claims() {
    let html = page("claims.html");
    let mut due = Vec::new();
    let mut verdicts = BTreeMap::new();
    for lesson in lessons() {
        for claim in data::<Claims>(&lesson, "claims.toml").claim {
            due.push(format!("{}.html#claim-{}", lesson.slug, claim.id));
            *verdicts.entry(claim.verdict).or_insert(0) += 1;
        }
    }
    let (_, claims) = html.split_once("class=\"claims\"").expect("it has claims");
    let links = between(claims, "<a href=\"", "\"");
    let links: Vec<&str> = (links.into_iter())
        .filter(|link| link.contains("#claim-"))
        .collect();
    assert_eq!(links, due);
    let shown = between(claims, "Verdict: <strong>", "</strong>");
    for (verdict, count) in verdicts {
        let found = shown.iter().filter(|shown| **shown == verdict).count();
        assert_eq!(found, count, "{verdict}");
        let counted = format!("{verdict} {count}");
        let total = between(claims, "claims-counted\">", "</p>")[0];
        assert!(total.contains(&counted), "{counted} is not in “{total}”");
    }
}

#[test]
fn every_lesson_has_terms_and_the_glossary_has_each_once() {
    let mut due = BTreeSet::new();
    for lesson in lessons() {
        let terms = data::<Terms>(&lesson, "glossary.toml").term;
        assert!(!terms.is_empty(), "{} teaches no term", lesson.slug);
        for term in terms {
            let sentences = term.means.split(". ").count();
            let short = sentences <= 2 && term.means.ends_with('.');
            assert!(short, "{}: one sentence or two: {}", term.term, term.means);
            assert!(
                due.insert(term.term.clone()),
                "{} is there twice",
                term.term
            );
        }
    }
    let html = page("glossary.html");
    let mut shown = Vec::new();
    for entry in between(&html, "<dt ", "</dt>") {
        let (_, term) = entry.split_once('>').expect("a tag ends");
        // mdBook may have made the term a link to itself.
        let term = term.rsplit_once("\">").map_or(term, |(_, term)| term);
        shown.push(term.trim_end_matches("</a>").to_owned());
    }
    assert_eq!(shown.iter().cloned().collect::<BTreeSet<_>>(), due);
    assert_eq!(shown.len(), due.len(), "each once: {shown:?}");
    assert!(
        shown.is_sorted_by_key(|term| term.to_lowercase()),
        "{shown:?}"
    );
}

/// No page links a term twice, and each but the glossary's own links some.
#[test]
fn every_page_of_a_lesson_links_terms_each_once() {
    for lesson in lessons() {
        let html = page(&format!("{}.html", lesson.slug));
        let links = between(&html, "href=\"glossary.html#term-", "\"");
        let distinct: BTreeSet<&str> = links.iter().copied().collect();
        assert_eq!(links.len(), distinct.len(), "{}: {links:?}", lesson.slug);
        assert!(links.len() > 4, "{}: {links:?}", lesson.slug);
        let taught = between(&html, "id=\"taught-", "\"").len();
        let terms = data::<Terms>(&lesson, "glossary.toml").term.len();
        assert_eq!(taught, terms, "{}", lesson.slug);
    }
}

/// A mutant of each lesson's glossary: one term that its page does not use.
#[test]
fn a_term_that_its_lesson_does_not_use_stops_the_build() {
    for lesson in lessons() {
        let file = format!("{}.md", lesson.slug);
        let source = fs::read_to_string(workspace().pages().join(&file)).unwrap();
        let term = &data::<Terms>(&lesson, "glossary.toml").term[0].term;
        let (title, _) = source.split_once('\n').unwrap();
        let problems = workspace().expand(&file, &format!("{title}\n"));
        let problems = problems.expect_err("it is empty").to_string();
        let expected = format!("the term `{term}` of lessons/{}/glossary.toml", lesson.slug);
        assert!(problems.contains(&expected), "{problems}");
    }
}

#[test]
fn every_row_that_is_measured_is_on_its_page_in_order() {
    let file = root().join("lessons/measured/measured/table.json");
    let text = fs::read_to_string(file).expect("something has been measured");
    let table: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let order = table["order"].as_array().expect("rows have an order");
    let html = page("measured.html");
    let (_, shown) = html
        .split_once("class=\"measured\"")
        .expect("it has a table");
    let (shown, _) = shown.split_once("</table>").expect("it is closed");
    let lines = between(shown, "<tr><td>", "</td></tr>");
    assert_eq!(lines.len(), order.len());
    for (line, id) in lines.iter().zip(order) {
        let row = &table["rows"][id.as_str().expect("a name")];
        let of = |key: &str| row[key].as_str().expect("text");
        let start = format!("<a href=\"{}-", of("lesson"));
        let link = format!(
            "#{}\">{}</a> {}</td>",
            of("section"),
            of("lesson"),
            of("what")
        );
        let end = format!(
            "<td>{}</td><td>{}</td><td>{}",
            row["ratio"],
            of("ahead"),
            of("spread")
        );
        assert!(line.starts_with(&start), "{id}: {line}");
        assert!(line.contains(&link), "{id}: {line}");
        assert!(line.ends_with(&end), "{id}: {line}");
    }
}
