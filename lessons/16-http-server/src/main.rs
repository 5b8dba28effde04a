//! Runs the programs of lesson 16.

use std::process::ExitCode;

use lesson_16_http_server::command::{address, address_and_threads};
use lesson_16_http_server::{ninth, programs};
use lesson_program::Program;

fn main() -> ExitCode {
    lesson_program::main(
        "16",
        "An HTTP server",
        &[
            Program::with_arguments(
                "hello-path",
                "Answers /name with Hello, name! until it is told to stop",
                address_and_threads,
                programs::hello_path,
            )
            .as_written_with(programs::hello_path_as_written)
            .alone(&["--addr=127.0.0.1:0", "--once"]),
            Program::with_arguments(
                "hello-world",
                "Answers every path with Hello, world! until it is told to stop",
                address_and_threads,
                programs::hello_world,
            )
            .as_written_with(programs::hello_world_as_written)
            .alone(&["--addr=127.0.0.1:0", "--once"]),
            Program::with_arguments(
                "hello-path-axum",
                "hello-path once more, on axum",
                address,
                programs::hello_path_axum,
            )
            .alone(&["--addr=127.0.0.1:0", "--once"]),
            Program::with_arguments(
                "hello-path-loop",
                "hello-path once more, on one thread",
                address,
                programs::hello_path_loop,
            )
            .alone(&["--addr=127.0.0.1:0", "--once"]),
            Program::new(
                "ninth-connection",
                "Eight threads, eight idle connections, and a ninth that is answered",
                ninth::is_answered,
            ),
            Program::bug(
                "pool-starved-by-keep-alive",
                "Each of eight threads keeps its connection: the ninth is not answered",
                ninth::starves,
            ),
        ],
    )
}
