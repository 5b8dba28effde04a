//! The bytes that Go's client and server exchange, as the course has recorded them: they are what Go
//! sends today, the lesson's decoders read them, and its encoders write the very same.

use std::process::Command;

use lesson_18_rpc::codec::{Decode as _, Encode as _, Head};
use lesson_18_rpc::frames::FRAME;
use lesson_18_rpc::gob_decode::GobDecode;
use lesson_18_rpc::gob_encode::GobEncode;
use lesson_18_rpc::messages::{Args, Nothing, Quotient};
use lesson_program::recorded::{plain_go_twin, run};
use serde::{Deserialize, Serialize};

const DIR: &str = env!("CARGO_MANIFEST_DIR");
const FILE: &str = "measured/wire.json";

/// What is recorded.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wire {
    calls: Vec<Exchange>,
}

/// A call and its reply.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Exchange {
    out_bytes: usize,
    back_bytes: usize,
    out: String,
    back: String,
}

fn recorded() -> Wire {
    let text = std::fs::read_to_string(format!("{DIR}/{FILE}")).expect("a record");
    serde_json::from_str(&text).expect("a record")
}

fn bytes(hex: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal");
    (0..hex.len()).step_by(2).map(byte).collect()
}

fn head(method: &str, seq: u64, error: &str) -> Head {
    Head {
        method: method.to_owned(),
        seq,
        error: error.to_owned(),
    }
}

const METHODS: [&str; 4] = [
    "Arith.Multiply",
    "Arith.Multiply",
    "Arith.Divide",
    "Arith.Divide",
];
const ARGS: [Args; 4] = [
    Args { a: 7, b: 2 },
    Args { a: 7, b: 2 },
    Args { a: -7, b: 2 },
    Args { a: 7, b: 0 },
];

#[test]
fn this_is_what_go_sends_today() {
    let Some(exe) = plain_go_twin(DIR, "record") else {
        return;
    };
    let output = run(&mut Command::new(exe));
    let lines = String::from_utf8(output.stdout).expect("hexadecimal");
    let lines: Vec<&str> = lines.lines().collect();
    let calls = lines.chunks(2).map(|call| Exchange {
        out_bytes: call[0].len() / 2,
        back_bytes: call[1].len() / 2,
        out: call[0].to_owned(),
        back: call[1].to_owned(),
    });
    let wire = Wire {
        calls: calls.collect(),
    };
    let accepts = std::env::var("INSTA_UPDATE").as_deref() == Ok("always");
    if accepts && std::env::var("CI").as_deref() != Ok("true") {
        let json = serde_json::to_string_pretty(&wire).expect("text");
        std::fs::write(format!("{DIR}/{FILE}"), json + "\n").expect("it can be written");
    }
    assert_eq!(wire, recorded());
}

/// Bytes are fed one by one: a call is understood as soon as it is all there, and no sooner.
#[test]
fn what_gos_client_sends_is_understood() {
    let mut decode = GobDecode::with_limit(FRAME);
    for (seq, call) in recorded().calls.iter().enumerate() {
        let bytes = bytes(&call.out);
        let (last, first) = bytes.split_last().expect("some bytes");
        for byte in first {
            decode.feed(&[*byte]);
            assert_eq!(decode.request(), Ok(None));
        }
        decode.feed(&[*last]);
        let request = decode.request().expect("a request");
        assert_eq!(request, Some(head(METHODS[seq], seq as u64, "")));
        let mut args = Args::default();
        decode.args(&mut args).expect("its arguments");
        assert_eq!(args, ARGS[seq]);
    }
}

#[test]
fn what_gos_server_sends_is_understood() {
    let mut decode = GobDecode::with_limit(FRAME);
    for (seq, call) in recorded().calls.iter().enumerate() {
        decode.feed(&bytes(&call.back));
        let reply = decode.reply().expect("a reply");
        let error = if seq == 3 { "divide by zero" } else { "" };
        assert_eq!(reply, Some(head(METHODS[seq], seq as u64, error)));
        if seq < 2 {
            let mut product = 0_i64;
            decode.result(&mut product).expect("a product");
            assert_eq!(product, 14);
        } else {
            let mut quotient = Quotient::default();
            let read = decode.result(&mut quotient);
            let expected = if seq == 2 { (-3, -1) } else { (0, 0) };
            assert_eq!((quotient.quo, quotient.rem), expected, "{read:?}");
        }
    }
}

#[test]
fn what_a_reply_held_before_stays_where_gob_sends_nothing() {
    let (mut encode, mut out) = (GobEncode::default(), Vec::new());
    encode.reply("Arith.Divide", 0, &Quotient { quo: 0, rem: 1 }, &mut out);
    let mut decode = GobDecode::with_limit(FRAME);
    decode.feed(&out);
    decode.reply().expect("a reply").expect("all of it");
    let mut quotient = Quotient { quo: 99, rem: 99 };
    decode.result(&mut quotient).expect("a quotient");
    assert_eq!(quotient, Quotient { quo: 99, rem: 1 });
}

#[test]
fn the_lessons_client_sends_the_same_bytes() {
    let mut encode = GobEncode::default();
    for (seq, call) in recorded().calls.iter().enumerate() {
        let mut out = Vec::new();
        encode.request(METHODS[seq], seq as u64, &ARGS[seq], &mut out);
        assert_eq!(out, bytes(&call.out), "call {seq}");
    }
}

/// Go numbers types for the whole process. The recorded server had its client in the same one, and
/// so begins with a later number.
#[test]
fn the_lessons_server_sends_the_same_bytes() {
    let mut encode = GobEncode::default();
    let unsent = &mut Vec::new();
    encode.request("", 0, &Args::default(), unsent); // takes numbers 64 and 65
    for (seq, call) in recorded().calls.iter().enumerate() {
        let (method, seq, mut out) = (METHODS[seq], seq as u64, Vec::new());
        match seq {
            2 => encode.reply(method, seq, &Quotient { quo: -3, rem: -1 }, &mut out),
            3 => encode.refuse(method, seq, "divide by zero", &mut out),
            _ => encode.reply(method, seq, &14_i64, &mut out),
        }
        assert_eq!(out, bytes(&call.back), "call {seq}: {:?}", Nothing {});
    }
}
