//! The conformance suite: what every flavour must do, written once against `crate::sync`.
//!
//! A row is a function that panics when the flavour is at fault. It spawns at most three threads
//! and returns when all have ended, so that loom can explore it whole.

pub mod channels;
pub mod hang_up;
pub mod locks;
pub mod select;
pub mod threads;

/// Calls `$run!(module row)` for every row of the suite.
#[macro_export]
macro_rules! for_each_row {
    ($run:ident) => {
        $run! {
            channels rendezvous_send_waits_for_its_receive,
            channels bounded_send_waits_when_full,
            channels unbounded_send_never_waits,
            channels try_send_reports_full,
            channels try_recv_reports_empty,
            channels each_value_is_delivered_once_to_one_receiver,
            channels each_value_is_delivered_once_among_receivers,
            channels a_rendezvous_channel_keeps_the_order,
            channels a_bounded_channel_keeps_the_order,
            channels an_unbounded_channel_keeps_the_order,
            hang_up receive_ends_after_the_last_sender,
            hang_up buffered_values_outlive_the_senders,
            hang_up parked_receive_is_woken,
            hang_up send_after_the_receiver_returns_the_value,
            hang_up parked_send_gets_its_value_back,
            hang_up unreceived_values_are_dropped,
            hang_up try_operations_report_it,
            select takes_a_ready_arm,
            select takes_either_of_two_ready_arms,
            select waits_for_the_first_arm,
            select never_loses_a_value,
            select default_when_nothing_is_ready,
            select sends_to_whoever_receives,
            select sends_into_a_bounded_channel_as_it_empties,
            select two_selects_meet,
            select sees_a_hang_up,
            select an_arm_on_never_is_never_taken,
            select after_fires,
            select default_after_a_while,
            select receive_with_a_time_limit,
            select ticks,
            locks a_mutex_excludes,
            locks try_lock_fails_while_locked,
            locks a_panic_poisons_its_mutex,
            locks a_rwlock_excludes_writers,
            locks a_condvar_wakes_a_waiter,
            locks notify_all_wakes_every_waiter,
            locks a_condvar_wait_times_out,
            locks a_barrier_has_one_leader_a_round,
            locks a_semaphore_limits,
            locks a_semaphore_gives_each_permit_once,
            locks a_once_runs_once,
            locks a_once_lock_has_one_value,
            threads join_returns_the_value,
            threads join_reports_a_panic,
            threads scoped_threads_borrow,
            threads a_scope_waits_for_its_threads,
            threads unpark_before_park_is_kept,
            threads park_waits_for_unpark,
            threads a_wait_group_waits_for_all,
            threads a_wait_group_is_used_again,
            threads a_wait_group_wakes_every_waiter,
            threads adds_of_several_threads_all_count,
            threads done_without_add_panics,
        }
    };
}
