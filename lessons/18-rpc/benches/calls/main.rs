//! How many calls a second, and how long one takes, in Go and in Rust: `cargo bench -p lesson-18-rpc
//! --bench calls`, with Go on the path, on Linux. Writes `measured/calls.json` and `measured/calls.svg`.
//!
//! Every figure is the median of several rounds. Within a round all that is measured takes turns, each
//! server and each client a process of its own. `-- busy` does not wait for an idle machine, and the
//! record says how busy it was; `-- briefly` makes one short round, to see
//! that everything works; with `-- draw` it only draws what is recorded.

use std::env;

use lesson_program::measured;

mod echo;
mod load;
mod plot;
mod record;
mod rounds;
mod with_tarpc;

const DIR: &str = env!("CARGO_MANIFEST_DIR");

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["serve", "echo"] => echo::serve(),
        ["serve", "tarpc"] => with_tarpc::serve(),
        ["load", how, address, connections, in_flight, calls] => {
            let number = |text: &str| text.parse().expect("a number");
            let setting = (number(connections), number(in_flight), number(calls));
            load::print(how, address, setting);
        }
        _ if words.contains(&"draw") => draw(&measured::read(DIR, "calls.json")),
        _ if words.contains(&"--bench") => {
            let calls = rounds::measure(DIR, words.contains(&"busy"), words.contains(&"briefly"));
            measured::write(DIR, "calls.json", &calls);
            draw(&calls);
        }
        _ => {} // `cargo test --all-targets` runs benches too
    }
}

fn draw(calls: &record::Calls) {
    measured::write_text(DIR, "calls.svg", &plot::draw(calls));
}
