//! `{{#measured}}`: everything that the lessons have measured beside Go, as a table in which each
//! row leads to its lesson.

use lesson_measured::{Figure, Row, Table};

use super::Scope;
use crate::html;
use crate::words::number;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    if !args.is_empty() {
        return Err("write {{#measured}}".to_owned());
    }
    let table = Table::read(&scope.workspace.lessons_dir())?;
    let heads = scope.words().measured_heads;
    let heads = heads.map(|head| format!("<th>{head}</th>")).concat();
    let mut rows = String::new();
    for id in &table.order {
        let row = table.rows.get(id);
        let row =
            row.ok_or_else(|| format!("lessons/{} has no row `{id}`", lesson_measured::RECORD));
        rows += &line(scope, row?)?;
    }
    Ok(format!(
        "<div class=\"table-wrapper\"><table class=\"measured\"><thead><tr>{heads}</tr></thead>\
         <tbody>{rows}</tbody></table></div>"
    ))
}

fn line(scope: &Scope<'_>, row: &Row) -> Result<String, String> {
    let lesson = scope.lessons.iter().find(|one| one.number == row.lesson);
    let lesson = lesson.ok_or_else(|| format!("there is no lesson {}", row.lesson))?;
    let what = format!(
        "<a href=\"{}.md#{}\">{}</a> {}",
        lesson.slug,
        html::text(&row.section),
        lesson.number,
        html::text(&row.what)
    );
    let cells = [
        figure(row.go),
        figure(row.rust),
        html::text(&row.unit),
        figure(row.ratio),
        html::text(&row.ahead),
        html::text(&row.spread),
    ];
    let cells = cells.map(|cell| format!("<td>{cell}</td>")).concat();
    Ok(format!("<tr><td>{what}</td>{cells}</tr>"))
}

fn figure(Figure(measured): Figure) -> String {
    if measured.fract() == 0.0 {
        number(measured as u64)
    } else {
        measured.to_string()
    }
}
