//! `{{#pick FILE.json | FIRST | SECOND}}`: one of several drawings, picked by two questions.
//!
//! The file names the drawings beside it, all answers of the second question for the first answer of
//! the first, and so on. The answers are radio buttons, and a style sheet hides what is not picked:
//! no script is needed. A browser that cannot do that shows all of them.

use serde::Deserialize;

use super::Scope;
use super::source::Source;
use super::svg::figure;
use crate::html;

/// More answers than this to one question have no rules in `pick.css`.
const MOST: usize = 4;

/// The file, as far as it is about picking.
#[derive(Deserialize)]
struct Picks {
    /// The answers to both questions.
    pick: [Vec<String>; 2],
    /// Which answers are picked at first, counted from 0.
    picked: [usize; 2],
    drawings: Vec<Drawing>,
}

#[derive(Deserialize)]
struct Drawing {
    /// A file in the same directory.
    svg: String,
    /// What it shows, in words.
    alt: String,
}

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    let usage = || "write {{#pick FILE.json | FIRST QUESTION | SECOND QUESTION}}".to_owned();
    let mut parts = args.split('|').map(str::trim);
    let (Some(file), Some(first), Some(second), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(usage());
    };
    if first.is_empty() || second.is_empty() {
        return Err(usage());
    }
    let source = Source::read(scope, file)?;
    let shown = &source.from_root;
    let picks: Picks = serde_json::from_str(&source.text)
        .map_err(|error| format!("{shown} does not say what can be picked: {error}"))?;
    let [some, others] = [picks.pick[0].len(), picks.pick[1].len()];
    let fits = picks.drawings.len() == some * others
        && (1..=MOST).contains(&some)
        && (1..=MOST).contains(&others)
        && picks.picked[0] < some
        && picks.picked[1] < others;
    if !fits {
        return Err(format!(
            "{shown} needs a drawing for each pair of at most {MOST} and {MOST} answers, and one \
             that is picked"
        ));
    }
    let (folder, _) = file.rsplit_once('/').unwrap_or((".", file));
    let group = file.trim_end_matches(".json").replace(['/', '.'], "-");
    let questions: String = [first, second]
        .into_iter()
        .enumerate()
        .map(|(number, asked)| question(&group, number, asked, &picks))
        .collect();
    let mut drawings = String::new();
    for (index, drawing) in picks.drawings.iter().enumerate() {
        let svg = Source::read(scope, &format!("{folder}/{}", drawing.svg))?;
        drawings += &format!(
            "<div class=\"pick-drawing at-0-{} at-1-{}\">{}</div>",
            index / others,
            index % others,
            figure(&svg, &drawing.alt)?
        );
    }
    Ok(format!(
        "<div class=\"pick\"><div class=\"pick-questions\">{questions}</div>\
         <div aria-live=\"polite\">{drawings}</div></div>"
    ))
}

fn question(group: &str, number: usize, asked: &str, picks: &Picks) -> String {
    let answers = picks.pick[number].iter().enumerate();
    let answers = answers.map(|(index, answer)| {
        let checked = match picks.picked[number] == index {
            true => " checked",
            false => "",
        };
        format!(
            "<label><input type=\"radio\" name=\"{}-{number}\" class=\"pick-{number}-{index}\"{checked}> {}</label>",
            html::text(group),
            html::text(answer)
        )
    });
    format!(
        "<fieldset><legend>{}</legend>{}</fieldset>",
        html::text(asked),
        answers.collect::<String>()
    )
}
