//! The threads and objects of a program, numbered once for all its runs.

use std::collections::HashMap;
use std::env;
use std::fs;

use interleave_schedule::{Object, Place, Thread, World, binding, closure_body};

use super::{Digest, Spot};

/// Numbers and names; a thread or object keeps its number from the first run that meets it.
#[derive(Default)]
pub struct Registry {
    world: World,
    threads: HashMap<u128, u8>,
    objects: HashMap<u128, usize>,
    sources: HashMap<&'static str, Vec<String>>,
}

impl Registry {
    /// What has been met so far.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The number of a thread.
    ///
    /// # Panics
    /// When there are more than 256.
    pub fn thread(&mut self, identity: Digest, path: &str, spot: Option<Spot>) -> u8 {
        if let Some(&number) = self.threads.get(&identity.value()) {
            return number;
        }
        let number = u8::try_from(self.world.threads.len()).expect("at most 256 threads");
        let line = spot.and_then(|spot| self.line(spot));
        self.world.threads.push(Thread {
            name: line.as_deref().and_then(closure_body).unwrap_or_default(),
            path: path.to_owned(),
            place: spot.map(place),
        });
        self.threads.insert(identity.value(), number);
        number
    }

    /// The number of an object.
    pub fn object(&mut self, identity: Digest, kind: &'static str, spot: Spot) -> usize {
        if let Some(&number) = self.objects.get(&identity.value()) {
            return number;
        }
        let number = self.world.objects.len();
        let line = self.line(spot);
        let name = line
            .as_deref()
            .and_then(binding)
            .unwrap_or_else(|| kind.to_owned());
        let name = self.unique(name, kind);
        self.world.objects.push(Object {
            kind: kind.to_owned(),
            name,
            place: Some(place(spot)),
        });
        self.objects.insert(identity.value(), number);
        number
    }

    fn unique(&self, name: String, kind: &str) -> String {
        let taken = |name: &str| self.world.objects.iter().any(|object| object.name == name);
        if !taken(&name) {
            return name;
        }
        let with_kind = format!("{name}'s {kind}");
        if name != kind && !taken(&with_kind) {
            return with_kind;
        }
        let numbered = (2..).map(|number| format!("{name} {number}"));
        numbered
            .into_iter()
            .find(|name| !taken(name))
            .unwrap_or(name)
    }

    /// The source line of a place, if the source can be found: the compiler names files from the
    /// workspace's root, and tests run in their package's.
    fn line(&mut self, spot: Spot) -> Option<String> {
        let file = spot.location.file();
        let lines = self.sources.entry(file).or_insert_with(|| {
            let here = env::current_dir().unwrap_or_default();
            let text = here
                .ancestors()
                .find_map(|root| fs::read_to_string(root.join(file)).ok());
            text.unwrap_or_default()
                .lines()
                .map(str::to_owned)
                .collect()
        });
        lines.get(spot.location.line() as usize - 1).cloned()
    }
}

/// A spot as the graph tells it.
pub fn place(spot: Spot) -> Place {
    Place {
        file: straight(spot.location.file()),
        line: spot.location.line(),
        end_of_scope: spot.end,
    }
}

/// A path without detours: tests include lessons as `tests/../src/x.rs`.
pub fn straight(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match (part, parts.last()) {
            ("..", Some(last)) if !matches!(*last, ".." | "") => {
                parts.pop();
            }
            (".", Some(_)) => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::straight;

    #[test]
    fn paths_lose_their_detours() {
        assert_eq!(
            straight("lessons/01/tests/../src/x.rs"),
            "lessons/01/src/x.rs"
        );
        assert_eq!(straight("a/./b.rs"), "a/b.rs");
        assert_eq!(straight("/a/b.rs"), "/a/b.rs");
        assert_eq!(straight("../a.rs"), "../a.rs");
    }
}
