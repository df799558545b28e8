//! The types of the slice by their names on the wire.

use graph_synchronization_beta::graph_runtime::{Structured, json};
use graph_synchronization_beta::models;
use graph_synchronization_beta::parameters;
use serde_json::Value as JsonValue;

/// Reads a value as one type, and writes it again.
pub(crate) type Again = fn(&str) -> Result<JsonValue, String>;

fn again<T: Structured>(text: &str) -> Result<JsonValue, String> {
    let value: T = json::from_slice_strict(text.as_bytes()).map_err(|error| error.to_string())?;
    let written = json::to_vec(&value).map_err(|error| error.to_string())?;
    serde_json::from_slice(&written).map_err(|error| error.to_string())
}

macro_rules! types {
    ($($module:ident :: $($type:ident)::+),* $(,)?) => {
        [$((<$module::$($type)::+ as Structured>::type_name(), again::<$module::$($type)::+> as Again)),*]
    };
}

/// The type of this qualified name, or the parameters of the action.
#[expect(deprecated, reason = "all types, those that Graph takes back included")]
pub(crate) fn named(name: &str) -> Option<Again> {
    let all = types![
        models::AttributeDefinition,
        models::AttributeDefinitionMetadataEntry,
        models::AttributeMapping,
        models::AttributeMappingFunctionSchema,
        models::AttributeMappingParameterSchema,
        models::AttributeMappingSource,
        models::ContainerFilter,
        models::DirectoryDefinition,
        models::Entity,
        models::ExpressionInputObject,
        models::Filter,
        models::FilterClause,
        models::FilterGroup,
        models::FilterOperand,
        models::FilterOperatorSchema,
        models::GroupFilter,
        models::KeyValuePair,
        models::ObjectDefinition,
        models::ObjectDefinitionMetadataEntry,
        models::ObjectMapping,
        models::ObjectMappingMetadataEntry,
        models::ParseExpressionResponse,
        models::PublicError,
        models::PublicErrorDetail,
        models::PublicInnerError,
        models::ReferencedObject,
        models::StringKeyAttributeMappingSourceValuePair,
        models::StringKeyLongValuePair,
        models::StringKeyObjectValuePair,
        models::StringKeyStringValuePair,
        models::Synchronization,
        models::SynchronizationError,
        models::SynchronizationJob,
        models::SynchronizationJobApplicationParameters,
        models::SynchronizationJobRestartCriteria,
        models::SynchronizationJobSubject,
        models::SynchronizationLinkedObjects,
        models::SynchronizationMetadataEntry,
        models::SynchronizationProgress,
        models::SynchronizationQuarantine,
        models::SynchronizationRule,
        models::SynchronizationSchedule,
        models::SynchronizationSchema,
        models::SynchronizationSecretKeyStringValuePair,
        models::SynchronizationStatus,
        models::SynchronizationTaskExecution,
        models::SynchronizationTemplate,
        parameters::synchronization::AcquireAccessTokenParameters,
        parameters::synchronization_job::ProvisionOnDemandParameters,
        parameters::synchronization_job::RestartParameters,
        parameters::synchronization_job::ValidateCredentialsParameters,
        parameters::synchronization_schema::ParseExpressionParameters,
    ];
    #[cfg(beta = "bulk_upload")]
    let all = [&all[..], &types![models::BulkUpload]].concat();
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, again)| *again)
}
