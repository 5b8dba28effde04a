//! Lesson 17, directories: one name space that all threads and processes share.

pub use interleave_sync::native as sync;

pub mod box_for_two;
pub mod container;
pub mod failed;
pub mod files;
pub mod join;
pub mod lock;
pub mod lock_of_the_dead;
pub mod make_directory;
pub mod modelled;
pub mod on_a_model;
pub mod real;
pub mod same_tree;
pub mod tree;
pub mod whole_or_nothing;
