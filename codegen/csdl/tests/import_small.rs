//! What is kept of a file, and what is said of a change.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod small;

use graph_csdl::config::{Config, Secret, WantedType};
use graph_csdl::schema::{self, Schema};
use graph_csdl::{import, model, slice};
use small::{SERVICE, csdl, paths, said};

fn cut(text: &str, config: &Config) -> Schema {
    let schema = schema::read(text).unwrap();
    let model = model::resolve(&schema, config).unwrap();
    let slice = slice::select(&model, config).unwrap();
    import::extract(&schema, &slice).unwrap()
}

fn cut_text(body: &str, patterns: &[&str]) -> String {
    let config = paths(patterns);
    let facts = cut(&csdl(body), &config);
    let text = schema::write(&facts, "");
    assert_eq!(cut(&text, &config), facts, "cutting again changes nothing");
    let start = text.find("<Schema").unwrap();
    text[start..text.find("</Schema>").unwrap()]
        .lines()
        .skip(1)
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n")
        .trim_end()
        .to_owned()
}

#[test]
fn unneeded_types_are_cut() {
    assert_eq!(
        cut_text(SERVICE, &["/users/{id}/photo/$value"]),
        r#"<EntityType Name="entity" Abstract="true">
<Key>
<PropertyRef Name="id" />
</Key>
<Property Name="id" Type="Edm.String" Nullable="false" />
</EntityType>
<EntityType Name="item" BaseType="ns.entity" />
<EntityType Name="photo" BaseType="ns.entity" HasStream="true">
<Property Name="width" Type="Edm.Int32" />
</EntityType>
<EntityType Name="user" BaseType="ns.item">
<NavigationProperty Name="photo" Type="ns.photo" ContainsTarget="true" />
</EntityType>
<EntityContainer Name="Service">
<EntitySet Name="users" EntityType="ns.user" />
</EntityContainer>"#
    );
}

#[test]
fn the_same_slice_results_again() {
    for patterns in [
        &["/**"][..],
        &["/me/**"],
        &["/groups/{id}/members/**"],
        &["/groups/{id}/members/ns.user/{id}/folders"],
        &["/me/folders/{id}/sheets/{id}/range(address={a})/**"],
        &["/lookup(text={})/photo", "/wipeAll"],
        &["/me/home/rooms/{id}"],
        &["/users/*"],
    ] {
        cut_text(SERVICE, patterns);
        let before = small::listed(SERVICE, &paths(patterns));
        let text = schema::write(&cut(&csdl(SERVICE), &paths(patterns)), "");
        let schema = schema::read(&text).unwrap();
        let config = paths(patterns);
        let model = model::resolve(&schema, &config).unwrap();
        let slice = slice::select(&model, &config).unwrap();
        let after = graph_csdl::list::operations(&slice).lines;
        let after: Vec<String> = after
            .iter()
            .map(|line| format!("{} {} {}", line.method, line.path, line.kind))
            .collect();
        assert_eq!(after, before);
    }
}

#[test]
fn order_is_kept_where_it_means_something() {
    let body = r#"
<EntityType Name="z"><Key><PropertyRef Name="y" /><PropertyRef Name="x" /></Key>
  <Property Name="y" Type="Edm.String" /><Property Name="x" Type="Edm.String" /><Property Name="e" Type="self.e" /></EntityType>
<EnumType Name="e"><Member Name="b" Value="1" /><Member Name="a" Value="0" /></EnumType>
<Action Name="act" IsBound="true"><Parameter Name="z" Type="self.z" /><Parameter Name="q" Type="Edm.String" /><Parameter Name="p" Type="Edm.String" /></Action>
<EntityContainer Name="C"><EntitySet Name="zs" EntityType="self.z" /></EntityContainer>"#;
    assert_eq!(
        cut_text(body, &["/zs/**"]),
        r#"<EnumType Name="e">
<Member Name="b" Value="1" />
<Member Name="a" Value="0" />
</EnumType>
<EntityType Name="z">
<Key>
<PropertyRef Name="y" />
<PropertyRef Name="x" />
</Key>
<Property Name="e" Type="ns.e" />
<Property Name="x" Type="Edm.String" />
<Property Name="y" Type="Edm.String" />
</EntityType>
<Action Name="act" IsBound="true">
<Parameter Name="z" Type="ns.z" />
<Parameter Name="q" Type="Edm.String" />
<Parameter Name="p" Type="Edm.String" />
</Action>
<EntityContainer Name="C">
<EntitySet Name="zs" EntityType="ns.z" />
</EntityContainer>"#
    );
}

