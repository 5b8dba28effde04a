//! Waiting for several channels at once, and for time.

use std::time::Duration;

use crate::sync::channel::{
    RecvError, RecvTimeoutError, SendError, after, bounded, never, select, tick, unbounded,
};
use crate::sync::thread;

/// Long enough that a native test never waits for it in vain.
const LONG: Duration = Duration::from_secs(3600);

pub fn takes_a_ready_arm() {
    let (_kept, empty) = bounded::<u8>(1);
    let (sender, full) = bounded(1);
    sender.send(7).unwrap();
    let value = select! {
        recv(empty) -> value => value.unwrap(),
        recv(full) -> value => value.unwrap(),
    };
    assert_eq!(value, 7);
}

pub fn takes_either_of_two_ready_arms() {
    let (left_sender, left) = bounded(1);
    let (right_sender, right) = bounded(1);
    left_sender.send("left").unwrap();
    right_sender.send("right").unwrap();
    let first = select! {
        recv(left) -> side => side.unwrap(),
        recv(right) -> side => side.unwrap(),
    };
    let second = select! {
        recv(left) -> side => side,
        recv(right) -> side => side,
    };
    let other = if first == "left" { "right" } else { "left" };
    assert_eq!(second, Ok(other));
}

pub fn waits_for_the_first_arm() {
    let (sender, receiver) = bounded(0);
    let (_kept, silent) = bounded::<u8>(0);
    let sending = thread::spawn(move || sender.send(1).unwrap());
    select! {
        recv(silent) -> _ => panic!("nobody sends on it"),
        recv(receiver) -> value => assert_eq!(value, Ok(1)),
    }
    sending.join().unwrap();
}

pub fn never_loses_a_value() {
    let (left_sender, left) = bounded(0);
    let (right_sender, right) = bounded(0);
    let sending = [(left_sender, 1), (right_sender, 2)]
        .map(|(sender, value)| thread::spawn(move || sender.send(value).unwrap()));
    let mut sum = 0;
    for _ in 0..2 {
        select! {
            recv(left) -> value => sum += value.unwrap_or(0),
            recv(right) -> value => sum += value.unwrap_or(0),
        }
    }
    // A hang-up may have been seen instead of the other value: what is left is still there.
    sum += left.recv().unwrap_or(0) + right.recv().unwrap_or(0);
    assert_eq!(sum, 3);
    for thread in sending {
        thread.join().unwrap();
    }
}

pub fn default_when_nothing_is_ready() {
    let (sender, receiver) = bounded(1);
    let found = select! {
        recv(receiver) -> value => value.ok(),
        default => None,
    };
    assert_eq!(found, None);
    sender.send(1).unwrap();
    let found = select! {
        recv(receiver) -> value => value.ok(),
        default => None,
    };
    assert_eq!(found, Some(1));
}

pub fn sends_to_whoever_receives() {
    let (sender, receiver) = bounded(0);
    let (_kept, silent) = bounded::<u8>(0);
    let receiving = thread::spawn(move || receiver.recv());
    let message = String::from("moved only when sent");
    select! {
        send(sender, message) -> sent => sent.unwrap(),
        recv(silent) -> _ => panic!("{message} was not sent"),
    }
    assert_eq!(
        receiving.join().unwrap().as_deref(),
        Ok("moved only when sent")
    );
}

pub fn sends_into_a_bounded_channel_as_it_empties() {
    let (sender, receiver) = bounded(1);
    sender.send(1).unwrap();
    let receiving = thread::spawn(move || receiver.iter().collect::<Vec<_>>());
    let never = never::<u8>();
    select! {
        send(sender, 2) -> sent => sent.unwrap(),
        recv(never) -> _ => panic!("never has no message"),
    }
    drop(sender);
    assert_eq!(receiving.join().unwrap(), [1, 2]);
}

pub fn two_selects_meet() {
    let (sender, receiver) = bounded(0);
    let sending = thread::spawn(move || {
        let never = never::<u8>();
        select! {
            send(sender, 5) -> sent => sent.unwrap(),
            recv(never) -> _ => panic!("never has no message"),
        }
    });
    let never = never::<u8>();
    select! {
        recv(never) -> _ => panic!("never has no message"),
        recv(receiver) -> value => assert_eq!(value, Ok(5)),
    }
    sending.join().unwrap();
}

pub fn sees_a_hang_up() {
    let (sender, receiver) = bounded::<u8>(0);
    let dropping = thread::spawn(move || drop(sender));
    let never = never::<u8>();
    select! {
        recv(receiver) -> value => assert_eq!(value, Err(RecvError)),
        recv(never) -> _ => panic!("never has no message"),
    }
    dropping.join().unwrap();
    let (sender, receiver) = bounded(0);
    drop(receiver);
    select! {
        send(sender, 1) -> sent => assert_eq!(sent, Err(SendError(1))),
        recv(never) -> _ => panic!("never has no message"),
    }
}

pub fn an_arm_on_never_is_never_taken() {
    let never = never::<u8>();
    let taken = select! {
        recv(never) -> _ => true,
        default => false,
    };
    assert!(!taken);
}

pub fn after_fires() {
    let time = after(Duration::ZERO);
    assert!(time.recv().is_ok());
}

pub fn default_after_a_while() {
    let (_kept, silent) = bounded::<u8>(0);
    let gave_up = select! {
        recv(silent) -> _ => false,
        default(Duration::ZERO) => true,
    };
    assert!(gave_up);
}

pub fn receive_with_a_time_limit() {
    let (sender, receiver) = unbounded();
    let timed_out = receiver.recv_timeout(Duration::ZERO);
    assert_eq!(timed_out, Err(RecvTimeoutError::Timeout));
    sender.send(1).unwrap();
    assert_eq!(receiver.recv_timeout(LONG), Ok(1));
    drop(sender);
    let ended = receiver.recv_timeout(LONG);
    assert_eq!(ended, Err(RecvTimeoutError::Disconnected));
}

pub fn ticks() {
    let time = tick(Duration::from_nanos(1));
    assert!(time.recv().is_ok());
    assert!(time.recv().is_ok());
}
