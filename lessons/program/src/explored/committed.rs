//! The graphs that are committed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use interleave_schedule::Graph;

use super::{Package, accepts, folder, read};

/// Most bytes of all graphs on a page, compressed as a web server would.
const MOST_BYTES: usize = 64 * 1024;

/// Checks that `graph` is the one that is committed, and that it can be read back; returns how
/// large it is, in words.
///
/// # Panics
/// When it is missing or another, unless tests accept what is new: then it is written.
pub fn is_fresh(graph: &Graph, package: Package) -> String {
    let json = graph.to_json();
    let back = Graph::from_json(&json).unwrap_or_else(|error| panic!("{}: {error}", graph.name));
    assert!(back.to_json() == json, "{} is not read back", graph.name);
    let path = folder(package).join(format!("{}.json", graph.name));
    let committed = fs::read_to_string(&path);
    if committed.as_ref().map(|text| text.trim_end()).ok() != Some(json.as_str()) {
        let fault = match committed {
            Ok(_) => "is not what the program does now",
            Err(_) => "is missing",
        };
        assert!(
            accepts(),
            "{} {fault}; to accept what it does now:\n\
             INSTA_UPDATE=always cargo test -p {} --test schedules",
            path.display(),
            package.name
        );
        fs::create_dir_all(folder(package)).expect("the lesson's folder can be written");
        fs::write(&path, format!("{json}\n")).expect("the lesson's folder can be written");
    }
    format!("{} bytes, {} compressed", json.len(), compressed(&json))
}

/// Checks that the committed graphs are those of `tests` and no others, that those that fail name
/// one that does not, and that together they are small enough for a page.
///
/// # Panics
/// When they are not.
pub fn fit_their_page(package: Package, tests: &[&str]) {
    let listed: BTreeSet<String> = tests.iter().map(|test| test.replace('_', "-")).collect();
    let mut graphs = BTreeMap::new();
    let mut bytes = 0;
    for entry in fs::read_dir(folder(package)).expect("a lesson has its schedules") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_listed = listed.contains(&*name) && path.extension().is_some_and(|it| it == "json");
        assert!(is_listed, "{} is built by no test", path.display());
        let text = read(&path);
        bytes += compressed(&text);
        let graph = Graph::from_json(&text);
        let graph = graph.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        graphs.insert(name.into_owned(), graph.mended);
    }
    for (name, mended) in &graphs {
        let Some(mended) = mended else { continue };
        let sound = graphs.get(mended).is_some_and(Option::is_none);
        assert!(sound, "{name}: {mended} is no graph that cannot fail");
    }
    println!("{}: {bytes} bytes compressed", package.name);
    assert!(
        bytes <= MOST_BYTES,
        "{}: {bytes} bytes of graphs",
        package.name
    );
}

/// How many bytes `text` has when it is compressed by gzip.
fn compressed(text: &str) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(text.as_bytes())
        .and_then(|()| gzip.finish())
        .expect("memory can be written")
        .len()
}
