//! Items by key: of one property, of several, by an alternate key, by a path.
//!
//! No method returns an error. A key that can't be part of a URL is an error that the target keeps: each request returns
//! it when it is sent, and nothing is sent.

use super::Target;
use super::target::REDACTED;
use crate::url::encode_segment;
use crate::{Error, Literal};

impl Target {
    /// An item by its key, a string: `/x`.
    ///
    /// Requests fail, and nothing is sent, if the key is empty, `.` or `..`, or contains control characters: none
    /// of these is a segment of a URL.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.value(key, &self.key_name())
    }

    /// An item by its key, if that is no string but a number, a GUID, a date: `/5`.
    ///
    /// Requests fail, and nothing is sent, if the literal is a text that [`Target::key`] refuses. No number, GUID
    /// or date is.
    #[must_use]
    pub fn key_of(&self, key: impl Into<Literal>) -> Self {
        self.value(key.into().as_str(), &self.key_name())
    }

    /// An item by a key of several properties: `(a='x',b=5)`.
    ///
    /// Requests fail, and nothing is sent, if a value is empty, or there is none. All else is sent, percent-encoded.
    #[must_use]
    pub fn composite_key(&self, keys: &[(&'static str, Literal)]) -> Self {
        let empty = keys
            .iter()
            .find(|(_, key)| matches!(key.as_str(), "" | "''"));
        let target = self.arguments(keys);
        if keys.is_empty() {
            let of = self.last_segment();
            return target.failed(Error::input(format!("the key of `{of}` has no properties")));
        }
        match empty {
            Some((name, _)) => {
                let of = self.last_segment();
                target.failed(Error::input(format!("the key `{name}` of `{of}` is empty")))
            }
            None => target,
        }
    }

    /// An item by an alternate key: `(appId='…')`. For errors see [`Target::composite_key`].
    #[must_use]
    pub fn alternate_key(&self, keys: &[(&'static str, Literal)]) -> Self {
        self.composite_key(keys)
    }

    /// An item by its path below this one: `:/folder/file.txt`, or `:/folder/file.txt:/content` where more follows. The path
    /// is relative, its parts separated by `/`; a leading and a trailing `/` are ignored. Each part is percent-encoded.
    ///
    /// Requests fail, and nothing is sent, if a part of the path is empty, `.` or `..`, or contains control
    /// characters.
    #[must_use]
    pub fn by_path(&self, path: &str) -> Self {
        let path = path.strip_prefix('/').unwrap_or(path);
        let parts = path.strip_suffix('/').unwrap_or(path).split('/');
        let mut target = self.clone();
        if !target.open_path {
            target.push(":", ":");
        }
        target.open_path = false;
        for part in parts {
            target = target.value(part, "a part of the path");
        }
        target.open_path = true;
        target
    }

    /// How an error names the key of an item here.
    fn key_name(&self) -> String {
        format!("the key of `{}`", self.last_segment())
    }

    /// Appends a value as a segment. An invalid one is left out of the URL, but not of the path that is shown.
    fn value(&self, value: &str, what: &str) -> Self {
        match encode_segment(value) {
            Ok(encoded) => self.appended("/", &encoded, REDACTED).remember(value),
            Err(why) => {
                let error = Error::input(format!("{what} {why}"));
                self.appended("/", "", REDACTED).failed(error)
            }
        }
    }
}
