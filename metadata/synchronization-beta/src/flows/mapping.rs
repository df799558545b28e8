//! One attribute mapping, changed in its schema.

use super::FlowError;
use crate::builders::SynchronizationSchemaRequestBuilder;
use crate::graph_runtime::{RequestOptions, StatusCode, Structured};
use crate::models::{AttributeMapping, ObjectMapping, SynchronizationRule, SynchronizationSchema};

/// Where an attribute mapping is. What is not given matches any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappingAt {
    target_attribute: String,
    rule: Option<String>,
    source_object: Option<String>,
    target_object: Option<String>,
}

impl MappingAt {
    /// The mapping to this attribute of the target.
    pub fn target_attribute(name: impl Into<String>) -> Self {
        Self {
            target_attribute: name.into(),
            ..Self::default()
        }
    }

    /// In the rule with this id or name.
    #[must_use]
    pub fn with_rule(mut self, id_or_name: impl Into<String>) -> Self {
        self.rule = Some(id_or_name.into());
        self
    }

    /// Of objects that come from this type, such as `User`.
    #[must_use]
    pub fn with_source_object(mut self, name: impl Into<String>) -> Self {
        self.source_object = Some(name.into());
        self
    }

    /// Of objects that become this type.
    #[must_use]
    pub fn with_target_object(mut self, name: impl Into<String>) -> Self {
        self.target_object = Some(name.into());
        self
    }

    fn is_in_rule(&self, rule: &SynchronizationRule) -> bool {
        let names = [&rule.id, &rule.name];
        let is_it = |wanted: &String| names.iter().any(|name| name.as_ref() == Some(wanted));
        self.rule.as_ref().is_none_or(is_it)
    }

    fn is_in_objects(&self, objects: &ObjectMapping) -> bool {
        let fits =
            |wanted: &Option<String>, name: &Option<String>| wanted.is_none() || wanted == name;
        fits(&self.source_object, &objects.source_object_name)
            && fits(&self.target_object, &objects.target_object_name)
    }

    /// All mappings that match.
    fn find<'s>(&self, schema: &'s mut SynchronizationSchema) -> Vec<&'s mut AttributeMapping> {
        let rules = schema.synchronization_rules.iter_mut().flatten();
        let rules = rules.filter(|rule| self.is_in_rule(rule));
        let objects = rules.flat_map(|rule| rule.object_mappings.iter_mut().flatten());
        let objects = objects.filter(|objects| self.is_in_objects(objects));
        let mappings = objects.flat_map(|objects| objects.attribute_mappings.iter_mut().flatten());
        let target = Some(&*self.target_attribute);
        mappings
            .filter(|mapping| mapping.target_attribute_name.as_deref() == target)
            .collect()
    }
}

/// Reads a schema, changes one attribute mapping, and writes the schema back: everything else in it stays as it was read,
/// also what this crate does not know. The result is whether something was written; a change that changes nothing writes
/// nothing.
///
/// If the service gives an ETag, the schema is written only if it is still the same (`If-Match`). Graph documents neither, so a
/// change of somebody else may be overwritten if there is none.
///
/// # Errors
/// [`FlowError::Mappings`] if not exactly one mapping matches, [`FlowError::ChangedMeanwhile`] after a 412. Nothing is written
/// then.
pub async fn change_mapping(
    schema: &SynchronizationSchemaRequestBuilder,
    at: &MappingAt,
    change: impl FnOnce(&mut AttributeMapping),
) -> Result<bool, FlowError> {
    let response = schema.get(None).await?;
    let header = response.etag().map(str::to_owned);
    let mut model = response.into_model()?;
    let annotation = model.additional().get("@odata.etag");
    let etag = header.or_else(|| annotation.and_then(|json| json.parse().ok()));
    let mut found = at.find(&mut model);
    let [mapping] = &mut found[..] else {
        let found = found.len();
        return Err(FlowError::Mappings { found });
    };
    let before = mapping.clone();
    change(mapping);
    if **mapping == before {
        return Ok(false);
    }
    let options = etag.map(|etag| RequestOptions::new().with_if_match(etag));
    match schema.replace(&model, options).await {
        Ok(_) => Ok(true),
        Err(error) if error.status() == Some(StatusCode::PreconditionFailed) => {
            Err(FlowError::ChangedMeanwhile(error))
        }
        Err(error) => Err(error.into()),
    }
}
