//! What may have an effect on a slice has to be understood before its facts are checked in: elsewhere it is a warning.

use crate::model::vocabulary::{self, Known};
use crate::model::{Model, annotations_of, unread};
use crate::problem::{At, Input, Problem, Problems, WarningKind, brief};
use crate::schema::{Annotation, Schema};
use std::collections::BTreeSet;

/// Checks the annotations of `kept`, which is a part of `schema`.
///
/// # Errors
/// All that are not understood.
pub(super) fn check(schema: &Schema, kept: &Schema, model: &Model) -> Result<(), Problems> {
    let mut problems = Problems::new();
    let mut effective: BTreeSet<At> = BTreeSet::new();
    annotations_of(kept, &mut |annotation| {
        if annotation.qualifier.is_some() {
            return;
        }
        match vocabulary::meaning(&annotation.term) {
            Some(known) => {
                effective.insert(annotation.at);
                properties(annotation, known, &mut problems);
            }
            None => term(annotation, schema, &mut problems),
        }
    });
    let values = model.warnings().iter().filter(|warning| {
        warning.kind == WarningKind::UnexpectedValue && effective.contains(&warning.at)
    });
    for warning in values {
        problems.push(Problem {
            input: Input::Metadata,
            at: Some(warning.at),
            within: warning.within.clone(),
            what: warning.what.clone(),
            fix: format!("{}: it has an effect on the slice", warning.kind.fix()),
        });
    }
    problems.or(())
}

/// Properties of records that are neither read nor known to have no effect.
fn properties(annotation: &Annotation, known: Known, problems: &mut Problems) {
    unread(annotation, known, &mut |property| {
        let what = format!(
            "nothing is known of the record property `{}`",
            brief(property)
        );
        problems.push(problem(annotation, what));
    });
}

/// A term of a vocabulary that has an effect, unless it is known to have none or the file declares it.
fn term(annotation: &Annotation, schema: &Schema, problems: &mut Problems) {
    let name = annotation.term.as_str();
    let is_declared = || {
        let mut terms = schema
            .namespaces
            .iter()
            .flat_map(|namespace| &namespace.terms);
        terms.any(|term| term.name == name)
    };
    if vocabulary::has_effect(name) && vocabulary::ignored(name).is_none() && !is_declared() {
        let what = format!("nothing is known of the term `{}`", brief(name));
        problems.push(problem(annotation, what));
    }
}

fn problem(annotation: &Annotation, what: String) -> Problem {
    Problem {
        input: Input::Metadata,
        at: Some(annotation.at),
        within: format!("<Annotation Term={:?}>", brief(&annotation.term)),
        what,
        fix: "spell it as the vocabulary does, or add it to what has no effect in \
                 codegen/csdl/src/model/vocabulary/ignored.rs, with the reason"
            .to_owned(),
    }
}
