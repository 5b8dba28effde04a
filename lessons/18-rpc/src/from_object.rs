//! JSON's objects as Go's `encoding/json` reads them. Keys match whatever the case of their letters; of a
//! key that is there twice the last counts; unknown keys are passed over.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::from_json::FromJson;

/// A struct, which is an object in JSON.
pub trait FromObject: Default {
    /// The names of its fields, of which no two differ in case only.
    const KEYS: &'static [&'static str];

    /// Reads the value that comes next, of the field `key`, which is one of [`KEYS`](Self::KEYS).
    ///
    /// # Errors
    /// When it is malformed, or of another type.
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error>;
}

impl<T: FromObject> FromJson for T {
    fn read<'de, D: Deserializer<'de>>(&mut self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(Object(self))
    }
}

struct Object<'a, T>(&'a mut T);

impl<'de, T: FromObject> Visitor<'de> for Object<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(OneOf(T::KEYS))? {
            match key {
                Some(key) => self.0.field(key, &mut map)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// A key: the one of these that is meant, if any is.
struct OneOf(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, sent: &str) -> Result<Self::Value, E> {
        let meant = |key: &&&str| sent.chars().map(folded).eq(key.chars().map(folded));
        Ok(self.0.iter().find(meant).copied())
    }
}

/// Upper case and lower case are one. So are the two letters outside ASCII whose other case is in it:
/// the long s and the sign of the kelvin.
const fn folded(letter: char) -> char {
    match letter {
        '\u{17f}' => 's',
        '\u{212a}' => 'k',
        other => other.to_ascii_lowercase(),
    }
}

/// Says which fields of a struct are which keys of an object.
#[macro_export]
macro_rules! from_object {
    ($name:ty { $($field:ident = $key:literal),* $(,)? }) => {
        impl $crate::from_object::FromObject for $name {
            const KEYS: &'static [&'static str] = &[$($key),*];

            #[allow(unused_variables, reason = "one has no fields")]
            fn field<'de, A: serde::de::MapAccess<'de>>(
                &mut self,
                key: &str,
                map: &mut A,
            ) -> Result<(), A::Error> {
                match key {
                    $($key => map.next_value_seed($crate::from_json::Place(&mut self.$field)),)*
                    _ => Ok(()),
                }
            }
        }
    };
}
