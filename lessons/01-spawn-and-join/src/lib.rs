//! Lesson 01, spawn and join: threads that run beside `main`, and what it takes to wait for them.

pub use interleave_sync::native as sync;

pub mod count_primes;
pub mod detached;
pub mod one_greeting;
pub mod sum_in_halves;
pub mod two_greetings;
