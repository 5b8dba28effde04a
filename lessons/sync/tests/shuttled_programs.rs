//! Programs under shuttle's exhaustive search: what the explorer is compared with. `tests/oracle.rs`
//! reads these snapshots.

use interleave_sync::shuttled as sync;
use sync::model;

mod programs;
mod small;

/// More schedules than any of the programs has.
const MOST: usize = 500_000;

/// Programs that are not compared, and why. One that could be after all fails its test.
const EXEMPT: &[(&str, fn(), &str)] = &[
    (
        "select_of_two",
        programs::select_of_two,
        "shuttle has no select",
    ),
    ("both_ready", programs::both_ready, "shuttle has no select"),
    (
        "receive_then_wait",
        programs::receive_then_wait,
        "13,524,876 schedules, two minutes; receive_one_then_wait and meet_twice stand for it",
    ),
];

macro_rules! searched {
    ($($module:ident $program:ident,)*) => {
        const SEARCHED: &[&str] = &[$(stringify!($program)),*];

        $(
            #[test]
            fn $program() {
                let name = stringify!($program);
                let found = model::search(MOST, $module::$program);
                assert!(found.complete, "{name} has more than {MOST} schedules");
                println!("{name}: {} schedules", found.schedules);
                insta::assert_snapshot!(name, figures(name, &found));
            }
        )*
    };
}

searched! {
    programs abba,
    programs two_printers,
    programs two_printers_joined,
    programs lost_update,
    programs one_permit,
    programs readers_and_writer,
    programs collect_two,
    programs close_early,
    programs wait_then_receive,
    programs kept_a_sender,
    programs send_after_panic,
    programs condvar_buffer,
    small receive_one_then_wait,
    small meet_twice,
    small lost_notification,
    small left_over,
    small may_panic,
}

#[test]
fn each_program_is_compared_or_exempt() {
    for line in include_str!("programs/mod.rs").lines() {
        // What takes arguments is a part of programs.
        let program = line
            .strip_prefix("pub fn ")
            .and_then(|rest| rest.strip_suffix("() {"));
        if let Some(program) = program {
            let searched = SEARCHED.contains(&program);
            let exempt = EXEMPT.iter().any(|(name, ..)| *name == program);
            assert!(searched != exempt, "{program}: {searched}, {exempt}");
        }
    }
}

#[test]
fn each_exemption_is_needed() {
    for (name, program, reason) in EXEMPT {
        let found = model::search(MOST / 10, program);
        let panics = found
            .outcomes
            .iter()
            .all(|(end, _)| *end == model::End::Panic);
        assert!(
            panics || !found.complete,
            "{name} could be compared ({reason})"
        );
    }
}

/// What was found as TOML; the outcomes in their order, each as how it ended and what was printed.
fn figures(name: &str, found: &model::Found) -> String {
    let outcome = |(end, output): &(model::End, String)| {
        let end = format!("{end:?}").to_lowercase();
        format!("    [{end:?}, {output:?}],\n")
    };
    let outcomes: String = found.outcomes.iter().map(outcome).collect();
    let schedules = found.schedules;
    format!("program = {name:?}\nschedules = {schedules}\noutcomes = [\n{outcomes}]")
}
