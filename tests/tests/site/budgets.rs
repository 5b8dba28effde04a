//! What a page may weigh: sizes, which do not depend on the machine.
//!
//! `cargo test -p workbook-tests --test site budget -- --nocapture` prints the table.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use workbook_tests::{EXPLORER_SCRIPTS, PRINTED, lessons, root};

use super::{attributes, is_elsewhere, pages, site, walk};

/// All that a browser loads to show a page, compressed, in bytes. The search index is loaded only by
/// those who search.
const PAGE: usize = 150 * 1024;

/// The schedule graphs of a page, compressed, in bytes.
const GRAPHS: usize = 64 * 1024;

/// The whole book on one page, which is made to be printed: this much for each lesson.
const PRINTED_LESSON: usize = 64 * 1024;

/// What `bytes` come to on the way to a browser.
fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory can be written");
    encoder.finish().expect("memory can be written").len()
}

/// The files of the site that the page loads by itself, each once.
fn loaded(html: &str) -> BTreeSet<&str> {
    let links = html.split("<link ").skip(1);
    let tags = links.map(|rest| &rest[..rest.find('>').unwrap_or(rest.len())]);
    let mut files: BTreeSet<&str> = (attributes(html, "src").into_iter())
        .map(|(_, file)| file)
        .collect();
    for tag in tags {
        let tag = tag.trim_end_matches('/');
        let href = tag.split_once("href=\"").expect("a link leads somewhere").1;
        files.insert(href.split('"').next().unwrap_or_default());
    }
    files.retain(|file| !is_elsewhere(file) && !file.starts_with("data:"));
    files
}

/// The schedule graphs in the page.
fn graphs(html: &str) -> String {
    let opening = "<script type=\"application/json\">";
    let graphs = html.split(opening).skip(1);
    graphs
        .map(|rest| &rest[..rest.find("</script>").expect("it ends")])
        .collect()
}

#[test]
fn every_page_stays_in_its_budget() {
    let mut table = String::from("page                          bytes compressed  graphs\n");
    let mut over = Vec::new();
    let mut with_graphs = 0;
    for (path, html) in pages() {
        let page = path.file_name().unwrap_or_default().to_string_lossy();
        let files = loaded(&html);
        let weights = files.iter().map(|file| {
            let bytes = fs::read(site().join(file));
            compressed(&bytes.unwrap_or_else(|error| panic!("{page} loads {file}: {error}")))
        });
        let weight = compressed(html.as_bytes()) + weights.sum::<usize>();
        let of_graphs = match graphs(&html) {
            none if none.is_empty() => 0,
            graphs => compressed(graphs.as_bytes()),
        };
        with_graphs += usize::from(of_graphs > 0);
        let (limit, limit_of_graphs) = match page == PRINTED {
            true => (PRINTED_LESSON * lessons().len(), usize::MAX),
            false => (PAGE, GRAPHS),
        };
        writeln!(table, "{page:28} {weight:>17} {of_graphs:>7}").expect("a string");
        for (what, bytes, limit) in [
            ("", weight, limit),
            ("in its graphs ", of_graphs, limit_of_graphs),
        ] {
            if bytes >= limit {
                over.push(format!(
                    "{page}: {bytes} bytes {what}compressed, of {limit}"
                ));
            }
        }
    }
    println!("{table}");
    assert!(with_graphs > lessons().len(), "graphs are found:\n{table}");
    assert!(over.is_empty(), "{}\n{table}", over.join("\n"));
}

/// The explorer's scripts, and all of ours, in bytes as they are written.
const EXPLORER: u64 = 40 * 1024;
const SCRIPTS: u64 = 60_000;

/// A script's comments and white space count: stock `mdbook build` strips nothing.
#[test]
fn the_scripts_stay_small() {
    let theme = root().join("book/theme");
    let bytes = |file: &str| fs::metadata(theme.join(file)).unwrap().len();
    let explorer: u64 = (EXPLORER_SCRIPTS.iter())
        .map(|stem| bytes(&format!("js/{stem}.js")))
        .sum();
    println!("scripts of the explorer {explorer:>7} bytes of {EXPLORER}");
    assert!(
        explorer < EXPLORER,
        "the explorer's scripts: {explorer} bytes of {EXPLORER}"
    );
    let scripts = walk(&theme).into_iter().filter(|file| is_script(file));
    let all: u64 = scripts.map(|file| fs::metadata(file).unwrap().len()).sum();
    println!("scripts, all            {all:>7} bytes of {SCRIPTS}");
    assert!(all < SCRIPTS, "all scripts: {all} bytes of {SCRIPTS}");
}

fn is_script(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "js")
}
