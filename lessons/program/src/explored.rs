//! Exploring a lesson's programs, and keeping their schedule graphs in `schedules/NAME.json`.
//!
//! A lesson's `tests/schedules.rs` lists its programs in [`graphs!`](crate::graphs). Each entry
//! becomes a test that holds the graph to all that graphs are promised to be: nothing cut off and
//! small enough for a page; as many paths as the tree without merging; replayed to the recorded
//! events; the outcomes that loom found; failing if and only if it says what mends it; and
//! committed as it is now, with the hashes of its sources.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::panic::UnwindSafe;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use interleave_schedule::{Graph, Source, source_hash};
use interleave_sync::explored::belief;
use interleave_sync::explored::model::{self, Options};

mod committed;
mod loom;

pub use committed::fit_their_page;

/// Most states of a graph on a page.
const MOST_NODES: usize = 5_000;

/// Random paths that are replayed.
const REPLAYS: usize = 200;

/// Says whether what a finished run has printed is as it should be, or what is wrong.
pub type Judge = fn(&str) -> Result<(), String>;

/// Accepts what is `printed` where it is among `allowed`.
///
/// # Errors
/// Elsewhere `or`, which says what is wrong.
pub fn within(allowed: &BTreeSet<String>, printed: &str, or: &str) -> Result<(), String> {
    match allowed.contains(printed) {
        true => Ok(()),
        false => Err(or.to_owned()),
    }
}

/// Everything that `program` can print until it ends, one way or the other.
///
/// # Panics
/// When `program` is not deterministic, given who moves next.
pub fn can_print(options: Options, program: impl Fn() + UnwindSafe + 'static) -> BTreeSet<String> {
    let graph = model::explore("what it prints", options, program);
    let outcomes = graph.outcomes.into_iter();
    outcomes.map(|outcome| outcome.output).collect()
}

/// A program of a lesson, to be explored.
pub struct Explored {
    model: &'static str,
    program: Rc<dyn Fn()>,
    options: Options,
    judge: Option<Judge>,
    mended: Option<&'static str>,
    not_loom: Option<&'static str>,
}

/// A lesson's package, whose tests are running.
#[derive(Debug, Clone, Copy)]
pub struct Package {
    /// Its directory.
    pub dir: &'static str,
    /// Its name.
    pub name: &'static str,
}

impl Explored {
    /// The program `program`, whose process ends when it returns. `model` is what a loom model of
    /// the same program with the same parameters is called, `module::function(parameters)`.
    pub fn new(model: &'static str, program: impl Fn() + 'static) -> Self {
        Self {
            model,
            program: Rc::new(program),
            options: Options::default(),
            judge: None,
            mended: None,
            not_loom: None,
        }
    }

    /// Explored in another way than by default.
    #[must_use]
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// A finished run fails unless `judge` accepts what it has printed.
    #[must_use]
    pub fn judged(self, judge: Judge) -> Self {
        let judge = Some(judge);
        Self { judge, ..self }
    }

    /// A program that can fail, and the name of the graph in which it is mended.
    #[must_use]
    pub fn mended_by(self, name: &'static str) -> Self {
        let mended = Some(name);
        Self { mended, ..self }
    }

    /// Not compared with loom, because it has no model with these parameters, or finds something
    /// else, for the reason `why`.
    #[must_use]
    pub fn unlike_loom(self, why: &'static str) -> Self {
        let not_loom = Some(why);
        Self { not_loom, ..self }
    }

