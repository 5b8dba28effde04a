//! What was done is never lost: whoever is killed, whatever is in the file, however full the disk.

mod common;

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use common::Fixture;
use workbook::Workspace;
use workbook::course::Progress;

/// In the environment of a child: the root, the lesson, and how many hints it is to take.
const CHILD: &str = "INTERLEAVE_PROGRESS_CHILD";

/// Does nothing, but in a child process: there it takes hints, one after the other, and says so.
#[test]
fn taker() {
    let Ok(told) = env::var(CHILD) else { return };
    let [lesson, hints, root] = told.splitn(3, ' ').collect::<Vec<_>>()[..] else {
        panic!("{told}");
    };
    let workspace = Workspace::open(root).unwrap();
    for hint in 1..=hints.parse().unwrap() {
        Progress::update(&workspace, |progress| progress.took(lesson, hint)).unwrap();
        let mut stdout = std::io::stdout().lock();
        // Past the test runner's capture; a parent that is gone is no reason to stop.
        let _ = writeln!(stdout, "\ntook {hint}");
        let _ = stdout.flush();
    }
}

fn start(fixture: &Fixture, lesson: &str, hints: usize) -> Child {
    let told = format!("{lesson} {hints} {}", fixture.root().display());
    Command::new(env::current_exe().unwrap())
        .args(["taker", "--exact", "--nocapture"])
        .env(CHILD, told)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn load(fixture: &Fixture) -> (Progress, Option<String>) {
    Progress::load(&fixture.workspace()).unwrap_or_else(|problem| panic!("{problem}"))
}

#[test]
fn a_killed_program_leaves_a_whole_file() {
    let fixture = Fixture::new();
    for round in 0..25 {
        let mut child = start(&fixture, "01", usize::MAX);
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("took ")?.parse::<usize>().ok());
        let last = told.take(round % 7 + 1).last().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let (progress, damaged) = load(&fixture);
        assert_eq!(damaged, None);
        let hints = progress.of("01").hints;
        assert!(hints >= last, "{hints} of at least {last}");
    }
}

#[test]
fn two_programs_do_not_lose_what_the_other_did() {
    let fixture = Fixture::new();
    let children = ["01", "02", "03"].map(|lesson| start(&fixture, lesson, 40));
    for child in children {
        assert!(child.wait_with_output().unwrap().status.success());
    }
    let (progress, _) = load(&fixture);
    for lesson in ["01", "02", "03"] {
        assert_eq!(progress.of(lesson).hints, 40, "lesson {lesson}");
    }
}

#[test]
fn a_damaged_file_is_set_aside() {
    for damage in [
        "\u{0}\u{0}\u{0}",
        "version = 1\n[lessons.01]\nhin",
        "lessons = 3\n",
    ] {
        let fixture = Fixture::new();
        fixture.write(".progress", damage);
        let (progress, message) = load(&fixture);
        assert_eq!(progress.of("01").hints, 0);
        let message = message.expect("it says so");
        let aside = message
            .split(' ')
            .find(|word| word.contains(".damaged-"))
            .unwrap();
        assert_eq!(fixture.read(aside.trim_end_matches(',')), damage);
        assert_eq!(load(&fixture).1, None, "it is said once");
    }
}

#[test]
fn an_older_file_is_read_and_a_newer_one_left_alone() {
    let fixture = Fixture::new();
    fixture.write(".progress", "[lessons.01]\nsolved = \"abc\"\nlater = 3\n");
    assert_eq!(load(&fixture).0.of("01").solved.as_deref(), Some("abc"));
    Progress::update(&fixture.workspace(), |progress| progress.took("02", 1)).unwrap();
    let kept = fixture.read(".progress");
    assert!(
        kept.contains("later = 3") && kept.contains("version = 1"),
        "{kept}"
    );
    fixture.write(".progress", "version = 2\n");
    let refused = Progress::update(&fixture.workspace(), |progress| progress.took("02", 2));
    assert!(refused.unwrap_err().message.contains("newer edition"));
    assert_eq!(fixture.read(".progress"), "version = 2\n");
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;

    /// The new file is one that no byte can be written to.
    #[test]
    fn a_full_disk_is_said_and_loses_nothing() {
        let fixture = Fixture::new();
        fixture.run(&["hint", "1"]);
        let before = fixture.read(".progress");
        let new = fixture.root().join(".progress.new");
        std::os::unix::fs::symlink("/dev/full", new).unwrap();
        let (code, _, stderr) = fixture.run(&["hint", "1"]);
        assert_eq!(code, Some(1));
        assert!(
            stderr.contains("the disk is full; nothing was changed"),
            "{stderr}"
        );
        assert_eq!(fixture.read(".progress"), before);
        assert_eq!(
            fixture.run(&["hint", "1"]).0,
            Some(0),
            "it goes on when there is room"
        );
    }

    /// A file system of its own, which goes with it.
    struct Mount(std::path::PathBuf);

    impl Mount {
        /// `None` where nobody may mount: a container, or not root.
        fn new(at: std::path::PathBuf) -> Option<Self> {
            fs::create_dir(&at).unwrap();
            let mount = Self(at);
            mount
                .mount(&["-t", "tmpfs", "-o", "size=400k", "tmpfs"])
                .then_some(mount)
        }

        fn mount(&self, how: &[&str]) -> bool {
            let mut mount = Command::new("mount");
            let mount = mount.args(how).arg(&self.0).stderr(Stdio::null()).status();
            mount.is_ok_and(|status| status.success())
        }
    }

    impl Drop for Mount {
        fn drop(&mut self) {
            let _ = Command::new("umount")
                .arg(&self.0)
                .stderr(Stdio::null())
                .status();
        }
    }

    #[test]
    fn a_small_file_system_is_filled_and_then_read_only() {
        let dir = tempfile::tempdir().unwrap();
        let Some(mount) = Mount::new(dir.path().join("small")) else {
            eprintln!("skipped: a small file system: mounting is not permitted");
            return;
        };
        let fixture = Fixture::at(&mount.0);
        let hint = || fixture.run(&["hint", "1"]);
        assert_eq!(hint().0, Some(0));
        let before = fixture.read(".progress");
        let mut filling = fs::File::create(mount.0.join("filling")).unwrap();
        while filling.write_all(&[0; 512]).is_ok() {}
        let (code, _, stderr) = hint();
        assert_eq!(
            (code, fixture.read(".progress")),
            (Some(1), before.clone()),
            "{stderr}"
        );
        assert!(stderr.contains("the disk is full"), "{stderr}");
        assert_eq!(fixture.run(&["progress"]).0, Some(0));
        drop(filling);
        fs::remove_file(mount.0.join("filling")).unwrap();
        assert!(mount.mount(&["-o", "remount,ro"]));
        let (code, _, stderr) = hint();
        assert_eq!(
            (code, fixture.read(".progress")),
            (Some(1), before),
            "{stderr}"
        );
        assert!(
            stderr.contains("the checkout cannot be written"),
            "{stderr}"
        );
        assert_eq!(fixture.run(&["progress"]).0, Some(0));
    }
}
