//! Writes JSON-RPC, byte for byte as Go's `net/rpc/jsonrpc` does.

use std::io::Write as _;

use crate::codec::Encode;
use crate::messages::Message;

/// Writes JSON, and remembers nothing.
#[derive(Debug, Default)]
pub struct JsonEncode(());

/// Appends a value. There is nothing that could fail: no key is anything but text, and the bytes
/// go to memory.
fn put(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    serde_json::to_writer(out, value).expect("a struct of numbers and texts");
}

impl Encode for JsonEncode {
    fn request<T: Message>(&mut self, method: &str, seq: u64, args: &T, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"method\":");
        put(out, &method);
        out.extend_from_slice(b",\"params\":[");
        put(out, args);
        writeln!(out, "],\"id\":{seq}}}").expect("memory");
    }

    fn reply<T: Message>(&mut self, _: &str, seq: u64, result: &T, out: &mut Vec<u8>) {
        write!(out, "{{\"id\":{seq},\"result\":").expect("memory");
        put(out, result);
        out.extend_from_slice(b",\"error\":null}\n");
    }

    fn refuse(&mut self, _: &str, seq: u64, error: &str, out: &mut Vec<u8>) {
        write!(out, "{{\"id\":{seq},\"result\":null,\"error\":").expect("memory");
        put(out, &error);
        out.extend_from_slice(b"}\n");
    }
}
