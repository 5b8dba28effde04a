//! JSON-RPC as Go's `net/rpc/jsonrpc` speaks it: one object for a request, one for a reply.

use serde::de::Deserializer;
use serde_json::value::RawValue;

use crate::codec::{Codec, Decode, Head};
use crate::fault::Fault;
use crate::from_json::FromJson;
use crate::from_object;
use crate::json_encode::JsonEncode;
use crate::json_frames::JsonFrames;
use crate::json_params::First;
use crate::messages::Message;

/// JSON, net/rpc's other codec.
#[derive(Debug)]
pub enum Json {}

impl Codec for Json {
    type Decode = JsonDecode;
    type Encode = JsonEncode;
}

/// One direction of one connection.
#[derive(Debug)]
pub struct JsonDecode {
    frames: JsonFrames,
    call: Call,
}

/// A request or a reply, whose body is not looked at yet.
#[derive(Debug, Default)]
struct Call {
    method: String,
    id: Option<u64>,
    error: Option<String>,
    params: Option<Box<RawValue>>,
    result: Option<Box<RawValue>>,
}

from_object!(Call {
    method = "method",
    id = "id",
    error = "error",
    params = "params",
    result = "result",
});

impl JsonDecode {
    fn call(&mut self) -> Result<Option<Head>, Fault> {
        let Some(call) = self.frames.next_object()? else {
            return Ok(None);
        };
        self.call = Call::default();
        let text = String::from_utf8_lossy(self.frames.get(&call)); // as Go does
        let read = self
            .call
            .read(&mut serde_json::Deserializer::from_str(&text));
        let neither = Fault::Malformed("neither a request nor a reply");
        let (Ok(()), Some(seq)) = (read, self.call.id) else {
            return Err(neither);
        };
        Ok(Some(Head {
            method: std::mem::take(&mut self.call.method),
            seq,
            error: self.call.error.take().unwrap_or_default(),
        }))
    }
}

fn another_type(_: serde_json::Error) -> Fault {
    Fault::Unexpected("a value of another type")
}

impl Decode for JsonDecode {
    fn with_limit(limit: usize) -> Self {
        Self {
            frames: JsonFrames::new(limit),
            call: Call::default(),
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
        let Some(params) = &self.call.params else {
            return Err(Fault::Unexpected("a request without params"));
        };
        let mut params = serde_json::Deserializer::from_str(params.get());
        params.deserialize_any(First(args)).map_err(another_type)
    }

    fn result<T: Message>(&self, result: &mut T) -> Result<(), Fault> {
        let Some(sent) = &self.call.result else {
            return Err(Fault::Unexpected("a reply without a result"));
        };
        let sent = &mut serde_json::Deserializer::from_str(sent.get());
        result.read(sent).map_err(another_type)
    }
}
