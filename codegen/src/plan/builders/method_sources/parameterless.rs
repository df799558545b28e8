//! Compatibility with callers of an action that had no parameters when its method got its name.

use super::names::WITH_PARAMETERS;
use super::source::MethodSource;
use crate::plan::names::namer::Namer;
use crate::plan::names::operation_keys;
use graph_csdl::model::Operation;
use graph_csdl::slice::Slice;

/// Adds methods: an action that had no parameters when its method got its name keeps that method, and gets another
/// one with the parameters.
pub(in crate::plan) fn with_parameterless<'m>(
    slice: &Slice<'_>,
    namer: &Namer<'_>,
    builder: &str,
    sources: Vec<MethodSource<'m>>,
) -> Vec<MethodSource<'m>> {
    if !namer.has_given() {
        return sources;
    }
    let had_no_parameters = |operation: &Operation| {
        let method = format!("{builder}.{}", operation_keys::item(operation));
        let parameters = operation_keys::struct_key(slice.model(), operation);
        namer.was_given(&format!("{method}{WITH_PARAMETERS}"))
            || (namer.was_given(&method) && !namer.was_given(&parameters))
    };
    let parameterless = |source: &MethodSource<'m>| match source {
        MethodSource::Operation(id, operation)
            if !operation.is_function
                && !operation.parameters.is_empty()
                && had_no_parameters(operation) =>
        {
            Some(MethodSource::WithoutParameters(*id, operation))
        }
        _ => None,
    };
    sources
        .into_iter()
        .flat_map(|source| [parameterless(&source), Some(source)])
        .flatten()
        .collect()
}
