//! `{{#math LATEX}}` and `{{#formula LATEX}}`: formulas as MathML, which browsers draw themselves.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::{Parser, RenderConfig, Storage, push_mathml};

use crate::html;

pub(super) fn inline(latex: &str) -> Result<String, String> {
    Ok(html::inert(&mathml(latex, DisplayMode::Inline)?))
}

pub(super) fn formula(latex: &str) -> Result<String, String> {
    let mathml = mathml(latex, DisplayMode::Block)?;
    Ok(format!(
        "<div class=\"formula\">{}</div>",
        html::inert(&mathml)
    ))
}

fn mathml(latex: &str, display_mode: DisplayMode) -> Result<String, String> {
    if latex.is_empty() {
        return Err("there is no formula: write LaTeX after the directive's name".to_owned());
    }
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(latex, &storage)
        .collect::<Result<_, _>>()
        .map_err(|error| {
            // The lines after the first draw where; a formula on a page is one line.
            let error = error.to_string();
            let why = error.lines().next().unwrap_or_default();
            format!("`{latex}` is no LaTeX that can be drawn: {why}")
        })?;
    let config = RenderConfig {
        display_mode,
        ..RenderConfig::default()
    };
    let mut mathml = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut mathml, events, config).map_err(|error| format!("`{latex}`: {error}"))?;
    Ok(mathml)
}
