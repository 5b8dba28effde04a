//! The exercises, and what each of their wrong solutions is refused for.

use lesson_exercise::Check;

/// An exercise, whose checks are here compiled with each file that a reader's could be.
#[allow(dead_code, reason = "each machine's proof uses its own part")]
pub struct Exercise {
    /// The name of its lesson's directory.
    pub slug: &'static str,
    /// The checks of what a reader begins with.
    pub starter: &'static [Check],
    /// Those of the solution.
    pub solution: &'static [Check],
    /// And of the wrong ones.
    pub wrong: &'static [Wrong],
}

/// A wrong solution.
#[allow(dead_code, reason = "each machine's proof uses its own part")]
pub struct Wrong {
    /// Its file, seen from the exercise.
    pub file: &'static str,
    /// The checks of it.
    pub checks: &'static [Check],
    /// The only check that it does not pass.
    pub fails: &'static str,
    /// The only thing that it violates there.
    pub by: &'static str,
    /// Whether loom finds it too.
    pub on_loom: bool,
}

macro_rules! exercises {
    ($($module:ident $slug:literal in $dir:literal {
        $($wrong:ident $file:literal fails $check:literal by $by:literal $loom:ident;)+
    })+) => {
        $(
            #[path = $dir]
            mod $module {
                exercises!(@file starter "starter.rs");
                exercises!(@file solution "solution.rs");
                $(exercises!(@file $wrong $file);)+
            }
        )+

        pub const EXERCISES: &[Exercise] = &[$(
            Exercise {
                slug: $slug,
                starter: $module::starter::check::CHECKS,
                solution: $module::solution::check::CHECKS,
                wrong: &[$(Wrong {
                    file: $file,
                    checks: $module::$wrong::check::CHECKS,
                    fails: $check,
                    by: $by,
                    on_loom: exercises!(@loom $loom),
                },)+],
            },
        )+];
    };
    (@file $module:ident $file:literal) => {
        #[path = "."]
        pub mod $module {
            #[path = "check.rs"]
            pub mod check;
            #[path = $file]
            #[allow(
                dead_code,
                clippy::todo,
                reason = "a starter is still to be written, and a wrong solution may leave part of it out"
            )]
            mod exercise;
        }
    };
    (@loom found) => { true };
    (@loom unseen) => { false };
}

