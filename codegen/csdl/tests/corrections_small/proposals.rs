//! What is proposed for each kind of difference between a published and a corrected file.

use super::small::{self, csdl, paths, render};
use graph_csdl::config::{Config, Corrections, read_corrections};
use graph_csdl::corrections::propose;
use graph_csdl::{list, schema, slice};

const RAW: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="size" Type="Edm.Int32" /><Property Name="note" Type="Edm.String" /><Property Name="old" Type="Edm.String" />
  <NavigationProperty Name="part" Type="self.part" ContainsTarget="true" />
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true" />
  <NavigationProperty Name="friends" Type="Collection(self.part)" />
  <NavigationProperty Name="owner" Type="self.part" />
  <Property Name="plain" Type="self.plain" /><NavigationProperty Name="gone" Type="self.part" /></EntityType>
<ComplexType Name="plain" />
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<EntityType Name="media"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<EnumType Name="shade"><Member Name="grey" Value="0" /></EnumType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="how" Type="Edm.String" />
  <Parameter Name="why" Type="Edm.String" /></Action>
<Action Name="mend" IsBound="true"><Parameter Name="it" Type="self.part" /></Action>
<Action Name="drop" IsBound="true"><Parameter Name="it" Type="self.thing" /></Action>
<Function Name="report" IsBound="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="self.part" /></Function>
<Function Name="find" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="by" Type="Edm.String" />
  <ReturnType Type="Edm.String" /></Function>
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><EntitySet Name="olds" EntityType="self.part" />
  <EntitySet Name="medias" EntityType="self.media" /></EntityContainer>"#;

const CLEAN: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="size" Type="Edm.Int64" /><Property Name="note" Type="Edm.String" Nullable="false" />
  <Property Name="new" Type="Collection(Edm.String)" />
  <Property Name="plain" Type="self.plain"><Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record>
    <PropertyValue Property="Updatable" Bool="true" /></Record></Annotation></Property>
  <NavigationProperty Name="part" Type="self.part" />
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true">
    <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="false" /></Record></Annotation>
    <Annotation Term="Org.OData.Core.V1.ExplicitOperationBindings"><Collection><String>ns.mend</String></Collection></Annotation>
  </NavigationProperty>
  <NavigationProperty Name="friends" Type="Collection(self.media)" ContainsTarget="true" />
  <NavigationProperty Name="owner" Type="self.part"><Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record>
    <PropertyValue Property="Updatable" Bool="true" /></Record></Annotation>
    <!-- No operation depends on these: nothing is created behind one reference, or deleted, or counted. -->
    <Annotation Term="Org.OData.Capabilities.V1.InsertRestrictions"><Record><PropertyValue Property="Insertable" Bool="true" /></Record></Annotation>
    <Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions"><Record><PropertyValue Property="Deletable" Bool="false" /></Record></Annotation>
    <Annotation Term="Org.OData.Capabilities.V1.CountRestrictions"><Record><PropertyValue Property="Countable" Bool="false" /></Record></Annotation>
  </NavigationProperty>
  <NavigationProperty Name="more" Type="Collection(self.part)" ContainsTarget="true" /></EntityType>
<ComplexType Name="plain" />
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Annotation Term="Org.OData.Capabilities.V1.UpdateRestrictions"><Record><PropertyValue Property="UpdateMethod">
    <EnumMember>Org.OData.Capabilities.V1.HttpMethod/PUT</EnumMember></PropertyValue></Record></Annotation></EntityType>
<EntityType Name="media" HasStream="true"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType>
<EntityType Name="fresh" BaseType="self.part"><Property Name="on" Type="Edm.Date" /></EntityType>
<EnumType Name="shade"><Member Name="grey" Value="0" /><Member Name="mauve" Value="1" /></EnumType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="how" Type="Edm.Int32" />
  <Parameter Name="when" Type="Edm.Date" /></Action>
<Action Name="mend" IsBound="true"><Parameter Name="it" Type="self.part" />
  <Annotation Term="Org.OData.Core.V1.RequiresExplicitBinding" /></Action>
<Function Name="report" IsBound="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="Edm.Stream" /></Function>
<Function Name="find" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="by" Type="Edm.String" />
  <ReturnType Type="Edm.String" /></Function>
