//! What a built page links to, and what can be linked to in it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A built page.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) ids: BTreeSet<String>,
    pub(super) links: Vec<Link>,
    /// Style sheets inside the page: what `style` elements and attributes say.
    pub(super) styles: Vec<(usize, String)>,
    /// Where relative links start from, if the page says so.
    pub(super) base: Option<String>,
}

/// A link from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) target: String,
    /// The line of the built page.
    pub(super) line: usize,
    /// Whether the browser follows it without being asked: an image, a script, a frame.
    pub(super) loads: bool,
}

impl Document {
    pub(super) fn parse(html: &str) -> Self {
        let reader = Reader::default();
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        let tokenizer = Tokenizer::new(reader, TokenizerOpts::default());
        // The only thing a tokenizer can stop for is a script, which the reader does not run.
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        tokenizer.sink.document.into_inner()
    }
}

#[derive(Default)]
struct Reader {
    document: RefCell<Document>,
    in_style: RefCell<bool>,
}

impl TokenSink for Reader {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let mut document = self.document.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                document.open(&tag, line);
                *self.in_style.borrow_mut() = &*tag.name == "style";
                match &*tag.name {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    _ => {}
                }
            }
            Token::CharacterTokens(text) if *self.in_style.borrow() => {
                document.styles.push((line, text.to_string()));
            }
            Token::TagToken(_) => *self.in_style.borrow_mut() = false,
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Document {
    fn open(&mut self, tag: &Tag, line: usize) {
        for attribute in &tag.attrs {
            let name = &*attribute.name.local;
            let value = attribute.value.to_string();
            match (&*tag.name, name) {
                ("base", "href") => self.base = Some(value),
                (_, "id") => {
                    self.ids.insert(value);
                }
                ("a", "name") => {
                    self.ids.insert(value);
                }
                // An explorer's graph: an address may go on with a schedule.
                ("div", "data-name") => {
                    self.ids.insert(format!("{value}="));
                }
                (_, "style") => self.styles.push((line, value)),
                ("a" | "area", "href") => self.link(value, line, false),
                (
                    _,
                    "href" | "xlink:href" | "src" | "poster" | "data" | "action" | "formaction",
                ) => {
                    self.link(value, line, true);
                }
                (_, "srcset") => {
                    for candidate in value.split(',').filter_map(|c| c.split_whitespace().next()) {
                        self.link(candidate.to_owned(), line, true);
                    }
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, target: String, line: usize, loads: bool) {
        self.links.push(Link {
            target,
            line,
            loads,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_their_lines() {
        let page = "<base href=\"/\"><p id=\"a\">\n<a href=\"b.html#c\">b</a>\n<img src='d.png'>\n\
                    <script>'<a href=no>'</script><style>p { x: url(e.png) }</style>";
        let document = Document::parse(page);
        let link = |target: &str, line, loads| Link {
            target: target.into(),
            line,
            loads,
        };
        assert_eq!(
            document.links,
            [link("b.html#c", 2, false), link("d.png", 3, true)]
        );
        assert_eq!(document.ids, BTreeSet::from(["a".to_owned()]));
        assert_eq!(document.base.as_deref(), Some("/"));
        assert_eq!(document.styles, [(4, "p { x: url(e.png) }".to_owned())]);
    }
}
