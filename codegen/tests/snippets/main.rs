//! The Rust of requests of every kind. `UPDATE_GOLDENS=1` updates the expected output.

use graph_codegen::snippet::{self, Index};
use graph_codegen::{Planned, Setting, Texts, planned};
use std::fmt::Write as _;
use std::path::Path;

/// `slice.toml`.
const CONFIG: &str = r#"
crate = "graph-library"
api = "beta"
paths = ["/**"]
"#;

/// The Rust of each example, or the reason why there is none.
fn written(config: &str, csdl: &str, page: &str) -> String {
    let texts = Texts {
        metadata: csdl,
        config,
        ..Texts::default()
    };
    let planned = planned(&texts, &Setting::question());
    let Planned { model, plan, .. } =
        planned.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
    let index = Index::new(&plan);
    let mut out = String::new();
    for example in graph_reference::read(page, "page.md").examples {
        let request = &example.request;
        let name = format!("{} {}", request.method.value, request.target.value);
        match snippet::write(&index, &model, &example) {
            Ok(snippet) => {
                let text = snippet::block(&snippet, &index.crate_name(), &name);
                _ = writeln!(out, "{text}");
            }
            Err(why) => _ = writeln!(out, "{name}\n: {why}\n"),
        }
    }
    out
}

#[test]
fn requests_are_written_as_a_person_would() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets");
    let types = ["microsoft.graph.book", "microsoft.graph.map"];
    let wanted = types.map(|name| format!("[[type]]\nname = {name:?}\nreason = \"a test\"\n"));
    let config = format!("{CONFIG}{}", wanted.concat());
    let csdl = include_str!("../../reference/tests/pages/fixtures/library.csdl");
    let written = written(&config, csdl, include_str!("page.md"));
    let golden = folder.join("expected.md");
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &written).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    assert!(
        written == expected,
        "the Rust is not that of expected.md:\n{written}"
    );
}

/// The three numbers of OData ABNF, `nanInfinity`, and flags whose values are not bits: every name is sent.
#[test]
fn numbers_that_are_words_and_sets_of_names() {
    let csdl = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="microsoft.graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EnumType Name="counted" IsFlags="true"><Member Name="a" Value="0" /><Member Name="b" Value="1" /><Member Name="c" Value="2" /><Member Name="d" Value="3" /></EnumType>
<EnumType Name="bits" IsFlags="true"><Member Name="add" Value="1" /><Member Name="update" Value="2" /><Member Name="addUpdate" Value="3" /></EnumType>
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /><Property Name="double" Type="Edm.Double" />
<Property Name="single" Type="Edm.Single" /><Property Name="decimal" Type="Edm.Decimal" /><Property Name="doubles" Type="Collection(Edm.Double)" />
<Property Name="counted" Type="microsoft.graph.counted" /><Property Name="bits" Type="microsoft.graph.bits" /></EntityType>
<EntityContainer Name="GraphService"><EntitySet Name="things" EntityType="microsoft.graph.thing" /></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>"#;
    let page = r#"# Things

```http
POST https://graph.microsoft.com/beta/things
Content-type: application/json

{"double": "-INF", "single": "NaN", "decimal": "INF", "doubles": [1.5, "INF"], "counted": "a, b, d", "bits": "addUpdate, add"}
```
"#;
    let text = written(CONFIG, csdl, page);
    for line in [
        ".with_double(f64::NEG_INFINITY)",
        ".with_single(f32::NAN)",
        r#".with_decimal("INF".parse::<Decimal>()?)"#,
        ".with_doubles([1.5, f64::INFINITY])",
        "Flags::from_iter([Counted::A, Counted::B, Counted::D])",
        "Flags::from_iter([Bits::AddUpdate, Bits::Add])",
    ] {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(line), "{line}: {text}");
    }
    assert!(!text.contains("with_additional"), "{text}");
}

/// With ten roots or more, each has a feature, and the imports of the client have gates.
#[test]
fn roots_with_features_are_found() {
    let sets: String = (0..12)
        .map(|n| format!(r#"<EntitySet Name="things{n}" EntityType="graph.thing" />"#))
        .collect();
    let csdl = format!(
        r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:DataServices><Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
<EntityContainer Name="GraphService">{sets}</EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>"#
    );
    let page = "```http\nGET https://graph.microsoft.com/beta/things7/a\n```\n";
    let written = written(CONFIG, &csdl, page);
    assert!(written.contains(".things7()"), "{written}");
}

/// A POST whose body is text of a media type that is not JSON calls the method that sends bytes, where there is one.
#[test]
fn text_bodies_call_the_method_of_the_stream() {
    let csdl = r#"<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema
Namespace="ns" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="letter"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
<Action Name="answer" IsBound="true"><Parameter Name="it" Type="ns.letter" /><Parameter Name="comment" Type="Edm.String" /></Action>
<EntityContainer Name="c"><EntitySet Name="letters" EntityType="ns.letter" /></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>"#;
    let post = |path: &str, media_type: &str, body: &str| {
        format!(
            "```http\nPOST https://graph.microsoft.com/beta/letters{path}\nContent-Type: {media_type}\n\n{body}\n```\n\n"
        )
    };
    let page = [
        post("", "text/plain", "SGVsbG8="),
        post("", "application/json", "{\"id\": \"1\"}"),
        post("/1/answer", "text/plain", "SGVsbG8="),
        post(
            "/1/answer",
            "application/json; charset=utf-8",
            "{\"comment\": \"Hello\"}",
        ),
    ];
    let page = format!("# letters\n\n{}", page.concat());
    let entry = |target: &str| {
        format!("[[override]]\ntarget = {target:?}\nstream_body = true\nreason = \"a test\"\n")
    };
    let taken = entry("ns.c/letters") + &entry("ns.answer(ns.letter)");
    let methods = |config: &str| -> Vec<String> {
        let text = written(config, csdl, &page);
        let names = ["create_stream", "create", "answer_stream", "answer"];
        let mut called: Vec<(usize, &str)> = names
            .iter()
            .flat_map(|name| {
                let call = format!(".{name}(");
                let found: Vec<usize> = text.match_indices(&call).map(|(at, _)| at).collect();
                found.into_iter().map(move |at| (at, *name))
            })
            .collect();
        called.sort_unstable();
        called
            .into_iter()
            .map(|(_, name)| name.to_owned())
            .collect()
    };
    assert_eq!(
        methods(&format!("{CONFIG}{taken}")),
        ["create_stream", "create", "answer_stream", "answer"]
    );
    let plain = methods(CONFIG);
    assert!(!plain.iter().any(|it| it.ends_with("_stream")), "{plain:?}");
}
