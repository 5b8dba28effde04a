//! Atomics, each operation a step, sequentially consistent whatever ordering is asked for: the
//! explorer shows interleavings, and not what weaker orderings allow besides.

pub use std::sync::atomic::Ordering;

use std::fmt::Debug;
use std::sync::atomic::Ordering::SeqCst;

use interleave_schedule::Flow;

use super::lock::outside;
use super::runtime::{Id, ObjectStatus, On, Pending, Spot, turn, with};

/// The one operation that writes without having looked.
const STORE: &str = "store";

/// A fence: a step that does nothing, since everything is sequentially consistent.
#[track_caller]
pub fn fence(_order: Ordering) {
    if turn(Pending::new("fence", On::Nothing, Spot::here())).is_some() {
        with(|run| run.tell_done());
    }
}

fn make(spot: Spot) -> Id {
    with(|run| {
        let version = run.me().history;
        run.add("atomic", ObjectStatus::Atomic(version), spot)
    })
    .unwrap_or_else(outside)
}

/// Does an operation as a step; `writes` says of its result whether the value was written.
fn step<R>(
    id: Id,
    verb: &'static str,
    spot: Spot,
    operation: impl FnOnce() -> R,
    writes: impl FnOnce(&R) -> bool,
    told: impl FnOnce(&R) -> String,
) -> R {
    let turned = turn(Pending::new(verb, On::Object(id), spot));
    let result = operation();
    if turned.is_some() {
        with(|run| {
            let version = match run.object(id) {
                ObjectStatus::Atomic(version) => *version,
                _ => unreachable!("an atomic's id is an atomic's"),
            };
            run.me().observe(version);
            if verb != STORE {
                run.flows(Flow::Finds, id);
            }
            if writes(&result) {
                run.flows(Flow::Leaves, id);
                let history = run.me().history;
                *run.object(id) = ObjectStatus::Atomic(history);
            }
            run.tell_detail(|_| told(&result));
        });
    }
    result
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?}")
}

fn exchanged<T: Debug>(result: &Result<T, T>) -> String {
    match result {
        Ok(old) => format!("was {old:?}"),
        Err(old) => format!("failed: is {old:?}"),
    }
}

macro_rules! atomic {
    ($name:ident, $std:ident $(<$param:ident>)?, $value:ty) => {
        /// As in `std`, each operation a step.
        #[derive(Debug)]
        pub struct $name $(<$param>)? {
            id: Id,
            value: std::sync::atomic::$std $(<$param>)?,
        }

        impl $(<$param>)? $name $(<$param>)? {
            /// An atomic with this value.
            ///
            /// # Panics
            /// Outside `model::explore`.
            #[track_caller]
            pub fn new(value: $value) -> Self {
                Self {
                    id: make(Spot::here()),
                    value: std::sync::atomic::$std::new(value),
                }
            }

            /// The value.
            #[track_caller]
            pub fn load(&self, _: Ordering) -> $value {
                step(self.id, "load", Spot::here(), || self.value.load(SeqCst), |_| false, shown)
            }

            /// Writes the value.
            #[track_caller]
            pub fn store(&self, value: $value, _: Ordering) {
                let told = format!("{value:?}");
                let write = || self.value.store(value, SeqCst);
                step(self.id, STORE, Spot::here(), write, |()| true, |()| told);
            }

            /// Writes the value and returns the one before.
            #[track_caller]
            pub fn swap(&self, value: $value, _: Ordering) -> $value {
                let write = || self.value.swap(value, SeqCst);
                step(self.id, "swap", Spot::here(), write, |_| true, |old| format!("was {old:?}"))
            }

            /// Writes `new` if the value is `current`.
            ///
            /// # Errors
            /// The value, when it is another.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                _: Ordering,
                _: Ordering,
            ) -> Result<$value, $value> {
                let write = || self.value.compare_exchange(current, new, SeqCst, SeqCst);
                step(self.id, "compare and exchange", Spot::here(), write, Result::is_ok, exchanged)
            }

            /// As [`compare_exchange`](Self::compare_exchange): never fails for no reason.
            ///
            /// # Errors
            /// The value, when it is another.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                self.compare_exchange(current, new, success, failure)
            }

            /// Replaces the value by what `update` makes of it: a load, and compare-and-exchange
            /// until that succeeds.
            ///
            /// # Errors
            /// The value for which `update` returned nothing.
            #[track_caller]
            pub fn fetch_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut update: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                let mut old = self.load(fetch);
                while let Some(new) = update(old) {
                    match self.compare_exchange(old, new, set, fetch) {
                        Ok(old) => return Ok(old),
                        Err(other) => old = other,
                    }
                }
                Err(old)
            }

            /// The value, which nobody else can reach.
            pub fn get_mut(&mut self) -> &mut $value {
                self.value.get_mut()
            }

            /// The value.
            pub fn into_inner(self) -> $value {
                self.value.into_inner()
            }
        }
    };
}

macro_rules! read_modify_write {
    ($name:ident, $value:ty: $($operation:ident $verb:literal,)*) => {
        impl $name {
            $(
                /// As in `std`; returns the value before.
                #[track_caller]
                pub fn $operation(&self, value: $value, _: Ordering) -> $value {
                    let write = || self.value.$operation(value, SeqCst);
                    let told = |old: &$value| format!("{value:?}, was {old:?}");
                    step(self.id, $verb, Spot::here(), write, |_| true, told)
                }
            )*
        }

        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new(<$value>::default())
            }
        }
    };
}

macro_rules! integer {
    ($($name:ident $value:ty,)*) => {
        $(
            atomic!($name, $name, $value);
            read_modify_write!($name, $value:
                fetch_add "add to",
                fetch_sub "subtract from",
                fetch_max "raise",
                fetch_min "lower",
                fetch_and "and into",
                fetch_or "or into",
                fetch_xor "xor into",
            );
        )*
    };
}

integer! {
    AtomicI8 i8, AtomicI16 i16, AtomicI32 i32, AtomicI64 i64, AtomicIsize isize,
    AtomicU8 u8, AtomicU16 u16, AtomicU32 u32, AtomicU64 u64, AtomicUsize usize,
}
atomic!(AtomicBool, AtomicBool, bool);
read_modify_write!(AtomicBool, bool:
    fetch_and "and into",
    fetch_or "or into",
    fetch_xor "xor into",
);
atomic!(AtomicPtr, AtomicPtr<T>, *mut T);
