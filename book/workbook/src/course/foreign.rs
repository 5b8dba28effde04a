//! What a reader's file uses of std's that no machine can see: who waits there waits unseen.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// What of `std::sync` nobody waits for.
const HARMLESS: [&str; 7] = [
    "Arc",
    "Weak",
    "PoisonError",
    "LockResult",
    "TryLockError",
    "TryLockResult",
    "Ordering",
];

/// Most names that a sentence has.
const MOST: usize = 3;

/// A name that a file says, whole, and in which line.
type Used = (Vec<String>, usize);

/// The sentence on what `source` uses of `std::sync` and `std::thread`, in the words of a terminal.
/// `None` when there is nothing, or it is not Rust.
pub(super) fn of_std(source: &str) -> Option<String> {
    let mut used = Vec::new();
    collect(source.parse().ok()?, &[], &mut used);
    let mut names: Vec<(String, usize)> = Vec::new();
    for (path, line) in used {
        if let Some(name) = unseen(&path)
            && names.iter().all(|(known, _)| *known != name)
        {
            names.push((name, line));
        }
    }
    let said: Vec<String> = (names.iter().take(MOST))
        .map(|(name, line)| format!("`{name}` (exercise.rs:{line})"))
        .collect();
    let (last, others) = said.split_last()?;
    let whose = match (others, names.len() > MOST) {
        ([], _) => format!("{last} is not the machine's: it cannot see what waits there"),
        (_, true) => format!(
            "{} and more of std's are not the machine's: it cannot see what waits there",
            said.join(", ")
        ),
        (_, false) => format!(
            "{} and {last} are not the machine's: it cannot see what waits there",
            others.join(", ")
        ),
    };
    Some(format!("{whose}. Use `crate::sync`."))
}

/// What a path to it is called, when it leads to something that waits, or to all of a module.
fn unseen(path: &[String]) -> Option<String> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let shown = match path[..] {
        ["std", "sync", what, ..] if HARMLESS.contains(&what) => return None,
        ["std", "sync", "atomic", what, ..] if HARMLESS.contains(&what) => return None,
        ["std", "thread", "panicking" | "Result", ..] => return None,
        ["std", "sync", "atomic" | "mpsc", _, ..] => 4,
        ["std", "sync" | "thread", ..] => 3,
        _ => return None,
    };
    Some(path[..shown.min(path.len())].join("::"))
}

/// Adds every path of `stream` that begins with `std`. In the braces of a `use` every path begins
/// with the one `before` them; elsewhere that is empty.
fn collect(stream: TokenStream, before: &[String], used: &mut Vec<Used>) {
    let mut tokens = stream.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let name = match token {
            TokenTree::Group(group) => {
                collect(group.stream(), &[], used);
                continue;
            }
            TokenTree::Ident(name) => name,
            TokenTree::Punct(punct) => {
                if punct.as_char() == '*' && !before.is_empty() {
                    used.push((before.to_vec(), punct.span().start().line));
                }
                continue;
            }
            TokenTree::Literal(_) => continue,
        };
        if name == "as" {
            tokens.next();
            continue;
        }
        if before.is_empty() && name != "std" {
            continue;
        }
        let mut path = before.to_vec();
        let mut line = name.span().start().line;
        if name != "self" {
            path.push(name.to_string());
        }
        let mut whole = true;
        let colon =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
        let joint = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint);
        while tokens
            .next_if(|token| colon(token) && joint(token))
            .is_some()
        {
            tokens.next_if(colon);
            match tokens.peek() {
                Some(TokenTree::Ident(part)) => {
                    line = part.span().start().line;
                    path.push(part.to_string());
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    collect(group.stream(), &path, used);
                    whole = false;
                }
                _ => break,
            }
            tokens.next();
        }
        if whole {
            used.push((path, line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_stds_is_found_with_its_line() {
        let said = of_std("// std::sync::Once\n\nstatic IT: std::sync::Mutex<u8> = x();\n");
        assert_eq!(
            said.as_deref(),
            Some(
                "`std::sync::Mutex` (exercise.rs:3) is not the machine's: it cannot see what waits \
                 there. Use `crate::sync`."
            )
        );
    }

    #[test]
    fn every_way_to_name_it_counts() {
        let names = |source: &str| {
            let mut used = Vec::new();
            collect(source.parse().unwrap(), &[], &mut used);
            let names: Vec<String> = used.iter().filter_map(|(path, _)| unseen(path)).collect();
            names.join(" ")
        };
        for (source, expected) in [
            ("use std::sync::{Arc, Mutex as M};", "std::sync::Mutex"),
            (
                "use std::{fmt, sync::{atomic::{AtomicUsize, Ordering}, mpsc}, thread};",
                "std::sync::atomic::AtomicUsize std::sync::mpsc std::thread",
            ),
            ("use std::sync::{self, Weak};", "std::sync"),
            ("use std::sync::*;", "std::sync"),
            ("use std::thread;", "std::thread"),
            (
                "fn f() { ::std::thread::spawn(|| std::sync::Barrier::new(2)); }",
                "std::thread::spawn std::sync::Barrier",
            ),
            (
                "fn f() { let (tx, rx) = std::sync::mpsc::channel::<u8>(); }",
                "std::sync::mpsc::channel",
            ),
        ] {
            assert_eq!(names(source), expected, "{source}");
        }
    }

    #[test]
    fn what_is_not_stds_or_never_waits_is_left_alone() {
        for source in [
            "",
            "use crate::sync::{Mutex, thread};\nuse std::sync::Arc;",
            "use std::sync::{Arc, Weak, PoisonError, atomic::Ordering};",
            "/* std::sync::Mutex */ const IT: &str = \"std::sync::Mutex\"; // std::thread",
            "/// As `std::sync::Mutex`.\nfn f<'a>(it: &'a str) -> char { 'x' }",
            "fn f() -> bool { std::thread::panicking() }",
            "struct Has { std: u8 }",
            "not ( Rust",
        ] {
            assert_eq!(of_std(source), None, "{source}");
        }
    }

    #[test]
    fn of_many_names_the_first_are_said() {
        let said = of_std("use std::sync::{Condvar, Mutex, RwLock, Barrier};").unwrap();
        assert!(said.contains("`std::sync::RwLock` (exercise.rs:1) and more of std's are"));
        assert!(!said.contains("Barrier"));
        let said = of_std("use std::sync::{Condvar, Mutex};").unwrap();
        assert!(said.contains("exercise.rs:1) and `std::sync::Mutex` (exercise.rs:1) are not"));
    }
}
