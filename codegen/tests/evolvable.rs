//! Types whose values can have a member of an evolvable enum, so that requests for them ask for unknown members.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../csdl/tests/small/mod.rs"]
mod small;

use graph_codegen::plan::DataType;
use graph_codegen::{Arguments, Setting, Texts, planned};
use small::csdl;

const BODY: &str = r#"
<EnumType Name="mood"><Member Name="calm" Value="0"/><Member Name="unknownFutureValue" Value="1"/></EnumType>
<EnumType Name="tint"><Member Name="red" Value="0"/><Member Name="UnknownFutureValue" Value="1"/></EnumType>
<EnumType Name="right" IsFlags="true"><Member Name="read" Value="1"/><Member Name="unknownfuturevalue" Value="2"/></EnumType>
<EnumType Name="plain"><Member Name="a" Value="0"/><Member Name="unknown" Value="1"/></EnumType>
<TypeDefinition Name="code" UnderlyingType="Edm.String"/>
<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<ComplexType Name="direct"><Property Name="mood" Type="self.mood"/></ComplexType>
<ComplexType Name="otherCase"><Property Name="tint" Type="self.tint"/></ComplexType>
<ComplexType Name="flags"><Property Name="rights" Type="self.right"/></ComplexType>
<ComplexType Name="many"><Property Name="moods" Type="Collection(self.mood)"/></ComplexType>
<ComplexType Name="nested"><Property Name="all" Type="Collection(self.direct)"/></ComplexType>
<ComplexType Name="none"><Property Name="plain" Type="self.plain"/><Property Name="code" Type="self.code"/></ComplexType>
<ComplexType Name="heir" BaseType="self.direct"><Property Name="more" Type="Edm.String"/></ComplexType>
<ComplexType Name="base" Abstract="true"/>
<ComplexType Name="withMood" BaseType="self.base"><Property Name="mood" Type="self.mood"/></ComplexType>
<ComplexType Name="sibling" BaseType="self.base"><Property Name="text" Type="Edm.String"/></ComplexType>
<ComplexType Name="ofBase"><Property Name="it" Type="self.base"/></ComplexType>
<ComplexType Name="ofSibling"><Property Name="it" Type="self.sibling"/></ComplexType>
<ComplexType Name="circle"><Property Name="next" Type="self.round"/></ComplexType>
<ComplexType Name="round"><Property Name="next" Type="self.circle"/><Property Name="mood" Type="self.mood"/></ComplexType>
<ComplexType Name="emptyCircle"><Property Name="next" Type="self.emptyCircle"/></ComplexType>
<EntityType Name="leads" BaseType="self.entity"><NavigationProperty Name="to" Type="self.holds"/></EntityType>
<EntityType Name="holds" BaseType="self.entity"><Property Name="mood" Type="self.mood"/></EntityType>
<EntityType Name="alone" BaseType="self.entity"><Property Name="text" Type="Edm.String"/></EntityType>
<EntityContainer Name="c"><EntitySet Name="leads" EntityType="self.leads"/></EntityContainer>
"#;

/// The names of such types, without namespace.
fn evolvable(patterns: &[&str]) -> Vec<String> {
    let texts = Texts {
        metadata: &csdl(BODY),
        arguments: Arguments {
            paths: patterns.iter().map(|path| (*path).to_owned()).collect(),
            name: Some("x".to_owned()),
            api: None,
        },
        config: "api = \"beta\"",
        ..Texts::default()
    };
    let plan = planned(&texts, &Setting::question()).unwrap().plan;
    let models = plan.models.iter();
    let mut names: Vec<String> = models
        .filter_map(|model| match model {
            DataType::Struct(item) if item.evolvable => Some(item.wire.replace("ns.", "")),
            DataType::Struct(_) | DataType::Enum(_) => None,
        })
        .collect();
    names.sort();
    names
}

#[test]
fn through_properties_bases_derived_types_navigation_and_cycles() {
    let expected = [
        "base",
        "circle",
        "direct",
        "entity",
        "flags",
        "heir",
        "holds",
        "leads",
        "many",
        "nested",
        "ofBase",
        "otherCase",
        "round",
        "withMood",
    ];
    assert_eq!(evolvable(&["/**"]), expected);
}

/// Results have no values of types outside the crate.
#[test]
fn only_through_types_of_the_slice() {
    assert_eq!(evolvable(&["/leads"]), [""; 0]);
    assert_eq!(evolvable(&["/leads/{id}/to"]), ["entity", "holds"]);
    assert_eq!(
        evolvable(&["/leads/{id}/**", "/leads/{id}/to"]),
        ["entity", "holds", "leads"]
    );
}
