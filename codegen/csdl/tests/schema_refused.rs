//! What is said of CSDL that is not right: the whole messages, with their places.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod said;

use graph_csdl::schema;
use said::{messages, with_body};

/// Elements and attributes that are not known, and text where none belongs.
#[test]
fn unknown_input_is_refused() {
    let cases = [
        (
            "<EntityType Name='t'><Foo/><Property Name='p' Type='Edm.String' Bar='1'/></EntityType>",
            r#"
f:3:22: in <Schema Namespace="n.s"> <EntityType Name="t"> <Foo>: unknown element <Foo> in <EntityType>
    to fix it: <EntityType> may hold Key, Property, NavigationProperty and Annotation: correct the file, or teach codegen/csdl/src/schema/read to read it or codegen/csdl/src/schema/ignored.rs to pass over it
f:3:65: in <Schema Namespace="n.s"> <EntityType Name="t"> <Property Name="p">: unknown attribute Bar="1"
    to fix it: <Property> may have Name, Type, Nullable, MaxLength, Precision, Scale, Unicode, SRID, DefaultValue: correct the file, or teach codegen/csdl/src/schema/read to read it or codegen/csdl/src/schema/ignored.rs to pass over it
"#,
        ),
        (
            "<ComplexType Name='t'><Key/>stray</ComplexType>",
            r#"
f:3:23: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Key>: unknown element <Key> in <ComplexType>
    to fix it: <ComplexType> may hold Property, NavigationProperty and Annotation: correct the file, or teach codegen/csdl/src/schema/read to read it or codegen/csdl/src/schema/ignored.rs to pass over it
"#,
        ),
        (
            "<x:Foo xmlns:x='urn:x'/><Foo xmlns=''/><s:x xmlns:s='http://www.sap.com/Protocols/SAPData'/>",
            r#"
f:3:25: in <Schema Namespace="n.s"> <Foo>: unknown element <Foo> of no namespace in <Schema>
    to fix it: <Schema> may hold EntityType, ComplexType, EnumType, TypeDefinition, Action, Function, Term, EntityContainer, Annotations and Annotation: correct the file, or teach codegen/csdl/src/schema/read to read it or codegen/csdl/src/schema/ignored.rs to pass over it
"#,
        ),
        (
            "<Term Name='t' Type='Edm.String' x:y='1' xmlns:x='urn:x' xml:lang='en'/>",
            r#"
foreign-markup f:3:34: in <Schema Namespace="n.s"> <Term Name="t">: elements and attributes of the namespace `urn:x`: 1, this is the first
"#,
        ),
        (
            "<EntityContainer Name='c'><Singleton Name='s' EntityType='a.b'/></EntityContainer>",
            r#"
f:3:27: in <Schema Namespace="n.s"> <EntityContainer Name="c"> <Singleton Name="s">: the attribute Type is missing
    to fix it: add Type="…"
f:3:47: in <Schema Namespace="n.s"> <EntityContainer Name="c"> <Singleton Name="s">: unknown attribute EntityType="a.b"
    to fix it: <Singleton> may have Name, Type, Nullable: correct the file, or teach codegen/csdl/src/schema/read to read it or codegen/csdl/src/schema/ignored.rs to pass over it
"#,
        ),
    ];
    for (body, expected) in cases {
        let text = with_body(body);
        assert_eq!(format!("\n{}", messages(&text)), expected, "of {body}");
    }
}

/// What must be there and is not.
#[test]
fn missing_items_are_named() {
    let cases = [
        (
            "<EntityType/>",
            r#"
f:3:1: in <Schema Namespace="n.s"> <EntityType>: the attribute Name is missing
    to fix it: add Name="…"
"#,
        ),
        (
            "<Property/>",
            r#"
f:3:1: in <Schema Namespace="n.s"> <Property>: unknown element <Property> in <Schema>
    to fix it: <Schema> may hold EntityType, ComplexType, EnumType, TypeDefinition, Action, Function, Term, EntityContainer, Annotations and Annotation: correct the file, or teach codegen/csdl/src/schema/read to read it or codegen/csdl/src/schema/ignored.rs to pass over it
"#,
        ),
        (
            "<ComplexType Name='t'><Property/></ComplexType>",
            r#"
f:3:23: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Property>: the attribute Name is missing
    to fix it: add Name="…"
f:3:23: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Property>: the attribute Type is missing
    to fix it: add Type="…"
"#,
        ),
        (
            "<EntityContainer><EntitySet Name='s'><NavigationPropertyBinding/></EntitySet></EntityContainer>",
            r#"
f:3:1: in <Schema Namespace="n.s"> <EntityContainer>: the attribute Name is missing
    to fix it: add Name="…"
f:3:18: in <Schema Namespace="n.s"> <EntityContainer> <EntitySet Name="s">: the attribute EntityType is missing
    to fix it: add EntityType="…"
"#,
        ),
        (
            "<Function Name='f' IsBound='true'/>",
            r#"
f:3:1: in <Schema Namespace="n.s"> <Function Name="f">: <Function> has no <ReturnType>
    to fix it: give it one: every function returns something
f:3:1: in <Schema Namespace="n.s"> <Function Name="f">: bound, but without a parameter to be bound to
    to fix it: give it a binding parameter, or IsBound="false"
"#,
        ),
        (
            "<TypeDefinition Name='t'/>",
            r#"
f:3:1: in <Schema Namespace="n.s"> <TypeDefinition Name="t">: the attribute UnderlyingType is missing
    to fix it: add UnderlyingType="…"
"#,
        ),
        (
            "<Annotations><Annotation><Record><PropertyValue/></Record></Annotation></Annotations>",
            r#"
no-effect f:3:1: in <Schema Namespace="n.s"> <Annotations>: the attribute Target is missing
"#,
        ),
    ];
    for (body, expected) in cases {
        let text = with_body(body);
        assert_eq!(format!("\n{}", messages(&text)), expected, "of {body}");
    }
}

