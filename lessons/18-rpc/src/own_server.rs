//! A server of the program's own, for programs that need no other.

use std::time::Duration;

use crate::call_error::CallError;
use crate::client::Client;
use crate::codec::Codec;
use crate::server::Server;
use crate::stopper::Stopper;
use crate::sync::thread;

/// Runs `program` with the address of a server, which is stopped when it returns.
///
/// # Panics
/// When there is no free port.
pub fn with<C: Codec, R>(program: impl FnOnce(&str) -> R) -> R {
    let server = Server::bind("127.0.0.1:0").expect("a free port");
    let (address, stopper) = (server.address().to_string(), server.stopper());
    thread::scope(|scope| {
        scope.spawn(|| server.run::<C>());
        let _stop = AtTheEnd(stopper);
        program(&address)
    })
}

/// Stops a server also when the program panics: else its thread would be waited for for ever.
struct AtTheEnd(Stopper);

impl Drop for AtTheEnd {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Runs `program` with a client of the server at `address`.
///
/// # Errors
/// Those of the program, and that there is no such server.
pub fn client_of<C: Codec, R>(
    address: &str,
    program: impl FnOnce(&Client<C>) -> Result<R, CallError>,
) -> Result<R, String> {
    let client = Client::dial(address, Duration::from_secs(5));
    let client = client.map_err(|error| format!("dialing: {error}"))?;
    program(&client).map_err(|error| error.to_string())
}
