//! The text of an interface: JSON, one line for each item, sorted by path. Inherited members that do not differ from those of the
//! nearest base are left out, and so are facts that follow from others.

use crate::interface::{Fact, Facts, Interface, Member, MemberKind, Type, TypeKind};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// The version of this form.
const FORM: u64 = 1;

/// The keys of an item of a handwritten module.
const ITEM: &str = "item";
const SIGNATURE: &str = "signature";

/// A text is not that of an interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnInterface {
    /// The line, from 1.
    pub line: usize,
    /// The error.
    pub what: String,
}

impl fmt::Display for NotAnInterface {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for NotAnInterface {}

impl Interface {
    /// The interface as text.
    pub fn to_text(&self) -> String {
        self.to_text_with(&[])
    }

    /// The interface as text, with more keys in its first line. They are ignored when it is read.
    pub(super) fn to_text_with(&self, keys: &[(&str, Value)]) -> String {
        let mut out = String::new();
        let mut head = Line::default();
        head.raw("interface", &FORM.to_string());
        head.text("crate", &self.package);
        head.text("api", &self.api);
        keys.iter()
            .for_each(|(key, value)| head.raw(key, &value.to_string()));
        head.texts("features", self.features.iter());
        head.end(&mut out);
        for (path, signature) in &self.handwritten {
            let mut line = Line::default();
            line.text(ITEM, path);
            line.text(SIGNATURE, signature);
            line.end(&mut out);
        }
        for (path, ty) in &self.types {
            self.type_line(path, ty).end(&mut out);
            let base = ty.bases.iter().find_map(|base| self.types.get(base));
            for (name, member) in &ty.members {
                let inherited = base.and_then(|base| base.members.get(name));
                if inherited != Some(member) {
                    member_line(path, name, member).end(&mut out);
                }
            }
        }
        out
    }

    fn type_line(&self, path: &str, ty: &Type) -> Line {
        let mut line = Line::default();
        line.text(ty.kind.key(), path);
        line.facts(ty.facts.iter());
        line.texts("bases", ty.bases.iter());
        line.texts("gate", ty.gate.iter());
        if let Some(filters) = &ty.filters {
            let fields = fields(&ty.members);
            line.raw("filters", "true");
            line.texts("unfiltered", fields.filter(|name| !filters.contains(*name)));
        }
        line
    }

    /// Reads the text of an interface.
    ///
    /// # Errors
    /// If it is not such a text, with the first line that is wrong.
    pub fn from_text(text: &str) -> Result<Self, NotAnInterface> {
        let mut this = Self::default();
        let mut unfiltered = BTreeMap::new();
        for (index, line) in text.lines().enumerate() {
            let wrong = |what: String| NotAnInterface {
                line: index + 1,
                what,
            };
            let map: Map<String, Value> =
                serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
            let result = match index {
                0 => this.head(&map),
                _ => this.item(&map, &mut unfiltered),
            };
            result.map_err(wrong)?;
        }
        if this.package.is_empty() {
            let what = "it has no line with `interface` and `crate`".to_owned();
            return Err(NotAnInterface { line: 1, what });
        }
        this.inherit(&unfiltered);
        Ok(this)
    }

    fn head(&mut self, map: &Map<String, Value>) -> Result<(), String> {
        if map.get("interface").and_then(Value::as_u64) != Some(FORM) {
            return Err(format!(
                "it is not an interface of form {FORM}: `\"interface\": {FORM}` is missing"
            ));
        }
        self.package = text(map, "crate")?;
        self.api = text(map, "api")?;
        self.features = texts(map, "features")?.into_iter().collect();
        Ok(())
    }

    fn item(
        &mut self,
        map: &Map<String, Value>,
        unfiltered: &mut BTreeMap<String, BTreeSet<String>>,
    ) -> Result<(), String> {
        if let Some(kind) = TypeKind::ALL.into_iter().find(|kind| has(map, kind.key())) {
            let path = text(map, kind.key())?;
            let without = texts(map, "unfiltered")?.into_iter().collect();
            let filters = has(map, "filters").then(BTreeSet::new);
            let ty = Type {
                kind,
                facts: facts(map)?,
                gate: texts(map, "gate")?,
                bases: texts(map, "bases")?,
                filters,
                members: BTreeMap::new(),
            };
            unfiltered.insert(path.clone(), without);
            self.types.insert(path, ty);
            return Ok(());
        }
        if has(map, ITEM) {
            let item = (text(map, ITEM)?, text(map, SIGNATURE)?);
            self.handwritten.extend([item]);
            return Ok(());
        }
        let kind = MemberKind::ALL.into_iter();
        let mut kind = kind.filter(|kind| has(map, kind.key()));
        let Some(kind) = kind.next() else {
            return Err("its kind is unknown".to_owned());
        };
        let path = text(map, kind.key())?;
        let (owner, name) = path.rsplit_once("::").ok_or("its path has no type")?;
        let owner = self.types.get_mut(owner);
        let owner = owner.ok_or("the line of its type is not above it")?;
        let mut facts = facts(map)?;
        if kind == MemberKind::Field {
            let is_in_json = owner.kind != TypeKind::Url;
            for (fact, usual) in usual(name) {
                let has_it = fact == Fact::Setter || is_in_json;
                if facts.get(fact).is_none() && has_it {
                    facts.set(fact, usual);
                }
            }
        }
        let gate = texts(map, "gate")?;
        let member = Arc::new(Member { kind, facts, gate });
        owner.members.insert(name.to_owned(), member);
        Ok(())
    }

