//! Finding terms in a stretch of prose.

use std::ops::Range;

/// The forms of all terms, each with the index of its term; the longest first, so that in “data
/// race” nobody finds a race.
pub(super) struct Forms<'a>(Vec<(&'a str, usize)>);

impl<'a> Forms<'a> {
    pub(super) fn new(forms: impl Iterator<Item = (&'a str, usize)>) -> Self {
        let mut forms: Vec<_> = forms.collect();
        forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        Self(forms)
    }

    /// Every term in `text`, in its order; none overlaps another.
    pub(super) fn in_text(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let begins = is_of_word(character) && !text[..at].ends_with(is_of_word);
            let here = begins.then(|| self.at_start(&text[at..])).flatten();
            if let Some((length, term)) = here {
                found.push((at..at + length, term));
                at += length;
            } else {
                at += character.len_utf8();
            }
        }
        found
    }

    /// The longest form that `text` begins with, as whole words.
    fn at_start(&self, text: &str) -> Option<(usize, usize)> {
        self.0.iter().find_map(|(form, term)| {
            let length = begins_with(text, form)?;
            let whole = !text[length..].starts_with(is_of_word);
            whole.then_some((length, *term))
        })
    }
}

/// A hyphen makes one word of two: “thread-local” is no thread.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-')
}

/// How much of `text` is `form`. Its first letter may be a capital, as at the start of a sentence,
/// and a space may be any white space, such as the end of a line.
fn begins_with(text: &str, form: &str) -> Option<usize> {
    let mut rest = text;
    for (index, expected) in form.chars().enumerate() {
        let found = rest.chars().next()?;
        if expected == ' ' && found.is_whitespace() {
            rest = rest.trim_start();
            continue;
        }
        let same =
            found == expected || (index == 0 && found.to_lowercase().eq(expected.to_lowercase()));
        if !same {
            return None;
        }
        rest = &rest[found.len_utf8()..];
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let forms = ["race", "races", "data race", "bound τ", "compare-and-swap"];
        let forms = Forms::new(forms.iter().map(|form| (*form, 0)));
        let found = forms.in_text(text);
        found.into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn the_longest_form_is_found() {
        assert_eq!(
            found("A data\n  race, two races; Race!"),
            ["data\n  race", "races", "Race"]
        );
    }

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(
            found("embrace race_free race-free traces éraces RACE"),
            [""; 0]
        );
        assert_eq!(
            found("(race)’s “race”. The bound τ is, bound τs"),
            ["race", "race", "bound τ"]
        );
        assert_eq!(
            found("Compare-and-swap compare-and-swapped"),
            ["Compare-and-swap"]
        );
    }
}
