//! JSON as Go's `encoding/json` reads it: into a value that is there, which `null` leaves as it was.

use serde::de::{Deserialize, DeserializeSeed, Deserializer};
use serde_json::value::RawValue;

/// A value that can be read from JSON.
pub trait FromJson: Default {
    /// Reads a value into this one. What was not sent stays as it was.
    ///
    /// # Errors
    /// When it is malformed, or of another type.
    fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<(), D::Error>;
}

/// Where a value is to be read into.
pub struct Place<'a, T>(pub &'a mut T);

impl<'de, T: FromJson> DeserializeSeed<'de> for Place<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.0.read(from)
    }
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl FromJson for $type {
            fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<(), D::Error> {
                if let Some(value) = Option::deserialize(from)? {
                    *self = value;
                }
                Ok(())
            }
        }
    )*};
}

plain!(i64, u64, String);

/// A pointer in Go: there `null` is a value too, and what came before it is gone.
macro_rules! pointer {
    ($($type:ty),*) => {$(
        impl FromJson for Option<$type> {
            fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<(), D::Error> {
                *self = Option::deserialize(from)?;
                Ok(())
            }
        }
    )*};
}

pointer!(u64, String, Box<RawValue>);
