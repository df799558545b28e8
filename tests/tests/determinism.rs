//! The same facts give the same bytes, whatever the order of what is asked for and the line endings of what is read.

use graph_codegen::emit::Files;
use graph_tests::{Texts, root, slices};

fn generate(texts: &Texts) -> Files {
    let made = texts.generate(
        "cargo test -p graph-tests --test determinism",
        "../../codegen/runtime",
    );
    made.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)))
}

fn all() -> Vec<Texts> {
    let folder = root().join("metadata");
    let slices = slices().into_iter();
    slices.map(|name| Texts::read(&folder.join(name))).collect()
}

#[test]
fn two_runs_give_the_same_bytes() {
    for texts in all() {
        assert_eq!(generate(&texts), generate(&texts));
    }
}

#[test]
fn the_order_of_patterns_does_not_matter() {
    for texts in all() {
        let [first, second] = [
            "/servicePrincipals/{id}/synchronization/**",
            "/applications/{id}/synchronization/**",
        ];
        let swapped = texts
            .config
            .replace(first, "\u{0}")
            .replace(second, first)
            .replace('\u{0}', second);
        assert_ne!(texts.config, swapped);
        let swapped = Texts {
            config: swapped,
            ..texts.clone()
        };
        assert_eq!(generate(&texts), generate(&swapped));
    }
}

#[test]
fn line_endings_and_a_byte_order_mark_do_not_matter() {
    let windows = |text: &str| text.replace('\n', "\r\n");
    for texts in all() {
        let inherited = texts.inherited.as_ref();
        let pages = texts.examples.iter();
        let other = Texts {
            metadata: format!("\u{feff}{}", windows(&texts.metadata)),
            config: windows(&texts.config),
            docs: windows(&texts.docs),
            names: windows(&texts.names),
            source: windows(&texts.source),
            corrections: windows(&texts.corrections),
            inherited: inherited.map(|(config, docs)| (windows(config), windows(docs))),
            examples: pages
                .map(|(page, text)| (page.clone(), windows(text)))
                .collect(),
            handwritten: texts.handwritten.clone(),
        };
        assert_eq!(generate(&texts), generate(&other));
    }
}

#[test]
fn names_given_on_a_first_run_are_those_of_a_second() {
    for texts in all() {
        assert!(!texts.names.is_empty(), "names.toml is checked in");
        let without = Texts {
            names: String::new(),
            ..texts.clone()
        };
        assert_eq!(generate(&texts), generate(&without));
    }
}

/// Types as a file declares them: some have bytes, some the same complex type, some only a reference to another.
const DECLARED: [&str; 5] = [
    r#"<EntityType Name="alpha"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" />
<Property Name="logo" Type="Edm.Stream" /><Property Name="large" Type="tiny.picture" /><Property Name="small" Type="tiny.picture" />
<NavigationProperty Name="friends" Type="Collection(tiny.beta)" /></EntityType>"#,
    r#"<EntityType Name="beta"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" />
<Property Name="content" Type="Edm.Stream" /><Property Name="cover" Type="tiny.picture" />
<NavigationProperty Name="members" Type="Collection(tiny.beta)" />
<NavigationProperty Name="parts" Type="Collection(tiny.alpha)" ContainsTarget="true" /></EntityType>"#,
    r#"<ComplexType Name="picture"><Property Name="width" Type="Edm.Int32" /><Property Name="bytes" Type="Edm.Stream" /></ComplexType>"#,
    r#"<Action Name="paint" IsBound="true"><Parameter Name="it" Type="tiny.beta" /></Action>"#,
    r#"<EntityContainer Name="service"><EntitySet Name="betas" EntityType="tiny.beta" /><EntitySet Name="alphas" EntityType="tiny.alpha" />
</EntityContainer>"#,
];

fn declared(order: impl Iterator<Item = &'static str>) -> Files {
    let metadata = format!(
        "<edmx:Edmx Version=\"4.0\" xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\"><edmx:DataServices>\n\
         <Schema Namespace=\"tiny\" xmlns=\"http://docs.oasis-open.org/odata/ns/edm\">\n{}\n</Schema></edmx:DataServices></edmx:Edmx>",
        order.collect::<Vec<_>>().join("\n")
    );
    generate(&Texts {
        metadata,
        config: "crate = \"graph-tiny\"\napi = \"v1.0\"\npaths = [\"/**\"]\n".to_owned(),
        ..Texts::default()
    })
}

#[test]
fn the_order_of_declarations_does_not_matter() {
    let [one, other] = [
        declared(DECLARED.into_iter()),
        declared(DECLARED.into_iter().rev()),
    ];
    assert_eq!(one, other);
}

/// What writes the bytes of a property is answered by what has them, and not by whatever else has bytes.
#[test]
fn bytes_belong_to_their_own_type() {
    let files = declared(DECLARED.into_iter());
    for (builder, answer) in [
        ("alpha_logo", "Request<Alpha>"),
        ("beta_content", "Request<Beta>"),
        ("picture_bytes", "Request<Picture>"),
    ] {
        let text = &files[&format!("src/builders/{builder}.rs")];
        assert!(text.contains(answer), "{text}");
    }
}
