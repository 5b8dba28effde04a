//! Judging what a reader wrote: explored, then under loom, then run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use interleave_schedule::{Graph, NOBODY_WAITS, Place, Schedule, source_hash};
use lesson_exercise::{Checked, Executed, Line, REPORT};

use super::build::{Build, build};
use super::last_words::last_words;
use super::listing::listings;
use super::machine::run_until;
use super::{Ended, Exercise, Failure, Limits, Machine, Proof, State, Verdict, text};
use crate::{Problem, serving};

/// How long each machine may take, in seconds. Loom ends by itself, at the first check that takes it
/// more than 5.
const EXPLORER: u64 = 20;
const LOOM: u64 = 60;
const NATIVE: u64 = 10;

/// How much a machine may write. What it finds goes to a file of its own.
const OUTPUT: usize = 1 << 20;

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Cargo builds.
    Compiles,
    /// A machine runs.
    Runs(Machine),
}

/// How a check was not passed. What was passed has been appended by then to what was passed before.
type Found = Result<(), (State, Box<Failure>)>;

impl Exercise {
    /// Judges the reader's file and keeps the verdict; `step` is told what begins.
    ///
    /// # Errors
    /// When nothing can be said: a file cannot be read or written, or cargo fails by itself.
    pub fn check(&self, mut step: impl FnMut(Step)) -> Result<Verdict, Problem> {
        let verdict = self.judge(&mut step)?;
        self.keep_verdict(&verdict)?;
        Ok(verdict)
    }

    fn judge(&self, step: &mut dyn FnMut(Step)) -> Result<Verdict, Problem> {
        let source = self.source()?;
        let failed =
            |passed, failure| self.failed(&source, passed, failure, serving::port(self.root()));
        let name = |machine: &str| format!("exercise-{}{machine}", self.number);
        let (explored, loomed, native) = (name("-explored"), name("-loomed"), name(""));
        step(Step::Compiles);
        let machines = match build(self, &[&explored])? {
            Build::Built(machines) => machines,
            Build::Refused(why) => return Ok(text::refused(self.blank(&source), why)),
        };
        step(Step::Runs(Machine::Explorer));
        let reported = self.run(machine(&machines, &explored)?, EXPLORER)?;
        let mut passed = Vec::new();
        if let Err(failure) = self.of_explorer(&reported, &mut passed) {
            return Ok(failed(passed, failure));
        }
        step(Step::Compiles);
        let machines = match build(self, &[&loomed, &native])? {
            Build::Built(machines) => machines,
            Build::Refused(why) => {
                return Ok(text::refused_elsewhere(self.blank(&source), passed, why));
            }
        };
        step(Step::Runs(Machine::Loom));
        let reported = self.run(machine(&machines, &loomed)?, LOOM)?;
        if let Err(failure) = of_loom(&reported, &mut passed) {
            return Ok(failed(passed, failure));
        }
        step(Step::Runs(Machine::Native));
        let ran = self.start(Command::new(machine(&machines, &native)?), NATIVE)?;
        if let Err(failure) = of_native(&ran, &self.read("output.txt")?, &mut passed) {
            return Ok(failed(passed, failure));
        }
        Ok(text::solved(self.blank(&source), passed))
    }

    /// The verdict on `source` as far as the explorer's report goes: what remains would have to be
    /// run on the other machines. Where the site is served is not looked up.
    pub fn explored(&self, source: &str, reported: &Reported) -> Verdict {
        let mut passed = Vec::new();
        match self.of_explorer(reported, &mut passed) {
            Ok(()) => text::solved(self.blank(source), passed),
            Err(failure) => self.failed(source, passed, failure, None),
        }
    }

    /// A verdict of which only the beginning is known.
    pub(super) fn blank(&self, source: &str) -> Verdict {
        Verdict {
            version: 1,
            lesson: self.number.clone(),
            slug: self.slug.clone(),
            title: self.title.clone(),
            file: self.file(),
            source_hash: source_hash(source),
            state: State::Solved,
            summary: String::new(),
            text: String::new(),
            passed: Vec::new(),
            failure: None,
            diagnostics: None,
        }
    }

