//! JSON for programs.

use super::super::{Change, Effect, Step};
use super::history::{History, Pair};
use serde_json::{Value, json as value};

/// The changes of a pair as one JSON value.
pub fn json(pair: &Pair) -> String {
    format!("{:#}\n", of_pair(pair))
}

/// All ages as one JSON value.
pub fn history_json(history: &History) -> String {
    let pairs = history.versions().into_iter().map(|(version, pair)| {
        let mut pair = of_pair(pair);
        pair["version"] = version.to_string().into();
        pair
    });
    let history = value!({
        "about": history.about,
        "pairs": pairs.collect::<Vec<Value>>(),
    });
    format!("{history:#}\n")
}

fn of_pair(pair: &Pair) -> Value {
    let summary = pair.summary();
    let counts = Effect::ALL.map(|effect| (effect.as_str().to_owned(), summary.get(effect).into()));
    value!({
        "old": pair.old,
        "new": pair.new,
        "raises": match pair.step() {
            Step::Same => Value::Null,
            Step::Patch => "patch".into(),
            Step::Minor => "minor".into(),
        },
        "counts": Value::Object(counts.into_iter().collect()),
        "changes": pair.changes.iter().map(of_change).collect::<Vec<Value>>(),
    })
}

fn of_change(change: &Change) -> Value {
    value!({
        "kind": change.kind.as_str(),
        "effect": change.effect().as_str(),
        "path": change.path,
        "item": change.noun,
        "wire": change.wire,
        "old": change.old,
        "new": change.new,
        "deprecated": change.announced,
        "why": change.why(),
        "on_the_wire": change.on_the_wire(),
        "instead": change.instead(),
        "also": change.also,
    })
}
