//! Rust names for wire names, and the rule that settles collisions.
//!
//! Within one scope, in this order: a `[[rename]]` of `slice.toml`; the name that `names.toml` says was given before;
//! the name's own Rust spelling. Where several items would take one spelling, the first by wire name (in byte order)
//! keeps it and the others take 2, 3, … behind it, so neither the order of the file nor that of a visit matters and an
//! item that exists keeps its name. Reserved names take an underscore. Only where that fails too is it a problem.

use super::spelling;
pub(super) use super::spelling::ascii;
use graph_csdl::config::{Config, HeldObject, Names};
use graph_csdl::problem::{At, Input, Problem, Problems};
use graph_csdl::reserved;
use std::collections::{BTreeMap, BTreeSet};

/// Gives names and remembers them.
#[derive(Debug)]
pub(super) struct Namer<'a> {
    renames: BTreeMap<&'a str, &'a str>,
    before: &'a Names,
    given: Names,
    used_renames: BTreeSet<&'a str>,
    config: &'a Config,
    problems: Problems,
}

/// What a scope's names are spelled like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `UpperCamelCase`: types and variants.
    Camel,
    /// `snake_case`: methods and modules.
    Snake,
    /// `snake_case`, and `UpperCamelCase` as well: a field has a variant in the enum of properties.
    Field,
}

impl Case {
    /// What no two names of a scope may have in common.
    fn identity(self, name: &str) -> String {
        match self {
            Self::Camel | Self::Snake => name.to_owned(),
            Self::Field => camel(bare(name)),
        }
    }
}

/// An item that wants a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its key in `names.toml` and `[[rename]]`.
    pub(super) key: String,
    /// What its name is made of.
    pub(super) wire: String,
    /// Items of a lower rank choose first: a type before the enum of another's properties.
    pub(super) rank: u8,
}

impl<'a> Namer<'a> {
    /// Starts from what was settled and given before.
    pub(super) fn new(config: &'a Config, before: &'a Names) -> Self {
        let renames = config
            .renames
            .iter()
            .map(|rename| (rename.item.value.as_str(), rename.name.as_str()))
            .collect();
        Self {
            renames,
            before,
            given: Names::default(),
            used_renames: BTreeSet::new(),
            config,
            problems: Problems::new(),
        }
    }

    /// Names for all items of one scope, by key; `reserved` names are not given to any, and those `held` (by
    /// inherited items) only with a number.
    pub(super) fn settle(
        &mut self,
        scope: &str,
        case: Case,
        candidates: &[Candidate],
        reserved: &[&str],
        held: &[&str],
    ) -> BTreeMap<String, String> {
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        let mut holders: BTreeMap<String, String> = held
            .iter()
            .map(|name| (case.identity(name), format!("inherited {name}")))
            .collect();
        let mut fresh: BTreeMap<String, Vec<(&Candidate, String)>> = BTreeMap::new();
        for candidate in candidates {
            match self.settled(&candidate.key) {
                Some(name) => {
                    self.check_case(case, &candidate.key, &name);
                    self.give(
                        (scope, case),
                        &candidate.key,
                        name,
                        &mut names,
                        &mut holders,
                    );
                }
                None => {
                    let spelled = spell(case, &candidate.wire, reserved);
                    let same = fresh.entry(case.identity(&spelled)).or_default();
                    same.push((candidate, spelled));
                }
            }
        }
        let before: BTreeSet<String> = holders.keys().cloned().collect();
        for (identity, mut group) in fresh {
            group.sort_by_key(|(candidate, _)| (candidate.rank, &candidate.wire, &candidate.key));
            let taken = usize::from(before.contains(&identity));
            for (index, (candidate, spelled)) in group.into_iter().enumerate() {
                let name = numbered(case, &spelled, index + taken + 1);
                self.give(
                    (scope, case),
                    &candidate.key,
                    name,
                    &mut names,
                    &mut holders,
                );
            }
        }
        names
    }

    /// Whether an item was named before.
    pub(super) fn was_given(&self, key: &str) -> bool {
        self.before.names.contains_key(key)
    }

