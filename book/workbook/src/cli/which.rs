//! `NN[/NAME]`: which of the committed schedule graphs a reader means.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::{USAGE, failed};
use crate::{Graphs, Problem, Problems, Workspace};

/// The list of all that there is to explore when there is none.
const NOTHING: &str = "no lesson has schedules";

/// Why a command has nothing to show.
pub(super) enum Refused {
    /// What is asked for is not there.
    Usage(String),
    /// What is there cannot be read or written, or is not to be shown.
    Broken(Problems),
}

impl Refused {
    /// Says why on standard error, and returns the exit code.
    pub(super) fn report(&self) -> ExitCode {
        match self {
            Self::Broken(problems) => failed(problems),
            Self::Usage(message) => {
                eprintln!("error: {}", message.trim_end());
                ExitCode::from(USAGE)
            }
        }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Broken(problem.into())
    }
}

impl From<Problems> for Refused {
    fn from(problems: Problems) -> Self {
        Self::Broken(problems)
    }
}

/// The graphs of a lesson, and the names of those that `which` means: one, or without a name all.
pub(super) fn choose(workspace: &Workspace, which: &str) -> Result<(Graphs, Vec<String>), Refused> {
    let (lesson, name) = match which.split_once('/') {
        Some((lesson, name)) => (lesson, Some(name)),
        None => (which, None),
    };
    let all = Graphs::all(workspace)?;
    let Some(graphs) = all.iter().find(|graphs| graphs.are_of(lesson)) else {
        let message = format!("there is no lesson {lesson} with schedules; ");
        let rest = match meant(&all, which) {
            Some(meant) => format!("did you mean {meant}?"),
            None => there_is(workspace)?,
        };
        return Err(Refused::Usage(message + &rest));
    };
    let names = match name {
        None => graphs.names().to_vec(),
        Some(name) if graphs.names().iter().any(|known| known == name) => vec![name.to_owned()],
        Some(name) => {
            let lesson = graphs.lesson();
            let message = format!(
                "there is no {lesson}/{name}; there are:\n\n{}",
                names(graphs)
            );
            return Err(Refused::Usage(message));
        }
    };
    Ok((graphs.clone(), names))
}

/// What a reader may mean who left out the lesson: the graphs of that name, or else those whose
/// names begin so.
fn meant(all: &[Graphs], name: &str) -> Option<String> {
    let found = |fits: &dyn Fn(&str) -> bool| {
        let of = |graphs: &Graphs| -> Vec<String> {
            let names = graphs.names().iter().filter(|known| fits(known));
            names.map(|known| called(graphs, known)).collect()
        };
        let found: Vec<String> = all.iter().flat_map(of).collect();
        (!found.is_empty()).then(|| found.join(" or "))
    };
    if name.is_empty() {
        return None;
    }
    found(&|known| known == name).or_else(|| found(&|known| known.starts_with(name)))
}

/// How a reader calls a graph: `04/close-early`.
pub(super) fn called(graphs: &Graphs, name: &str) -> String {
    format!("{}/{name}", graphs.lesson())
}

/// The names of a lesson's graphs as they are typed, one per line.
pub(super) fn names(graphs: &Graphs) -> String {
    let called = |name: &String| format!("     {}\n", called(graphs, name));
    graphs.names().iter().map(called).collect()
}

/// All that there is to explore, lesson by lesson.
pub(super) fn listing(workspace: &Workspace) -> Result<String, Refused> {
    let lessons = workspace.lessons()?;
    let mut listing = String::new();
    for graphs in Graphs::all(workspace)? {
        let called = graphs.lesson();
        let lesson = lessons.iter().find(|lesson| lesson.number == called);
        let title = lesson.map_or(String::new(), |lesson| format!(" {}", lesson.title));
        let _ = writeln!(listing, "  {called}{title}\n{}", names(&graphs));
    }
    listing.truncate(listing.trim_end().len());
    if listing.is_empty() {
        listing.push_str(NOTHING);
    }
    Ok(listing + "\n")
}

fn there_is(workspace: &Workspace) -> Result<String, Refused> {
    let listing = listing(workspace)?;
    Ok(match listing.trim_end() {
        NOTHING => NOTHING.to_owned(),
        listing => format!("there are:\n\n{listing}"),
    })
}
