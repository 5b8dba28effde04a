//! Where a site may be built: nothing of the reader's is ever deleted.

mod common;

use std::fs;

use common::Fixture;

/// What `build --dest` says, and that it fails with exit code 1.
fn refused(fixture: &Fixture, dest: &str) -> String {
    let (code, stdout, stderr) = fixture.run(&["build", "--dest", dest]);
    assert_eq!((code, stdout.as_str()), (Some(1), ""), "{stderr}");
    stderr
}

#[test]
fn a_directory_with_something_in_it_is_refused() {
    let fixture = Fixture::new();
    fixture.write("thesis/chapter.tex", "years of work");
    insta::assert_snapshot!(refused(&fixture, "thesis"));
    assert_eq!(fixture.read("thesis/chapter.tex"), "years of work");
}

#[test]
fn the_checkout_itself_is_refused() {
    let fixture = Fixture::new();
    for dest in [".", "book", "lessons/01-tiny", "book/src/new"] {
        refused(&fixture, dest);
    }
    assert!(fixture.root().join("book/src/index.md").exists());
}

#[test]
fn a_file_is_refused() {
    let fixture = Fixture::new();
    fixture.write("notes", "mine");
    assert!(refused(&fixture, "notes").starts_with("error: cannot build into notes: "));
    assert_eq!(fixture.read("notes"), "mine");
}

#[test]
fn an_empty_directory_and_a_site_of_ours_are_taken() {
    let fixture = Fixture::new();
    fs::create_dir(fixture.root().join("out")).unwrap();
    for _ in 0..2 {
        let (code, stdout, stderr) = fixture.run(&["build", "--dest", "out"]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
        assert!(stdout.starts_with("2 pages in ROOT/out ("), "{stdout}");
    }
}

#[test]
fn the_default_place_is_taken_as_mdbook_left_it() {
    let fixture = Fixture::new();
    fixture.write("target/site/index.html", "built by a stock mdBook");
    let (code, stdout, stderr) = fixture.run(&["build"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(
        stdout.starts_with("2 pages in ROOT/target/site ("),
        "{stdout}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_place_is_followed() {
    let fixture = Fixture::new();
    fs::create_dir(fixture.root().join("real")).unwrap();
    std::os::unix::fs::symlink("real", fixture.root().join("link")).unwrap();
    let (code, ..) = fixture.run(&["build", "--dest", "link"]);
    assert_eq!(code, Some(0));
    assert!(fixture.root().join("link").is_symlink());
    assert!(fixture.root().join("real/index.html").is_file());
}
