//! The conformance suite on the native flavour: every row, many times.

use interleave_sync::native as sync;

#[macro_use]
mod conformance;

/// Runs of each row: the scheduler is not ours here, so more of them see more.
const RUNS: usize = 100;

macro_rules! row {
    ($($module:ident $row:ident,)*) => {
        $(
            #[test]
            fn $row() {
                for _ in 0..RUNS {
                    conformance::$module::$row();
                }
            }
        )*
    };
}

for_each_row!(row);
