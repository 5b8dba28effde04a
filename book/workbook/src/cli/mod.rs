//! The command line.

mod bench;
mod check;
mod course;
mod exercises;
mod explore;
mod replay;
mod run;
mod watch;
mod which;

use std::fmt::Display;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand};

use crate::preprocessor;
use crate::serve::{self, Address};
use crate::{Problems, Workspace};

/// The exit code for a command line that asks for something that is not there.
const USAGE: u8 = 2;

/// What `explore` and `replay` go by.
const COMMITTED: &str = "Reads lessons/NN-slug/schedules/NAME.json and compiles nothing. That these \
                         files are what the programs do today is what `cargo test` checks.";

/// What `bench` does with what it measures.
const MEASURED: &str = "Needs Linux, Go and an idle machine. Writes lessons/*/measured/*.json, and from them the table \
                        and the drawing of the page Measured, lessons/measured/measured.";

/// What `check` answers with.
const CHECKED: &str = "The exit code is 0 when the exercise is solved, 1 when it is not. The verdict is also kept \
                       as target/exercise/NN.json.";

/// Interleave, a concurrency workbook
#[derive(Parser)]
#[command(
    bin_name = "cargo run --",
    disable_help_subcommand = true,
    after_help = "Without a command the book is built and served on this machine, and its address \
                  printed; pages reload when a file of theirs changes.\n\n\
                  `cargo run --bin 01` runs lesson 01 without the detour through this program."
)]
struct Cli {
    /// The checkout to work on [default: the one this program was built in]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(flatten)]
    serve: Serve,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Build the book and serve it on this machine (what no command means)
    Serve(Serve),
    /// Build the book as a static site, for any web server or for opening as files
    Build {
        /// The directory to build into [default: build-dir of book.toml]
        #[arg(long, value_name = "DIR")]
        dest: Option<PathBuf>,
    },
    /// List the lessons and their programs
    List,
    /// Build and run a lesson's programs
    Run(run::Run),
    /// Say how the programs of a lesson can end, in how many schedules, and how they fail
    #[command(after_help = COMMITTED)]
    Explore(explore::Explore),
    /// Draw one schedule of a lesson's program, a column for each thread
    #[command(after_help = COMMITTED)]
    Replay(replay::Replay),
    /// Judge what you wrote for a lesson's exercise: every schedule, then loom, then native threads
    #[command(after_help = CHECKED)]
    Check(check::Check),
    /// Judge it again whenever you save it
    Watch(watch::Watch),
    /// Show one more hint for a lesson's exercise
    Hint(course::Lesson),
    /// Show a solution of a lesson's exercise, once you have one of your own
    Solution(course::Solution),
    /// Begin a lesson's exercise again; what you wrote is kept beside it
    Reset(course::Lesson),
    /// Show which exercises are solved, and which is next
    Progress,
    /// Measure the lessons beside Go, and print the table of what takes how many times as long
    #[command(after_help = MEASURED)]
    Bench(bench::Measure),
    /// Expand the pages' directives for a stock `mdbook build`, which calls this itself
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Args)]
struct Serve {
    /// The port to serve on [default: 3000, or the next one that is free]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the book in a browser
    #[arg(long)]
    open: bool,
}

#[derive(Subcommand)]
enum Question {
    /// Exit with 0 if the directives can be expanded for a renderer, else with 1
    Supports {
        /// mdBook's name of the renderer, such as html
        renderer: String,
    },
}

/// Runs the program: reads the command line and returns the exit code.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if cli.command.is_some() && (cli.serve.port.is_some() || cli.serve.open) {
        let message = "--port and --open belong to serve: write them after it";
        Cli::command()
            .error(ErrorKind::ArgumentConflict, message)
            .exit();
    }
    if let Some(Command::Preprocess { question }) = cli.command {
        return preprocess(question);
    }
    let workspace = match cli.root.map_or_else(Workspace::find, Workspace::open) {
        Ok(workspace) => workspace,
        Err(problems) => return failed(&problems),
    };
    match cli.command {
        None => self::serve(workspace, &cli.serve),
        Some(Command::Serve(options)) => self::serve(workspace, &options),
        Some(Command::Build { dest }) => build(&workspace, dest),
        Some(Command::List) => list(&workspace),
        Some(Command::Run(run)) => run.run(&workspace),
        Some(Command::Explore(explore)) => explore.run(&workspace),
        Some(Command::Replay(replay)) => replay.run(&workspace),
        Some(Command::Check(check)) => check.run(workspace),
        Some(Command::Watch(watch)) => watch.run(workspace),
        Some(Command::Hint(lesson)) => course::answer(lesson.hint(&workspace)),
        Some(Command::Solution(solution)) => course::answer(solution.show(&workspace)),
        Some(Command::Reset(lesson)) => course::answer(lesson.reset(&workspace)),
        Some(Command::Progress) => course::answer(course::progress(&workspace)),
        Some(Command::Bench(bench)) => bench.run(&workspace),
        Some(Command::Preprocess { .. }) => ExitCode::SUCCESS,
    }
}

fn failed(error: &dyn Display) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

fn serve(workspace: Workspace, options: &Serve) -> ExitCode {
    let address = options
        .port
        .map_or(Address::FirstFree(3000), Address::Exactly);
    match serve::serve(workspace, address, options.open) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&format!("{error:#}")),
    }
}

fn build(workspace: &Workspace, dest: Option<PathBuf>) -> ExitCode {
    let dest = dest.unwrap_or_else(|| workspace.default_dest());
    match workspace.build(&dest) {
        Ok(built) => {
            let (pages, dest) = (built.pages, built.dest.display());
            say(&format!(
                "{pages} pages in {dest} ({} ms)\n",
                built.took.as_millis()
            ))
        }
        Err(problems) => failed(&problems),
    }
}

fn list(workspace: &Workspace) -> ExitCode {
    match workspace.lessons() {
        Ok(lessons) => say(&run::listing(&lessons)),
        Err(problems) => failed(&problems),
    }
}

fn preprocess(question: Option<Question>) -> ExitCode {
    match question {
        Some(Question::Supports { renderer }) if preprocessor::supports(&renderer) => {
            ExitCode::SUCCESS
        }
        Some(Question::Supports { .. }) => ExitCode::FAILURE,
        None => match preprocessor::answer(std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => match error.downcast_ref::<Problems>() {
                Some(problems) => failed(problems),
                None => failed(&format!("{error:#}")),
            },
        },
    }
}

/// Prints `text` as it is; a reader that has gone away is no failure.
fn say(text: &str) -> ExitCode {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
    ExitCode::SUCCESS
}
