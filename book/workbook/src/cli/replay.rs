//! `replay NN[/NAME] SCHEDULE`: one schedule as a table.

use std::process::ExitCode;

use clap::Args;
use interleave_schedule::{Graph, ReplayError, Schedule};

use super::say;
use super::which::{Refused, called, choose, names};
use crate::Workspace;

#[derive(Args)]
pub(super) struct Replay {
    /// One of a lesson's programs, as 04/close-early; the lesson alone if it has only one
    #[arg(value_name = "NN[/NAME]")]
    which: String,
    /// Which thread moves at each step, as 0.0.1.2; 2b is the second way in which thread 2 can move
    schedule: String,
}

impl Replay {
    pub(super) fn run(&self, workspace: &Workspace) -> ExitCode {
        match self.text(workspace) {
            Ok(text) => say(&text),
            Err(refused) => refused.report(),
        }
    }

    fn text(&self, workspace: &Workspace) -> Result<String, Refused> {
        let schedule: Schedule = (self.schedule.parse())
            .map_err(|error| Refused::Usage(format!("{:?}: {error}", self.schedule)))?;
        let (graphs, chosen) = choose(workspace, &self.which)?;
        let [name] = &chosen[..] else {
            let message = format!(
                "{} has several; name one:\n\n{}",
                self.which,
                names(&graphs)
            );
            return Err(Refused::Usage(message));
        };
        let graph = graphs.load(name)?;
        graph.draw(&schedule).map_err(|error| {
            let why = why(&graph, &schedule, &error);
            Refused::Usage(format!("{}: {why}", called(&graphs, name)))
        })
    }
}

/// Why a schedule cannot be followed, and what is possible at that step.
fn why(graph: &Graph, schedule: &Schedule, error: &ReplayError) -> String {
    let ReplayError { step, wanted, .. } = error;
    let before = Schedule(schedule.0[..step - 1].to_vec());
    let passed = graph.replay(&before).unwrap_or_default();
    let node = passed.last().map(|&node| &graph.nodes[node]);
    let edges = node.map_or(&[][..], |node| &node.edges);
    let in_words: Vec<String> = (edges.iter())
        .map(|edge| format!("{} ({})", edge.by, edge.event.text))
        .collect();
    let possible = match &in_words[..] {
        [] => return format!("step {step} cannot be {wanted}: the program has ended by then"),
        _ if edges.iter().any(|edge| edge.by == *wanted) => {
            let limits = graph.limits.join(" ");
            return format!("what follows step {step} was not explored. {limits}");
        }
        [only] => format!("only {only}"),
        [several @ .., last] => format!("{} and {last}", several.join(", ")),
    };
    format!("step {step} cannot be {wanted}; possible there: {possible}")
}
