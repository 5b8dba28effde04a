//! Receiving until every sender is gone, and the sender that one forgets.

use crate::sync::channel::{self, Receiver, Sender};
use crate::sync::{print, thread};

// ANCHOR: start
/// Starts a thread for each friend, which sends `letters` letters and ends.
/// Returns the sender that theirs were cloned from, and the receiver.
fn start(friends: &[&'static str], letters: u32) -> (Sender<String>, Receiver<String>) {
    let (tx, rx) = channel::bounded(1);
    for &friend in friends {
        let tx = tx.clone();
        thread::spawn(move || {
            for letter in 1..=letters {
                tx.send(format!("{friend} {letter}")).unwrap();
            }
        }); // its sender is dropped here
    }
    (tx, rx)
}
// ANCHOR_END: start

// ANCHOR: until-hang-up
/// The loop ends when no letter is left and nobody is left who could send one.
pub fn until_hang_up(friends: &[&'static str], letters: u32) {
    let (tx, rx) = start(friends, letters);
    drop(tx);
    for letter in rx {
        print(letter);
    }
    print("everybody has hung up");
}
// ANCHOR_END: until-hang-up

// ANCHOR: kept-a-sender
/// A bug: somebody is left who could send a letter. It is `main` itself.
pub fn kept_a_sender(friends: &[&'static str], letters: u32) {
    let (_tx, rx) = start(friends, letters); // BUG: lives to the end of this function
    for letter in rx {
        print(letter);
    }
    print("everybody has hung up");
}
// ANCHOR_END: kept-a-sender
