//! Every key on every kind of element: an entry is taken if it changes what a slice has, and else refused.

use super::{overridden, small};
use graph_csdl::model::{Model, TypeKind};
use graph_csdl::slice::{self, Slice};
use std::fmt::Write as _;

const BODY: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="note" Type="Edm.String" /><Property Name="texts" Type="Collection(Edm.String)" />
  <Property Name="settings" Type="self.settings" /><Property Name="photo" Type="Edm.Stream" />
  <Property Name="loose" Type="Collection(self.loose)" /><Property Name="color" Type="self.color" />
  <NavigationProperty Name="part" Type="self.part" ContainsTarget="true" />
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true" />
  <NavigationProperty Name="link" Type="self.thing" /><NavigationProperty Name="links" Type="Collection(self.thing)" />
  <NavigationProperty Name="off" Type="self.part"><Annotation Term="Org.OData.Capabilities.V1.NavigationRestrictions"><Record>
    <PropertyValue Property="Navigability"><EnumMember>Org.OData.Capabilities.V1.NavigationType/None</EnumMember></PropertyValue>
  </Record></Annotation></NavigationProperty></EntityType>
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<ComplexType Name="settings"><Property Name="note" Type="Edm.String" /></ComplexType>
<ComplexType Name="loose"><Property Name="note" Type="Edm.String" /></ComplexType>
<EnumType Name="color"><Member Name="red" /></EnumType>
<ComplexType Name="free"><Property Name="note" Type="Edm.String" /></ComplexType><EnumType Name="tint"><Member Name="dark" /></EnumType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="how" Type="Edm.String" /></Action>
<Function Name="report" IsBound="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="self.part" /></Function>
<Function Name="self" IsBound="true" IsComposable="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="self.thing" /></Function>
<Action Name="wipe" />
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><Singleton Name="me" Type="self.thing" />
  <ActionImport Name="wipeAll" Action="self.wipe" /></EntityContainer>"#;

const PATTERNS: [&str; 4] = [
    "/**",
    "/things/{id}/links/{id}",
    "/me/link",
    "/me/links/{id}",
];

const KEYS: [&str; 33] = [
    "update = \"PATCH\"",
    "update = \"PUT\"",
    "update = [\"PATCH\", \"PUT\"]",
    "readable = true",
    "readable = false",
    "readable_by_key = true",
    "readable_by_key = false",
    "insertable = true",
    "insertable = false",
    "updatable = true",
    "updatable = false",
    "deletable = true",
    "deletable = false",
    "countable = true",
    "countable = false",
    "referenceable = true",
    "referenceable = false",
    "indexable_by_key = true",
    "indexable_by_key = false",
    "navigable = true",
    "navigable = false",
    "contained = true",
    "contained = false",
    "stream = true",
    "directory_object = true",
    "stream_body = true",
    "returns = \"Edm.Stream\"",
    "type = \"Edm.Int32\"",
    "nullable = false",
    "operations = [\"get\"]",
    "operations = [\"add\"]",
    "bound_to = [\"ns.C/me\"]",
    "exists = false",
];

