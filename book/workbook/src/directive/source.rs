//! Files of a lesson, and parts of them.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path};

use super::Scope;
use crate::Workspace;
use crate::problem::unreadable;

/// A file that a directive names.
pub(super) struct Source {
    /// The path a reader is shown: from the lesson's directory, or from the root.
    pub(super) shown: String,
    /// The path from the root, for messages.
    pub(super) from_root: String,
    /// Its text, with `\n` line ends.
    pub(super) text: String,
}

/// Lines of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The lines, without the indentation they share, and without anchors.
    pub(super) text: String,
    /// The first line's number, counted from 1.
    pub(super) first: usize,
    /// The last line's number.
    pub(super) last: usize,
    /// The number of each line of `text`: anchors in between are not in it.
    pub(super) numbers: Vec<usize>,
}

impl Source {
    /// Reads `path`, seen from the lesson's directory; it may lead to another directory in
    /// `lessons/`, such as `../sync/src/lib.rs`.
    pub(super) fn read(scope: &Scope<'_>, path: &str) -> Result<Self, String> {
        let slug = scope.directory()?;
        let from_lessons = inside_lessons(slug, path).ok_or_else(|| {
            format!("`{path}` leads out of lessons/: name a file inside, seen from lessons/{slug}")
        })?;
        Self::open(scope.workspace, slug, format!("lessons/{from_lessons}"))
            .map_err(|message| format!("{message}; paths are seen from lessons/{slug}"))
    }

    /// Reads the file `from_root`, which a reader of lesson `slug` is shown as one of its own.
    pub(super) fn open(
        workspace: &Workspace,
        slug: &str,
        from_root: String,
    ) -> Result<Self, String> {
        let text = fs::read_to_string(workspace.root().join(&from_root))
            .map_err(|error| unreadable(&from_root, &error))?;
        let own = from_root.strip_prefix(&format!("lessons/{slug}/"));
        Ok(Self {
            shown: own.unwrap_or(&from_root).to_owned(),
            text: text.replace("\r\n", "\n"),
            from_root,
        })
    }

    /// The extension of its name.
    pub(super) fn extension(&self) -> &str {
        Path::new(&self.shown)
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default()
    }

    /// The lines between `ANCHOR: anchor` and `ANCHOR_END: anchor`, or all of the file.
    pub(super) fn part(&self, anchor: Option<&str>) -> Result<Part, String> {
        let lines: Vec<&str> = self.text.lines().collect();
        let range = match anchor {
            Some(anchor) => self.anchored(&lines, anchor)?,
            None => 0..lines.len(),
        };
        let mut shown: Vec<(usize, &str)> = (range.clone().zip(&lines[range]))
            .filter(|(_, line)| anchor_comment(line).is_none())
            .map(|(index, line)| (index, line.trim_end()))
            .collect();
        while shown.last().is_some_and(|(_, line)| line.is_empty()) {
            shown.pop();
        }
        let blank = shown.iter().take_while(|(_, line)| line.is_empty()).count();
        shown.drain(..blank);
        let (Some((first, _)), Some((last, _))) = (shown.first(), shown.last()) else {
            return Err(format!("{} has nothing to show there", self.from_root));
        };
        Ok(Part {
            first: first + 1,
            last: last + 1,
            numbers: shown.iter().map(|(index, _)| index + 1).collect(),
            text: dedented(&shown),
        })
    }

    /// The parts between anchors in which one of `lines` stands, those inside another left out;
    /// all of the file when one of `lines` stands in no such part.
    pub(super) fn parts_with(&self, lines: &BTreeSet<usize>) -> Result<Vec<Part>, String> {
        let names = self
            .text
            .lines()
            .filter_map(|line| match anchor_comment(line)? {
                Mark::Start(name) => Some(name),
                Mark::End(_) => None,
            });
        let mut parts: Vec<Part> = names
            .map(|name| self.part(Some(name)))
            .collect::<Result<_, _>>()?;
        parts.retain(|part| lines.range(part.first..=part.last).next().is_some());
        parts.sort_by_key(|part| (part.first, Reverse(part.last)));
        let mut outermost: Vec<Part> = Vec::new();
        for part in parts {
            if outermost.last().is_none_or(|outer| outer.last < part.last) {
                outermost.push(part);
            }
        }
        let shown =
            |line: &usize| (outermost.iter()).any(|part| (part.first..=part.last).contains(line));
        match lines.iter().all(shown) {
            true => Ok(outermost),
            false => Ok(vec![self.part(None)?]),
        }
    }

