//! What CSDL allows, and what the world writes beside it: read, with a warning where something is ignored.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::config::Config;
use graph_csdl::model::{self, Model};
use graph_csdl::schema;
use small::csdl;

/// The model of a file.
fn resolve(text: &str) -> Model {
    let schema =
        schema::read(text).unwrap_or_else(|problems| panic!("{}", small::render(&problems, text)));
    model::resolve(&schema, &Config::default())
        .unwrap_or_else(|problems| panic!("{}", small::render(&problems, text)))
}

/// Kind and text of what is ignored.
fn ignored(text: &str) -> Vec<(&'static str, String)> {
    let model = resolve(text);
    let warnings = model.warnings().iter();
    warnings
        .map(|warning| (warning.kind.code(), warning.what.clone()))
        .collect()
}

/// Every attribute and every place of an annotation that CSDL 4.01 has.
#[test]
fn csdl_4_01_is_read_without_a_warning() {
    let note = r#"<Annotation Term="Org.OData.Core.V1.Description" String="a"/>"#;
    let in_edm = note.replace(
        "/>",
        r#" xmlns="http://docs.oasis-open.org/odata/ns/edm"/>"#,
    );
    let body = format!(
        r#"
<EntityType Name="thing" Abstract="false" OpenType="True" HasStream="0">
  <Key><PropertyRef Name="id" Alias="key"/></Key>
  <Property Name="id" Type="Edm.String" Nullable="False" MaxLength="max" Unicode="true" SRID="variable">{note}</Property>
  <Property Name="price" Type="Edm.Decimal" Precision="10" Scale="floating" DefaultValue="1"/>
  <NavigationProperty Name="next" Type="self.thing" Nullable="true" Partner="back" ContainsTarget="false">
    <ReferentialConstraint Property="id" ReferencedProperty="id">{note}</ReferentialConstraint>
    <OnDelete Action="SetDefault">{note}</OnDelete>
    {note}
  </NavigationProperty>
  <NavigationProperty Name="back" Type="self.thing"/>
  {note}
</EntityType>
<TypeDefinition Name="number" UnderlyingType="Edm.Decimal" Precision="10" Scale="variable">{note}</TypeDefinition>
<EnumType Name="flags" UnderlyingType="Edm.Byte" IsFlags="1"><Member Name="a" Value="1">{note}</Member>{note}</EnumType>
<Action Name="act" IsBound="true" EntitySetPath="bound"><Parameter Name="bound" Type="self.thing">{note}</Parameter>
  <ReturnType Type="self.thing" Nullable="false">{note}</ReturnType>{note}</Action>
<Function Name="find" IsComposable="true"><Parameter Name="a" Type="Edm.Untyped" Nullable="true"/>
  <ReturnType Type="Collection(Edm.PrimitiveType)"/>{note}</Function>
<Term Name="term" Type="Collection(Edm.AnnotationPath)" BaseTerm="self.base" AppliesTo="EntitySet" Nullable="false"
  DefaultValue="" MaxLength="1" Precision="1" Scale="1" Unicode="false" SRID="0">{note}</Term>
<EntityContainer Name="service">
  <EntitySet Name="things" EntityType="self.thing" IncludeInServiceDocument="false">
    <NavigationPropertyBinding Path="next" Target="things"/>{note}</EntitySet>
  <Singleton Name="one" Type="self.thing" Nullable="true">{note}</Singleton>
  <ActionImport Name="act2" Action="self.act2" EntitySet="things">{note}</ActionImport>
  <FunctionImport Name="find" Function="self.find" EntitySet="things" IncludeInServiceDocument="true">{note}</FunctionImport>
  {note}
</EntityContainer>
<Action Name="act2"/>
<Annotations Target="self.thing/id" Qualifier="q"><Annotation Term="self.term" Qualifier="r"><Collection/>
  <Annotation Term="self.term"><Null>{note}</Null></Annotation></Annotation></Annotations>
<Annotation Term="self.term"><Record Type="self.record"><PropertyValue Property="p"><Apply Function="odata.concat">
  <LabeledElement Name="l" Path="a">{note}</LabeledElement><LabeledElementReference>self.l</LabeledElementReference>
  <Cast Type="Edm.String"><Path>a</Path></Cast></Apply>{note}</PropertyValue>{note}</Record></Annotation>
<Annotation Term="self.term" UrlRef="https://example.com"/>
<Annotation Term="self.term"><And><Or><Eq><Path>a</Path><Null/></Eq><Ne><Int>1</Int><Int>2</Int></Ne></Or>
  <Not><IsOf Type="self.thing"><Path>a</Path></IsOf></Not></And></Annotation>
"#
    );
    let text = csdl(&body).replace(
        "<edmx:DataServices>",
        &format!(
            r#"<edmx:Reference Uri="u">{in_edm}<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core">{in_edm}</edmx:Include>
<edmx:IncludeAnnotations TermNamespace="a.b" Qualifier="q" TargetNamespace="c.d"/></edmx:Reference><edmx:DataServices>"#
        ),
    );
    assert_eq!(ignored(&text.replace("\"4.0\"", "\"4.01\"")), []);
    // What is written of it says the same.
    let read = schema::read(&text).unwrap();
    let again = schema::read(&schema::write(&read, "")).unwrap();
    assert_eq!(schema::without_places(again), schema::without_places(read));
}

