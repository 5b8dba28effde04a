//! Scoped threads.

use std::any::Any;
use std::marker::PhantomData;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex};

use super::lock::locked;
use super::runtime::{On, Op, Pending, Spot, Tid, stall, turn, with};
use super::thread::{Packet, Thread, handle, join, packet_body, start};

/// A scope to spawn threads in that borrow from `'env`.
#[derive(Debug)]
pub struct Scope<'scope, 'env: 'scope> {
    children: Mutex<Vec<Tid>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// A handle to a scoped thread.
#[derive(Debug)]
pub struct ScopedJoinHandle<'scope, T> {
    packet: Packet<T>,
    thread: Thread,
    number: Tid,
    scope: PhantomData<&'scope ()>,
}

/// Keeps the promise of `Scope::spawn`: its frame does not go before all children have ended.
struct Children<'a>(&'a Mutex<Vec<Tid>>);

impl Drop for Children<'_> {
    fn drop(&mut self) {
        // Only while a run is unwound can a child be left: it is unwound first.
        let left = || {
            let children = locked(self.0);
            with(|run| children.iter().any(|&child| !run.has_ended(child))).unwrap_or(false)
        };
        while left() {
            stall();
        }
    }
}

/// Runs `body` with a scope, and returns when every thread spawned in the scope has ended.
///
/// # Panics
/// When `body` does, or a thread of the scope has panicked that was not joined.
#[track_caller]
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let spot = Spot::here();
    let scope = Scope {
        children: Mutex::default(),
        scope: PhantomData,
        env: PhantomData,
    };
    let children = Children(&scope.children);
    let result = catch_unwind(AssertUnwindSafe(|| body(&scope)));
    with(|run| run.me().unwinding = false);
    let panicked = wait_for(&scope.children, spot);
    drop(children);
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if panicked => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}

/// Waits for the children, and says whether one has panicked without being joined. A child may have
/// spawned another in the same scope: then that one is waited for too, in a step more.
fn wait_for(children: &Mutex<Vec<Tid>>, spot: Spot) -> bool {
    let (mut seen, mut panicked) = (0, false);
    loop {
        let known = locked(children).clone();
        let on = On::Text("of the scope".to_owned());
        let pending = Pending::new("end", on, spot).needs(Op::Join(known.clone()));
        if turn(pending).is_none() {
            return false;
        }
        with(|run| {
            for &child in &known[seen..] {
                panicked |= run.notice(child);
            }
            run.tell_joined(&known);
        });
        seen = known.len();
        if locked(children).len() == seen {
            return panicked;
        }
    }
}

impl<'scope> Scope<'scope, '_> {
    /// Spawns a thread that may borrow from outside the scope.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, body: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let packet = Packet::default();
        let body = extend(Box::new(packet_body(body, Arc::clone(&packet))));
        let number = start(body, Spot::here());
        if number != Tid::MAX {
            locked(&self.children).push(number);
        }
        ScopedJoinHandle {
            packet,
            thread: handle(number),
            number,
            scope: PhantomData,
        }
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread to end and returns its value.
    ///
    /// # Errors
    /// The payload of its panic.
    #[track_caller]
    pub fn join(self) -> Result<T, Box<dyn Any + Send>> {
        join(self.number, &self.packet, Spot::here())
    }

    /// The thread's handle.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }
}

/// Forgets the lifetime of a scoped thread's closure, as spawning needs.
#[expect(unsafe_code, reason = "the lifetime erasure of scoped threads")]
fn extend<'scope>(body: Box<dyn FnOnce() + 'scope>) -> Box<dyn FnOnce()> {
    // SAFETY: only the lifetime changes. Nothing of `body` is used after `'scope`:
    // - `scope` holds a `Children` until its frame goes, normally or by unwinding, and dropping it
    //   returns only when every child has ended. Then the child has consumed `body`: the thread's
    //   job drops it, with its packet, before it marks the thread's end.
    // - Where that cannot be (threads wait for one another while a run is unwound), the process
    //   ends.
    // - A closure whose thread was never started is dropped by `start`, within `spawn`.
    unsafe { mem::transmute::<Box<dyn FnOnce() + 'scope>, Box<dyn FnOnce() + 'static>>(body) }
}
