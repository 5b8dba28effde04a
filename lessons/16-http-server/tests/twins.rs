//! The Go twins of lesson 16, and the facts about Go that the page states.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Command, Stdio};

use lesson_16_http_server::command::ask;
use lesson_program::recorded::{go_source, go_twin, run};

const DIR: &str = env!("CARGO_MANIFEST_DIR");

/// Under the race detector, which says nothing.
#[test]
fn the_mended_twins_answer() {
    for (twin, body) in [
        ("hello-path", "Hello, Ann!"),
        ("hello-world", "Hello, world!"),
    ] {
        let Some(exe) = go_twin(DIR, twin) else {
            return;
        };
        let mut child = Command::new(exe)
            .args(["-addr", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut banner = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout)
            .read_line(&mut banner)
            .expect("a line");
        let addr = banner
            .trim()
            .strip_prefix("Listening on http://")
            .expect("a banner");
        let addr = addr.parse().expect("an address");
        for _ in 0..20 {
            assert_eq!(ask(addr, "/Ann").expect("an answer"), body);
        }
        child.kill().expect("it runs");
        let output = child.wait_with_output().expect("it has been started");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn the_mended_twins_report_a_taken_port() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let addr = taken.local_addr().expect("it is bound").to_string();
    for twin in ["hello-path", "hello-world"] {
        let Some(exe) = go_twin(DIR, twin) else {
            return;
        };
        let output = run(Command::new(exe).args(["-addr", &addr]));
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(stderr.contains("address already in use"), "{stderr}");
    }
}

/// The one without a word, the other after a banner that is not true; both with exit code 0.
#[test]
fn as_written_they_do_not() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let addr = taken.local_addr().expect("it is bound").to_string();
    let banner = format!("Listening on http://{addr}\n");
    for (twin, printed) in [
        ("hello-path-as-written", ""),
        ("hello-world-as-written", &banner),
    ] {
        let Some(exe) = go_twin(DIR, twin) else {
            return;
        };
        let output = run(Command::new(exe).args(["-addr", &addr]));
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stdout), printed);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

/// `net/http` serves each connection in a goroutine of its own; a read that finds nothing parks the
/// goroutine in the runtime's poller, which is an epoll set here. So a thread waits for no client.
#[test]
fn gos_server_stands_on_the_poller() {
    let Some(server) = go_source("net/http/server.go") else {
        return;
    };
    assert!(server.contains("go c.serve(connCtx)"));
    assert!(server.contains("\t\"net\"\n"));
    let descriptor = go_source("internal/poll/fd_unix.go").expect("Go is there");
    let (_, read) = descriptor
        .split_once("func (fd *FD) Read(")
        .expect("a method");
    let (read, _) = read.split_once("\n}").expect("its end");
    assert!(
        read.contains("syscall.EAGAIN") && read.contains("fd.pd.waitRead("),
        "{read}"
    );
    let poller = go_source("runtime/netpoll_epoll.go").expect("Go is there");
    assert!(poller.contains("EpollWait(") || poller.contains("epollwait("));
    let park = go_source("runtime/netpoll.go").expect("Go is there");
    assert!(park.contains("gopark(netpollblockcommit"));
}