    fn failed(
        &self,
        source: &str,
        passed: Vec<Proof>,
        (state, failure): (State, Box<Failure>),
        served_at: Option<u16>,
    ) -> Verdict {
        let verdict = Verdict {
            state,
            passed,
            ..self.blank(source)
        };
        text::failed(verdict, *failure, source, served_at)
    }

    /// Runs a machine, and returns what became of it and what it reported.
    fn run(&self, machine: &Path, seconds: u64) -> Result<Reported, Problem> {
        let report = tempfile::NamedTempFile::new()
            .map_err(|error| Problem::plain(format!("cannot make a temporary file: {error}")))?;
        let mut command = Command::new(machine);
        command.env(REPORT, report.path());
        let ran = self.start(command, seconds)?;
        let lines = std::fs::read_to_string(report.path()).unwrap_or_default();
        Ok(Reported::new(ran, &lines, seconds))
    }

    fn start(&self, mut command: Command, seconds: u64) -> Result<super::Ran, Problem> {
        command.current_dir(self.root());
        let limits = Limits {
            time: Duration::from_secs(seconds),
            output: OUTPUT,
        };
        let stopped = || Problem::plain("the check was stopped");
        if self.stop.is_asked() {
            return Err(stopped());
        }
        let ran = run_until(&self.stop, command, limits)
            .map_err(|error| Problem::plain(format!("cannot run it: {error}")))?;
        if self.stop.is_asked() {
            return Err(stopped());
        }
        Ok(ran)
    }
}

fn machine<'a>(machines: &'a BTreeMap<String, PathBuf>, name: &str) -> Result<&'a Path, Problem> {
    let machine = machines.get(name).map(PathBuf::as_path);
    machine.ok_or_else(|| Problem::plain(format!("cargo built no {name}")))
}

/// What became of a machine, and what it reported.
pub struct Reported {
    ran: super::Ran,
    lines: Vec<Line>,
    seconds: u64,
}

impl Reported {
    /// Reads the lines of a report; the last may have been cut off.
    pub fn new(ran: super::Ran, lines: &str, seconds: u64) -> Self {
        let lines = lines.lines();
        Self {
            ran,
            lines: lines
                .filter_map(|line| serde_json::from_str(line).ok())
                .collect(),
            seconds,
        }
    }

    /// The failure of a machine that did not come to its end.
    fn cut_short(&self, machine: Machine) -> Option<(State, Box<Failure>)> {
        if self.lines.last() == Some(&Line::Ends) {
            return None;
        }
        let stuck = self.lines.iter().find_map(|line| match line {
            Line::Stuck { sentence } => Some(sentence.clone()),
            _ => None,
        });
        let begun = self.lines.iter().rev().find_map(|line| match line {
            Line::Begins { check } => Some(check.clone()),
            _ => None,
        });
        let (name, sentence) = match stuck {
            Some(sentence) => ("time", sentence),
            None => last_words(&self.ran, self.seconds),
        };
        let failure = failure(begun.unwrap_or_default(), machine, name, sentence);
        Some((State::Stopped, Box::new(failure)))
    }
}

fn failure(check: String, machine: Machine, name: &str, sentence: String) -> Failure {
    Failure {
        check,
        machine,
        name: name.to_owned(),
        kind: text::kind(name),
        sentence,
        place: None,
        schedule: None,
        table: None,
        graph: None,
        partial: false,
        program: Vec::new(),
    }
}

/// Whether a place is in the checkout, from whose root its crates are compiled: a library's place
/// is no help.
fn in_checkout(place: &Place) -> bool {
    Path::new(&place.file).is_relative()
}

/// `Fails`, unless the panic is a `todo!()`'s.
fn state(sentence: &str, place: Option<&Place>) -> State {
    match place {
        Some(_) if sentence.contains("not yet implemented") => State::Todo,
        _ => State::Fails,
    }
}

