//! What is wrong with metadata that is well-formed CSDL: exact messages, all in one run.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::config::{Change, Config, Override, ResourceOverride, Secret};
use graph_csdl::model::UpdateMethod;
use graph_csdl::problem::line_and_column;
use graph_csdl::{model, schema};
use small::{said, try_resolve};

/// The messages about a body, without the file name.
fn messages(body: &str) -> String {
    let messages = try_resolve(body, &Config::default()).expect_err("the body must be refused");
    messages.replace("file.csdl:", "").trim_end().to_owned()
}

/// What is ignored of a body, a line each.
fn warnings(body: &str) -> String {
    let text = small::csdl(body);
    let model =
        try_resolve(body, &Config::default()).unwrap_or_else(|messages| panic!("{messages}"));
    let mut out = String::new();
    for warning in model.warnings().iter() {
        let (line, column) = line_and_column(&text, warning.at);
        let (kind, within, what) = (warning.kind.code(), &warning.within, &warning.what);
        out += &format!("{kind} {line}:{column}: in {within}: {what}\n");
    }
    out
}

fn check(body: &str, expected: &str) {
    assert_eq!(messages(body), expected.trim_end(), "{body}");
}

#[test]
fn types_that_do_not_exist() {
    check(
        r#"<ComplexType Name="user" /><ComplexType Name="a"><Property Name="p" Type="self.usr" /><Property Name="q" Type="Edm.Strin" /></ComplexType>"#,
        r#"2:50: in <Schema Namespace="ns"> <ComplexType Name="a"> <Property Name="p">: the type `ns.usr` does not exist
    to fix it: name a type that the file declares or one of `Edm`; the nearest is `ns.user`
2:87: in <Schema Namespace="ns"> <ComplexType Name="a"> <Property Name="q">: the type `Edm.Strin` does not exist
    to fix it: name a type that the file declares or one of `Edm`; the nearest is `Edm.String`"#,
    );
    check(
        r#"<Function Name="f"><Parameter Name="p" Type="self.x" /><ReturnType Type="Collection(self.y)" /></Function>"#,
        r#"2:1: in <Schema Namespace="ns"> <Function Name="f"> <ReturnType>: the type `ns.y` does not exist
    to fix it: name a type that the file declares or one of `Edm`
2:20: in <Schema Namespace="ns"> <Function Name="f"> <Parameter Name="p">: the type `ns.x` does not exist
    to fix it: name a type that the file declares or one of `Edm`"#,
    );
}

#[test]
fn bases() {
    check(
        r#"<ComplexType Name="a" BaseType="Edm.String" />"#,
        r#"2:1: in <Schema Namespace="ns"> <ComplexType Name="a">: no type is derived from `Edm.String`
    to fix it: name a type that the file declares"#,
    );
    check(
        r#"<ComplexType Name="address" /><ComplexType Name="b" BaseType="self.adress" />"#,
        r#"2:31: in <Schema Namespace="ns"> <ComplexType Name="b">: the base type `ns.adress` does not exist
    to fix it: name a type that the file declares; the nearest is `ns.address`"#,
    );
    check(
        r#"<ComplexType Name="a" /><EntityType Name="e" BaseType="self.a" />"#,
        r#"2:25: in <Schema Namespace="ns"> <EntityType Name="e">: its base `ns.a` is a type of another kind
    to fix it: a base type of the same kind: entity types from entity types, complex types from complex types"#,
    );
    check(
        r#"<ComplexType Name="c" BaseType="self.a" /><ComplexType Name="a" BaseType="self.b" /><ComplexType Name="b" BaseType="self.c" /><ComplexType Name="d" BaseType="self.a" />"#,
        r#"2:1: in <Schema Namespace="ns"> <ComplexType Name="c">: circular inheritance: `ns.c` from `ns.a` from `ns.b` from `ns.c`
    to fix it: one of these types must have another base or none"#,
    );
    check(
        r#"<ComplexType Name="a" BaseType="self.a" />"#,
        r#"2:1: in <Schema Namespace="ns"> <ComplexType Name="a">: circular inheritance: `ns.a` from `ns.a`
    to fix it: one of these types must have another base or none"#,
    );
}