<Function Name="find" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="by" Type="Edm.String" />
  <Parameter Name="top" Type="Edm.Int32" /><ReturnType Type="Edm.String" /></Function>
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing"><Annotation Term="Org.OData.Capabilities.V1.DeleteRestrictions">
  <Record><PropertyValue Property="Deletable" Bool="false" /></Record></Annotation></EntitySet>
  <EntitySet Name="medias" EntityType="self.media" /><Singleton Name="me" Type="self.thing" /></EntityContainer>"#;

/// The targets of each entry, with its keys and values.
const EXPECTED: [(&[&str], &str); 21] = [
    (
        &["ns"],
        r#"add = '<EntityType Name="fresh" BaseType="ns.part"><Property Name="on" Type="Edm.Date" /></EntityType>'"#,
    ),
    (
        &["ns"],
        r#"add = '<Function Name="find" IsBound="true"><Parameter Name="bindingParameter" Type="ns.thing" /><Parameter Name="by" Type="Edm.String" /><Parameter Name="top" Type="Edm.Int32" /><ReturnType Type="Edm.String" /></Function>'"#,
    ),
    (
        &["ns.shade"],
        r#"add = '<Member Name="mauve" Value="1" />'"#,
    ),
    (
        &["ns.thing"],
        r#"add = '<NavigationProperty Name="more" Type="Collection(ns.part)" ContainsTarget="true" />'"#,
    ),
    (
        &["ns.poke(ns.thing)"],
        r#"add = '<Parameter Name="when" Type="Edm.Date" />'"#,
    ),
    (
        &["ns.thing"],
        r#"add = '<Property Name="new" Type="Collection(Edm.String)" />'"#,
    ),
    (
        &["ns.C"],
        r#"add = '<Singleton Name="me" Type="ns.thing" />'"#,
    ),
    (&["ns.mend(ns.part)"], r#"bound_to = ["ns.thing/parts"]"#),
    (
        &["ns.thing/part"],
        "contained = false\nreferenceable = true",
    ),
    (&["ns.C/things"], "deletable = false"),
    (
        &[
            "ns.C/olds",
            "ns.drop(ns.thing)",
            "ns.poke(ns.thing)/why",
            "ns.thing/gone",
            "ns.thing/old",
        ],
        "exists = false",
    ),
    (&["ns.thing/parts"], "insertable = false"),
    (&["ns.thing/note"], "nullable = false"),
    (&["ns.thing/plain"], r#"operations = ["get", "update"]"#),
    (&["ns.report(ns.thing)"], r#"returns = "Edm.Stream""#),
    (&["ns.media"], "stream = true"),
    (
        &["ns.thing/friends"],
        "type = \"Collection(ns.media)\"\ncontained = true",
    ),
    (&["ns.poke(ns.thing)/how"], r#"type = "Edm.Int32""#),
    (&["ns.thing/size"], r#"type = "Edm.Int64""#),
    (&["ns.thing/owner"], "updatable = true"),
    (&["ns.part"], r#"update = "PUT""#),
];

fn proposed(raw: &str, clean: &str, known: &Corrections) -> String {
    let config = Config {
        corrections: known.clone(),
        ..paths(&["/**"])
    };
    let text = csdl(raw);
    let schema = schema::read(&text).unwrap_or_else(|it| panic!("{}", render(&it, &text)));
    let raw = small::resolve(raw, &config);
    let clean = small::resolve(clean, &paths(&["/**"]));
    propose(&raw, &schema, &clean, known, None)
}

const PLACEHOLDERS: &str = "reason = \"\" # to fill in: why\n\
     source = \"\" # to fill in: the page, file or report that it is known from\n\
     date = \"\" # to fill in: when it was checked, as in 2026-08-20\n";

fn filled_in(proposed: &str) -> Corrections {
    let text = proposed.replace(
        PLACEHOLDERS,
        "reason = \"r\"\nsource = \"s\"\ndate = \"2024-01-01\"\n",
    );
    read_corrections(&text).unwrap_or_else(|problems| panic!("{}", render(&problems, "")))
}

#[test]
fn each_kind_of_difference_has_its_entry() {
    let proposed = proposed(RAW, CLEAN, &Corrections::default());
    let expected: String = EXPECTED
        .iter()
        .map(|(targets, said)| {
            let targets: String = targets
                .iter()
                .map(|it| format!("    \"{it}\",\n"))
                .collect();
            format!("[[correction]]\ntargets = [\n{targets}]\n{said}\n{PLACEHOLDERS}\n")
        })
        .collect();
    assert_eq!(proposed, expected, "{proposed}");
}

#[test]
fn each_placeholder_is_refused_until_it_is_filled_in() {
    let proposed = proposed(RAW, CLEAN, &Corrections::default());
    let problems = read_corrections(&proposed).unwrap_err();
    for key in ["reason", "source", "date"] {
        let is_empty = format!("{key} is empty");
        let found = problems.iter().filter(|it| it.what == is_empty).count();
        assert_eq!(found, EXPECTED.len(), "{key}");
    }
    assert_eq!(problems.len(), 3 * EXPECTED.len());
}

#[test]
fn proposals_give_the_corrected_file_and_are_not_repeated() {
    let taken = filled_in(&proposed(RAW, CLEAN, &Corrections::default()));
    let config = Config {
        corrections: taken.clone(),
        ..paths(&["/**"])
    };
    let listed = |body: &str, config: &Config| {
        let model = small::resolve(body, config);
        let slice = slice::select(&model, config).unwrap();
        let types = |it: Option<std::sync::Arc<str>>| it.map(|it| it.to_string());
        let lines = list::operations(&slice).lines.into_iter();
        let lines = lines.map(|it| (it.path, it.method, types(it.request), types(it.response)));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(listed(RAW, &config), listed(CLEAN, &paths(&["/**"])));
    assert_eq!(proposed(RAW, CLEAN, &taken), "");
    // Nothing of it is idle, or it would have to be removed again.
    let model = small::resolve(RAW, &config);
    let states = super::states(&model);
    assert!(
        states.iter().all(|it| it.ends_with("InEffect")),
        "{states:#?}"
    );
}

#[test]
fn inexpressible_proposals_are_comments_and_rejected_ones_left_out() {
    let without = RAW.replace(" IsComposable=\"true\"", "");
    let composable = RAW.replace(
        "<Function Name=\"report\" IsBound=\"true\"",
        "<Function Name=\"report\" IsBound=\"true\" IsComposable=\"true\"",
    );
    assert_eq!(
        proposed(&composable, &without, &Corrections::default()),
        "# not proposed: ns.report(ns.thing): IsComposable is false in the corrected file\n\n"
    );
    let known = "[[rejected]]\ntargets = [\"ns.thing/size\"]\nchange = \"c\"\nreason = \"r\"\n";
    let known = read_corrections(known).unwrap();
    let typed = RAW.replace(
        "Name=\"size\" Type=\"Edm.Int32\"",
        "Name=\"size\" Type=\"Edm.Int64\"",
    );
    assert_eq!(proposed(RAW, &typed, &known), "");
    // What is added is rejected by its own name, though it is added to another target.
    let taken = filled_in(&proposed(RAW, CLEAN, &Corrections::default()));
    let names = [
        "ns.fresh",
        "ns.thing/new",
        "ns.thing/more",
        "ns.C/me",
        "ns.shade/mauve",
    ];
    let rejected = names.map(|name| format!("\"{name}\"")).join(", ");
    let known = format!("[[rejected]]\ntargets = [{rejected}]\nchange = \"c\"\nreason = \"r\"\n");
    let proposed = proposed(RAW, CLEAN, &read_corrections(&known).unwrap());
    let left = proposed.matches("[[correction]]").count();
    assert_eq!(left, taken.entries.len() - names.len(), "{proposed}");
}

/// `contained = false` states that there is no `$ref` either, so one is proposed only where the corrected file states it.
#[test]
fn what_an_entry_has_decided_is_not_proposed_again() {
    let contained = "Name=\"part\" Type=\"self.part\" ContainsTarget=\"true\" />";
    let with = |body: &str| RAW.replace(contained, body);
    let silent = with("Name=\"part\" Type=\"self.part\" />");
    let stated = with(
        "Name=\"part\" Type=\"self.part\"><Annotation Term=\"Org.OData.Capabilities.V1.NavigationRestrictions\"><Record>\
         <PropertyValue Property=\"Referenceable\" Bool=\"true\" /></Record></Annotation></NavigationProperty>",
    );
    let entry = |keys: &str| {
        format!("[[correction]]\ntargets = [\n    \"ns.thing/part\",\n]\n{keys}{PLACEHOLDERS}\n")
    };
    let both = entry("contained = false\nreferenceable = true\n");
    let first = proposed(RAW, &silent, &Corrections::default());
    assert_eq!(first, both);
    assert_eq!(proposed(RAW, &stated, &Corrections::default()), both);
    let known = filled_in(&entry("contained = false\n"));
    assert_eq!(proposed(RAW, &silent, &known), "");
    assert_eq!(
        proposed(RAW, &stated, &known),
        entry("referenceable = true\n")
    );
    // The published file itself denies it.
    let denied = silent.replace(
        "<EnumType Name=\"shade\">",
        "<Annotations Target=\"ns.thing/part\"><Annotation Term=\"Org.OData.Capabilities.V1.NavigationRestrictions\"><Record>\
         <PropertyValue Property=\"Referenceable\" Bool=\"false\" /></Record></Annotation></Annotations>\
         <EnumType Name=\"shade\">",
    );
    assert_eq!(
        proposed(&denied, &silent, &Corrections::default()),
        entry("referenceable = true\n")
    );
}

/// An entry makes all that derive from a type streams, as the corrected file has one of them.
#[test]
fn a_stream_that_an_entry_gives_a_base_is_not_proposed_below_it() {
    let of = |leaf: &str| {
        format!(
            "<EntityType Name=\"base\"><Key><PropertyRef Name=\"id\" /></Key><Property Name=\"id\" Type=\"Edm.String\" Nullable=\"false\" />\
             </EntityType><EntityType Name=\"leaf\" BaseType=\"self.base\"{leaf} /><EntityContainer Name=\"C\" />"
        )
    };
    let (raw, clean) = (of(""), of(" HasStream=\"true\""));
    let entry = |target: &str| {
        format!(
            "[[correction]]\ntargets = [\n    \"ns.{target}\",\n]\nstream = true\n{PLACEHOLDERS}\n"
        )
    };
    assert_eq!(
        proposed(&raw, &clean, &Corrections::default()),
        entry("leaf")
    );
    let known = filled_in(&entry("base"));
    assert_eq!(proposed(&raw, &clean, &known), "");
}

/// An enum that lacks a member, and what no entry can change of enums, definitions and flags of types.
#[test]
fn differences_of_enums_and_definitions_are_seen() {
    let raw = "<EnumType Name=\"color\"><Member Name=\"red\" Value=\"0\" /><Member Name=\"green\" Value=\"1\" /></EnumType>\
               <TypeDefinition Name=\"size\" UnderlyingType=\"Edm.Int32\" /><ComplexType Name=\"settings\" />\
               <EntityContainer Name=\"C\" />";
    let clean = "<EnumType Name=\"color\" IsFlags=\"true\"><Member Name=\"red\" Value=\"4\" /></EnumType>\
                 <TypeDefinition Name=\"size\" UnderlyingType=\"Edm.Int64\" />\
                 <ComplexType Name=\"settings\" OpenType=\"true\" Abstract=\"true\" /><EntityContainer Name=\"C\" />";
    let of = |known: &Corrections| proposed(raw, clean, known);
    let found = of(&Corrections::default());
    let comments = "# not proposed: ns.color/red: value 4 for 0\n\
                    # not proposed: ns.color: whether members can be combined differs\n\
                    # not proposed: ns.settings is abstract in the corrected file\n\
                    # not proposed: ns.settings is open in the corrected file\n\
                    # not proposed: ns.size: underlying type Edm.Int64 for Edm.Int32\n\n";
    let entry = format!(
        "[[correction]]\ntargets = [\n    \"ns.color/green\",\n]\nexists = false\n{PLACEHOLDERS}\n"
    );
    assert_eq!(found, format!("{comments}{entry}"));
    assert_eq!(of(&filled_in(&found)), comments);
}

/// What a correction states does not exist is not added, though the other file has it.
#[test]
fn what_is_known_not_to_exist_is_not_added() {
    let raw = "<EntityType Name=\"thing\"><Key><PropertyRef Name=\"id\" /></Key><Property Name=\"id\" Type=\"Edm.String\" />\
               </EntityType><EntityContainer Name=\"C\"><EntitySet Name=\"things\" EntityType=\"self.thing\" /></EntityContainer>";
    let clean = raw.replace(
        "</EntityContainer>",
        "<EntitySet Name=\"roots\" EntityType=\"self.thing\" /></EntityContainer>",
    );
    assert!(proposed(raw, &clean, &Corrections::default()).contains("roots"));
    let known = "[[correction]]\ntargets = [\"ns.C/roots\"]\nexists = false\nreason = \"r\"\nsource = \"s\"\ndate = \"2024-01-01\"\n";
    assert_eq!(proposed(raw, &clean, &read_corrections(known).unwrap()), "");
}
