//! The methods of a builder.

mod navigation;
mod operations;
mod verbs;

use super::Context;
use super::groups::Group;
use super::method_sources::MethodSource;
use crate::plan::Method;
use crate::plan::docs::Docs;
use graph_csdl::model::TypeId;
use graph_csdl::slice::ResourceId;

/// The methods of a builder, or of the client if the group has no resources.
pub(super) fn plan(
    context: Context<'_>,
    docs: &mut Docs<'_>,
    group: &Group,
    sources: &[MethodSource<'_>],
    names: Vec<String>,
) -> Vec<Method> {
    let owner = group.resources.first();
    let planner = Planner {
        context,
        owner: owner.and_then(|resource| context.slice.resource(*resource).ty.named()),
        property: group.property.as_ref(),
        resources: &group.resources,
    };
    sources
        .iter()
        .zip(names)
        .map(|(source, name)| paged(planner.method(docs, source, name)))
        .collect()
}

/// How to get all items from a method that returns one page.
const ALL_ITEMS: [&str; 3] = [
    "",
    "Returns one page. For the items of all pages, call",
    "[`into_pager`](graph_runtime::Request::into_pager) on the request.",
];

/// How to get what changed, from a delta function. Without the feature there is nothing to link to.
const ALL_CHANGES: &str =
    "For the changes since an earlier call, with the feature `delta`, call `into_delta` on it.";

/// Documents how to get all items, if the method returns a page of them.
fn paged(mut method: Method) -> Method {
    if method.body.returns_page() {
        let lines = ALL_ITEMS.map(str::to_owned);
        method.docs.summary.extend(lines);
    }
    if method.body.is_delta() {
        method.docs.summary.push(ALL_CHANGES.to_owned());
    }
    method
}

/// Plans the methods of one builder.
struct Planner<'p> {
    context: Context<'p>,
    /// The type that the builder is for.
    owner: Option<TypeId>,
    /// The property that the builder is for, if it is one.
    property: Option<&'p (TypeId, String)>,
    /// The resources of the builder.
    resources: &'p [ResourceId],
}

impl Planner<'_> {
    fn method(&self, docs: &mut Docs<'_>, source: &MethodSource<'_>, name: String) -> Method {
        match source {
            MethodSource::Navigation(segment, to) => self.navigation(name, segment, *to),
            MethodSource::AlternateKey(parts, to) => self.alternate_key(name, parts, *to),
            MethodSource::ByPath(to) => self.by_path(name, *to),
            MethodSource::Verb(verb, resource) => {
                self.verb(docs, name, *verb, self.context.slice.resource(*resource))
            }
            MethodSource::Operation(id, operation) => self.bound(
                docs,
                name,
                (*id, operation),
                self.context.parameters.of(*id),
            ),
            MethodSource::WithoutParameters(id, operation) => {
                self.without_parameters(docs, name, (*id, operation))
            }
            MethodSource::Stream(id, operation) => self.streamed(docs, name, (*id, operation)),
            MethodSource::Import(import, operation) => self.imported(docs, name, import, operation),
        }
    }
}
