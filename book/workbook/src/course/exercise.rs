//! The exercises, as their manifests describe them.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use time::OffsetDateTime;

use super::Stop;
use crate::problem::unreadable;
use crate::{Lesson, Problem, Problems, Workspace};

/// The exercise of a lesson: a crate in `lessons/NN-slug/exercise`.
#[derive(Debug, Clone)]
pub struct Exercise {
    /// The number of its lesson, such as `01`.
    pub number: String,
    /// The name of the lesson's directory and of its page.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What is to be done, in a sentence without a full stop.
    pub task: String,
    /// The checkout's root.
    root: PathBuf,
    /// Ends a check that is under way.
    pub(super) stop: Stop,
    /// Whether a check says on standard error what takes long.
    pub(super) speaks: bool,
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Metadata {
    exercise: Table,
}

#[derive(Deserialize)]
struct Table {
    title: String,
    task: String,
}

impl Workspace {
    /// The exercises of all lessons that have one, in order.
    ///
    /// # Errors
    /// When a lesson's or an exercise's manifest is at fault.
    pub fn exercises(&self) -> Result<Vec<Exercise>, Problems> {
        let lessons = self.lessons()?;
        let found = lessons.iter().filter_map(|lesson| self.exercise(lesson));
        Ok(found.collect::<Result<_, Problem>>()?)
    }

    /// The exercise of a lesson, if it has one.
    pub(crate) fn exercise(&self, lesson: &Lesson) -> Option<Result<Exercise, Problem>> {
        let file = format!("lessons/{}/exercise/Cargo.toml", lesson.slug);
        let text = match fs::read_to_string(self.root().join(&file)) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            Err(error) => return Some(Err(Problem::plain(unreadable(&file, &error)))),
        };
        let table = toml::from_str::<Manifest>(&text)
            .map(|manifest| manifest.package.metadata.exercise)
            .map_err(|error| Problem::toml(&file, &text, &error));
        Some(table.map(|Table { title, task }| Exercise {
            number: lesson.number.clone(),
            slug: lesson.slug.clone(),
            title,
            task,
            root: self.root().to_owned(),
            stop: Stop::default(),
            speaks: false,
        }))
    }
}

impl Exercise {
    /// The same, whose checks say on standard error what cargo compiles for the first time.
    #[must_use]
    pub fn aloud(&self) -> Self {
        Self {
            speaks: true,
            ..self.clone()
        }
    }

    /// The same, whose checks end with an error once `stop` is asked for: cargo is killed then, or
    /// whatever else runs.
    #[must_use]
    pub fn until(&self, stop: &Stop) -> Self {
        Self {
            stop: stop.clone(),
            ..self.clone()
        }
    }

    /// The reader's file, seen from the checkout's root.
    pub fn file(&self) -> String {
        format!("{}/src/exercise.rs", self.dir())
    }

    /// The exercise's directory, seen from the checkout's root.
    pub fn dir(&self) -> String {
        format!("lessons/{}/exercise", self.slug)
    }

    /// Its package.
    pub fn package(&self) -> String {
        format!("exercise-{}", self.slug)
    }

    /// The checkout's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads one of its files.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, file: &str) -> Result<String, Problem> {
        let file = format!("{}/{file}", self.dir());
        let path = self.root.join(&file);
        // To read a pipe might take for ever.
        let is_file = fs::metadata(&path).map(|found| found.is_file() || found.is_dir());
        let text = match is_file {
            Ok(false) => Err(io::Error::other("it is not a regular file")),
            _ => fs::read_to_string(path),
        };
        text.map_err(|error| Problem::plain(unreadable(&file, &error)))
    }

    /// What the reader has written.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn source(&self) -> Result<String, Problem> {
        self.read("src/exercise.rs")
    }

    /// Puts the starter in the place of the reader's file, and keeps that as a copy beside it.
    /// Returns the copy's name, seen from the checkout's root; `None` where nothing was written yet.
    ///
    /// # Errors
    /// When a file cannot be read or written; the reader's file is then as it was.
    pub fn reset(&self) -> Result<Option<String>, Problem> {
        let (source, starter) = (self.source()?, self.read("starter.rs")?);
        if source == starter {
            return Ok(None);
        }
        let copy = self.keep(&source)?;
        let place = self.root.join(self.file());
        write_whole(&place, starter.as_bytes())
            .map_err(|error| Problem::plain(format!("cannot write {} ({error})", self.file())))?;
        Ok(Some(copy))
    }

    /// Writes a dated copy that was not there before.
    fn keep(&self, source: &str) -> Result<String, Problem> {
        let stamp = stamp();
        for nth in 1.. {
            let more = if nth == 1 {
                String::new()
            } else {
                format!("-{nth}")
            };
            let copy = format!("{}/src/exercise.{stamp}{more}.rs", self.dir());
            let path = self.root.join(&copy);
            let file = OpenOptions::new().write(true).create_new(true).open(&path);
            let kept = file.and_then(|mut file| {
                let written = file.write_all(source.as_bytes());
                written.and_then(|()| file.sync_all()).inspect_err(|_| {
                    let _ = fs::remove_file(&path);
                })
            });
            match kept {
                Ok(()) => return Ok(copy),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    let message =
                        format!("cannot keep a copy in {copy} ({error}); nothing was changed");
                    return Err(Problem::plain(message));
                }
            }
        }
        unreachable!("some number is free")
    }
}

/// The present as part of a file's name, `2026-11-21T14-07-09Z`.
pub(super) fn stamp() -> String {
    let now = OffsetDateTime::now_utc();
    let (date, time) = (now.date(), now.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{date}T{hour:02}-{minute:02}-{second:02}Z")
}

/// Writes a file so that at every moment either the old one is there whole or the new one, even
/// when the process is killed or the disk is full. Whoever calls it twice at once uses a lock.
pub(super) fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let new = PathBuf::from(new);
    let write = || {
        let mut file = fs::File::create(&new)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&new, path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })?;
    // So that the new name, too, survives a crash of the machine; not every system can.
    if let Some(dir) = path.parent().and_then(|dir| fs::File::open(dir).ok()) {
        let _ = dir.sync_all();
    }
    Ok(())
}
