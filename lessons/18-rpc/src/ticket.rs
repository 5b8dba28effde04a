//! A call that has been begun.

use std::time::Duration;

use crate::call_error::CallError;
use crate::client::Client;
use crate::codec::Codec;
use crate::deadline;
use crate::messages::Message;
use crate::sync::channel::Receiver;

/// A call that has been begun. Dropping it gives the call up: its reply, if one comes, is ignored.
pub struct Ticket<'a, C: Codec, R> {
    client: &'a Client<C>,
    /// `None` when the connection was gone before.
    id: Option<u64>,
    reply: Receiver<Result<R, CallError>>,
}

impl<'a, C: Codec, R: Message> Ticket<'a, C, R> {
    pub(crate) const fn new(
        client: &'a Client<C>,
        id: Option<u64>,
        reply: Receiver<Result<R, CallError>>,
    ) -> Self {
        Self { client, id, reply }
    }

    /// Waits for the result, no longer than `within`.
    ///
    /// # Errors
    /// When there is none.
    pub fn wait(self, within: Duration) -> Result<R, CallError> {
        let id = self.id.ok_or(CallError::HungUp)?;
        if let Ok(answer) = self.reply.try_recv() {
            return answer;
        }
        self.client.flush();
        let answer = deadline::wait(self.client.pending(), id, &self.reply, within);
        answer.unwrap_or(Err(CallError::Deadline))
    }

    /// Gives the call up. Says whether it was still pending.
    pub fn cancel(self) -> bool {
        self.give_up()
    }
}

impl<C: Codec, R> Ticket<'_, C, R> {
    fn give_up(&self) -> bool {
        let taken = self.id.map(|id| self.client.pending().take(id));
        taken.flatten().is_some()
    }
}

impl<C: Codec, R> Drop for Ticket<'_, C, R> {
    fn drop(&mut self) {
        self.give_up();
    }
}
