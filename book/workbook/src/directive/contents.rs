//! `{{#contents}}`: the map of the lessons, part by part.

use super::Scope;
use crate::{Lesson, html};

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<String, String> {
    if !args.is_empty() {
        return Err("write {{#contents}}".to_owned());
    }
    if scope.lessons.is_empty() {
        return Err("there are no lessons in lessons/".to_owned());
    }
    let words = scope.words();
    let mut html = format!("<nav class=\"contents\" aria-label=\"{}\">", words.lessons);
    for part in scope.lessons.chunk_by(|a, b| a.part == b.part) {
        let first = &part[0];
        html += &format!(
            "<section class=\"contents-part\" aria-labelledby=\"part-{number}\">\
             <h2 id=\"part-{number}\">{title}</h2><ol class=\"contents-lessons\">",
            number = first.part,
            title = html::text(&(words.part)(first.part, &first.part_title)),
        );
        for lesson in part {
            html += &item(scope, lesson)?;
        }
        html += "</ol></section>";
    }
    Ok(html + "</nav>")
}

fn item(scope: &Scope<'_>, lesson: &Lesson) -> Result<String, String> {
    let page = format!("{}.md", lesson.slug);
    if !scope.workspace.pages().join(&page).is_file() {
        let page = scope.workspace.page_name(&page);
        return Err(format!(
            "lesson {} has no page: write {page}",
            lesson.number
        ));
    }
    Ok(format!(
        "<li class=\"contents-lesson\"><a href=\"{page}\"><span class=\"contents-number\">{}</span> \
         <span class=\"contents-title\">{}</span></a> \
         <span class=\"contents-summary\">{}</span></li>",
        lesson.number,
        html::text(&lesson.title),
        html::text(&lesson.summary)
    ))
}
