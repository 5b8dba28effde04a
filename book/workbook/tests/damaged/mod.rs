//! Damaged files: what readers of graphs and of progress are tried with.

use std::fs;
use std::path::{Path, PathBuf};

use fastrand::Rng;
use interleave_schedule::Graph;
use workbook::course::Progress;

/// Graphs longer than this would make a round slow, and have nothing in them that shorter ones lack.
const LONGEST: u64 = 12_000;

const PROGRESS: &str = "version = 1\n\n[lessons.01]\nchecked = true\nsolved = \"a3f9\"\nhints = 2\n\n\
                        [lessons.02]\nchecked = true\nagain = true\n";

/// Numbers at which something ends.
const EDGES: [&str; 7] = [
    "-1",
    "0",
    "1",
    "255",
    "256",
    "4294967296",
    "99999999999999999999",
];

/// Where damaged files come from, and how many have been read in spite of the damage.
pub struct Damaged {
    random: Rng,
    graphs: Vec<String>,
    /// Graphs that were still graphs, and progress that was still progress.
    pub read: [u64; 2],
}

impl Damaged {
    /// Files that depend on `seed` alone, and on the graphs of the lessons.
    pub fn new(seed: u64) -> Self {
        let lessons = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
        let inside = |dir: &Path| -> Vec<PathBuf> {
            let entries = fs::read_dir(dir).into_iter().flatten();
            entries
                .map(|entry| entry.expect("a directory can be read").path())
                .collect()
        };
        let mut files: Vec<PathBuf> = (inside(&lessons).iter())
            .flat_map(|lesson| inside(&lesson.join("schedules")))
            .filter(|file| fs::metadata(file).is_ok_and(|file| file.len() <= LONGEST))
            .collect();
        files.sort();
        let read = |file| fs::read_to_string(file).expect("a graph is text");
        Self {
            random: Rng::with_seed(seed),
            graphs: files.iter().map(read).collect(),
            read: [0, 0],
        }
    }

    /// Damages a graph and a file of progress, and reads both.
    ///
    /// # Panics
    /// When a reader does, or a query on what it has read.
    pub fn round(&mut self) {
        let graph = self.random.usize(..self.graphs.len());
        let graph = self.damage(self.graphs[graph].clone().into_bytes());
        if let Ok(graph) = Graph::from_json(&String::from_utf8_lossy(&graph)) {
            self.read[0] += 1;
            ask(&graph);
        }
        let progress = self.damage(PROGRESS.as_bytes().to_vec());
        if let Some(mut progress) = Progress::parse(&progress) {
            self.read[1] += 1;
            for lesson in ["01", "02", "03", ""] {
                progress.took(lesson, progress.of(lesson).hints.saturating_add(1));
                progress.checked(lesson, Some("b7"));
                progress.begins_again(lesson);
                let done = progress.of(lesson);
                assert!(done.checked && done.again && done.solved.as_deref() == Some("b7"));
            }
        }
    }

    /// The same file with up to four changes.
    fn damage(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        let random = &mut self.random;
        for _ in 0..random.usize(..=4) {
            let at = random.usize(..=bytes.len());
            let end = (at + random.usize(..64)).min(bytes.len());
            match random.u8(..6) {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.truncate(at),
                2 => {
                    let again = bytes[at..end].to_vec();
                    bytes.splice(end..end, again);
                }
                3 => bytes.insert(at, random.u8(..)),
                4 if at < bytes.len() => bytes[at] ^= 1 << random.u8(..8),
                _ => {
                    let is_digit = |byte: &u8| byte.is_ascii_digit();
                    let start = bytes[at..].iter().position(is_digit).map(|more| at + more);
                    let Some(start) = start else { continue };
                    let digits = bytes[start..]
                        .iter()
                        .take_while(|byte| is_digit(byte))
                        .count();
                    let edge = EDGES[random.usize(..EDGES.len())];
                    bytes.splice(start..start + digits, edge.bytes());
                }
            }
        }
        bytes
    }
}

/// Asks everything that the program asks of a graph.
fn ask(graph: &Graph) {
    let counts = graph.counts();
    assert_eq!(counts.len(), graph.outcomes.len());
    for shortest in graph.shortest().into_iter().flatten() {
        let schedule = shortest.schedule;
        let passed = graph
            .replay(&schedule)
            .expect("the graph has found it itself");
        graph.closing_sentence(passed[passed.len() - 1]);
        graph.draw(&schedule).expect("likewise");
        graph.rows(&schedule).expect("likewise");
        graph.arrows(&schedule).expect("likewise");
        graph.turns(&schedule).expect("likewise");
    }
    let again = Graph::from_json(&graph.to_json()).expect("it was a graph");
    assert_eq!(again.counts(), counts);
}
