//! A verdict in words, as a terminal shows it.

use std::fmt::Write as _;

use super::build::Refusal;
use super::foreign::of_std;
use super::{Failure, Machine, Proof, State, Verdict};
use crate::words::grouped;

/// Most rows of a table in the terminal; a longer one shows so many of its beginning and its end.
const MOST_ROWS: usize = 60;
const BEGINNING: usize = 20;
const END: usize = 6;

/// The verdict that everything was passed.
pub(super) fn solved(mut verdict: Verdict, passed: Vec<Proof>) -> Verdict {
    let proofs = |machine| passed.iter().filter(move |proof| proof.machine == machine);
    let mut said: Vec<String> = Vec::new();
    for proof in proofs(Machine::Explorer) {
        let mut of = vec![match proof.threads {
            Some(1) => format!("{} of 1 thread", counted(proof, "schedule")),
            Some(threads) => format!("{} of {threads} threads", counted(proof, "schedule")),
            None => counted(proof, "schedule"),
        }];
        let same = |loom: &&Proof| loom.check == proof.check;
        if let Some(loom) = proofs(Machine::Loom).find(same) {
            of.push(format!(
                "loom: {}",
                counted(loom, "execution").trim_start_matches("all ")
            ));
        }
        said.push(format!("  {}: {}", proof.check, of.join("; ")));
    }
    if proofs(Machine::Native).next().is_some() {
        said.push("  on native threads it prints what it should".to_owned());
    }
    verdict.summary = "solved".to_owned();
    verdict.text = format!("{}: solved.\n\n{}\n", heading(&verdict), said.join("\n"));
    verdict.passed = passed;
    verdict
}

/// `all 1,204 schedules`, or `at least 1,204 schedules` and why it is not known how many.
fn counted(proof: &Proof, what: &str) -> String {
    let plural = if proof.runs == "1" { "" } else { "s" };
    let runs = grouped(&proof.runs);
    match (&proof.limits[..], plural) {
        ([], "") => format!("the only {what}"),
        ([], _) => format!("all {runs} {what}s"),
        (limits, _) => {
            let why = limits.join(" ");
            format!(
                "at least {runs} {what}{plural} ({})",
                why.trim_end_matches('.')
            )
        }
    }
}

/// The verdict that the compiler refuses it.
pub(super) fn refused(mut verdict: Verdict, refusal: Refusal) -> Verdict {
    let Refusal {
        messages: diagnostics,
        in_check,
    } = refusal;
    let errors = diagnostics
        .lines()
        .filter(|line| line.starts_with("error"))
        .count();
    let plural = if errors == 1 { "" } else { "s" };
    verdict.state = State::Refused;
    verdict.summary = format!("does not compile: {errors} error{plural}");
    verdict.text = format!("{diagnostics}{}: {}.\n", heading(&verdict), verdict.summary);
    if in_check {
        let _ = writeln!(
            verdict.text,
            "\nThe errors are in check.rs, which uses what you wrote as the starter declares it: keep \
             its signatures (`cargo run -- reset {}` brings the starter back).",
            verdict.lesson
        );
    }
    verdict.diagnostics = Some(diagnostics);
    verdict
}

/// The verdict that the explorer's checks were passed, and the other machines cannot be built.
pub(super) fn refused_elsewhere(
    mut verdict: Verdict,
    passed: Vec<Proof>,
    refusal: Refusal,
) -> Verdict {
    verdict.passed = passed;
    let mut verdict = refused(verdict, refusal);
    verdict.text.push_str(
        "\nNo schedule fails; but loom, or native threads, lack something that it uses.\n",
    );
    verdict
}

