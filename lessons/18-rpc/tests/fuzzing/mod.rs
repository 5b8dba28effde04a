//! A fuzzer for the decoders: seeded, so that what it finds it finds again.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use lesson_18_rpc::codec::{Codec, Decode, Encode as _};
use lesson_18_rpc::gob_encode::Gobs;
use lesson_18_rpc::json::Json;
use lesson_18_rpc::messages::{Args, Piece, Quotient};
use peak_alloc::PeakAlloc;

/// The frame limit of the decoders under test, in bytes.
pub const LIMIT: usize = 16 * 1024;

/// What a decoder may hold beside: twice the frame (its buffer grows by doubling, and a text that is
/// read is a copy), the bytes that are fed at once, and the types' table.
const MOST: usize = 4 * LIMIT + 192 * 1024;

/// Makes inputs, and tries them.
pub struct Fuzzer {
    state: u64,
    corpus: Vec<Vec<u8>>,
    allocated: &'static PeakAlloc,
    /// How many calls were read from damaged inputs.
    pub understood: u64,
    /// How many inputs were refused.
    pub refused: u64,
}

impl Fuzzer {
    /// Two fuzzers of one seed do the same.
    pub fn new(seed: u64, allocated: &'static PeakAlloc) -> Self {
        Self {
            state: seed.wrapping_mul(2).wrapping_add(1),
            corpus: corpus(),
            allocated,
            understood: 0,
            refused: 0,
        }
    }

    /// A number below `below` (xorshift64*).
    fn below(&mut self, below: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let mixed = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d);
        (mixed >> 33) as usize % below
    }

    /// Damages a conversation, and has every decoder read it.
    ///
    /// # Panics
    /// When a decoder does, or holds too much; the input is printed.
    pub fn round(&mut self) {
        let which = self.below(self.corpus.len());
        let mut input = self.corpus[which].clone();
        for _ in 0..=self.below(6) {
            self.damage(&mut input);
        }
        let piece = 1 + self.below(2000);
        let (understood, refused) = self.try_all(&input, piece);
        self.understood += understood;
        self.refused += refused;
        // What was read differently than before may be a way to more: keep a few.
        if understood > 0 && self.corpus.len() < 500 && input.len() < 2 * LIMIT {
            self.corpus.push(input);
        }
    }

    fn damage(&mut self, input: &mut Vec<u8>) {
        const TELLING: [u8; 12] = [0, 1, 2, 3, 0x7f, 0x80, 0xff, 0xfe, 0xf8, b'{', b'"', b'\\'];
        if input.is_empty() {
            input.push(0);
        }
        let at = self.below(input.len());
        match self.below(7) {
            0 => input[at] ^= 1 << self.below(8),
            1 => input[at] = TELLING[self.below(TELLING.len())],
            2 => input.insert(at, TELLING[self.below(TELLING.len())]),
            3 => drop(input.remove(at)),
            4 => input.truncate(at),
            5 => {
                let end = at + self.below(input.len() - at + 1);
                let again = input[at..end].to_vec();
                let to = self.below(input.len() + 1);
                input.splice(to..to, again);
            }
            _ => {
                let which = self.below(self.corpus.len());
                let other = self.corpus[which].clone();
                input.truncate(at);
                input.extend_from_slice(&other[self.below(other.len())..]);
            }
        }
    }

    /// Has every decoder read `input` in pieces, and says how many calls they read and how many
    /// refused it.
    ///
    /// # Panics
    /// As [`round`](Self::round).
    pub fn try_all(&self, input: &[u8], piece: usize) -> (u64, u64) {
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let before = self.allocated.current_usage();
            self.allocated.reset_peak_usage();
            let gobs = [
                read::<Gobs>(input, piece, true),
                read::<Gobs>(input, piece, false),
            ];
            let jsons = [
                read::<Json>(input, piece, true),
                read::<Json>(input, piece, false),
            ];
            let held = self.allocated.peak_usage().saturating_sub(before);
            assert!(held <= MOST, "{held} bytes were held");
            let all = gobs.iter().chain(&jsons);
            all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
        }));
        tried.unwrap_or_else(|panic| {
            eprintln!("in pieces of {piece}: {input:02x?}");
            resume_unwind(panic)
        })
    }
}

