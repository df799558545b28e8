//! Which overload of a function takes the arguments that a URL gives it.

use super::name_match::NameMatch;
use super::{Argument, Cause, UrlLeniency};
use graph_csdl::model::{Model, Operation, OperationId};

/// What a URL gives.
pub(super) struct Given<'u> {
    /// Arguments in parentheses; `None` without parentheses.
    pub(super) inside: Option<&'u [(Option<&'u str>, &'u str)]>,
    /// Names in the query.
    pub(super) query: &'u [(&'u str, Option<&'u str>)],
}

/// The overload that fits, its arguments, and the leniency it needed.
pub(super) struct Chosen {
    pub(super) id: OperationId,
    pub(super) arguments: Vec<Argument>,
    pub(super) leniency: Option<UrlLeniency>,
}

/// The overload among `overloads`, nearest binding first.
pub(super) fn choose(
    model: &Model,
    name: &str,
    overloads: &[OperationId],
    given: &Given<'_>,
) -> Result<Chosen, Cause> {
    for attempt in [exact, other_case, unnamed, in_query, missing] {
        let fits: Vec<Chosen> = overloads
            .iter()
            .filter_map(|id| {
                let (arguments, leniency) = attempt(model.operation(*id), given)?;
                Some(Chosen {
                    id: *id,
                    arguments,
                    leniency,
                })
            })
            .collect();
        let Some(most) = fits.iter().map(|fit| fit.arguments.len()).max() else {
            continue;
        };
        let mut fits = fits.into_iter().filter(|fit| fit.arguments.len() == most);
        let Some(first) = fits.next() else { continue };
        return match fits.find(|other| rivals(model, first.id, other.id)) {
            None => Ok(first),
            Some(_) => Err(Cause::Ambiguous(name.to_owned())),
        };
    }
    Err(Cause::NoOverload {
        name: name.to_owned(),
        given: given.names().map(str::to_owned).collect(),
        takes: overloads
            .iter()
            .map(|id| {
                model
                    .operation(*id)
                    .parameters
                    .iter()
                    .map(|parameter| parameter.name.clone())
                    .collect()
            })
            .collect(),
    })
}

/// Whether neither is nearer: bound to the same type, or not bound.
fn rivals(model: &Model, one: OperationId, other: OperationId) -> bool {
    let (one, other) = (model.operation(one), model.operation(other));
    one.binding == other.binding && one.parameters.len() == other.parameters.len()
}

impl Given<'_> {
    fn names(&self) -> impl Iterator<Item = &str> {
        self.inside
            .iter()
            .copied()
            .flatten()
            .map(|(name, value)| name.unwrap_or(*value))
    }

    fn count(&self) -> usize {
        self.inside.map_or(0, <[_]>::len)
    }
}

type Fit = Option<(Vec<Argument>, Option<UrlLeniency>)>;

fn exact(operation: &Operation, given: &Given<'_>) -> Fit {
    named(operation, given, NameMatch::Exact).map(|arguments| (arguments, None))
}

fn other_case(operation: &Operation, given: &Given<'_>) -> Fit {
    named(operation, given, NameMatch::IgnoreCase)
        .map(|arguments| (arguments, Some(UrlLeniency::Case)))
}

/// Every argument has the name of a parameter, and no parameter that is needed is left.
fn named(operation: &Operation, given: &Given<'_>, matching: NameMatch) -> Option<Vec<Argument>> {
    if !operation.is_function {
        return (given.count() == 0).then(Vec::new);
    }
    let mut arguments = Vec::new();
    for (name, value) in given.inside.unwrap_or_default() {
        let name = (*name)?;
        let parameter = operation
            .parameters
            .iter()
            .find(|parameter| matching.same(&parameter.name, name))?;
        arguments.push(Argument {
            name: parameter.name.clone(),
            value: (*value).to_owned(),
        });
    }
    let has = |name: &str| arguments.iter().any(|argument| argument.name == name);
    let complete = operation
        .parameters
        .iter()
        .all(|parameter| parameter.optional || has(&parameter.name));
    complete.then_some(arguments)
}

/// One argument without a name, for the one parameter.
fn unnamed(operation: &Operation, given: &Given<'_>) -> Fit {
    let ([parameter], Some([(None, value)])) = (operation.parameters.as_slice(), given.inside)
    else {
        return None;
    };
    let argument = Argument {
        name: parameter.name.clone(),
        value: (*value).to_owned(),
    };
    operation
        .is_function
        .then(|| (vec![argument], Some(UrlLeniency::UnnamedArgument)))
}

fn in_query(operation: &Operation, given: &Given<'_>) -> Fit {
    if !operation.is_function || given.count() > 0 {
        return None;
    }
    let arguments: Option<Vec<Argument>> = operation
        .parameters
        .iter()
        .filter(|parameter| !parameter.optional)
        .map(|parameter| {
            let (_, value) = given
                .query
                .iter()
                .find(|(name, _)| NameMatch::IgnoreCase.same(name, &parameter.name))?;
            Some(Argument {
                name: parameter.name.clone(),
                value: value.unwrap_or_default().to_owned(),
            })
        })
        .collect();
    Some((arguments?, Some(UrlLeniency::ArgumentsInQuery)))
}

/// A function by its name alone.
fn missing(operation: &Operation, given: &Given<'_>) -> Fit {
    (operation.is_function && given.count() == 0)
        .then(|| (Vec::new(), Some(UrlLeniency::MissingArgument)))
}