/// What may stand once and stands twice.
#[test]
fn duplicates_are_refused() {
    let cases = [
        (
            "<EntityType Name='t'><Key/><Key><PropertyRef Name='id'/></Key></EntityType>",
            r#"
f:3:22: in <Schema Namespace="n.s"> <EntityType Name="t"> <Key>: <Key> has no <PropertyRef>
    to fix it: name the key properties, or remove <Key>
f:3:28: in <Schema Namespace="n.s"> <EntityType Name="t"> <Key>: a second <Key>
    to fix it: keep one <Key> with all its PropertyRef elements
"#,
        ),
        (
            "<Action Name='f'><ReturnType Type='Edm.String'/><ReturnType Type='Edm.String'/></Action>",
            r#"
f:3:49: in <Schema Namespace="n.s"> <Action Name="f"> <ReturnType Type="Edm.String">: a second <ReturnType>
    to fix it: keep one
"#,
        ),
        (
            "<EntityType Name='t'><NavigationProperty Name='p' Type='a.c'><OnDelete Action='None'/><OnDelete Action='Maybe'/></NavigationProperty></EntityType>",
            r#"
no-effect f:3:87: in <Schema Namespace="n.s"> <EntityType Name="t"> <NavigationProperty Name="p"> <OnDelete>: a second <OnDelete>
no-effect f:3:97: in <Schema Namespace="n.s"> <EntityType Name="t"> <NavigationProperty Name="p"> <OnDelete>: "Maybe" is not Cascade, None, SetNull or SetDefault
"#,
        ),
        (
            "<Annotations Target='a.b'><Annotation Term='a.c' Bool='true' Int='1'><Null/></Annotation></Annotations>",
            r#"
unexpected-value f:3:27: in <Schema Namespace="n.s"> <Annotations Target="a.b"> <Annotation Term="a.c">: <Annotation> has 3 values
"#,
        ),
    ];
    for (body, expected) in cases {
        let text = with_body(body);
        assert_eq!(format!("\n{}", messages(&text)), expected, "of {body}");
    }
}

