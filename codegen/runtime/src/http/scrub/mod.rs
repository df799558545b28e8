//! Redaction. Services echo what they were sent. Texts that a caller sent in a path, a query, a header, a body or a token do
//! not belong in a log, so they are removed from everything that is printed; methods return the exact texts.
//!
//! There are two kinds. A *text* is what a caller sent: it is taken out where it is repeated as it was, or as JSON or a URL
//! would write it. A *secret* is a token, or a property that is marked as one: it is taken out at any length, in any
//! case, in part, and encoded; if it cannot be taken out, the whole text is left out.

mod headers;
mod marked;
mod parts;
mod redacted;
mod secrets;
mod sent;
mod views;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use azure_core::http::Url;
use serde_json::Value as JsonValue;

use crate::model::ReadMarked;
use redacted::{LEFT_OUT, MIN_LENGTH, REDACTED};
use secrets::Secrets;

pub(crate) use headers::cleaned as cleaned_headers;
pub(crate) use parts::without_parts;
pub(crate) use sent::{Sent, Token};

/// The same of strings of a body, of which there are more.
const MIN_SENT_LENGTH: usize = 6;

/// Number of texts times length of a message: a tenth of a second.
const MAX_WORK: usize = 200_000_000;

/// What must not be printed.
#[derive(Clone, Default)]
pub(crate) struct Scrub {
    texts: Vec<String>,
    /// Strings of the body, which may be printed where the model's own Debug shows them.
    sent: BTreeSet<String>,
    shown: String,
    secrets: BTreeSet<String>,
    /// Whether there are secrets that are not known one by one.
    is_opaque: bool,
    search: OnceCell<Secrets>,
}

impl Scrub {
    /// A key or another value from the path, in all encodings in which it may be repeated.
    pub(crate) fn path_value(&mut self, value: &str) {
        self.text(value);
        self.text(&value.replace("''", "'"));
        self.text(&crate::url::encode(value));
    }

    /// The values of the query, and the quoted strings in them.
    pub(crate) fn query_of(&mut self, url: &Url) {
        for (_, value) in url.query_pairs() {
            for quoted in value.split('\'').skip(1).step_by(2) {
                self.text(quoted);
            }
            self.text(&value);
        }
        if let Some(query) = url.query() {
            self.text(query);
        }
    }

    /// What a caller sent, such as the value of a header.
    pub(crate) fn text(&mut self, text: &str) {
        if text.len() >= MIN_LENGTH {
            self.texts.push(text.to_owned());
        }
    }

    /// The value of `Authorization`.
    pub(crate) fn token(&mut self, header: &str) {
        let scheme = header.split_once(' ').map_or(header, |(_, token)| token);
        self.secret(scheme.trim());
    }

    /// A secret, as it is and as JSON or a URL would write it.
    pub(crate) fn secret(&mut self, secret: &str) {
        if secret.trim().is_empty() {
            return;
        }
        let escaped = JsonValue::from(secret).to_string();
        let escaped = escaped[1..escaped.len() - 1].to_owned();
        let encoded = crate::url::encode(secret);
        self.secrets.extend([secret.to_owned(), escaped, encoded]);
        self.search = OnceCell::new();
    }

    /// A JSON body: what the model marks is secret; every other string is a text, unless the model's Debug shows it.
    pub(crate) fn body(&mut self, body: &[u8], read: Option<ReadMarked>) {
        let Ok(value) = serde_json::from_slice(body) else {
            return;
        };
        match read.map(|read| read(body)) {
            Some(Some(marked)) => {
                self.shown.push_str(&marked.shown);
                self.is_opaque |= marked.is_opaque;
                marked.secrets.iter().for_each(|it| self.secret(it));
            }
            Some(None) => self.is_opaque = true,
            None => {}
        }
        self.strings_of(&value, false);
    }

