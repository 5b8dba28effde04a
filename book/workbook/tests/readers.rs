//! Damaged graphs and damaged progress: whatever was done to them, nobody panics. `benches/fuzz.rs` does
//! the same for as long as one likes.

mod damaged;

use damaged::Damaged;

#[test]
fn damaged_files_are_refused_or_read() {
    let mut damaged = Damaged::new(7);
    for _ in 0..3_000 {
        damaged.round();
    }
    let [graphs, progress] = damaged.read;
    assert!(graphs > 100 && progress > 100, "{:?}", damaged.read);
}
