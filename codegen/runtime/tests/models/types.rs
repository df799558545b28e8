//! Miniature types, spelled as generated code spells them.
#![expect(unreachable_pub, reason = "generated types are public")]

use graph_runtime::{
    AdditionalProperties, Binary, Date, Decimal, Duration, Flags, Inherits, Json, OffsetDateTime,
    Time, UnknownMember, Uuid, enum_type, structured_type,
};

macro_rules! model {
    ($type:ident: $name:literal, $property:ident { $($field:ident: $wire:literal => $variant:ident [$($mark:ident)?] $kind:ty,)* }) => {
        #[non_exhaustive]
        pub struct $type {
            $(pub $field: Option<$kind>,)*
            pub additional: AdditionalProperties,
        }

        structured_type! {
            $type: $name, $property {
                $($field: $wire => $variant $([$mark])?,)*
            }
        }
    };
}

macro_rules! members {
    ($type:ident: $name:literal $($values:ident)? { $($variant:ident = $wire:literal $value:literal,)* }) => {
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum $type {
            $($variant,)*
            UnknownValue(UnknownMember),
        }

        enum_type! {
            $type: $name $($values)? { $($variant = $wire $value,)* }
        }
    };
}

model! {
    Entity: "microsoft.graph.entity", EntityProperty {
        id: "id" => Id [] String,
    }
}

model! {
    Job: "microsoft.graph.synchronizationJob", JobProperty {
        id: "id" => Id [] String,
        schedule: "schedule" => Schedule [] Schedule,
        status: "status" => Status [] Status,
        settings: "synchronizationJobSettings" => Settings [] Vec<Pair>,
    }
}
impl Inherits<Entity> for Job {}

model! {
    Other: "microsoft.graph.other", OtherProperty {
        id: "id" => Id [] String,
    }
}
impl Inherits<Entity> for Other {}

model! {
    Holder: "microsoft.graph.holder", HolderProperty {
        status: "status" => Status [] Status,
    }
}

model! {
    DerivedHolder: "microsoft.graph.derivedHolder", DerivedHolderProperty {
        status: "status" => Status [] Status,
    }
}
impl Inherits<Holder> for DerivedHolder {}

model! {
    Schedule: "microsoft.graph.synchronizationSchedule", ScheduleProperty {
        interval: "interval" => Interval [] Duration,
        state: "state" => State [] ScheduleState,
    }
}

model! {
    Status: "microsoft.graph.synchronizationStatus", StatusProperty {
        code: "code" => Code [] String,
        last: "lastExecution" => LastExecution [] Execution,
        counts: "counts" => Counts [] Vec<i64>,
    }
}

model! {
    Execution: "microsoft.graph.synchronizationTaskExecution", ExecutionProperty {
        began: "timeBegan" => TimeBegan [] OffsetDateTime,
        escrowed: "countEscrowed" => CountEscrowed [] i64,
    }
}

model! {
    Pair: "microsoft.graph.stringKeyStringValuePair", PairProperty {
        key: "key" => Key [] String,
        value: "value" => Value [] String,
    }
}

model! {
    SecretPair: "microsoft.graph.synchronizationSecretKeyStringValuePair", SecretPairProperty {
        key: "key" => Key [] String,
        value: "value" => Value [secret] String,
    }
}

model! {
    Secrets: "microsoft.graph.secrets", SecretsProperty {
        value: "value" => Value [] Vec<SecretPair>,
        nested: "nested" => Nested [] Box<Secrets>,
    }
}

// Its list of fields is longer than any line that a compiler prints.
model! {
    ManySecrets: "microsoft.graph.manySecrets", ManySecretsProperty {
        a_name_of_a_field: "w0" => V0 [secret] String,
        aa_name_of_a_field: "w1" => V1 [secret] String,
        aaa_name_of_a_field: "w2" => V2 [secret] String,
        aaaa_name_of_a_field: "w3" => V3 [secret] String,
        aaaaa_name_of_a_field: "w4" => V4 [secret] String,
        aaaaaa_name_of_a_field: "w5" => V5 [secret] String,
        aaaaaaa_name_of_a_field: "w6" => V6 [secret] String,
        aaaaaaaa_name_of_a_field: "w7" => V7 [secret] String,
        aaaaaaaaa_name_of_a_field: "w8" => V8 [secret] String,
        aaaaaaaaaa_name_of_a_field: "w9" => V9 [secret] String,
        aaaaaaaaaaa_name_of_a_field: "w10" => V10 [secret] String,
        aaaaaaaaaaaa_name_of_a_field: "w11" => V11 [secret] String,
        aaaaaaaaaaaaa_name_of_a_field: "w12" => V12 [secret] String,
        aaaaaaaaaaaaaa_name_of_a_field: "w13" => V13 [secret] String,
        aaaaaaaaaaaaaaa_name_of_a_field: "w14" => V14 [secret] String,
        aaaaaaaaaaaaaaaa_name_of_a_field: "w15" => V15 [secret] String,
        aaaaaaaaaaaaaaaaa_name_of_a_field: "w16" => V16 [secret] String,
        aaaaaaaaaaaaaaaaaa_name_of_a_field: "w17" => V17 [secret] String,
        aaaaaaaaaaaaaaaaaaa_name_of_a_field: "w18" => V18 [secret] String,
        aaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w19" => V19 [secret] String,
        aaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w20" => V20 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w21" => V21 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w22" => V22 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w23" => V23 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w24" => V24 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w25" => V25 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w26" => V26 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w27" => V27 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w28" => V28 [secret] String,
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_name_of_a_field: "w29" => V29 [secret] String,
    }
}

