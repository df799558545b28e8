//! What entries state of elements: two of them may neither repeat nor contradict each other.

use super::Spanned;
use crate::problem::line_and_column;

/// What an entry states by one key.
#[derive(Clone, Debug)]
pub(crate) struct Statement<'e> {
    /// The key.
    pub(crate) key: &'static str,
    /// Its value in TOML.
    pub(crate) value: String,
    /// The target, as it is written.
    pub(crate) target: &'e Spanned<String>,
    /// The version of Graph that it is about, where that is not every one.
    pub(crate) api: Option<&'e str>,
}

/// What is wrong, and what fixes it.
pub(crate) type Clash = (String, &'static str);

impl Statement<'_> {
    fn denies(&self) -> bool {
        self.key == "exists"
    }

    /// Whether both hold for some version of Graph.
    fn meets(&self, other: &Self) -> bool {
        self.api.is_none() || other.api.is_none() || self.api == other.api
    }

    /// Whether the target is written as that of the other; spaces make no difference.
    pub(crate) fn is_written_as(&self, other: &Self) -> bool {
        without_spaces(&self.target.value) == without_spaces(&other.target.value)
    }

    /// What is wrong with it beside `earlier`, which is about the same element of the file `text`.
    pub(crate) fn clash(&self, earlier: &Self, text: &str) -> Option<Clash> {
        if !self.meets(earlier) || self.target.at == earlier.target.at {
            return None;
        }
        if self.denies() != earlier.denies() {
            return Some(self.denied(earlier, text));
        }
        // Several elements may be added to one target.
        if self.key != earlier.key || self.key == "add" {
            return None;
        }
        let (key, value, target) = (self.key, &self.value, &self.target.value);
        let place = earlier.place(self, text);
        Some(if self.value == earlier.value {
            (
                format!("`{key}` of `{target}` is stated at {place} too"),
                "keep one",
            )
        } else {
            let other = &earlier.value;
            let what =
                format!("`{key} = {value}` of `{target}` contradicts `{key} = {other}` at {place}");
            (what, "keep the one that is true, or give each its `api`")
        })
    }

    /// What is wrong with it beside `earlier`, where one of them is about a part of what the other is about: nothing is part of what
    /// does not exist.
    pub(crate) fn clash_of_part(&self, earlier: &Self, text: &str) -> Option<Clash> {
        self.meets(earlier).then(|| self.denied(earlier, text))
    }

    fn denied(&self, earlier: &Self, text: &str) -> Clash {
        let denied = if self.denies() { self } else { earlier };
        let does = match (self.key, earlier.key) {
            ("add", _) | (_, "add") => "adds",
            _ => "corrects",
        };
        let what = format!(
            "one entry states that `{}` does not exist, another {does} it or a part of it: this one, and that at {}",
            denied.target.value,
            earlier.place(self, text)
        );
        (what, "keep the one that is true")
    }

    /// Where it is; with its target, if that is written in another form than that of `beside`.
    fn place(&self, beside: &Self, text: &str) -> String {
        let (line, column) = line_and_column(text, self.target.at);
        let place = format!("line {line}, column {column}");
        if self.target.value == beside.target.value {
            place
        } else {
            format!("{place} (`{}`)", self.target.value)
        }
    }
}

/// The text by which targets are compared before there is metadata.
pub(crate) fn without_spaces(target: &str) -> String {
    target.split_whitespace().collect()
}
