//! The methods of a builder, each one line over the runtime.

mod navigation;
mod operations;
mod verbs;

use super::Method;
use super::corrected::CorrectedPlaces;
use super::docs::Docs;
use super::groups::{Group, Groups};
use super::modules::Placing;
use super::offers::Offer;
use super::parameters::Places;
use graph_csdl::model::{Model, TypeId};
use graph_csdl::slice::{ResourceId, Slice};

/// All that planning a builder's methods needs to look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) slice: &'a Slice<'a>,
    pub(super) placing: &'a Placing,
    pub(super) parameters: &'a Places,
    pub(super) groups: &'a Groups,
    pub(super) corrected: &'a CorrectedPlaces,
}

impl<'a> Context<'a> {
    pub(super) fn model(&self) -> &'a Model {
        self.slice.model()
    }
}

/// The methods of a builder, or of the client if the builder has no resources: the client stands at the service root.
pub(super) fn plan(
    context: Context<'_>,
    docs: &mut Docs<'_>,
    group: &Group,
    offers: &[Offer<'_>],
    names: Vec<String>,
) -> Vec<Method> {
    let owner = group.resources.first();
    let planner = Planner {
        context,
        owner: owner.and_then(|resource| context.slice.resource(*resource).ty.named()),
        property: group.property.as_ref(),
        resources: &group.resources,
    };
    offers
        .iter()
        .zip(names)
        .map(|(offer, name)| paged(planner.method(docs, offer, name)))
        .collect()
}

/// How a caller of a method that returns one page gets to all items.
const ALL_ITEMS: [&str; 3] = [
    "",
    "Returns one page; [`into_pager`](graph_runtime::Request::into_pager) on the request gives the items of",
    "all pages.",
];

/// A method whose documentation says how to get all items, if it returns a page of them.
fn paged(mut method: Method) -> Method {
    if method.body.returns_page() {
        let lines = ALL_ITEMS.map(str::to_owned);
        method.docs.summary.extend(lines);
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
    fn method(&self, docs: &mut Docs<'_>, offer: &Offer<'_>, name: String) -> Method {
        match offer {
            Offer::Way(segment, to) => self.navigation(name, segment, *to),
            Offer::AlternateKey(parts, to) => self.alternate_key(name, parts, *to),
            Offer::ByPath(to) => self.by_path(name, *to),
            Offer::Verb(verb, resource) => {
                self.verb(docs, name, *verb, self.context.slice.resource(*resource))
            }
            Offer::Operation(id, operation) => self.bound(
                docs,
                name,
                (*id, operation),
                self.context.parameters.of(*id),
            ),
            Offer::Bare(id, operation) => self.bare(docs, name, (*id, operation)),
            Offer::Stream(id, operation) => self.streamed(docs, name, (*id, operation)),
            Offer::Import(import, operation) => self.imported(docs, name, import, operation),
        }
    }
}