/// What each kind of element takes.
const TAKEN: &[(&str, &str)] = &[
    ("ns", ""),
    ("ns.C", ""),
    (
        "ns.thing",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false readable_by_key=false insertable=false
           updatable=true updatable=false deletable=false countable=false referenceable=false
           indexable_by_key=false stream=true directory_object=true stream_body=true"#,
    ),
    (
        "ns.part",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false readable_by_key=false insertable=false
           updatable=false deletable=false countable=false indexable_by_key=false stream=true
           directory_object=true stream_body=true"#,
    ),
    ("ns.settings", ""),
    ("ns.color", ""),
    ("ns.color/red", r#"exists=false"#),
    (
        "ns.thing/note",
        r#"type="Edm.Int32" nullable=false operations=["get"] exists=false"#,
    ),
    (
        "ns.thing/texts",
        r#"type="Edm.Int32" nullable=false operations=["get"] exists=false"#,
    ),
    (
        "ns.thing/loose",
        r#"type="Edm.Int32" nullable=false operations=["get"] operations=["add"] exists=false"#,
    ),
    (
        "ns.thing/settings",
        r#"type="Edm.Int32" nullable=false operations=["get"] exists=false"#,
    ),
    (
        "ns.thing/photo",
        r#"readable=false updatable=false deletable=false type="Edm.Int32" nullable=false exists=false"#,
    ),
    (
        "ns.thing/color",
        r#"type="Edm.Int32" nullable=false operations=["get"] exists=false"#,
    ),
    (
        "ns.thing/id",
        r#"type="Edm.Int32" nullable=false operations=["get"]"#,
    ),
    (
        "ns.settings/note",
        r#"type="Edm.Int32" nullable=false operations=["get"] exists=false"#,
    ),
    (
        "ns.loose/note",
        r#"type="Edm.Int32" nullable=false exists=false"#,
    ),
    (
        "ns.thing/part",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false updatable=false deletable=false
           referenceable=true navigable=false contained=false nullable=false exists=false"#,
    ),
    (
        "ns.thing/parts",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false readable_by_key=false insertable=false
           updatable=false deletable=false countable=false referenceable=true indexable_by_key=false
           navigable=false contained=false stream_body=true nullable=false exists=false"#,
    ),
    (
        "ns.thing/link",
        r#"readable=false updatable=true referenceable=false navigable=false contained=true nullable=false
           exists=false"#,
    ),
    (
        "ns.thing/links",
        r#"readable=false readable_by_key=false insertable=true countable=false referenceable=false
           indexable_by_key=false navigable=false contained=true stream_body=true nullable=false
           exists=false"#,
    ),
    (
        "ns.thing/off",
        r#"navigable=true nullable=false exists=false"#,
    ),
    (
        "ns.poke(ns.thing)",
        r#"stream_body=true returns="Edm.Stream" bound_to=["ns.C/me"] exists=false"#,
    ),
    (
        "ns.report(ns.thing)",
        r#"returns="Edm.Stream" nullable=false bound_to=["ns.C/me"] exists=false"#,
    ),
    (
        "ns.report(ns.thing)/$ReturnType",
        r#"returns="Edm.Stream" nullable=false"#,
    ),
    ("ns.free", r#"exists=false"#),
    ("ns.tint", r#"exists=false"#),
    ("ns.wipe()", r#"returns="Edm.Stream" exists=false"#),
    (
        "ns.poke/how",
        r#"type="Edm.Int32" nullable=false exists=false"#,
    ),
    ("ns.poke(ns.thing)/$ReturnType", r#"returns="Edm.Stream""#),
    (
        "ns.C/things",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false readable_by_key=false insertable=false
           updatable=false deletable=false countable=false indexable_by_key=false stream_body=true
           exists=false"#,
    ),
    (
        "ns.C/me",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false updatable=false deletable=true exists=false"#,
    ),
    ("ns.C/wipeAll", r#"exists=false"#),
    (
        "ns.C/me/part",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false updatable=false deletable=false
           referenceable=true navigable=false"#,
    ),
    (
        "ns.C/things/parts",
        r#"update="PUT" update=["PATCH", "PUT"] readable=false readable_by_key=false insertable=false
           updatable=false deletable=false countable=false referenceable=true indexable_by_key=false
           navigable=false stream_body=true"#,
    ),
    (
        "ns.C/me/links",
        r#"readable=false readable_by_key=false insertable=true countable=false referenceable=false
           indexable_by_key=false navigable=false stream_body=true"#,
    ),
    ("ns.C/me/note", ""),
];

/// What a slice has: its resources with their operations, and the types and operations of the model.
fn facts(slice: &Slice<'_>) -> String {
    let model = slice.model();
    let mut facts = String::new();
    for (_, resource) in slice.resources() {
        let children: Vec<_> = resource.children.iter().map(|it| &it.segment).collect();
        let verbs = resource
            .verbs
            .iter()
            .map(|it| (it, it.http(&resource.capabilities)));
        let verbs: Vec<_> = verbs.collect();
        let (ty, role) = (model.spell(resource.ty), resource.role);
        let operations = &resource.operations;
        writeln!(
            facts,
            "{} {ty} {role:?} {verbs:?} {operations:?} {children:?}",
            resource.path
        )
        .unwrap();
    }
    write!(facts, "{:?}", slice.imports()).unwrap();
    facts + &of_model(model)
}

fn of_model(model: &Model) -> String {
    let mut facts = String::new();
    for (id, ty) in model.types() {
        if let TypeKind::Enum(body) = &ty.kind {
            write!(facts, "{:?};", body.members).unwrap();
        }
        let Some(structure) = ty.structure() else {
            continue;
        };
        write!(facts, "{};", model.is_directory_object(id)).unwrap();
        for it in &structure.properties {
            write!(
                facts,
                "{}/{} {} {};",
                ty.name,
                it.name,
                model.spell(it.ty),
                it.nullable
            )
            .unwrap();
        }
        for it in &structure.navigation {
            write!(
                facts,
                "{}/{} {} {};",
                ty.name, it.name, it.contained, it.nullable
            )
            .unwrap();
        }
    }
    for (_, it) in model.operations() {
        let actions_with_bytes = it.facts.capabilities.stream_body;
        write!(
            facts,
            "{} {:?} {:?} {actions_with_bytes:?};",
            it.name, it.returns, it.parameters
        )
        .unwrap();
    }
    facts
}

#[test]
fn every_key_on_every_kind_of_element_has_an_effect_or_is_refused() {
    let listed = |config| {
        let model = small::try_resolve(BODY, &config)?;
        // A path that matches nothing any more is a change, too.
        let slice = slice::select(&model, &config);
        Ok::<_, String>(slice.map_or_else(|it| small::render(&it, ""), |it| facts(&it)))
    };
    let before = listed(small::paths(&PATTERNS)).unwrap();
    let mut wrong = String::new();
    for (target, taken) in TAKEN {
        let mut found = Vec::new();
        for key in KEYS {
            let after = listed(overridden(&[(target, key)], &PATTERNS));
            match after {
                Ok(after) if after == before => {
                    writeln!(wrong, "{target}: {key} is taken, and nothing changes").unwrap();
                }
                Ok(_) => found.push(key.replace(" = ", "=")),
                Err(messages) => assert!(
                    messages.contains("slice.toml:") && messages.contains("to fix it: "),
                    "{messages}"
                ),
            }
        }
        let found = found.join(" ");
        if found != taken.split_whitespace().collect::<Vec<_>>().join(" ") {
            writeln!(wrong, "(\"{target}\", r#\"{found}\"#),").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
