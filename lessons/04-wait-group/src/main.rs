//! Runs the programs of lesson 04.

use std::process::ExitCode;

use lesson_04_wait_group::{five_senders, five_senders_close, two_tasks};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "04",
        "Wait groups",
        &[
            Program::new(
                "two-tasks",
                "Two tasks, and a last line that comes after both",
                two_tasks::with_wait_group,
            ),
            Program::new(
                "two-tasks-scope",
                "The same two tasks, waited for by the end of a scope",
                two_tasks::with_scope,
            ),
            Program::new(
                "five-senders",
                "Five threads send their index; main receives five times, then waits",
                || five_senders::receive_then_wait(5),
            ),
            Program::new(
                "five-senders-close",
                "The same five senders; main receives until the channel is closed",
                || five_senders_close::with_closer(5),
            )
            .as_written(|| five_senders::receive_then_wait(5)),
            Program::new(
                "five-senders-drop",
                "The same again, closed by the last sender to be dropped",
                || five_senders_close::with_last_sender(5),
            ),
            Program::bug(
                "wait-then-receive",
                "Waits for senders that wait to be received from: hangs",
                || five_senders::wait_then_receive(5),
            ),
            Program::bug(
                "close-early",
                "Closes the channel before three senders have sent: loses values",
                || five_senders_close::close_early(3),
            ),
            Program::bug(
                "add-inside-the-thread",
                "Counts a task only once it runs: the last line may come too soon",
                two_tasks::add_inside_the_thread,
            ),
        ],
    )
}
