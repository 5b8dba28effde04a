//! Checking that a built site hangs together, by itself and without a network.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::document::{Document, Link};
use super::style;
use crate::{Problem, Workspace};

/// mdBook's page that holds all the others.
const PRINTED: &str = "print.html";

/// Everything wrong with the links of the site in `site`: targets and anchors that are not there,
/// and whatever a browser would load from elsewhere. Plain links to elsewhere are fine.
///
/// Problems name files of the site.
pub fn check_links(site: &Path) -> Vec<Problem> {
    check(
        site,
        |_| true,
        |page, link, message| Problem::at(page, link.line, message),
    )
}

/// As [`check_links`], but a problem names the page's source and line where the link can be found
/// there; and the page for printing is left out, which says the same again.
pub(super) fn check_with_sources(site: &Path, workspace: &Workspace) -> Vec<Problem> {
    check(
        site,
        |page| page != PRINTED,
        |page, link, message| {
            let found = source_line(workspace, page, &link.target);
            let (file, line) = found.unwrap_or_else(|| (format!("the built {page}"), link.line));
            Problem::at(file, line, message)
        },
    )
}

/// Where the page's source has the link, whose `.md` mdBook made `.html`.
fn source_line(workspace: &Workspace, page: &str, target: &str) -> Option<(String, usize)> {
    let slug = page.strip_suffix(".html")?;
    let written = [target.to_owned(), target.replacen(".html", ".md", 1)];
    let sources = [
        workspace.page_name(&format!("{slug}.md")),
        format!("lessons/{slug}/claims.toml"),
        format!("lessons/{slug}/quiz.toml"),
    ];
    sources.into_iter().find_map(|file| {
        let text = fs::read_to_string(workspace.root().join(&file)).ok()?;
        let has_link = |line: &str| written.iter().any(|target| has_target(line, target));
        let line = text.lines().position(has_link)?;
        Some((file, line + 1))
    })
}

/// Whether `line` holds `target` as a whole, not as the end or the beginning of another.
fn has_target(line: &str, target: &str) -> bool {
    let delimits = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "()<>\"'".contains(c));
    line.match_indices(target).any(|(at, _)| {
        let after = &line[at + target.len()..];
        delimits(line[..at].chars().next_back()) && delimits(after.chars().next())
    })
}

fn check(
    site: &Path,
    is_wanted: impl Fn(&str) -> bool,
    problem: impl Fn(&str, &Link, String) -> Problem,
) -> Vec<Problem> {
    let mut files = Vec::new();
    if let Err(error) = list(site, Path::new(""), &mut files) {
        return vec![Problem::plain(format!(
            "cannot read {}: {error}",
            site.display()
        ))];
    }
    let mut documents = BTreeMap::new();
    let mut links: Vec<(&Path, Link)> = Vec::new();
    for file in &files {
        let text =
            || String::from_utf8_lossy(&fs::read(site.join(file)).unwrap_or_default()).into_owned();
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("html") if is_wanted(&shown(file)) => {
                let document = Document::parse(&text());
                links.extend(document.links.iter().map(|link| (&**file, link.clone())));
                for (line, css) in &document.styles {
                    links.extend(loaded(*line, css).map(|link| (&**file, link)));
                }
                documents.insert(file.clone(), document);
            }
            Some("css") => links.extend(loaded(1, &text()).map(|link| (&**file, link))),
            _ => {}
        }
    }
    let checker = Checker {
        site,
        documents: &documents,
    };
    let wrong = |(file, link): &(&Path, Link)| {
        let message = checker.check(file, link).err()?;
        Some(problem(&shown(file), link, message))
    };
    links.iter().filter_map(wrong).collect()
}

/// What `css`, which begins at `line`, loads.
fn loaded(line: usize, css: &str) -> impl Iterator<Item = Link> {
    let link = move |(offset, target)| Link {
        target,
        line: line + offset - 1,
        loads: true,
    };
    style::loads(css).into_iter().map(link)
}

struct Checker<'a> {
    site: &'a Path,
    documents: &'a BTreeMap<PathBuf, Document>,
}

impl Checker<'_> {
    fn check(&self, from: &Path, link: &Link) -> Result<(), String> {
        let target = &link.target;
        if let Some(scheme) = scheme(target) {
            return match scheme {
                "data" => Ok(()),
                "http" | "https" | "mailto" if !link.loads => Ok(()),
                "http" | "https" => Err(format!(
                    "`{target}` is loaded from the network: no page may do that"
                )),
                _ => Err(format!("`{target}` is no address a page may link to")),
            };
        }
        if target.starts_with("//") {
            return Err(format!(
                "`{target}` leaves the site: write https:// if that is meant"
            ));
        }
        if target.starts_with('/') {
            return Err(format!(
                "`{target}` works at the root of a server only: write it from this page"
            ));
        }
        let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
        let path = decoded(path.split('?').next().unwrap_or_default());
        let to = match path.as_str() {
            "" => from.to_owned(),
            path => normal(&self.base(from).join(path))
                .ok_or_else(|| format!("`{target}` leads out of the site"))?,
        };
        let to = if self.site.join(&to).is_dir() {
            to.join("index.html")
        } else {
            to
        };
        if !self.site.join(&to).is_file() {
            return Err(format!(
                "`{target}` leads to nothing: there is no {}",
                shown(&to)
            ));
        }
        let anchor = match decoded(anchor).split_once('=') {
            Some((graph, _)) => format!("{graph}="),
            None => decoded(anchor),
        };
        match self.documents.get(&to) {
            Some(document) if !anchor.is_empty() && !document.ids.contains(&anchor) => {
                Err(format!(
                    "`{target}` leads to nothing: {} has no `{anchor}`",
                    shown(&to)
                ))
            }
            _ => Ok(()),
        }
    }

    /// Where the relative links of a file start from.
    fn base<'a>(&self, file: &'a Path) -> &'a Path {
        let says_so = |document: &Document| document.base.is_some();
        if self.documents.get(file).is_some_and(says_so) {
            Path::new("")
        } else {
            file.parent().unwrap_or(Path::new(""))
        }
    }
}

fn list(site: &Path, dir: &Path, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(site.join(dir))? {
        let entry = entry?;
        let path = dir.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(site, &path, into)?;
        } else {
            into.push(path);
        }
    }
    Ok(())
}

fn shown(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

/// The `https` of `https://…`.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let allowed = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    (named && scheme.chars().all(allowed)).then_some(scheme)
}

/// `path` without `.` and `..`; `None` when it leads above its start.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => normal.push(part),
            Component::CurDir => {}
            Component::ParentDir if normal.pop() => {}
            _ => return None,
        }
    }
    Some(normal)
}

/// Percent-decodes `text`; what is not valid stays.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}
