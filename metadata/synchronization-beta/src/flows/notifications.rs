//! `SyncNotificationSettings`: a secret whose value is JSON.

use std::collections::BTreeMap;

use super::FlowError;
use crate::graph_runtime::{Json, serde_json};

/// The value of `SyncNotificationSettings` with another threshold for accidental deletions; its other members stay, also
/// unknown ones. `None` makes a new value. Microsoft documents the setting for the admin center only
/// ([accidental deletions](https://learn.microsoft.com/entra/identity/app-provisioning/accidental-deletions)).
///
/// ```
/// use graph_synchronization_beta::flows::with_delete_threshold;
///
/// let text = with_delete_threshold(Some(r#"{"Other":[1.0]}"#), Some(17))?;
/// assert_eq!(text, r#"{"DeleteThresholdEnabled":true,"DeleteThresholdValue":17,"Other":[1.0]}"#);
/// # Ok::<(), graph_synchronization_beta::flows::FlowError>(())
/// ```
///
/// # Errors
/// [`FlowError::NotJson`] if the value is not a JSON object, such as the `*` of a read.
pub fn with_delete_threshold(
    settings: Option<&str>,
    threshold: Option<u32>,
) -> Result<String, FlowError> {
    let members: Result<BTreeMap<String, Json>, _> = serde_json::from_str(settings.unwrap_or("{}"));
    let mut members = members.map_err(|_| FlowError::NotJson)?;
    members.insert(
        "DeleteThresholdEnabled".to_owned(),
        threshold.is_some().into(),
    );
    if let Some(threshold) = threshold {
        let value = i64::from(threshold).into();
        members.insert("DeleteThresholdValue".to_owned(), value);
    }
    serde_json::to_string(&members).map_err(|_| FlowError::NotJson)
}