model! {
    Schema: "microsoft.graph.synchronizationSchema", SchemaProperty {
        id: "id" => Id [] String,
        rules: "synchronizationRules" => SynchronizationRules [] Vec<Rule>,
        version: "version" => Version [] String,
    }
}

model! {
    Rule: "microsoft.graph.synchronizationRule", RuleProperty {
        name: "name" => Name [] String,
        priority: "priority" => Priority [] i32,
        mappings: "objectMappings" => ObjectMappings [] Vec<Mapping>,
    }
}

model! {
    Mapping: "microsoft.graph.objectMapping", MappingProperty {
        enabled: "enabled" => Enabled [] bool,
        flow_types: "flowTypes" => FlowTypes [] Flags<FlowTypes>,
        attributes: "attributeMappings" => AttributeMappings [] Vec<AttributeMapping>,
    }
}

model! {
    AttributeMapping: "microsoft.graph.attributeMapping", AttributeMappingProperty {
        default: "defaultValue" => DefaultValue [] String,
        matching: "matchingPriority" => MatchingPriority [] i32,
        source: "source" => Source [] Source,
        target: "targetAttributeName" => TargetAttributeName [] String,
    }
}

model! {
    Source: "microsoft.graph.attributeMappingSource", SourceProperty {
        expression: "expression" => Expression [] String,
        name: "name" => Name [] String,
        parameters: "parameters" => Parameters [] Vec<Parameter>,
        r#type: "type" => Type [] SourceType,
    }
}

model! {
    Parameter: "microsoft.graph.stringKeyAttributeMappingSourceValuePair", ParameterProperty {
        key: "key" => Key [] String,
        value: "value" => Value [] Box<Source>,
    }
}

model! {
    Nothing: "microsoft.graph.nothing", NothingProperty {}
}

model! {
    Everything: "microsoft.graph.everything", EverythingProperty {
        boolean: "boolean" => Boolean [] bool,
        byte: "byte" => Byte [] u8,
        signed_byte: "signedByte" => SignedByte [] i8,
        small: "small" => Small [] i16,
        int: "int" => Int [] i32,
        long: "long" => Long [] i64,
        single: "single" => Single [] f32,
        double: "double" => Double [] f64,
        decimal: "decimal" => Decimal [] Decimal,
        text: "text" => Text [] String,
        guid: "guid" => Guid [] Uuid,
        binary: "binary" => Binary [] Binary,
        date_time: "dateTime" => DateTime [] OffsetDateTime,
        date: "date" => Date [] Date,
        time: "time" => Time [] Time,
        duration: "duration" => Duration [] Duration,
        untyped: "untyped" => Untyped [] Json,
        member: "member" => Member [] ScheduleState,
        flags: "flags" => Flags [] Flags<FlowTypes>,
        inner: "inner" => Inner [] Nothing,
        boxed: "boxed" => Boxed [] Box<Everything>,
        texts: "texts" => Texts [] Vec<String>,
        guids: "guids" => Guids [] Vec<Uuid>,
        doubles: "doubles" => Doubles [] Vec<f64>,
        durations: "durations" => Durations [] Vec<Duration>,
        members: "members" => Members [] Vec<ScheduleState>,
        all: "all" => All [] Vec<Everything>,
        anything: "anything" => Anything [] Vec<Json>,
    }
}

members! {
    ScheduleState: "microsoft.graph.synchronizationScheduleState" {
        Active = "Active" 0,
        Disabled = "Disabled" 1,
        Paused = "Paused" 2,
    }
}

members! {
    FlowTypes: "microsoft.graph.objectFlowTypes" {
        None = "None" 0,
        Add = "Add" 1,
        Update = "Update" 2,
        Delete = "Delete" 4,
        AddUpdate = "AddUpdate" 3,
        All = "All" 7,
    }
}

members! {
    SourceType: "microsoft.graph.attributeMappingSourceType" {
        Attribute = "Attribute" 0,
        Constant = "Constant" 1,
        Function = "Function" 2,
    }
}

members! {
    Cased: "microsoft.graph.cased" {
        Lower = "value" 0,
        Upper = "VALUE" 1,
        Plain = "plain" 2,
    }
}

members! {
    Counted: "microsoft.graph.counted" Names {
        Zero = "zero" 0,
        One = "one" 1,
        Two = "two" 2,
        Three = "three" 3,
        Four = "four" 4,
    }
}

members! {
    Weeks: "microsoft.graph.weeks" {
        First = "first" 1,
        Second = "second" 2,
        UnknownFutureValue = "unknownFutureValue" 22,
    }
}
