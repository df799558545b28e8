//! What `bound_to` names can have the operation.

use graph_csdl::corrections;
use graph_csdl::model::{Model, State};

use super::{corrected, overridden, refused, resolved, small, states};

const BODY: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="settings" Type="Edm.String" /><NavigationProperty Name="part" Type="self.part" ContainsTarget="true" /></EntityType>
<EntityType Name="sub" BaseType="self.thing" />
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.sub" /></Action>
<Action Name="prod" IsBound="true"><Parameter Name="it" Type="self.thing" /></Action>
<Action Name="sort" IsBound="true"><Parameter Name="it" Type="Collection(self.thing)" /></Action>
<Action Name="wipe" />
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><EntitySet Name="parts" EntityType="self.part" />
  <Singleton Name="me" Type="self.sub" /></EntityContainer>"#;

#[test]
fn targets_without_the_operation_are_refused_with_a_suggestion() {
    let cases = [
        (
            "ns.prod(ns.thing)",
            "ns.C/thigns",
            "`ns.C/thigns`, which does not exist",
            "the nearest is `ns.C/things`",
        ),
        (
            "ns.prod(ns.thing)",
            "ns.thing/settings",
            "a structural property",
            "name types that it is bound to",
        ),
        (
            "ns.prod(ns.thing)",
            "ns.part",
            "it is bound to another type",
            "name types that it is bound to",
        ),
        (
            "ns.prod(ns.thing)",
            "ns.thing/part",
            "it is bound to another type",
            "name types",
        ),
        (
            "ns.prod(ns.thing)",
            "ns.C/parts",
            "it is bound to another type",
            "name types",
        ),
        (
            "ns.sort(Collection(ns.thing))",
            "ns.C/me",
            "it is bound to another type",
            "name types",
        ),
        (
            "ns.prod(ns.thing)",
            "ns.poke(ns.sub)",
            "which has no operations",
            "name types",
        ),
        (
            "ns.wipe()",
            "ns.thing",
            "applies only to bound operations",
            "name an operation",
        ),
    ];
    for (operation, name, what, fix) in cases {
        let list = match name {
            "ns.C/me" => format!("bound_to = [\"{name}\"]"),
            _ => format!("bound_to = [\"ns.C/me\", \"{name}\"]"),
        };
        let change = [(operation, &*list)];
        let messages = small::try_resolve(BODY, &overridden(&change, &["/me"])).unwrap_err();
        assert!(
            messages.contains(what) && messages.contains(fix),
            "{name}: {messages}"
        );
        let target = format!("\"{operation}\"");
        let messages = refused(BODY, &[(&target, &list)]);
        assert!(messages.contains(what), "{name}: {messages}");
        if !operation.contains("wipe") && !operation.contains("sort") {
            assert!(
                messages.contains("corrections.toml:3:24"),
                "the name has its own place: {messages}"
            );
        }
    }
}

/// A set of a base type can hold what has the operation; what is far from every name may be in another version of Graph.
#[test]
fn allowed_targets_are_accepted() {
    let change = "bound_to = [\"ns.C/things\", \"ns.elsewhere/deletedItems\"]";
    let model = resolved(
        BODY,
        &corrected(&[("\"ns.poke(ns.sub)\"", change)], &["/me"]),
    );
    let expected =
        ["bound_to Absent", "bound_to InEffect"].map(|it| format!("ns.poke(ns.sub) {it}"));
    assert_eq!(states(&model), expected);
    // It is listed by itself, unless another file has it.
    let other = resolved(
        &BODY.replace(
            "<EntityType Name=\"part\">",
            "<EntityType Name=\"elsewhere\"><NavigationProperty Name=\"deletedItems\" Type=\"self.sub\" /></EntityType>\
             <EntityType Name=\"part\">",
        ),
        &corrected(&[("\"ns.poke(ns.sub)\"", change)], &["/me"]),
    );
    let said = |models: &[&Model]| {
        let corrected: Vec<_> = models.iter().map(|it| it.corrected()).collect();
        let rows = corrections::rows(corrected[0].entries(), &corrected).into_iter();
        rows.map(|row| (row.change, row.state)).collect::<Vec<_>>()
    };
    let whole = (change.to_owned(), State::InEffect);
    let name = "bound_to = [\"ns.elsewhere/deletedItems\"]".to_owned();
    assert_eq!(said(&[&model]), [whole.clone(), (name, State::Absent)]);
    assert_eq!(said(&[&model, &other]), [whole]);
}

/// An override is about the metadata that there is.
#[test]
fn an_override_names_what_there_is() {
    let change = "bound_to = [\"ns.C/things\", \"ns.elsewhere/deletedItems\"]";
    let config = overridden(&[("ns.poke(ns.sub)", change)], &["/me"]);
    let messages = small::try_resolve(BODY, &config).unwrap_err();
    assert!(
        messages.contains("slice.toml:3:28: ")
            && messages
                .contains("`bound_to` names `ns.elsewhere/deletedItems`, which does not exist"),
        "{messages}"
    );
}

/// Of a file without anything that has the operation, nothing offers it.
#[test]
fn what_nothing_of_a_file_has_is_not_offered() {
    let change = "bound_to = [\"ns.elsewhere/deletedItems\"]";
    let config = corrected(&[("\"ns.poke(ns.sub)\"", change)], &["/**"]);
    let offers = |config: &graph_csdl::config::Config| {
        let lines = small::listed(BODY, config);
        lines
            .iter()
            .any(|it| it.starts_with("POST /me/") && it.contains("poke"))
    };
    assert!(offers(&small::paths(&["/**"])));
    assert!(!offers(&config));
}

/// All that has the operation is listed: nothing changes. A file may be a part of Graph, where that is no finding.
#[test]
fn a_value_that_is_already_present_is_no_change() {
    for (operation, change) in [
        ("ns.poke(ns.sub)", "bound_to = [\"ns.sub\"]"),
        ("ns.prod(ns.thing)", "bound_to = [\"ns.thing\"]"),
        (
            "ns.prod(ns.thing)",
            "bound_to = [\"ns.C/things\", \"ns.C/me\"]",
        ),
    ] {
        let messages = small::try_resolve(BODY, &overridden(&[(operation, change)], &["/me"]));
        let messages = messages.unwrap_err();
        assert!(
            messages.contains("`bound_to` changes nothing: all that has the operation"),
            "{messages}"
        );
        let target = format!("\"{operation}\"");
        let model = resolved(BODY, &corrected(&[(&target, change)], &["/me"]));
        assert_eq!(states(&model), [format!("{operation} - Absent")]);
    }
}
