//! `{{#claim ID}}`: what an article says, what is true, and the evidence.

use super::claims_file::{Claim, Evidence};
use super::source::Source;
use super::{Expansion, Scope, scan, words};
use crate::html;
use crate::page::prose;

pub(super) fn expand(scope: &Scope<'_>, args: &str) -> Result<Expansion, String> {
    let [id] = words::<1>(args, "claim ID")?;
    let claims = scope.claims()?;
    let Some(claim) = claims.iter().find(|claim| claim.id == id) else {
        let ids: Vec<&str> = claims.iter().map(|claim| claim.id.as_str()).collect();
        return Err(format!(
            "claims.toml has no claim `{id}`; it has {}",
            ids.join(", ")
        ));
    };
    if !scope.shown_claims.borrow_mut().insert(id) {
        return Err(format!(
            "the claim `{}` is on this page already: show it once",
            claim.id
        ));
    }
    card(scope, claim).map_err(|message| format!("claim `{}`: {message}", claim.id))
}

fn card(scope: &Scope<'_>, claim: &Claim) -> Result<Expansion, String> {
    let words = scope.words();
    let (class, verdict) = claim.verdict.shown(words);
    let says = scan::inline(scope, claim.says.trim())?;
    let truth = scan::inline(scope, claim.truth.trim())?;
    let evidence: Vec<String> = claim
        .evidence
        .iter()
        .map(|evidence| shown(scope, evidence))
        .collect::<Result<_, _>>()?;
    let source = source(scope, claim);
    let html = format!(
        "<div class=\"claim {class}\" id=\"claim-{id}\">\
         <p class=\"claim-says\"><span class=\"claim-source\">{source}</span> {says}</p>\
         <p class=\"claim-verdict\">{label} <strong>{verdict}</strong></p>\
         <div class=\"claim-truth\">{truth}</div>\
         <p class=\"claim-evidence\">{evidence_label} {evidence}</p></div>",
        id = claim.id,
        says = html::one_line(&prose::inline_html(&says)),
        label = words.claim_verdict,
        truth = html::one_line(&prose::html(&truth)),
        evidence_label = words.evidence,
        evidence = evidence.join(" · "),
    );
    Ok(Expansion {
        html,
        words: prose::words(&says) + prose::words(&truth),
    })
}

/// Who says it.
pub(super) fn source(scope: &Scope<'_>, claim: &Claim) -> String {
    let words = scope.words();
    match &claim.source {
        Some(source) => (words.claim_says)(&html::text(source)),
        None => words.claim_thought.to_owned(),
    }
}

fn shown(scope: &Scope<'_>, evidence: &Evidence) -> Result<String, String> {
    match evidence {
        Evidence::Test { test } => {
            check_test(scope, test)?;
            Ok(format!("<code>{}</code>", html::text(test)))
        }
        Evidence::Cite { cite, url } => {
            if !url.starts_with("https://") {
                return Err(format!("`{url}` is no https address"));
            }
            Ok(format!(
                "<a href=\"{}\">{}</a>",
                html::text(url),
                html::text(cite)
            ))
        }
    }
}

/// Whether `test`, written `tests/FILE.rs::FUNCTION`, is there and is a test.
fn check_test(scope: &Scope<'_>, test: &str) -> Result<(), String> {
    let (file, function) = test
        .split_once("::")
        .ok_or_else(|| format!("`{test}` names no test: write tests/FILE.rs::FUNCTION"))?;
    let source = Source::read(scope, file)?;
    let lines: Vec<&str> = source.text.lines().map(str::trim).collect();
    let start = format!("fn {function}(");
    let Some(at) = lines.iter().position(|line| line.starts_with(&start)) else {
        return Err(format!("{} has no test `{function}`", source.from_root));
    };
    let mut above = lines[..at].iter().rev();
    if above
        .by_ref()
        .take_while(|line| line.starts_with(['#', '/']))
        .any(|line| *line == "#[test]")
    {
        Ok(())
    } else {
        Err(format!(
            "`{function}` in {} is not marked #[test]",
            source.from_root
        ))
    }
}