/// Markup of other XML namespaces, and of older versions of CSDL.
#[test]
fn markup_of_others_is_ignored_and_counted() {
    let text = csdl(
        r#"<EntityType Name="thing" x:label="a" xmlns:x="urn:x"><Property Name="id" Type="Edm.String" sap:label="b"
xmlns:sap="http://www.sap.com/Protocols/SAPData" ConcurrencyMode="Fixed" FixedLength="false" Collation="de" x:y="1"/>
<x:doc><x:p>text</x:p></x:doc><Property Name="n" Type="Edm.String" m:FC_KeepInContent="true"
xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"/></EntityType>
<Annotation Term="Org.OData.Core.V1.Description" String="a"><x:y xmlns:x="urn:x"/></Annotation>"#,
    )
    .replace("<edmx:DataServices>", "<edmx:DataServices z:DataServiceVersion='4.0' xmlns:z='urn:z'>");
    let count = |uri: &str, count: usize| {
        let what =
            format!("elements and attributes of the namespace `{uri}`: {count}, this is the first");
        ("foreign-markup", what)
    };
    assert_eq!(ignored(&text), [count("urn:z", 1), count("urn:x", 4)]);
}

/// CSDL's attributes have no XML namespace (XML Namespaces 1.0, section 6.2): `f:Alias` is another one than `Alias`.
#[test]
fn attributes_of_others_are_not_taken_for_their_namesakes() {
    let text = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" xmlns:f="urn:f">
<edmx:Reference f:Uri="x" Uri="https://example.org/o"><edmx:Include f:Namespace="x" f:Alias="x" Namespace="org.other"/></edmx:Reference>
<edmx:DataServices><Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" f:Namespace="x" f:Alias="x" Namespace="org.example">
<EntityType f:Name="x" Name="thing"/></Schema></edmx:DataServices></edmx:Edmx>"#;
    let read = schema::read(text).unwrap();
    let [namespace] = read.namespaces.as_slice() else {
        panic!("{:?}", read.namespaces)
    };
    assert_eq!((&*namespace.name, &namespace.alias), ("org.example", &None));
    assert_eq!(namespace.types[0].name, "org.example.thing");
    let include = &read.references[0].includes[0];
    assert_eq!((&*include.namespace, &include.alias), ("org.other", &None));
}

/// What has no meaning where it is, in what has no effect.
#[test]
fn entries_without_effect_do_not_stop_a_run() {
    let no_effect = |body: &str, what: &str| {
        assert_eq!(
            ignored(&csdl(body)),
            [("no-effect", what.to_owned())],
            "{body}"
        );
    };
    no_effect(
        "stray<ComplexType Name='a'/>",
        "text that does not belong here: \"stray\"",
    );
    no_effect(
        "<ComplexType Name='a'><Property Name='p' Type='Edm.String' MaxLength='many'/></ComplexType>",
        "\"many\" is not a whole number or max",
    );
    no_effect(
        "<Term Name='t' Type='self.x' Sealed='true'/>",
        "unknown attribute Sealed=\"true\"",
    );
    no_effect(
        "<EntityType Name='a'><Key><PropertyRef Name='id'><Annotation Term='self.t'/></PropertyRef></Key>\
         <Property Name='id' Type='Edm.String'/></EntityType>",
        "unknown element <Annotation> in <PropertyRef>",
    );
    no_effect(
        "<EntityType Name='a'><NavigationProperty Name='n' Type='self.a'><OnDelete Action='Explode'/></NavigationProperty>\
         </EntityType>",
        "\"Explode\" is not Cascade, None, SetNull or SetDefault",
    );
    no_effect(
        "<Annotations><Annotation Term='self.t'/></Annotations>",
        "the attribute Target is missing",
    );
    for body in [
        "<EntityType Name='a'><NavigationProperty Name='n' Type='self.a' Partner='no such//thing'/></EntityType>",
        "<Action Name='a' IsBound='true' EntitySetPath='nowhere/x'><Parameter Name='p' Type='Edm.String'/></Action>",
    ] {
        assert_eq!(ignored(&csdl(body)), [], "{body}");
    }
}

