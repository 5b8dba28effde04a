//! Clients that others have written are served: Go's, and curl.

use std::net::TcpListener;
use std::process::Command;

use lesson_16_http_server::limits::Limits;
use lesson_16_http_server::server::Server;
use lesson_16_http_server::service::hello_path;
use lesson_program::recorded::{is_installed, plain_go_twin, run, skipped};

fn server() -> (Server, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let server = Server::start(listener, hello_path, 2, Limits::default()).unwrap();
    let address = format!("http://{}", server.addr());
    (server, address)
}

#[test]
fn gos_client_is_served() {
    let Some(client) = plain_go_twin(env!("CARGO_MANIFEST_DIR"), "client") else {
        return;
    };
    let (server, address) = server();
    let output = run(Command::new(client).arg(&address));
    let printed = String::from_utf8_lossy(&output.stdout);
    let expected = "GET /Ann: 200 Hello, Ann!\nHEAD /Ann: 200 \nPOST /Bob: 200 Hello, Bob!\n\
                    GET //x: 200 Hello, x!\nconnections: 1\n";
    assert_eq!(printed, expected, "{output:?}");
    assert_eq!(server.stop(), 5);
}

#[test]
fn curl_is_served() {
    if !is_installed("curl", "--version") {
        skipped("curl", "it is not installed");
        return;
    }
    let (server, address) = server();
    let curl = |arguments: &[&str]| {
        let mut command = Command::new("curl");
        command.args([
            "--silent",
            "--show-error",
            "--path-as-is",
            "--max-time",
            "20",
        ]);
        let output = run(command.args(arguments));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("UTF-8 output")
    };
    let [ann, bob] = ["Ann", "Bob"].map(|name| format!("{address}/{name}"));
    assert_eq!(curl(&[&ann, &bob]), "Hello, Ann!Hello, Bob!");
    assert_eq!(curl(&["--http1.0", &ann]), "Hello, Ann!");
    assert_eq!(curl(&["--data", "x=y", &ann]), "Hello, Ann!");
    // Large enough that curl asks whether it may send it.
    let large = "x".repeat(1_100_000);
    let file = std::env::temp_dir().join(format!("lesson-16-{}", std::process::id()));
    std::fs::write(&file, &large).unwrap();
    let data = format!("@{}", file.display());
    let status = curl(&[
        "--data-binary",
        &data,
        "--output",
        "/dev/null",
        "--write-out",
        "%{http_code}",
        &ann,
    ]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(status, "200");
    server.stop();
}
