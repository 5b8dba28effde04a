//! Sending and receiving while both sides are there.

use crate::sync::atomic::AtomicUsize;
use crate::sync::atomic::Ordering::{Acquire, Release};
use crate::sync::channel::{Receiver, Sender, TryRecvError, TrySendError, bounded, unbounded};
use crate::sync::{Arc, thread};

pub fn rendezvous_send_waits_for_its_receive() {
    let (sender, receiver) = bounded(0);
    let received = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&received);
    let sending = thread::spawn(move || {
        sender.send(1).unwrap();
        // The receive has at least begun: main stored before it.
        assert!(seen.load(Acquire) >= 1);
        sender.send(2).unwrap();
        assert_eq!(seen.load(Acquire), 2);
    });
    received.store(1, Release);
    assert_eq!(receiver.recv(), Ok(1));
    received.store(2, Release);
    assert_eq!(receiver.recv(), Ok(2));
    sending.join().unwrap();
}

pub fn bounded_send_waits_when_full() {
    let (sender, receiver) = bounded(1);
    let received = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&received);
    let sending = thread::spawn(move || {
        for number in 1..=3 {
            sender.send(number).unwrap();
            // At most one message is in the channel, so all before it were being received.
            assert!(seen.load(Acquire) + 1 >= number);
        }
    });
    for number in 1..=3 {
        received.store(number, Release);
        assert_eq!(receiver.recv(), Ok(number));
    }
    sending.join().unwrap();
}

pub fn unbounded_send_never_waits() {
    let (sender, receiver) = unbounded();
    for number in 0..100 {
        sender.send(number).unwrap();
    }
    assert!((0..100).all(|number| receiver.recv() == Ok(number)));
}

pub fn try_send_reports_full() {
    let (sender, receiver) = bounded(1);
    assert_eq!(sender.try_send(1), Ok(()));
    assert_eq!(sender.try_send(2), Err(TrySendError::Full(2)));
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(sender.try_send(3), Ok(()));
    let (sender, _receiver) = bounded(0);
    assert_eq!(sender.try_send(4), Err(TrySendError::Full(4)));
}

pub fn try_recv_reports_empty() {
    let (sender, receiver) = bounded(1);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    sender.send(1).unwrap();
    assert_eq!(receiver.try_recv(), Ok(1));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    let (_sender, receiver) = bounded::<u8>(0);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
}

pub fn each_value_is_delivered_once_to_one_receiver() {
    let (sender, receiver) = bounded(0);
    let senders: Vec<_> = (1..=2)
        .map(|number| {
            let sender = sender.clone();
            thread::spawn(move || sender.send(number).unwrap())
        })
        .collect();
    drop(sender);
    let mut received: Vec<_> = receiver.iter().collect();
    received.sort_unstable();
    assert_eq!(received, [1, 2]);
    for sender in senders {
        sender.join().unwrap();
    }
}

pub fn each_value_is_delivered_once_among_receivers() {
    let (sender, receiver) = bounded(1);
    let receivers: Vec<_> = (0..2)
        .map(|_| {
            let receiver = receiver.clone();
            thread::spawn(move || receiver.iter().collect::<Vec<u8>>())
        })
        .collect();
    drop(receiver);
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    drop(sender);
    let mut received: Vec<_> = receivers
        .into_iter()
        .flat_map(|receiver| receiver.join().unwrap())
        .collect();
    received.sort_unstable();
    assert_eq!(received, [1, 2]);
}

pub fn a_rendezvous_channel_keeps_the_order() {
    keeps_the_order(bounded(0));
}

pub fn a_bounded_channel_keeps_the_order() {
    keeps_the_order(bounded(2));
}

pub fn an_unbounded_channel_keeps_the_order() {
    keeps_the_order(unbounded());
}

fn keeps_the_order((sender, receiver): (Sender<u8>, Receiver<u8>)) {
    let sending = thread::spawn(move || {
        for number in 0..3 {
            sender.send(number).unwrap();
        }
    });
    assert_eq!(receiver.iter().collect::<Vec<_>>(), [0, 1, 2]);
    sending.join().unwrap();
}
