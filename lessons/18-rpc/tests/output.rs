//! What the programs of lesson 18 print.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use lesson_program::recorded::{Recorded, go_twin, record, run};
use rustix::process::{Pid, Signal, kill_process};

mod expected;
mod wire;

use wire::{EXE, Serving, nobody, ours, printed};

const RUNS: usize = 30;

fn recorded(program: &str, allowed: BTreeSet<String>) -> Recorded {
    record("18", EXE, &[program], RUNS, allowed)
}

/// What the programs with an address of their own printed, as if it had been the article's.
fn at_the_usual_address(command: &str, output: &std::process::Output, address: &str) -> Recorded {
    let usual = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.replace(address, "127.0.0.1:1234")
            .trim_end()
            .to_owned()
    };
    Recorded {
        command: format!("cargo run --bin 18 -- {command}"),
        outputs: [String::from_utf8_lossy(&output.stdout).into_owned()].into(),
        stderr: usual(&output.stderr),
        exit_code: output.status.code(),
    }
}

#[test]
fn multiply_prints_the_product() {
    let server = Serving::rust("gob");
    let output = ours(&["multiply", "--addr", &server.address]);
    assert_eq!(printed(&output), "Arith: 7*2=14");
    let recorded = at_the_usual_address("multiply", &output, &server.address);
    insta::assert_snapshot!("multiply", recorded);
}

#[test]
fn without_a_server_multiply_fails() {
    let address = nobody();
    let output = ours(&["multiply", "--addr", &address]);
    assert_eq!(output.status.code(), Some(1));
    let recorded = at_the_usual_address("multiply", &output, &address);
    insta::assert_snapshot!("multiply-fails", recorded);
}

#[test]
fn as_written_a_failure_is_a_success() {
    let address = nobody();
    let output = ours(&["multiply", "--as-written", "--addr", &address]);
    assert!(printed(&output).starts_with("dialing: "));
    let recorded = at_the_usual_address("multiply --as-written", &output, &address);
    insta::assert_snapshot!("multiply.as-written", recorded);
}

/// A listener that nobody accepts from: the kernel takes the connection, and nobody answers.
#[test]
fn a_silent_server_is_an_error() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap().to_string();
    let output = ours(&["multiply", "--addr", &address, "--within", "50"]);
    assert_eq!(output.status.code(), Some(1));
    let recorded = at_the_usual_address("multiply --within 50", &output, &address);
    insta::assert_snapshot!("multiply-silent", recorded);
}

#[test]
fn serve_stops_when_it_is_told() {
    for signal in [Signal::TERM, Signal::INT] {
        let mut server = Serving::rust("gob");
        kill_process(Pid::from_child(&server.child), signal).unwrap();
        let rest = server.rest();
        let status = server.child.wait().unwrap();
        let recorded = Recorded {
            command: "cargo run --bin 18 -- serve".to_owned(),
            outputs: [format!("serving with gob on 127.0.0.1:1234\n{rest}")].into(),
            stderr: String::new(),
            exit_code: status.code(),
        };
        assert_eq!(status.code(), Some(0));
        insta::allow_duplicates! {
            insta::assert_snapshot!("serve", recorded);
        }
    }
}

