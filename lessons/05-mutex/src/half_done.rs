//! A thread panics with the lock held and its change half done.

use crate::sync::{Mutex, print, thread};

// ANCHOR: half-done
/// The coin leaves the left pocket, and its thread panics.
pub fn half_done() {
    let pockets = Mutex::new((1, 0));
    thread::scope(|scope| {
        let mover = scope.spawn(|| move_coin(&pockets));
        scope.spawn(|| match pockets.lock() {
            Ok(pockets) => print(format!("coins: {}", pockets.0 + pockets.1)),
            Err(poisoned) => {
                let pockets = poisoned.into_inner();
                print(format!("poisoned! coins: {}", pockets.0 + pockets.1));
            }
        });
        assert!(mover.join().is_err());
    });
}

/// Gets halfway.
fn move_coin(pockets: &Mutex<(u32, u32)>) {
    let mut pockets = pockets.lock().unwrap();
    pockets.0 -= 1;
    panic!("dropped the coin"); // drops the guard too, which unlocks
}
// ANCHOR_END: half-done
