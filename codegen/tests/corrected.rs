//! Documentation of corrections of the metadata: which one affects a type, a field or a method; none without corrections.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "../csdl/tests/small/mod.rs"]
mod small;

use graph_codegen::{Arguments, Setting, Texts, generate};
use small::csdl;

const BODY: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>
  <Property Name="shade" Type="self.shade"/><Property Name="size" Type="Edm.String"/><Property Name="plain" Type="Edm.String"/>
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true"/>
  <NavigationProperty Name="friends" Type="Collection(self.part)"/>
  <NavigationProperty Name="owner" Type="self.part"/></EntityType>
<EntityType Name="part"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="other"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EnumType Name="shade"><Member Name="grey"/></EnumType>
<Function Name="report" IsBound="true"><Parameter Name="on" Type="self.thing"/><ReturnType Type="Edm.String"/></Function>
<Function Name="other" IsBound="true"><Parameter Name="on" Type="self.thing"/><ReturnType Type="Edm.String"/></Function>
<EntityContainer Name="c"><EntitySet Name="things" EntityType="self.thing"/><EntitySet Name="others" EntityType="self.other"/></EntityContainer>
"#;

fn correction(target: &str, says: &str, reason: &str) -> String {
    format!(
        "[[correction]]\ntargets = [\"{target}\"]\n{says}\nreason = \"{reason}\"\nsource = \"https://example.org/page\"\ndate = \"2026-08-20\"\n"
    )
}

/// All files of the crate, each line without its indent.
fn generated(corrections: &str) -> String {
    let metadata = csdl(BODY);
    let texts = Texts {
        metadata: &metadata,
        arguments: Arguments {
            paths: vec!["/things/**".to_owned(), "/others/**".to_owned()],
            name: Some("x".to_owned()),
            api: None,
        },
        config: "api = \"beta\"",
        corrections,
        ..Texts::default()
    };
    let made = generate(&texts, &Setting::question()).unwrap();
    let files = made.files.values().cloned();
    let lines: Vec<String> = files
        .flat_map(|text| {
            text.lines()
                .map(|it| it.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    lines.join("\n")
}

/// The lines between a line on corrections and the item that it documents.
fn documented(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.contains("Corrected: ") || line.contains("Added by a correction: ") {
            let is_item = |it: &&&str| !it.starts_with("///") && !it.starts_with("#[");
            let item = lines[at..].iter().find(is_item);
            found.push((
                (*line).to_owned(),
                item.copied().unwrap_or_default().to_owned(),
            ));
        }
    }
    found
}

#[test]
fn items_without_corrections_have_no_note() {
    assert!(!generated("").contains("orrect"));
    let absent = correction("ns.nothing", "deletable = false", "so");
    assert_eq!(generated(&absent), generated(""));
    let idle = correction("ns.thing/parts", "contained = true", "so");
    assert_eq!(generated(&idle), generated(""));
}

#[test]
fn each_corrected_item_names_its_correction() {
    let table = [
        ("ns.thing", "stream = true", "pub struct Thing "),
        ("ns.thing/size", "type = \"Edm.Int64\"", "pub size:"),
        (
            "ns.report(ns.thing)",
            "returns = \"Edm.Int64\"",
            "fn report(",
        ),
        ("ns.c/things", "update = \"PUT\"", "fn replace("),
        ("ns.thing/owner", "contained = true", "fn owner("),
        ("ns.thing/friends", "insertable = true", "fn create("),
    ];
    for (target, says, item) in table {
        let text = generated(&correction(target, says, "A page says so."));
        let found = documented(&text);
        let key = says.split(' ').next().unwrap();
        let short = format!("Corrected: `{key}` of ");
        let is_said = |(line, of): &(String, String)| {
            of.contains(item) && (line.contains(&format!("`{says}`")) || line.contains(&short))
        };
        assert!(found.iter().any(is_said), "{target} {says}: {found:?}");
        assert!(text.contains("A page says so."), "{target}");
        assert!(
            text.contains("([source](https://example.org/page))"),
            "{target}"
        );
        let strangers = ["plain", "other", "others", "Other", "id"];
        for (_, of) in &found {
            assert!(
                !strangers
                    .iter()
                    .any(|name| of.starts_with(&format!("pub {name}:"))
                        || of.contains(&format!("fn {name}("))),
                "{target} {says}: {of}"
            );
        }
    }
}

#[test]
fn added_items_name_the_addition() {
    let member = "add = '<Member Name=\"mauve\"/>'";
    let property = "add = '<Property Name=\"weight\" Type=\"Edm.Int32\"/>'";
    let action = "add = '<Action Name=\"paint\" IsBound=\"true\"><Parameter Name=\"on\" Type=\"ns.thing\"/></Action>'";
    for (target, says, item) in [
        ("ns.thing", property, "pub weight:"),
        ("ns", action, "fn paint("),
        ("ns.shade", member, "Mauve,"),
    ] {
        let found = documented(&generated(&correction(target, says, "It is missing.")));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].1.contains(item), "{found:?}");
        assert!(
            found[0].0.contains("Added by a correction: `ns."),
            "{found:?}"
        );
    }
}

#[test]
fn an_added_enum_names_the_addition() {
    let says = "add = '<EnumType Name=\"tone\"><Member Name=\"low\"/></EnumType>'";
    let corrections = [
        correction("ns", says, "It is missing."),
        correction("ns.thing/plain", "type = \"ns.tone\"", "So it is."),
    ];
    let found = documented(&generated(&corrections.join("\n")));
    let is_enum = |(line, of): &(String, String)| {
        of.starts_with("pub enum Tone") && line.contains("Added by a correction: `ns.tone`")
    };
    assert!(found.iter().any(is_enum), "{found:?}");
}

/// The reason is long, so it is only in the documentation of the builder; each method links there.
#[test]
fn methods_note_in_one_line_what_their_builder_documents_in_full() {
    let reason = "The page reads, replaces and deletes it, and says so at some length.";
    let says = "operations = [\"get\", \"replace\", \"delete\"]";
    let text = generated(&correction("ns.thing/size", says, reason));
    let found = documented(&text);
    let of = |item: &str| {
        let mut of_item = found.iter().filter(|(_, of)| of.contains(item));
        let (line, _) = of_item
            .next()
            .unwrap_or_else(|| panic!("{item}: {found:?}"));
        assert_eq!(of_item.count(), 0, "{item}: {found:?}");
        line.as_str()
    };
    assert!(!of("pub struct ThingSize").contains("[why]"));
    for method in ["fn get(", "fn replace(", "fn delete("] {
        assert!(of(method).ends_with(" ([why](Self))."), "{}", of(method));
    }
    let count = text.replace("\n/// ", " ").matches(reason).count();
    assert_eq!(
        count, 2,
        "at the builder, and at the method that returns it:\n{text}"
    );
}
