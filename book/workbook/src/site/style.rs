//! What a style sheet loads.

/// The addresses in `url(…)` and `@import "…"` of `css`, each with its line, counted from 1.
pub(super) fn loads(css: &str) -> Vec<(usize, String)> {
    let css = &*without_comments(css);
    let after = |keyword: &'static str| {
        let found = css.match_indices(keyword);
        found.map(move |(at, keyword)| (at, css[at + keyword.len()..].trim_start()))
    };
    // The address of `@import url(…)` is found as that of any `url(…)`.
    let imports = after("@import").filter(|(_, rest)| rest.starts_with(['"', '\'']));
    let line = |at: usize| css[..at].matches('\n').count() + 1;
    let mut loads: Vec<(usize, String)> = after("url(")
        .chain(imports)
        .map(|(at, rest)| (line(at), address(rest).to_owned()))
        .collect();
    loads.sort();
    loads
}

/// The address that `rest` begins with: up to its closing quote, or to the parenthesis.
fn address(rest: &str) -> &str {
    let (rest, end) = match rest.strip_prefix(['"', '\'']) {
        Some(quoted) => (quoted, &rest[..1]),
        None => (rest, ")"),
    };
    rest.split(end).next().unwrap_or_default().trim()
}

/// `css` with every comment blanked, its lines kept.
fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        let (inside, after) = comment.split_once("*/").unwrap_or((comment, ""));
        kept.extend(inside.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_every_form() {
        let css = "/* url(no.png)\n */ a { b: url('x(1).png') url( y.png ) }\n@import \"z.css\";\n\
                   @import url(w.css);";
        let expected = [(2, "x(1).png"), (2, "y.png"), (3, "z.css"), (4, "w.css")];
        assert_eq!(loads(css), expected.map(|(line, to)| (line, to.to_owned())));
    }
}
