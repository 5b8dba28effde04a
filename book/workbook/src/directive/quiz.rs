//! `{{#quiz ID}}`: a question, whose answer is computed from a schedule graph.

use std::collections::BTreeMap;

use interleave_schedule::{Graph, Schedule};

use super::quiz_file::{Key, Question};
use super::{Expansion, Scope, scan, words};
use crate::graphs::Graphs;
use crate::html;
use crate::page::prose;
use crate::words::Words;

/// What may be chosen, and a schedule that shows it where it is possible.
type Options = BTreeMap<String, Option<Schedule>>;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<Expansion, String> {
    let [id] = words::<1>(args, "quiz ID")?;
    let questions = scope.questions()?;
    let Some(question) = questions.iter().find(|question| question.id == id) else {
        let ids: Vec<&str> = questions
            .iter()
            .map(|question| question.id.as_str())
            .collect();
        let ids = ids.join(", ");
        return Err(format!("quiz.toml has no question `{id}`; it has {ids}"));
    };
    if !scope.shown_questions.borrow_mut().insert(id) {
        let id = &question.id;
        return Err(format!(
            "the question `{id}` is on this page already: show it once"
        ));
    }
    form(scope, question).map_err(|message| format!("question `{}`: {message}", question.id))
}

fn form(scope: &Scope<'_>, question: &Question) -> Result<Expansion, String> {
    let lesson = scope.lesson()?;
    let graphs = Graphs::of(scope.workspace, &lesson.slug).map_err(|error| error.to_string())?;
    let graph = graphs
        .load(&question.graph)
        .map_err(|error| error.to_string())?;
    let options = match &question.key {
        Key::Outputs {
            possible,
            impossible,
        } => outputs(&graph, possible.iter(), impossible.iter())?,
        Key::Next { after, next } => next_lines(&graph, after, next.iter())?,
    };
    if !options.values().any(Option::is_some) || options.values().all(Option::is_some) {
        return Err("let some of what may be chosen be possible, and some not".to_owned());
    }
    let words = scope.words();
    let ask = scan::inline(scope, question.ask.trim())?;
    let why = scan::inline(scope, question.why.trim())?;
    let rows = options.iter().map(|(text, schedule)| {
        let right = schedule.is_some();
        format!(
            "<label><input type=\"checkbox\" data-right=\"{right}\"> {} {}</label>",
            shown(words, question, text),
            marks(words, right)
        )
    });
    let answers = options.iter().map(|(text, schedule)| {
        let verdict = match schedule {
            Some(schedule) => format!(
                "{} <a href=\"#{}={schedule}\">{}</a>",
                words.possible, question.graph, words.see_it
            ),
            None => words.impossible.to_owned(),
        };
        format!("<li>{} {verdict}</li>", shown(words, question, text))
    });
    let html = format!(
        "<form class=\"quiz\" id=\"quiz-{id}\" data-question=\"{number}/{id}\"><fieldset>\
         <legend>{ask} <span class=\"quiz-how\">{tick}</span></legend>{rows}</fieldset>\
         <p class=\"quiz-actions\"><button>{check}</button> <span role=\"status\"></span></p>\
         <details class=\"quiz-answer\"><summary>{answer}</summary><ul>{answers}</ul>{why}</details></form>",
        id = question.id,
        number = lesson.number,
        ask = html::one_line(&prose::inline_html(&ask)),
        rows = rows.collect::<String>(),
        answer = words.answer,
        tick = words.tick,
        check = words.check,
        answers = answers.collect::<String>(),
        why = html::one_line(&prose::html(&why)),
    );
    Ok(Expansion {
        html,
        words: prose::words(&ask) + prose::words(&why),
    })
}

/// What can have been printed in the end; the key must be the graph's.
fn outputs<'a>(
    graph: &Graph,
    possible: impl Iterator<Item = &'a String>,
    impossible: impl Iterator<Item = &'a String>,
) -> Result<Options, String> {
    let mut known: BTreeMap<&str, Schedule> = BTreeMap::new();
    for (outcome, shortest) in graph.outcomes.iter().zip(graph.shortest()) {
        if let Some(shortest) = shortest {
            known.entry(&outcome.output).or_insert(shortest.schedule);
        }
    }
    let said = (possible.map(|text| (text, true))).chain(impossible.map(|text| (text, false)));
    said.map(|(text, possible)| {
        let schedule = known.get(text.as_str()).cloned();
        match (schedule.is_some(), possible) {
            (true, false) => Err(format!("{text:?} is possible, says {}", graph.name)),
            (false, true) => Err(format!("{text:?} is not possible, says {}", graph.name)),
            _ => Ok((text.clone(), schedule)),
        }
    })
    .collect()
}

/// What can be printed next; the key must be the graph's.
fn next_lines<'a>(
    graph: &Graph,
    after: &str,
    said: impl Iterator<Item = &'a String>,
) -> Result<Options, String> {
    let schedule: Schedule = after.parse().map_err(|error| format!("{error}"))?;
    graph
        .replay(&schedule)
        .map_err(|error| format!("{}: {error}", graph.name))?;
    let next = graph.next_lines(&schedule).unwrap_or_default();
    let known: Vec<String> = next
        .keys()
        .cloned()
        .map(Option::unwrap_or_default)
        .collect();
    let said: Vec<&String> = said.collect();
    if !known.iter().eq(said.iter().copied()) {
        return Err(format!(
            "after {after} the next line can be {known:?}, says {}, and not {said:?}",
            graph.name
        ));
    }
    let mut options: Options = (graph.lines().into_iter())
        .map(|line| (line, None))
        .collect();
    options.insert(String::new(), None);
    let next = next.into_iter();
    options.extend(next.map(|(line, path)| (line.unwrap_or_default(), Some(path))));
    Ok(options)
}

/// What is said of a box that is ticked, and of one that is not; the style sheet shows one of them
/// when the question has been judged.
fn marks(words: &Words, right: bool) -> String {
    let [possible, missed, mistaken, impossible] = words.marks;
    let (ticked, unticked) = match right {
        true => (("right", possible), ("wrong", missed)),
        false => (("wrong", mistaken), ("right", impossible)),
    };
    let mark = |when: &str, (class, text): (&str, &str)| {
        format!("<span class=\"quiz-mark quiz-{class} if-{when}\">{text}</span>")
    };
    mark("ticked", ticked) + &mark("unticked", unticked)
}

/// What may be chosen, on one line.
fn shown(words: &Words, question: &Question, text: &str) -> String {
    match (text, &question.key) {
        ("", Key::Outputs { .. }) => format!("<em>{}</em>", words.nothing),
        ("", Key::Next { .. }) => format!("<em>{}</em>", words.nothing_more),
        (text, _) => format!(
            "<code>{}</code>",
            html::text(&text.trim_end().replace('\n', " ⏎ "))
        ),
    }
}
