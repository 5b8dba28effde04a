//! Moves and schedules, and how they are written.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// One step's choice: which thread, and which of its ways to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Move {
    /// The thread's number; main is 0.
    pub thread: u8,
    /// Which way, from 0; at most 25.
    pub way: u8,
}

/// A sequence of moves from the start.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Schedule(pub Vec<Move>);

/// A text that is no schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSchedule {
    /// The part that is no move.
    pub part: String,
}

impl fmt::Display for Move {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.thread)?;
        if self.way > 0 {
            write!(f, "{}", char::from(b'a' + self.way))?;
        }
        Ok(())
    }
}

impl FromStr for Move {
    type Err = BadSchedule;

    fn from_str(text: &str) -> Result<Self, BadSchedule> {
        let bad = || BadSchedule {
            part: text.to_owned(),
        };
        let digits = text.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        let way = match &text.as_bytes()[digits.len()..] {
            [] => 0,
            [letter] => letter - b'a',
            _ => return Err(bad()),
        };
        let thread = digits.parse().map_err(|_| bad())?;
        Ok(Self { thread, way })
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            if number > 0 {
                f.write_str(".")?;
            }
            step.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Schedule {
    type Err = BadSchedule;

    /// Reads `0.0.1.2b`; the empty text is the empty schedule.
    fn from_str(text: &str) -> Result<Self, BadSchedule> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        text.split('.')
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Display for BadSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no step: a schedule is thread numbers joined by full stops, such as 0.0.1.2",
            self.part
        )
    }
}

impl Error for BadSchedule {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schedule_is_read_back_as_it_was_written() {
        for text in ["", "0", "0.0.1.2", "0.12b.3z"] {
            assert_eq!(text.parse::<Schedule>().unwrap().to_string(), text);
        }
        for text in [".", "a", "1.", "1bb", "256", "1.-2"] {
            assert!(text.parse::<Schedule>().is_err(), "{text}");
        }
    }
}
