//! The tree of all executions.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use interleave_sync::loomed::{self, model};
use serde::Serialize;

use crate::notes::{self, Access, Note};

/// What is committed.
#[derive(Serialize)]
struct Executions {
    name: String,
    /// The file that the steps' lines are in.
    file: &'static str,
    /// What each weight is called, and what it is at the start.
    cells: Vec<(String, f64)>,
    executions: usize,
    /// What can come first.
    first: Vec<Step>,
}

/// A step, and what can come after it.
#[derive(Serialize, PartialEq)]
struct Step {
    thread: usize,
    cell: usize,
    line: u32,
    /// `load`, `store`, `exchange` or `refused`.
    does: &'static str,
    /// The value that it sees, and who stored it; nobody did what was there at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    sees: Option<(f64, Option<usize>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stores: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    then: Vec<Step>,
    /// What has been printed, if this is the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    prints: Option<String>,
}

/// Runs `program` in every execution of loom's and checks that the committed tree is that of now.
pub fn is_fresh(name: &str, cells: &[&str], program: fn()) {
    let first = Arc::new(Mutex::new((Vec::new(), Vec::new())));
    let grown = Arc::clone(&first);
    let figures = model::explore(name, move || {
        notes::begin();
        program();
        let printed = loomed::output();
        let (made, taken) = notes::taken();
        let mut grown = grown.lock().expect("nobody panics");
        let steps = steps(&made, &taken, &printed);
        grow(&mut grown.1, steps);
        grown.0 = made;
        printed
    });
    let (made, first) = std::mem::take(&mut *first.lock().expect("nobody panics"));
    assert_eq!(made.len(), cells.len());
    let start = made.into_iter().map(f64::from_bits);
    let tree = Executions {
        name: name.to_owned(),
        file: "src/cell.rs",
        cells: cells.iter().map(ToString::to_string).zip(start).collect(),
        executions: figures.executions,
        first,
    };
    let json = serde_json::to_string(&tree).expect("numbers and strings") + "\n";
    let file = format!("executions/{name}.json");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    let committed = fs::read_to_string(&path).unwrap_or_default();
    if committed != json {
        let accepts = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
        let ci = std::env::var("CI").is_ok_and(|value| value == "true");
        let how = "INSTA_UPDATE=always cargo test -p lesson-20-sgd --test executions";
        assert!(accepts && !ci, "{file} is out of date; to accept: {how}");
        fs::write(&path, json).expect("executions/ can be written");
    }
}

/// The steps of one execution, each under the one before it.
fn steps(made: &[u64], notes: &[Note], printed: &str) -> Vec<Step> {
    let stored = RefCell::new(Vec::new());
    for (cell, bits) in made.iter().enumerate() {
        stored.borrow_mut().push((cell, *bits, None));
    }
    let mut steps: Vec<Step> = (notes.iter())
        .map(|note| {
            let sees = |bits| {
                let stored = stored.borrow();
                let mut of_it = stored.iter().filter(|it| (it.0, it.1) == (note.cell, bits));
                let (_, _, by) = of_it.next().expect("what is seen was stored");
                assert!(of_it.next().is_none(), "two stores of one value");
                Some((f64::from_bits(bits), *by))
            };
            let (does, sees, stores) = match note.access {
                Access::Load(bits) => ("load", sees(bits), None),
                Access::Store(bits) => ("store", None, Some(bits)),
                Access::Exchange(old, new) => ("exchange", sees(old), Some(new)),
                Access::Refused(bits) => ("refused", sees(bits), None),
            };
            if let Some(bits) = stores {
                stored
                    .borrow_mut()
                    .push((note.cell, bits, Some(note.thread)));
            }
            Step {
                thread: note.thread,
                cell: note.cell,
                line: note.line,
                does,
                sees,
                stores: stores.map(f64::from_bits),
                then: Vec::new(),
                prints: None,
            }
        })
        .collect();
    let last = steps.last_mut().expect("a program with weights uses them");
    last.prints = Some(printed.trim_end().to_owned());
    while steps.len() > 1 {
        let after = steps.pop().expect("more than one");
        let before = steps.last_mut().expect("more than one");
        before.then.push(after);
    }
    steps
}

/// Adds an execution to the tree: it shares its beginning with those that have the same.
fn grow(tree: &mut Vec<Step>, execution: Vec<Step>) {
    for mut step in execution {
        let then = std::mem::take(&mut step.then);
        let same = |known: &&mut Step| {
            let key = |it: &Step| (it.thread, it.cell, it.line, it.does, it.sees, it.stores);
            key(known) == key(&step) && known.prints == step.prints
        };
        match tree.iter_mut().find(same) {
            Some(known) => grow(&mut known.then, then),
            None => {
                step.then = then;
                tree.push(step);
            }
        }
    }
}
