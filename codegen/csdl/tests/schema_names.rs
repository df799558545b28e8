//! What the prefix of a name represents: own alias, namespace, alias of another, or nothing that the file knows.

use graph_csdl::schema;

/// Three schemas, the first two with the alias `self`, and a reference that calls the Core vocabulary `Core`.
fn file(first: &str, second: &str, third: &str) -> String {
    let edm = "http://docs.oasis-open.org/odata/ns/edm";
    format!(
        "<e:Edmx Version='4.0' xmlns:e='{edm}x'>\n\
         <e:Reference Uri='u'><e:Include Namespace='Org.OData.Core.V1' Alias='Core'/></e:Reference><e:DataServices>\n\
         <Schema xmlns='{edm}' Namespace='one.a' Alias='self'>\n{first}</Schema>\n\
         <Schema xmlns='{edm}' Namespace='two' Alias='self'>\n{second}</Schema>\n\
         <Schema xmlns='{edm}' Namespace='three' Alias='two'>\n{third}</Schema></e:DataServices></e:Edmx>"
    )
}

/// The base type of the only type in `file`, or the messages.
fn base(text: &str) -> String {
    match schema::read(text) {
        Ok(schema) => {
            let types = schema
                .namespaces
                .iter()
                .flat_map(|namespace| &namespace.types);
            let bases = types.filter_map(|item| match &item.kind {
                schema::TypeItemKind::Complex(ty) => ty.base.clone(),
                _ => None,
            });
            bases.collect::<Vec<_>>().join(" ")
        }
        Err(problems) => problems.render(|_| ("f", text)),
    }
}

fn derived_from(base: &str) -> String {
    format!("<ComplexType Name='t' BaseType='{base}'/>")
}

#[test]
fn an_alias_means_its_own_schema_first() {
    let from_self = derived_from("self.x");
    assert_eq!(base(&file(&from_self, "", "")), "one.a.x");
    assert_eq!(base(&file("", &from_self, "")), "two.x");
    assert_eq!(base(&file("", "", &derived_from("two.x"))), "three.x");
    assert_eq!(base(&file("", &derived_from("two.x"), "")), "two.x");
}

#[test]
fn an_alias_that_means_two_things_names_both() {
    let expected = "f:8:23: in <Schema Namespace=\"three\"> <ComplexType Name=\"t\">: \"self\" is the alias of one.a and two\n    \
                    to fix it: write the namespace in full\n";
    assert_eq!(base(&file("", "", &derived_from("self.x"))), expected);
    let expected = "f:4:23: in <Schema Namespace=\"one.a\"> <ComplexType Name=\"t\">: \"two\" is the alias of three and two\n    \
                    to fix it: write the namespace in full\n";
    assert_eq!(base(&file(&derived_from("two.x"), "", "")), expected);
}

#[test]
fn namespaces_in_full_need_no_declaration() {
    let cases = [
        "Edm.ComplexType",
        "one.a.x",
        "three.x",
        "Org.OData.Core.V1.x",
        "microsoft.graph.x",
    ];
    for name in cases {
        assert_eq!(base(&file("", &derived_from(name), "")), name);
    }
    assert_eq!(
        base(&file("", &derived_from("Core.x"), "")),
        "Org.OData.Core.V1.x"
    );
}

#[test]
fn a_prefix_that_nothing_declares_is_refused() {
    let expected = "f:6:23: in <Schema Namespace=\"two\"> <ComplexType Name=\"t\">: \"Capabilities\" is neither a namespace \
                    nor an alias of this file\n    to fix it: write the namespace in full, or declare the alias\n";
    assert_eq!(
        base(&file("", &derived_from("Capabilities.x"), "")),
        expected
    );
}
