//! The Go twins of lesson 20, built with the race detector, and that they compute the same.

use std::process::Command;

use lesson_20_sgd::{serial, tasks, train};
use lesson_program::recorded::{
    Recorded, assert_twin, assert_twin_prints, go_twin, plain_go_twin, run,
};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const RUNS: usize = 50;

#[test]
fn the_twins_of_the_cell_print_the_same() {
    for program in ["cell", "lost-update"] {
        assert_twin_prints(DIR, program, RUNS, program);
    }
}

/// The same data, the same delays, the same sums in the same order: the same bytes.
#[test]
fn the_parameter_server_prints_the_same_bytes() {
    if let Some(exe) = plain_go_twin(DIR, "parameter-server") {
        assert_twin(&exe, 1, &Recorded::read(DIR, "parameter-server"));
    }
}

/// Epochs and loss of the Go twin, trained in this way until the loss is below `target`.
fn speed(exe: &std::path::Path, kind: &str, target: f64) -> (usize, f64) {
    let output = run(Command::new(exe).args([kind, "2", &target.to_string()]));
    assert!(output.status.success(), "{kind}: {output:?}");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut fields = printed.split_whitespace().skip(1);
    let epochs = fields.next().and_then(|field| field.parse().ok());
    let loss = fields.next().and_then(|field| field.parse().ok());
    epochs.zip(loss).unwrap_or_else(|| panic!("{printed}"))
}

/// Go's loss after as many epochs is Rust's to the last bit: the twins do the same work.
#[test]
fn the_serial_twin_has_the_same_loss() {
    if let Some(exe) = plain_go_twin(DIR, "speed") {
        let (epochs, loss) = speed(&exe, "serial", 0.13);
        let task = tasks::linear();
        let mut weights = task.start();
        for epoch in 1..=epochs {
            serial::epoch(&task, &mut weights, train::ROW_RATE / epoch as f64);
        }
        assert_eq!(task.loss(&weights).to_bits(), loss.to_bits());
    }
}

/// Built with the race detector, which reports nothing: all is locked or atomic.
#[test]
fn every_twin_learns() {
    if let Some(exe) = go_twin(DIR, "speed") {
        for kind in [
            "mutex",
            "hogwild",
            "exchange",
            "batches",
            "cores",
            "whole",
            "whole_cores",
        ] {
            let (_, loss) = speed(&exe, kind, 0.15);
            assert!(loss <= 0.15, "{kind}: {loss}");
        }
    }
}
