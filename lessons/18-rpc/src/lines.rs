//! Bytes on the left, and what they say on the right.

use crate::fault::Fault;
use crate::gob_bytes::Input;

/// So many bytes stand on a line.
const WIDTH: usize = 12;

/// Lines that explain bytes.
#[derive(Debug, Default)]
pub struct Lines(Vec<String>);

impl Lines {
    /// The lines so far, which are begun anew.
    pub fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.0)
    }

    /// Reads something, and says what the bytes were that it took.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn part<'a, T>(
        &mut self,
        input: &mut Input<'a>,
        read: impl FnOnce(&mut Input<'a>) -> Result<T, Fault>,
        say: impl FnOnce(&T) -> String,
    ) -> Result<T, Fault> {
        let mut before = *input;
        let value = read(input)?;
        let bytes = before.bytes(before.left() - input.left())?;
        let mut said = say(&value);
        for line in bytes.chunks(WIDTH) {
            let hex: Vec<String> = line.iter().map(|byte| format!("{byte:02x}")).collect();
            let width = 3 * WIDTH + 1;
            let line = format!("{:width$}{said}", hex.join(" "));
            self.0.push(line.trim_end().to_owned());
            said.clear();
        }
        Ok(value)
    }
}
