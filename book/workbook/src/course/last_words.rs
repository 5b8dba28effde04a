//! What to say of a machine that did not come to its end.

use std::path::Path;

use super::{Ended, Ran};

/// How a machine ended that told less than it should have: its name as a violation, and a sentence
/// without a full stop.
pub(super) fn last_words(ran: &Ran, seconds: u64) -> (&'static str, String) {
    match ran.ended {
        Ended::TimeUp => (
            "time",
            format!(
                "it was not done after {seconds} s and was stopped: is there a loop without end?"
            ),
        ),
        Ended::TooMuch => (
            "output",
            "it wrote without end to standard output and was stopped: lines are printed with \
             `crate::sync::print`"
                .to_owned(),
        ),
        Ended::Exited(status) => {
            let said = |what: &str| ran.stderr.contains(what);
            if said("has overflowed its stack") || signal(status) == Some(SEGV) {
                let sentence =
                    "a thread used up its stack: does something call itself without end?";
                return ("crash", sentence.to_owned());
            }
            if said("memory allocation of") {
                return (
                    "memory",
                    "it asked for more memory than it may have".to_owned(),
                );
            }
            if let Some(panic) = ran.stderr.split("panicked at ").last()
                && said("panicked at ")
            {
                let panic = panic.split("\nstack backtrace").next().unwrap_or(panic);
                let panic = panic.split("\nnote: ").next().unwrap_or(panic);
                let panic = without_library(panic).replace("/machines/../", "/");
                return (
                    "crash",
                    format!("the machine itself gave up: {}", panic.trim()),
                );
            }
            let how = match status.code() {
                Some(code) => format!("with exit code {code}"),
                None => format!("by signal {}", signal(status).unwrap_or_default()),
            };
            (
                "exit",
                format!("the process ended {how} in the middle of it"),
            )
        }
    }
}

/// A panic as it is printed, `PLACE:\nMESSAGE`, without its place where that is not in the checkout.
fn without_library(panic: &str) -> &str {
    match panic.split_once('\n') {
        Some((place, message)) if Path::new(place).is_absolute() => message,
        _ => panic,
    }
}

const SEGV: i32 = 11;

#[cfg(unix)]
fn signal(status: std::process::ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: std::process::ExitStatus) -> Option<i32> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_library_is_not_said() {
        let library =
            "/home/me/.cargo/registry/loom/src/rt/location.rs:115:9:\nCausality violation";
        assert_eq!(without_library(library), "Causality violation");
        let own = "lessons/05-mutex/exercise/src/exercise.rs:3:1:\nno";
        assert_eq!(without_library(own), own);
    }
}