    fn anchored(&self, lines: &[&str], anchor: &str) -> Result<std::ops::Range<usize>, String> {
        let places = |wanted: Mark<'_>| -> Vec<usize> {
            let is_wanted = |index: &usize| anchor_comment(lines[*index]) == Some(wanted);
            (0..lines.len()).filter(is_wanted).collect()
        };
        let file = &self.from_root;
        match (
            &places(Mark::Start(anchor))[..],
            &places(Mark::End(anchor))[..],
        ) {
            ([start], [end]) if start < end => Ok(start + 1..*end),
            ([], _) => Err(format!(
                "{file} has no anchor `{anchor}`; it has {}",
                anchors(lines)
            )),
            ([_], []) => Err(format!(
                "{file} has no `ANCHOR_END: {anchor}`: add it after the part"
            )),
            ([_], [_]) => Err(format!(
                "{file} ends the anchor `{anchor}` before it starts"
            )),
            _ => Err(format!(
                "{file} has the anchor `{anchor}` more than once: rename one"
            )),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark<'a> {
    Start(&'a str),
    End(&'a str),
}

/// The anchor that a line marks, if it is a comment that does so.
fn anchor_comment(line: &str) -> Option<Mark<'_>> {
    let line = line.trim();
    let comment = line.strip_prefix("//").or_else(|| line.strip_prefix('#'))?;
    let (keyword, name) = comment.trim_start().split_once(':')?;
    match keyword {
        "ANCHOR" => Some(Mark::Start(name.trim())),
        "ANCHOR_END" => Some(Mark::End(name.trim())),
        _ => None,
    }
}

fn anchors(lines: &[&str]) -> String {
    let names: Vec<&str> = lines
        .iter()
        .filter_map(|line| match anchor_comment(line)? {
            Mark::Start(name) => Some(name),
            Mark::End(_) => None,
        })
        .collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}

/// The lines without the white space that all of them begin with; blank ones do not count.
fn dedented(lines: &[(usize, &str)]) -> String {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let shared = lines
        .iter()
        .filter(|(_, line)| !line.is_empty())
        .map(|(_, line)| &line[..indentation(line)])
        .reduce(common_prefix)
        .unwrap_or_default()
        .len();
    let mut text = String::new();
    for (_, line) in lines {
        text.push_str(line.get(shared..).unwrap_or_default());
        text.push('\n');
    }
    text
}

fn common_prefix<'a>(a: &'a str, b: &'a str) -> &'a str {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    &a[..same]
}

/// `path`, seen from `slug`, as a path from `lessons/`; `None` when it leads out.
fn inside_lessons(slug: &str, path: &str) -> Option<String> {
    let mut parts = vec![slug];
    for component in Path::new(path).components() {
        match component {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (parts.len() > 1).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source {
            shown: "src/x.rs".into(),
            from_root: "lessons/01-x/src/x.rs".into(),
            text: text.into(),
        }
    }

    #[test]
    fn a_part_keeps_its_own_indentation_and_loses_nested_anchors() {
        let text = "mod a {\n    // ANCHOR: f\n    fn f() {\n        // ANCHOR: g\n        g();\n\n        // ANCHOR_END: g\n    }\n    // ANCHOR_END: f\n}\n";
        let part = source(text).part(Some("f")).unwrap();
        assert_eq!(part.text, "fn f() {\n    g();\n\n}\n");
        assert_eq!((part.first, part.last), (3, 8));
        let part = source(text).part(Some("g")).unwrap();
        assert_eq!(
            (part.text.as_str(), part.first, part.last),
            ("g();\n", 5, 5)
        );
    }

    #[test]
    fn the_parts_with_some_lines_are_found() {
        let text = "// ANCHOR: a\na1\n// ANCHOR: b\nb1\n// ANCHOR_END: b\na2\n// ANCHOR_END: a\nout\n// ANCHOR: c\nc1\n// ANCHOR_END: c\n";
        let firsts = |lines: &[usize]| {
            let lines = lines.iter().copied().collect();
            let parts = source(text).parts_with(&lines).unwrap();
            parts.iter().map(|part| part.first).collect::<Vec<_>>()
        };
        assert_eq!(firsts(&[4]), [2]);
        assert_eq!(firsts(&[6, 10]), [2, 10]);
        assert_eq!(firsts(&[6, 8]), [2], "line 8 is in no part");
        let part = source(text).part(Some("a")).unwrap();
        assert_eq!(part.numbers, [2, 4, 6]);
    }

    #[test]
    fn tabs_and_spaces_are_never_taken_for_each_other() {
        let part = source("\tif x {\n\t\ty()\n    z\n").part(None).unwrap();
        assert_eq!(part.text, "\tif x {\n\t\ty()\n    z\n");
    }

    #[test]
    fn paths_stay_inside_lessons() {
        assert_eq!(
            inside_lessons("01-x", "src/./a.rs").as_deref(),
            Some("01-x/src/a.rs")
        );
        assert_eq!(
            inside_lessons("01-x", "../sync/a.rs").as_deref(),
            Some("sync/a.rs")
        );
        for out in ["/etc/passwd", "../../Cargo.toml", "..", ""] {
            assert_eq!(inside_lessons("01-x", out), None, "{out}");
        }
    }
}