    /// `text` without what must not be printed, on one line. Every text of a service or a transport that is printed passes
    /// through here.
    pub(crate) fn clean(&self, text: &str) -> String {
        self.cleaned(text, Secrets::clean)
    }

    /// The same for a code, an id, or another name that programs look at: what only looks like a part of a secret stays.
    pub(crate) fn clean_name(&self, name: &str) -> String {
        self.cleaned(name, Secrets::clean_name)
    }

    fn cleaned(&self, text: &str, clean: fn(&Secrets, &str) -> Option<String>) -> String {
        if self.is_opaque || !self.is_affordable(text) {
            return LEFT_OUT.to_owned();
        }
        let mut found: Vec<&str> = self.found(text).collect();
        found.sort_by_key(|text| std::cmp::Reverse(text.len()));
        let cleaned = found
            .iter()
            .fold(text.to_owned(), |text, found| text.replace(found, REDACTED));
        match clean(self.search(), &cleaned) {
            Some(cleaned) => cleaned.replace(char::is_control, " "),
            None => LEFT_OUT.to_owned(),
        }
    }

    /// Whether `text` contains anything that must not be printed.
    pub(crate) fn concerns(&self, text: &str) -> bool {
        self.is_opaque
            || !self.is_affordable(text)
            || self.found(text).next().is_some()
            || self.search().concern(text)
    }

    /// Whether `texts`, which are clean one by one, contain a secret in parts.
    pub(crate) fn is_told_in_parts(&self, texts: &[&str]) -> bool {
        !self.secrets.is_empty() && self.search().has_most(&texts.concat())
    }

    /// The same, less secrets of so few letters that they are in every text: for what comes from a transport, which knows
    /// no body.
    pub(crate) fn without_short_secrets(mut self) -> Self {
        self.secrets.retain(|secret| secret.len() >= MIN_LENGTH);
        self.is_opaque = false;
        self.search = OnceCell::new();
        self
    }

    /// The same, less all that is no secret.
    #[cfg(feature = "testing")]
    pub(crate) fn without_texts(mut self) -> Self {
        self.sent.clear();
        self.texts.clear();
        self.is_opaque = false;
        self
    }

    fn search(&self) -> &Secrets {
        self.search.get_or_init(|| Secrets::new(&self.secrets))
    }

    fn is_affordable(&self, text: &str) -> bool {
        (self.texts.len() + self.sent.len()).saturating_mul(text.len()) <= MAX_WORK
    }

    fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let is_in = move |found: &&String| text.contains(found.as_str());
        let is_hidden = |found: &&String| !self.shown.contains(found.as_str());
        let sent = self.sent.iter().filter(is_in).filter(is_hidden);
        let texts = self.texts.iter().filter(is_in);
        texts.chain(sent).map(String::as_str)
    }

    fn strings_of(&mut self, value: &JsonValue, is_secret: bool) {
        match value {
            JsonValue::String(text) if is_secret && !self.shows(&format!("{text:?}")) => {
                self.secret(text);
            }
            JsonValue::Number(number) if is_secret && !self.shows(&format!("Some({number})")) => {
                self.secret(&number.to_string());
            }
            JsonValue::String(text) if text.len() >= MIN_SENT_LENGTH => {
                let escaped = value.to_string();
                self.sent
                    .extend([escaped.trim_matches('"').to_owned(), text.clone()]);
            }
            JsonValue::Array(items) => items
                .iter()
                .for_each(|item| self.strings_of(item, is_secret)),
            JsonValue::Object(members) => members.iter().for_each(|(name, item)| {
                self.strings_of(item, marked::is_telling(name));
            }),
            JsonValue::Null | JsonValue::Bool(_) | JsonValue::Number(_) | JsonValue::String(_) => {}
        }
    }

    /// Whether the model's Debug shows a value of the body.
    fn shows(&self, debug: &str) -> bool {
        self.shown.contains(debug)
    }
}

#[cfg(test)]
mod tests;