#[test]
fn two_items_of_one_name() {
    check(
        r#"<ComplexType Name="a" /><EnumType Name="a" />"#,
        r#"2:25: in <Schema Namespace="ns"> <EnumType Name="a">: a second type is named `ns.a`
    to fix it: rename one of them or remove it"#,
    );
    check(
        r#"<EntityType Name="a"><Property Name="p" Type="Edm.String" /><NavigationProperty Name="p" Type="self.a" /></EntityType>"#,
        r#"2:61: in <Schema Namespace="ns"> <EntityType Name="a">: a second member is named `p`
    to fix it: rename one of them or remove it"#,
    );
    check(
        r#"<ComplexType Name="a"><Property Name="p" Type="Edm.String" /></ComplexType><ComplexType Name="b" BaseType="self.a" /><ComplexType Name="c" BaseType="self.b"><Property Name="p" Type="Edm.String" /></ComplexType>"#,
        r#"2:118: in <Schema Namespace="ns"> <ComplexType Name="c">: `p` is declared again; its base `ns.a` has it already
    to fix it: remove it here, or rename one of them"#,
    );
    check(
        r#"<EnumType Name="a"><Member Name="m" /><Member Name="m" /></EnumType>"#,
        r#"2:39: in <Schema Namespace="ns"> <EnumType Name="a">: a second member is named `m`
    to fix it: rename one of them or remove it"#,
    );
    check(
        r#"<Action Name="a"><Parameter Name="p" Type="Edm.String" /><Parameter Name="p" Type="Edm.Int32" /></Action>"#,
        r#"2:58: in <Schema Namespace="ns"> <Action Name="a">: a second parameter is named `p`
    to fix it: rename one of them or remove it"#,
    );
    let entity = r#"<EntityType Name="e"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>"#;
    check(
        &format!(
            r#"{entity}<EntityContainer Name="C"><EntitySet Name="s" EntityType="self.e" /><Singleton Name="s" Type="self.e" /></EntityContainer>"#
        ),
        r#"2:179: in <Schema Namespace="ns"> <EntityContainer Name="C">: a second child is named `s`
    to fix it: rename one of them or remove it"#,
    );
}

#[test]
fn overloads_that_cannot_be_distinguished() {
    let bound = r#"IsBound="true"><Parameter Name="b" Type="self.c" />"#;
    let fix = "to fix it: actions of one name need different binding types, functions different parameter names";
    check(
        &format!(
            r#"<ComplexType Name="c" />
<Action Name="a" {bound}</Action>
<Action Name="a" {bound}<Parameter Name="p" Type="Edm.String" /></Action>"#
        ),
        &format!(
            r#"4:1: in <Schema Namespace="ns"> <Action Name="a">: a second overload has the same signature
    {fix}"#
        ),
    );
    let function = |parameters: &str| {
        format!(
            r#"<Function Name="f" {bound}{parameters}<ReturnType Type="Edm.String" /></Function>"#
        )
    };
    let (p, q) = (
        r#"<Parameter Name="p" Type="Edm.String" />"#,
        r#"<Parameter Name="q" Type="Edm.String" />"#,
    );
    let overloads = |all: &[String]| format!("<ComplexType Name=\"c\" />\n{}", all.join("\n"));
    let fine = overloads(&[function(""), function(p), function(&format!("{p}{q}"))]);
    assert!(try_resolve(&fine, &Config::default()).is_ok());
    check(
        &overloads(&[function(&format!("{p}{q}")), function(&format!("{q}{p}"))]),
        &format!(
            r#"4:1: in <Schema Namespace="ns"> <Function Name="f">: a second overload has the same signature
    {fix}"#
        ),
    );
}

#[test]
fn a_type_and_an_operation_may_share_a_name() {
    assert!(
        try_resolve(
            r#"<ComplexType Name="post" /><Action Name="post" />"#,
            &Config::default()
        )
        .is_ok()
    );
}

