//! The curriculum's table against the lessons that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;
use workbook::Lesson;
use workbook_tests::{lessons, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Curriculum {
    lessons: BTreeMap<String, String>,
    planned: Planned,
    program: Vec<Program>,
    family: Vec<Family>,
}

#[derive(Deserialize)]
struct Planned {
    lessons: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Program {
    id: String,
    name: String,
    lessons: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    name: String,
    lessons: Vec<String>,
    claims: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Claims {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    id: String,
}

fn curriculum() -> Curriculum {
    let text = fs::read_to_string(root().join("tests/curriculum.toml")).unwrap();
    toml::from_str(&text).unwrap_or_else(|error| panic!("tests/curriculum.toml: {error}"))
}

fn claims(lesson: &Lesson) -> BTreeSet<String> {
    let text = fs::read_to_string(lesson.dir.join("claims.toml")).unwrap();
    let claims: Claims = toml::from_str(&text).unwrap();
    claims.claim.into_iter().map(|claim| claim.id).collect()
}

#[test]
fn a_lesson_is_there_or_planned() {
    let table = curriculum();
    let present: BTreeMap<String, String> = lessons()
        .into_iter()
        .map(|lesson| (lesson.number, lesson.slug))
        .collect();
    for (number, slug) in &table.lessons {
        let dir = format!("{number}-{slug}");
        let planned = table.planned.lessons.contains(number);
        match present.get(number) {
            Some(present) if planned => panic!("{present} is there, but the table plans it"),
            Some(present) => assert_eq!(present, &dir),
            None => assert!(
                planned,
                "{dir} is not there, and the table does not plan it"
            ),
        }
    }
    let known: BTreeSet<&String> = table.lessons.keys().collect();
    assert!(present.keys().all(|number| known.contains(number)));
    assert!(
        table
            .planned
            .lessons
            .iter()
            .all(|number| known.contains(number))
    );
}

#[test]
fn every_program_is_where_the_table_says() {
    let table = curriculum();
    for lesson in lessons() {
        let owed: BTreeSet<(&str, &str)> = table
            .program
            .iter()
            .filter(|program| program.lessons.contains(&lesson.number))
            .map(|program| (program.id.as_str(), program.name.as_str()))
            .collect();
        let there: BTreeSet<(&str, &str)> = lesson
            .programs
            .iter()
            .filter_map(|program| Some((program.source.as_deref()?, program.name.as_str())))
            .collect();
        assert_eq!(there, owed, "lesson {}", lesson.number);
    }
    assert_eq!(table.program.len(), 12, "the articles hold twelve programs");
}

#[test]
fn every_claim_is_where_the_table_says() {
    let table = curriculum();
    for lesson in lessons() {
        let owed: BTreeSet<String> = table
            .family
            .iter()
            .filter_map(|family| family.claims.get(&lesson.number))
            .flatten()
            .cloned()
            .collect();
        assert_eq!(claims(&lesson), owed, "lesson {}", lesson.number);
    }
    for family in &table.family {
        for lesson in &family.lessons {
            assert!(table.lessons.contains_key(lesson), "{}", family.name);
            let planned = table.planned.lessons.contains(lesson);
            let paid = family
                .claims
                .get(lesson)
                .is_some_and(|claims| !claims.is_empty());
            assert!(
                planned || paid,
                "{}: lesson {lesson} has no claim of it",
                family.name
            );
        }
    }
}
