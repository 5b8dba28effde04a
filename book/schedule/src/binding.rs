//! Names from the source: the binding of an object, the body of a spawned closure.

/// The name that the source line gives to what is made in it: `left` of `let left = …`, `tx` of
/// `let (tx, rx) = …`, `free` of a field `free: …`.
pub fn binding(line: &str) -> Option<String> {
    let line = line.trim();
    let pattern = match line
        .strip_prefix("let ")
        .or_else(|| line.strip_prefix("static "))
    {
        Some(rest) => rest
            .trim_start_matches("mut ")
            .trim_start_matches('(')
            .trim_start_matches("mut "),
        None => {
            let (name, rest) = line.split_once(':')?;
            if rest.starts_with(':') || !name.chars().all(is_name) {
                return None;
            }
            name
        }
    };
    let end = pattern
        .find(|letter| !is_name(letter))
        .unwrap_or(pattern.len());
    let name = pattern[..end].trim_start_matches('_');
    (!name.is_empty()).then(|| name.to_owned())
}

/// What a closure spawned in this line does, when it stands in the line whole: `send(tx)` of
/// `thread::spawn(move || send(tx));`.
pub fn closure_body(line: &str) -> Option<String> {
    let (_, body) = line.split_once("||")?;
    let mut depth = 0;
    let end = body.char_indices().find_map(|(place, letter)| {
        match letter {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' if depth == 0 => return Some(place),
            ')' | '}' | ']' => depth -= 1,
            ',' if depth == 0 => return Some(place),
            _ => {}
        }
        None
    });
    let body = body[..end?].trim();
    (!body.is_empty() && body.chars().count() <= 32).then(|| body.to_owned())
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_binding() {
        let name = |line| binding(line);
        assert_eq!(
            name("    let left = Arc::new(Mutex::new(0));").as_deref(),
            Some("left")
        );
        assert_eq!(
            name("let (tx, rx) = channel::bounded(0);").as_deref(),
            Some("tx")
        );
        assert_eq!(
            name("let (mut tx, rx) = bounded(0);").as_deref(),
            Some("tx")
        );
        assert_eq!(name("free: Mutex::new(permits),").as_deref(), Some("free"));
        assert_eq!(name("std::sync::Mutex::new(1)"), None);
        assert_eq!(name("let _ = Mutex::new(1);"), None);
    }

    #[test]
    fn a_closure_in_one_line_is_shown() {
        let body = |line| closure_body(line);
        assert_eq!(
            body("thread::spawn(move || transfer(a, b));").as_deref(),
            Some("transfer(a, b)")
        );
        assert_eq!(
            body("let t = thread::spawn(|| print(1));").as_deref(),
            Some("print(1)")
        );
        assert_eq!(body("thread::spawn(move || {"), None);
    }
}
