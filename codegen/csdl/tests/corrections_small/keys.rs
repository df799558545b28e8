//! Items are addressed by their keys, so what a key is made of stays.

use super::{corrected, overridden, refused, resolved, small};

const BODY: &str = r#"
<EntityType Name="base" Abstract="true"><Property Name="id" Type="Edm.String" /><Property Name="name" Type="Edm.String" />
  <Property Name="inner" Type="self.inner" /></EntityType>
<EntityType Name="thing" BaseType="self.base"><Key><PropertyRef Name="id" /></Key>
  <Annotation Term="Org.OData.Core.V1.AlternateKeys"><Collection><Record><PropertyValue Property="Key"><Collection><Record>
    <PropertyValue Property="Name" PropertyPath="name" /></Record></Collection></PropertyValue></Record></Collection></Annotation>
</EntityType>
<EntityType Name="other"><Key><PropertyRef Name="inner/code" Alias="code" /></Key><Property Name="inner" Type="self.inner" /></EntityType>
<ComplexType Name="inner"><Property Name="code" Type="Edm.String" /><Property Name="free" Type="Edm.String" /></ComplexType>
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><Singleton Name="me" Type="self.thing" /></EntityContainer>"#;

#[test]
fn a_property_of_a_key_is_not_removed_and_gets_no_type_that_no_key_has() {
    for target in [
        "ns.base/id",
        "ns.base/name",
        "ns.other/inner",
        "ns.inner/code",
    ] {
        let quoted = format!("\"{target}\"");
        let messages = refused(BODY, &[(&quoted, "exists = false")]);
        assert!(
            messages.contains("corrections.toml:2:12")
                && messages.contains("is part of a key of `ns."),
            "{messages}"
        );
        let gone = [(target, "exists = false")];
        let messages = small::try_resolve(BODY, &overridden(&gone, &["/me"])).unwrap_err();
        assert!(messages.contains("is part of a key of `ns."), "{messages}");
    }
    for ty in [
        "ns.inner",
        "Collection(Edm.String)",
        "Edm.Stream",
        "ns.thing",
    ] {
        let change = format!("type = \"{ty}\"");
        let messages = refused(BODY, &[("\"ns.base/id\"", &change)]);
        assert!(
            messages.contains("is part of a key of `ns.thing`, and `"),
            "{messages}"
        );
    }
}

#[test]
fn the_key_has_the_corrected_type() {
    let changes = [
        ("\"ns.base/id\"", "type = \"Edm.Int64\""),
        ("\"ns.base/name\"", "type = \"Edm.Guid\""),
        ("\"ns.inner/code\"", "type = \"Edm.Int32\""),
        ("\"ns.inner/free\"", "exists = false"),
    ];
    let model = resolved(BODY, &corrected(&changes, &["/me"]));
    let structure = |name| model.ty(model.find(name).unwrap()).structure().unwrap();
    assert_eq!(
        structure("ns.thing").key[0].primitive.to_string(),
        "Edm.Int64"
    );
    assert_eq!(
        structure("ns.thing").alternate_keys[0][0]
            .primitive
            .to_string(),
        "Edm.Guid"
    );
    assert_eq!(
        structure("ns.other").key[0].primitive.to_string(),
        "Edm.Int32"
    );
}
