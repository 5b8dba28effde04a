//! What stands around the chunks of a body, byte by byte.

use crate::body::Body;
use crate::refusal::Refusal;
use crate::status::Status;

/// Most bytes of a line that announces a chunk, and of all trailers after the last.
const LINE: usize = 4096;

/// What is to come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// So many bytes of the body, or of its only chunk.
    Bytes(u64),
    /// The length of a chunk, of which so much has been read, in how many digits.
    Size(u64, u8),
    /// What may follow that length, up to the end of its line.
    Extension(u64),
    /// The line feed of that line, once its carriage return has been read.
    SizeEnd(u64),
    /// So many bytes of a chunk.
    Chunk(u64),
    /// The end of the line after a chunk: both bytes, or the second.
    ChunkEnd(bool),
    /// A trailer, of which something has been read or not.
    Trailer(bool),
    /// The line feed after a trailer, or after the last.
    TrailerEnd(bool),
    Done,
}

impl Body {
    /// The state after one byte of what stands around the chunks.
    pub(crate) fn step(&mut self, state: State, byte: u8) -> Result<State, Refusal> {
        self.line += 1;
        if self.line > LINE {
            return Err(Refusal::BAD);
        }
        Ok(match (state, byte) {
            (State::Size(size, digits @ 0..16), byte) if byte.is_ascii_hexdigit() => {
                let digit = (byte as char).to_digit(16).unwrap_or_default();
                State::Size(size * 16 + u64::from(digit), digits + 1)
            }
            (State::Size(size, 1..), b'\r') | (State::Extension(size), b'\r') => {
                State::SizeEnd(size)
            }
            (State::Size(size, 1..), b';' | b' ' | b'\t') => State::Extension(size),
            // A line feed alone ends no line here: servers that disagree on it can be misled.
            (State::Extension(_), b'\n') => return Err(Refusal::BAD),
            (State::Extension(size), _) => State::Extension(size),
            (State::SizeEnd(0), b'\n') => State::Trailer(false),
            (State::SizeEnd(size), b'\n') => self.chunk(size)?,
            (State::ChunkEnd(false), b'\r') => State::ChunkEnd(true),
            (State::ChunkEnd(true), b'\n') => {
                self.line = 0;
                State::Size(0, 0)
            }
            (State::Trailer(some), b'\r') => State::TrailerEnd(some),
            (State::Trailer(_), b'\n') => return Err(Refusal::BAD),
            (State::Trailer(_), _) => State::Trailer(true),
            (State::TrailerEnd(true), b'\n') => State::Trailer(false),
            (State::TrailerEnd(false), b'\n') => State::Done,
            _ => return Err(Refusal::BAD),
        })
    }

    fn chunk(&mut self, size: u64) -> Result<State, Refusal> {
        let left = self.budget.checked_sub(size);
        self.budget = left.ok_or(Refusal::new(Status::BodyTooLarge))?;
        self.line = 0;
        Ok(State::Chunk(size))
    }
}
