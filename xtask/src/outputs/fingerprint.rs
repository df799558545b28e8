//! A hash of everything that determines the output of a run: two runs with the same fingerprint write the same.

use crate::disk::Stat;
use crate::input::Inputs;
use crate::input::text::Text;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A fingerprint under construction.
#[derive(Clone, Debug)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Starts with the generator itself; none if its identity is unknown.
    pub(crate) fn of_generator() -> Option<Self> {
        let mut fingerprint = Self(Sha256::new());
        fingerprint.add(&generator()?);
        Some(fingerprint)
    }

    /// Adds a text with its length, so that adjacent texts cannot be confused.
    pub(crate) fn add(&mut self, text: &str) {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
    }

    /// Adds a value by its `Debug` output.
    pub(crate) fn add_value(&mut self, value: &impl Debug) {
        self.add(&format!("{value:?}"));
    }

    /// Adds files by their paths.
    pub(crate) fn add_files(&mut self, files: &BTreeMap<String, String>) {
        self.add_value(&files.len());
        for (path, text) in files {
            self.add(path);
            self.add(text);
        }
    }

    /// Adds all inputs, with their names in messages.
    pub(crate) fn add_inputs(&mut self, inputs: &Inputs) {
        let Inputs {
            slice,
            metadata,
            config,
            docs,
            names,
            source,
            corrections,
            inherited,
            released,
            entries,
            environment,
            examples,
            handwritten,
        } = inputs;
        self.add_value(slice);
        let inherited = inherited.as_ref();
        for text in [
            Some(metadata),
            config.as_ref(),
            docs.as_ref(),
            names.as_ref(),
            source.as_ref(),
            corrections.as_ref(),
            released.as_ref(),
            entries.as_ref(),
            inherited.map(|other| &other.config),
            inherited.and_then(|other| other.docs.as_ref()),
        ] {
            self.add_value(&text.is_some());
            if let Some(Text { name, text }) = text {
                self.add(name);
                self.add(text);
            }
        }
        self.add_value(handwritten);
        self.add_value(&environment.as_ref().map(|it| format!("{it:?}")));
        let pages = examples.sources();
        self.add_value(&pages.len());
        for page in pages {
            self.add(page.name);
            self.add(page.text);
        }
    }

    /// The hash.
    pub(crate) fn finish(self) -> String {
        let bytes = self.0.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The running program, as the file system identifies it. A rebuilt program is another file.
fn generator() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let stat = Stat::of(&program.metadata().ok()?)?;
    Some(format!("{} {stat}", program.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_text_ends_is_a_part_of_it() {
        let of = |texts: &[&str]| {
            let mut fingerprint = Fingerprint::of_generator().unwrap();
            texts.iter().for_each(|text| fingerprint.add(text));
            fingerprint.finish()
        };
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a", "b"]), of(&["", "ab"]));
        assert_ne!(of(&["a", ""]), of(&["a"]));
    }
}
