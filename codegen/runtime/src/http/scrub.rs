//! Services echo what they were sent. What a caller sent in a path, a query, a header, a body or a token does not belong
//! into a log, so it is taken out of whatever an error prints; the exact texts stay available through methods.

use azure_core::http::Url;
use serde_json::Value as JsonValue;

const REDACTED: &str = "[redacted]";
const LONGEST_BODY: usize = 1 << 20;

/// Shorter texts are ordinary words, and a message without its words says nothing.
const SHORTEST: usize = 4;
const SHORTEST_SENT: usize = 6;

/// Texts that must not be printed.
#[derive(Clone, Default)]
pub(crate) struct Scrub {
    texts: Vec<String>,
    /// Strings of the body, which may be printed where the model's own Debug shows them.
    sent: Vec<String>,
    shown: String,
}

impl Scrub {
    /// A key or another value from the path, in each way that it may be repeated.
    pub(crate) fn path_value(&mut self, value: &str) {
        self.add(value);
        self.add(&value.replace("''", "'"));
        self.add(&crate::url::encode(value));
    }

    /// The values of the query, and the quoted strings in them.
    pub(crate) fn query_of(&mut self, url: &Url) {
        for (_, value) in url.query_pairs() {
            for quoted in value.split('\'').skip(1).step_by(2) {
                self.add(quoted);
            }
            self.add(&value);
        }
        if let Some(query) = url.query() {
            self.add(query);
        }
    }

    /// The value of a header of the caller's.
    pub(crate) fn header(&mut self, value: &str) {
        self.add(value);
    }

    /// A bearer token.
    pub(crate) fn token(&mut self, header: &str) {
        self.add(header.strip_prefix("Bearer ").unwrap_or(header));
    }

    /// Every string in a JSON body, except those in `shown`, which is how the model shows itself. Nothing if it is not
    /// JSON, or too large to be worth reading for an error.
    pub(crate) fn body(&mut self, body: &[u8], shown: impl FnOnce() -> String) {
        if body.len() <= LONGEST_BODY
            && let Ok(value) = serde_json::from_slice(body)
        {
            self.shown = shown();
            self.strings_of(&value);
        }
    }

    /// `text` without what must not be printed, on one line.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut found: Vec<&str> = self.found(text).collect();
        found.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        let cleaned = found.iter().fold(text.to_owned(), |text, secret| {
            text.replace(secret, REDACTED)
        });
        cleaned.replace(char::is_control, " ")
    }

    /// Whether `text` says anything that must not be printed.
    pub(crate) fn concerns(&self, text: &str) -> bool {
        self.found(text).next().is_some()
    }

    fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let is_in = move |secret: &&String| text.contains(secret.as_str());
        let is_secret = |secret: &&String| !self.shown.contains(secret.as_str());
        let sent = self.sent.iter().filter(is_in).filter(is_secret);
        self.texts
            .iter()
            .filter(is_in)
            .chain(sent)
            .map(String::as_str)
    }

    fn strings_of(&mut self, value: &JsonValue) {
        match value {
            JsonValue::String(text) if text.len() >= SHORTEST_SENT => {
                let escaped = value.to_string();
                self.sent
                    .extend([escaped.trim_matches('"').to_owned(), text.clone()]);
            }
            JsonValue::Array(items) => items.iter().for_each(|item| self.strings_of(item)),
            JsonValue::Object(members) => members.values().for_each(|item| self.strings_of(item)),
            JsonValue::Null | JsonValue::Bool(_) | JsonValue::Number(_) | JsonValue::String(_) => {}
        }
    }

    fn add(&mut self, text: &str) {
        if text.len() >= SHORTEST {
            self.texts.push(text.to_owned());
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
        let body = br#"{"name":"User","secret":"hunter2hunter2","list":["s3cr3t!","sh\"own"]}"#;
        scrub.body(body, || r#"list: ["sh\"own"]"#.to_owned());
        assert_eq!(
            scrub.clean("User anna@contoso.com\n(anna%40contoso.com) has id hunter2hunter2 s3cr3t! sh\\\"own"),
            "User [redacted] ([redacted]) has id [redacted] [redacted] sh\\\"own"
        );
    }
}
