//! The built book: its links, what it loads, and that what is broken in a page stops the build.

mod budgets;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use workbook::check_links;
use workbook_tests::{lessons, workspace};

/// The book, built once for all tests of this file.
fn site() -> &'static Path {
    static SITE: OnceLock<PathBuf> = OnceLock::new();
    SITE.get_or_init(|| {
        let dest = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
        workspace()
            .build(&dest)
            .unwrap_or_else(|problems| panic!("{problems}"));
        dest
    })
}

/// The pages of the built book, with their text.
fn pages() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(site()).unwrap();
    let mut pages: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect();
    pages.sort();
    pages
}

/// Every value of the attribute `name` in `html`, with where it stands.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<(usize, &'a str)> {
    let opening = format!(" {name}=\"");
    html.match_indices(&opening)
        .filter_map(|(start, _)| {
            let start = start + opening.len();
            let end = html[start..].find('"')? + start;
            Some((start, &html[start..end]))
        })
        .collect()
}

fn is_elsewhere(address: &str) -> bool {
    address.contains("://") || address.starts_with("//") || address.starts_with("mailto:")
}

#[test]
fn every_lesson_has_a_page_and_every_link_resolves() {
    for lesson in lessons() {
        let page = site().join(format!("{}.html", lesson.slug));
        assert!(page.is_file(), "{} was not built", page.display());
    }
    let problems = check_links(site());
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn no_page_loads_anything_from_elsewhere() {
    for (path, html) in pages() {
        for (_, address) in attributes(&html, "src") {
            assert!(!is_elsewhere(address), "{}: {address}", path.display());
        }
        for link in html.split("<link ").skip(1) {
            let link = &link[..link.find('>').unwrap_or(link.len())];
            assert!(!is_elsewhere(link), "{}: {link}", path.display());
        }
    }
    for asset in walk(site()) {
        let is_css = asset
            .extension()
            .is_some_and(|extension| extension == "css");
        if is_css {
            let css = fs::read_to_string(&asset).unwrap();
            let loads =
                css.contains("@import") || css.contains("url(http") || css.contains("url(//");
            assert!(!loads, "{} loads from elsewhere", asset.display());
        }
    }
}

/// What explorers say to everybody is found nowhere by a search.
#[test]
fn the_search_finds_no_buttons() {
    let index = walk(site()).into_iter().find(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("searchindex") && name.ends_with(".js")
    });
    let index = fs::read_to_string(index.expect("an index")).unwrap();
    assert!(index.contains("scheduler"), "it is the index");
    assert!(!index.contains("What the words mean"));
}

fn walk(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Mutants of the pages: each directive with a name it cannot mean, alone on its page and in its
/// line, where as it is written nothing is wrong with it.
#[test]
fn every_broken_directive_stops_the_build_and_names_its_line() {
    let mut broken = 0;
    let workspace = workspace();
    for lesson in lessons() {
        let file = format!("{}.md", lesson.slug);
        let source = fs::read_to_string(workspace.pages().join(&file)).unwrap();
        for (start, _) in source.match_indices("{{#") {
            let end = start + source[start..].find("}}").unwrap();
            let directive = &source[start + 3..end];
            let (name, argument) = directive.split_once(' ').unwrap_or((directive, ""));
            if matches!(name, "math" | "formula") {
                continue;
            }
            let line = source[..start].matches('\n').count() + 1;
            let place = format!("{}:{line}:", page_name(&file));
            let heading = source.lines().next().unwrap();
            let alone = |directive: &str| {
                let page = format!("{heading}{}{directive}\n", "\n".repeat(line - 1));
                let expanded = workspace.expand(&file, &page);
                expanded.err().map(|problems| problems.to_string())
            };
            let whole = alone(&source[start..end + 2]).unwrap_or_default();
            assert!(!whole.contains(&place), "{whole}");
            for fault in [
                format!("{{{{#{name}x {argument}}}}}"),
                format!("{{{{#{name} no-such-{argument}}}}}"),
                format!("{{{{#{name}}}}}"),
            ] {
                if fault == source[start..end + 2] {
                    continue; // one that takes no argument, as it should be
                }
                let problems = alone(&fault).unwrap_or_default();
                assert!(
                    problems.contains(&place),
                    "{place} {fault} passes: {problems}"
                );
                broken += 1;
            }
        }
    }
    assert!(broken > 0);
}

fn page_name(file: &str) -> String {
    format!("book/src/{file}")
}

/// Mutants of the pages: each link of ours to a page or a place that is not there.
#[test]
fn every_broken_link_is_found() {
    let mut broken = 0;
    for (path, html) in pages() {
        let Some(content) = html.find("<main") else {
            continue;
        };
        let mut page = html.clone();
        let mut faults = Vec::new();
        // All of a page at once, each with a name of its own; from the last, so that places stay.
        let mut links = attributes(&html, "href");
        links.retain(|(start, address)| *start >= content && !is_elsewhere(address));
        links.sort_by_key(|(start, _)| std::cmp::Reverse(*start));
        for (start, address) in links {
            let mark = if address.starts_with('#') { "#" } else { "" };
            let name = address.trim_start_matches('#');
            let fault = format!("{mark}no-such-{}-{name}", faults.len());
            page.replace_range(start..start + address.len(), &fault);
            faults.push(fault);
        }
        let dir = tempfile::tempdir().unwrap();
        link_tree(site(), dir.path(), &path, &page);
        let problems = check_links(dir.path());
        for fault in &faults {
            let named = problems
                .iter()
                .any(|problem| problem.message.contains(fault));
            assert!(named, "{}: {fault} passes: {problems:?}", path.display());
        }
        broken += faults.len();
    }
    assert!(broken > 0);
}

/// Makes `to` the site in `from` with `changed` replaced by `text`, without copying the rest.
fn link_tree(from: &Path, to: &Path, changed: &Path, text: &str) {
    for file in walk(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        if file == changed {
            fs::write(target, text).unwrap();
        } else {
            fs::hard_link(&file, target).unwrap();
        }
    }
}
