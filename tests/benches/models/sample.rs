//! A synchronization schema of about 1 MB, as the service sends one: every property present, null where it is unset,
//! values before collections and objects within each object, no white space.

use std::fmt::Write as _;

const TYPES: [&str; 6] = [
    "String",
    "Integer",
    "Reference",
    "Binary",
    "Boolean",
    "DateTime",
];

/// The whole schema.
pub(crate) fn schema() -> String {
    let rules = list(0..2, rule);
    let directories = list(0..2, directory);
    format!(
        r#"{{"@odata.context":"https://graph.microsoft.com/beta/$metadata#servicePrincipals('{}')/synchronization/jobs('scim.a.b')/schema/$entity","id":"scim.a.b","version":"v1.58","synchronizationRules":{rules},"directories":{directories}}}"#,
        guid(0)
    )
}

fn list(
    range: impl IntoIterator<Item = usize>,
    mut item: impl FnMut(&mut String, usize),
) -> String {
    let mut text = String::from("[");
    for index in range {
        if text.len() > 1 {
            text.push(',');
        }
        item(&mut text, index);
    }
    text + "]"
}

fn rule(out: &mut String, index: usize) {
    let mappings = list(0..3, |out, inner| object_mapping(out, index * 3 + inner));
    let _ = write!(
        out,
        r#"{{"editable":true,"id":"{}","name":"RULE_{index}","priority":{},"sourceDirectoryName":"Entra ID","targetDirectoryName":"Wingtip","containerFilter":null,"groupFilter":null,"metadata":[{{"key":"defaultSourceObjectMappings","value":"True"}}],"objectMappings":{mappings},"ruleOrigin":{{"kind":"gallery","rank":{index}}}}}"#,
        guid(index),
        index + 1,
    );
}

fn object_mapping(out: &mut String, index: usize) {
    let mappings = list(0..200, attribute_mapping);
    let _ = write!(
        out,
        r#"{{"enabled":{},"flowTypes":"Add, Update, Delete","name":"Provision objects {index}","sourceObjectName":"User","targetObjectName":"urn:wingtip:Person{index}","attributeMappings":{mappings},"metadata":[{{"key":"IsCustomerDefined","value":"True"}},{{"key":"Disposition","value":"Normal"}}],"scope":{{"categoryFilterGroups":[],"groups":[{{"name":"Enabled accounts","clauses":[{{"operatorName":"IS TRUE","sourceOperandName":"accountEnabled","targetOperand":{{"values":[]}}}},{{"operatorName":"EQUALS","sourceOperandName":"country","targetOperand":{{"values":["Sweden","Peru"]}}}}]}}],"inputFilterGroups":[]}}}}"#,
        !index.is_multiple_of(3),
    );
}

/// Three in four are one attribute; the others are functions, whose arguments may be functions again.
fn attribute_mapping(out: &mut String, index: usize) {
    let default = match index % 5 {
        0 => "\"True\"",
        _ => "null",
    };
    let source = match index % 8 {
        0 => "null".to_owned(),
        3 => function("Switch", &[constant("True"), not(index), constant("Yes")]),
        7 => function(
            "Join",
            &[constant(" "), attribute(index), attribute(index + 1)],
        ),
        _ => attribute(index),
    };
    let _ = write!(
        out,
        r#"{{"defaultValue":{default},"exportMissingReferences":false,"flowBehavior":"FlowWhenChanged","flowType":"{}","matchingPriority":{},"targetAttributeName":"urn:ietf:params:scim:schemas:core:2.0:User:attribute{index}","source":{source}}}"#,
        ["Always", "ObjectAddOnly"][usize::from(index.is_multiple_of(9))],
        usize::from(index == 0),
    );
}

fn attribute(index: usize) -> String {
    node(
        &format!("[extensionAttribute{index}]"),
        &format!("extensionAttribute{index}"),
        "Attribute",
        "[]",
    )
}

fn constant(text: &str) -> String {
    node(&format!(r#"\"{text}\""#), text, "Constant", "[]")
}

fn not(index: usize) -> String {
    function("Not", &[attribute(index)])
}

fn function(name: &str, arguments: &[String]) -> String {
    let parameters = list(0..arguments.len(), |out, index| {
        let _ = write!(
            out,
            r#"{{"key":"source{index}","value":{}}}"#,
            arguments[index]
        );
    });
    node(&format!("{name}([a], [b])"), name, "Function", &parameters)
}

fn node(expression: &str, name: &str, kind: &str, parameters: &str) -> String {
    format!(
        r#"{{"expression":"{expression}","name":"{name}","type":"{kind}","parameters":{parameters}}}"#
    )
}

fn directory(out: &mut String, index: usize) {
    let objects = list(0..4, object);
    let _ = write!(
        out,
        r#"{{"id":"{}","discoverabilities":"AttributeNames, AttributeDataTypes","discoveryDateTime":"2026-06-30T15:02:44.916Z","name":"Directory {index}","readOnly":false,"version":"{}","objects":{objects}}}"#,
        guid(index),
        guid(index + 7),
    );
}

fn object(out: &mut String, index: usize) {
    let attributes = list(0..255, attribute_definition);
    let _ = write!(
        out,
        r#"{{"name":"Object{index}","supportedApis":["Read","Write"],"attributes":{attributes},"metadata":[{{"key":"IsSoftDeletionSupported","value":"False"}}]}}"#,
    );
}

fn attribute_definition(out: &mut String, index: usize) {
    let metadata = match index % 10 {
        0 => r#"[{"key":"MaximumLength","value":"64"}]"#,
        _ => "[]",
    };
    let kind = TYPES[index % TYPES.len()];
    let references = match kind {
        "Reference" => r#"[{"referencedObjectName":"User","referencedProperty":null}]"#,
        _ => "[]",
    };
    let _ = write!(
        out,
        r#"{{"anchor":{},"caseExact":false,"defaultValue":null,"flowNullValues":false,"multivalued":{},"mutability":"ReadWrite","name":"extensionAttribute{index}","required":false,"type":"{kind}","apiExpressions":[],"metadata":{metadata},"referencedObjects":{references}}}"#,
        index == 0,
        index.is_multiple_of(6),
    );
}

fn guid(number: usize) -> String {
    format!("1f6d2b84-5c3e-4f0a-9b7d-{number:012x}")
}