/// Names that are no OData identifiers are kept: Graph's own `request-id`, and what other services have.
#[test]
fn names_are_kept_as_they_are() {
    let names = [
        "request-id",
        "1st",
        "a.b",
        "a$b",
        "100%",
        "C#",
        "a b",
        "a²",
        "Ⓐ",
        "a:b",
        "@a",
        "a/b",
    ];
    let properties: String = names
        .iter()
        .map(|name| format!("<Property Name='{name}' Type='self.x-y'/>"))
        .collect();
    let body = format!(
        "<EntityType Name='t'><Key><PropertyRef Name='request-id'/></Key>{properties}</EntityType>\
         <EnumType Name='x-y'><Member Name='100%'/></EnumType>"
    );
    let model = resolve(&csdl(&body));
    let ty = model.find("ns.t").unwrap();
    for name in names {
        assert!(model.property(ty, name).is_some(), "{name}");
    }
    let kinds: Vec<_> = ignored(&csdl(&body))
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, vec!["name"; names.len() + 2]);
    // A name with a dot in it is the type of its alias all the same.
    let model = resolve(&csdl(
        "<ComplexType Name='a.b'/><ComplexType Name='c'><Property Name='p' Type='self.a.b'/></ComplexType>",
    ));
    let property = model.property(model.find("ns.c").unwrap(), "p").unwrap();
    assert_eq!(model.spell(property.ty), "ns.a.b");
}

/// The first few of each kind with their places, and how many there are.
#[test]
fn warnings_are_counted_and_named() {
    let unknown: String = (0..7)
        .map(|n| format!("<Annotation Term='x.y.T{n}'/>\n"))
        .collect();
    let text = csdl(&format!(
        "<ComplexType Name='a-b'>\n{unknown}</ComplexType>"
    ));
    let model = resolve(&text);
    let printed = model.warnings().render("f", &text);
    assert_eq!(
        printed,
        "warning: names that are not OData identifiers keep their spelling on the wire and get a Rust name (1)\n    \
         f:2:14: in <Schema Namespace=\"ns\"> <ComplexType Name=\"a-b\">: \"a-b\" is not an OData identifier\n    \
         to fix it: nothing, or a [[rename]] in slice.toml (without a slice, the file of --config) for another Rust name\n\
         warning: annotations with unknown terms are ignored (7)\n    \
         f:3:1: in <Annotation Term=\"x.y.T0\">: nothing is known of the term `x.y.T0`\n    \
         f:4:1: in <Annotation Term=\"x.y.T1\">: nothing is known of the term `x.y.T1`\n    \
         f:5:1: in <Annotation Term=\"x.y.T2\">: nothing is known of the term `x.y.T2`\n    \
         f:6:1: in <Annotation Term=\"x.y.T3\">: nothing is known of the term `x.y.T3`\n    \
         f:7:1: in <Annotation Term=\"x.y.T4\">: nothing is known of the term `x.y.T4`\n    \
         … and 2 more\n    \
         to fix it: nothing, unless it concerns the crate: then add it to codegen/csdl/src/model/vocabulary/\n\
         8 warnings\n"
    );
    let json = model.warnings().json(&text);
    assert_eq!(json.as_array().map(Vec::len), Some(8));
    assert_eq!(
        (&json[7]["line"], &json[7]["kind"]),
        (&9.into(), &"unknown-term".into())
    );
}

/// OData's identifiers have 128 characters at most; names of services have more, and nothing depends on it.
#[test]
fn long_names_are_read_with_a_warning() {
    let body = |name: &str| {
        format!(
            "<EntityType Name='thing'><Property Name='{name}' Type='Edm.String'/></EntityType>\n\
             <EnumType Name='e'><Member Name='{name}'/></EnumType>\n<EntityContainer Name='C'><Singleton Name='{name}' Type='self.thing'/></EntityContainer>"
        )
    };
    let longest = "n".repeat(511);
    let text = csdl(&body(&longest));
    let found = ignored(&text);
    assert_eq!(found.len(), 3, "{found:?}");
    for (kind, what) in &found {
        assert_eq!(*kind, "name");
        let expected = "is not an OData identifier, which has 128 characters at most";
        assert!(what.ends_with(expected), "{what}");
    }
    let model = resolve(&text);
    let thing = model.find("ns.thing").unwrap();
    assert!(model.property(thing, &longest).is_some());
    let refused = schema::read(&csdl(&body(&"n".repeat(512)))).unwrap_err();
    let messages = small::render(&refused, "");
    let fix = "to fix it: write a name of 1 to 511 characters";
    assert_eq!(messages.matches(fix).count(), 3, "{messages}");
    let namespace = format!("ns.{}", "n".repeat(200));
    let named = csdl("<ComplexType Name='t'/>").replace("\"ns\"", &format!("\"{namespace}\""));
    let found = ignored(&named);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.ends_with("is not a namespace"), "{found:?}");
}
