//! What the two strings of the answer hold, as types of our own: as much of it as this example shows.

use serde::Deserialize;

/// `key`: the result in brief.
#[derive(Debug, Deserialize)]
pub(crate) struct Brief {
    pub(crate) result: String,
    pub(crate) details: Option<Details>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Details {
    pub(crate) error_code: Option<String>,
    pub(crate) error_message: Option<String>,
}

/// `value`: the whole record.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Record {
    pub(crate) action: Option<String>,
    #[serde(default)]
    pub(crate) modified_properties: Vec<Modified>,
    #[serde(default)]
    pub(crate) provisioning_steps: Vec<Step>,
    pub(crate) source_system: Option<System>,
    pub(crate) target_system: Option<System>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Modified {
    pub(crate) display_name: Option<String>,
    pub(crate) old_value: Option<String>,
    pub(crate) new_value: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Step {
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) description: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct System {
    pub(crate) name: Option<String>,
}
