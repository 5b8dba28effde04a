//! Lesson 16, an HTTP server: many connections on a few threads, none of which waits for a client.

pub use interleave_sync::native as sync;

pub mod answer;
pub mod authority;
pub mod bell;
pub mod body;
pub mod callers;
pub mod closing;
pub mod command;
pub mod connection;
pub mod door;
pub mod escape;
mod exchange;
pub mod framing;
pub mod head;
pub mod keep_alive;
pub mod limits;
pub mod ninth;
pub mod on_axum;
pub mod one_loop;
mod patience;
pub mod pool;
pub mod programs;
pub mod reader;
pub mod refusal;
pub mod request;
pub mod server;
pub mod service;
pub mod signals;
pub mod status;
pub mod target;
pub mod watched;
pub mod work;
