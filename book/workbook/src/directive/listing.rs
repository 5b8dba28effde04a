//! `{{#code FILE [ANCHOR]}}` and `{{#pair GO[:ANCHOR] RUST[:ANCHOR]}}`: code from files.

use super::source::Source;
use super::{Scope, words};
use crate::html;

const USAGE: &str = "code FILE [ANCHOR]";
const PAIR_USAGE: &str = "pair go/NAME/main.go[:ANCHOR] src/NAME.rs[:ANCHOR]";

pub(super) fn code(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let mut args = args.split_whitespace();
    match (args.next(), args.next(), args.next()) {
        (Some(file), anchor, None) => figure(scope, file, anchor, None),
        _ => Err(format!("write {{{{#{USAGE}}}}}")),
    }
}

pub(super) fn pair(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let [go, rust] = words::<2>(args, PAIR_USAGE)?;
    let tab = |name: &str, label: &str, extension: &str| {
        let (file, anchor) = match name.split_once(':') {
            Some((file, anchor)) => (file, Some(anchor)),
            None => (name, None),
        };
        if !file.ends_with(extension) {
            return Err(format!(
                "`{file}` is not {label}: write {{{{#{PAIR_USAGE}}}}}"
            ));
        }
        figure(scope, file, anchor, Some(label))
    };
    // Radio buttons of one name exclude each other, so every pair of a page has a name of its own.
    let number = &scope.lesson()?.number;
    let radio = |label: &str, checked: &str| {
        let name = html::text(&format!("{number} {go} {rust}"));
        format!(
            "<label><input type=\"radio\" name=\"{name}\"{checked}><span>{label}</span></label>"
        )
    };
    Ok(format!(
        "<div class=\"pair\"><fieldset class=\"pair-tabs\"><legend class=\"unseen\">{}</legend>{}{}</fieldset>{}{}</div>",
        scope.words().versions,
        radio("Go", " checked"),
        radio("Rust", ""),
        tab(&go, "Go", ".go")?,
        tab(&rust, "Rust", ".rs")?
    ))
}

fn figure(
    scope: &Scope<'_>,
    file: &str,
    anchor: Option<&str>,
    tab: Option<&str>,
) -> Result<String, String> {
    let source = Source::read(scope, file)?;
    let language = match source.extension() {
        "rs" => "rust",
        "go" => "go",
        "toml" => "toml",
        _ => {
            return Err(format!(
                "`{file}` is neither Rust, Go nor TOML: show it with {{{{#output}}}}"
            ));
        }
    };
    let part = source.part(anchor)?;
    let tab = tab.map_or(String::new(), |tab| format!(" data-tab=\"{tab}\""));
    Ok(format!(
        "<figure class=\"listing\"{tab}><figcaption><span class=\"listing-file\">{}</span> \
         <span class=\"listing-lines\">{}</span></figcaption>{}</figure>",
        html::text(&source.shown),
        (scope.words().lines)(part.first, part.last),
        html::pre(language, &part.text)
    ))
}
