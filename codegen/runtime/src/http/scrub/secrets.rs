//! Finds secrets in a text, whole or in part.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::redacted::{MIN_LENGTH, REDACTED};
use super::views;

/// A third of a secret is taken for a part of it, and of a long one this much.
const MAX_PART: usize = 8;

/// Half of a secret, in a text that is decoded: random bytes contain anything.
const MIN_DECODED: usize = 5;
const MAX_DECODED: usize = 12;

/// A code is a word, and a program looks at it: of a secret up to this length, only the whole is taken out of it, and of
/// a longer one this part.
const MAX_NAME: usize = 12;
const NAME_PART: usize = 10;

/// The longest text that is searched; longer ones are left out.
const MAX_TEXT: usize = 1 << 16;

/// Secrets, ready to be searched for.
#[derive(Clone, Default)]
pub(super) struct Secrets {
    /// Those too short to be distinguished from words, in lower case.
    short: Vec<String>,
    /// The same in base64.
    short_encoded: Vec<String>,
    /// Parts of the others by length, in lower case (of ASCII).
    parts: Parts,
    /// Longer parts, for names.
    name_parts: Parts,
    /// The same without white space, in lower case (of Unicode): for texts that are decoded.
    bare_parts: Parts,
}

type Parts = BTreeMap<usize, HashSet<Vec<u8>>>;

impl Secrets {
    pub(super) fn new(secrets: &BTreeSet<String>) -> Self {
        let mut all = Self::default();
        for secret in secrets {
            let bare = views::bare(secret);
            if bare.len() < MIN_LENGTH {
                all.short.push(secret.to_lowercase());
                all.short_encoded.push(STANDARD_NO_PAD.encode(secret));
                continue;
            }
            let folded = secret.to_ascii_lowercase();
            let length = folded.len().div_ceil(3).clamp(MIN_LENGTH, MAX_PART);
            add(&mut all.parts, &folded, length);
            let length = match bare.len() {
                ..=MAX_NAME => MAX_NAME,
                _ => NAME_PART,
            };
            add(&mut all.name_parts, &bare, length);
            let half = bare.len().div_ceil(2);
            let length = half.clamp(MIN_DECODED, MAX_DECODED);
            add(&mut all.bare_parts, &bare, length);
        }
        all
    }

    /// `text` without them; `None` where they can't be taken out.
    pub(super) fn clean(&self, text: &str) -> Option<String> {
        if self.is_empty() {
            return Some(text.to_owned());
        }
        if text.len() > MAX_TEXT {
            return None;
        }
        let cleaned = without(&self.parts, text);
        let is_clean = !self.has_short(&cleaned) && !is_encoded(&self.bare_parts, &cleaned);
        is_clean.then_some(cleaned)
    }

    /// A name without them: a code, an id.
    pub(super) fn clean_name(&self, name: &str) -> Option<String> {
        if name.len() > MAX_TEXT {
            return self.is_empty().then(|| name.to_owned());
        }
        let cleaned = without(&self.name_parts, name);
        let has_short = !self.short.is_empty()
            && views::written(name)
                .iter()
                .any(|view| self.is_short_word(view));
        let is_clean = !has_short && !is_encoded(&self.name_parts, &cleaned);
        is_clean.then_some(cleaned)
    }

    /// Whether `text` repeats one, or a part of one.
    pub(super) fn concern(&self, text: &str) -> bool {
        !self.is_empty() && self.clean(text).is_none_or(|cleaned| cleaned != text)
    }

    /// Whether `text` has one, or most of one, as it is.
    pub(super) fn has_most(&self, text: &str) -> bool {
        has_part(&self.name_parts, text)
    }

    fn is_empty(&self) -> bool {
        self.short.is_empty() && self.parts.is_empty()
    }

    /// Whether a short one is a word of a name.
    fn is_short_word(&self, name: &str) -> bool {
        name.split(|c: char| !c.is_alphanumeric()).any(|word| {
            self.short.contains(&word.to_lowercase())
                || self.short_encoded.iter().any(|short| short == word)
        })
    }

    fn has_short(&self, text: &str) -> bool {
        if self.short.is_empty() {
            return false;
        }
        let text = text.replace(REDACTED, "");
        let is_of_base64 = |c: char| c.is_ascii_alphanumeric() || "+/-_".contains(c);
        let mut runs = text.split(|c| !is_of_base64(c));
        runs.any(|run| self.short_encoded.iter().any(|short| short == run))
            || views::written(&text).iter().any(|view| {
                let view = view.to_lowercase();
                self.short.iter().any(|short| view.contains(short.as_str()))
            })
    }
}

/// Whether a part is in `text`, or in what it is the encoding of.
fn is_encoded(parts: &Parts, text: &str) -> bool {
    !parts.is_empty()
        && views::of(&text.replace(REDACTED, "\u{fffd}"))
            .iter()
            .any(|view| has_part(parts, view))
}

fn has_part(parts: &Parts, text: &str) -> bool {
    ranges(parts, views::bare(text).as_bytes()).next().is_some()
}

/// `text` without the parts that are found in it.
fn without(parts: &Parts, text: &str) -> String {
    let folded = text.to_ascii_lowercase();
    let mut hidden = vec![false; text.len()];
    for (start, length) in ranges(parts, folded.as_bytes()) {
        hidden[start..start + length].fill(true);
    }
    let mut out = String::with_capacity(text.len());
    let mut is_hidden = false;
    for (at, character) in text.char_indices() {
        let hide = hidden[at..at + character.len_utf8()].contains(&true);
        match (hide, is_hidden) {
            (true, false) => out.push_str(REDACTED),
            (true, true) => {}
            (false, _) => out.push(character),
        }
        is_hidden = hide;
    }
    out
}

/// Adds the parts of a secret that have this length; all of it if it is shorter.
fn add(parts: &mut Parts, secret: &str, length: usize) {
    let length = length.min(secret.len());
    let known = parts.entry(length).or_default();
    known.extend(secret.as_bytes().windows(length).map(<[u8]>::to_vec));
}

/// Start and length of each part that is found.
fn ranges<'a>(parts: &'a Parts, text: &'a [u8]) -> impl Iterator<Item = (usize, usize)> + 'a {
    parts.iter().flat_map(move |(&length, known)| {
        let windows = text.windows(length).enumerate();
        let found = windows.filter(move |(_, window)| known.contains(*window));
        found.map(move |(start, _)| (start, length))
    })
}
