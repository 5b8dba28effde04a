//! Threads and processes that make the same tree at the same time.

use std::env;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::real::Real;
use crate::sync::{Barrier, print, thread};
use crate::whole_or_nothing::create;

const EACH: usize = 8;
const TREE: &str = "one/tree/for/all";

/// Eight of each; all of them succeed.
pub fn same_tree() {
    print(format!("{} of {EACH} threads have the tree", threads()));
    std::fs::remove_dir_all("one").expect("the threads have made it");
    print(format!("{} of {EACH} processes have the tree", processes()));
}

/// How many threads of so many could make it and then find it.
fn threads() -> usize {
    let start = Barrier::new(EACH);
    let try_one = || {
        start.wait();
        create(&Real, Path::new(TREE)).is_ok() && Path::new(TREE).is_dir()
    };
    thread::scope(|scope| {
        let all: Vec<_> = (0..EACH).map(|_| scope.spawn(try_one)).collect();
        let done = all.into_iter().map(|one| one.join().expect("no panic"));
        done.filter(|made| *made).count()
    })
}

/// How many processes of so many: each is this program's own `make-directory`.
fn processes() -> usize {
    let exe = env::current_exe().expect("a program knows its own path");
    let spawn = |_| {
        let mut command = Command::new(&exe);
        command.args(["make-directory", ".", TREE]);
        command.stdout(Stdio::null()).spawn().expect("it starts")
    };
    let all: Vec<Child> = (0..EACH).map(spawn).collect();
    let done = all.into_iter().map(|mut one| one.wait().expect("it ends"));
    done.filter(|status| status.success() && Path::new(TREE).is_dir())
        .count()
}