/// How many calls were read, and whether the rest was refused.
fn read<C: Codec>(input: &[u8], piece: usize, requests: bool) -> (u64, u64) {
    let mut decode = C::Decode::with_limit(LIMIT);
    let mut read = 0;
    for piece in input.chunks(piece) {
        decode.feed(piece);
        loop {
            let head = if requests {
                decode.request()
            } else {
                decode.reply()
            };
            match head {
                Ok(None) => break,
                Err(_) => return (read, 1),
                Ok(Some(_)) => read += 1,
            }
            bodies(&decode);
            assert!(read <= input.len() as u64, "calls from no bytes");
        }
    }
    (read, 0)
}

/// Reads the body as everything that there is.
fn bodies<D: Decode>(decode: &D) {
    let _ = decode.args(&mut Args::default());
    let _ = decode.args(&mut Piece::default());
    let _ = decode.args(&mut 0_i64);
    let _ = decode.result(&mut Quotient::default());
    let _ = decode.result(&mut 0_u64);
    let _ = decode.result(&mut String::new());
}

/// Conversations as they should be.
fn corpus() -> Vec<Vec<u8>> {
    let mut corpus = Vec::new();
    fn with<C: Codec>(corpus: &mut Vec<Vec<u8>>) {
        let (mut encode, mut out) = (C::Encode::default(), Vec::new());
        encode.request("Arith.Multiply", 0, &Args { a: 7, b: 2 }, &mut out);
        encode.request("Gate.Pass", 1, &-1_i64, &mut out);
        encode.request("Arith.Divide", 2, &Args { a: i64::MIN, b: 0 }, &mut out);
        corpus.push(std::mem::take(&mut out));
        let mut encode = C::Encode::default();
        let text = "Gopher".repeat(50);
        encode.request("Text.Repeat", 1 << 40, &Piece { text, times: 2 }, &mut out);
        corpus.push(std::mem::take(&mut out));
        let mut encode = C::Encode::default();
        encode.reply("Arith.Multiply", 0, &14_i64, &mut out);
        encode.reply("Arith.Divide", 1, &Quotient { quo: -3, rem: -1 }, &mut out);
        encode.refuse("Arith.Divide", 2, "divide by \"zero\"", &mut out);
        encode.reply("Text.Repeat", 3, &"Gopher".to_owned(), &mut out);
        corpus.push(out);
    }
    with::<Gobs>(&mut corpus);
    with::<Json>(&mut corpus);
    corpus
}

/// Inputs that are meant to hurt.
#[allow(dead_code, reason = "the bench has no use for them")]
pub fn hostile() -> Vec<Vec<u8>> {
    let message = |body: Vec<u8>| {
        let mut out = Vec::new();
        lesson_18_rpc::gob_bytes::put_uint(&mut out, body.len() as u64);
        out.extend(body);
        out
    };
    let define = |id: i64, rest: &[u8]| {
        let mut body = Vec::new();
        lesson_18_rpc::gob_bytes::put_int(&mut body, -id);
        body.extend_from_slice(rest);
        message(body)
    };
    let mut many = Vec::new();
    for id in 64..100_000 {
        many.extend(define(id, &[4, 0]));
    }
    // A struct that contains itself, to be skipped: it is as deep as the message is long.
    let mut deep = define(
        64,
        &[
            3, 1, 1, 1, b'R', 0, 1, 1, 1, 1, b'x', 1, 0xff, 0x80, 0, 0, 0,
        ],
    );
    let mut nested = vec![0xff, 0x80];
    nested.extend([1; LIMIT - 2]);
    deep.extend(message(nested));
    vec![
        many,
        deep,
        define(64, &[3, 2, 0xf8, 255, 255, 255, 255, 255, 255, 255, 255]), // so many fields
        define(
            64,
            &[3, 2, 0xfe, 0x3f, 0xff]
                .iter()
                .copied()
                .chain([0; 16_000])
                .collect::<Vec<_>>(),
        ),
        message(vec![12, 0, 0xf8, 127, 255, 255, 255, 255, 255, 255, 255]), // so long a text
        vec![0xfe, 0x40, 0x00],                                             // a frame at the limit
        vec![0x80; 100],
        [b"{\"method\":".to_vec(), vec![b'['; 100_000]].concat(),
        [
            b"{\"params\":".to_vec(),
            vec![b'['; LIMIT / 2],
            vec![b']'; LIMIT / 2 - 12],
            b"}".to_vec(),
        ]
        .concat(),
        [b"{\"method\":\"".to_vec(), vec![b'\\'; 100_000]].concat(),
        vec![b' '; 200_000],
    ]
}