#[test]
fn annotations_are_facts_without_prose() {
    let body = r#"
<EntityType Name="a"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Annotation Term="Org.OData.Core.V1.Description" String="prose" /></EntityType>
<EntityType Name="unused" />
<Term Name="own" Type="Edm.String" />
<EntityContainer Name="C"><Singleton Name="one" Type="self.a" /></EntityContainer>
<Annotations Target="self.unused"><Annotation Term="Org.OData.Capabilities.V1.TopSupported" Bool="false" /></Annotations>
<Annotations Target="self.a/id">
  <Annotation Term="Org.OData.Core.V1.LongDescription" String="prose" />
  <Annotation Term="self.own" String="x" />
  <Annotation Term="Org.OData.Core.V1.IsURL" />
  <Annotation Term="Org.OData.Core.V1.Permissions"><EnumMember>Org.OData.Core.V1.Permission/Read</EnumMember></Annotation>
</Annotations>
<Annotations Target="self.a">
  <Annotation Term="Org.OData.Core.V1.Revisions"><Collection>
    <Record><PropertyValue Property="Version" String="v" /><PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Added</EnumMember></PropertyValue></Record>
    <Record><PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember></PropertyValue><PropertyValue Property="Date" Date="2026-01-01" /><PropertyValue Property="Description" String="prose" /></Record>
  </Collection></Annotation>
  <Annotation Term="Org.OData.Capabilities.V1.ReadRestrictions"><Record><PropertyValue Property="CustomHeaders"><Collection /></PropertyValue></Record></Annotation>
  <Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions"><Record><PropertyValue Property="Description" String="prose" /><PropertyValue Property="Deletable" Bool="false" /></Record></Annotation>
  <Annotation Term="Org.OData.Capabilities.V1.ExpandRestrictions" Qualifier="q"><Record><PropertyValue Property="Expandable" Bool="false" /></Record></Annotation>
</Annotations>"#;
    let found = cut_text(body, &["/one"]);
    assert!(!found.contains("prose"), "{found}");
    assert_eq!(
        found[found.find("<Annotations").unwrap()..],
        *r#"<Annotations Target="ns.a">
<Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions">
<Record>
<PropertyValue Property="Deletable" Bool="false" />
</Record>
</Annotation>
<Annotation Term="Org.OData.Core.V1.Revisions">
<Collection>
<Record>
<PropertyValue Property="Date" Date="2026-01-01" />
<PropertyValue Property="Kind">
<EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember>
</PropertyValue>
</Record>
</Collection>
</Annotation>
</Annotations>
<Annotations Target="ns.a/id">
<Annotation Term="Org.OData.Core.V1.Permissions">
<EnumMember>Org.OData.Core.V1.Permission/Read</EnumMember>
</Annotation>
</Annotations>"#
    );
}

#[test]
fn differences_are_lines() {
    let old = r#"
<ComplexType Name="a"><Property Name="p" Type="Edm.String" /><Property Name="gone" Type="Edm.Int32" Nullable="false" /></ComplexType>
<ComplexType Name="removed"><Property Name="x" Type="Edm.String" /></ComplexType>
<EnumType Name="e"><Member Name="m" Value="0" /></EnumType>
<Action Name="act"><Parameter Name="q" Type="Edm.String" /></Action>"#;
    let new = r#"
<ComplexType Name="a" OpenType="true"><Property Name="p" Type="Collection(Edm.String)" /><Property Name="come" Type="self.e" /></ComplexType>
<EntityType Name="added"><Property Name="x" Type="Edm.String" /><Property Name="y" Type="Edm.String" /></EntityType>
<EnumType Name="e"><Member Name="m" Value="1" /></EnumType>
<Action Name="act"><Parameter Name="q" Type="Edm.String" /><ReturnType Type="self.a" /></Action>
<Annotations Target="self.a/p"><Annotation Term="Org.OData.Core.V1.Computed" /></Annotations>"#;
    let read = |body: &str| schema::read(&csdl(body)).unwrap();
    assert_eq!(
        import::differences(&read(old), &read(new)),
        [
            "~ ns.a: was complex type, is complex type, open",
            "+ ns.a/come: ns.e",
            "- ns.a/gone: Edm.Int32, not null",
            "~ ns.a/p: was Edm.String, is Collection(Edm.String)",
            "+ ns.a/p@Org.OData.Core.V1.Computed: true",
            "~ ns.act(Edm.String): was action, is action returning ns.a",
            "+ ns.added: entity type, 2 parts",
            "~ ns.e/m: was value 0, is value 1",
            "- ns.removed: complex type, 1 part",
        ]
    );
    assert_eq!(
        import::differences(&read(new), &read(new)),
        Vec::<String>::new()
    );
}

