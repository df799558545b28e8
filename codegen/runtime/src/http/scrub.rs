//! Services echo what they were sent. What a caller sent in a path, a query, a body or a token does not belong into a
//! log, so it is taken out of whatever an error prints; the exact texts stay available through methods.

use azure_core::http::Url;
use serde_json::Value as JsonValue;

const REDACTED: &str = "[redacted]";
const LONGEST_BODY: usize = 1 << 20;

/// Texts that must not be printed.
#[derive(Clone, Default)]
pub(crate) struct Scrub(Vec<String>);

impl Scrub {
    /// A key or another value from the path.
    pub(crate) fn path_value(&mut self, value: &str) {
        self.add(value, 4);
    }

    /// The values of the query, and the quoted strings in them.
    pub(crate) fn query_of(&mut self, url: &Url) {
        for (_, value) in url.query_pairs() {
            for quoted in value.split('\'').skip(1).step_by(2) {
                self.add(quoted, 4);
            }
            self.add(&value, 4);
        }
        if let Some(query) = url.query() {
            self.add(query, 4);
        }
    }

    /// Every string in a JSON body; nothing if it is not JSON, or too large to be worth reading for an error.
    pub(crate) fn body(&mut self, body: &[u8]) {
        if body.len() <= LONGEST_BODY
            && let Ok(value) = serde_json::from_slice(body)
        {
            self.strings_of(&value);
        }
    }

    /// A bearer token.
    pub(crate) fn token(&mut self, header: &str) {
        self.add(header.strip_prefix("Bearer ").unwrap_or(header), 4);
    }

    /// `text` without what must not be printed, on one line.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for secret in &self.0 {
            if out.contains(secret.as_str()) {
                out = out.replace(secret.as_str(), REDACTED);
            }
        }
        out.replace(char::is_control, " ")
    }

    /// Whether `text` says anything that must not be printed.
    pub(crate) fn concerns(&self, text: &str) -> bool {
        self.0.iter().any(|secret| text.contains(secret.as_str()))
    }

    fn strings_of(&mut self, value: &JsonValue) {
        match value {
            JsonValue::String(text) => self.add(text, 6),
            JsonValue::Array(items) => items.iter().for_each(|item| self.strings_of(item)),
            JsonValue::Object(members) => members.values().for_each(|item| self.strings_of(item)),
            JsonValue::Null | JsonValue::Bool(_) | JsonValue::Number(_) => {}
        }
    }

    /// Short texts are ordinary words, and a message without its words says nothing.
    fn add(&mut self, text: &str, shortest: usize) {
        if text.len() < shortest {
            return;
        }
        let at = self.0.partition_point(|known| known.len() > text.len());
        if !self.0[at..]
            .iter()
            .take_while(|k| k.len() == text.len())
            .any(|k| k == text)
        {
            self.0.insert(at, text.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scrub;

    #[test]
    fn longest_first_and_short_words_stay() {
        let mut scrub = Scrub::default();
        scrub.path_value("anna");
        scrub.path_value("anna@contoso.com");
        scrub.path_value("id");
        scrub.body(br#"{"name":"User","secret":"hunter2hunter2","list":["s3cr3t!"]}"#);
        assert_eq!(
            scrub.clean("User anna@contoso.com\n(anna) has id hunter2hunter2 s3cr3t!"),
            "User [redacted] ([redacted]) has id [redacted] [redacted]"
        );
    }
}
