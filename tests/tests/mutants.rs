//! The list of mutants is whole: every join, notification, lock and capacity of the lessons has a
//! mutant that some test kills. (That it is killed, the program `mutants` checks, in CI.)

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use workbook_tests::mutants::{Exemption, List};
use workbook_tests::{lessons, root};

/// What makes a line a site.
const SITES: &[&str] = &[
    ".join()",
    ".notify_one()",
    ".notify_all()",
    ".lock()",
    ".read()",
    ".write()",
    "bounded(",
    "unbounded(",
    ".wait()",
];

/// A line of a lesson that a mutant must change.
#[derive(Debug)]
struct Site {
    file: String,
    line: usize,
    function: String,
}

fn sources() -> Vec<PathBuf> {
    let mut dirs = vec![root().join("lessons/sync/src/shared")];
    dirs.extend(lessons().into_iter().map(|lesson| lesson.dir.join("src")));
    dirs.iter()
        .flat_map(|dir| fs::read_dir(dir).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect()
}

fn sites() -> Vec<Site> {
    let mut sites = Vec::new();
    for path in sources() {
        let file = path.strip_prefix(root()).unwrap().display().to_string();
        let mut function = String::new();
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if let Some((_, rest)) = code.split_once("fn ") {
                let name = rest.split(['(', '<']).next().unwrap_or_default();
                name.clone_into(&mut function);
            }
            if SITES.iter().any(|site| code.contains(site)) {
                sites.push(Site {
                    file: file.clone(),
                    line: index + 1,
                    function: function.clone(),
                });
            }
        }
    }
    sites
}

fn covers(exemption: &Exemption, site: &Site) -> bool {
    exemption.file == site.file && exemption.function == site.function
}

#[test]
fn every_site_has_a_mutant_or_a_reason() {
    let list = List::read();
    let mut mutated = BTreeSet::new();
    for mutant in &list.mutants {
        let text = fs::read_to_string(root().join(&mutant.file))
            .unwrap_or_else(|error| panic!("{}: {error}", mutant.file));
        for place in mutant.places(&text).unwrap_or_else(|why| panic!("{why}")) {
            let first = text[..place.start].matches('\n').count() + 1;
            let last = text[..place.end].matches('\n').count() + 1;
            mutated.extend((first..=last).map(|line| (mutant.file.clone(), line)));
        }
    }
    for site in sites() {
        let has_mutant = mutated.contains(&(site.file.clone(), site.line));
        let is_exempt = list.exemptions.iter().any(|exempt| covers(exempt, &site));
        assert!(
            has_mutant || is_exempt,
            "no mutant and no exemption for {site:?}"
        );
    }
}

#[test]
fn every_exemption_is_needed_and_has_a_reason() {
    let sites = sites();
    for exemption in List::read().exemptions {
        assert!(!exemption.why.is_empty());
        let needed = sites.iter().any(|site| covers(&exemption, site));
        assert!(needed, "{exemption:?} exempts nothing");
    }
}

#[test]
fn every_killer_is_a_test() {
    for mutant in List::read().mutants {
        let (package, target, test) = &mutant.killed_by;
        let dir = root().join(package_dir(package));
        let name = test.rsplit("::").next().unwrap_or_default();
        let source = match target.as_str() {
            // Rows of the conformance suite become tests by a macro.
            "lib" => continue,
            target => fs::read_to_string(dir.join(format!("tests/{target}.rs"))),
        };
        let source = source.unwrap_or_else(|error| panic!("{}: {error}", mutant.name));
        let rows = fs::read_to_string(dir.join("tests/conformance/mod.rs")).unwrap_or_default();
        // So do the entries of a lesson's graphs.
        let is_test = source.contains(&format!("fn {name}("))
            || source.contains(&format!("    {name} = Explored::new("))
            || rows.contains(&format!(" {name},"));
        assert!(is_test, "{}: {package} has no test {test}", mutant.name);
    }
}

/// The folder of a package, from its name.
fn package_dir(package: &str) -> PathBuf {
    match package {
        "interleave-sync" => PathBuf::from("lessons/sync"),
        lesson => PathBuf::from("lessons").join(lesson.trim_start_matches("lesson-")),
    }
}