/// As the articles write it, for Go.
#[test]
fn an_address_without_a_host_is_an_error_that_says_so() {
    let output = ours(&["serve", "--addr", ":0"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.trim_end()
            .ends_with("; write the host too, such as 127.0.0.1:0"),
        "{said}"
    );
}

/// More clients than the server may have open files: it waits until some go, and stops nevertheless.
#[cfg(target_os = "linux")]
#[test]
fn too_many_open_files_are_waited_for() {
    let mut server = Serving::rust("gob");
    let pid = Pid::from_child(&server.child);
    let few = rustix::process::Rlimit {
        current: Some(16),
        maximum: Some(16),
    };
    rustix::process::prlimit(Some(pid), rustix::process::Resource::Nofile, few).unwrap();
    let connect = || std::net::TcpStream::connect(&server.address).unwrap();
    let clients: Vec<_> = (0..32).map(|_| connect()).collect();
    drop(clients);
    let output = ours(&["multiply", "--addr", &server.address]);
    assert_eq!(printed(&output), "Arith: 7*2=14");
    let _clients: Vec<_> = (0..32).map(|_| connect()).collect();
    kill_process(pid, Signal::TERM).unwrap();
    assert!(server.rest().starts_with("stopped"));
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let server = Serving::rust("gob");
    let output = ours(&["serve", "--addr", &server.address]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.starts_with("cannot serve on "), "{said}");
}

#[test]
fn every_kind_of_call() {
    let output = ours(&["calls"]);
    let said = printed(&output);
    assert_eq!(printed(&ours(&["calls", "--codec", "json"])), said);
    let recorded = record("18", EXE, &["calls"], 3, [said]);
    insta::assert_snapshot!("calls", recorded);
}

#[test]
fn bytes_of_two_calls() {
    let said = printed(&ours(&["bytes"]));
    insta::assert_snapshot!("bytes", record("18", EXE, &["bytes"], 1, [said]));
}

#[test]
fn tarpc_answers_the_same() {
    let allowed = expected::only("7*2=14\n-7/2=-3, remainder -1\n-7/0: divide by zero\n");
    insta::assert_snapshot!("tarpc", record("18", EXE, &["tarpc"], 3, allowed));
}

#[test]
fn mended_programs_keep_their_promise() {
    let allowed = expected::in_flight();
    insta::assert_snapshot!("in-flight", recorded("in-flight", allowed));
    let allowed = expected::only("7*2=14\n");
    insta::assert_snapshot!("enters-first", recorded("enters-first", allowed));
    insta::assert_snapshot!("hang-up", recorded("hang-up", expected::hang_up()));
    insta::assert_snapshot!("deadline", recorded("deadline", expected::deadline()));
    insta::assert_snapshot!("counts-up", recorded("counts-up", expected::counts_up()));
}

#[test]
fn a_reply_may_be_anothers() {
    insta::assert_snapshot!("by-arrival", recorded("by-arrival", expected::by_arrival()));
}

#[test]
fn an_entry_may_be_left() {
    let allowed = expected::leaves_its_entry();
    insta::assert_snapshot!("leaves-its-entry", recorded("leaves-its-entry", allowed));
}

#[test]
fn a_live_id_may_be_used_again() {
    let allowed = &expected::counts_up() | &expected::mixed_up();
    insta::assert_snapshot!("reuses-a-live-id", recorded("reuses-a-live-id", allowed));
}

/// Programs that end with this line, or wait for ever. Which of the two is in no run certain, and a
/// run that waits is killed after a moment; the explorer shows both.
#[test]
fn some_may_wait_for_ever() {
    for (program, line) in [
        ("sends-first", "7*2=14\n"),
        ("forgets-pending", "there is no connection\n"),
        ("looks-then-enters", "there is no connection\n"),
    ] {
        let mut allowed = BTreeSet::from([String::new(), line.to_owned()]);
        if program == "looks-then-enters" {
            allowed.insert("Err(\"the connection broke\")\n".to_owned());
        }
        for _ in 0..10 {
            let said = within_a_moment(Command::new(EXE).arg(program));
            assert!(allowed.contains(&said), "{program}: {said:?}");
        }
        let recorded = Recorded {
            command: format!("cargo run --bin 18 -- {program}"),
            outputs: allowed,
            stderr: String::new(),
            exit_code: Some(0),
        };
        insta::assert_snapshot!(program, recorded);
    }
}

/// What it prints before it ends, or before it is killed.
fn within_a_moment(command: &mut Command) -> String {
    let command = command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let deadline = Instant::now() + Duration::from_millis(200);
    while !ended(&mut child) && Instant::now() < deadline {
        std::thread::yield_now();
    }
    let _ = child.kill();
    child.wait().unwrap();
    let mut said = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    said
}

fn ended(child: &mut Child) -> bool {
    child.try_wait().unwrap().is_some()
}

/// Every program once, the server included, each under its heading.
#[test]
fn the_whole_lesson_runs_and_ends() {
    let said = printed(&run(&mut Command::new(EXE)));
    assert!(
        said.contains("== multiply ==\nArith: 7*2=14== serve ==\none call: Ok(14)\n"),
        "{said}"
    );
}

#[test]
fn gob_leaves_out_a_zero_and_json_does_not() {
    if let Some(exe) = go_twin(wire::DIR, "preset") {
        insta::assert_snapshot!("preset", printed(&run(&mut Command::new(exe))));
    }
}
