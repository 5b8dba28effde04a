//! The schedule graphs that the lessons' tests have committed.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use interleave_schedule::Graph;
use serde::Deserialize;

use crate::lesson::lesson_number;
use crate::problem::unreadable;
use crate::{Problem, Workspace};

/// The graphs of one crate in `lessons/`: its files `schedules/NAME.json`.
///
/// They are read and believed. That each is what its program does today is a test of the lesson,
/// `tests/schedules.rs`.
#[derive(Debug, Clone)]
pub struct Graphs {
    slug: String,
    names: Vec<String>,
    root: PathBuf,
}

impl Graphs {
    /// The graphs of the crate in `lessons/slug`, which may have none.
    ///
    /// # Errors
    /// When the directory of its graphs is there and cannot be read.
    pub fn of(workspace: &Workspace, slug: &str) -> Result<Self, Problem> {
        let mut graphs = Self {
            slug: slug.to_owned(),
            names: Vec::new(),
            root: workspace.root().to_owned(),
        };
        let dir = graphs.dir();
        let entries = match fs::read_dir(graphs.root.join(&dir)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(graphs),
            Err(error) => return Err(Problem::plain(unreadable(&dir, &error))),
        };
        let files = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        graphs.names = files
            .filter_map(|file| file.strip_suffix(".json").map(str::to_owned))
            .collect();
        graphs.names.sort();
        Ok(graphs)
    }

    /// The graphs of every crate in `lessons/` that has some, in the order of their directories.
    ///
    /// # Errors
    /// When a directory cannot be read.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>, Problem> {
        let entries = fs::read_dir(workspace.lessons_dir())
            .map_err(|error| Problem::plain(unreadable("lessons", &error)))?;
        let mut slugs: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .collect();
        slugs.sort();
        let mut all = Vec::new();
        for slug in slugs {
            let graphs = Self::of(workspace, &slug)?;
            if !graphs.names.is_empty() {
                all.push(graphs);
            }
        }
        Ok(all)
    }

    /// Whether a reader who asks for `lesson` means these: its number, with or without the leading
    /// zero, or the name of its directory.
    pub fn are_of(&self, lesson: &str) -> bool {
        lesson == self.slug || lesson_number(&self.slug) == Some(&format!("{lesson:0>2}"))
    }

    /// How a reader calls the lesson: `04` for `04-wait-group`, else the name of its directory.
    pub fn lesson(&self) -> &str {
        lesson_number(&self.slug).unwrap_or(&self.slug)
    }

    /// The names of the graphs, sorted.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The file of a graph, seen from the workspace's root.
    pub fn file(&self, name: &str) -> String {
        format!("{}/{name}.json", self.dir())
    }

    /// Reads a graph.
    ///
    /// # Errors
    /// When it is not there, cannot be read, or is no schedule graph; says which command writes it.
    pub fn load(&self, name: &str) -> Result<Graph, Problem> {
        let file = self.file(name);
        let text = fs::read_to_string(self.root.join(&file)).map_err(|error| {
            Problem::plain(format!("{}: {}", unreadable(&file, &error), self.remedy()))
        })?;
        Graph::from_json(&text)
            .map_err(|error| Problem::of(&file, format!("{error}: {}", self.remedy())))
    }

    /// How a graph is written anew.
    fn remedy(&self) -> String {
        let manifest = self.root.join(format!("lessons/{}/Cargo.toml", self.slug));
        let manifest = fs::read_to_string(manifest).unwrap_or_default();
        let package = match toml::from_str::<Manifest>(&manifest) {
            Ok(manifest) => manifest.package.name,
            Err(_) => format!("lesson-{}", self.slug),
        };
        format!("`INSTA_UPDATE=always cargo test -p {package} --test schedules` writes it anew")
    }

    fn dir(&self) -> String {
        format!("lessons/{}/schedules", self.slug)
    }
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    name: String,
}
