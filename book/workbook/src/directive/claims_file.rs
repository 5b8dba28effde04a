//! A lesson's `claims.toml`: what the articles claim, what is true, and who says so.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;

use crate::problem::unreadable;
use crate::words::Words;
use crate::{Lesson, Problem};

pub(super) const NAME: &str = "claims.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    claim: Vec<Claim>,
}

/// One claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) id: String,
    /// Which article, as CURRICULUM.md numbers them; none for what a reader may well think.
    pub(super) source: Option<String>,
    /// What it says, in our words.
    pub(super) says: String,
    pub(super) verdict: Verdict,
    /// Markdown.
    pub(super) truth: String,
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Verdict {
    #[serde(rename = "true")]
    True,
    #[serde(rename = "false")]
    False,
    #[serde(rename = "half true")]
    HalfTrue,
    #[serde(rename = "means nothing")]
    MeansNothing,
}

impl Verdict {
    pub(super) const ALL: [Self; 4] = [Self::True, Self::HalfTrue, Self::False, Self::MeansNothing];

    /// Its class in the style sheet, and its name.
    pub(super) fn shown(self, words: &Words) -> (&'static str, &'static str) {
        match self {
            Self::True => ("claim-true", words.verdict_true),
            Self::False => ("claim-false", words.verdict_false),
            Self::HalfTrue => ("claim-half-true", words.verdict_half_true),
            Self::MeansNothing => ("claim-means-nothing", words.verdict_means_nothing),
        }
    }
}

/// A test of ours, or something to cite.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Evidence {
    /// `tests/FILE.rs::FUNCTION`, seen from the lesson's directory.
    Test {
        test: String,
    },
    Cite {
        cite: String,
        url: String,
    },
}

/// Reads the claims of `lesson`.
pub(super) fn read(lesson: &Lesson) -> Result<Vec<Claim>, String> {
    let shown = format!("lessons/{}/{NAME}", lesson.slug);
    let text =
        fs::read_to_string(lesson.dir.join(NAME)).map_err(|error| unreadable(&shown, &error))?;
    let file: File =
        toml::from_str(&text).map_err(|error| Problem::toml(&shown, &text, &error).to_string())?;
    let mut ids = BTreeSet::new();
    for claim in &file.claim {
        let id = &claim.id;
        if !is_kebab_case(id) {
            return Err(format!("{shown}: the id `{id}` is not in kebab-case"));
        }
        if !ids.insert(id) {
            return Err(format!("{shown}: the id `{id}` is there twice"));
        }
        if claim.evidence.is_empty() {
            return Err(format!("{shown}: the claim `{id}` has no evidence"));
        }
    }
    Ok(file.claim)
}

pub(super) fn is_kebab_case(id: &str) -> bool {
    let word = |word: &str| {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !word.is_empty() && word.bytes().all(allowed)
    };
    id.split('-').all(word)
}
