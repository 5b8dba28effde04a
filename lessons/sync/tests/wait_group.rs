//! The explored wait group is an object of its own. What the other flavours build of a lock and a
//! condition variable, built of the explored ones, has the same outcomes.

use interleave_schedule::{Graph, Outcome};
use interleave_sync::explored as sync;
use sync::belief;
use sync::model::{self, Ending, Options};
use sync::{Arc, Condvar, Mutex, channel, print, thread};

// Over the explored lock and condition variable, which it finds here.
#[path = "../src/shared/wait_group.rs"]
mod over_locks;

/// What both have.
trait Group: Default + Send + Sync + 'static {
    fn add(&self, tasks: usize);
    fn done(&self);
    fn wait(&self);
}

macro_rules! group {
    ($group:ty) => {
        impl Group for $group {
            #[track_caller]
            fn add(&self, tasks: usize) {
                self.add(tasks);
            }
            #[track_caller]
            fn done(&self) {
                self.done();
            }
            #[track_caller]
            fn wait(&self) {
                self.wait();
            }
        }
    };
}

group!(sync::WaitGroup);
group!(over_locks::WaitGroup);

/// Two tasks, and a line after both.
fn two_tasks<G: Group>() {
    let tasks = Arc::new(G::default());
    for task in 1..=2 {
        tasks.add(1);
        let tasks = Arc::clone(&tasks);
        thread::spawn(move || {
            print(task);
            tasks.done();
        });
    }
    tasks.wait();
    print("all");
}

/// A task that counts itself.
fn add_inside<G: Group>() {
    let tasks = Arc::new(G::default());
    let task = Arc::clone(&tasks);
    thread::spawn(move || {
        task.add(1);
        print("task");
        task.done();
    });
    tasks.wait();
    print("all");
}

/// A group that is used again while somebody may still wait: whoever comes late waits for the
/// second round, which never ends.
fn used_again<G: Group>() {
    let tasks = Arc::new(G::default());
    tasks.add(1);
    let waiter = Arc::clone(&tasks);
    let waiter = thread::spawn(move || {
        waiter.wait();
        print("waited");
    });
    tasks.done();
    tasks.add(1);
    waiter.join().unwrap();
}

/// Two who wait for one task.
fn two_waiters<G: Group>() {
    let tasks = Arc::new(G::default());
    tasks.add(1);
    let waiters = ["a", "b"].map(|name| {
        let tasks = Arc::clone(&tasks);
        thread::spawn(move || {
            tasks.wait();
            print(name);
        })
    });
    print("task");
    tasks.done();
    for waiter in waiters {
        waiter.join().unwrap();
    }
}

/// One `done` too many, by whoever comes last.
fn done_too_often<G: Group>() {
    let tasks = Arc::new(G::default());
    tasks.add(1);
    let threads = ["a", "b"].map(|name| {
        let tasks = Arc::clone(&tasks);
        thread::spawn(move || {
            tasks.done();
            print(name);
        })
    });
    let panicked = threads.map(|thread| thread.join().is_err());
    print(format!("{panicked:?}"));
    tasks.wait();
}

/// Senders that main receives from before it waits, or after.
fn two_senders<G: Group>(waits_first: bool) {
    let (tx, rx) = channel::bounded(0);
    let tx = Arc::new(tx);
    let tasks = Arc::new(G::default());
    tasks.add(2);
    for index in 0..2 {
        let (tx, tasks) = (Arc::clone(&tx), Arc::clone(&tasks));
        thread::spawn(move || {
            tx.send(index).unwrap();
            tasks.done();
        });
    }
    if waits_first {
        tasks.wait();
    }
    for _ in 0..2 {
        print(rx.recv().unwrap());
    }
    tasks.wait();
}

fn explored(name: &str, program: fn(), ending: Ending) -> Graph {
    let options = Options {
        ending,
        ..Options::default()
    };
    let graph = model::explore(name, options, program);
    assert!(graph.limits.is_empty(), "{name}: {:?}", graph.limits);
    belief::agrees_with_its_tree(&graph, options, program);
    println!("{name}: {} states", graph.nodes.len());
    graph
}

macro_rules! same_outcomes {
    ($($name:ident: $program:ident($($argument:expr)?);)*) => {
        $(
            #[test]
            fn $name() {
                for ending in [Ending::Ends, Ending::Drains] {
                    let outcomes = |what: &str, program: fn()| -> Vec<Outcome> {
                        let name = format!("{} {what}", stringify!($name));
                        explored(&name, program, ending).outcomes
                    };
                    assert_eq!(
                        outcomes("as an object", || $program::<sync::WaitGroup>($($argument)?)),
                        outcomes("over locks", || $program::<over_locks::WaitGroup>($($argument)?)),
                    );
                }
            }
        )*
    };
}

same_outcomes! {
    two_tasks_agree: two_tasks();
    adding_inside_agrees: add_inside();
    using_it_again_agrees: used_again();
    two_waiters_agree: two_waiters();
    a_done_too_many_agrees: done_too_often();
    receiving_first_agrees: two_senders(false);
    waiting_first_agrees: two_senders(true);
}

#[test]
fn its_operations_are_steps_in_words() {
    let graph = explored("two tasks", two_tasks::<sync::WaitGroup>, Ending::Ends);
    let shortest = graph.shortest().swap_remove(0).unwrap();
    insta::assert_snapshot!("two_tasks", graph.draw(&shortest.schedule).unwrap());
    let group = graph
        .objects
        .iter()
        .position(|one| one.kind == "wait group");
    let states: std::collections::BTreeSet<_> = (graph.nodes.iter())
        .flat_map(|node| &node.state.objects)
        .filter(|state| Some(state.object) == group)
        .map(|state| (state.text.as_str(), state.queue.as_slice()))
        .collect();
    let [none, main]: [&[u8]; 2] = [&[], &[0]];
    assert!(states.into_iter().eq([
        ("count 0", none),
        ("count 1", none),
        ("count 1", main),
        ("count 2", none),
        ("count 2", main),
    ]));
}