#[test]
fn likely_secrets_are_reported_once() {
    let read = |body: &str| schema::read(&csdl(body)).unwrap();
    let old =
        read(r#"<ComplexType Name="a"><Property Name="token" Type="Edm.String" /></ComplexType>"#);
    let new = read(
        r#"<ComplexType Name="a"><Property Name="token" Type="Edm.String" /><Property Name="clientSecret" Type="Edm.String" /><Property Name="passwords" Type="Collection(Edm.String)" /><Property Name="tokenCount" Type="Edm.Int32" /><Property Name="passwordPolicies" Type="Edm.String" /><Property Name="value" Type="Edm.String" /><Property Name="macKey" Type="Edm.Binary" /><Property Name="refreshToken" Type="Edm.String" /></ComplexType><Action Name="act"><Parameter Name="passcode" Type="Edm.String" /></Action>"#,
    );
    let config = Config {
        secrets: vec![Secret {
            property: said("ns.a/refreshToken"),
            is_secret: false,
            reason: "tried".to_owned(),
            inherited: false,
        }],
        ..Config::default()
    };
    let line = |name: &str| {
        format!(
            "ns.{name} is new and redacted, since its name is that of a secret: if it is none, say so by `[[secret]]` with `secret = false`"
        )
    };
    assert_eq!(
        import::suspects(&old, &new, &config),
        ["a/clientSecret", "a/macKey", "a/passwords", "act/passcode"].map(line)
    );
}

/// Reading is lenient, but the facts of a slice that is checked in must be understood where they may have an effect.
#[test]
fn an_import_is_strict_where_a_term_has_an_effect_on_the_slice() {
    let body = |outside: &str, inside: &str| {
        format!(
            "<EntityType Name=\"thing\"><Key><PropertyRef Name=\"id\" /></Key><Property Name=\"id\" Type=\"Edm.String\" />{inside}\
             </EntityType><EntityType Name=\"other\">{outside}</EntityType>\
             <EntityContainer Name=\"Service\"><EntitySet Name=\"things\" EntityType=\"self.thing\" /></EntityContainer>"
        )
    };
    let import = |body: &str| {
        let text = csdl(body);
        let config = paths(&["/things/**"]);
        let schema = schema::read(&text).unwrap();
        let model = model::resolve(&schema, &config).unwrap();
        let slice = slice::select(&model, &config).unwrap();
        import::extract(&schema, &slice).map_err(|problems| small::render(&problems, &text))
    };
    let effective = [
        (
            "<Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\"><Record><PropertyValue Property=\"Insertable\">\
             <Not><Path>isOpen</Path></Not></PropertyValue></Record></Annotation>",
            "the value of the term `Org.OData.Capabilities.V1.InsertRestrictions` is not a Boolean: it is the expression Not",
        ),
        (
            "<Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\" />",
            "the value of the term `Org.OData.Capabilities.V1.InsertRestrictions` is not a record",
        ),
        (
            "<Annotation Term=\"Org.OData.Capabilities.V1.InsertRestrictions\"><Record>\
             <PropertyValue Property=\"Insertible\" Bool=\"false\" /></Record></Annotation>",
            "nothing is known of the record property `Insertible`",
        ),
        (
            "<Annotation Term=\"Org.OData.Capabilities.V1.NewRestrictions\" />",
            "nothing is known of the term `Org.OData.Capabilities.V1.NewRestrictions`",
        ),
    ];
    for (annotation, what) in effective {
        let messages = import(&body("", annotation)).unwrap_err();
        assert!(messages.contains(what), "{messages}");
        assert!(messages.starts_with("file.csdl:2:"), "{messages}");
        assert!(
            import(&body(annotation, "")).is_ok(),
            "the slice does not have it: {what}"
        );
    }
    let vendors =
        "<Annotation Term=\"com.example.X\"><Apply Function=\"odata.concat\" /></Annotation>";
    let facts = import(&body("", vendors)).unwrap();
    assert!(!schema::write(&facts, "").contains("example"));
}

/// A service with an item that has more than a slice is for.
const WIDE: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key>
<Property Name="id" Type="Edm.String" Nullable="false" />
<Property Name="name" Type="Edm.String" />
<Property Name="color" Type="ns.color" />
<Property Name="size" Type="ns.size" />
<NavigationProperty Name="parts" Type="Collection(ns.part)" ContainsTarget="true" />
<NavigationProperty Name="others" Type="Collection(ns.thing)" />
</EntityType>
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
<ComplexType Name="color"><Property Name="red" Type="Edm.Byte" /></ComplexType>
<ComplexType Name="size"><Property Name="meters" Type="Edm.Double" /></ComplexType>
<Annotations Target="ns.thing/name"><Annotation Term="Org.OData.Core.V1.Immutable" Bool="true" /></Annotations>
<Annotations Target="ns.thing/size"><Annotation Term="Org.OData.Core.V1.Immutable" Bool="true" /></Annotations>
<EntityContainer Name="Service"><EntitySet Name="things" EntityType="ns.thing" /></EntityContainer>"#;

fn wanted(properties: &[&str]) -> Config {
    Config {
        types: vec![WantedType {
            name: said("ns.thing"),
            properties: Some(properties.iter().map(|name| said(name)).collect()),
            reason: "all that is needed".to_owned(),
        }],
        ..paths(&["/things", "/things/{id}"])
    }
}

#[test]
fn unwanted_properties_are_left_out_with_their_types() {
    let config = wanted(&["color"]);
    assert_eq!(small::types(WIDE, &config), ["color", "thing"]);
    let facts = cut(&csdl(WIDE), &config);
    let text = schema::write(&facts, "");
    for kept in ["\"id\"", "\"color\"", "ns.color"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    for gone in ["size", "name\"", "others", "part", "Immutable"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert_eq!(cut(&text, &config), facts, "cutting again changes nothing");
}

#[test]
fn wanted_properties_must_exist() {
    let messages = small::try_resolve(WIDE, &wanted(&["colour", "id"])).unwrap_err();
    assert!(
        messages.contains("the type declares no property `colour`"),
        "{messages}"
    );
    assert!(messages.contains("the nearest is `color`"), "{messages}");
}

/// How the token of a delta function is spelled follows from another overload, which is kept with it.
#[test]
fn the_overload_with_the_token_is_kept_with_a_delta_function() {
    let body = r#"
<EntityType Name="user"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
<Function Name="delta" IsBound="true"><Parameter Name="b" Type="Collection(ns.user)" /><ReturnType Type="Collection(ns.user)" /></Function>
<Function Name="delta" IsBound="true"><Parameter Name="b" Type="Collection(ns.user)" /><Parameter Name="token" Type="Edm.String" /><ReturnType Type="Collection(ns.user)" /></Function>
<Function Name="delta" IsBound="true"><Parameter Name="b" Type="Collection(ns.user)" /><Parameter Name="since" Type="Edm.String" /><ReturnType Type="Collection(ns.user)" /></Function>
<Function Name="recent" IsBound="true"><Parameter Name="b" Type="Collection(ns.user)" /><ReturnType Type="Collection(ns.user)" /></Function>
<Function Name="recent" IsBound="true"><Parameter Name="b" Type="Collection(ns.user)" /><Parameter Name="token" Type="Edm.String" /><ReturnType Type="Collection(ns.user)" /></Function>
<EntityContainer Name="Service"><EntitySet Name="users" EntityType="ns.user" /></EntityContainer>"#;
    let text = cut_text(body, &["/users/delta()"]);
    assert_eq!(text.matches("<Function ").count(), 2, "{text}");
    assert!(text.contains(r#"Name="token""#), "{text}");
    let text = cut_text(body, &["/users/recent()"]);
    assert!(!text.contains("token"), "{text}");
}