// MODULE SLUG in DIRECTORY { NAME FILE fails CHECK by VIOLATION, found or unseen by loom }
exercises! {
    e01 "01-spawn-and-join" in "../../../lessons/01-spawn-and-join/exercise" {
        sleeps_between "wrong/sleeps_between.rs" fails "three greetings" by "order" found;
        one_at_a_time "wrong/one_at_a_time.rs" fails "three greetings" by "at once" unseen;
        forgets_one_join "wrong/forgets_one_join.rs" fails "three greetings" by "not printed" found;
        one_prints_all "wrong/one_prints_all.rs" fails "three greetings" by "apart" unseen;
    }
    e02 "02-channels" in "../../../lessons/02-channels/exercise" {
        keeps_a_sender "wrong/keeps_a_sender.rs" fails "two producers" by "deadlock" found;
        joins_first "wrong/joins_first.rs" fails "two producers" by "deadlock" found;
        unbounded "wrong/unbounded.rs" fails "two producers" by "bounded" unseen;
        stops_when_empty "wrong/stops_when_empty.rs" fails "two producers" by "lost" found;
    }
    e03 "03-select-and-time" in "../../../lessons/03-select-and-time/exercise" {
        the_loser_stays_blocked "wrong/the_loser_stays_blocked.rs" fails "anybody may be late" by "leak" found;
        one_after_the_other "wrong/one_after_the_other.rs" fails "the faster answer" by "the faster" unseen;
        the_deadline_restarts "wrong/the_deadline_restarts.rs" fails "one deadline" by "deadline" unseen;
        the_first_is_believed "wrong/the_first_is_believed.rs" fails "one does not know" by "does not know" unseen;
        waits_for_nobody "wrong/waits_for_nobody.rs" fails "neither knows" by "at once" unseen;
    }
    e04 "04-wait-group" in "../../../lessons/04-wait-group/exercise" {
        misses_an_early_done "wrong/misses_an_early_done.rs" fails "one waiter" by "deadlock" found;
        borrows_the_real_one "wrong/borrows_the_real_one.rs" fails "one waiter" by "channels alone" unseen;
        wakes_one_waiter "wrong/wakes_one_waiter.rs" fails "several waiters" by "deadlock" found;
        only_once "wrong/only_once.rs" fails "used again" by "again" found;
        below_zero_unnoticed "wrong/below_zero_unnoticed.rs" fails "below zero" by "below zero" unseen;
    }
    e05 "05-mutex" in "../../../lessons/05-mutex/exercise" {
        checks_outside_the_lock "wrong/checks_outside_the_lock.rs" fails "never overdrawn" by "overdrawn" found;
        releases_between_debit_and_credit "wrong/releases_between_debit_and_credit.rs" fails "an auditor" by "total" found;
        locks_in_argument_order "wrong/locks_in_argument_order.rs" fails "opposite ways" by "deadlock" found;
        tries_for_ever "wrong/tries_for_ever.rs" fails "opposite ways" by "busy wait" found;
        locks_one_account_twice "wrong/locks_one_account_twice.rs" fails "to oneself" by "deadlock" found;
    }
    e16 "16-http-server" in "../../../lessons/16-http-server/exercise" {
        check_then_increment "wrong/check_then_increment.rs" fails "one place" by "limit" found;
        counter_leaks_on_panic "wrong/counter_leaks_on_panic.rs" fails "after a panic" by "place" found;
        one_place_only "wrong/one_place_only.rs" fails "two places" by "refused" found;
        waits_for_a_place "wrong/waits_for_a_place.rs" fails "two places" by "deadlock" found;
        waits_for_an_idle_connection "wrong/waits_for_an_idle_connection.rs" fails "idle connections" by "deadlock" found;
        hangs_up_on_one "wrong/hangs_up_on_one.rs" fails "idle connections" by "deadlock" unseen;
        strikes_out_another "wrong/strikes_out_another.rs" fails "idle connections" by "deadlock" found;
        shuts_the_door_last "wrong/shuts_the_door_last.rs" fails "idle connections" by "deadlock" found;
        looks_only_once "wrong/looks_only_once.rs" fails "idle connections" by "shut" unseen;
        tells_only_when_full "wrong/tells_only_when_full.rs" fails "idle connections" by "deadlock" found;
        wakes_one "wrong/wakes_one.rs" fails "shut twice" by "deadlock" found;
        a_second_shut_waits_for_nobody "wrong/a_second_shut_waits_for_nobody.rs" fails "shut twice" by "shut" found;
    }
    e17 "17-directories" in "../../../lessons/17-directories/exercise" {
        exists_then_renames "wrong/exists_then_renames.rs" fails "two at once" by "refused" found;
        counter_without_a_lock "wrong/counter_without_a_lock.rs" fails "two at once" by "unique" found;
        gives_the_number_back "wrong/gives_the_number_back.rs" fails "one fails meanwhile" by "increase" found;
        shows_it_too_early "wrong/shows_it_too_early.rs" fails "somebody looks" by "half made" found;
        leaves_it_half_made "wrong/leaves_it_half_made.rs" fails "a full disk" by "left over" found;
    }
    e18 "18-rpc" in "../../../lessons/18-rpc/exercise" {
        matches_by_arrival "wrong/matches_by_arrival.rs" fails "out of order" by "another's" found;
        forgets_pending_calls "wrong/forgets_pending_calls.rs" fails "hang-up" by "deadlock" found;
        looks_then_begins "wrong/looks_then_begins.rs" fails "hang-up" by "deadlock" found;
        reuses_a_live_id "wrong/reuses_a_live_id.rs" fails "a live number" by "number" found;
        leaves_its_entry "wrong/leaves_its_entry.rs" fails "nobody answers" by "left" found;
        loses_the_reply "wrong/loses_the_reply.rs" fails "deadline" by "lost" found;
        counts_none "wrong/counts_none.rs" fails "counted" by "pending" found;
        hangs_up_on_one "wrong/hangs_up_on_one.rs" fails "hang-up" by "deadlock" found;
        calls_a_hang_up_late "wrong/calls_a_hang_up_late.rs" fails "hang-up" by "told" unseen;
        ends_a_call_twice "wrong/ends_a_call_twice.rs" fails "reply and hang-up" by "lost" found;
        expects_a_reply "wrong/expects_a_reply.rs" fails "deadline and hang-up" by "panic" found;
        takes_milliseconds "wrong/takes_milliseconds_for_seconds.rs" fails "how long" by "how long" unseen;
    }
    e19 "19-parameter-server" in "../../../lessons/19-parameter-server/exercise" {
        applies_in_get "wrong/applies_in_get.rs" fails "a pull twice" by "changes" found;
        drains_outside_the_lock "wrong/drains_outside_the_lock.rs" fails "two pulls" by "missing" found;
        counts_a_retry_twice "wrong/counts_a_retry_twice.rs" fails "a push again" by "again" found;
        looks_before_it_locks "wrong/looks_before_it_locks.rs" fails "a push again" by "again" found;
        remembers_only_the_last "wrong/remembers_only_the_last.rs" fails "a push again" by "again" found;
        remembers_before_it_adds "wrong/remembers_before_it_adds.rs" fails "a pull after a retry" by "missing" found;
        forgets_who_pushed "wrong/forgets_who_pushed.rs" fails "two workers" by "lost" found;
        looks_at_one_after_the_other "wrong/looks_at_one_after_the_other.rs" fails "a pull under way" by "torn" found;
        counts_versions_apart "wrong/counts_versions_apart.rs" fails "a pull under way" by "version" found;
    }
    e20 "20-sgd" in "../../../lessons/20-sgd/exercise" {
        lets_one_further "wrong/lets_one_further.rs" fails "the bound" by "ahead" found;
        allows_twice_the_bound "wrong/allows_twice_the_bound.rs" fails "the bound" by "ahead" found;
        looks_once "wrong/looks_once.rs" fails "the bound" by "ahead" found;
        blocks_at_zero "wrong/blocks_at_zero.rs" fails "the bound" by "deadlock" found;
        keeps_in_step "wrong/keeps_in_step.rs" fails "the bound" by "deadlock" found;
        wakes_one "wrong/wakes_one.rs" fails "two wait" by "deadlock" found;
        a_finished_worker_holds_up "wrong/a_finished_worker_holds_up.rs" fails "one leaves" by "deadlock" found;
        leaves_in_silence "wrong/leaves_in_silence.rs" fails "one leaves" by "deadlock" found;
        leaves_and_tells_one "wrong/leaves_and_tells_one.rs" fails "one leaves" by "deadlock" found;
        newcomers_begin_at_zero "wrong/newcomers_begin_at_zero.rs" fails "a newcomer" by "deadlock" found;
        newcomers_count_from_who_left "wrong/newcomers_count_from_who_left.rs" fails "a newcomer" by "deadlock" found;
        newcomers_count_as_the_fastest "wrong/newcomers_count_as_the_fastest.rs" fails "a newcomer far behind" by "deadlock" found;
    }
}