    /// How a field held one object before, if it held one of this type.
    pub(super) fn held(&self, field: &str, target: &str) -> Option<bool> {
        let before = self.before.fields.get(field)?;
        (before.target == target).then_some(before.boxed)
    }

    /// Remembers how a field holds one object.
    pub(super) fn hold(&mut self, field: String, target: String, boxed: bool) {
        let held = HeldObject { target, boxed };
        self.given.fields.insert(field, held);
    }

    /// Every name given, or what is wrong: collisions, and renames of nothing.
    pub(super) fn finish(mut self) -> Result<Names, Problems> {
        for rename in &self.config.renames {
            if !self.used_renames.contains(rename.item.value.as_str()) {
                self.problems.push(Problem {
                    input: Input::Config,
                    at: Some(rename.item.at),
                    within: "[[rename]]".to_owned(),
                    what: format!(
                        "`{}` is no item of the slice that has a name",
                        rename.item.value
                    ),
                    settle: "correct the item, or remove the entry".to_owned(),
                });
            }
        }
        self.problems.or(self.given)
    }

    /// A rename does not know whether what stands behind a type is a field or a variant.
    fn check_case(&mut self, case: Case, key: &str, name: &str) {
        let (is_wrong, wanted) = match case {
            Case::Camel => (name.starts_with(char::is_lowercase), "UpperCamelCase"),
            Case::Snake | Case::Field => (name.contains(char::is_uppercase), "snake_case"),
        };
        if let Some(at) = self.renamed_at(key)
            && is_wrong
        {
            self.problems.push(Problem {
                input: Input::Config,
                at: Some(at),
                within: format!("[[rename]] item = {key:?}"),
                what: format!("{name:?} is not spelled as such a name is"),
                settle: format!("write it in {wanted}"),
            });
        }
    }

    /// Where a `[[rename]]` of the item stands.
    fn renamed_at(&self, key: &str) -> Option<At> {
        let mut renames = self.config.renames.iter();
        let rename = renames.find(|rename| rename.item.value == key)?;
        Some(rename.item.at)
    }

    fn settled(&mut self, key: &str) -> Option<String> {
        if let Some((item, name)) = self.renames.get_key_value(key) {
            self.used_renames.insert(item);
            return Some((*name).to_owned());
        }
        self.before.names.get(key).cloned()
    }

    fn give(
        &mut self,
        (scope, case): (&str, Case),
        key: &str,
        name: String,
        names: &mut BTreeMap<String, String>,
        holders: &mut BTreeMap<String, String>,
    ) {
        let identity = case.identity(&name);
        if let Some(holder) = holders.get(&identity) {
            self.problems.push(Problem {
                input: Input::Config,
                at: self.renamed_at(key).or_else(|| self.renamed_at(holder)),
                within: scope.to_owned(),
                what: format!("`{key}` and `{holder}` both come to be named `{name}`, after the rule for collisions"),
                settle: format!("a `[[rename]]` of `{key}` or of `{holder}` in slice.toml"),
            });
        }
        holders.insert(identity, key.to_owned());
        self.given.names.insert(key.to_owned(), name.clone());
        names.insert(key.to_owned(), name);
    }
}

/// Names for the arguments of one function, each its own by the rule for names; none is kept for later.
pub(super) fn apart(wires: &[&str]) -> Vec<String> {
    let mut order: Vec<usize> = (0..wires.len()).collect();
    order.sort_by_key(|index| wires[*index]);
    let mut names = vec![String::new(); wires.len()];
    for index in order {
        let own = snake(wires[index]);
        let mut numbers = (1..).map(|number| numbered(Case::Snake, &own, number));
        let free = numbers.find(|name| !names.contains(name));
        names[index] = free.unwrap_or(own);
    }
    names
}

fn numbered(case: Case, name: &str, number: usize) -> String {
    match (number, case) {
        (1, _) => name.to_owned(),
        (_, Case::Camel) => format!("{}{number}", name.trim_end_matches('_')),
        (_, Case::Snake | Case::Field) => format!("{}_{number}", bare(name).trim_end_matches('_')),
    }
}

