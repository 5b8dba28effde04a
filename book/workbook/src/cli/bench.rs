//! `bench`: measures the lessons beside Go, and shows all of it as one table.

use std::env;
use std::process::{Command, ExitCode, Stdio};

use clap::Args;
use lesson_measured::{Bench, Table, benches};

use super::say;
use super::which::Refused;
use crate::{Problem, Workspace};

#[derive(Args)]
pub(super) struct Measure {
    /// Only this benchmark; the others keep what they have recorded
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Measure nothing: print the table of what is recorded
    #[arg(long)]
    table: bool,
    /// Measure however busy the machine is; the records say how busy it was
    #[arg(long, conflicts_with = "table")]
    busy: bool,
}

impl Measure {
    pub(super) fn run(&self, workspace: &Workspace) -> ExitCode {
        match self.measure(workspace) {
            Ok(table) => say(&table.to_string()),
            Err(refused) => refused.report(),
        }
    }

    fn measure(&self, workspace: &Workspace) -> Result<Table, Refused> {
        let lessons = workspace.lessons_dir();
        let all = benches(&lessons).map_err(Problem::plain)?;
        let chosen = self.choose(&all)?;
        if self.table {
            return Ok(Table::of(&lessons, &chosen).map_err(Problem::plain)?);
        }
        able()?;
        for bench in &chosen {
            let target = (bench.package(), bench.name.as_str());
            cargo_bench(workspace, target, self.busy.then_some("busy"))?;
        }
        cargo_bench(workspace, ("lesson-measured".to_owned(), "table"), None)?;
        Ok(Table::read(&lessons).map_err(Problem::plain)?)
    }

    fn choose(&self, all: &[Bench]) -> Result<Vec<Bench>, Refused> {
        let Some(only) = &self.only else {
            return Ok(all.to_vec());
        };
        match all.iter().find(|bench| bench.name == *only) {
            Some(bench) => Ok(vec![bench.clone()]),
            None => {
                let names: Vec<&str> = all.iter().map(|bench| bench.name.as_str()).collect();
                let message = format!(
                    "there is no benchmark {only} in the table; there are {}",
                    names.join(", ")
                );
                Err(Refused::Usage(message))
            }
        }
    }
}

/// Whether this machine can measure: the benchmarks read `/proc`, and build Go programs.
fn able() -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        return Err(Problem::plain(
            "the benchmarks run on Linux only; `bench --table` shows what is recorded",
        ));
    }
    let version = Command::new("go")
        .arg("version")
        .stdout(Stdio::null())
        .status();
    if version.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    Err(Problem::plain(
        "there is no `go` on the path, and the lessons are measured beside Go: install Go 1.27 or \
         newer, or see what is recorded with `bench --table`",
    ))
}

/// Runs a bench target to its end. What it says goes to standard error: the table alone is this
/// program's output.
fn cargo_bench(
    workspace: &Workspace,
    (package, name): (String, &str),
    argument: Option<&str>,
) -> Result<(), Problem> {
    eprintln!("\n{package}, {name}:");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(workspace.root())
        .args(["bench", "--quiet", "--package", &package, "--bench", name])
        .stdout(std::io::stderr());
    if let Some(argument) = argument {
        command.args(["--", argument]);
    }
    let failed = |why: String| Problem::plain(format!("the benchmark {name} failed: {why}"));
    let status = command
        .status()
        .map_err(|error| failed(error.to_string()))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(status.to_string()))
    }
}