#[test]
fn keys() {
    check(
        r#"<EntityType Name="a"><Key><PropertyRef Name="ident" /></Key><Property Name="idnt" Type="Edm.String" /></EntityType>"#,
        r#"2:1: in <Schema Namespace="ns"> <EntityType Name="a">: the key names `ident`, which is no property of `ns.a`
    to fix it: name a property of the type or of its bases; the nearest is `idnt`"#,
    );
    check(
        r#"<EntityType Name="a"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Collection(Edm.String)" /></EntityType>"#,
        r#"2:1: in <Schema Namespace="ns"> <EntityType Name="a">: `id` cannot be part of a key
    to fix it: a key is made of single primitive values, enum members or type definitions"#,
    );
}

#[test]
fn targets_of_navigation_and_types_of_properties() {
    check(
        r#"<ComplexType Name="c" /><EntityType Name="e" /><EntityType Name="a"><NavigationProperty Name="n" Type="self.c" /><NavigationProperty Name="s" Type="Edm.String" /><Property Name="p" Type="self.e" /></EntityType>"#,
        r#"2:69: in <Schema Namespace="ns"> <EntityType Name="a"> <NavigationProperty Name="n">: `ns.c` is not an entity type
    to fix it: name an `EntityType`
2:114: in <Schema Namespace="ns"> <EntityType Name="a"> <NavigationProperty Name="s">: `Edm.String` is not an entity type
    to fix it: name an `EntityType`
2:163: in <Schema Namespace="ns"> <EntityType Name="a"> <Property Name="p">: `ns.e` is an entity type, which no property can hold
    to fix it: make it a `NavigationProperty`"#,
    );
}

#[test]
fn the_container() {
    check(
        r#"<ComplexType Name="c" /><Action Name="act" /><EntityContainer Name="C" Extends="self.D">
<EntitySet Name="s" EntityType="self.c" />
<EntitySet Name="t" EntityType="self.cc" />
<ActionImport Name="i" Action="self.acd" />
<FunctionImport Name="j" Function="self.act" />
<Singleton Name="u" Type="Edm.EntityType" />
</EntityContainer>"#,
        r#"2:46: in <Schema Namespace="ns"> <EntityContainer Name="C">: it extends `ns.D`, which does not exist
    to fix it: name a container that the file declares
3:1: in <Schema Namespace="ns"> <EntityContainer Name="C"> <EntitySet Name="s">: `ns.c` is not an entity type
    to fix it: name an `EntityType`
4:1: in <Schema Namespace="ns"> <EntityContainer Name="C"> <EntitySet Name="t">: the entity type `ns.cc` does not exist
    to fix it: name an `EntityType` that the file declares; the nearest is `ns.c`
5:1: in <Schema Namespace="ns"> <EntityContainer Name="C"> <ActionImport Name="i">: there is no unbound action `ns.acd` to import
    to fix it: name an unbound action that the file declares; the nearest is `ns.act`
6:1: in <Schema Namespace="ns"> <EntityContainer Name="C"> <FunctionImport Name="j">: there is no unbound function `ns.act` to import
    to fix it: name an unbound function that the file declares; the nearest is `ns.act`
7:1: in <Schema Namespace="ns"> <EntityContainer Name="C"> <Singleton Name="u">: `Edm.EntityType` has no key and no properties, which an entity set or singleton needs
    to fix it: name an `EntityType` that the file declares"#,
    );
}

