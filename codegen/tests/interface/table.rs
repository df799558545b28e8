//! One change of the metadata at a time, with all the changes of the interface that follow.

use crate::{CSDL, changes};
use graph_codegen::interface::{Change, ChangeKind, Effect};
use std::collections::BTreeSet;

/// An edit of the schema, and the changes: kind and path.
struct Case {
    from: &'static str,
    to: &'static str,
    expected: &'static [(&'static str, &'static str)],
}

const TITLE: &str = r#"<Property Name="title" Type="Edm.String"/>"#;
const POEM: &str = r#"<Member Name="poem" Value="1"/>"#;
const DAYS: &str = r#"<Parameter Name="days" Type="Edm.Int32"/>"#;
const AUTHORS: &str = r#"<NavigationProperty Name="authors" Type="Collection(library.author)"/>"#;

const CASES: &[Case] = &[
    Case {
        from: TITLE,
        to: "",
        expected: &[("field-removed", "models::Book::title")],
    },
    Case {
        from: TITLE,
        to: r#"<Property Name="title" Type="Edm.String"/><Property Name="series" Type="Edm.Int64"/>"#,
        expected: &[("field-added", "models::Book::series")],
    },
    Case {
        from: TITLE,
        to: r#"<Property Name="title" Type="Edm.Guid"/>"#,
        expected: &[("field-type-changed", "models::Book::title")],
    },
    Case {
        from: TITLE,
        to: r#"<Property Name="title" Type="Collection(Edm.String)"/>"#,
        expected: &[("field-type-changed", "models::Book::title")],
    },
    Case {
        from: TITLE,
        to: r#"<Property Name="title" Type="Edm.String" Nullable="false"/>"#,
        expected: &[("became-non-null", "models::Book::title")],
    },
    Case {
        from: r#"Type="Edm.Int32" Nullable="false"/>
        <Property Name="genre""#,
        to: r#"Type="Edm.Int32"/>
        <Property Name="genre""#,
        expected: &[("became-nullable", "models::Book::pages")],
    },
    Case {
        from: TITLE,
        to: r#"<Property Name="title" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>
            <PropertyValue Property="Date" Date="2026-01-01"/><PropertyValue Property="Version" String="2026-01/x"/>
            <PropertyValue Property="Kind" EnumMember="Org.OData.Core.V1.RevisionKind/Deprecated"/>
            <PropertyValue Property="RemovalDate" Date="2027-01-01"/></Record></Collection></Annotation></Property>"#,
        expected: &[("deprecated", "models::Book::title")],
    },
    Case {
        from: POEM,
        to: "",
        expected: &[("member-removed", "models::Genre::Poem")],
    },
    Case {
        from: POEM,
        to: r#"<Member Name="poem" Value="1"/><Member Name="essay" Value="2"/>"#,
        expected: &[("member-added", "models::Genre::Essay")],
    },
    Case {
        from: POEM,
        to: r#"<Member Name="poem" Value="7"/>"#,
        expected: &[("member-value-changed", "models::Genre::Poem")],
    },
    Case {
        from: r#"<EnumType Name="genre">"#,
        to: r#"<EnumType Name="genre" IsFlags="true">"#,
        expected: &[
            ("field-type-changed", "models::Book::genre"),
            // Its values are 0 and 1, which are bits.
        ],
    },
    Case {
        from: r#"<Property Name="note" Type="Edm.String"/>"#,
        to: r#"<Property Name="note" Type="Edm.String"/><Property Name="password" Type="Edm.String"/>"#,
        expected: &[("field-added", "models::Book::password")],
    },
    Case {
        from: AUTHORS,
        to: "",
        expected: &[
            ("field-removed", "models::Book::authors"),
            ("link-removed", "models::Book::with_authors_bind"),
            ("method-removed", "builders::BookRequestBuilder::authors"),
            (
                "type-removed",
                "builders::AuthorReferenceCollectionRequestBuilder",
            ),
            (
                "type-removed",
                "builders::AuthorReferenceItemRequestBuilder",
            ),
        ],
    },
    Case {
        from: AUTHORS,
        to: r#"<NavigationProperty Name="authors" Type="library.author"/>"#,
        expected: &[
            ("field-type-changed", "models::Book::authors"),
            ("link-changed", "models::Book::with_authors_bind"),
            ("result-changed", "builders::BookRequestBuilder::authors"),
            ("type-added", "builders::AuthorReferenceRequestBuilder"),
            (
                "type-removed",
                "builders::AuthorReferenceCollectionRequestBuilder",
            ),
            (
                "type-removed",
                "builders::AuthorReferenceItemRequestBuilder",
            ),
        ],
    },
    Case {
        from: DAYS,
        to: r#"<Parameter Name="days" Type="Edm.Int32"/><Parameter Name="reader" Type="Edm.String"/>"#,
        expected: &[("field-added", "parameters::book::LendParameters::reader")],
    },
    Case {
        from: DAYS,
        to: r#"<Parameter Name="days" Type="Edm.Duration"/>"#,
        expected: &[(
            "field-type-changed",
            "parameters::book::LendParameters::days",
        )],
    },
    Case {
        from: DAYS,
        to: "",
        expected: &[
            ("arguments-changed", "builders::BookRequestBuilder::lend"),
            ("type-removed", "parameters::book::LendParameters"),
        ],
    },
    Case {
        from: r#"<ReturnType Type="library.shelf"/>"#,
        to: "",
        expected: &[("result-changed", "builders::BookRequestBuilder::lend")],
    },
    Case {
        from: r#"<EntitySet Name="authors" EntityType="library.author"/>"#,
        to: r#"<EntitySet Name="authors" EntityType="library.author"><Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions">
            <Record><PropertyValue Property="Insertable" Bool="false"/></Record></Annotation></EntitySet>"#,
        expected: &[(
            "method-removed",
            "builders::AuthorCollectionRequestBuilder::create",
        )],
    },
    Case {
        from: r#"<EntityType Name="atlas" BaseType="library.book">"#,
        to: r#"<EntityType Name="atlas" BaseType="library.entity">"#,
        expected: &[
            ("base-removed", "models::Atlas"),
            ("field-removed", "models::Atlas::authors"),
            ("field-removed", "models::Atlas::chapters"),
            ("field-removed", "models::Atlas::genre"),
            ("field-removed", "models::Atlas::note"),
            ("field-removed", "models::Atlas::pages"),
            ("field-removed", "models::Atlas::shelf"),
            ("field-removed", "models::Atlas::title"),
            ("link-removed", "models::Atlas::with_authors_bind"),
        ],
    },
    Case {
        from: r#"<ComplexType Name="shelf">"#,
        to: r#"<ComplexType Name="board"/><ComplexType Name="shelf">"#,
        expected: &[("type-added", "models::Board")],
    },
];

