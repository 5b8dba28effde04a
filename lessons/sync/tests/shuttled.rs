//! The conformance suite on the shuttled flavour: every row in every schedule, or refused with a
//! reason.

use interleave_sync::shuttled as sync;
use sync::model::{self, End};

#[macro_use]
mod conformance;

const NO_SELECT: &str = "shuttle's channels cannot be waited for together";
const NO_TIME: &str = "shuttle has no time: nothing in it ever times out";

/// Rows that the flavour cannot do, and why. A row that could be done after all fails its test.
const REFUSALS: &[(&str, &str)] = &[
    ("takes_a_ready_arm", NO_SELECT),
    ("takes_either_of_two_ready_arms", NO_SELECT),
    ("waits_for_the_first_arm", NO_SELECT),
    ("never_loses_a_value", NO_SELECT),
    ("default_when_nothing_is_ready", NO_SELECT),
    ("sends_to_whoever_receives", NO_SELECT),
    ("sends_into_a_bounded_channel_as_it_empties", NO_SELECT),
    ("two_selects_meet", NO_SELECT),
    ("sees_a_hang_up", NO_SELECT),
    ("an_arm_on_never_is_never_taken", NO_SELECT),
    ("after_fires", NO_TIME),
    ("default_after_a_while", NO_TIME),
    ("receive_with_a_time_limit", NO_TIME),
    ("ticks", NO_TIME),
    ("a_condvar_wait_times_out", NO_TIME),
    (
        "each_value_is_delivered_once_among_receivers",
        "shuttle's channels have one receiver",
    ),
    (
        "unreceived_values_are_dropped",
        "shuttle's channels keep their messages until both sides are gone",
    ),
    (
        "join_reports_a_panic",
        "a panic in a spawned thread ends the run",
    ),
    (
        "park_waits_for_unpark",
        "a park of shuttle's may end for no reason, any number of times: a loop around it has \
         schedules without end",
    ),
];

/// More schedules than any row has that is not refused.
const ALL: usize = 20_000;

/// Enough for a refusal to show.
const SOME: usize = 500;

macro_rules! row {
    ($($module:ident $row:ident,)*) => {
        $(
            #[test]
            fn $row() {
                let name = stringify!($row);
                let refused = REFUSALS.iter().any(|(refused, _)| *refused == name);
                let most = if refused { SOME } else { ALL };
                let found = model::search(most, conformance::$module::$row);
                println!("{name}: {} schedules", found.schedules);
                let finishes = found.outcomes.iter().all(|(end, _)| *end == End::Finished);
                let passes = found.complete && found.schedules > 0 && finishes;
                assert_eq!(passes, !refused, "{found:?}");
            }
        )*

        #[test]
        fn each_refusal_names_a_row() {
            let rows = [$(stringify!($row)),*];
            assert!(REFUSALS.iter().all(|(refused, _)| rows.contains(refused)));
        }
    };
}

for_each_row!(row);
