//! The methods of a builder, each one line over the runtime.

use super::docs::{self, Docs};
use super::groups::{Group, Groups, named, type_text};
use super::names::{self, Namer};
use super::offers::{self, Offer};
use super::parameters::{self, Paths};
use super::routes::Routes;
use super::rust_type::Scope;
use super::{Body, Call, KeyArgument, KeyKind, Method, Returned, StreamAt, verbs};
use crate::model::{Facts, ItemType, KeyPart, Model, Operation, OperationId, Primitive, TypeId, TypeRef, UpdateMethod};
use crate::slice::{Place, PlaceId, Role, Segment, Slice, Verb};
use std::collections::BTreeSet;

/// All that planning a builder's methods needs to look at.
#[derive(Debug)]
pub(super) struct Context<'a, 'm> {
    pub(super) slice: &'a Slice<'m>,
    pub(super) groups: &'a Groups,
    pub(super) paths: &'a Paths,
    pub(super) routes: &'a Routes,
}

/// The methods of a builder.
pub(super) fn plan(
    context: &Context<'_, '_>,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    scope: &mut Scope<'_>,
    group: &Group,
) -> Vec<Method> {
    let routes = context.routes.of(&group.places);
    let owner = group.places.first().and_then(|place| named(context.slice.place(*place).ty));
    let offers = offers::of_places(context.slice, &group.places);
    let names = offers::name(context.slice.model(), namer, &group.key, &offers);
    let mut planner = Planner { context, docs, scope, routes: &routes, owner, group };
    offers.iter().zip(names).map(|(offer, name)| planner.method(offer, name)).collect()
}

/// The methods of the client, which stands at the service root.
pub(super) fn of_root(
    context: &Context<'_, '_>,
    namer: &mut Namer<'_>,
    docs: &mut Docs<'_>,
    scope: &mut Scope<'_>,
    root: &Group,
) -> Vec<Method> {
    let offers = offers::of_root(context.slice);
    let names = offers::name(context.slice.model(), namer, &root.key, &offers);
    let mut planner = Planner { context, docs, scope, routes: &[String::new()], owner: None, group: root };
    offers.iter().zip(names).map(|(offer, name)| planner.method(offer, name)).collect()
}

/// A call of an operation as documentation writes it.
pub(super) fn call_text(segment: &str, operation: &Operation) -> String {
    if !operation.is_function || operation.parameters.is_empty() {
        return segment.to_owned();
    }
    let parameters: Vec<String> =
        operation.parameters.iter().map(|parameter| format!("{0}={{{0}}}", parameter.name)).collect();
    format!("{segment}({})", parameters.join(","))
}

/// The URL segment of an operation: Graph wants the namespace where it is not its own `microsoft.graph`.
pub(super) fn segment_of(operation: &Operation) -> String {
    if operation.name.namespace == "microsoft.graph" {
        operation.name.name.clone()
    } else {
        operation.name.to_string()
    }
}

struct Planner<'p, 'a, 'm, 'd, 's> {
    context: &'p Context<'a, 'm>,
    docs: &'p mut Docs<'d>,
    scope: &'p mut Scope<'s>,
    routes: &'p [String],
    owner: Option<TypeId>,
    group: &'p Group,
}

