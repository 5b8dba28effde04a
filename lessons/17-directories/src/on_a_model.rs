//! The programs on a modelled file system, where every schedule of them can be tried.

use crate::modelled::Modelled;
use crate::{box_for_two, lock, tree, whole_or_nothing};

/// More room than any program here needs.
const ROOM: usize = 100;

/// A bug: see [`box_for_two::check_then_create`].
pub fn check_then_create() {
    let disk = Modelled::with_room_for(ROOM);
    box_for_two::two(&disk, box_for_two::check_then_create);
}

/// See [`box_for_two::create_then_look`].
pub fn create_then_look() {
    let disk = Modelled::with_room_for(ROOM);
    box_for_two::two(&disk, box_for_two::create_then_look);
}

/// A bug: see [`tree::cleans_up`].
pub fn cleans_up() {
    let disk = Modelled::with_room_for(ROOM);
    tree::one_fails(&disk, tree::cleans_up);
}

/// See [`whole_or_nothing::create`].
pub fn one_fails() {
    let disk = Modelled::with_room_for(ROOM);
    tree::one_fails(&disk, whole_or_nothing::create);
}

/// See [`tree::one_by_one`].
pub fn one_by_one() {
    let disk = Modelled::with_room_for(ROOM);
    tree::same_parent(&disk, tree::one_by_one);
}

/// See [`whole_or_nothing::create`]; nobody fails.
pub fn same_parent() {
    let disk = Modelled::with_room_for(ROOM);
    tree::same_parent(&disk, whole_or_nothing::create);
}

/// See [`lock::take`].
pub fn take() {
    let disk = Modelled::with_room_for(ROOM);
    lock::two(&disk, lock::take);
}

/// A bug: see [`lock::break_twice`].
pub fn break_twice() {
    let disk = Modelled::with_room_for(ROOM);
    lock::die_with_it(&disk);
    lock::two(&disk, lock::break_twice);
}

/// See [`lock::break_once`].
pub fn break_once() {
    let disk = Modelled::with_room_for(ROOM);
    lock::die_with_it(&disk);
    lock::two(&disk, lock::break_once);
}