/// The verdict on a check that was not passed; `source` is the reader's file.
///
/// `served_at` is the port at which the site is served, if it is.
pub(super) fn failed(
    mut verdict: Verdict,
    failure: Failure,
    source: &str,
    served_at: Option<u16>,
) -> Verdict {
    let place = failure.place.as_ref();
    if verdict.state == State::Todo {
        let line = place.map_or(0, |place| place.line);
        let function = enclosing(source, line as usize);
        verdict.summary = format!("not started: `{function}` is still `todo!()`");
        verdict.text = format!(
            "{}: {}.\n\n  Open {} at line {line}; its comments say what is to be done.\n",
            heading(&verdict),
            verdict.summary,
            verdict.file
        );
        verdict.failure = Some(failure);
        return verdict;
    }
    let at = place.map_or(String::new(), |place| {
        format!(", at {}:{}", place.file, place.line)
    });
    verdict.summary = format!("not solved: {}", failure.kind);
    let mut text = format!("{}: not solved yet.\n\n", heading(&verdict));
    for proof in &verdict.passed {
        if proof.machine == Machine::Explorer {
            let _ = writeln!(
                text,
                "  passed   {}: {}",
                proof.check,
                counted(proof, "schedule")
            );
        }
    }
    let on = match failure.machine {
        Machine::Explorer => "",
        Machine::Loom => " under loom",
        Machine::Native => " on native threads",
    };
    let _ = writeln!(
        text,
        "  failed   {}{on} — {}: {}{at}{}",
        failure.check,
        failure.kind,
        failure.sentence,
        if failure.sentence.ends_with('?') {
            ""
        } else {
            "."
        },
    );
    if let Some(unseen) = of_std(source) {
        let _ = writeln!(text, "  note     {unseen}");
    }
    if let (Some(table), Some(schedule)) = (&failure.table, &failure.schedule) {
        let page = format!("/{}.html#exercise={schedule}", verdict.slug);
        let play = match served_at {
            Some(port) => format!("http://127.0.0.1:{port}{page}"),
            None => format!(
                "start the site with `cargo run`, and open at the address that it prints\n         {page}"
            ),
        };
        let _ = writeln!(text, "\n{table}\nPlay it: {play}");
    }
    let _ = writeln!(text, "\nStuck? cargo run -- hint {}", verdict.lesson);
    verdict.text = text;
    verdict.failure = Some(failure);
    verdict
}

/// The table; of a long one only the beginning and the end.
pub(super) fn shortened(table: &str) -> String {
    let rows: Vec<&str> = table.lines().collect();
    if rows.len() <= MOST_ROWS {
        return table.to_owned();
    }
    let (beginning, rest) = rows.split_at(BEGINNING);
    let (left_out, end) = rest.split_at(rest.len() - END);
    let left_out = format!("      … {} more steps …", left_out.len());
    let shown = [beginning, &[&left_out], end].concat();
    shown.join("\n") + "\n"
}

/// What is violated, as a reader is told it. What a check says itself is in the check's own words.
pub(super) fn kind(name: &str) -> String {
    let said = match name {
        "deadlock" => "a deadlock",
        "leak" => "a leaked thread",
        "panic" => "a panic",
        "busy wait" => "a busy wait",
        "endless loop" => "an endless loop",
        "time" => "did not end",
        "output" => "printed without end",
        "memory" => "too much memory",
        "crash" => "a crash",
        "exit" => "ended too early",
        "wrong output" => "wrong output",
        name => return format!("“{name}”"),
    };
    said.to_owned()
}

fn heading(verdict: &Verdict) -> String {
    format!("{} {}", verdict.lesson, verdict.title)
}

/// The name of the function in which a line is: of the last that begins before it.
fn enclosing(source: &str, line: usize) -> &str {
    let before = source.lines().take(line);
    before
        .filter_map(|line| {
            let signature = line.trim_start().trim_start_matches("pub ");
            let rest = signature.strip_prefix("fn ")?;
            rest.split(['(', '<']).next()
        })
        .last()
        .unwrap_or("something")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_counted_to_its_end_is_at_least() {
        let proof = |runs: &str, limits: &[&str]| Proof {
            check: "it".to_owned(),
            machine: Machine::Explorer,
            runs: runs.to_owned(),
            threads: None,
            limits: limits.iter().map(|&limit| limit.to_owned()).collect(),
        };
        assert_eq!(counted(&proof("1", &[]), "schedule"), "the only schedule");
        assert_eq!(
            counted(&proof("1204", &[]), "schedule"),
            "all 1,204 schedules"
        );
        let cut = proof(
            "1204",
            &["The search stopped at 10 states.", "It was late."],
        );
        assert_eq!(
            counted(&cut, "schedule"),
            "at least 1,204 schedules (The search stopped at 10 states. It was late)"
        );
    }
}
