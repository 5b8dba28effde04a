//! gob's bytes in one column, what they say in another.

use crate::fault::Fault;
use crate::gob_bytes::Input;
use crate::gob_decode::FIRST_ID;
use crate::gob_types::{Types, next_field};
use crate::lines::Lines;

/// Reads what a peer sends, and says what each byte is for.
#[derive(Debug, Default)]
pub struct Explain {
    pub(crate) types: Types,
    pub(crate) names: Vec<(i64, String)>,
    pub(crate) lines: Lines,
}

impl Explain {
    /// Lines for every part of these messages, which follow those before.
    ///
    /// # Errors
    /// When they are not what a peer of this lesson sends.
    pub fn messages(&mut self, bytes: &[u8]) -> Result<Vec<String>, Fault> {
        let mut input = Input::new(bytes);
        while input.left() > 0 {
            let length = self.lines.part(&mut input, Input::uint, |length| {
                format!("a message of {length} bytes")
            })?;
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            self.message(&mut Input::new(input.bytes(length)?))?;
        }
        Ok(self.lines.take())
    }

    fn message(&mut self, input: &mut Input<'_>) -> Result<(), Fault> {
        let id = Input::int(&mut input.clone())?;
        if id < 0 {
            self.lines
                .part(input, Input::int, |id| format!("{id}: type {} is", -id))?;
            return self.definition(-id, input);
        }
        let name = self.name(id);
        self.lines
            .part(input, Input::int, |id| format!("{id}: here is {name}"))?;
        if id >= FIRST_ID {
            return self.fields(id, input);
        }
        self.lines
            .part(input, Input::uint, |_| "no struct".to_owned())?;
        self.value(id, "", input)
    }

    fn fields(&mut self, id: i64, input: &mut Input<'_>) -> Result<(), Fault> {
        let mut at = None;
        loop {
            let mut ahead = *input;
            let Some(field) = next_field(self.types.fields(id)?, &mut at, &mut ahead)? else {
                self.lines
                    .part(input, Input::uint, |_| "  the end".to_owned())?;
                return Ok(());
            };
            let (name, kind) = (field.name.to_string(), field.id);
            self.lines.part(input, Input::uint, |further| {
                format!("  {further} further: {name}")
            })?;
            self.value(kind, "    ", input)?;
        }
    }

    fn value(&mut self, id: i64, indent: &str, input: &mut Input<'_>) -> Result<(), Fault> {
        match id {
            2 => drop(
                self.lines
                    .part(input, Input::int, |number| format!("{indent}{number}"))?,
            ),
            3 => drop(
                self.lines
                    .part(input, Input::uint, |number| format!("{indent}{number}"))?,
            ),
            6 => drop(
                self.lines
                    .part(input, Input::text, |text| format!("{indent}{text:?}"))?,
            ),
            _ => self.fields(id, input)?,
        }
        Ok(())
    }

    fn name(&self, id: i64) -> String {
        name_of(&self.names, id)
    }
}

pub(crate) fn name_of(names: &[(i64, String)], id: i64) -> String {
    let known = names.iter().find(|(known, _)| *known == id);
    match (id, known) {
        (2, _) => "int".to_owned(),
        (3, _) => "uint".to_owned(),
        (6, _) => "string".to_owned(),
        (_, Some((_, name))) => format!("type {id}, {name:?}"),
        (_, None) => format!("type {id}"),
    }
}
