//! A schedule as text: a column for each thread, a row for each step.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::{Event, Graph, ReplayError, Schedule};

/// A row before the columns are aligned.
struct Row {
    thread: usize,
    text: String,
    place: String,
    remark: String,
}

impl Graph {
    /// Draws `schedule`: a heading, a row for each step, and a closing sentence. Ends with a line
    /// feed.
    ///
    /// # Errors
    /// When the schedule cannot be followed.
    pub fn draw(&self, schedule: &Schedule) -> Result<String, ReplayError> {
        let passed = self.replay(schedule)?;
        let last = passed[passed.len() - 1];
        let one_file = self.files(&passed, schedule).len() <= 1;
        let mut rows = Vec::new();
        let mut preemptions = 0;
        for (step, by) in schedule.0.iter().enumerate() {
            let node = &self.nodes[passed[step]];
            let before = step.checked_sub(1).map(|before| schedule.0[before].thread);
            let mut remarks = Vec::new();
            let event = node
                .edge(*by)
                .map(|edge| edge.event.clone())
                .unwrap_or_default();
            if let Some(detail) = &event.detail {
                remarks.push(detail.clone());
            }
            if event.place.as_ref().is_some_and(|place| place.end_of_scope) {
                remarks.push("at end of scope".to_owned());
            }
            if let Some(before) = before.filter(|before| *before != by.thread) {
                if node.state.goes_on(before) {
                    preemptions += 1;
                    remarks.push("◂ switched by choice".to_owned());
                } else {
                    remarks.push("◃ had to switch".to_owned());
                }
            }
            rows.push(Row {
                thread: usize::from(by.thread),
                place: place(&event, one_file),
                text: event.text,
                remark: remarks.join("   "),
            });
        }
        let verdict = match self.nodes[last].outcome {
            Some(outcome) => {
                let outcome = &self.outcomes[outcome];
                match &outcome.message {
                    Some(message) => format!("{}: {message}", outcome.kind.words()),
                    None => outcome.kind.words().to_owned(),
                }
            }
            None => "not ended".to_owned(),
        };
        let mut text = format!(
            "{verdict} · {}, {} · schedule {schedule}\n",
            many(schedule.0.len(), "step"),
            many(preemptions, "preemption"),
        );
        self.draw_rows(&rows, &mut text);
        text.push_str(&self.closing_sentence(last));
        text.push('\n');
        Ok(text)
    }

    fn draw_rows(&self, rows: &[Row], text: &mut String) {
        let threads: Vec<usize> = rows
            .iter()
            .map(|row| row.thread)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let headings: Vec<String> = threads.iter().map(|&thread| self.heading(thread)).collect();
        let widths: Vec<(usize, usize)> = (threads.iter().zip(&headings))
            .map(|(&thread, heading)| {
                let own = || rows.iter().filter(|row| row.thread == thread);
                let words = own().map(|row| row.text.width()).max().unwrap_or(0);
                let place = own().map(|row| row.place.width()).max().unwrap_or(0);
                (words, (words + 1 + place).max(heading.width()))
            })
            .collect();
        let mut line = String::from("step");
        for (heading, (_, width)) in headings.iter().zip(&widths) {
            line.push_str("  ");
            push_padded(&mut line, heading, *width);
        }
        push_line(text, &line);
        for (number, row) in rows.iter().enumerate() {
            line = format!("{:>4}", number + 1);
            for (&thread, (words, width)) in threads.iter().zip(&widths) {
                line.push_str("  ");
                let mut cell = String::new();
                if thread == row.thread {
                    push_padded(&mut cell, &row.text, *words);
                    cell.push(' ');
                    cell.push_str(&row.place);
                }
                push_padded(&mut line, &cell, *width);
            }
            if !row.remark.is_empty() {
                line.push_str("   ");
                line.push_str(&row.remark);
            }
            push_line(text, &line);
        }
    }

    fn heading(&self, thread: usize) -> String {
        match self.threads.get(thread).map(|thread| thread.name.as_str()) {
            _ if thread == 0 => "main".to_owned(),
            Some(name) if !name.is_empty() => format!("{thread} {name}"),
            _ => format!("thread {thread}"),
        }
    }

    fn files(&self, passed: &[usize], schedule: &Schedule) -> BTreeSet<&str> {
        (passed.iter().zip(&schedule.0))
            .filter_map(|(&node, by)| self.nodes[node].edge(*by)?.event.place.as_ref())
            .map(|place| place.file.as_str())
            .collect()
    }
}

/// `src:14` when the whole schedule is in one file, else with the file's own name.
fn place(event: &Event, one_file: bool) -> String {
    match &event.place {
        None => String::new(),
        Some(place) if one_file => format!("src:{}", place.line),
        Some(place) => {
            let name = place.file.rsplit(['/', '\\']).next().unwrap_or(&place.file);
            format!("{name}:{}", place.line)
        }
    }
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
