//! From patterns to the part of the model that they reach.

use super::pattern::Patterns;
use super::walk::Walk;
use super::{Slice, closure, grow, unmatched};
use crate::config::Config;
use crate::model::Model;
use crate::problem::{Input, Problem, Problems};

/// The part of `model` that the configuration's paths reach.
///
/// # Errors
/// Patterns that cannot be read or that match nothing, and wanted types that don't exist, unless the configuration is
/// [lenient](Config::lenient).
pub fn select<'m>(model: &'m Model, config: &Config) -> Result<Slice<'m>, Problems> {
    let mut problems = Problems::new();
    if config.paths.is_empty() && config.types.is_empty() {
        problems.push(nothing_asked());
    }
    let patterns = Patterns::of(config, &mut problems);
    let walk = Walk::new(model, &patterns);
    let mut unmatched = unmatched::find(&walk);
    if !config.lenient {
        problems.extend(std::mem::take(&mut unmatched));
    }
    let grown = grow::all(&walk).pruned();
    let types = closure::types(model, &grown, config, &mut problems);
    let grow::Grown {
        resources,
        roots,
        imports,
        operations,
    } = grown;
    problems.or(Slice {
        model,
        types,
        resources,
        roots,
        imports,
        operations,
        patterns,
        unmatched,
    })
}

fn nothing_asked() -> Problem {
    Problem {
        input: Input::Config,
        at: None,
        within: String::new(),
        what: "no path is asked for".to_owned(),
        fix: "give `paths`, such as `/users/{id}/**`".to_owned(),
    }
}
