//! The structs of the schema again, by hand and with serde's derives: once plain, which drops what it does not know,
//! and once with `flatten`, which keeps it as `serde_json::Value`.

use graph_synchronization_beta::graph_runtime::{Flags, OffsetDateTime, Reading, Value as _};
use graph_synchronization_beta::models::{DirectoryDefinitionDiscoverabilities, ObjectFlowTypes};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The same struct in a module `plain` and in a module `flat`.
macro_rules! mirror {
    ($($name:ident { $($(#[$mark:meta])* $field:ident: $type:ty,)* })*) => {
        pub(crate) mod plain {
            use super::*;
            $(
                #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
                #[serde(rename_all = "camelCase", default)]
                pub(crate) struct $name {
                    $($(#[$mark])* pub(crate) $field: Option<$type>,)*
                }
            )*
        }

        pub(crate) mod flat {
            use super::*;
            $(
                #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
                #[serde(rename_all = "camelCase", default)]
                pub(crate) struct $name {
                    $($(#[$mark])* pub(crate) $field: Option<$type>,)*
                    #[serde(flatten)]
                    pub(crate) additional: serde_json::Map<String, serde_json::Value>,
                }
            )*
        }
    };
}

mirror! {
    SynchronizationSchema {
        id: String,
        synchronization_rules: Vec<SynchronizationRule>,
        version: String,
        directories: Vec<DirectoryDefinition>,
    }
    SynchronizationRule {
        container_filter: ContainerFilter,
        editable: bool,
        group_filter: GroupFilter,
        id: String,
        metadata: Vec<StringKeyStringValuePair>,
        name: String,
        object_mappings: Vec<ObjectMapping>,
        priority: i32,
        source_directory_name: String,
        target_directory_name: String,
    }
    ContainerFilter { included_containers: Vec<String>, }
    GroupFilter { included_groups: Vec<String>, }
    StringKeyStringValuePair { key: String, value: String, }
    ObjectMapping {
        attribute_mappings: Vec<AttributeMapping>,
        enabled: bool,
        flow_types: Flags<ObjectFlowTypes>,
        metadata: Vec<ObjectMappingMetadataEntry>,
        name: String,
        scope: Filter,
        source_object_name: String,
        target_object_name: String,
    }
    ObjectMappingMetadataEntry { key: ObjectMappingMetadata, value: String, }
    Filter {
        category_filter_groups: Vec<FilterGroup>,
        groups: Vec<FilterGroup>,
        input_filter_groups: Vec<FilterGroup>,
    }
    FilterGroup { clauses: Vec<FilterClause>, name: String, }
    FilterClause {
        operator_name: String,
        source_operand_name: String,
        target_operand: FilterOperand,
    }
    FilterOperand { values: Vec<String>, }
    AttributeMapping {
        default_value: String,
        export_missing_references: bool,
        flow_behavior: AttributeFlowBehavior,
        flow_type: AttributeFlowType,
        matching_priority: i32,
        source: AttributeMappingSource,
        target_attribute_name: String,
    }
    AttributeMappingSource {
        expression: String,
        name: String,
        parameters: Vec<StringKeyAttributeMappingSourceValuePair>,
        r#type: AttributeMappingSourceType,
    }
    StringKeyAttributeMappingSourceValuePair { key: String, value: AttributeMappingSource, }
    DirectoryDefinition {
        id: String,
        discoverabilities: Flags<DirectoryDefinitionDiscoverabilities>,
        #[serde(with = "moment")]
        discovery_date_time: OffsetDateTime,
        name: String,
        objects: Vec<ObjectDefinition>,
        read_only: bool,
        version: String,
    }
    ObjectDefinition {
        attributes: Vec<AttributeDefinition>,
        metadata: Vec<ObjectDefinitionMetadataEntry>,
        name: String,
        supported_apis: Vec<String>,
    }
    ObjectDefinitionMetadataEntry { key: ObjectDefinitionMetadata, value: String, }
    AttributeDefinition {
        anchor: bool,
        api_expressions: Vec<StringKeyStringValuePair>,
        case_exact: bool,
        default_value: String,
        flow_null_values: bool,
        metadata: Vec<AttributeDefinitionMetadataEntry>,
        multivalued: bool,
        mutability: Mutability,
        name: String,
        referenced_objects: Vec<ReferencedObject>,
        required: bool,
        r#type: AttributeType,
    }
    AttributeDefinitionMetadataEntry { key: AttributeDefinitionMetadata, value: String, }
    ReferencedObject { referenced_object_name: String, referenced_property: String, }
}

macro_rules! members {
    ($($name:ident { $($member:ident),* })*) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        pub(crate) enum $name { $($member,)* }
    )*};
}

members! {
    ObjectMappingMetadata {
        EscrowBehavior, DisableMonitoringForChanges, OriginalJoiningProperty, Disposition, IsCustomerDefined,
        ExcludeFromReporting, Unsynchronized
    }
    AttributeFlowBehavior { FlowWhenChanged, FlowAlways }
    AttributeFlowType { Always, ObjectAddOnly, MultiValueAddOnly, ValueAddOnly, AttributeAddOnly }
    AttributeMappingSourceType { Attribute, Constant, Function }
    ObjectDefinitionMetadata {
        PropertyNameAccountEnabled, PropertyNameSoftDeleted, IsSoftDeletionSupported, IsSynchronizeAllSupported,
        ConnectorDataStorageRequired, Extensions, BaseObjectName
    }
    Mutability { ReadWrite, ReadOnly, Immutable, WriteOnly }
    AttributeType { String, Integer, Reference, Binary, Boolean, DateTime }
    AttributeDefinitionMetadata {
        BaseAttributeName, ComplexObjectDefinition, IsContainer, IsCustomerDefined, IsDomainQualified,
        LinkPropertyNames, LinkTypeName, MaximumLength, ReferencedProperty
    }
}

/// Date and time as the runtime spells them; `time`'s own serde support is a feature that nothing here switches on.
mod moment {
    use super::*;

    pub(super) fn serialize<S: Serializer>(
        value: &Option<OffsetDateTime>,
        output: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.write(output),
            None => output.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<OffsetDateTime>, D::Error> {
        let mut slot = None;
        let _ = OffsetDateTime::read(&mut slot, input, Reading::STRICT)?;
        Ok(slot)
    }
}
