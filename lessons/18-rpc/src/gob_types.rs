//! The types that a peer has defined, under numbers of its own choice.

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::gob_bytes::Input;
use crate::gob_wire;

/// How long all definitions of a connection together may be, in bytes: they are kept as long as it
/// is open.
pub const DEFINITIONS: usize = 16 * 1024;

/// What a definition counts beside its own bytes, because it has a place in the table.
const ENTRY: usize = 64;

/// How deep a struct may stand in structs.
const DEPTH: usize = 16;

/// The types of one direction of one connection.
#[derive(Debug, Default)]
pub struct Types {
    defined: BTreeMap<i64, Definition>,
    length: usize,
}

#[derive(Debug)]
enum Definition {
    Struct(Vec<Field>),
    /// A kind of type that this lesson does not read.
    Other,
}

/// A field of a struct, as its sender has it.
#[derive(Debug)]
pub struct Field {
    /// Its name, by which sender and receiver understand one another.
    pub name: Box<str>,
    /// The number of its type.
    pub id: i64,
}

impl Types {
    /// Takes in the definition of type `id`, which is all of `input`.
    ///
    /// # Errors
    /// When it is malformed, given twice, or one too many.
    pub fn define(&mut self, id: i64, mut input: Input<'_>) -> Result<(), Fault> {
        self.length += input.left() + ENTRY;
        if self.length > DEFINITIONS {
            return Err(Fault::Malformed("too many types"));
        }
        // Of the kinds of type, a struct is the third.
        let definition = match input.uint()? {
            3 => Definition::Struct(gob_wire::struct_type(&mut input)?),
            _ => Definition::Other,
        };
        match self.defined.insert(id, definition) {
            None => Ok(()),
            Some(_) => Err(Fault::Malformed("a type defined twice")),
        }
    }

    /// The fields of the struct with this number.
    ///
    /// # Errors
    /// When it is no struct.
    pub fn fields(&self, id: i64) -> Result<&[Field], Fault> {
        match self.defined.get(&id) {
            Some(Definition::Struct(fields)) => Ok(fields),
            _ => Err(Fault::Unexpected("no struct where one should be")),
        }
    }

    /// Reads a value that nobody wants.
    ///
    /// # Errors
    /// When it is malformed, or its type is not known.
    pub fn skip(&self, id: i64, input: &mut Input<'_>) -> Result<(), Fault> {
        self.skip_within(id, input, DEPTH)
    }

    fn skip_within(&self, id: i64, input: &mut Input<'_>, depth: usize) -> Result<(), Fault> {
        match id {
            1..=4 => drop(input.uint()?), // truth, numbers with a sign and without, with a point
            5 | 6 => drop(input.counted()?),
            _ if depth == 0 => return Err(Fault::Unexpected("structs too deep in structs")),
            _ => {
                let fields = self.fields(id)?;
                let mut at = None;
                while let Some(field) = next_field(fields, &mut at, input)? {
                    self.skip_within(field.id, input, depth - 1)?;
                }
            }
        }
        Ok(())
    }
}

/// The field that is sent next, or `None` at the end of the struct: what is sent is how many fields
/// further it is. `at` is the last one's place.
///
/// # Errors
/// When there is no such field.
pub fn next_field<'a>(
    fields: &'a [Field],
    at: &mut Option<usize>,
    input: &mut Input<'_>,
) -> Result<Option<&'a Field>, Fault> {
    let further = usize::try_from(input.uint()?).unwrap_or(usize::MAX);
    if further == 0 {
        return Ok(None);
    }
    let place = at.map_or(further - 1, |at: usize| at.saturating_add(further));
    *at = Some(place);
    let missing = Fault::Malformed("a field that its type has not");
    fields.get(place).map(Some).ok_or(missing)
}
