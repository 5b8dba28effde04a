//! JSON-RPC as Go's `net/rpc/jsonrpc` speaks it: one object for a request, one for a reply.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;

use crate::codec::{Codec, Decode, Head};
use crate::fault::Fault;
use crate::json_encode::JsonEncode;
use crate::json_frames::JsonFrames;
use crate::messages::Message;

/// JSON, net/rpc's other codec.
#[derive(Debug)]
pub enum Json {}

impl Codec for Json {
    type Decode = JsonDecode;
    type Encode = JsonEncode;
}

/// One direction of one connection. The head and the body of a call are read from the same bytes.
#[derive(Debug)]
pub struct JsonDecode {
    frames: JsonFrames,
    call: Range<usize>,
}

/// What a request or a reply has beside its body, which is passed over.
#[derive(Deserialize)]
struct Outer<'a> {
    #[serde(borrow, default)]
    method: Cow<'a, str>,
    id: u64,
    #[serde(borrow, default)]
    error: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Params<T> {
    params: (T,),
}

#[derive(Deserialize)]
struct Outcome<T> {
    result: T,
}

impl JsonDecode {
    fn call(&mut self) -> Result<Option<Head>, Fault> {
        let Some(call) = self.frames.next_object()? else {
            return Ok(None);
        };
        let outer: Outer<'_> = serde_json::from_slice(self.frames.get(&call))
            .map_err(|_| Fault::Malformed("neither a request nor a reply"))?;
        let head = Head {
            method: outer.method.into_owned(),
            seq: outer.id,
            error: outer.error.map(Cow::into_owned).unwrap_or_default(),
        };
        self.call = call;
        Ok(Some(head))
    }

    fn parsed<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Fault> {
        let read = serde_json::from_slice(self.frames.get(&self.call));
        read.map_err(|_| Fault::Unexpected("a value of another type"))
    }
}

impl Decode for JsonDecode {
    fn with_limit(limit: usize) -> Self {
        Self {
            frames: JsonFrames::new(limit),
            call: 0..0,
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.frames.feed(bytes);
    }

    fn request(&mut self) -> Result<Option<Head>, Fault> {
        self.call()
    }

    fn reply(&mut self) -> Result<Option<Head>, Fault> {
        self.call()
    }

    fn args<T: Message>(&self, args: &mut T) -> Result<(), Fault> {
        Params { params: (*args,) } = self.parsed()?;
        Ok(())
    }

    fn result<T: Message>(&self, result: &mut T) -> Result<(), Fault> {
        Outcome { result: *result } = self.parsed()?;
        Ok(())
    }
}
