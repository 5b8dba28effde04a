//! What the server can do: Arith, Gate and Text.

use crate::codec::{Decode, Encode, Head};
use crate::fault::Fault;
use crate::frames::FRAME;
use crate::gate::Gate;
use crate::messages::{Args, Message, Piece, Quotient};
use crate::sync::Arc;

/// A reply of any of the methods.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply {
    /// A number.
    Number(i64),
    /// The result of a division.
    Quotient(Quotient),
    /// A text.
    Text(String),
}

/// How a call is carried out.
pub enum Work {
    /// It has been, because it takes no time.
    Done(Result<Reply, String>),
    /// It has to wait for something, and must not keep other calls waiting.
    Later(Box<dyn FnOnce() -> Result<Reply, String> + Send>),
}

// ANCHOR: work
/// Begins the call `head`, whose arguments `body` reads.
pub fn work<D: Decode>(head: &Head, body: &D, gate: &Arc<Gate>, connection: u64) -> Work {
    let done = match head.method.as_str() {
        "Arith.Multiply" => read(body).map(|args| Ok(Reply::Number(multiply(&args)))),
        "Arith.Divide" => read(body).map(|args| divide(&args).map(Reply::Quotient)),
        "Text.Repeat" => read(body).map(|piece| repeat(&piece).map(Reply::Text)),
        "Gate.Open" => read(body).map(|number| gate.open(number).map(Reply::Number)),
        "Gate.Pass" => match read(body) {
            Ok(number) => {
                let gate = Arc::clone(gate);
                let pass = move || gate.pass(number, connection).map(Reply::Number);
                return Work::Later(Box::new(pass));
            }
            Err(fault) => Err(fault),
        },
        unknown => Ok(Err(not_there(unknown))),
    };
    Work::Done(done.unwrap_or_else(|fault| Err(fault.to_string())))
}
// ANCHOR_END: work

fn read<D: Decode, T: Message>(body: &D) -> Result<T, Fault> {
    let mut args = T::default();
    body.args(&mut args)?;
    Ok(args)
}

/// What Go says of a method that is not there.
fn not_there(method: &str) -> String {
    let known = |service| ["Arith", "Gate", "Text"].contains(&service);
    match method.rsplit_once('.') {
        None => format!("rpc: service/method request ill-formed: {method}"),
        Some((service, _)) if known(service) => format!("rpc: can't find method {method}"),
        Some(_) => format!("rpc: can't find service {method}"),
    }
}

/// Overflow wraps around, as in Go.
pub const fn multiply(args: &Args) -> i64 {
    args.a.wrapping_mul(args.b)
}

/// Divides, and rounds towards zero.
///
/// # Errors
/// When the divisor is zero.
pub fn divide(args: &Args) -> Result<Quotient, String> {
    if args.b == 0 {
        return Err("divide by zero".to_owned());
    }
    Ok(Quotient {
        quo: args.a.wrapping_div(args.b),
        rem: args.a.wrapping_rem(args.b),
    })
}

fn repeat(piece: &Piece) -> Result<String, String> {
    let times = usize::try_from(piece.times).map_err(|_| "less than no time".to_owned())?;
    // With room for what goes around it in a message.
    match piece.text.len().checked_mul(times) {
        Some(length) if length <= FRAME / 2 => Ok(piece.text.repeat(times)),
        _ => Err("the reply would be too long".to_owned()),
    }
}

impl Reply {
    /// Writes the reply to the call `head`.
    pub fn put<E: Encode>(&self, head: &Head, encode: &mut E, out: &mut Vec<u8>) {
        match self {
            Self::Number(number) => encode.reply(&head.method, head.seq, number, out),
            Self::Quotient(quotient) => encode.reply(&head.method, head.seq, quotient, out),
            Self::Text(text) => encode.reply(&head.method, head.seq, text, out),
        }
    }
}
