//! `{{#run NAME [--as-written]}}`: a program, the command to type, what it prints, a button.

use super::snapshot::Snapshot;
use super::{Scope, output};
use crate::html;
use crate::words::Words;

const USAGE: &str = "run NAME [--as-written]";

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let args: Vec<&str> = args.split_whitespace().collect();
    let (name, as_written) = match args[..] {
        [name] => (name, false),
        [name, "--as-written"] => (name, true),
        _ => return Err(format!("write {{{{#{USAGE}}}}}")),
    };
    let lesson = scope.lesson()?;
    let program = lesson.program(name).ok_or_else(|| {
        let names = lesson.program_names();
        format!(
            "lesson {} lists no program `{name}` in its Cargo.toml; it lists {names}",
            lesson.number
        )
    })?;
    if as_written && !program.as_written {
        return Err(format!(
            "`{name}` has no faithful version: as-written is not set in Cargo.toml"
        ));
    }
    let suffix = if as_written { ".as-written" } else { "" };
    let recorded = Snapshot::read(scope, "output", &format!("{name}{suffix}"))?.recorded()?;
    let flag = if as_written { " --as-written" } else { "" };
    let typed = format!("cargo run --bin {} -- {name}", lesson.number);
    if !recorded.command.starts_with(&typed) || !recorded.command.ends_with(flag) {
        return Err(format!(
            "the snapshot was recorded from `{}`, not from `{typed}{flag}`",
            recorded.command
        ));
    }
    let words = scope.words();
    let name = html::text(name);
    // On the page of all lessons two can have a program of one name.
    let called = format!("{} {name}", lesson.number);
    Ok(format!(
        "<section class=\"program\" data-lesson=\"{number}\" data-program=\"{name}\" \
         data-as-written=\"{as_written}\" aria-label=\"{label}\">\
         <p class=\"program-command\"><code>{command}</code> \
         <button type=\"button\" class=\"program-run\" hidden>{run}</button> {copy}</p>\
         {recorded}\
         <div class=\"program-live\" hidden><p class=\"program-note\">{now}</p><p class=\"program-status\" role=\"status\"></p>\
         <pre tabindex=\"0\" role=\"region\" aria-label=\"{live}\"><code></code></pre></div>\
         </section>",
        number = lesson.number,
        label = (words.program)(&called, as_written),
        command = html::text(&recorded.command),
        run = words.run,
        copy = copy_button(words),
        now = words.live,
        recorded = output::recorded(words, &recorded),
        live = (words.live_output)(&called, as_written),
    ))
}

/// The button that copies the command beside it, which only scripts can do.
pub(super) fn copy_button(words: &Words) -> String {
    let copy = words.copy;
    format!(
        "<button type=\"button\" class=\"program-copy needs-script\" aria-live=\"polite\">{copy}</button>"
    )
}