impl Planner<'_, '_, '_, '_, '_> {
    fn method(&mut self, offer: &Offer<'_>, name: String) -> Method {
        match offer {
            Offer::Way(segment, to) => self.way(name, segment, *to),
            Offer::AlternateKey(parts, to) => self.alternate_key(name, parts, *to),
            Offer::Verb(verb, place) => self.verb(name, *verb, self.context.slice.place(*place)),
            Offer::Operation(id, operation) => self.operation(name, *id, operation, segment_of(operation)),
            Offer::Import(import, operation) => self.operation(name, import.operation, operation, import.name.clone()),
        }
    }

    fn way(&mut self, name: String, segment: &Segment, to: PlaceId) -> Method {
        let model = self.context.slice.model();
        let builder = self.builder(to);
        let (doc, deprecated, body) = match segment {
            Segment::Key => {
                let parts = key_parts(model, self.context.slice.place(to).ty);
                let doc = "Goes on to the item with this key.".to_owned();
                return self.keyed(name, doc, Body::Key { parts, to: builder });
            }
            Segment::Name(segment) | Segment::Stream(segment) => (
                format!("Goes on to `/{segment}`."),
                self.member_facts(segment).and_then(|facts| docs::note(facts.deprecated.as_ref())),
                Body::Segment { segment: segment.clone(), to: builder },
            ),
            Segment::Cast(id) => {
                let derived = &model.ty(*id).name;
                let body = Body::Cast { segment: derived.to_string(), to: builder };
                (format!("Goes on as `{}`.", derived.name), None, body)
            }
            Segment::Function(id) | Segment::Import(_, id) => {
                let operation = model.operation(*id);
                let segment = match segment {
                    Segment::Import(name, _) => name.clone(),
                    _ => segment_of(operation),
                };
                let parameters = self.parameters(*id);
                let note = docs::note(operation.facts.deprecated.as_ref());
                let doc = format!("Goes on with the result of `{}`.", call_text(&segment, operation));
                (doc, note, Body::Compose { segment, parameters, to: builder })
            }
        };
        Method { name, docs: vec![doc], deprecated, body }
    }

    fn alternate_key(&mut self, name: String, parts: &[KeyPart], to: PlaceId) -> Method {
        let all: Vec<String> = parts.iter().map(|part| format!("{0}='{{{0}}}'", part.name)).collect();
        let doc = format!("Goes on to the item with this other key: `({})`.", all.join(","));
        let parts: Vec<KeyArgument> = parts.iter().map(key_argument).collect();
        let to = self.builder(to);
        self.keyed(name, doc, Body::AlternateKey { parts, to })
    }

    fn keyed(&mut self, name: String, doc: String, body: Body) -> Method {
        self.scope.bring("graph_runtime::Error");
        if let Body::Key { parts, .. } | Body::AlternateKey { parts, .. } = &body
            && parts.iter().any(|part| part.kind == KeyKind::Literal)
        {
            self.scope.bring("graph_runtime::Literal");
        }
        let errors = "If a value is empty, `.` or `..`, none of which can be one segment of a URL.";
        let docs = vec![doc, String::new(), "# Errors".to_owned(), errors.to_owned()];
        Method { name, docs, deprecated: None, body }
    }

    fn verb(&mut self, name: String, verb: Verb, place: &Place) -> Method {
        let (item, facts) = match &self.group.property {
            Some((owner, property)) => {
                let owner_name = &self.context.slice.model().ty(*owner).name;
                (format!("{owner_name}/{property}"), facts_of(self.context.slice.model(), *owner, property))
            }
            None => (type_text(self.context.slice.model(), place.ty), None),
        };
        let facts = Facts { description: None, ..facts.cloned().unwrap_or_default() };
        let call = self.call(verb, place);
        verbs::bring(self.scope, &call);
        let text = self.docs.operation(&format!("{item}/{}", verbs::key(verb)), &facts, verbs::summary(&call));
        let http = verbs::http(&call);
        let docs = self.operation_docs(text, http.0, http.1);
        Method { name, docs, deprecated: docs::note(facts.deprecated.as_ref()), body: Body::Verb(call) }
    }

    fn operation(&mut self, name: String, id: OperationId, operation: &Operation, segment: String) -> Method {
        let model = self.context.slice.model();
        let otherwise = format!("The `{}` {}.", operation.name.name, kind(operation));
        let text = self.docs.operation(&parameters::docs_key(model, operation), &operation.facts, &otherwise);
        let method = if operation.is_function { "GET" } else { "POST" };
        let docs = self.operation_docs(text, method, &format!("/{}", call_text(&segment, operation)));
        let (parameters, returns) = (self.parameters(id), self.returned(operation));
        let body = if operation.is_function {
            Body::Function { segment, parameters, returns }
        } else {
            Body::Action { segment, parameters, returns }
        };
        Method { name, docs, deprecated: docs::note(operation.facts.deprecated.as_ref()), body }
    }

    fn operation_docs(&self, text: docs::OperationText, method: &str, suffix: &str) -> Vec<String> {
        let mut lines = text.doc;
        lines.extend([String::new(), "```http".to_owned()]);
        lines.extend(self.routes.iter().map(|route| format!("{method} {route}{suffix}")));
        lines.push("```".to_owned());
        if let Some(returns) = text.returns {
            lines.extend([String::new(), "# Returns".to_owned(), String::new()]);
            lines.extend(returns);
        }
        if let Some(link) = text.page {
            lines.extend([String::new(), link]);
        }
        lines
    }

    fn call(&mut self, verb: Verb, place: &Place) -> Call {
        let update = place.capabilities.update_method;
        let stream = if named(place.ty).is_some() { StreamAt::Value } else { StreamAt::Here };
        match verb {
            Verb::List | Verb::Get if place.role == Role::Property && place.ty.is_collection => {
                Call::GetItems(self.model_path(place))
            }
            Verb::List => Call::List(self.model_path(place)),
            Verb::Create => Call::Create(self.model_path(place)),
            Verb::Count => Call::Count(self.model_path(place)),
            Verb::Get => Call::Get(self.model_path(place)),
            Verb::Update if update == Some(UpdateMethod::Post) => Call::PostUpdate(self.model_path(place)),
            Verb::Update => Call::Patch(self.model_path(place)),
            Verb::Replace if place.ty.is_collection => Call::ReplaceItems(self.model_path(place)),
            Verb::Replace => Call::Replace(self.model_path(place)),
            Verb::Delete => Call::Delete,
            Verb::GetStream => Call::GetStream(stream),
            Verb::PutStream => Call::PutStream(stream),
            Verb::DeleteStream => Call::DeleteStream(stream),
            Verb::RefList if place.ty.is_collection => Call::GetRefs(self.model_path(place)),
            Verb::RefList => Call::GetRef,
            Verb::RefAdd => Call::AddRef,
            Verb::RefSet => Call::SetRef,
            Verb::RefRemove => Call::RemoveRef,
        }
    }

    fn model_path(&mut self, place: &Place) -> String {
        match named(place.ty) {
            Some(id) => self.scope.path_of(id),
            None => "graph_runtime::Json".to_owned(),
        }
    }

    fn builder(&mut self, to: PlaceId) -> String {
        let group = self.context.groups.of(to);
        if (&group.modules, &group.name) == (&self.group.modules, &self.group.name) {
            return "Self".to_owned();
        }
        let path = group.path();
        if group.modules.is_empty() || group.modules == self.group.modules {
            self.scope.bring(&path);
            return group.name.clone();
        }
        path
    }

    /// How this file names the parameters of an operation, if it takes any.
    fn parameters(&mut self, id: OperationId) -> Option<String> {
        let path = self.context.paths.get(&id)?;
        let name = path.rsplit("::").next().unwrap_or(path);
        let others = self.group.places.iter().flat_map(|place| operations(self.context.slice.place(*place)));
        let others: BTreeSet<&String> = others.filter_map(|other| self.context.paths.get(&other)).collect();
        if others.iter().filter(|other| other.rsplit("::").next() == Some(name)).count() > 1 {
            return Some(path.clone());
        }
        self.scope.bring(path);
        Some(name.to_owned())
    }

    fn returned(&mut self, operation: &Operation) -> Returned {
        self.scope.bring("graph_runtime::Request");
        let Some(returns) = operation.returns else {
            self.scope.bring("graph_runtime::RequestOptions");
            return Returned::Nothing;
        };
        let TypeRef { item, is_collection } = returns.ty;
        let structure = named(returns.ty).filter(|id| self.context.slice.model().ty(*id).structure().is_some());
        self.scope.bring(match (operation.is_function, structure, is_collection) {
            (true, Some(_), false) => "graph_runtime::GetOptions",
            (true, Some(_), true) => "graph_runtime::ListOptions",
            (true, None, _) | (false, ..) => "graph_runtime::RequestOptions",
        });
        match (structure, item, is_collection) {
            (Some(id), _, false) => Returned::Model(self.scope.path_of(id)),
            (Some(id), _, true) => {
                self.scope.bring("graph_runtime::Page");
                Returned::Page(self.scope.path_of(id))
            }
            (None, ItemType::Primitive(Primitive::Stream), false) => {
                self.scope.bring("graph_runtime::ByteStream");
                Returned::Stream
            }
            (None, item, false) => Returned::Value(self.scope.item_type(item)),
            (None, item, true) => {
                self.scope.bring("graph_runtime::Page");
                Returned::Values(self.scope.item_type(item))
            }
        }
    }

    fn member_facts(&self, name: &str) -> Option<&Facts> {
        facts_of(self.context.slice.model(), self.owner?, name)
    }
}

