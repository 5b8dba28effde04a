//! What gob can say of a value: the part of gob that this lesson needs.

use crate::fault::Fault;
use crate::gob_bytes::{Input, put_int, put_text, put_uint};
use crate::gob_types::Types;
use crate::layout::Type;

// ANCHOR: trait
/// A value that gob can carry.
pub trait Gob: Default {
    /// Its type.
    const TYPE: Type;
    /// Whether it is left out where it is a field: a receiver has zeros to begin with.
    fn is_zero(&self) -> bool;
    /// Appends it.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads a value of the peer's type `id` into this one. Of a struct, what was not sent stays
    /// as it was.
    ///
    /// # Errors
    /// When it is malformed, or of another type.
    fn take(&mut self, id: i64, types: &Types, input: &mut Input<'_>) -> Result<(), Fault>;
}
// ANCHOR_END: trait

/// Whether what comes is of this type.
fn expect(id: i64, kind: Type) -> Result<(), Fault> {
    if kind.basic() == Some(id) {
        return Ok(());
    }
    Err(Fault::Unexpected("a value of another type"))
}

impl Gob for i64 {
    const TYPE: Type = Type::Int;

    fn is_zero(&self) -> bool {
        *self == 0
    }

    fn put(&self, out: &mut Vec<u8>) {
        put_int(out, *self);
    }

    fn take(&mut self, id: i64, _: &Types, input: &mut Input<'_>) -> Result<(), Fault> {
        expect(id, Self::TYPE)?;
        *self = input.int()?;
        Ok(())
    }
}

impl Gob for u64 {
    const TYPE: Type = Type::Uint;

    fn is_zero(&self) -> bool {
        *self == 0
    }

    fn put(&self, out: &mut Vec<u8>) {
        put_uint(out, *self);
    }

    fn take(&mut self, id: i64, _: &Types, input: &mut Input<'_>) -> Result<(), Fault> {
        expect(id, Self::TYPE)?;
        *self = input.uint()?;
        Ok(())
    }
}

impl Gob for String {
    const TYPE: Type = Type::Text;

    fn is_zero(&self) -> bool {
        self.is_empty()
    }

    fn put(&self, out: &mut Vec<u8>) {
        put_text(out, self);
    }

    fn take(&mut self, id: i64, _: &Types, input: &mut Input<'_>) -> Result<(), Fault> {
        expect(id, Self::TYPE)?;
        *self = input.text()?.to_owned();
        Ok(())
    }
}
