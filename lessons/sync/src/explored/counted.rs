//! Values that the machine counts while they live.

use std::panic::resume_unwind;

use super::runtime::{CheckFailed, with};

/// A part of a value, by which the machine knows that the value is alive.
///
/// It is no step to make or to drop one, and it costs no states: how many are alive follows from
/// the steps that have been made, as with an [`Arc`](std::sync::Arc)'s count. The program itself
/// cannot learn the number, which is what makes this sound; it can only fail.
#[derive(Debug)]
pub struct Counted(());

impl Counted {
    /// One more of them. If more than `most` are alive then, the run ends with the outcome "check
    /// failed" and this message. Outside a run it counts nothing.
    pub fn at_most(most: usize, message: &str) -> Self {
        let alive = with(|run| {
            run.counted += 1;
            run.counted
        });
        let counted = Self(());
        if alive.is_some_and(|alive| alive > most) {
            resume_unwind(Box::new(CheckFailed(message.to_owned())));
        }
        counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        with(|run| run.counted = run.counted.saturating_sub(1));
    }
}
