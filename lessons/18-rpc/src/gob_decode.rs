//! Reads gob as net/rpc uses it: two values for every call, and definitions of types before them.

use std::ops::Range;

use crate::codec::{Decode, Head};
use crate::fault::Fault;
use crate::frames::Frames;
use crate::gob::Gob;
use crate::gob_bytes::Input;
use crate::gob_types::Types;
use crate::layout::Type;
use crate::messages::{Message, Request, Response};

/// One direction of one connection.
#[derive(Debug)]
pub struct GobDecode {
    frames: Frames,
    types: Types,
    /// The head whose body has not come yet.
    head: Option<Head>,
    body: (i64, Range<usize>),
}

impl GobDecode {
    /// The next value: the number of its type, and where it is. Definitions are taken in on the way.
    fn value(&mut self) -> Result<Option<(i64, Range<usize>)>, Fault> {
        while let Some(message) = self.frames.next_gob()? {
            let mut input = Input::new(self.frames.get(&message));
            let id = input.int()?;
            if id > 0 {
                let start = message.end - input.left();
                return Ok(Some((id, start..message.end)));
            }
            let id = id.checked_neg().filter(|id| *id >= FIRST_ID);
            let id = id.ok_or(Fault::Malformed("a definition of what is known"))?;
            self.types.define(id, input)?;
        }
        Ok(None)
    }

    /// The next head, once its body has come too.
    fn call<T: Gob>(&mut self, head: impl FnOnce(T) -> Head) -> Result<Option<Head>, Fault> {
        if self.head.is_none() {
            let Some(value) = self.value()? else {
                return Ok(None);
            };
            let mut sent = T::default();
            self.read(&value, &mut sent)?;
            self.head = Some(head(sent));
        }
        let Some(body) = self.value()? else {
            return Ok(None);
        };
        self.body = body;
        Ok(self.head.take())
    }

    fn read<T: Gob>(&self, (id, range): &(i64, Range<usize>), into: &mut T) -> Result<(), Fault> {
        let mut input = Input::new(self.frames.get(range));
        // A value that is no struct stands as if it were the only field of one.
        let alone = !matches!(T::TYPE, Type::Struct(_));
        if alone && input.uint()? != 0 {
            return Err(Fault::Unexpected("a struct where none should be"));
        }
        into.take(*id, &self.types, &mut input)?;
        match input.left() {
            0 => Ok(()),
            _ => Err(Fault::Malformed("bytes after a value")),
        }
    }
}

/// The first number that is free for types of a program's own.
pub const FIRST_ID: i64 = 64;

impl Decode for GobDecode {
    fn with_limit(limit: usize) -> Self {
        Self {
            frames: Frames::new(limit),
            types: Types::default(),
            head: None,
            body: (0, 0..0),
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.frames.feed(bytes);
    }

    fn request(&mut self) -> Result<Option<Head>, Fault> {
        self.call(|sent: Request| Head {
            method: sent.method,
            seq: sent.seq,
            error: String::new(),
        })
    }

    fn reply(&mut self) -> Result<Option<Head>, Fault> {
        self.call(|sent: Response| Head {
            method: sent.method,
            seq: sent.seq,
            error: sent.error,
        })
    }

    fn args<T: Message>(&self, args: &mut T) -> Result<(), Fault> {
        self.read(&self.body, args)
    }

    fn result<T: Message>(&self, result: &mut T) -> Result<(), Fault> {
        self.read(&self.body, result)
    }
}
