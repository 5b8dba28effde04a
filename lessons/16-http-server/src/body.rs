//! Reading a body to its end, and keeping none of it.

use crate::chunks::State;
use crate::framing::Framing;
use crate::refusal::Refusal;
use crate::status::Status;

/// How much of a body is still to come.
#[derive(Debug)]
pub struct Body {
    state: State,
    /// How much more of it is read at most.
    pub(crate) budget: u64,
    /// Bytes of the line that is being read.
    pub(crate) line: usize,
}

impl Body {
    /// A body of which nothing has been read.
    ///
    /// # Errors
    /// When it says that it is longer than `most`.
    pub fn new(framing: Framing, most: u64) -> Result<Self, Refusal> {
        let state = match framing {
            Framing::Length(length) if length > most => {
                return Err(Refusal::new(Status::BodyTooLarge));
            }
            Framing::Length(0) => State::Done,
            Framing::Length(length) => State::Bytes(length),
            Framing::Chunked => State::Size(0, 0),
        };
        Ok(Self {
            state,
            budget: most,
            line: 0,
        })
    }

    /// Takes from `input` what belongs to the body; true once nothing more does.
    ///
    /// # Errors
    /// When it is malformed, or longer than is read.
    pub fn read(&mut self, input: &mut &[u8]) -> Result<bool, Refusal> {
        while self.state != State::Done {
            if let State::Bytes(left) | State::Chunk(left) = self.state
                && left > 0
            {
                let here = left.min(input.len() as u64);
                *input = &input[here as usize..];
                self.state = match self.state {
                    State::Chunk(_) => State::Chunk(left - here),
                    _ => State::Bytes(left - here),
                };
                if here < left {
                    return Ok(false);
                }
            }
            self.state = match self.state {
                State::Bytes(_) => State::Done,
                State::Chunk(_) => State::ChunkEnd(false),
                state => {
                    let Some((byte, rest)) = input.split_first() else {
                        return Ok(false);
                    };
                    *input = rest;
                    self.step(state, *byte)?
                }
            };
        }
        Ok(true)
    }
}
