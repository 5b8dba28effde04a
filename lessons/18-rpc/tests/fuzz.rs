//! Damaged messages, for a bounded while: no input may panic, go on for ever, or make a decoder keep
//! more than its frame limit allows. `cargo bench -p lesson-18-rpc --bench fuzz` goes on for longer.

#[path = "fuzzing/mod.rs"]
mod fuzzing;

use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// One test, because it counts the memory of the whole process.
#[test]
fn no_input_harms_a_decoder() {
    let mut fuzzer = fuzzing::Fuzzer::new(18, &ALLOCATED);
    for _ in 0..20_000 {
        fuzzer.round();
    }
    assert!(
        fuzzer.understood > 0,
        "nothing but refusals: the mutants are too wild"
    );
    assert!(fuzzer.refused > 0, "no refusal: the mutants are too tame");
    // And the worst that we can think of, each as large as it may be.
    for input in fuzzing::hostile() {
        fuzzer.try_all(&input, 4096);
    }
}
