//! loom's flavour, with atomics that take notes.

pub use interleave_sync::loomed::*;

pub mod atomic {
    //! An atomic whose accesses are noted, each with the line that made it.
    //!
    //! loom explores another order of two accesses only if it takes them to depend on one another,
    //! and it compares an access with the latest one only: a store after a load of the same thread
    //! does not lead it to try that store before another thread's load (loom 0.7.2). So every access
    //! first takes its turn, by an exchange on one more atomic: those all depend on one another, and
    //! all orders are explored. What a load may see stays as it is, for a relaxed exchange orders
    //! nothing else.

    pub use loom::sync::atomic::Ordering;

    use std::panic::Location;

    use loom::sync::atomic::AtomicUsize;

    use crate::notes::{self, Access};

    loom::lazy_static! {
        static ref TURN: AtomicUsize = AtomicUsize::new(0);
    }

    fn take_turn() {
        TURN.swap(0, Ordering::Relaxed);
    }

    #[derive(Debug)]
    pub struct AtomicU64 {
        value: loom::sync::atomic::AtomicU64,
        number: usize,
    }

    impl AtomicU64 {
        pub fn new(value: u64) -> Self {
            Self {
                value: loom::sync::atomic::AtomicU64::new(value),
                number: notes::made(value),
            }
        }

        #[track_caller]
        pub fn load(&self, order: Ordering) -> u64 {
            let line = Location::caller().line();
            take_turn();
            let value = self.value.load(order);
            notes::take(self.number, line, Access::Load(value));
            value
        }

        #[track_caller]
        pub fn store(&self, value: u64, order: Ordering) {
            let line = Location::caller().line();
            take_turn();
            self.value.store(value, order);
            notes::take(self.number, line, Access::Store(value));
        }

        #[track_caller]
        pub fn compare_exchange_weak(
            &self,
            current: u64,
            new: u64,
            success: Ordering,
            failure: Ordering,
        ) -> Result<u64, u64> {
            let line = Location::caller().line();
            take_turn();
            let result = self
                .value
                .compare_exchange_weak(current, new, success, failure);
            let access = match result {
                Ok(old) => Access::Exchange(old, new),
                Err(old) => Access::Refused(old),
            };
            notes::take(self.number, line, access);
            result
        }
    }
}