/// The operations of a place, those that go on (composable functions) included.
fn operations(place: &Place) -> impl Iterator<Item = OperationId> {
    let composable = place.edges.iter().filter_map(|edge| match edge.segment {
        Segment::Function(id) => Some(id),
        Segment::Key | Segment::Name(_) | Segment::Stream(_) | Segment::Cast(_) | Segment::Import(..) => None,
    });
    place.operations.iter().copied().chain(composable)
}

fn kind(operation: &Operation) -> &'static str {
    if operation.is_function { "function" } else { "action" }
}

/// What annotations say of a property or navigation property, own or inherited.
fn facts_of<'m>(model: &'m Model, owner: TypeId, name: &str) -> Option<&'m Facts> {
    model.lineage(owner).filter_map(|id| model.ty(id).structure()).find_map(|structure| {
        let property = structure.properties.iter().find(|property| property.name == name);
        let navigation = structure.navigation.iter().find(|navigation| navigation.name == name);
        property.map(|property| &property.facts).or(navigation.map(|navigation| &navigation.facts))
    })
}

fn key_parts(model: &Model, ty: TypeRef) -> Vec<KeyArgument> {
    let key = named(ty).into_iter().flat_map(|id| model.lineage(id)).filter_map(|id| model.ty(id).structure());
    let parts: Vec<KeyArgument> =
        key.map(|structure| &structure.key).find(|key| !key.is_empty()).into_iter().flatten().map(key_argument).collect();
    if parts.is_empty() {
        return vec![KeyArgument { name: "id".to_owned(), wire: "id".to_owned(), kind: KeyKind::Text }];
    }
    parts
}

fn key_argument(part: &KeyPart) -> KeyArgument {
    let kind = if part.primitive == Primitive::String { KeyKind::Text } else { KeyKind::Literal };
    KeyArgument { name: names::snake(&part.name), wire: part.name.clone(), kind }
}
