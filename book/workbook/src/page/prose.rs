//! Markdown as prose: its words, and small pieces of it as HTML.

use mdbook_markdown::pulldown_cmark::{Event, Parser, Tag, TagEnd, html};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

fn parser(markdown: &str) -> Parser<'_> {
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = false;
    new_cmark_parser(markdown, &options)
}

/// How many words of prose `markdown` has; code blocks are none.
pub(crate) fn words(markdown: &str) -> usize {
    let mut in_code = false;
    let mut text = String::new();
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(part) | Event::Code(part) if !in_code => text.push_str(&part),
            Event::End(_) | Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    text.split_whitespace().filter(is_word).count()
}

/// The text of a heading, without its marks and without `{#id}`.
pub(crate) fn heading_text(heading: &str) -> String {
    let markdown = format!("# {heading}");
    let text = parser(&markdown).filter_map(|event| match event {
        Event::Text(part) | Event::Code(part) => Some(part.into_string()),
        _ => None,
    });
    text.collect::<String>().trim().to_owned()
}

/// `markdown` as HTML.
pub(crate) fn html(markdown: &str) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, parser(markdown));
    rendered
}

/// `markdown`, which is one paragraph, as HTML without the paragraph's tags.
pub(crate) fn inline_html(markdown: &str) -> String {
    let rendered = html(markdown);
    let rendered = rendered.trim();
    let inner = rendered
        .strip_prefix("<p>")
        .and_then(|rest| rest.strip_suffix("</p>"));
    inner.unwrap_or(rendered).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_prose() {
        let page = "# A `title` {#t}\n\nTwo *words* — and 3.\n\n```rust\nlet no = 1;\n```\n";
        assert_eq!(words(page), 6);
    }

    #[test]
    fn a_heading_is_its_text() {
        assert_eq!(
            heading_text("The `WaitGroup` & *more* {#x}"),
            "The WaitGroup & more"
        );
    }
}