#[test]
fn enum_values() {
    // Members are known by their names, and a value is kept as it is: the underlying type has no effect.
    let found = warnings(
        r#"<EnumType Name="a" UnderlyingType="Edm.Byte"><Member Name="x" Value="255" /><Member Name="y" /><Member Name="z" Value="-1" /></EnumType>
<EnumType Name="b" IsFlags="true"><Member Name="x" /></EnumType><EnumType Name="c" UnderlyingType="Edm.UInt32"><Member Name="x" Value="7" /></EnumType>"#,
    );
    for expected in [
        r#"no-effect 2:77: in <Schema Namespace="ns"> <EnumType Name="a"> <Member Name="y">: its value 256 does not fit the enum's underlying type, which has 0 to 255"#,
        r#"no-effect 2:96: in <Schema Namespace="ns"> <EnumType Name="a"> <Member Name="z">: its value -1 does not fit the enum's underlying type, which has 0 to 255"#,
        r#"no-effect 3:65: in <Schema Namespace="ns"> <EnumType Name="c">: `Edm.UInt32` cannot underlie an enum: Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32 and Edm.Int64 can"#,
    ] {
        assert!(found.contains(expected), "{expected}\n{found}");
    }
    // Nothing tells which value this is.
    check(
        r#"<EnumType Name="a" UnderlyingType="Edm.Int64"><Member Name="x" Value="9223372036854775807" /><Member Name="y" /></EnumType>"#,
        r#"2:94: in <Schema Namespace="ns"> <EnumType Name="a"> <Member Name="y">: it has no value, and the one before it has the greatest of 64 bits
    to fix it: give it a `Value`"#,
    );
}

#[test]
fn annotation_targets() {
    let types = r#"<ComplexType Name="user"><Property Name="mail" Type="Edm.String" /></ComplexType><ComplexType Name="sub" BaseType="self.user" />
<EnumType Name="state"><Member Name="on" /></EnumType><Action Name="act"><Parameter Name="p" Type="Edm.String" /></Action>
<EntityType Name="thing"><NavigationProperty Name="parts" Type="self.thing" /></EntityType><EntityContainer Name="C"><Singleton Name="one" Type="self.thing" /></EntityContainer>
"#;
    for (target, what, fix) in [
        (
            "self.usr",
            "",
            "name a type, operation or container child that the file declares; the nearest is `ns.user`",
        ),
        (
            "self.user/mial",
            ": `ns.user` has no `mial`",
            "name a property or member that the type declares; the nearest is `mail`",
        ),
        (
            "self.state/of",
            ": `ns.state` has no `of`",
            "name a property or member that the type declares; the nearest is `on`",
        ),
        (
            "self.act(Edm.Int32)",
            ": no overload of `ns.act` takes these types",
            "write the operation with the types of all its parameters, the binding parameter first",
        ),
        (
            "self.act(self.nothing)",
            ": one of its types does not exist",
            "write the operation with the types of all its parameters, the binding parameter first",
        ),
        (
            "self.atc()",
            ": there is no `ns.atc`",
            "write the operation with the types of all its parameters, the binding parameter first; the nearest is `ns.act`",
        ),
        (
            "self.act/q",
            ": there is no parameter `q`",
            "name a parameter, or `$ReturnType`; the nearest is `p`",
        ),
        (
            "self.C/x",
            ": the container has no `x`",
            "name a child of the container",
        ),
        (
            "self.C/one/parts/prts",
            ": there is no `prts`",
            "name properties and type casts up to it; the nearest is `parts`",
        ),
        (
            "self.C/one/self.thng/parts",
            ": there is no `ns.thng`",
            "name properties and type casts up to it; the nearest is `ns.thing`",
        ),
    ] {
        let full = target.replace("self.", "ns.");
        let annotated = format!(
            "{types}<Annotations Target=\"{target}\"><Annotation Term=\"Org.OData.Core.V1.Computed\" /></Annotations>"
        );
        // The published file that Graph's SDKs are made from annotates what is not there.
        assert_eq!(
            warnings(&annotated),
            format!(
                "unknown-target 5:1: in <Annotations Target=\"{full}\">: the target `{full}` does not exist{what}\n"
            )
        );
        let config = Config {
            overrides: vec![Override {
                target: said(&full),
                change: Change {
                    deletable: Some(false),
                    ..Change::default()
                },
                reason: "tried".to_owned(),
                ..Override::default()
            }],
            ..Config::default()
        };
        let messages = try_resolve(types, &config).unwrap_err();
        let expected = format!("the target `{full}` does not exist{what}\n    to fix it: {fix}\n");
        assert!(messages.ends_with(&expected), "{messages}");
    }
    let inherited = format!(
        "{types}<Annotations Target=\"self.sub/mail\"><Annotation Term=\"Org.OData.Core.V1.Computed\" /></Annotations>"
    );
    assert_eq!(
        warnings(&inherited),
        "unknown-target 5:1: in <Annotations Target=\"ns.sub/mail\">: the target `ns.sub/mail` names an inherited property\n"
    );
}

