//! Rust and Go on the wire: each as the client of each, with both codecs. And the facts about Go
//! that the page states.

use std::process::Command;

use lesson_program::recorded::{Recorded, go_twin, plain_go_twin, run};

mod wire;

use wire::{DIR, Serving, nobody, ours, printed};

const CODECS: [&str; 2] = ["gob", "json"];

fn calls() -> String {
    let recorded = Recorded::read(DIR, "calls").outputs;
    recorded.into_iter().next().expect("its only output")
}

/// Go's client, unmodified net/rpc, built from `go/NAME`.
fn gos(name: &str, address: &str, codec: &str) -> Option<std::process::Output> {
    let exe = go_twin(DIR, name)?;
    Some(run(
        Command::new(exe).args(["--addr", address, "--codec", codec])
    ))
}

#[test]
fn gos_client_gets_14_from_the_rust_server() {
    for codec in CODECS {
        let server = Serving::rust(codec);
        if let Some(output) = gos("multiply", &server.address, codec) {
            assert_eq!(printed(&output), "Arith: 7*2=14");
        }
    }
}

#[test]
fn the_rust_client_gets_14_from_gos_server() {
    for codec in CODECS {
        if let Some(server) = Serving::go(codec) {
            let output = ours(&["multiply", "--addr", &server.address, "--codec", codec]);
            assert_eq!(printed(&output), "Arith: 7*2=14");
        }
    }
}

/// Errors, unknown methods, replies out of order, and a long one.
#[test]
fn every_kind_of_call_of_gos_client_is_answered() {
    for codec in CODECS {
        let server = Serving::rust(codec);
        if let Some(output) = gos("calls", &server.address, codec) {
            assert_eq!(printed(&output), calls());
        }
    }
}

#[test]
fn every_kind_of_call_to_gos_server_is_answered() {
    for codec in CODECS {
        if let Some(server) = Serving::go(codec) {
            let output = ours(&["calls", "--addr", &server.address, "--codec", codec]);
            assert_eq!(printed(&output), calls());
        }
    }
}

/// The program as the article has it finds its server where the article says.
#[test]
fn as_written_go_reports_a_failure_as_success() {
    if let Some(exe) = plain_go_twin(DIR, "multiply-as-written") {
        let output = run(&mut Command::new(exe));
        let said = printed(&output);
        // Unless somebody's server is there.
        assert!(
            said.starts_with("dialing: ") || said == "Arith: 7*2=14",
            "{said}"
        );
    }
}

#[test]
fn mended_go_exits_with_1() {
    if let Some(output) = gos("multiply", &nobody(), "gob") {
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stderr.starts_with(b"dialing: "), "{output:?}");
    }
}
