//! One connection of the server.

use std::io::{self, Read as _};
use std::net::TcpStream;

use crate::codec::{Codec, Decode as _, Head};
use crate::frames::FRAME;
use crate::gate::Gate;
use crate::outgoing::Outgoing;
use crate::pool::Pool;
use crate::service::{Reply, Work, work};
use crate::sync::{Arc, WaitGroup};

/// How many bytes are read at once.
pub const CHUNK: usize = 64 * 1024;

/// What is common to all connections.
pub struct Shared {
    /// The gates.
    pub gate: Arc<Gate>,
    /// Threads for calls that wait.
    pub pool: Pool,
}

// ANCHOR: serve
/// Answers the calls of a connection until its peer, or [`Shutdown`](std::net::Shutdown), ends it. Then waits
/// for the calls that are still being carried out.
///
/// # Errors
/// When the peer does not keep to the protocol, or does not read its replies.
pub fn serve<C: Codec>(stream: &Arc<TcpStream>, number: u64, shared: &Shared) -> io::Result<()> {
    let outgoing = Arc::new(Outgoing::<C::Encode>::new(Arc::clone(stream)));
    let under_way = Arc::new(WaitGroup::new());
    let ended = answer_all::<C>(stream, number, shared, &outgoing, &under_way);
    shared.gate.leave(number);
    under_way.wait();
    shared.gate.forget(number);
    ended
}

fn answer_all<C: Codec>(
    stream: &TcpStream,
    number: u64,
    shared: &Shared,
    outgoing: &Arc<Outgoing<C::Encode>>,
    under_way: &Arc<WaitGroup>,
) -> io::Result<()> {
    let mut decode = C::Decode::with_limit(FRAME);
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = (&*stream).read(&mut chunk)?;
        if length == 0 {
            return Ok(());
        }
        decode.feed(&chunk[..length]);
        let fault = loop {
            let head = match decode.request() {
                Ok(Some(head)) => head,
                Ok(None) => break None,
                Err(fault) => break Some(fault),
            };
            match work(&head, &decode, &shared.gate, number) {
                Work::Done(reply) => outgoing.put(&head, &reply, false)?,
                Work::Later(job) => later(job, head, shared, outgoing, under_way)?,
            }
        };
        outgoing.flush()?; // the replies to all that had come, in one go
        if let Some(fault) = fault {
            return Err(io::Error::new(io::ErrorKind::InvalidData, fault));
        }
    }
}
// ANCHOR_END: serve

/// What a call that waits will say.
type Waits = Box<dyn FnOnce() -> Result<Reply, String> + Send>;

/// Gives a call to the pool, and refuses it when too many are waiting there.
fn later<E: crate::codec::Encode>(
    job: Waits,
    head: Head,
    shared: &Shared,
    outgoing: &Arc<Outgoing<E>>,
    under_way: &Arc<WaitGroup>,
) -> io::Result<()> {
    under_way.add(1);
    let refused = head.clone();
    let (answers, done) = (Arc::clone(outgoing), Done(Arc::clone(under_way)));
    let submitted = shared.pool.submit(Box::new(move || {
        let _done = done;
        let _ = answers.put(&head, &job(), true); // fails when nobody is there to hear it
    }));
    match submitted {
        Ok(()) => Ok(()),
        Err(_) => {
            let reply = Err("too many calls are waiting".to_owned());
            outgoing.put(&refused, &reply, false)
        }
    }
}

/// A call under way: however it ends, by a panic too, it is under way no more.
struct Done(Arc<WaitGroup>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.done();
    }
}
