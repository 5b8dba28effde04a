//! An exercise's hints.

/// The hints in the text of a `hints.md`: what stands under each heading of the second level.
pub fn hints(text: &str) -> Vec<String> {
    let sections = text.split("\n## ").skip(1);
    let body = |section: &str| {
        section
            .split_once('\n')
            .map(|(_, body)| body.trim().to_owned())
    };
    sections.filter_map(body).collect()
}

#[cfg(test)]
mod tests {
    use super::hints;

    #[test]
    fn a_hint_is_what_stands_under_its_heading() {
        let text = "# Title\n\n## Hint 1\n\nLook.\n\n## Hint 2\n\nLook\nagain.\n";
        assert_eq!(hints(text), ["Look.", "Look\nagain."]);
        assert!(hints("# Title\n").is_empty());
    }
}
