//! What each kind of correction does to small metadata, and what it comes to.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod additions;
mod binding;
mod contradictions;
mod effects;
mod facts;
mod keys;
mod operations;
mod outcomes;
mod proposals;
mod shown;
mod signatures;
#[path = "../small/mod.rs"]
mod small;
mod types;

use graph_csdl::config::{Config, read_config, read_corrections};
use graph_csdl::model::Model;
use small::{paths, render};

const BODY: &str = r#"
<EntityType Name="thing"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <Property Name="settings" Type="self.settings" /><Property Name="texts" Type="Collection(Edm.String)" />
  <NavigationProperty Name="part" Type="self.part" ContainsTarget="true" />
  <NavigationProperty Name="parts" Type="Collection(self.part)" ContainsTarget="true" />
  <NavigationProperty Name="links" Type="Collection(self.part)" /></EntityType>
<EntityType Name="sub" BaseType="self.thing" />
<EntityType Name="part"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" />
  <NavigationProperty Name="things" Type="Collection(self.thing)" ContainsTarget="true" /></EntityType>
<ComplexType Name="settings"><Property Name="note" Type="Edm.String" /></ComplexType>
<Action Name="poke" IsBound="true"><Parameter Name="it" Type="self.thing" /><Parameter Name="how" Type="Edm.String" /></Action>
<Function Name="report" IsBound="true" IsComposable="true"><Parameter Name="it" Type="self.thing" /><ReturnType Type="self.part" /></Function>
<EntityContainer Name="C"><EntitySet Name="things" EntityType="self.thing" /><EntitySet Name="subs" EntityType="self.sub" />
  <Singleton Name="me" Type="self.sub" /></EntityContainer>"#;

fn corrected(changes: &[(&str, &str)], patterns: &[&str]) -> Config {
    let text: String = changes
        .iter()
        .map(|(targets, change)| {
            format!(
                "[[correction]]\ntargets = [{targets}]\n{change}\nreason = \"r\"\nsource = \"s\"\ndate = \"2024-01-01\"\n"
            )
        })
        .collect();
    let corrections = read_corrections(&text);
    Config {
        corrections: corrections.unwrap_or_else(|problems| panic!("{}", render(&problems, ""))),
        ..paths(patterns)
    }
}

fn resolved(body: &str, config: &Config) -> Model {
    small::resolve(body, config)
}

/// The configuration of a slice with these overrides.
fn overridden(changes: &[(&str, &str)], patterns: &[&str]) -> Config {
    let entry = |(target, change): &(&str, &str)| {
        format!("[[override]]\ntarget = \"{target}\"\n{change}\nreason = \"r\"\n")
    };
    let text: String = changes.iter().map(entry).collect();
    let config = read_config(&text).unwrap_or_else(|problems| panic!("{}", render(&problems, "")));
    Config {
        paths: paths(patterns).paths,
        ..config
    }
}

/// What is wrong with corrections of metadata.
fn refused(body: &str, changes: &[(&str, &str)]) -> String {
    let resolved = small::try_resolve(body, &corrected(changes, &["/me"]));
    resolved
        .map(|_| ())
        .expect_err("these corrections are refused")
}

/// The operations, each as `METHOD path`, that corrections bring (`+`) and take away (`-`).
fn difference(changes: &[(&str, &str)], pattern: &str) -> Vec<String> {
    let listed = |config: &Config| {
        let lines = small::try_list(BODY, config).unwrap_or_else(|messages| panic!("{messages}"));
        lines
            .into_iter()
            .collect::<std::collections::BTreeSet<String>>()
    };
    let before = listed(&paths(&[pattern]));
    let after = listed(&corrected(changes, &[pattern]));
    let gone = before.difference(&after).map(|line| format!("- {line}"));
    gone.chain(after.difference(&before).map(|line| format!("+ {line}")))
        .collect()
}

fn states(model: &Model) -> Vec<String> {
    let corrected = model.corrected();
    let line = |outcome: &graph_csdl::model::Outcome| {
        let key = outcome.key.unwrap_or("-");
        format!("{} {key} {:?}", corrected.target(outcome), outcome.state)
    };
    corrected.outcomes().iter().map(line).collect()
}
