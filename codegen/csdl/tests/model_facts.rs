//! What is read out of metadata that is right.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::config::{Config, Secret};
use graph_csdl::model::{Deprecation, Facts, Model, Primitive, TypeKind, UpdateMethod};
use small::{resolve, said};

fn model(body: &str) -> Model {
    resolve(body, &Config::default())
}

fn facts(body: &str) -> Facts {
    let model = model(body);
    let id = model.find("ns.a").unwrap();
    model.property(id, "p").unwrap().facts.clone()
}

/// A property with these annotations, once inside its element and once from outside.
fn both(annotations: &str) -> [Facts; 2] {
    let inside = format!(
        r#"<ComplexType Name="a"><Property Name="p" Type="Edm.String">{annotations}</Property></ComplexType>"#
    );
    let outside = format!(
        r#"<ComplexType Name="a"><Property Name="p" Type="Edm.String" /></ComplexType><Annotations Target="self.a/p">{annotations}</Annotations>"#
    );
    [facts(&inside), facts(&outside)]
}

#[test]
fn properties() {
    let read_only = Facts {
        read_only: true,
        ..Facts::default()
    };
    for (annotations, expected) in [
        (
            r#"<Annotation Term="Org.OData.Core.V1.Computed" />"#,
            read_only.clone(),
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.Computed" Bool="true" />"#,
            read_only.clone(),
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.Computed" Bool="false" />"#,
            Facts::default(),
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.Computed" Qualifier="x" />"#,
            Facts::default(),
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.Permissions"><EnumMember>Org.OData.Core.V1.Permission/Read</EnumMember></Annotation>"#,
            read_only,
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.Permissions"><EnumMember>Org.OData.Core.V1.Permission/Read Org.OData.Core.V1.Permission/Write</EnumMember></Annotation>"#,
            Facts::default(),
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.Immutable" />"#,
            Facts {
                immutable: true,
                ..Facts::default()
            },
        ),
        (
            r#"<Annotation Term="Org.OData.Core.V1.LongDescription" String="long" /><Annotation Term="Org.OData.Core.V1.Description" String="short" />"#,
            Facts {
                description: Some("short".to_owned()),
                long_description: Some("long".to_owned()),
                ..Facts::default()
            },
        ),
        // Seven of the published files have a member with such a description.
        (
            r#"<Annotation Term="Org.OData.Core.V1.Description" String=" " />"#,
            Facts::default(),
        ),
    ] {
        assert_eq!(
            both(annotations),
            [expected.clone(), expected],
            "{annotations}"
        );
    }
}

#[test]
fn deprecations() {
    let revision = |kind: &str, date: &str| {
        format!(
            r#"<Record><PropertyValue Property="Date" {date} /><PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/{kind}</EnumMember></PropertyValue><PropertyValue Property="RemovalDate" Date="2027-07-06" /><PropertyValue Property="Version" String="v" /></Record>"#
        )
    };
    let wrap = |records: &str| {
        format!(
            r#"<Annotation Term="Org.OData.Core.V1.Revisions"><Collection>{records}</Collection></Annotation>"#
        )
    };
    let expected = |date: &str| Deprecation {
        date: Some(date.to_owned()),
        version: Some("v".to_owned()),
        removal_date: Some("2027-07-06".to_owned()),
        description: None,
    };
    let old = revision("Deprecated", "Date=\"2024-01-01\"");
    let new = revision("Deprecated", "String=\"2026-02-06\"");
    let added = revision("Added", "Date=\"2030-01-01\"");
    for (records, date) in [
        (old.clone(), Some("2024-01-01")),
        (format!("{old}{new}{added}"), Some("2026-02-06")),
        (format!("{new}{old}"), Some("2026-02-06")),
        (added, None),
    ] {
        for facts in both(&wrap(&records)) {
            assert_eq!(facts.deprecated.as_deref(), date.map(expected).as_ref());
        }
    }
}

