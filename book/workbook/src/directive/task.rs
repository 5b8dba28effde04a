//! The task of an exercise, from the comments of its `starter.rs`.

/// A part of the task.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Markdown.
    Prose(String),
    /// What is to be written: a signature, without its body.
    Signature(String),
}

/// What the file's comment says after its first paragraph, which is the title; then each documented
/// item, its signature before what is said of it.
pub(super) fn task(starter: &str) -> Vec<Part> {
    let top = starter
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(unspaced);
    let top: Vec<&str> = top.collect();
    let mut parts = Vec::new();
    let title = top.iter().take_while(|line| !line.is_empty()).count();
    prose(&top[title..], &mut parts);
    let mut lines = starter.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(doc) = line.trim_start().strip_prefix("///") else {
            continue;
        };
        let indentation = line.len() - line.trim_start().len();
        let mut said = vec![unspaced(doc)];
        while let Some(doc) = lines
            .peek()
            .and_then(|line| line.trim_start().strip_prefix("///"))
        {
            said.push(unspaced(doc));
            lines.next();
        }
        let mut signature = String::new();
        for line in lines
            .by_ref()
            .filter(|line| !line.trim_start().starts_with("#["))
        {
            let line = line.get(indentation..).unwrap_or_default();
            let ends = line.trim_end().ends_with(['{', ';', ',']) && !line.starts_with(' ');
            signature.push_str(line.trim_end_matches(['{', ';', ',', ' ']));
            if ends {
                break;
            }
            signature.push('\n');
        }
        parts.push(Part::Signature(signature.trim_end().to_owned()));
        prose(&said, &mut parts);
    }
    parts
}

fn unspaced(line: &str) -> &str {
    line.strip_prefix(' ').unwrap_or(line)
}

/// A comment's headings would be the page's: they become words in bold.
fn prose(lines: &[&str], parts: &mut Vec<Part>) {
    let mut in_code = false;
    let line = |line: &&str| {
        in_code ^= line.starts_with("```");
        match line.strip_prefix('#').filter(|_| !in_code) {
            Some(heading) => format!("**{}**\n", heading.trim_matches(['#', ' '])),
            None => format!("{line}\n"),
        }
    };
    let text: String = lines.iter().map(line).collect();
    if !text.trim().is_empty() {
        parts.push(Part::Prose(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_task_is_what_the_comments_say() {
        let starter = "//! Exercise 09: a box.\n//!\n//! Use `x`.\n#![allow(dead_code)]\n\nuse x;\n\n\
                       /// A box.\n#[derive(Debug)]\npub struct B {\n    // ?\n}\n\nimpl B {\n    /// Opens it.\n    \
                       ///\n    /// # Panics\n    /// Never.\n    pub fn open<F>(\n        &self,\n    ) -> F\n    where\n        \
                       F: Fn(),\n    {\n        todo!()\n    }\n}\n";
        let prose = |text: &str| Part::Prose(text.to_owned());
        let signature = |text: &str| Part::Signature(text.to_owned());
        assert_eq!(
            task(starter),
            [
                prose("\nUse `x`.\n"),
                signature("pub struct B"),
                prose("A box.\n"),
                signature("pub fn open<F>(\n    &self\n) -> F\nwhere\n    F: Fn()"),
                prose("Opens it.\n\n**Panics**\nNever.\n"),
            ]
        );
    }

    #[test]
    fn a_file_without_comments_has_no_task() {
        assert!(task("fn main() {}\n").is_empty());
    }
}