fn spell(case: Case, wire: &str, reserved: &[&str]) -> String {
    let name = match case {
        Case::Camel => camel(wire),
        Case::Snake | Case::Field => snake(wire),
    };
    if reserved.contains(&name.as_str()) {
        format!("{}_", bare(&name))
    } else {
        name
    }
}

/// `synchronizationJob` as the name of a type or variant.
pub(super) fn camel(wire: &str) -> String {
    let name = spelling::upper_camel(wire, "Empty");
    if name == "Self" {
        "Self_".to_owned()
    } else {
        name
    }
}

/// `synchronizationJob` as the name of a struct or enum. What files of Rust and of models know by that name already
/// (`String`, `Option`, `Date`) is called `…Type`.
pub(super) fn type_wire(wire: &str) -> String {
    let name = camel(wire);
    if reserved::IN_MODELS.contains(&name.as_str()) || name == "Self_" {
        format!("{wire} type")
    } else {
        wire.to_owned()
    }
}

/// `synchronizationJob` as the name of a field, method or module; keywords are raw, or take an underscore where
/// Rust has no raw form.
pub(super) fn snake(wire: &str) -> String {
    let name = spelling::snake(wire, "empty");
    match name.as_str() {
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        _ if is_keyword(&name) => format!("r#{name}"),
        _ => name,
    }
}

/// The name of an argument: one without a letter, as of a property `100`, is what clippy warns of.
pub(super) fn argument(name: &str) -> String {
    if name.chars().any(char::is_alphabetic) {
        name.to_owned()
    } else {
        format!("value_{}", name.trim_start_matches('_'))
    }
}

/// `SynchronizationJob` as the name of a module, and so of a file: letters that are not ASCII by their numbers, which Rust
/// asks of files, and no second `mod.rs`.
pub(super) fn module(wire: &str) -> String {
    match ascii(&snake(wire)).as_str() {
        "r#mod" => "mod_".to_owned(),
        ascii => ascii.to_owned(),
    }
}