#[test]
fn enums_count_up() {
    let model = model(
        r#"<EnumType Name="a"><Member Name="x" /><Member Name="y" /><Member Name="z" Value="7" /><Member Name="w" /><Member Name="v" Value="1" /></EnumType><EnumType Name="b" />"#,
    );
    let TypeKind::Enum(body) = &model.ty(model.find("ns.a").unwrap()).kind else {
        panic!()
    };
    assert_eq!(
        body.members
            .iter()
            .map(|member| member.value)
            .collect::<Vec<_>>(),
        [0, 1, 7, 8, 1]
    );
    let TypeKind::Enum(body) = &model.ty(model.find("ns.b").unwrap()).kind else {
        panic!()
    };
    assert!(body.members.is_empty());
}

#[test]
fn inheritance_spreads() {
    let model = model(
        r#"<EntityType Name="c" BaseType="self.b" /><EntityType Name="b" BaseType="self.a" HasStream="true" />
<EntityType Name="a" OpenType="true" Abstract="true"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.Guid" /></EntityType>"#,
    );
    let id = |name: &str| model.find(name).unwrap();
    let structure = |name: &str| model.ty(id(name)).structure().unwrap();
    assert!(
        structure("ns.c").is_open && structure("ns.c").has_stream && !structure("ns.c").is_abstract
    );
    assert!(!structure("ns.a").has_stream);
    assert_eq!(structure("ns.a").derived, [id("ns.b")]);
    assert_eq!(
        model.lineage(id("ns.c")).collect::<Vec<_>>(),
        [id("ns.c"), id("ns.b"), id("ns.a")]
    );
    assert_eq!(
        model
            .key(id("ns.c"))
            .map(|part| part.primitive)
            .collect::<Vec<_>>(),
        [Primitive::Guid]
    );
}

#[test]
fn keys_of_every_kind() {
    let model = model(
        r#"<EnumType Name="e"><Member Name="m" /></EnumType><TypeDefinition Name="d" UnderlyingType="Edm.Int64" />
<ComplexType Name="c"><Property Name="code" Type="self.d" /></ComplexType>
<EntityType Name="a"><Key><PropertyRef Name="kind" /><PropertyRef Name="c/code" Alias="code" /></Key>
<Property Name="kind" Type="self.e" /><Property Name="c" Type="self.c" /><Property Name="mail" Type="Edm.String" />
<Annotation Term="Org.OData.Core.V1.AlternateKeys"><Collection>
<Record><PropertyValue Property="Key"><Collection><Record><PropertyValue Property="Name" PropertyPath="mail" /><PropertyValue Property="Alias" String="address" /></Record></Collection></PropertyValue></Record>
<Record><PropertyValue Property="Key"><Collection><Record><PropertyValue Property="Name" PropertyPath="undeclared" /></Record></Collection></PropertyValue></Record>
</Collection></Annotation></EntityType>"#,
    );
    let id = model.find("ns.a").unwrap();
    let spell = |part: &graph_csdl::model::KeyPart| {
        format!("{}={}:{}", part.name, part.property, part.primitive)
    };
    assert_eq!(
        model.key(id).map(spell).collect::<Vec<_>>(),
        ["kind=kind:Edm.String", "code=c/code:Edm.Int64"]
    );
    let alternates: Vec<String> = model.alternate_keys(id).flatten().map(spell).collect();
    assert_eq!(
        alternates,
        [
            "address=mail:Edm.String",
            "undeclared=undeclared:Edm.String"
        ]
    );
}

