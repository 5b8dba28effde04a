//! What one side of a channel learns when the other is gone.

use crate::sync::channel::{RecvError, SendError, TryRecvError, TrySendError, bounded, unbounded};
use crate::sync::{Arc, thread};

pub fn receive_ends_after_the_last_sender() {
    let (sender, receiver) = bounded::<u8>(1);
    let second = sender.clone();
    drop(sender);
    second.send(1).unwrap();
    drop(second);
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(receiver.recv(), Err(RecvError));
    assert_eq!(receiver.recv(), Err(RecvError));
}

pub fn buffered_values_outlive_the_senders() {
    let (sender, receiver) = unbounded();
    let sending = thread::spawn(move || {
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    });
    assert_eq!(receiver.into_iter().collect::<Vec<_>>(), [1, 2]);
    sending.join().unwrap();
}

pub fn parked_receive_is_woken() {
    let (sender, receiver) = bounded::<u8>(0);
    let second = sender.clone();
    let dropping = [sender, second].map(|sender| thread::spawn(move || drop(sender)));
    assert_eq!(receiver.recv(), Err(RecvError));
    for thread in dropping {
        thread.join().unwrap();
    }
}

pub fn send_after_the_receiver_returns_the_value() {
    for capacity in [0, 1] {
        let (sender, receiver) = bounded(capacity);
        drop(receiver);
        assert_eq!(sender.send("kept"), Err(SendError("kept")));
    }
    let (sender, receiver) = unbounded();
    drop(receiver);
    assert_eq!(sender.send("kept"), Err(SendError("kept")));
}

pub fn parked_send_gets_its_value_back() {
    let (sender, receiver) = bounded(1);
    sender.send(1).unwrap();
    let dropping = thread::spawn(move || drop(receiver));
    assert_eq!(sender.send(2), Err(SendError(2)));
    dropping.join().unwrap();
}

pub fn unreceived_values_are_dropped() {
    let value = Arc::new(());
    let (sender, receiver) = unbounded();
    sender.send(Arc::clone(&value)).unwrap();
    drop(receiver);
    assert_eq!(Arc::strong_count(&value), 1);
    assert!(sender.send(Arc::clone(&value)).is_err());
    drop(sender);
    assert_eq!(Arc::strong_count(&value), 1);
}

pub fn try_operations_report_it() {
    let (sender, receiver) = bounded::<u8>(1);
    drop(sender);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    let (sender, receiver) = bounded(1);
    drop(receiver);
    assert_eq!(sender.try_send(1), Err(TrySendError::Disconnected(1)));
}