/// A name without its raw mark, as file names and longer names have it.
pub(super) fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Keywords of Rust 2024, strict and reserved ([reference](https://doc.rust-lang.org/reference/keywords.html)).
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 49] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
        "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
        "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe",
        "unsized", "use", "virtual", "where", "while", "yield", "union",
    ];
    name != "union" && KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph_csdl::config::{Rename, Spanned};

    #[test]
    fn spellings() {
        let table = [
            (
                "synchronizationJob",
                "SynchronizationJob",
                "synchronization_job",
            ),
            ("case", "Case", "case"),
            ("type", "Type", "r#type"),
            ("self", "Self_", "self_"),
            ("Ping", "Ping", "ping"),
            ("request-id", "RequestId", "request_id"),
            (
                "oAuth2PermissionGrant",
                "OAuth2PermissionGrant",
                "o_auth2_permission_grant",
            ),
            ("x64", "X64", "x64"),
            ("2fa", "_2fa", "_2fa"),
            ("_", "Empty", "empty"),
            ("gen", "Gen", "r#gen"),
            ("union", "Union", "union"),
            ("1st", "_1st", "_1st"),
            ("a.b", "AB", "a_b"),
            ("a$b", "AB", "a_b"),
            ("100%", "_100", "_100"),
            ("C#", "C", "c"),
            ("a b", "AB", "a_b"),
            ("%", "Empty", "empty"),
            // Neither letters nor digits of identifiers; a letter by another code point; a letter in two code points.
            ("a²", "A", "a"),
            ("Ⓐ", "Empty", "empty"),
            ("\u{212a}ey", "Key", "key"),
            ("e\u{301}t", "Ét", "ét"),
            ("ŉa", "ʼNa", "ŉa"),
            ("日本", "日本", "日本"),
        ];
        for (wire, as_type, as_field) in table {
            assert_eq!(
                (camel(wire).as_str(), snake(wire).as_str()),
                (as_type, as_field),
                "{wire}"
            );
        }
    }

    #[test]
    fn modules_are_files() {
        let table = [
            ("SynchronizationJob", "synchronization_job"),
            ("Type", "r#type"),
            ("Mod", "mod_"),
            ("Ärger", "ue4rger"),
            ("K\u{202e}a", "k_a"),
        ];
        for (wire, expected) in table {
            assert_eq!(module(wire), expected, "{wire}");
        }
    }

    fn settle(config: &Config, before: &Names, wires: &[&str]) -> Result<Vec<String>, Problems> {
        let mut namer = Namer::new(config, before);
        let candidates: Vec<_> = wires
            .iter()
            .map(|wire| Candidate {
                key: format!("t/{wire}"),
                wire: (*wire).to_owned(),
                rank: 0,
            })
            .collect();
        let names = namer.settle("t", Case::Snake, &candidates, &["null"], &[]);
        namer.finish().map(|_| {
            wires
                .iter()
                .map(|wire| names[&format!("t/{wire}")].clone())
                .collect()
        })
    }

    #[test]
    fn collisions_are_settled_by_wire_name_whatever_the_order() {
        let (config, before) = (Config::default(), Names::default());
        assert_eq!(
            settle(&config, &before, &["foo_bar", "fooBar"]).unwrap(),
            ["foo_bar_2", "foo_bar"]
        );
        assert_eq!(
            settle(&config, &before, &["fooBar", "foo_bar"]).unwrap(),
            ["foo_bar", "foo_bar_2"]
        );
    }

    #[test]
    fn a_name_that_was_given_stays() {
        let before = Names {
            names: [("t/foo_bar".to_owned(), "foo_bar".to_owned())].into(),
            ..Names::default()
        };
        assert_eq!(
            settle(&Config::default(), &before, &["fooBar", "foo_bar"]).unwrap(),
            ["foo_bar_2", "foo_bar"]
        );
    }

    /// The variants of the enum of properties are apart, too.
    #[test]
    fn fields_that_would_have_one_variant_are_numbered() {
        let (config, before) = (Config::default(), Names::default());
        let mut namer = Namer::new(&config, &before);
        let candidates = ["foo2", "foo_2"].map(|wire| Candidate {
            key: wire.to_owned(),
            wire: wire.to_owned(),
            rank: 0,
        });
        let names = namer.settle("t", Case::Field, &candidates, &[], &[]);
        assert_eq!((&*names["foo2"], &*names["foo_2"]), ("foo2", "foo_2_2"));
    }

    #[test]
    fn an_argument_has_a_letter() {
        for (name, expected) in [("_100", "value_100"), ("_1a", "_1a"), ("r#type", "r#type")] {
            assert_eq!(argument(name), expected);
        }
    }

    #[test]
    fn arguments_are_kept_apart() {
        for (wires, expected) in [
            (&["Id", "id"][..], &["id", "id_2"][..]),
            (&["id", "Id"], &["id_2", "id"]),
            (
                &["fooBar", "foo_bar", "fooBar_2"],
                &["foo_bar", "foo_bar_3", "foo_bar_2"],
            ),
            (&["type", "Type"], &["type_2", "r#type"]),
        ] {
            assert_eq!(apart(wires), expected, "{wires:?}");
        }
    }

    #[test]
    fn reserved_names_take_an_underscore() {
        assert_eq!(
            settle(&Config::default(), &Names::default(), &["null"]).unwrap(),
            ["null_"]
        );
    }

    #[test]
    fn a_collision_of_the_rule_itself_is_a_problem_that_a_rename_settles() {
        let wires = ["fooBar", "foo_bar", "fooBar_2"];
        let problems = settle(&Config::default(), &Names::default(), &wires).unwrap_err();
        assert_eq!(
            problems.render(|_| ("slice.toml", "")),
            "slice.toml: in t: `t/fooBar_2` and `t/foo_bar` both come to be named `foo_bar_2`, after the rule for \
             collisions\n    to settle it: a `[[rename]]` of `t/fooBar_2` or of `t/foo_bar` in slice.toml\n"
        );
        let config = Config {
            renames: vec![Rename {
                item: Spanned {
                    value: "t/fooBar_2".to_owned(),
                    ..Default::default()
                },
                name: "second".to_owned(),
                reason: "two names meet".to_owned(),
            }],
            ..Config::default()
        };
        assert_eq!(
            settle(&config, &Names::default(), &wires).unwrap(),
            ["foo_bar", "foo_bar_2", "second"]
        );
    }
}
