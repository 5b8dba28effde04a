//! Whatever is written can be read, by gob and by JSON, however it is cut into pieces on its way.

use lesson_18_rpc::codec::{Codec, Decode as _, Encode as _};
use lesson_18_rpc::frames::FRAME;
use lesson_18_rpc::gob_bytes::{Input, put_int, put_text, put_uint};
use lesson_18_rpc::gob_encode::Gobs;
use lesson_18_rpc::json::Json;
use lesson_18_rpc::messages::{Args, Message, Piece, Quotient};
use proptest::prelude::*;

/// A conversation of several calls with these arguments and results, fed in pieces of `piece` bytes.
fn converses<C: Codec, A: Message + PartialEq + std::fmt::Debug>(calls: &[(u64, A)], piece: usize) {
    let (mut encode, mut bytes) = (C::Encode::default(), Vec::new());
    for (seq, body) in calls {
        encode.request("A.B", *seq, body, &mut bytes);
    }
    let mut decode = C::Decode::with_limit(FRAME);
    let mut read = Vec::new();
    for piece in bytes.chunks(piece) {
        decode.feed(piece);
        while let Some(head) = decode.request().unwrap() {
            let mut args = A::default();
            decode.args(&mut args).unwrap();
            assert_eq!((head.method.as_str(), head.error.as_str()), ("A.B", ""));
            read.push((head.seq, args));
        }
    }
    assert_eq!(read, calls);
    replies::<C, A>(calls, piece);
}

fn replies<C: Codec, R: Message + PartialEq + std::fmt::Debug>(calls: &[(u64, R)], piece: usize) {
    let (mut encode, mut bytes) = (C::Encode::default(), Vec::new());
    for (seq, result) in calls {
        encode.reply("A.B", *seq, result, &mut bytes);
        encode.refuse("A.B", seq.wrapping_add(1), "\"no\"", &mut bytes);
    }
    let mut decode = C::Decode::with_limit(FRAME);
    let mut read = Vec::new();
    let mut refused = Vec::new();
    for piece in bytes.chunks(piece) {
        decode.feed(piece);
        while let Some(head) = decode.reply().unwrap() {
            if head.error.is_empty() {
                let mut result = R::default();
                decode.result(&mut result).unwrap();
                read.push((head.seq, result));
            } else {
                assert_eq!(head.error, "\"no\"");
                refused.push(head.seq);
            }
        }
    }
    assert_eq!(read, calls);
    let expected: Vec<u64> = calls.iter().map(|(seq, _)| seq.wrapping_add(1)).collect();
    assert_eq!(refused, expected);
}

fn both<A: Message + PartialEq + std::fmt::Debug>(calls: &[(u64, A)], piece: usize) {
    converses::<Gobs, A>(calls, piece);
    converses::<Json, A>(calls, piece);
}

fn read<T>(bytes: &[u8], read: impl FnOnce(&mut Input<'_>) -> T) -> T {
    let mut input = Input::new(bytes);
    let value = read(&mut input);
    assert_eq!(input.left(), 0);
    value
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn numbers_and_texts(uint: u64, shift in 0..64_u32, int: i64, text: String) {
        let mut out = Vec::new();
        put_uint(&mut out, uint >> shift);
        prop_assert_eq!(read(&out, |input| input.uint().unwrap()), uint >> shift);
        out.clear();
        put_int(&mut out, int >> shift);
        prop_assert_eq!(read(&out, |input| input.int().unwrap()), int >> shift);
        out.clear();
        put_text(&mut out, &text);
        prop_assert_eq!(read(&out, |input| input.text().unwrap().to_owned()), text);
    }

    #[test]
    fn structs_of_numbers(calls: Vec<(u64, i64, i64)>, piece in 1..100_usize) {
        let args: Vec<_> = calls.iter().map(|&(seq, a, b)| (seq, Args { a, b })).collect();
        both(&args, piece);
        let quotients = calls.iter().map(|&(seq, quo, rem)| (seq, Quotient { quo, rem }));
        both(&quotients.collect::<Vec<_>>(), piece);
    }

    #[test]
    fn structs_with_texts(calls: Vec<(u64, String, i64)>, piece in 1..100_usize) {
        let pieces = calls.into_iter().map(|(seq, text, times)| (seq, Piece { text, times }));
        both(&pieces.collect::<Vec<_>>(), piece);
    }

    #[test]
    fn bare_numbers_and_texts(calls: Vec<(u64, i64, u64, String)>, piece in 1..100_usize) {
        both(&calls.iter().map(|call| (call.0, call.1)).collect::<Vec<_>>(), piece);
        both(&calls.iter().map(|call| (call.0, call.2)).collect::<Vec<_>>(), piece);
        both(&calls.into_iter().map(|call| (call.0, call.3)).collect::<Vec<_>>(), piece);
    }
}
