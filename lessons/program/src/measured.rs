//! The files in a lesson's `measured/`: benchmarks write them, tests and pages read them.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

fn folder(lesson_dir: &str) -> PathBuf {
    Path::new(lesson_dir).join("measured")
}

/// Writes `record` as JSON into the file `name` of the lesson in `lesson_dir`.
///
/// # Panics
/// When it cannot be written, or is more than JSON can hold.
pub fn write(lesson_dir: &str, name: &str, record: &impl Serialize) {
    let json = serde_json::to_string_pretty(record).expect("numbers and strings");
    write_text(lesson_dir, name, &(json + "\n"));
}

/// Writes `text`, a drawing, into the file `name` of the lesson in `lesson_dir`.
///
/// # Panics
/// When it cannot be written.
pub fn write_text(lesson_dir: &str, name: &str, text: &str) {
    let folder = folder(lesson_dir);
    fs::create_dir_all(&folder).expect("the lesson's directory can be written");
    fs::write(folder.join(name), text).expect("measured/ can be written");
    println!("wrote measured/{name}");
}

/// The record that [`write()`] has written.
///
/// # Panics
/// When there is none, or it is of another shape.
pub fn read<T: DeserializeOwned>(lesson_dir: &str, name: &str) -> T {
    let path = folder(lesson_dir).join(name);
    let fault = |error: &dyn std::fmt::Display| -> ! { panic!("{}: {error}", path.display()) };
    let json = fs::read_to_string(&path).unwrap_or_else(|error| fault(&error));
    serde_json::from_str(&json).unwrap_or_else(|error| fault(&error))
}
