//! The `params` of a request: a list, of which `net/rpc` reads the first value.

use std::fmt;

use serde::de::{IgnoredAny, SeqAccess, Visitor};

use crate::from_json::{FromJson, Place};

/// Reads arguments from a list, the first of whose values they are. As in Go, an empty list leaves them
/// as they were, and what else is in it is passed over.
pub struct First<'a, T>(pub &'a mut T);

impl<'de, T: FromJson> Visitor<'de> for First<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if list.next_element_seed(Place(self.0))?.is_some() {
            while list.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(())
    }
}
