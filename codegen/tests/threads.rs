//! The output does not depend on the number of threads.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../csdl/tests/small/mod.rs"]
mod small;

use graph_codegen::{Arguments, Setting, Texts, generate};
use graph_csdl::schema;
use small::{csdl, render};
use std::fmt::Write as _;

/// Declarations of every kind, many more than one thread reads at a time, with markup that each reports.
fn body(mistake: &str) -> String {
    let mut out = String::new();
    for index in 0..700 {
        let _ = writeln!(
            out,
            r#"<EnumType Name="mood{index}"><Member Name="calm" Value="0"/></EnumType>
            <EntityType Name="thing{index}" xmlns:f="foreign" f:a="{index}"><Key><PropertyRef Name="id"/></Key>
              <Property Name="id" Type="Edm.String" Nullable="false"/>
              <Property Name="request-id" Type="Edm.String" {mistake}/>
              <Property Name="password" Type="Edm.String" f:a="{index}"/>
              <Property Name="mood" Type="self.mood{index}"/>
              <NavigationProperty Name="next" Type="self.thing{}"/>
            </EntityType>
            <Action Name="act" IsBound="true"><Parameter Name="it" Type="self.thing{index}"/>
              <Parameter Name="token" Type="Edm.String"/></Action>
            <Annotations Target="self.thing{index}"><Annotation Term="self.unknown{index}"/></Annotations>"#,
            (index * 7 + 1) % 700
        );
    }
    out.push_str("<EntityContainer Name=\"c\">");
    for index in 0..700 {
        let _ = writeln!(
            out,
            r#"<EntitySet Name="things{index}" EntityType="self.thing{index}"/>"#
        );
    }
    out + "</EntityContainer>"
}

/// The files, names and warnings, or the problems.
fn made(metadata: &str, threads: usize) -> String {
    let texts = Texts {
        metadata,
        arguments: Arguments {
            paths: vec!["/**".to_owned()],
            name: Some("x".to_owned()),
            api: None,
        },
        config: "api = \"beta\"",
        ..Texts::default()
    };
    on(threads, || match generate(&texts, &Setting::question()) {
        Ok(made) => format!("{:#?}", (made.files, made.names, made.warnings)),
        Err(problems) => render(&problems, metadata),
    })
}

fn on<T: Send>(threads: usize, run: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.unwrap().install(run)
}

#[test]
fn a_schema_is_in_the_order_of_its_file() {
    let metadata = csdl(&body(""));
    let read = |threads| on(threads, || schema::read(&metadata).unwrap());
    let alone = read(1);
    let places: Vec<_> = alone.namespaces[0]
        .types
        .iter()
        .map(|item| item.at)
        .collect();
    assert!(places.is_sorted() && places.len() == 1400);
    for threads in [2, 5] {
        assert!(read(threads) == alone, "{threads} threads");
    }
}

#[test]
fn files_and_warnings_do_not_depend_on_threads() {
    let metadata = csdl(&body(""));
    let alone = made(&metadata, 1);
    for expected in ["act", "`foreign`: 1400", "ns.unknown699", "ns.thing699"] {
        assert!(alone.contains(expected), "{expected}");
    }
    for threads in [2, 5] {
        assert!(made(&metadata, threads) == alone, "{threads} threads");
    }
}

#[test]
fn problems_do_not_depend_on_threads() {
    let metadata = csdl(&body("Mistake=\"1\""));
    let alone = made(&metadata, 1);
    assert!(alone.contains("unknown attribute Mistake"), "{alone}");
    for threads in [2, 5] {
        assert_eq!(made(&metadata, threads), alone, "{threads} threads");
    }
}
