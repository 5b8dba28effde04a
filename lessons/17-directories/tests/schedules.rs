//! Lesson 17, schedule by schedule: everything that its programs can do on the modelled file system.

use interleave_sync::explored as sync;
use interleave_sync::explored::model::{self, Options};
use lesson_program::explored::{Explored, can_print, within};
use lesson_program::outcomes::{interleavings, outputs};

#[path = "../src/box_for_two.rs"]
mod box_for_two;
mod expected;
#[path = "../src/failed.rs"]
mod failed;
#[path = "../src/files.rs"]
mod files;
#[path = "../src/lock.rs"]
mod lock;
#[path = "../src/modelled.rs"]
mod modelled;
#[path = "../src/on_a_model.rs"]
mod on_a_model;
mod programs;
#[path = "../src/tree.rs"]
mod tree;
#[path = "../src/whole_or_nothing.rs"]
mod whole_or_nothing;

fn both_have_it(printed: &str) -> Result<(), String> {
    let or = "one was told that the box exists, and has none";
    within(&expected::both_have_it(), printed, or)
}

fn bob_has_it(printed: &str) -> Result<(), String> {
    let or = "Bob's box was taken away";
    within(&expected::bob_has_it(), printed, or)
}

fn one_holds_it(printed: &str) -> Result<(), String> {
    let or = "two hold one lock";
    within(&expected::one_holds_it(), printed, or)
}

lesson_program::graphs! {
    check_then_create = Explored::new("box_for_two::check_then_create", on_a_model::check_then_create)
        .judged(both_have_it)
        .mended_by("create-then-look");

    create_then_look = Explored::new("box_for_two::create_then_look", on_a_model::create_then_look)
        .judged(both_have_it);

    cleans_up = Explored::new("tree::cleans_up", on_a_model::cleans_up)
        .judged(bob_has_it)
        .mended_by("whole-or-nothing");

    whole_or_nothing = Explored::new("whole_or_nothing::create(one_fails)", on_a_model::one_fails)
        .judged(bob_has_it);

    take = Explored::new("lock::take", on_a_model::take).judged(one_holds_it);

    break_twice = Explored::new("lock::break_twice", on_a_model::break_twice)
        .judged(one_holds_it)
        .mended_by("break-once");

    break_once = Explored::new("lock::break_once", on_a_model::break_once).judged(one_holds_it);
}

/// Each bug can go wrong in every way that the page speaks of, and in no other.
#[test]
fn the_bugs_can_do_no_more_than_that() {
    let had = can_print(Options::default(), on_a_model::check_then_create);
    assert_eq!(had, expected::perhaps_both_have_it());
    let had = can_print(Options::default(), on_a_model::cleans_up);
    assert_eq!(had, expected::perhaps_bob_has_it());
    let held = can_print(Options::default(), on_a_model::break_twice);
    assert_eq!(held, expected::perhaps_both_hold_it());
}

/// Who makes the same tree helps, in both ways of making it.
#[test]
fn two_in_the_same_tree_both_succeed() {
    let line = |name| [format!("{name} has a place in the box")];
    let both = outputs(&interleavings(&[&line("Ann"), &line("Bob")]));
    for program in [on_a_model::one_by_one, on_a_model::same_parent] {
        assert_eq!(can_print(Options::default(), program), both);
    }
}

/// However full it is (four is all that they can use), and whoever else makes what, nothing is left of what could not be finished.
#[test]
fn whatever_the_room_nothing_half_done_is_left() {
    for room in 1..=4 {
        let program = move || programs::with_room_for(room);
        let name = format!("room for {room}");
        let graph = model::passes(&name, Options::default(), program);
        println!("{name}: {} schedules", graph.paths());
    }
}
