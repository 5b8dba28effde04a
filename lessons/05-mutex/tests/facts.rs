//! What the page says of Rust's locks and their guards, each fact on the locks that the programs
//! use.

use lesson_05_mutex::sync::{Mutex, RwLock, thread};

fn is_free<T>(lock: &Mutex<T>) -> bool {
    lock.try_lock().is_ok()
}

#[test]
fn a_named_guard_lives_to_the_end_of_its_block() {
    let lock = Mutex::new(0);
    {
        let _guard = lock.lock().unwrap();
        assert!(!is_free(&lock));
    }
    assert!(is_free(&lock));
}

#[test]
fn an_unnamed_guard_lives_to_the_end_of_its_statement() {
    let lock = Mutex::new(0);
    let free_meanwhile = (*lock.lock().unwrap(), is_free(&lock)).1;
    assert!(!free_meanwhile);
    assert!(is_free(&lock));
    let borrowed = &*lock.lock().unwrap();
    assert!(!is_free(&lock));
    assert_eq!(*borrowed, 0);
}

/// The condition of an `if` is over when its block begins; what a `match` looks at is not.
#[test]
fn a_match_holds_its_guard_and_an_if_does_not() {
    let lock = Mutex::new(0);
    if *lock.lock().unwrap() == 0 {
        assert!(is_free(&lock));
    }
    match *lock.lock().unwrap() {
        0 => assert!(!is_free(&lock)),
        _ => unreachable!("nobody has changed it"),
    }
    if let 0 = *lock.lock().unwrap() {
        assert!(!is_free(&lock));
    }
}

#[test]
fn readers_share_and_a_writer_does_not() {
    let lock = RwLock::new(0);
    let reader = lock.read().unwrap();
    assert!(lock.try_read().is_ok());
    assert!(lock.try_write().is_err());
    drop(reader);
    let _writer = lock.write().unwrap();
    assert!(lock.try_read().is_err());
}

/// A lock is poisoned by a panic while it might have been changed: a reader changes nothing.
#[test]
fn a_writer_poisons_and_a_reader_does_not() {
    let lock = RwLock::new(0);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let _guard = lock.read().unwrap();
            panic!("expected by the test");
        });
        assert!(reader.join().is_err());
        assert!(!lock.is_poisoned());
        let writer = scope.spawn(|| {
            let _guard = lock.write().unwrap();
            panic!("expected by the test");
        });
        assert!(writer.join().is_err());
        assert!(lock.is_poisoned());
    });
}

#[test]
fn a_poisoned_lock_can_be_cleared() {
    let lock = Mutex::new(0);
    thread::scope(|scope| {
        let holder = scope.spawn(|| {
            let _guard = lock.lock().unwrap();
            panic!("expected by the test");
        });
        assert!(holder.join().is_err());
    });
    let mut guard = lock.lock().unwrap_err().into_inner();
    *guard = 1;
    lock.clear_poison();
    drop(guard);
    assert_eq!(*lock.lock().unwrap(), 1);
}
