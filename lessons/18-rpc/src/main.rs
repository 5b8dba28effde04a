//! Runs the programs of lesson 18.

use std::process::ExitCode;

use lesson_18_rpc::{
    bytes, calls, deadline, hang_up, in_flight, live_id, multiply, serve, with_tarpc,
};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "18",
        "Remote calls",
        &[
            Program::with_arguments(
                "multiply",
                "Calls Arith.Multiply of the server at --addr, and prints the product",
                multiply::arguments,
                multiply::mended,
            )
            .as_written_with(multiply::as_written)
            .alone(&["--once"]),
            Program::with_arguments(
                "serve",
                "Serves Arith, Gate and Text at --addr, until SIGINT or SIGTERM",
                serve::arguments,
                serve::serve,
            )
            .alone(&["--addr=127.0.0.1:0", "--once"]),
            Program::with_arguments(
                "calls",
                "Makes every kind of call, to a server of its own or the one at --addr",
                calls::arguments,
                calls::calls,
            ),
            Program::new(
                "bytes",
                "What two calls are on the wire, byte by byte",
                bytes::bytes,
            ),
            Program::new(
                "tarpc",
                "The same service with tarpc",
                with_tarpc::with_tarpc,
            ),
            Program::new(
                "in-flight",
                "Two calls in flight: each gets its own reply, though the later one comes first",
                in_flight::in_flight,
            ),
            Program::new(
                "enters-first",
                "A call is in the table before it is sent",
                in_flight::enters_first,
            ),
            Program::new(
                "hang-up",
                "The connection breaks: whoever calls is told",
                hang_up::hang_up,
            ),
            Program::new(
                "deadline",
                "Reply or deadline: one of them ends the call, and nothing is left of it",
                deadline::deadline,
            ),
            Program::new(
                "counts-up",
                "A call is given up, and its number is given to no other",
                live_id::counts_up,
            ),
            Program::bug(
                "by-arrival",
                "The first reply goes to whoever called first: may be another's",
                in_flight::by_arrival,
            ),
            Program::bug(
                "sends-first",
                "Sends, then enters the table: may wait for ever",
                in_flight::sends_first,
            ),
            Program::bug(
                "forgets-pending",
                "Ends no call that is pending when the connection breaks: may wait for ever",
                hang_up::forgets_pending,
            ),
            Program::bug(
                "looks-then-enters",
                "Looks whether there is a connection, then enters: may wait for ever",
                hang_up::looks_then_enters,
            ),
            Program::bug(
                "leaves-its-entry",
                "Leaves a call in the table that has met its deadline",
                deadline::leaves_its_entry,
            ),
            Program::bug(
                "reuses-a-live-id",
                "Numbers a call by how many are pending: answers the wrong one",
                live_id::reuses_a_live_id,
            ),
        ],
    )
}
