//! Markdown as prose: its words, and small pieces of it as HTML.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{
    BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd, html,
};
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

/// The text of `markdown` without its marks, on one line.
pub(crate) fn plain(markdown: &str) -> String {
    let text = parser(markdown).filter_map(|event| match event {
        Event::Text(part) | Event::Code(part) => Some(part.into_string()),
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => Some(" ".to_owned()),
        _ => None,
    });
    text.collect::<String>().trim().to_owned()
}

/// The stretches of `markdown` that are running text and may be made links: no code, no heading, no
/// link, nothing inside a tag. A stretch goes on over the end of a line.
pub(crate) fn runs(markdown: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut closed = true;
    // Inside how many elements of Markdown, and of HTML, no link may stand.
    let (mut held, mut tags) = (0_usize, 0_usize);
    for (event, range) in parser(markdown).into_offset_iter() {
        match &event {
            Event::Start(tag) if holds(tag) => held += 1,
            Event::End(tag) if ends_hold(*tag) => held -= 1,
            Event::InlineHtml(tag) if tag.starts_with("</") => tags = tags.saturating_sub(1),
            Event::InlineHtml(tag) if opens(tag) => tags += 1,
            _ => {}
        }
        // What is escaped in the source is not the same there as in the text.
        let is_text = matches!(&event, Event::Text(text) if **text == markdown[range.clone()]);
        if held + tags > 0 || !(is_text || matches!(event, Event::SoftBreak)) {
            closed = true;
            continue;
        }
        match runs.last_mut() {
            // Between lines of a list stands its indentation.
            Some(last) if !closed && markdown[last.end..range.start].trim().is_empty() => {
                last.end = range.end;
            }
            _ => runs.push(range),
        }
        closed = false;
    }
    runs
}

fn holds(tag: &Tag<'_>) -> bool {
    ends_hold(tag.to_end())
}

fn ends_hold(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableHead
            | TagEnd::DefinitionListTitle
            | TagEnd::MetadataBlock(_)
    )
}

/// Whether an inline tag has an end tag: neither a comment nor one of HTML's empty elements.
fn opens(tag: &str) -> bool {
    let name = tag.trim_start_matches('<');
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let empty = ["br", "hr", "img", "input", "wbr"].contains(&&name[..end]);
    end > 0 && !empty && !tag.ends_with("/>")
}

/// `markdown` as HTML.
pub(crate) fn html(markdown: &str) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, parser(markdown));
    rendered
}

/// The comment of an item, as rustdoc reads it, as HTML. Where rustdoc links to another item, as
/// ``[`X`]`` or `[this](crate::X)` do, there is only the text here: no page describes that item.
pub(crate) fn doc_html(comment: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let to_item = |link: BrokenLink<'_>| {
        let item = link.reference.starts_with('`') || link.reference.contains("::");
        item.then(|| (link.reference.into_string().into(), "".into()))
    };
    let mut links = Vec::new();
    let parser = Parser::new_with_broken_link_callback(comment, options, Some(to_item));
    let without_links = parser.filter(|event| match event {
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => {
            let unknown = matches!(
                link_type,
                LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown
            );
            let kept = !unknown && !dest_url.contains("::");
            links.push(kept);
            kept
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(true),
        _ => true,
    });
    let mut rendered = String::new();
    html::push_html(&mut rendered, without_links);
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

    #[test]
    fn runs_are_what_may_be_linked() {
        let page = "# A title\n\nOne `code` *two\n  three* [link](x.md) four\\*five <b>six <br> \
                    seven</b> eight &amp; nine\n\n- ten\n  eleven\n\n<p>none</p>\n\n```\nnone\n```\n\n\
                    | head |\n|---|\n| cell |\n";
        let runs: Vec<&str> = (runs(page).into_iter())
            .map(|range| page[range].trim())
            .filter(|run| !run.is_empty())
            .collect();
        let expected = [
            "One",
            "two\n  three",
            "four",
            "*five",
            "eight",
            "nine",
            "ten\n  eleven",
            "cell",
        ];
        assert_eq!(runs, expected);
    }

    #[test]
    fn plain_text_has_no_marks() {
        assert_eq!(
            plain("A `lock`, *held*\nby <b>one</b>."),
            "A lock, held by one."
        );
    }

    #[test]
    fn a_comments_links_to_items_are_their_text() {
        let shown = |comment: &str| doc_html(comment).trim().to_owned();
        for link in [
            "[`A::B`]",
            "[`A::B`][]",
            "[`A::B`][`crate::A`]",
            "[`A::B`](crate::A::B)",
        ] {
            let comment = format!("Fails with {link}.");
            assert_eq!(shown(&comment), "<p>Fails with <code>A::B</code>.</p>");
        }
        assert_eq!(shown("see [this][crate::A]"), "<p>see this</p>");
    }

    #[test]
    fn a_comments_other_brackets_stay() {
        let page =
            "<p><a href=\"https://example.org/\"><code>a</code></a> and [b], <code>c[0]</code></p>";
        let comment = "[`a`](https://example.org/) and [b], `c[0]`";
        assert_eq!(doc_html(comment).trim(), page);
        let code = doc_html("```text\n[`a`]\n```\n");
        assert!(code.contains("[`a`]"), "{code}");
    }
}
