//! What is checked of `three_greetings`.

use lesson_exercise::{Check, Graph};

use super::exercise::three_greetings;

pub const CHECKS: &[Check] = &[Check::new("three greetings", three_greetings)
    .late() // a sleep makes no order
    .prints(all_in_order)
    .does(with_three_threads)];

const GREETINGS: [&str; 3] = ["Hello from one", "Hello from two", "Hello from three"];

fn all_in_order(printed: &str) -> Result<(), String> {
    let lines: Vec<&str> = printed.lines().collect();
    if lines == GREETINGS {
        return Ok(());
    }
    if let Some(other) = lines.iter().find(|line| !GREETINGS.contains(line)) {
        return Err(format!("greetings: {other:?} is none of the three"));
    }
    let missing = GREETINGS.iter().find(|line| !lines.contains(line));
    Err(match missing {
        Some(line) => format!("not printed: main returned, and {line:?} was never printed"),
        None => format!("order: they came as {}", lines.join(", ")),
    })
}

/// In some schedule all three are alive at once, and each of the three prints are of one of them.
fn with_three_threads(graph: &Graph) -> Result<(), String> {
    let alive = graph.most_alive();
    if alive < 3 {
        return Err(format!(
            "at once: in none of its schedules are three threads alive at once, beside main; at most {alive}"
        ));
    }
    let prints = graph.nodes.iter().flat_map(|node| &node.edges);
    let mut printers: Vec<u8> = prints
        .filter(|edge| edge.event.text.starts_with("print"))
        .map(|edge| edge.by.thread)
        .collect();
    printers.sort_unstable();
    printers.dedup();
    match printers.len() == 3 && !printers.contains(&0) {
        true => Ok(()),
        false => Err("apart: not each greeting is printed by a thread of its own".to_owned()),
    }
}
