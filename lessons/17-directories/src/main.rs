//! Runs the programs of lesson 17.

use std::env;
use std::process::{self, ExitCode};

use lesson_17_directories::real::Real;
use lesson_17_directories::{
    box_for_two, container, lock, lock_of_the_dead, make_directory, same_tree, tree,
    whole_or_nothing,
};
use lesson_program::Program;

/// Runs a program in a new directory, which is removed with all that is in it.
fn in_a_new_directory(program: impl FnOnce()) {
    let scratch = tempfile::tempdir().and_then(|scratch| {
        env::set_current_dir(&scratch)?;
        Ok(scratch)
    });
    match scratch {
        Ok(_removed_at_the_end) => program(),
        Err(error) => {
            eprintln!("error: no place for temporary files: {error}");
            process::exit(1);
        }
    }
}

fn main() -> ExitCode {
    lesson_program::main(
        "17",
        "Directories",
        &[
            Program::with_arguments(
                "make-directory",
                "Joins a base path and a name, and creates that directory with its parents",
                make_directory::arguments,
                make_directory::mended,
            )
            .as_written_with(make_directory::as_written),
            Program::new(
                "box",
                "Two threads need the same directory, and both have it",
                || in_a_new_directory(|| box_for_two::two(&Real, box_for_two::create_then_look)),
            ),
            Program::new(
                "same-tree",
                "Threads, then processes, create the same tree at once",
                || in_a_new_directory(same_tree::same_tree),
            ),
            Program::new(
                "whole-or-nothing",
                "One fails halfway, and takes nothing from the other",
                || in_a_new_directory(|| tree::one_fails(&Real, whole_or_nothing::create)),
            ),
            Program::new(
                "lock",
                "A directory as a lock: of two threads one makes it",
                || in_a_new_directory(|| lock::two(&Real, lock::take)),
            ),
            Program::new(
                "break-once",
                "Two threads find the lock of one who has died; one takes it over",
                || in_a_new_directory(|| after_a_death(lock::break_once)),
            ),
            Program::with_arguments(
                "lock-of-the-dead",
                "A process is killed with two locks, and the kernel releases one of them",
                lock_of_the_dead::arguments,
                lock_of_the_dead::run,
            ),
            Program::new(
                "not-a-container",
                "What is new in a new directory, and what in new namespaces",
                || in_a_new_directory(container::not_a_container),
            ),
            Program::bug(
                "check-then-create",
                "Looks whether the directory is there, then creates it: may fail",
                || in_a_new_directory(|| box_for_two::two(&Real, box_for_two::check_then_create)),
            ),
            Program::bug(
                "cleans-up",
                "Fails halfway and takes back what it has made: may take it from the other",
                || in_a_new_directory(|| tree::one_fails(&Real, tree::cleans_up)),
            ),
            Program::bug(
                "break-twice",
                "Two threads take over the lock of one who has died: both may",
                || in_a_new_directory(|| after_a_death(lock::break_twice)),
            ),
        ],
    )
}

/// Ann and Bob find a lock whose holder has died.
fn after_a_death(take: fn(&Real) -> bool) {
    lock::die_with_it(&Real);
    lock::two(&Real, take);
}
