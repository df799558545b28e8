//! Ignored metadata, reported at the end of a run: on standard error for people, as JSON for programs.

use super::Inputs;
use crate::console::note;
use graph_csdl::problem::Warnings;
use serde_json::{Value, json};

/// The warnings of one metadata file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ignored {
    text: String,
    json: Vec<Value>,
}

impl Ignored {
    /// The warnings about the metadata of these inputs.
    pub(crate) fn of(inputs: &Inputs, warnings: &Warnings) -> Self {
        let metadata = &inputs.metadata;
        let Value::Array(mut json) = warnings.json(&metadata.text) else {
            return Self::default();
        };
        for warning in &mut json {
            if let Value::Object(warning) = warning {
                warning.insert("file".to_owned(), json!(metadata.name));
            }
        }
        Self {
            text: warnings.render(&metadata.name, &metadata.text),
            json,
        }
    }

    /// Encodes them as one line, for [`from_line`](Self::from_line).
    pub(crate) fn line(all: &[&Self]) -> String {
        let pairs = all.iter().map(|one| json!([one.text, one.json]));
        Value::from_iter(pairs).to_string()
    }

    /// Decodes the result of [`line`](Self::line).
    pub(crate) fn from_line(line: &str) -> Option<Vec<Self>> {
        let pairs: Vec<(String, Vec<Value>)> = serde_json::from_str(line).ok()?;
        let ignored = pairs.into_iter();
        Some(ignored.map(|(text, json)| Self { text, json }).collect())
    }

    /// Prints the first few of each kind, with their places, and how many there are.
    pub(crate) fn print(&self) {
        if !self.text.is_empty() {
            note(self.text.trim_end());
        }
    }

    /// All of them, each with kind, file, line and column.
    pub(crate) fn json(&self) -> &[Value] {
        &self.json
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_line_can_be_read_again() {
        let one = Ignored {
            text: "a\nb\u{2028}\n".to_owned(),
            json: vec![json!({"line": 1})],
        };
        let line = Ignored::line(&[&one, &Ignored::default()]);
        assert_eq!(line.lines().count(), 1);
        let read = Ignored::from_line(&line).unwrap();
        assert_eq!((&*read[0].text, read[0].json()), (&*one.text, one.json()));
        assert_eq!((read.len(), read[1].json()), (2, [].as_slice()));
        assert!(Ignored::from_line("{}").is_none());
    }
}