#[test]
fn operations() {
    let model = model(
        r#"<EntityType Name="a" />
<Function Name="f" IsBound="true"><Parameter Name="b" Type="Collection(ns.a)" /><Parameter Name="p" Type="Edm.String" Nullable="false"><Annotation Term="Org.OData.Core.V1.OptionalParameter" /></Parameter><ReturnType Type="Collection(self.a)"><Annotation Term="Org.OData.Core.V1.IsDelta" /></ReturnType></Function>
<Action Name="act" IsBound="true"><Parameter Name="b" Type="self.a" /><Parameter Name="q" Type="Edm.Int32" /></Action>
<Action Name="act" IsBound="true"><Parameter Name="b" Type="Collection(self.a)" /><Parameter Name="q" Type="Edm.Int32" /></Action>
<Function Name="delta" IsBound="true"><Parameter Name="b" Type="Collection(ns.a)" /><ReturnType Type="Collection(self.a)" /></Function>
<Annotations Target="self.act(self.a, Edm.Int32)"><Annotation Term="Org.OData.Core.V1.Description" String="exact" /></Annotations>
<Annotations Target="self.act(Collection(self.a))"><Annotation Term="Org.OData.Core.V1.Description" String="by binding" /></Annotations>
<Annotations Target="self.act/q"><Annotation Term="Org.OData.Core.V1.OptionalParameter" /></Annotations>"#,
    );
    let structure = model.ty(model.find("ns.a").unwrap()).structure().unwrap();
    assert_eq!(
        (structure.bound.len(), structure.bound_to_collection.len()),
        (1, 3)
    );
    let by_name = |name: &str| {
        model
            .operations()
            .filter(|(_, item)| item.name.name == name)
            .map(|(_, item)| item)
            .collect::<Vec<_>>()
    };
    let f = by_name("f")[0];
    assert!(
        f.is_delta
            && f.parameters[0].optional
            && !f.parameters[0].nullable
            && f.returns.unwrap().nullable
    );
    assert!(by_name("delta")[0].is_delta);
    let said: Vec<_> = by_name("act")
        .iter()
        .map(|item| item.facts.description.as_deref())
        .collect();
    assert_eq!(said, [Some("exact"), Some("by binding")]);
    assert!(
        by_name("act")
            .iter()
            .all(|item| item.parameters[0].optional)
    );
}

#[test]
fn annotations_of_any_schema_element_apply() {
    let text = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="one" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="a" /></Schema>
<Schema Namespace="two" Alias="self" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="a" />
<Annotations Target="one.a"><Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="UpdateMethod"><EnumMember>Org.OData.Capabilities.V1.HttpMethod/PUT</EnumMember></PropertyValue></Record></Annotation></Annotations></Schema>
</edmx:DataServices></edmx:Edmx>"#;
    let schema = graph_csdl::schema::read(text).unwrap();
    let model = graph_csdl::model::resolve(&schema, &Config::default()).unwrap();
    let method = |name: &str| {
        model
            .ty(model.find(name).unwrap())
            .facts
            .capabilities
            .update_method
    };
    assert_eq!(method("one.a"), Some(UpdateMethod::Put));
    assert_eq!(method("two.a"), None);
}

#[test]
fn secrets() {
    let config = Config {
        secrets: [("ns.a/p", true), ("ns.act/q", true), ("ns.a/apiKey", false)]
            .map(|(item, is_secret)| Secret {
                property: said(item),
                is_secret,
                inherited: false,
                reason: "tried".to_owned(),
            })
            .to_vec(),
        ..Config::default()
    };
    let model = resolve(
        r#"<ComplexType Name="a"><Property Name="p" Type="Edm.String" /><Property Name="o" Type="Edm.String" /><Property Name="apiKey" Type="Edm.String" /><Property Name="token" Type="Collection(Edm.String)" /><Property Name="password" Type="ns.text" /><Property Name="passwordAge" Type="Edm.String" /><Property Name="pin" Type="Edm.Int32" /></ComplexType><TypeDefinition Name="text" UnderlyingType="Edm.String" /><Action Name="act"><Parameter Name="q" Type="Edm.String" /></Action>"#,
        &config,
    );
    let id = model.find("ns.a").unwrap();
    let secret = ["p", "o", "apiKey", "token", "password", "passwordAge"]
        .map(|name| model.property(id, name).unwrap().secret);
    assert_eq!(secret, [true, false, false, true, true, false]);
    assert!(
        model
            .operations()
            .all(|(_, item)| item.parameters[0].secret)
    );
}

#[test]
fn a_complex_type_json_that_declares_nothing_is_any_json() {
    let kind = |body: &str| {
        let model = model(body);
        let id = model.find("ns.Json").unwrap();
        model.ty(id).kind.clone()
    };
    assert!(matches!(
        kind(r#"<ComplexType Name="Json" />"#),
        TypeKind::Definition(Primitive::Untyped)
    ));
    let declared =
        r#"<ComplexType Name="Json"><Property Name="p" Type="Edm.String" /></ComplexType>"#;
    assert!(matches!(kind(declared), TypeKind::Complex(_)));
}