/// CSDL 4.01, section 14: what is not known of a term is ignored.
#[test]
fn terms() {
    let annotated =
        |annotations: &str| format!("<ComplexType Name=\"a\">\n{annotations}</ComplexType>");
    for (annotations, expected) in [
        (
            "<Annotation Term=\"Org.OData.Core.V1.Computd\" />\n<Annotation Term=\"com.example.X\" />\n<Annotation Term=\"com.example.X\" />",
            "unknown-term 3:1: in <Annotation Term=\"Org.OData.Core.V1.Computd\">: nothing is known of the term \
             `Org.OData.Core.V1.Computd`\n\
             unknown-term 4:1: in <Annotation Term=\"com.example.X\">: nothing is known of the term `com.example.X` (2 uses, \
             this is the first)\n",
        ),
        (
            "<Annotation Term=\"Org.OData.Measures.V1.ISOCurrency\" String=\"EUR\" />",
            "unknown-term 3:1: in <Annotation Term=\"Org.OData.Measures.V1.ISOCurrency\">: nothing is known of the term \
             `Org.OData.Measures.V1.ISOCurrency`\n",
        ),
        (
            "<Annotation Term=\"Measures.Unit\" String=\"kg\" />",
            "unknown-term 3:1: in <Annotation Term=\"Measures.Unit\">: nothing is known of the term `Measures.Unit`: `Measures` \
             is neither a namespace nor an alias of this file\n",
        ),
        (
            "<Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\"><Record>\
             <PropertyValue Property=\"Insertible\" Bool=\"false\" /></Record></Annotation>",
            "unknown-record-property 3:1: in <Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\">: nothing is \
             known of the record property `Insertible`\n",
        ),
    ] {
        assert_eq!(warnings(&annotated(annotations)), expected, "{annotations}");
    }
    let declared = "<Term Name=\"t\" Type=\"Edm.String\" /><ComplexType Name=\"a\"><Annotation Term=\"self.t\" String=\"x\" />\
                    <Annotation Term=\"Org.OData.Core.V1.IsURL\" /></ComplexType>";
    assert_eq!(warnings(declared), "");
}

/// CSDL 4.01, section 14: an unexpected value is treated as unknown. So is one that only the service can compute.
#[test]
fn values_of_terms() {
    let restriction = |value: &str| {
        format!(
            "<EntityType Name=\"a\">\n<Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\">{value}</Annotation></EntityType>"
        )
    };
    let insertable = |value: &str| {
        restriction(&format!(
            "<Record><PropertyValue Property=\"Insertable\">{value}</PropertyValue></Record>"
        ))
    };
    let within = "in <Schema Namespace=\"ns\"> <EntityType Name=\"a\">";
    let term = "the value of the term `Org.OData.Capabilities.V1.InsertRestrictions` is not";
    for (body, expected) in [
        (insertable("<Bool>false</Bool>"), String::new()),
        (insertable("<Null />"), String::new()),
        (
            insertable("<Path>isOpen</Path>"),
            format!("{term} a Boolean: it is a Path"),
        ),
        (
            insertable("<Not><Path>isOpen</Path></Not>"),
            format!("{term} a Boolean: it is the expression Not"),
        ),
        (
            insertable("<If><Eq><Path>a</Path><Int>1</Int></Eq><Bool>true</Bool></If>"),
            format!("{term} a Boolean: it is the expression If"),
        ),
        (
            insertable("<String>perhaps</String>"),
            format!("{term} a Boolean"),
        ),
        (
            restriction("<Apply Function=\"odata.concat\"><String>a</String></Apply>"),
            format!("{term} a record: it is the expression Apply"),
        ),
        (
            restriction("<UrlRef><String>a</String></UrlRef>"),
            format!("{term} a record: it is the expression UrlRef"),
        ),
        (restriction(""), format!("{term} a record")),
    ] {
        let expected = match expected.as_str() {
            "" => String::new(),
            what => format!("unexpected-value 3:1: {within}: {what}\n"),
        };
        assert_eq!(warnings(&body), expected, "{body}");
    }
}

