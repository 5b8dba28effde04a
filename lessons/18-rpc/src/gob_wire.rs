//! How gob describes a struct: as structs that both sides know beforehand.
//!
//! A definition is a `wireType` whose third field is a `structType`. That has two: a `CommonType`
//! with the struct's name and number, and a list of its fields, each with a name and the number of
//! its type. As everywhere, a field is preceded by how much further it is than the one before, and
//! the last is followed by a zero.

use crate::fault::Fault;
use crate::gob_bytes::{Input, put_int, put_text, put_uint};
use crate::gob_types::Field;
use crate::layout::{Layout, Type};

/// Reads a `structType`, from behind its place in the `wireType` to the end of that.
///
/// # Errors
/// When it is none.
pub fn struct_type(input: &mut Input<'_>) -> Result<Vec<Field>, Fault> {
    let mut fields = Vec::new();
    let mut next = input.uint()?;
    if next == 1 {
        name_and_id(input)?; // the struct's; its id is said twice
        next = input.uint()?;
        if next == 1 {
            fields = list(input)?;
            next = input.uint()?;
        }
    } else if next == 2 {
        fields = list(input)?;
        next = input.uint()?;
    }
    if next != 0 || input.uint()? != 0 || input.left() != 0 {
        return Err(Fault::Malformed("a definition that does not end"));
    }
    Ok(fields)
}

/// Reads the list of fields.
fn list(input: &mut Input<'_>) -> Result<Vec<Field>, Fault> {
    let count = input.uint()?;
    let mut fields = Vec::new(); // not with room for `count`, which may be a lie
    for _ in 0..count {
        let (name, id) = name_and_id(input)?;
        if name.is_empty() {
            return Err(Fault::Malformed("a field without a name"));
        }
        fields.push(Field {
            name: name.into(),
            id,
        });
    }
    Ok(fields)
}

/// Reads a struct of a name and a number, either of which may be left out.
fn name_and_id<'a>(input: &mut Input<'a>) -> Result<(&'a str, i64), Fault> {
    let (mut name, mut id) = ("", 0);
    let mut next = input.uint()?;
    if next == 1 {
        name = input.text()?;
        next = input.uint()?;
        if next == 1 {
            id = input.int()?;
            next = input.uint()?;
        }
    } else if next == 2 {
        id = input.int()?;
        next = input.uint()?;
    }
    match next {
        0 => Ok((name, id)),
        _ => Err(Fault::Malformed("more than a name and a number")),
    }
}

// ANCHOR: describe
/// Appends the definition of a struct under the number `id`. `number` gives that of a field's type.
pub fn describe(out: &mut Vec<u8>, id: i64, layout: &Layout, mut number: impl FnMut(&Type) -> i64) {
    put_int(out, -id);
    put_uint(out, 3); // wireType: to the third field, the structType
    put_uint(out, 1); // structType: to the first, the CommonType
    put_name_and_id(out, layout.name, id);
    if !layout.fields.is_empty() {
        put_uint(out, 1); // structType: to the second, the fields
        put_uint(out, layout.fields.len() as u64);
        for (name, kind) in layout.fields {
            put_name_and_id(out, name, number(kind));
        }
    }
    put_uint(out, 0); // the end of the structType
    put_uint(out, 0); // the end of the wireType
}

fn put_name_and_id(out: &mut Vec<u8>, name: &str, id: i64) {
    put_uint(out, if name.is_empty() { 2 } else { 1 });
    if !name.is_empty() {
        put_text(out, name);
        put_uint(out, 1);
    }
    put_int(out, id);
    put_uint(out, 0);
}
// ANCHOR_END: describe
