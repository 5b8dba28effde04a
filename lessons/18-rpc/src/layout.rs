//! The types that this lesson's gob has.

/// A type.
#[derive(Debug, Clone, Copy)]
pub enum Type {
    /// A signed number.
    Int,
    /// An unsigned number.
    Uint,
    /// Text in UTF-8.
    Text,
    /// A struct.
    Struct(&'static Layout),
}

/// What a struct is called, and its fields with their types.
#[derive(Debug)]
pub struct Layout {
    /// Its name in Go.
    pub name: &'static str,
    /// Its fields' names in Go, in order.
    pub fields: &'static [(&'static str, Type)],
}

/// The numbers of the types that need no definition.
const INT: i64 = 2;
const UINT: i64 = 3;
const TEXT: i64 = 6;

impl Type {
    /// Its number, unless it is a struct, whose number is its sender's choice.
    pub const fn basic(&self) -> Option<i64> {
        match self {
            Self::Int => Some(INT),
            Self::Uint => Some(UINT),
            Self::Text => Some(TEXT),
            Self::Struct(_) => None,
        }
    }
}
