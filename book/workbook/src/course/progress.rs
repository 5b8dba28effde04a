//! What the reader has done: a small text file at the root of the checkout.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

use toml::{Table, Value};

use super::exercise::{stamp, write_whole};
use crate::{Problem, Workspace};

/// The file, and the one that whoever changes it holds locked.
const FILE: &str = ".progress";
const LOCK: &str = ".progress.lock";

/// The version that this program writes. An older one has less in it; a newer one is left alone.
const VERSION: i64 = 1;

const HEADER: &str = "# What you have done in this course. `cargo run -- progress` shows it.\n\n";

/// What has been done. TOML: `version`, and a table `lessons.NN` for each lesson begun.
#[derive(Debug, Clone, Default)]
pub struct Progress(Table);

/// What has been done in a lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// Whether its exercise has ever been checked.
    pub checked: bool,
    /// The hash of what solved it last.
    pub solved: Option<String>,
    /// Whether it was begun again since.
    pub again: bool,
    /// How many hints were taken.
    pub hints: usize,
}

impl Progress {
    /// What has been done by now. A damaged file is set aside under another name, and the second
    /// value says so.
    ///
    /// # Errors
    /// When the file cannot be read or set aside, or is of a newer version.
    pub fn load(workspace: &Workspace) -> Result<(Self, Option<String>), Problem> {
        let path = workspace.root().join(FILE);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Default::default()),
            Err(error) => return Err(cannot("read", &error)),
        };
        match Self::parse(&bytes) {
            Some(Self(table)) if version(&table) > VERSION => Err(Problem::plain(format!(
                "{FILE} was written by a newer edition of this program; it is left as it is"
            ))),
            Some(progress) => Ok((progress, None)),
            None => {
                let aside = set_aside(&path).map_err(|error| cannot("set aside", &error))?;
                let message =
                    format!("{FILE} was damaged; it is kept as {aside}, and a new one begun");
                Ok((Self::default(), Some(message)))
            }
        }
    }

    /// What such a file says, or `None` when it is damaged.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let table = str::from_utf8(bytes).ok()?.parse().ok()?;
        is_sound(&table).then_some(Self(table))
    }

    /// Changes what has been done, and nothing that another program does meanwhile is lost. Returns
    /// what it then is, and what there is to say of a damaged file.
    ///
    /// # Errors
    /// As [`load`](Self::load), and when it cannot be written; it is then as it was.
    pub fn update(
        workspace: &Workspace,
        change: impl FnOnce(&mut Self),
    ) -> Result<(Self, Option<String>), Problem> {
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(workspace.root().join(LOCK))
            .and_then(|lock: File| lock.lock().map(|()| lock))
            .map_err(|error| cannot("lock", &error))?;
        let (mut progress, damaged) = Self::load(workspace)?;
        let before = progress.0.clone();
        change(&mut progress);
        if progress.0 != before {
            progress
                .0
                .insert("version".to_owned(), Value::Integer(VERSION));
            let text = format!("{HEADER}{}", progress.0);
            write_whole(&workspace.root().join(FILE), text.as_bytes())
                .map_err(|error| cannot("write", &error))?;
        }
        drop(lock);
        Ok((progress, damaged))
    }

    /// What has been done in a lesson.
    pub fn of(&self, lesson: &str) -> Done {
        let table = self
            .0
            .get("lessons")
            .and_then(|lessons| lessons.get(lesson));
        let get = |key| table.and_then(|table| table.get(key));
        Done {
            checked: get("checked").and_then(Value::as_bool).unwrap_or(false),
            solved: get("solved").and_then(Value::as_str).map(str::to_owned),
            again: get("again").and_then(Value::as_bool).unwrap_or(false),
            hints: (get("hints").and_then(Value::as_integer))
                .and_then(|hints| usize::try_from(hints).ok())
                .unwrap_or(0),
        }
    }

    /// Notes that a lesson's exercise was checked, and solved by the text with this hash.
    pub fn checked(&mut self, lesson: &str, solved: Option<&str>) {
        let Some(table) = self.table(lesson) else {
            return;
        };
        table.insert("checked".to_owned(), Value::Boolean(true));
        if let Some(hash) = solved {
            table.insert("solved".to_owned(), Value::String(hash.to_owned()));
            table.remove("again");
        }
    }

    /// Notes that a lesson's exercise is begun again, if it has ever been solved.
    pub fn begins_again(&mut self, lesson: &str) {
        if self.of(lesson).solved.is_some()
            && let Some(table) = self.table(lesson)
        {
            table.insert("again".to_owned(), Value::Boolean(true));
        }
    }

    /// Notes that this many hints of a lesson have been taken.
    pub fn took(&mut self, lesson: &str, hints: usize) {
        let hints = i64::try_from(hints).unwrap_or(i64::MAX);
        if let Some(table) = self.table(lesson) {
            table.insert("hints".to_owned(), Value::Integer(hints));
        }
    }

    fn table(&mut self, lesson: &str) -> Option<&mut Table> {
        let empty = || Value::Table(Table::new());
        let lessons = self
            .0
            .entry("lessons")
            .or_insert_with(empty)
            .as_table_mut()?;
        lessons.entry(lesson).or_insert_with(empty).as_table_mut()
    }
}

fn version(table: &Table) -> i64 {
    table
        .get("version")
        .and_then(Value::as_integer)
        .unwrap_or(0)
}

/// Whether what must be a table is one. What else is in the file is left as it is.
fn is_sound(table: &Table) -> bool {
    let lessons = table.get("lessons").map(Value::as_table);
    match lessons {
        None => true,
        Some(None) => false,
        Some(Some(lessons)) => lessons.values().all(Value::is_table),
    }
}

/// Renames a damaged file to one that is not there yet, and returns its name.
fn set_aside(path: &Path) -> io::Result<String> {
    let stamp = stamp();
    for nth in 1.. {
        let more = if nth == 1 {
            String::new()
        } else {
            format!("-{nth}")
        };
        let aside = format!("{FILE}.damaged-{stamp}{more}");
        let target = path.with_file_name(&aside);
        if !target.try_exists()? {
            return match fs::rename(path, target) {
                Ok(()) => Ok(aside),
                // Another program was faster.
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(aside),
                Err(error) => Err(error),
            };
        }
    }
    unreachable!("some number is free")
}

fn cannot(what: &str, error: &io::Error) -> Problem {
    let what_then = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; nothing was changed"
        }
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
            "the checkout cannot be written, so what you do is not kept"
        }
        _ => "nothing was changed",
    };
    Problem::plain(format!("cannot {what} {FILE} ({error}): {what_then}"))
}
