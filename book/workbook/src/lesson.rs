//! The lessons, as their manifests describe them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use crate::problem::unreadable;
use crate::{Problem, Problems, Workspace};

/// A lesson: a crate in `lessons/NN-slug` with a `[package.metadata.lesson]` table.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// The lesson's number as its binary is called: `01`.
    pub number: String,
    /// The name of its directory and of its page: `01-spawn-and-join`.
    pub slug: String,
    /// Its directory, absolute.
    pub dir: PathBuf,
    /// The number of the part it belongs to.
    pub part: u32,
    /// The title of that part.
    pub part_title: String,
    /// The lesson's title.
    pub title: String,
    /// One line on what it is about.
    pub summary: String,
    /// Its programs, in the order they are met.
    pub programs: Vec<Program>,
}

/// A program of a lesson.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Program {
    /// The name a reader types.
    pub name: String,
    /// One line on what it does.
    pub about: String,
    /// The program of the curriculum it reproduces, if it is not one of our own.
    pub source: Option<String>,
    /// Whether there is a version that is faithful to the original, faults included.
    #[serde(default)]
    pub as_written: bool,
    /// Whether it is a bug kept for showing: it may never end.
    #[serde(default)]
    pub bug: bool,
}

impl Lesson {
    /// The program called `name`.
    pub fn program(&self, name: &str) -> Option<&Program> {
        self.programs.iter().find(|program| program.name == name)
    }

    /// The names of its programs, for messages.
    pub(crate) fn program_names(&self) -> String {
        let names: Vec<&str> = self.programs.iter().map(|p| p.name.as_str()).collect();
        names.join(", ")
    }
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
    #[serde(default)]
    bin: Vec<Binary>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Deserialize, Default)]
struct Metadata {
    lesson: Option<Table>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Table {
    part: u32,
    part_title: String,
    title: String,
    summary: String,
    #[serde(default)]
    programs: Vec<Program>,
}

#[derive(Deserialize)]
struct Binary {
    name: String,
}

impl Workspace {
    /// All lessons, in order of their numbers, read from their manifests now.
    ///
    /// # Errors
    /// Every manifest that cannot be read, lacks its table, or contradicts another.
    pub fn lessons(&self) -> Result<Vec<Lesson>, Problems> {
        let dir = self.lessons_dir();
        let entries =
            fs::read_dir(&dir).map_err(|error| Problem::plain(unreadable("lessons", &error)))?;
        let slugs: BTreeSet<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| lesson_number(name).is_some())
            .collect();
        let mut lessons = Vec::new();
        let mut problems = Vec::new();
        for slug in slugs {
            match self.lesson(slug) {
                Ok(lesson) => lessons.push(lesson),
                Err(problem) => problems.push(problem),
            }
        }
        check_parts(&lessons, &mut problems);
        Problems::none_of(problems)?;
        Ok(lessons)
    }

    fn lesson(&self, slug: String) -> Result<Lesson, Problem> {
        let file = format!("lessons/{slug}/Cargo.toml");
        let text = fs::read_to_string(self.root().join(&file))
            .map_err(|error| Problem::plain(unreadable(&file, &error)))?;
        let manifest: Manifest =
            toml::from_str(&text).map_err(|error| Problem::toml(&file, &text, &error))?;
        let number = lesson_number(&slug).unwrap_or_default().to_owned();
        if !manifest.bin.iter().any(|bin| bin.name == number) {
            let message = format!("has no [[bin]] with name = \"{number}\"");
            return Err(Problem::of(&file, message));
        }
        let table = manifest.package.metadata.lesson.ok_or_else(|| {
            Problem::of(
                &file,
                "has no [package.metadata.lesson] table: every lesson has one",
            )
        })?;
        let mut names = BTreeSet::new();
        if let Some(twice) = table.programs.iter().find(|p| !names.insert(&p.name)) {
            let message = format!("lists the program `{}` twice", twice.name);
            return Err(Problem::of(&file, message));
        }
        Ok(Lesson {
            dir: self.lessons_dir().join(&slug),
            number,
            slug,
            part: table.part,
            part_title: table.part_title,
            title: table.title,
            summary: table.summary,
            programs: table.programs,
        })
    }
}

/// The `01` of `01-spawn-and-join`, or `None` when `name` is no name of a lesson's directory.
pub(crate) fn lesson_number(name: &str) -> Option<&str> {
    let (number, slug) = name.split_at_checked(2)?;
    let numbered = number.bytes().all(|byte| byte.is_ascii_digit());
    (numbered && slug.len() > 1 && slug.starts_with('-')).then_some(number)
}

fn check_parts(lessons: &[Lesson], problems: &mut Vec<Problem>) {
    let mut titles: BTreeMap<u32, &Lesson> = BTreeMap::new();
    for lesson in lessons {
        let first = *titles.entry(lesson.part).or_insert(lesson);
        if first.part_title != lesson.part_title {
            let message = format!(
                "calls part {} “{}”, but lesson {} calls it “{}”",
                lesson.part, lesson.part_title, first.number, first.part_title
            );
            problems.push(Problem::of(
                format!("lessons/{}/Cargo.toml", lesson.slug),
                message,
            ));
        }
    }
}
