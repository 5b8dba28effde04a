//! Runs last, as its name sorts last, and counts the tests that were skipped since it last ran.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::{env, fs};

#[test]
fn skipped_tests_are_counted() {
    let exe = env::current_exe().unwrap();
    let log = exe.ancestors().nth(3).unwrap().join("skipped-tests");
    let Ok(text) = fs::read_to_string(&log) else {
        return;
    };
    fs::remove_file(&log).unwrap();
    let skipped: BTreeSet<&str> = text.lines().collect();
    let mut summary = format!(
        "\n{} skipped; the tests that need them passed without checking:\n",
        skipped.len()
    );
    for line in skipped {
        summary += &format!("  {}\n", line.trim_start_matches("skipped: "));
    }
    // Past the test runner's capture: a skipped test must be seen.
    std::io::stderr().write_all(summary.as_bytes()).unwrap();
    assert!(env::var("CI").as_deref() != Ok("true"), "{summary}");
}