    fn program(&self) -> impl Fn() + 'static {
        let program = Rc::clone(&self.program);
        move || program()
    }

    /// Explores the program only to compare it with loom's model.
    ///
    /// # Panics
    /// When they differ.
    pub fn compare(&self, package: Package, name: &str) {
        let graph = self.judge(model::explore(name, self.options, self.program()));
        loom::agrees(&graph, self.model, self.not_loom, package);
    }

    fn judge(&self, graph: Graph) -> Graph {
        match self.judge {
            None => graph,
            Some(judge) => graph.judge(judge),
        }
    }

    /// Explores the program and checks the graph, which is called as the test is but with hyphens.
    ///
    /// # Panics
    /// When any promise is broken.
    pub fn check(&self, package: Package, test: &str) {
        let name = test.replace('_', "-");
        let start = Instant::now();
        let graph = model::explore(&name, self.options, self.program());
        let took = start.elapsed();
        assert!(graph.limits.is_empty(), "{name}: {:?}", graph.limits);
        let nodes = graph.nodes.len();
        assert!(nodes <= MOST_NODES, "{name} has {nodes} states");
        let compared = belief::agrees_with_its_tree(&graph, self.options, self.program());
        belief::replays(&graph, self.options, REPLAYS, self.program());
        let mut graph = self.judge(graph);
        graph.mended = self.mended.map(str::to_owned);
        graph.sources = sources(&graph, package);
        fails_as_it_says(&graph);
        loom::agrees(&graph, self.model, self.not_loom, package);
        println!(
            "{name}: {nodes} states, {} schedules, {} outcomes, {} runs in {took:?}, \
             tree counted: {compared}, {}",
            graph.paths(),
            graph.outcomes.len(),
            graph.runs,
            committed::is_fresh(&graph, package)
        );
    }
}

/// The files that the graph's places name: all of them of the lesson itself.
fn sources(graph: &Graph, package: Package) -> Vec<Source> {
    let dir = Path::new(package.dir);
    let folder = dir.file_name().unwrap_or_default().to_string_lossy();
    let files: BTreeSet<&str> = graph.places().map(|place| place.file.as_str()).collect();
    let source = |file: &str| {
        let in_src = file.strip_prefix(&format!("lessons/{folder}/src/"));
        let in_src = in_src.unwrap_or_else(|| panic!("{}: {file} is not in src/", graph.name));
        Source {
            file: file.to_owned(),
            hash: source_hash(&read(&dir.join("src").join(in_src))),
        }
    };
    files.into_iter().map(source).collect()
}

/// A graph that says what mends it has a failing outcome, and any other has none.
fn fails_as_it_says(graph: &Graph) {
    let failing = graph.outcomes.iter().position(|outcome| outcome.fails());
    match (failing, &graph.mended) {
        (None, Some(_)) => panic!("{}: it cannot fail, so what is mended?", graph.name),
        (Some(outcome), None) => {
            let shortest = graph.shortest().swap_remove(outcome);
            let shortest = shortest.expect("an outcome of a whole graph can be reached");
            let table = graph.draw(&shortest.schedule).expect("it is a schedule");
            panic!("{} can fail:\n{table}", graph.name);
        }
        _ => {}
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Where a lesson's graphs stand.
fn folder(package: Package) -> PathBuf {
    Path::new(package.dir).join("schedules")
}

/// Whether tests are to accept what is new, as insta's snapshots are; never in CI.
fn accepts() -> bool {
    let is = |variable, value| env::var(variable).as_deref() == Ok(value);
    is("INSTA_UPDATE", "always") && !is("CI", "true")
}

/// Makes each `name = Explored::…;` a test that checks the graph `name`, and a test that all
/// graphs of the lesson are listed and fit on its page.
#[macro_export]
macro_rules! graphs {
    ($($name:ident = $explored:expr;)+) => {
        const PACKAGE: $crate::explored::Package = $crate::explored::Package {
            dir: env!("CARGO_MANIFEST_DIR"),
            name: env!("CARGO_PKG_NAME"),
        };

        $(
            #[test]
            fn $name() {
                $explored.check(PACKAGE, stringify!($name));
            }
        )+

        #[test]
        fn the_graphs_fit_their_page() {
            $crate::explored::fit_their_page(PACKAGE, &[$(stringify!($name)),+]);
        }
    };
}
