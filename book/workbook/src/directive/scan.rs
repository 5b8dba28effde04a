//! Finding directives in a line.

use super::{Directive, Scope};

/// A stretch of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Text(&'a str),
    Directive(Directive<'a>),
}

/// Splits `line` into text and directives. What a backslash stands before is text.
///
/// # Errors
/// A sentence, when a directive is not closed.
pub(crate) fn pieces(line: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut text_from = 0;
    let mut at = 0;
    while let Some(found) = line[at..].find("{{") {
        let open = at + found;
        let inside = line[open + 2..].trim_start();
        let Some(inside) = inside.strip_prefix('#') else {
            at = open + 2;
            continue;
        };
        if line[..open].ends_with('\\') {
            at = open + 2;
            continue;
        }
        let length =
            closed(inside).ok_or("a directive is not closed on its line: end it with }}")?;
        let (name, args) = match inside[..length].split_once(char::is_whitespace) {
            Some((name, args)) => (name, args.trim()),
            None => (&inside[..length], ""),
        };
        if text_from < open {
            pieces.push(Piece::Text(&line[text_from..open]));
        }
        pieces.push(Piece::Directive(Directive { name, args }));
        text_from = line.len() - inside.len() + length + 2;
        at = text_from;
    }
    if text_from < line.len() {
        pieces.push(Piece::Text(&line[text_from..]));
    }
    Ok(pieces)
}

/// How much of `inside` comes before the `}}` that closes it: braces of LaTeX are counted, except
/// those with a backslash.
fn closed(inside: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (index, character) in inside.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' if inside[index + 1..].starts_with('}') => return Some(index),
            _ => {}
        }
    }
    None
}

/// `text` with its inline directives expanded.
///
/// # Errors
/// A sentence, when one fails or is none that stands inside a line.
pub(super) fn inline(scope: &Scope<'_>, text: &str) -> Result<String, String> {
    let mut expanded = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        for piece in pieces(line)? {
            match piece {
                Piece::Text(text) => expanded.push_str(text),
                Piece::Directive(directive) if directive.is_inline()? => {
                    expanded.push_str(&directive.expand(scope)?.html);
                }
                Piece::Directive(Directive { name, .. }) => {
                    return Err(format!("{{{{#{name}}}}} cannot stand inside a claim"));
                }
            }
        }
    }
    Ok(expanded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directive<'a>(name: &'a str, args: &'a str) -> Piece<'a> {
        Piece::Directive(Directive { name, args })
    }

    #[test]
    fn text_and_directives_alternate() {
        let line = "of {{#value loom x outcomes}} and {{ #math \\frac{n!}{k!}}}.";
        let expected = vec![
            Piece::Text("of "),
            directive("value", "loom x outcomes"),
            Piece::Text(" and "),
            directive("math", "\\frac{n!}{k!}"),
            Piece::Text("."),
        ];
        assert_eq!(pieces(line), Ok(expected));
    }

    #[test]
    fn escaped_braces_do_not_count() {
        let expected = vec![directive("math", "\\{1, 2\\}")];
        assert_eq!(pieces("{{#math \\{1, 2\\}}}"), Ok(expected));
    }

    #[test]
    fn what_is_no_directive_is_text() {
        for line in ["\\{{#include x}}", "{{ x }}", "a } b {", "{{", ""] {
            let text = if line.is_empty() {
                vec![]
            } else {
                vec![Piece::Text(line)]
            };
            assert_eq!(pieces(line), Ok(text), "{line}");
        }
    }

    #[test]
    fn an_open_directive_is_an_error() {
        assert!(pieces("{{#run x").is_err());
        assert!(pieces("{{#math {x}}").is_err());
    }
}