fn listed(changes: &[Change]) -> BTreeSet<(String, String)> {
    let changes = changes.iter();
    changes
        .map(|change| (change.kind.to_string(), change.path.clone()))
        .collect()
}

#[test]
fn each_edit_has_these_changes() {
    let mut wrong = Vec::new();
    for Case { from, to, expected } in CASES {
        assert_eq!(CSDL.matches(from).count(), 1, "{from}");
        let edited = CSDL.replace(from, to);
        let found = listed(&changes((CSDL, ""), (&edited, "")));
        let expected = expected.iter();
        let expected: BTreeSet<_> = expected
            .map(|(kind, path)| ((*kind).to_owned(), (*path).to_owned()))
            .collect();
        if found != expected {
            wrong.push(format!("{from}\n -> {to}\n {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The reverse of an addition is a removal, and of a removal an addition.
#[test]
fn the_reverse_breaks_what_the_edit_adds() {
    for Case { from, to, .. } in CASES {
        let edited = CSDL.replace(from, to);
        let there = changes((CSDL, ""), (&edited, ""));
        let back = changes((&edited, ""), (CSDL, ""));
        let has = |changes: &[Change], effect| changes.iter().any(|one| one.effect() == effect);
        assert_eq!(
            has(&there, Effect::Addition),
            back.iter()
                .any(|one| one.kind.as_str().ends_with("-removed")),
            "{from} -> {to}\n{there:#?}\n{back:#?}"
        );
    }
}

#[test]
fn inherited_members_are_one_change() {
    let edited = CSDL.replace(TITLE, "");
    let changes = changes((CSDL, ""), (&edited, ""));
    assert_eq!(changes[0].also, ["models::Atlas::title"]);
    assert_eq!(changes[0].wire, "library.book/title");
    assert_eq!(
        changes[0].instead().unwrap(),
        "`additional.get(\"title\")`, while responses have it"
    );
}

#[test]
fn a_header_that_requests_now_have_is_described() {
    let evolvable = CSDL.replace(
        POEM,
        &format!("{POEM}<Member Name=\"unknownFutureValue\" Value=\"2\"/>"),
    );
    let seen = |old, new| {
        let changes = changes((old, ""), (new, ""));
        let change = changes
            .into_iter()
            .find(|change| change.kind == ChangeKind::EvolvableChanged)
            .unwrap();
        (change.states().unwrap(), change.on_the_wire().unwrap())
    };
    let (states, wire) = seen(CSDL, &evolvable);
    assert_eq!(states, "no → yes");
    assert_eq!(
        wire,
        "requests now have `Prefer: include-unknown-enum-members`"
    );
    let (states, wire) = seen(&evolvable, CSDL);
    assert_eq!(states, "yes → no");
    assert_eq!(
        wire,
        "requests no longer have `Prefer: include-unknown-enum-members`"
    );
}

#[test]
fn a_rename_is_no_removal() {
    let rename = |item: &str, name: &str| {
        format!("[[rename]]\nitem = \"{item}\"\nname = \"{name}\"\nreason = \"test\"\n")
    };
    for (item, name, expected) in [
        ("library.book/title", "heading", ChangeKind::FieldRenamed),
        ("library.genre/poem", "Verse", ChangeKind::MemberRenamed),
        ("library.shelf", "Rack", ChangeKind::TypeRenamed),
    ] {
        let changes = changes((CSDL, ""), (CSDL, &rename(item, name)));
        let kinds: Vec<ChangeKind> = changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [expected], "{changes:#?}");
    }
}

#[test]
fn a_secret_is_redacted_and_has_no_filter() {
    let secret = "[[secret]]\nproperty = \"library.book/note\"\nreason = \"test\"\n";
    let there = listed(&changes((CSDL, ""), (CSDL, secret)));
    let kinds: Vec<&str> = there.iter().map(|(kind, _)| kind.as_str()).collect();
    assert_eq!(kinds, ["filter-removed", "secret-added"]);
    assert!(
        there
            .iter()
            .any(|(_, path)| path == "models::BookProperty::note")
    );
    let back = changes((CSDL, secret), (CSDL, ""));
    let kinds: Vec<ChangeKind> = back.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::SecretRemoved, ChangeKind::FilterAdded]);
}

#[test]
fn paths_that_are_not_asked_for_any_more_are_removed() {
    let narrow = |csdl: &str, paths: &str| {
        let config = crate::config("").replace("/**", paths);
        let names = graph_csdl::config::Names::default();
        crate::resolved(csdl, &config).interface(&names).unwrap()
    };
    let (old, new) = (narrow(CSDL, "/books/{id}"), narrow(CSDL, "/magazines"));
    assert!(old.unmatched.is_empty());
    assert_eq!(
        new.unmatched.len(),
        1,
        "a path that does not exist yet is no problem"
    );
    let come = graph_codegen::interface::compare(&new.interface, &old.interface);
    assert!(
        come.iter()
            .all(|change| change.effect() == Effect::Addition),
        "{come:#?}"
    );
}
