//! The conformance suite on the loomed flavour: every row in every execution, or refused with a
//! reason.

use interleave_sync::loomed as sync;
use interleave_sync::loomed::model;

#[macro_use]
mod conformance;

/// Rows that the flavour cannot do, and why. A row that could be done after all fails its test.
const REFUSALS: &[(&str, &str)] = &[
    (
        "ticks",
        "a channel that ticks without end has executions without end",
    ),
    (
        "a_panic_poisons_its_mutex",
        "loom 0.7.2's mutex unwraps its inner std lock, and so cannot be locked after a panic",
    ),
    (
        "a_condvar_wait_times_out",
        "loom 0.7.2 takes wait_timeout for a wait that never times out",
    ),
    (
        "join_reports_a_panic",
        "a panic in a spawned thread ends the model",
    ),
];

/// What each row needed: executions, or how its refusal shows.
macro_rules! row {
    ($($module:ident $row:ident,)*) => {
        $(
            #[test]
            fn $row() {
                let name = stringify!($row);
                if REFUSALS.iter().any(|(refused, _)| *refused == name) {
                    let refused = model::fails(name, name, || { conformance::$module::$row(); }, |_| ());
                    insta::assert_snapshot!(name, refused);
                } else {
                    let figures = model::explore(name, || { conformance::$module::$row(); sync::output() });
                    insta::assert_snapshot!(name, figures);
                }
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

/// What the channels are written the way they are for: the bound keeps them small enough for the
/// lessons' models.
#[test]
fn two_producers_on_a_rendezvous_channel_stay_small() {
    let figures = model::explore("two producers on a rendezvous channel", || {
        let (sender, receiver) = sync::channel::bounded(0);
        let producers = [1, 2].map(|number| {
            let sender = sender.clone();
            sync::thread::spawn(move || sender.send(number).unwrap())
        });
        let received = [receiver.recv(), receiver.recv()];
        for producer in producers {
            producer.join().unwrap();
        }
        format!("{received:?}")
    });
    assert!(figures.executions < 1_000, "{figures}");
    insta::assert_snapshot!("two_producers", figures);
}
