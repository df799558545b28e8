//! What differs between the facts that are checked in and those of a newer file.

use super::facts::{self, About};
use crate::schema::Schema;
use std::collections::BTreeMap;

/// One line for each difference, by item: `+` is new, `-` is gone, `~` has changed.
///
/// A type or operation that is new or gone is one line, with the number of its parts.
pub fn differences(old: &Schema, new: &Schema) -> Vec<String> {
    let (old, new) = (facts::of(old), facts::of(new));
    let mut lines = Vec::new();
    let owner_is_in = |facts: &BTreeMap<About, String>, about: &About| {
        facts.contains_key(&(about.0.clone(), String::new()))
    };
    let mut all: Vec<&About> = old.keys().chain(new.keys()).collect();
    all.sort();
    all.dedup();
    for about in all {
        let has_parts = !about.1.is_empty();
        let is_told_with_owner =
            has_parts && owner_is_in(&old, about) != owner_is_in(&new, about) && about.1 != SELF;
        if is_told_with_owner {
            continue;
        }
        let name = name(about);
        match (old.get(about), new.get(about)) {
            (Some(was), Some(is)) if was != is => {
                lines.push(format!("~ {name}: was {was}, is {is}"))
            }
            (Some(_), Some(_)) | (None, None) => {}
            (Some(was), None) => lines.push(format!("- {name}: {was}{}", parts(&old, about))),
            (None, Some(is)) => lines.push(format!("+ {name}: {is}{}", parts(&new, about))),
        }
    }
    lines
}

const SELF: &str = "";

fn name(about: &About) -> String {
    let (owner, part) = about;
    match part.strip_prefix('@') {
        Some(_) => format!("{owner}{part}"),
        None if part.is_empty() => owner.clone(),
        None => format!("{owner}/{part}"),
    }
}

/// How many properties, members or parameters are below an owner.
fn parts(facts: &BTreeMap<About, String>, about: &About) -> String {
    if !about.1.is_empty() {
        return String::new();
    }
    let below = facts
        .range(about.clone()..)
        .take_while(|(other, _)| other.0 == about.0)
        .skip(1);
    match below.filter(|(other, _)| !other.1.contains('@')).count() {
        0 => String::new(),
        1 => ", 1 part".to_owned(),
        count => format!(", {count} parts"),
    }
}
