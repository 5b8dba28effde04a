//! Writing HTML that survives what mdBook does to a page afterwards.
//!
//! A directive's HTML stands in Markdown, is read again as Markdown, and then searched for mdBook's
//! own directives. So all of it is one line (a blank line would end the HTML block), and braces are
//! written as character references (code that contains mdBook's syntax is shown, not obeyed).

use std::fmt::Write as _;

/// Escapes `text` for an element or a quoted attribute inside a block of HTML.
pub(crate) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '{' | '}' | '\n' | '\r' | '\t' => reference(&mut escaped, character),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Escapes a line of `text` and makes what stands between backticks code; a backtick without a
/// second one is shown as it is.
pub(crate) fn with_code(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some((before, (code, after))) =
        (rest.split_once('`')).and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    {
        written += &self::text(before);
        let _ = write!(written, "<code>{}</code>", self::text(code));
        rest = after;
    }
    written + &self::text(rest)
}

/// Escapes `text` for a place where Markdown still looks for emphasis, code and tables.
pub(crate) fn inline_text(text: &str) -> String {
    inert(&self::text(text))
}

/// Makes `html` safe inside a Markdown paragraph: outside its tags, whatever Markdown would take
/// for syntax becomes a character reference.
pub(crate) fn inert(html: &str) -> String {
    let mut inert = String::with_capacity(html.len());
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        if character == '\n' {
            inert.push(' ');
        } else if character == '|' || (!in_tag && "*_`[]\\~!$".contains(character)) {
            reference(&mut inert, character);
        } else {
            inert.push(character);
        }
    }
    inert
}

/// Puts finished HTML on one line, keeping its line breaks as character references, which matter
/// inside `<pre>` and are white space elsewhere.
pub(crate) fn one_line(html: &str) -> String {
    html.trim().replace('\n', "&#10;")
}

/// A `<pre>` with `code` in it, coloured as `language` where mdBook's highlighter knows it.
pub(crate) fn pre(language: &str, code: &str) -> String {
    let code = if language == "rust" {
        shown_hashes(code)
    } else {
        code.to_owned()
    };
    format!(
        "<pre><code class=\"language-{language}\">{}</code></pre>",
        text(&code)
    )
}

/// mdBook hides lines of Rust that begin with `# `; doubling the sign shows them.
fn shown_hashes(code: &str) -> String {
    let mut shown = String::with_capacity(code.len());
    for line in code.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start().len();
        let rest = &line[indentation..];
        let hidden = rest
            .strip_prefix('#')
            .is_some_and(|after| after.trim_end().is_empty() || after.starts_with([' ', '#']));
        shown.push_str(&line[..indentation]);
        if hidden {
            shown.push('#');
        }
        shown.push_str(rest);
    }
    shown
}

fn reference(into: &mut String, character: char) {
    write!(into, "&#{};", u32::from(character)).expect("writing to a string");
}
