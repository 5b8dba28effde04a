//! The table: every row's two figures, their ratio, and how far the rounds differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Bench, Figure, Line, Machine, Spread};

/// The table's file, seen from the directory of the lessons.
pub const RECORD: &str = "measured/measured/table.json";

/// Its drawing.
pub const DRAWING: &str = "measured/measured/table.svg";

/// Up to this ratio, or one to it, nobody is ahead: runs on other days differ by as much.
const EVEN: f64 = 1.1;

/// What all benchmarks have recorded beside Go.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Where and how it was measured.
    pub machine: Hosts,
    /// The names of the rows, in their order.
    pub order: Vec<String>,
    /// The rows.
    pub rows: BTreeMap<String, Row>,
}

/// The machines of all records; where they differ, all that there are.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Hosts {
    /// The processor's own name.
    pub processor: String,
    /// How many cores the system sees.
    pub cores: String,
    /// The system and its release.
    pub kernel: String,
    /// The compiler's release.
    pub rust: String,
    /// Go's release.
    pub go: String,
    /// The days of the oldest and the newest record, in universal time.
    pub date: String,
    /// How many rounds the medians are of: the fewest and the most.
    pub rounds: String,
    /// The largest share of the processors that other programs took in any round, in percent.
    pub others_percent: Figure,
}

/// One comparison.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What is done, and by what.
    pub what: String,
    /// The number of the lesson.
    pub lesson: String,
    /// The section of its page that is about this.
    pub section: String,
    /// The unit of the two figures.
    pub unit: String,
    /// Go's median.
    pub go: Figure,
    /// Rust's median.
    pub rust: Figure,
    /// Go's time divided by Rust's, or Rust's rate by Go's: above 1, Rust is ahead.
    pub ratio: Figure,
    /// Who is ahead, in a word: `Go`, `Rust` or `even`, which is up to a tenth.
    pub ahead: String,
    /// The least and the greatest ratio of a round, if the record has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounds: Option<Spread>,
    /// The same in words.
    pub spread: String,
}

#[derive(Deserialize)]
struct Head {
    machine: Machine,
    rounds: usize,
}

impl Table {
    /// From the records of `benches` in `lessons`, the directory of the lessons.
    ///
    /// # Errors
    /// A sentence: when a record is missing or has no such figure.
    pub fn of(lessons: &Path, benches: &[Bench]) -> Result<Self, String> {
        let (mut heads, mut order, mut rows) = (Vec::new(), Vec::new(), BTreeMap::new());
        for bench in benches {
            let record: Value = read(lessons, &bench.record()).map_err(|error| {
                let again = format!("cargo run --release -- bench --only {}", bench.name);
                format!("{error}: measure with {again}")
            })?;
            let head = Head::deserialize(&record);
            heads.push(head.map_err(|error| format!("lessons/{}: {error}", bench.record()))?);
            for line in &bench.rows {
                order.push(line.id.clone());
                rows.insert(line.id.clone(), row(bench, line, &record)?);
            }
        }
        Ok(Self {
            machine: Hosts::of(&heads),
            order,
            rows,
        })
    }

    /// The table that [`write`](Self::write) has written.
    ///
    /// # Errors
    /// A sentence, when there is none.
    pub fn read(lessons: &Path) -> Result<Self, String> {
        read(lessons, RECORD)
    }

    /// Writes it where the page takes it from.
    ///
    /// # Errors
    /// A sentence, when it cannot be written.
    pub fn write(&self, lessons: &Path) -> Result<(), String> {
        let file = lessons.join(RECORD);
        let failed = |error: std::io::Error| format!("cannot write lessons/{RECORD} ({error})");
        let json = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        if let Some(dir) = file.parent() {
            fs::create_dir_all(dir).map_err(failed)?;
        }
        fs::write(&file, json + "\n").map_err(failed)
    }
}

fn read<T: DeserializeOwned>(lessons: &Path, file: &str) -> Result<T, String> {
    let text = fs::read_to_string(lessons.join(file))
        .map_err(|error| format!("cannot read lessons/{file} ({error})"))?;
    serde_json::from_str(&text).map_err(|error| format!("lessons/{file}: {error}"))
}

fn row(bench: &Bench, line: &Line, record: &Value) -> Result<Row, String> {
    let figure = |pointer: &str| {
        let figure = record.pointer(pointer).and_then(Value::as_f64);
        let figure = figure.filter(|figure| *figure > 0.0);
        figure.ok_or_else(|| format!("lessons/{} has no figure {pointer}", bench.record()))
    };
    let (go, rust) = (figure(&line.go)?, figure(&line.rust)?);
    let ratio = Figure::rounded(if line.rate { rust / go } else { go / rust });
    let rounds = record.get("spread").and_then(|all| all.get(&line.id));
    let rounds: Option<Spread> = rounds.and_then(|spread| Spread::deserialize(spread).ok());
    Ok(Row {
        what: line.what.clone(),
        lesson: bench.lesson.chars().take(2).collect(),
        section: bench.section.clone(),
        unit: line.unit.clone(),
        go: Figure::rounded(go / line.divide),
        rust: Figure::rounded(rust / line.divide),
        ratio,
        ahead: ahead(ratio.0).to_owned(),
        rounds,
        spread: rounds.map_or_else(
            || "not recorded".to_owned(),
            |Spread { low, high }| format!("{}–{}", low.0, high.0),
        ),
    })
}

fn ahead(ratio: f64) -> &'static str {
    match ratio {
        _ if ratio > EVEN => "Rust",
        _ if ratio * EVEN < 1.0 => "Go",
        _ => "even",
    }
}

impl Hosts {
    fn of(heads: &[Head]) -> Self {
        let all = |what: fn(&Machine) -> String| {
            let all: BTreeSet<String> = heads.iter().map(|head| what(&head.machine)).collect();
            all.into_iter().collect::<Vec<String>>().join(", ")
        };
        let ends = |mut all: Vec<String>| {
            all.dedup();
            match (all.first(), all.last()) {
                (Some(first), Some(last)) if all.len() > 1 => format!("{first} to {last}"),
                (first, _) => first.cloned().unwrap_or_default(),
            }
        };
        let mut rounds: Vec<usize> = heads.iter().map(|head| head.rounds).collect();
        rounds.sort_unstable();
        let mut dates: Vec<String> = heads.iter().map(|h| h.machine.date.clone()).collect();
        dates.sort_unstable();
        let others = heads.iter().map(|head| head.machine.others_percent.0);
        Self {
            processor: all(|machine| machine.processor.clone()),
            cores: all(|machine| machine.cores.to_string()),
            kernel: all(|machine| machine.kernel.clone()),
            rust: all(|machine| machine.rust.clone()),
            go: all(|machine| machine.go.clone()),
            date: ends(dates),
            rounds: ends(rounds.iter().map(usize::to_string).collect()),
            others_percent: Figure(others.fold(0.0, f64::max)),
        }
    }
}