    /// Adds inherited members, and the filters, which depend on them.
    fn inherit(&mut self, unfiltered: &BTreeMap<String, BTreeSet<String>>) {
        let mut paths: Vec<(usize, String)> = self
            .types
            .iter()
            .map(|(path, ty)| (ty.bases.len(), path.clone()))
            .collect();
        paths.sort_unstable();
        for (_, path) in paths {
            let bases = self.types[&path].bases.iter();
            let base = bases.clone().find_map(|base| self.types.get(base));
            let inherited = base.map(|base| base.members.clone()).unwrap_or_default();
            let Some(ty) = self.types.get_mut(&path) else {
                continue;
            };
            for (name, member) in inherited {
                ty.members.entry(name).or_insert(member);
            }
            if let Some(filters) = &mut ty.filters {
                let without = &unfiltered[&path];
                let fields = fields(&ty.members).filter(|name| !without.contains(*name));
                *filters = fields.cloned().collect();
            }
        }
    }
}

/// The names of the fields among members.
fn fields(members: &BTreeMap<String, Arc<Member>>) -> impl Iterator<Item = &String> {
    let members = members.iter();
    let fields = members.filter(|(_, member)| member.kind == MemberKind::Field);
    fields.map(|(name, _)| name)
}

fn member_line(owner: &str, name: &str, member: &Member) -> Line {
    let mut line = Line::default();
    line.text(member.kind.key(), &format!("{owner}::{name}"));
    let usual = usual(name);
    let facts = member.facts.iter();
    line.facts(facts.filter(|(fact, value)| {
        let is_usual = |(usual, name): &(Fact, String)| usual == fact && name == value;
        member.kind != MemberKind::Field || !usual.iter().any(is_usual)
    }));
    line.texts("gate", member.gate.iter());
    line
}

/// The usual names of a field's setter and variant.
fn usual(field: &str) -> [(Fact, String); 2] {
    let bare = field.trim_start_matches("r#").trim_start_matches('_');
    let words = bare.split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    [
        (Fact::Setter, format!("with_{bare}")),
        (Fact::Variant, words.collect()),
    ]
}

/// A line that is written.
#[derive(Default)]
struct Line(String);

impl Line {
    fn raw(&mut self, key: &str, value: &str) {
        let open = if self.0.is_empty() { "{\"" } else { ",\"" };
        self.0.extend([open, key, "\":", value]);
    }

    fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &Value::from(value).to_string());
    }

    fn texts<'s>(&mut self, key: &str, values: impl Iterator<Item = &'s String>) {
        let values: Vec<Value> = values.map(|value| value.as_str().into()).collect();
        if !values.is_empty() {
            self.raw(key, &Value::from(values).to_string());
        }
    }

    fn facts<'s>(&mut self, facts: impl Iterator<Item = (Fact, &'s str)>) {
        facts.for_each(|(fact, value)| self.text(fact.key(), value));
    }

    fn end(self, out: &mut String) {
        out.extend([&self.0, "}\n"]);
    }
}

fn has(map: &Map<String, Value>, key: &str) -> bool {
    map.contains_key(key)
}

fn text(map: &Map<String, Value>, key: &str) -> Result<String, String> {
    let value = map.get(key).and_then(Value::as_str);
    value.map_or_else(|| Err(format!("`{key}` is not a text")), |it| Ok(it.into()))
}

fn texts(map: &Map<String, Value>, key: &str) -> Result<Vec<String>, String> {
    let Some(values) = map.get(key) else {
        return Ok(Vec::new());
    };
    let values = values.as_array().into_iter().flatten();
    let texts: Option<Vec<String>> = values.map(|it| it.as_str().map(str::to_owned)).collect();
    texts.ok_or_else(|| format!("`{key}` is not a list of texts"))
}

fn facts(map: &Map<String, Value>) -> Result<Facts, String> {
    let mut facts = Facts::default();
    // `url` and the like are kinds and no facts; no key is both.
    for fact in Fact::ALL.into_iter().filter(|fact| has(map, fact.key())) {
        facts.set(fact, text(map, fact.key())?);
    }
    Ok(facts)
}
