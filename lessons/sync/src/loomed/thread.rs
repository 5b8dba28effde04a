//! Threads: loom's, with `std`'s scoped threads and a park token of its own.

use std::any::Any;
use std::marker::PhantomData;
use std::mem;
use std::process;
use std::sync::{Arc, Mutex as StdMutex};
use std::time::Duration;

use loom::sync::{Condvar, Mutex};
pub use loom::thread::yield_now;

use super::model;

/// A handle to a thread.
#[derive(Debug, Clone)]
pub struct Thread {
    token: Arc<Token>,
}

/// The park token. loom's own `unpark` makes a thread runnable even when it waits for a mutex,
/// and the model then fails; this one is an ordinary flag behind a lock.
#[derive(Debug)]
struct Token {
    present: Mutex<bool>,
    arrived: Condvar,
}

loom::thread_local! {
    static CURRENT: StdMutex<Option<Thread>> = StdMutex::new(None);
}

impl Thread {
    fn new() -> Self {
        Self {
            token: Arc::new(Token {
                present: Mutex::new(false),
                arrived: Condvar::new(),
            }),
        }
    }

    /// Leaves the thread's park token; a thread that is parked goes on.
    #[track_caller]
    pub fn unpark(&self) {
        *self.token.present.lock().unwrap() = true;
        self.token.arrived.notify_one();
    }
}

/// The current thread.
pub fn current() -> Thread {
    CURRENT.with(|current| {
        current
            .lock()
            .unwrap()
            .get_or_insert_with(Thread::new)
            .clone()
    })
}

/// Waits until the current thread's park token is there, and takes it.
#[track_caller]
pub fn park() {
    let token = current().token;
    let mut present = token.present.lock().unwrap();
    while !*present {
        present = token.arrived.wait(present).unwrap();
    }
    *present = false;
}

/// Returns at once: in an exploration of every schedule a thread may be late by any amount, so a
/// sleep of any length is already among them.
pub fn sleep(_: Duration) {}

/// A handle to a spawned thread.
#[derive(Debug)]
pub struct JoinHandle<T> {
    inner: loom::thread::JoinHandle<T>,
    thread: Thread,
}

impl<T> JoinHandle<T> {
    /// Waits for the thread to end and returns its value.
    ///
    /// # Errors
    /// Never: a panic in a spawned thread ends the model.
    #[track_caller]
    pub fn join(self) -> Result<T, Box<dyn Any + Send>> {
        self.inner.join()
    }

    /// The thread's handle.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }
}

/// Spawns a thread. A model has at most five, counting main.
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let thread = Thread::new();
    let own = thread.clone();
    model::count_thread();
    let inner = loom::thread::spawn(move || {
        CURRENT.with(|current| *current.lock().unwrap() = Some(own));
        body()
    });
    JoinHandle { inner, thread }
}

/// A scope to spawn threads in that borrow from `'env`.
#[derive(Debug)]
pub struct Scope<'scope, 'env: 'scope> {
    children: StdMutex<Vec<Child>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// The join handle of a scoped thread, taken by whoever joins it first.
type Child = Arc<StdMutex<Option<JoinHandle<()>>>>;

/// A handle to a scoped thread.
#[derive(Debug)]
pub struct ScopedJoinHandle<'scope, T> {
    child: Child,
    value: Arc<StdMutex<Option<T>>>,
    thread: Thread,
    scope: PhantomData<&'scope ()>,
}

/// Runs `body` with a scope, and returns when every thread spawned in the scope has ended.
#[track_caller]
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope {
        children: StdMutex::new(Vec::new()),
        scope: PhantomData,
        env: PhantomData,
    };
    let guard = EndProcessOnUnwind;
    let value = body(&scope);
    loop {
        let child = scope.children.lock().unwrap().pop();
        match child {
            Some(child) => join(&child),
            None => break,
        }
    }
    mem::forget(guard);
    value
}

/// Keeps the promise of `Scope::spawn` when the scope's frame is unwound: children that may still
/// borrow from it must not outlive it, so the process ends. The panic has been reported by then.
struct EndProcessOnUnwind;

impl Drop for EndProcessOnUnwind {
    fn drop(&mut self) {
        process::exit(101);
    }
}

#[track_caller]
fn join(child: &Child) {
    let handle = child.lock().unwrap().take();
    if let Some(handle) = handle {
        handle.join().expect("a panicked thread ends the model");
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
        let value = Arc::new(StdMutex::new(None));
        let slot = Arc::clone(&value);
        let run = move || *slot.lock().unwrap() = Some(body());
        let handle = spawn(extend(Box::new(run)));
        let thread = handle.thread().clone();
        let child = Arc::new(StdMutex::new(Some(handle)));
        self.children.lock().unwrap().push(Arc::clone(&child));
        ScopedJoinHandle {
            child,
            value,
            thread,
            scope: PhantomData,
        }
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread to end and returns its value.
    ///
    /// # Errors
    /// Never: a panic in a spawned thread ends the model.
    #[track_caller]
    pub fn join(self) -> Result<T, Box<dyn Any + Send>> {
        join(&self.child);
        let value = self.value.lock().unwrap().take();
        Ok(value.expect("the thread has ended, and its value is taken once"))
    }

    /// The thread's handle.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }
}

/// Forgets the lifetime of a scoped thread's closure, as spawning needs.
#[expect(unsafe_code, reason = "the lifetime erasure of scoped threads")]
fn extend<'scope>(body: Box<dyn FnOnce() + Send + 'scope>) -> Box<dyn FnOnce() + Send> {
    // SAFETY: only the lifetime changes. Nothing of `body` is used after `'scope`:
    // - `scope` returns only after each child was joined, by itself or by the holder of its
    //   handle. Such a holder is main or another child, both of which end before `scope` does.
    // - A child that has ended has consumed `body`.
    // - If the scope's frame is unwound, `EndProcessOnUnwind` ends the process first.
    // - If the panic is another thread's, the model ends with it: loom drops its coroutines while
    //   panicking, which frees their stacks without running anything on them.
    unsafe {
        mem::transmute::<Box<dyn FnOnce() + Send + 'scope>, Box<dyn FnOnce() + Send + 'static>>(
            body,
        )
    }
}
