//! `{{#svg FILE "alternative text"}}`: a drawing, part of the page.

use super::Scope;
use super::source::Source;
use crate::html;

/// What would make a drawing more than a drawing, and what to do about it.
const REFUSED: [(&str, &str); 4] = [
    ("<script", "it runs a script"),
    ("<style", "its style sheet would apply to the whole page"),
    ("href=", "it loads something"),
    ("url(", "it loads something"),
];

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let usage = || "write {{#svg FILE \"alternative text\"}}".to_owned();
    let (file, alt) = args.split_once(char::is_whitespace).ok_or_else(usage)?;
    let alt = alt
        .trim()
        .strip_prefix('"')
        .and_then(|alt| alt.strip_suffix('"'))
        .filter(|alt| !alt.trim().is_empty())
        .ok_or_else(usage)?;
    figure(&Source::read(scope, file)?, alt)
}

/// The drawing `source`, which in words is `alt`.
pub(super) fn figure(source: &Source, alt: &str) -> Result<String, String> {
    let name = &source.from_root;
    let start = source
        .text
        .find("<svg")
        .ok_or_else(|| format!("{name} is no SVG"))?;
    let drawing = &source.text[start + "<svg".len()..];
    if let Some((_, why)) = REFUSED.iter().find(|(what, _)| drawing.contains(what)) {
        return Err(format!("{name} cannot stand in a page: {why}"));
    }
    Ok(format!(
        "<figure class=\"plot\"><svg role=\"img\" aria-label=\"{}\" {}</figure>",
        html::text(alt),
        html::one_line(drawing).replace('{', "&#123;")
    ))
}
