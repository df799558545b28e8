//! The answer of `provisionOnDemand`: two strings, each with JSON in it.

use std::collections::BTreeMap;
use std::fmt;

use crate::graph_runtime::{Json, serde_json};
use crate::models::StringKeyStringValuePair;

/// The answer of `provisionOnDemand`. Debug shows the result and the code, since the rest is about people.
#[derive(Clone, PartialEq)]
pub struct Outcome {
    result: Option<String>,
    error_code: Option<String>,
    error_message: Option<String>,
    steps: Vec<ProvisioningStep>,
    answer: StringKeyStringValuePair,
}

/// A step of the engine: import, matching, scoping, export.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ProvisioningStep {
    /// Its name, such as `EntryImport`.
    pub name: Option<String>,
    /// Its kind: `Import`, `Scoping`, `Matching`, `Processing`, `ReferenceResolution` or `Export`.
    pub kind: Option<String>,
    /// `Success`, `Failure`, `Skipped` or `Warning`.
    pub status: Option<String>,
    /// What happened, in a sentence. It names people.
    pub description: Option<String>,
    /// All of the step.
    pub json: Json,
}

/// Results of an object that is as it should be.
const GOOD: [&str; 3] = ["success", "skipped", "warning"];

impl Outcome {
    /// Reads an answer. What can't be read is absent here, and kept in [`Outcome::answer`].
    pub fn read(answer: StringKeyStringValuePair) -> Self {
        let key = Object::of(answer.key.as_deref());
        let value = Object::of(answer.value.as_deref());
        let (details, status) = (key.object("details"), value.object("statusInfo"));
        let steps = value.list("provisioningSteps").into_iter();
        Self {
            result: key.text("result").or_else(|| status.text("status")),
            error_code: details
                .text("errorCode")
                .or_else(|| status.text("errorCode")),
            error_message: details
                .text("errorMessage")
                .or_else(|| status.text("reason")),
            steps: steps.map(ProvisioningStep::read).collect(),
            answer,
        }
    }

    /// `Success`, `Skipped`, `Warning` or `Failure`, as the service spells it; `None` if the answer can't be read.
    pub fn result(&self) -> Option<&str> {
        self.result.as_deref()
    }

    /// Why it was skipped or failed, such as `RedundantExport`.
    pub fn error_code(&self) -> Option<&str> {
        self.error_code.as_deref()
    }

    /// The same as a sentence.
    pub fn error_message(&self) -> Option<&str> {
        self.error_message.as_deref()
    }

    /// The steps in order.
    pub fn steps(&self) -> &[ProvisioningStep] {
        &self.steps
    }

    /// The answer as received.
    pub fn answer(&self) -> &StringKeyStringValuePair {
        &self.answer
    }

    /// Whether the object was provisioned, or skipped because nothing is to be done, and no step failed. The status 200 of the
    /// answer does not say so.
    pub fn is_success(&self) -> bool {
        let is_good = |text: &str| GOOD.iter().any(|good| text.eq_ignore_ascii_case(good));
        let failed = |step: &ProvisioningStep| {
            let status = step.status.as_deref().unwrap_or_default();
            status.eq_ignore_ascii_case("failure")
        };
        self.result.as_deref().is_some_and(is_good) && !self.steps.iter().any(failed)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let result = self.result.as_deref();
        f.write_str(result.unwrap_or("an answer that can't be read"))?;
        match &self.error_code {
            Some(code) => write!(f, ": {code}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outcome")
            .field("result", &self.result)
            .field("error_code", &self.error_code)
            .field("steps", &self.steps)
            .finish_non_exhaustive()
    }
}

impl ProvisioningStep {
    fn read(json: Json) -> Self {
        let step = Object::of(Some(json.as_str()));
        Self {
            name: step.text("name"),
            kind: step.text("type"),
            status: step.text("status"),
            description: step.text("description"),
            json,
        }
    }
}

impl fmt::Debug for ProvisioningStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProvisioningStep")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// The members of an object; none if the text is something else.
struct Object(BTreeMap<String, Json>);

impl Object {
    fn of(text: Option<&str>) -> Self {
        Self(serde_json::from_str(text.unwrap_or_default()).unwrap_or_default())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.0.get(name)?.parse().ok()
    }

    fn object(&self, name: &str) -> Self {
        Self::of(self.0.get(name).map(Json::as_str))
    }

    fn list(&self, name: &str) -> Vec<Json> {
        let list = self.0.get(name).and_then(|json| json.parse().ok());
        list.unwrap_or_default()
    }
}