impl Exercise {
    /// What the explorer's report comes to.
    fn of_explorer(&self, reported: &Reported, passed: &mut Vec<Proof>) -> Found {
        for line in &reported.lines {
            let Line::Checked(checked) = line else {
                continue;
            };
            match self.failed_check(checked) {
                Some(failed) => return Err(failed),
                None => passed.push(Proof {
                    check: checked.check.clone(),
                    machine: Machine::Explorer,
                    runs: checked.schedules.clone(),
                    threads: Some(checked.threads),
                    limits: checked.limits.clone(),
                }),
            }
        }
        reported.cut_short(Machine::Explorer).map_or(Ok(()), Err)
    }

    fn failed_check(&self, checked: &Checked) -> Option<(State, Box<Failure>)> {
        let violation = checked.violation.as_ref()?;
        let state = state(&violation.sentence, checked.panic.as_ref());
        let failure = Failure {
            place: checked.panic.clone().filter(in_checkout),
            ..failure(
                checked.check.clone(),
                Machine::Explorer,
                &violation.name,
                violation.sentence.clone(),
            )
        };
        let played = match state {
            State::Todo => None,
            _ => self.played(checked, failure.clone()),
        };
        Some((state, Box::new(played.unwrap_or(failure))))
    }

    /// The failure with all that is needed to play it; `None` where there is nothing to play.
    fn played(&self, checked: &Checked, failure: Failure) -> Option<Failure> {
        let json = checked.graph.clone()?;
        let graph = Graph::from_json(&json.to_string()).ok()?;
        let whole: Schedule = checked.schedule.as_ref()?.parse().ok()?;
        if whole.0.is_empty() {
            return None;
        }
        let table = graph.draw(&whole).ok()?;
        // After a failure that would be no news.
        let table = table.trim_end_matches('\n').trim_end_matches(NOBODY_WAITS);
        let turns = graph.turns(&whole).ok()?;
        let schedule = turns.map_or_else(|| whole.clone(), |turns| whole.up_to_second(turns));
        let file = format!("{}/check.rs", self.dir());
        let lines: BTreeSet<usize> = (graph.places())
            .filter(|place| place.file == file)
            .map(|place| place.line as usize)
            .collect();
        let program = self.read("check.rs").unwrap_or_default();
        Some(Failure {
            schedule: Some(schedule.to_string()),
            table: Some(text::shortened(&format!("{}\n", table.trim_end()))),
            graph: Some(json),
            partial: !graph.limits.is_empty(),
            program: listings(&file, &program, &lines),
            ..failure
        })
    }
}

fn of_loom(reported: &Reported, passed: &mut Vec<Proof>) -> Found {
    for line in &reported.lines {
        let Line::Executed(executed) = line else {
            continue;
        };
        let Executed {
            check,
            executions,
            failure: failed,
            panic,
            stopped,
        } = executed.clone();
        if let Some(sentence) = failed {
            let name = if sentence == "deadlock" {
                "deadlock"
            } else {
                "panic"
            };
            let sentence = format!("in execution {executions}, {sentence}");
            let failure = Failure {
                place: panic.filter(in_checkout),
                ..failure(check, Machine::Loom, name, sentence)
            };
            return Err((State::Fails, Box::new(failure)));
        }
        passed.push(Proof {
            check,
            machine: Machine::Loom,
            runs: executions.to_string(),
            threads: None,
            limits: stopped.into_iter().collect(),
        });
    }
    reported.cut_short(Machine::Loom).map_or(Ok(()), Err)
}

fn of_native(ran: &super::Ran, expected: &str, passed: &mut Vec<Proof>) -> Found {
    let failed = |name: &str, sentence| {
        let failure = failure(
            "the program itself".to_owned(),
            Machine::Native,
            name,
            sentence,
        );
        Err((State::Fails, Box::new(failure)))
    };
    match ran.ended {
        Ended::Exited(status) if status.success() => {}
        _ => {
            let (name, sentence) = last_words(ran, NATIVE);
            return failed(name, sentence);
        }
    }
    let printed = ran.stdout.replace("\r\n", "\n");
    if printed != expected.replace("\r\n", "\n") {
        return failed(
            "wrong output",
            format!("on native threads it printed {printed:?}"),
        );
    }
    passed.push(Proof {
        check: "the program itself".to_owned(),
        machine: Machine::Native,
        runs: "1".to_owned(),
        threads: None,
        limits: Vec::new(),
    });
    Ok(())
}
