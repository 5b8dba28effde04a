//! Writes gob as net/rpc uses it.

use std::ptr;

use crate::codec::{Codec, Encode};
use crate::gob::Gob;
use crate::gob_bytes::{put_int, put_uint};
use crate::gob_decode::{FIRST_ID, GobDecode};
use crate::gob_wire::describe;
use crate::layout::{Layout, Type};
use crate::messages::{Message, Nothing, Request, Response};

/// One direction of one connection. A type is defined once in it, before its first value.
#[derive(Debug, Default)]
pub struct GobEncode {
    /// The structs that have been defined; the first has number [`FIRST_ID`].
    defined: Vec<&'static Layout>,
    message: Vec<u8>,
}

impl GobEncode {
    /// Appends a value, and before it the definition of its type if that has not been sent.
    pub fn value<T: Gob>(&mut self, value: &T, out: &mut Vec<u8>) {
        let id = self.number(&T::TYPE, out);
        self.message.clear();
        put_int(&mut self.message, id);
        if !matches!(T::TYPE, Type::Struct(_)) {
            self.message.push(0);
        }
        value.put(&mut self.message);
        self.frame(out);
    }

    /// The number of a type, which is defined if it has not been.
    fn number(&mut self, kind: &Type, out: &mut Vec<u8>) -> i64 {
        let layout = match (kind, kind.basic()) {
            (_, Some(id)) => return id,
            (Type::Struct(layout), None) => *layout,
            (_, None) => unreachable!("only structs have no number of their own"),
        };
        let known = self
            .defined
            .iter()
            .position(|known| ptr::eq(*known, layout));
        let id = |index: usize| FIRST_ID + index as i64;
        if let Some(index) = known {
            return id(index);
        }
        self.defined.push(layout);
        let own = id(self.defined.len() - 1);
        let inner: Vec<i64> = (layout.fields.iter())
            .map(|(_, kind)| self.number(kind, out))
            .collect();
        let mut inner = inner.into_iter();
        self.message.clear();
        let next = |_: &Type| inner.next().expect("a number for every field");
        describe(&mut self.message, own, layout, next);
        self.frame(out);
        own
    }

    /// Appends the message, behind its length.
    fn frame(&self, out: &mut Vec<u8>) {
        put_uint(out, self.message.len() as u64);
        out.extend_from_slice(&self.message);
    }

    fn response(&mut self, method: &str, seq: u64, error: &str, out: &mut Vec<u8>) {
        let head = Response {
            method: method.to_owned(),
            seq,
            error: error.to_owned(),
        };
        self.value(&head, out);
    }
}

impl Encode for GobEncode {
    fn request<T: Message>(&mut self, method: &str, seq: u64, args: &T, out: &mut Vec<u8>) {
        let method = method.to_owned();
        self.value(&Request { method, seq }, out);
        self.value(args, out);
    }

    fn reply<T: Message>(&mut self, method: &str, seq: u64, result: &T, out: &mut Vec<u8>) {
        self.response(method, seq, "", out);
        self.value(result, out);
    }

    fn refuse(&mut self, method: &str, seq: u64, error: &str, out: &mut Vec<u8>) {
        self.response(method, seq, error, out);
        self.value(&Nothing {}, out);
    }
}

/// gob, net/rpc's own codec.
#[derive(Debug)]
pub enum Gobs {}

impl Codec for Gobs {
    type Decode = GobDecode;
    type Encode = GobEncode;
}
