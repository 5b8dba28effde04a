//! What a worker does from beginning to end.

use std::collections::BTreeMap;

use crate::pool::{Pool, Turn};

/// Where clients come in.
pub trait Door {
    /// A client.
    type Client;

    /// Waits until something happens at the door.
    fn watch(&self) -> Found<Self::Client>;

    /// Everybody who has come by now; nobody comes in after them.
    fn shut(&self) -> Vec<Self::Client>;

    /// Makes sure that a parked client is heard when it calls; `None` when that cannot be done, and
    /// the client is dropped.
    fn arm(&self, client: &mut Self::Client) -> Option<usize>;

    /// Takes those out of `parked` whose time is over.
    fn late(&self, parked: &mut BTreeMap<usize, Self::Client>) -> Vec<Self::Client>;
}

/// What has happened at the door.
#[derive(Debug)]
pub struct Found<C> {
    /// New clients.
    pub new: Vec<C>,
    /// The numbers of parked clients that called.
    pub called: Vec<usize>,
}

/// Does what is to be done until everybody leaves. `serve` answers what a client has asked so far and
/// gives it back if it may ask more; of a client that is served for the last time (`true`) it is
/// told so, and then does not give it back.
pub fn work<D: Door>(
    pool: &Pool<D::Client>,
    door: &D,
    mut serve: impl FnMut(D::Client, bool) -> Option<D::Client>,
) {
    let park = |client| pool.park(client, |client| door.arm(client));
    while turn(pool, door, &mut serve, park) {}
}

// ANCHOR: turn
/// One thing that there is to do; false when there is nothing more.
pub(crate) fn turn<D: Door>(
    pool: &Pool<D::Client>,
    door: &D,
    serve: &mut impl FnMut(D::Client, bool) -> Option<D::Client>,
    park: impl FnOnce(D::Client),
) -> bool {
    match pool.next() {
        Turn::Serve(client, last) => {
            if let Some(client) = serve(client, last) {
                park(client);
            }
        }
        Turn::Watch => {
            let Found { new, called } = door.watch();
            pool.found(new, |parked| {
                let late = door.late(parked);
                let called = called.iter().filter_map(|number| parked.remove(number));
                called.chain(late).collect()
            });
        }
        Turn::Shut => pool.shut(door.shut()),
        Turn::Leave => return false,
    }
    true
}
// ANCHOR_END: turn
