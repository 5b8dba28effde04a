//! Which lines of a page are code.

/// Follows the fenced code blocks of a page, line by line.
#[derive(Default)]
pub(super) struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    /// Whether `line`, the next one, belongs to a code block; its fences do.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        // A block may stand in a list or in a quotation.
        let line = line.trim_start_matches([' ', '\t', '>']);
        let mark = if line.starts_with('~') { '~' } else { '`' };
        let after = line.trim_start_matches(mark);
        let length = line.len() - after.len();
        let is_fence = length >= 3;
        match self.open {
            None if is_fence && !(mark == '`' && after.contains('`')) => {
                self.open = Some((mark, length));
                true
            }
            None => false,
            Some((open_mark, open_length)) => {
                let closes = mark == open_mark && length >= open_length && after.trim().is_empty();
                if closes {
                    self.open = None;
                }
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(page: &str) -> Vec<bool> {
        let mut fence = Fence::default();
        page.lines().map(|line| fence.holds(line)).collect()
    }

    #[test]
    fn a_block_ends_at_a_fence_like_its_own() {
        assert_eq!(
            held("a\n```rust\n~~~\n``\n````\nb"),
            [false, true, true, true, true, false]
        );
        assert_eq!(
            held("- a\n  ~~~\n  x\n  ~~~\nb"),
            [false, true, true, true, false]
        );
    }

    #[test]
    fn code_in_a_line_is_no_block() {
        assert_eq!(held("```x``` y\nb"), [false, false]);
        assert_eq!(held("é\n\nb"), [false, false, false]);
    }
}
