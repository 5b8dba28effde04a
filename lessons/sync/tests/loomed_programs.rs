//! The programs of `programs` under loom: what the explorer is compared with. `tests/belief.rs`
//! reads these snapshots.

use interleave_sync::loomed as sync;
use interleave_sync::loomed::model;

#[expect(dead_code, reason = "some of the programs cannot be compared")]
mod programs;

macro_rules! passes {
    ($($program:ident)*) => {
        $(
            #[test]
            fn $program() {
                let name = stringify!($program);
                let figures = model::prints(name, || { programs::$program(); });
                insta::assert_snapshot!(name, figures);
            }
        )*
    };
}

macro_rules! fails {
    ($($program:ident)*) => {
        $(
            #[test]
            fn $program() {
                let name = stringify!($program);
                let failure = model::fails!(name, || { programs::$program(); });
                insta::assert_snapshot!(name, failure);
            }
        )*
    };
}

passes!(two_printers_joined readers_and_writer lost_update one_permit select_of_two collect_two both_ready close_early
    receive_then_wait condvar_buffer);
fails!(abba wait_then_receive kept_a_sender send_after_panic);
