//! What goes over the wire: net/rpc's own two structs, and those of the services.

use serde::Serialize;

use crate::from_json::FromJson;
use crate::gob::Gob;

/// What both codecs can carry.
pub trait Message: Gob + FromJson + Serialize + Send + 'static {}

impl<T: Gob + FromJson + Serialize + Send + 'static> Message for T {}

// ANCHOR: structs
crate::gob_structs! {
    /// What precedes the arguments of a call.
    Request = "Request" {
        /// Service and method.
        method: String = "ServiceMethod",
        /// The number of the call, of the client's choice.
        seq: u64 = "Seq",
    }

    /// What precedes a reply.
    Response = "Response" {
        /// Service and method, as they were in the request.
        method: String = "ServiceMethod",
        /// The number of the call that is answered.
        seq: u64 = "Seq",
        /// Why there is no result; empty when there is one.
        error: String = "Error",
    }

    /// What stands in the place of a result where there is none.
    Nothing = "" {}

    /// The arguments of `Arith.Multiply` and `Arith.Divide`.
    Args = "Args" {
        /// The first number.
        a: i64 = "A",
        /// The second.
        b: i64 = "B",
    }

    /// The reply of `Arith.Divide`.
    Quotient = "Quotient" {
        /// The whole part, rounded towards zero.
        quo: i64 = "Quo",
        /// What is left.
        rem: i64 = "Rem",
    }

    /// The arguments of `Text.Repeat`.
    Piece = "Piece" {
        /// A text.
        text: String = "Text",
        /// How often it is wanted.
        times: i64 = "Times",
    }
}
// ANCHOR_END: structs
