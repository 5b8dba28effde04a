//! What the bytes of a type's definition say.

use crate::explain::{Explain, name_of};
use crate::fault::Fault;
use crate::gob_bytes::Input;

impl Explain {
    pub(crate) fn definition(&mut self, id: i64, input: &mut Input<'_>) -> Result<(), Fault> {
        self.types.define(id, *input)?;
        let fields = self.types.fields(id)?.len();
        let name = self.lines.part(
            input,
            |input| {
                input.bytes(2)?; // the third kind of type, and its CommonType
                let name = named(input)?;
                input.int()?;
                input.bytes(1)?;
                Ok(name)
            },
            |name| format!("  a struct called {name:?},"),
        )?;
        self.names.push((id, name));
        if fields > 0 {
            let count = |input: &mut Input<'_>| input.bytes(1).and_then(|_| input.uint());
            self.lines
                .part(input, count, |count| format!("  with {count} fields:"))?;
        }
        for _ in 0..fields {
            let names = self.names.clone();
            self.lines.part(
                input,
                |input| {
                    let name = named(input)?;
                    let kind = input.int()?;
                    input.bytes(1)?;
                    Ok((name, kind))
                },
                |(name, kind)| format!("    {name}, {}", name_of(&names, *kind)),
            )?;
        }
        self.lines
            .part(input, |input| input.bytes(2), |_| "  the end".to_owned())?;
        Ok(())
    }
}

/// Reads the name in a `CommonType` or a `fieldType`, and how much further the number is.
fn named(input: &mut Input<'_>) -> Result<String, Fault> {
    if input.uint()? != 1 {
        return Ok(String::new());
    }
    let name = input.text()?.to_owned();
    input.bytes(1)?;
    Ok(name)
}
