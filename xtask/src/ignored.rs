//! What a run tells at its end of the metadata that it ignored: for people on standard error, for programs as JSON.

use crate::console::say;
use crate::input::Inputs;
use graph_csdl::problem::Warnings;
use serde_json::{Value, json};

/// The warnings of one metadata file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ignored {
    text: String,
    json: Vec<Value>,
}

impl Ignored {
    /// Those of the metadata of these inputs.
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

    /// The first few of each kind, with their places, and how many there are.
    pub(crate) fn say(&self) {
        if !self.text.is_empty() {
            say(self.text.trim_end());
        }
    }

    /// All of them, each with kind, file, line and column.
    pub(crate) fn json(&self) -> &[Value] {
        &self.json
    }
}
