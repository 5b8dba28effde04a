//! A schedule as text: a column for each thread, a row for each step.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::waits::NOBODY_WAITS;
use crate::{Event, Graph, ReplayError, Row, Schedule, Switch, Turns};

/// A row's words before the columns are aligned.
struct Words {
    thread: u8,
    text: String,
    place: String,
    remark: String,
}

impl Graph {
    /// Draws `schedule`: a heading, a row for each step, and a closing sentence. Of one that comes
    /// to no end two [turns](Self::turns) are drawn, and it is closed only if somebody waits. Ends
    /// with a line feed.
    ///
    /// # Errors
    /// When the schedule cannot be followed.
    pub fn draw(&self, schedule: &Schedule) -> Result<String, ReplayError> {
        let last = self.replay(schedule)?.pop().unwrap_or_default();
        let rows = self.rows(schedule)?;
        let turns = self.turns(schedule)?;
        let shown = turns.map_or(rows.len(), |turns| turns.before + 2 * turns.steps);
        let chosen = |row: &&Row| row.switch == Some(Switch::Chosen);
        let preemptions = rows.iter().filter(chosen).count();
        let files: BTreeSet<&str> = (rows[..shown].iter())
            .filter_map(|row| Some(row.event.place.as_ref()?.file.as_str()))
            .collect();
        let src = match files.first() {
            Some(file) if files.len() == 1 => format!(" · src is {}", short(file)),
            _ => String::new(),
        };
        let mut text = format!(
            "{} · {}, {} · schedule {}{src}\n",
            self.verdict(last),
            many(rows.len(), "step"),
            many(preemptions, "preemption"),
            in_short(schedule, turns),
        );
        let in_words = |row: &Row| Words {
            thread: row.thread,
            text: row.event.text.clone(),
            place: place(&row.event, files.len() <= 1),
            remark: remark(row),
        };
        let words: Vec<Words> = rows[..shown].iter().map(in_words).collect();
        self.draw_rows(&words, &mut text);
        if let Some(turns) = turns {
            let (steps, more) = (turns.steps, turns.times - 2);
            let again = match steps {
                1 => "the same step again and again".to_owned(),
                _ => format!("the same {steps} steps again and again"),
            };
            push_line(
                &mut text,
                &format!("      … {again}, {}", many(more, "more time")),
            );
        }
        let closing = self.closing_sentence(last);
        if turns.is_none() || closing != NOBODY_WAITS {
            push_line(&mut text, &closing);
        }
        Ok(text)
    }

    fn draw_rows(&self, rows: &[Words], text: &mut String) {
        let threads: BTreeSet<u8> = rows.iter().map(|row| row.thread).collect();
        let columns: Vec<(u8, usize, usize)> = (threads.iter())
            .map(|&thread| {
                let own = || rows.iter().filter(|row| row.thread == thread);
                let words = own().map(|row| row.text.width()).max().unwrap_or(0);
                let place = own().map(|row| row.place.width()).max().unwrap_or(0);
                let width = (words + 1 + place).max(self.heading(thread).width());
                (thread, words, width)
            })
            .collect();
        let mut line = String::from("step");
        for &(thread, _, width) in &columns {
            line.push_str("  ");
            push_padded(&mut line, &self.heading(thread), width);
        }
        push_line(text, &line);
        for (number, row) in rows.iter().enumerate() {
            line = format!("{:>4}", number + 1);
            for &(thread, words, width) in &columns {
                line.push_str("  ");
                let mut cell = String::new();
                if thread == row.thread {
                    push_padded(&mut cell, &row.text, words);
                    cell.push(' ');
                    cell.push_str(&row.place);
                }
                push_padded(&mut line, &cell, width);
            }
            if !row.remark.is_empty() {
                line.push_str("   ");
                line.push_str(&row.remark);
            }
            push_line(text, &line);
        }
    }
}

/// `0.0.1.1.2`, or of one that comes to no end `0.0 and then 1.1.2 again and again`.
fn in_short(schedule: &Schedule, turns: Option<Turns>) -> String {
    let Some(turns) = turns else {
        return schedule.to_string();
    };
    let (before, rest) = schedule.0.split_at(turns.before);
    let turn = Schedule(rest[..turns.steps].to_vec());
    match before {
        [] => format!("{turn} again and again"),
        before => format!(
            "{} and then {turn} again and again",
            Schedule(before.to_vec())
        ),
    }
}

/// What is said beside a row's operation: a value, where its line comes from, a switch.
fn remark(row: &Row) -> String {
    let ends = row
        .event
        .place
        .as_ref()
        .is_some_and(|place| place.end_of_scope);
    let switch = row.switch.map(|switch| match switch {
        Switch::Chosen => "◂ switched by choice",
        Switch::Forced => "◃ had to switch",
    });
    let remarks = [
        row.event.detail.as_deref(),
        ends.then_some("made there, dropped now"),
        switch,
    ];
    remarks
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("   ")
}

/// `src:14` when the whole schedule is in one file, else with the file's own name.
fn place(event: &Event, one_file: bool) -> String {
    match &event.place {
        None => String::new(),
        Some(place) if one_file => format!("src:{}", place.line),
        Some(place) => {
            format!("{}:{}", short(&place.file), place.line)
        }
    }
}

/// A file's own name.
fn short(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn many(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

fn push_padded(line: &mut String, text: &str, width: usize) {
    line.push_str(text);
    line.extend(std::iter::repeat_n(' ', width.saturating_sub(text.width())));
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}