/// CSDL 4.01: abstract types represent any entity, and are the base of all. A document that a reference names is not read.
#[test]
fn types_of_edm_and_of_other_documents() {
    let any = "<EntityType Name=\"a\" BaseType=\"Edm.EntityType\"><Property Name=\"p\" Type=\"Edm.AnyPropertyPath\" />\
               <NavigationProperty Name=\"any\" Type=\"Edm.EntityType\"><Annotation Term=\"Org.OData.Core.V1.Computed\" />\
               </NavigationProperty><NavigationProperty Name=\"all\" Type=\"Collection(Edm.EntityType)\" />\
               <NavigationProperty Name=\"one\" Type=\"self.a\" /></EntityType>\
               <ComplexType Name=\"c\" BaseType=\"Edm.ComplexType\" />\
               <Annotations Target=\"self.a/all\"><Annotation Term=\"Org.OData.Core.V1.Immutable\" /></Annotations>";
    let model = try_resolve(any, &Config::default()).unwrap();
    assert_eq!(model.warnings().len(), 0);
    let a = model.find("ns.a").unwrap();
    let facts = |name: &str| {
        let property = model.property(a, name).unwrap();
        (
            model.spell(property.ty),
            property.facts.read_only,
            property.facts.immutable,
        )
    };
    assert_eq!(facts("any"), ("Edm.EntityType".to_owned(), true, false));
    assert_eq!(
        facts("all"),
        ("Collection(Edm.EntityType)".to_owned(), false, true)
    );
    assert!(model.navigation(a, "one").is_some());

    let text = small::csdl(
        "<ComplexType Name=\"b\" BaseType=\"other.thing\"><Property Name=\"p\" Type=\"o.thing\" /></ComplexType>",
    )
    .replace(
        "<edmx:DataServices>",
        "<edmx:Reference Uri=\"https://example.com/other.xml\"><edmx:Include Namespace=\"other\" Alias=\"o\" />\
         </edmx:Reference><edmx:DataServices>",
    );
    let schema = schema::read(&text).unwrap();
    let messages = small::render(
        &model::resolve(&schema, &Config::default()).unwrap_err(),
        &text,
    );
    let fix = "to fix it: references are not followed: put the `Schema` element of `other` from \
                  https://example.com/other.xml into this file\n";
    assert_eq!(messages.matches(fix).count(), 2, "{messages}");
}

#[test]
fn configuration_that_matches_nothing() {
    let body = "<EntityType Name=\"a\"><Property Name=\"secret\" Type=\"Edm.String\" /><Property Name=\"secretType\" Type=\"Edm.String\" /></EntityType>";
    let config = Config {
        overrides: vec![Override {
            target: said("ns.b"),
            change: Change {
                deletable: Some(false),
                ..Change::default()
            },
            reason: "tried".to_owned(),
            ..Override::default()
        }],
        resources: vec![ResourceOverride {
            property: said("ns.a"),
            reason: "tried".to_owned(),
            ..ResourceOverride::default()
        }],
        secrets: vec![
            Secret {
                property: said("ns.a/secrt"),
                is_secret: true,
                reason: "tried".to_owned(),
                inherited: false,
            },
            Secret {
                property: said("ns.a/secret"),
                is_secret: true,
                reason: "tried".to_owned(),
                inherited: false,
            },
            Secret {
                property: said("ns.a/secretType"),
                is_secret: false,
                reason: "tried".to_owned(),
                inherited: false,
            },
        ],
        ..Config::default()
    };
    let messages = try_resolve(body, &config).unwrap_err();
    for what in [
        "in [[override]] target = \"ns.b\": the target `ns.b` does not exist",
        "in [[resource]] property = \"ns.a\": it is not a structural property",
        "in [[secret]] property = \"ns.a/secrt\": the target `ns.a/secrt` does not exist: `ns.a` has no `secrt`",
        "in [[secret]] property = \"ns.a/secret\": it is a secret without this entry",
        "in [[secret]] property = \"ns.a/secretType\": it is no secret without this entry",
    ] {
        assert!(messages.contains(what), "{messages}");
    }
}

