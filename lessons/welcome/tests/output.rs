//! What the front page's program prints when it is mended; as it stands, it may hang.

use lesson_program::recorded::record;

const EXE: &str = env!("CARGO_BIN_EXE_welcome");
const RUNS: usize = 50;

#[test]
fn both_eat() {
    let both = "one has eaten\n".repeat(2);
    let recorded = record("welcome", EXE, &["dinner-in-order"], RUNS, [both]);
    insta::assert_snapshot!("dinner-in-order", recorded);
}
