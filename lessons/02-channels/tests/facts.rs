//! What the page says of Rust's channels, each fact on the channels that the programs use.

use std::sync::{Arc, mpsc};

use lesson_02_channels::sync::channel::{
    RecvError, SendError, TryRecvError, TrySendError, bounded, never, unbounded,
};
use lesson_02_channels::sync::thread;

/// The page's table, with nobody at the other end's `recv`.
#[test]
fn a_send_waits_when_the_channel_is_full() {
    let (rendezvous, _rx) = bounded(0);
    assert_eq!(rendezvous.try_send(1), Err(TrySendError::Full(1)));
    let (two, _rx) = bounded(2);
    let sent = [1, 2, 3].map(|value| two.try_send(value));
    assert_eq!(sent, [Ok(()), Ok(()), Err(TrySendError::Full(3))]);
    let (any, _rx) = unbounded();
    assert!((0..10_000).all(|value| any.try_send(value).is_ok()));
}

#[test]
fn the_standard_library_has_the_same_three_shapes() {
    let (rendezvous, _rx) = mpsc::sync_channel(0);
    assert_eq!(rendezvous.try_send(1), Err(mpsc::TrySendError::Full(1)));
    let (two, _rx) = mpsc::sync_channel(2);
    let sent = [1, 2, 3].map(|value| two.try_send(value));
    assert_eq!(sent, [Ok(()), Ok(()), Err(mpsc::TrySendError::Full(3))]);
    let (any, _rx) = mpsc::channel();
    assert!((0..10_000).all(|value| any.send(value).is_ok()));
}

#[test]
fn a_sent_string_keeps_its_bytes_where_they_are() {
    let (tx, rx) = bounded::<String>(0);
    let letter = String::from("Dear Bob");
    let address = letter.as_ptr() as usize;
    let reader = thread::spawn(move || {
        let letter = rx.recv().unwrap();
        letter.as_ptr() as usize
    });
    tx.send(letter).unwrap();
    assert_eq!(reader.join().unwrap(), address);
}

#[test]
fn what_was_sent_before_the_hang_up_still_arrives() {
    let (tx, rx) = unbounded();
    tx.send(1).unwrap();
    tx.send(2).unwrap();
    drop(tx);
    let received = [rx.recv(), rx.recv(), rx.recv()];
    assert_eq!(received, [Ok(1), Ok(2), Err(RecvError)]);
}

#[test]
fn a_send_to_nobody_returns_the_value() {
    let (tx, rx) = bounded(1);
    drop(rx);
    assert_eq!(tx.send(42), Err(SendError(42)));
}

/// A buffered send that succeeds promises only that the value is in the buffer.
#[test]
fn a_buffered_value_may_never_be_received() {
    let value = Arc::new(());
    let (tx, rx) = bounded(1);
    tx.send(Arc::clone(&value)).unwrap();
    assert_eq!(Arc::strong_count(&value), 2);
    drop((tx, rx));
    assert_eq!(Arc::strong_count(&value), 1);
}

#[test]
fn never_has_no_value_and_never_hangs_up() {
    assert_eq!(never::<u32>().try_recv(), Err(TryRecvError::Empty));
}