/// They hold in the slice that they are written in.
#[test]
fn inherited_entries_may_stand_for_nothing_and_change_nothing() {
    let body = r#"<EntityType Name="a"><Property Name="secret" Type="Edm.String" /><NavigationProperty Name="b" Type="ns.a" /></EntityType>"#;
    let entry = |target: &str, update, contained| Override {
        target: said(target),
        change: Change {
            update,
            contained,
            ..Change::default()
        },
        reason: "tried".to_owned(),
        inherited: true,
    };
    let secret = |property: &str| Secret {
        property: said(property),
        is_secret: true,
        reason: "tried".to_owned(),
        inherited: true,
    };
    let put = || vec![UpdateMethod::Put];
    let mut config = Config {
        overrides: vec![
            entry("ns.none", put(), None),
            entry("ns.a", put(), None),
            entry("ns.a/b", Vec::new(), Some(false)),
        ],
        resources: vec![ResourceOverride {
            property: said("ns.a/none"),
            operations: vec![said("get")],
            reason: "tried".to_owned(),
            inherited: true,
        }],
        secrets: vec![secret("ns.a/secret"), secret("ns.a/none")],
        ..Config::default()
    };
    let model = try_resolve(body, &config).unwrap();
    let (_, ty) = model
        .types()
        .find(|(_, ty)| ty.name.to_string() == "ns.a")
        .unwrap();
    assert_eq!(ty.facts.capabilities.update_method, Some(UpdateMethod::Put));
    // What this slice says itself must change what it inherits, and what cannot be is wrong wherever it is written.
    config.overrides.push(Override {
        inherited: false,
        ..entry("ns.a", put(), None)
    });
    config.resources[0].property = said("ns.a");
    let messages = try_resolve(body, &config).unwrap_err();
    for what in [
        "in [[override]] target = \"ns.a\": `update` is what the metadata says already",
        "in [[resource]] property = \"ns.a\": it is not a structural property",
    ] {
        assert!(messages.contains(what), "{messages}");
    }
    assert_eq!(messages.matches("to fix it").count(), 2, "{messages}");
}

#[test]
fn problems_of_all_kinds_are_reported_in_one_run() {
    let body = r#"<ComplexType Name="a" BaseType="self.a"><Property Name="p" Type="self.x" /></ComplexType>
<EnumType Name="e" UnderlyingType="Edm.Int64"><Member Name="a" Value="9223372036854775807" /><Member Name="b" /></EnumType>
<Function Name="f"><ReturnType Type="self.y" /></Function>
<Annotations Target="self.nowhere"><Annotation Term="self.unheard" /></Annotations>"#;
    assert_eq!(messages(body).matches("to fix it").count(), 4);
}

/// Names of a key in a URL are different (CSDL 4.01, section 6.5).
#[test]
fn keys_that_name_something_twice() {
    check(
        r#"<EntityType Name="a"><Key><PropertyRef Name="id" /><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>"#,
        r#"2:1: in <Schema Namespace="ns"> <EntityType Name="a">: the key names `id` twice
    to fix it: remove one of them, or give each property an alias of its own"#,
    );
    let aliases = |one: &str, other: &str| {
        let part = |alias: &str, name: &str| {
            format!(
                r#"<Record><PropertyValue Property="Alias" String="{alias}" /><PropertyValue Property="Name" PropertyPath="{name}" /></Record>"#
            )
        };
        format!(
            r#"<EntityType Name="a"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /><Property Name="b" Type="Edm.String" /><Annotation Term="Org.OData.Core.V1.AlternateKeys"><Collection><Record><PropertyValue Property="Key"><Collection>{}{}</Collection></PropertyValue></Record></Collection></Annotation></EntityType>"#,
            part(one, "id"),
            part(other, "b"),
        )
    };
    let found = messages(&aliases("x", "x"));
    assert!(
        found.contains("two properties of the key are called `x`"),
        "{found}"
    );
    assert!(try_resolve(&aliases("x", "X"), &Config::default()).is_ok());
}