/// Values that cannot be read.
#[test]
fn values_are_checked() {
    let cases = [
        (
            "<EntityType Name='1t' Abstract='yes' BaseType='t'/>",
            r#"
f:3:23: in <Schema Namespace="n.s"> <EntityType Name="1t">: "yes" is neither true nor false
    to fix it: write true or false
f:3:38: in <Schema Namespace="n.s"> <EntityType Name="1t">: "t" is not a qualified name
    to fix it: write namespace or alias, a dot and a name
"#,
        ),
        (
            "<EnumType Name='t'><Member Name='a b' Value='1.5'/><Member Name='c' Value='9223372036854775808'/></EnumType>",
            r#"
f:3:39: in <Schema Namespace="n.s"> <EnumType Name="t"> <Member Name="a b">: "1.5" is not the value of a member
    to fix it: write a decimal number that fits 64 bits
f:3:69: in <Schema Namespace="n.s"> <EnumType Name="t"> <Member Name="c">: "9223372036854775808" is not the value of a member
    to fix it: write a decimal number that fits 64 bits
"#,
        ),
        (
            "<ComplexType Name='t'><Property Name='p' Type='Edm.String' MaxLength='x' Precision='-1' Scale='many' SRID='1.5' Unicode='1'/></ComplexType>",
            r#"
no-effect f:3:60: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Property Name="p">: "x" is not a whole number or max
no-effect f:3:74: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Property Name="p">: "-1" is not a whole number
no-effect f:3:89: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Property Name="p">: "many" is not a whole number or variable or floating
no-effect f:3:102: in <Schema Namespace="n.s"> <ComplexType Name="t"> <Property Name="p">: "1.5" is not a whole number or variable
"#,
        ),
        (
            "<Annotations Target='a.b'><Annotation Term='a.c' Int='1e3'/><Annotation Term='a.c' Float='x'/><Annotation Term='a.c' Bool='1'/></Annotations>",
            r#"
unexpected-value f:3:50: in <Schema Namespace="n.s"> <Annotations Target="a.b"> <Annotation Term="a.c">: "1e3" is not an integer
unexpected-value f:3:84: in <Schema Namespace="n.s"> <Annotations Target="a.b"> <Annotation Term="a.c">: "x" is not a number
"#,
        ),
        (
            "<Annotations Target='a.b'><Annotation Term='a.c'><Collection><If/><EnumMember/><EnumMember>a.b</EnumMember></Collection></Annotation></Annotations>",
            r#"
unexpected-value f:3:67: in <Schema Namespace="n.s"> <Annotations Target="a.b"> <Annotation Term="a.c"> <Collection> <EnumMember>: an EnumMember that names no member
unexpected-value f:3:80: in <Schema Namespace="n.s"> <Annotations Target="a.b"> <Annotation Term="a.c"> <Collection> <EnumMember>: "a.b" is not an enum member: Namespace.Type/Member
"#,
        ),
        (
            "<Annotations Target='a.b'><Annotation Term='a.c' UrlRef='http://x'/><Annotation Term='a.c' Record='x'/></Annotations>",
            r#"
no-effect f:3:92: in <Schema Namespace="n.s"> <Annotations Target="a.b"> <Annotation Term="a.c">: unknown attribute Record="x"
"#,
        ),
    ];
    for (body, expected) in cases {
        let text = with_body(body);
        assert_eq!(format!("\n{}", messages(&text)), expected, "of {body}");
    }
}

/// References and paths that resolve to nothing.
#[test]
fn references_are_checked() {
    let cases = [
        (
            "<ComplexType Name='t' BaseType='b.c'/>",
            r#"
f:3:23: in <Schema Namespace="n.s"> <ComplexType Name="t">: "b" is neither a namespace nor an alias of this file
    to fix it: write the namespace in full, or declare the alias
"#,
        ),
        (
            "<Term Name='t' Type='Collection(Collection(Edm.String))'/>",
            r#"
nothing
"#,
        ),
        (
            "<Term Name='t' Type='Collection(a.b'/>",
            r#"
nothing
"#,
        ),
        (
            "<Annotations Target='a.f(a.b'/>",
            r#"
nothing
"#,
        ),
        (
            "<Annotations Target=''/>",
            r#"
nothing
"#,
        ),
        (
            "<Annotations Target='a.b//c d'/>",
            r#"
nothing
"#,
        ),
    ];
    for (body, expected) in cases {
        let text = with_body(body);
        assert_eq!(format!("\n{}", messages(&text)), expected, "of {body}");
    }
}

/// One attribute that is added everywhere is a problem everywhere: the first of them are printed, and how many more.
#[test]
fn all_problems_are_counted_and_the_first_are_printed() {
    let body = "<EnumType Name='t' New='1'/>\n".repeat(2_000);
    let text = with_body(&body);
    let problems = schema::read(&text).unwrap_err();
    assert_eq!(problems.len(), 2_000);
    let messages = problems.render(|_| ("f", &text));
    assert_eq!(messages.lines().count(), 2 * 51);
    assert!(
        messages
            .contains("\nf:52:20: in <Schema Namespace=\"n.s\"> <EnumType Name=\"t\">: unknown")
    );
    assert!(messages.contains("\nf: 1950 more of one kind\n    to fix them: <EnumType> may have"));
}

/// A name of a million characters is in no message, and a hundred thousand problems on one line take no time to place.
#[test]
fn messages_are_bounded() {
    let long = "x".repeat(1_000_000);
    let many = "<EnumType Name='t' New='1'/>".repeat(100_000);
    let unknown: String = (0..2_000).map(|n| format!(" a{n}='1'")).collect();
    for body in [
        format!(
            "<EntityType Name='{long}'><Property Name='{long}' Type='{long}' {long}='1'/></EntityType>"
        ),
        format!("<EntityType Name='{long}'>{many}</EntityType>"),
        many,
        format!("<EntityType Name='t'{unknown}/>"),
    ] {
        let text = with_body(&body);
        let started = std::time::Instant::now();
        let messages = messages(&text);
        assert!(messages.len() < 100_000, "{}", messages.len());
        let limit = if cfg!(debug_assertions) { 60 } else { 5 };
        let took = started.elapsed();
        assert!(took.as_secs() < limit, "{took:?}");
    }
}
