//! The walk: one segment at a time, from the service root to what the URL ends in.

use super::arguments::{self, Given};
use super::call::{self, Written};
use super::fold::Fold;
use super::member::{self, Member};
use super::{Argument, Cause, Guess, Missing, Resolved, Step, StepKind, Unresolved};
use super::{ends, key, known, operation};
use crate::docs::url::{self, Piece, Url};
use crate::model::nearest::nearest;
use crate::model::{ItemType, Model, OperationId, Primitive, RootKind, TypeId};
use crate::slice::node::Node;
use std::collections::BTreeSet;

/// What the method and the URL call.
///
/// # Errors
/// Why they call nothing that the metadata has.
pub fn resolve(model: &Model, method: &str, target: &str) -> Result<Resolved, Unresolved> {
    let url = url::parse(target);
    if method.is_empty() || (url.host.is_none() && url.segments.is_empty()) {
        return Err(Unresolved {
            cause: Cause::NotARequest,
            at: 0,
        });
    }
    if let Some(host) = url.host.filter(|host| !known::is_graph(host)) {
        return Err(Unresolved {
            cause: Cause::OtherHost(host.to_owned()),
            at: 0,
        });
    }
    let mut walk = Walk {
        model,
        method,
        url: &url,
        next: 0,
        steps: Vec::new(),
        guessed: BTreeSet::new(),
        here: Here::Root,
        suspect: None,
    };
    let end = walk.walk().and_then(|at| {
        let call = ends::call(model, &walk.here, method, &mut walk.guessed);
        call.map_err(|cause| Unresolved { cause, at })
    });
    let call = end.map_err(|unresolved| walk.suspect.take().unwrap_or(unresolved))?;
    let query = url
        .query
        .iter()
        .map(|(name, value)| (decoded(name), decoded(value.unwrap_or_default())));
    let replaces_in_silence = ends::replaces_in_silence(model, &walk.here, method);
    Ok(Resolved {
        replaces_in_silence,
        steps: walk.steps,
        call,
        query: query.collect(),
        guessed: walk.guessed.into_iter().collect(),
    })
}

/// Where the walk is.
pub(super) enum Here {
    /// At the service root.
    Root,
    /// At a resource.
    Resource(Place),
    /// At a property that only this open type allows.
    Dynamic(TypeId, String),
    /// At `$count`, `$ref` or `$value` of a resource.
    Control(Control, Place),
    /// Behind an operation.
    Called {
        id: OperationId,
        name: String,
        arguments: Vec<Argument>,
        imported: bool,
        at: usize,
    },
    /// At `$batch`, or at `$metadata`.
    Batch,
    Metadata,
}

/// A resource and, if it is a structural property, whose.
pub(super) struct Place {
    pub(super) node: Node,
    pub(super) property: Option<(TypeId, String)>,
}

/// Segments that belong to the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    Count,
    Ref,
    Value,
}

struct Walk<'m, 'u> {
    model: &'m Model,
    method: &'u str,
    url: &'u Url<'u>,
    next: usize,
    steps: Vec<Step>,
    guessed: BTreeSet<Guess>,
    here: Here,
    /// What is probably wrong if the rest leads nowhere: a word that was taken for a key.
    suspect: Option<Unresolved>,
}

impl<'m> Walk<'m, '_> {
    /// Goes all the way, and says where the last segment starts.
    fn walk(&mut self) -> Result<usize, Unresolved> {
        let mut at = 0;
        while let Some(piece) = self.url.segments.get(self.next).copied() {
            self.next += 1;
            at = piece.at;
            if piece.text == "..." || piece.text == "…" {
                self.guessed.insert(Guess::LeftOut);
                continue;
            }
            self.step(piece).map_err(|cause| Unresolved { cause, at })?;
        }
        if matches!(self.method, "PATCH" | "PUT" | "DELETE") {
            // `PATCH …/range(address='A1')` changes what the function returns.
            self.behind_operation();
        }
        Ok(at)
    }

    fn step(&mut self, piece: Piece<'_>) -> Result<(), Cause> {
        let base = piece.text.strip_suffix(':').filter(|base| !base.is_empty());
        let text = base.unwrap_or(piece.text);
        self.behind_operation();
        match std::mem::replace(&mut self.here, Here::Root) {
            Here::Root => self.from_root(text, piece.at)?,
            Here::Resource(place) => self.from_resource(place, text, piece.at)?,
            Here::Dynamic(owner, name) => {
                self.push(StepKind::Dynamic(text.to_owned()), piece.at);
                self.here = Here::Dynamic(owner, format!("{name}/{text}"));
            }
            Here::Control(_, place) => {
                return Err(self.unknown(text, &[], &self.model.spell(place.node.ty)));
            }
            Here::Called { name, .. } => return Err(self.unknown(text, &[], &name)),
            Here::Batch | Here::Metadata => return Err(self.unknown(text, &[], "the service")),
        }
        if base.is_some() {
            self.by_path(piece)?;
        }
        Ok(())
    }

    fn from_root(&mut self, text: &str, at: usize) -> Result<(), Cause> {
        match text {
            "$batch" => {
                self.here = Here::Batch;
                return Ok(());
            }
            "$metadata" => {
                self.here = Here::Metadata;
                return Ok(());
            }
            _ => {}
        }
        let written = call::read(text);
        let roots = self.model.roots();
        let found = Fold::ALL.into_iter().find_map(|fold| {
            let root = roots
                .iter()
                .find(|root| fold.same(&root.name, written.name))?;
            Some((root, fold))
        });
        let Some((root, fold)) = found else {
            let near = nearest(written.name, roots.iter().map(|root| root.name.as_str()));
            return Err(Cause::UnknownRoot(missing(written.name, near)));
        };
        self.note(fold);
        match &root.kind {
            RootKind::Import(overloads) => {
                self.operation(&root.name, overloads, &written, at, true)
            }
            RootKind::EntitySet(ty) | RootKind::Singleton(ty) => {
                let is_set = matches!(root.kind, RootKind::EntitySet(_));
                self.push(StepKind::Name(root.name.clone()), at);
                self.arrive(Node::root(self.model, root, *ty, is_set), &written, at)
            }
        }
    }

    fn from_resource(&mut self, place: Place, text: &str, at: usize) -> Result<(), Cause> {
        if let Some(control) = control(text) {
            self.here = Here::Control(control, place);
            return Ok(());
        }
        let node = &place.node;
        let ItemType::Named(ty) = node.ty.item else {
            return Err(self.unknown(text, &[], &self.model.spell(node.ty)));
        };
        let written = call::read(text);
        let is_collection = node.ty.is_collection;
        for fold in Fold::ALL {
            if let Some(member) = member::find(self.model, ty, is_collection, written.name, fold) {
                self.note(fold);
                return self.member(node, member, &written, at);
            }
        }
        if is_collection
            && (written.name.is_empty() || written.inside.is_none())
            && !text.starts_with('$')
        {
            let looks_qualified = text.starts_with("microsoft.graph.");
            if !looks_qualified {
                return self.key(node, ty, &written, text, at);
            }
        }
        self.leniently(node, ty, &written, at)
    }

    /// What is not there as written, but may be meant.
    fn leniently(
        &mut self,
        node: &Node,
        ty: TypeId,
        written: &Written<'_>,
        at: usize,
    ) -> Result<(), Cause> {
        let (model, is_collection) = (self.model, node.ty.is_collection);
        let bound = operation::bound(model, ty, is_collection);
        let elsewhere = operation::under_other_namespace(model, bound, written.name);
        if !elsewhere.is_empty() {
            self.guessed.insert(Guess::Namespace);
            return self.member(node, Member::Operations(elsewhere), written, at);
        }
        if let Some((owner, member)) = member::of_descendant(model, ty, is_collection, written.name)
        {
            self.guessed.insert(Guess::MissingCast);
            let cast = node.cast(model, owner);
            return self.member(&cast, member, written, at);
        }
        let is_open = model.structures(ty).any(|structure| structure.is_open);
        if is_open && !is_collection && written.inside.is_none() && !written.name.contains('.') {
            self.guessed.insert(Guess::OpenProperty);
            self.push(StepKind::Dynamic(written.name.to_owned()), at);
            self.here = Here::Dynamic(ty, written.name.to_owned());
            return Ok(());
        }
        let on = model.spell(node.ty);
        let names = member::names(model, ty, is_collection);
        if written.name.starts_with(['{', '<']) || written.name.is_empty() {
            return Err(Cause::NoKey {
                key: written.name.to_owned(),
                on,
            });
        }
        if written.name.contains("graph.") {
            let types = operation::descendants(model, ty)
                .into_iter()
                .map(|id| model.ty(id).name.to_string());
            let types: Vec<String> = types
                .chain(names.iter().map(|name| format!("microsoft.graph.{name}")))
                .collect();
            let near = nearest(written.name, types.iter().map(String::as_str));
            return Err(Cause::UnknownType(missing(written.name, near)));
        }
        Err(self.unknown(written.name, &names, &on))
    }

    fn member(
        &mut self,
        node: &Node,
        member: Member<'m>,
        written: &Written<'_>,
        at: usize,
    ) -> Result<(), Cause> {
        match member {
            Member::Navigation(way) => {
                self.push(StepKind::Name(way.name.clone()), at);
                self.declared_by(node, &way.name);
                let Some(next) = node.navigate(self.model, way) else {
                    return Err(self.unknown(&way.name, &[], &self.model.spell(node.ty)));
                };
                self.arrive(next, written, at)
            }
            Member::Property(property) => {
                let is_stream = property.ty.item == ItemType::Primitive(Primitive::Stream);
                let kind = if is_stream {
                    StepKind::Stream
                } else {
                    StepKind::Name
                };
                self.push(kind(property.name.clone()), at);
                self.declared_by(node, &property.name);
                self.arrive(node.property(property), written, at)?;
                self.belongs_to(node, &property.name);
                Ok(())
            }
            Member::Operations(overloads) => {
                let name = self.model.operation(overloads[0]).name.name.clone();
                self.operation(&name, &overloads, written, at, false)
            }
            Member::Cast(id) => {
                self.push(StepKind::Cast(id), at);
                self.arrive(node.cast(self.model, id), written, at)
            }
        }
    }

    /// Says which type declares the last step.
    fn declared_by(&mut self, owner: &Node, name: &str) {
        let ItemType::Named(ty) = owner.ty.item else {
            return;
        };
        let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
        if let Some(step) = self.steps.last_mut() {
            step.of = self.model.lineage(ty).find(declares);
        }
    }

    /// Says whose property the walk is at.
    fn belongs_to(&mut self, owner: &Node, name: &str) {
        if let (Here::Resource(place), ItemType::Named(ty)) = (&mut self.here, owner.ty.item) {
            let declares = |id: &TypeId| self.model.own_names(*id).any(|own| own == name);
            place.property = self
                .model
                .lineage(ty)
                .find(declares)
                .map(|id| (id, name.to_owned()));
        }
    }

    /// At a resource; what stands in parentheses behind its name is a key.
    fn arrive(&mut self, node: Node, written: &Written<'_>, at: usize) -> Result<(), Cause> {
        let pairs = written.inside.as_deref().unwrap_or_default();
        let node = match (node.ty.item, pairs.is_empty()) {
            (_, true) => node,
            (ItemType::Named(ty), false) if node.ty.is_collection => {
                let (values, guess) = key::inside(self.model, ty, pairs)?;
                self.guessed.extend(guess);
                self.push(StepKind::Key(values), at);
                self.item(&node)?
            }
            _ => return Err(self.no_key(&node, written.name)),
        };
        self.here = resource(node);
        Ok(())
    }

    fn key(
        &mut self,
        node: &Node,
        ty: TypeId,
        written: &Written<'_>,
        text: &str,
        at: usize,
    ) -> Result<(), Cause> {
        let (values, guess) = match &written.inside {
            Some(pairs) => key::inside(self.model, ty, pairs)?,
            None => key::segment(self.model, ty, text),
        };
        if guess.is_some() {
            let names = member::names(self.model, ty, true);
            let cause = self.unknown(text, &names, &self.model.spell(node.ty));
            self.suspect.get_or_insert(Unresolved { cause, at });
        }
        self.guessed.extend(guess);
        self.push(StepKind::Key(values), at);
        self.here = resource(self.item(node)?);
        Ok(())
    }

    fn item(&self, node: &Node) -> Result<Node, Cause> {
        node.item(self.model).ok_or_else(|| self.no_key(node, ""))
    }

    fn no_key(&self, node: &Node, key: &str) -> Cause {
        Cause::NoKey {
            key: key.to_owned(),
            on: self.model.spell(node.ty),
        }
    }

    fn operation(
        &mut self,
        name: &str,
        overloads: &[OperationId],
        written: &Written<'_>,
        at: usize,
        imported: bool,
    ) -> Result<(), Cause> {
        let given = Given {
            inside: written.inside.as_deref(),
            query: &self.url.query,
        };
        let chosen = arguments::choose(self.model, name, overloads, &given)?;
        self.guessed.extend(chosen.guess);
        self.here = Here::Called {
            id: chosen.id,
            name: name.to_owned(),
            arguments: chosen.arguments,
            imported,
            at,
        };
        Ok(())
    }

    /// More segments follow a function: they start at its result.
    fn behind_operation(&mut self) {
        let Here::Called { id, .. } = &self.here else {
            return;
        };
        let called = self.model.operation(*id);
        let Some(returns) = called.returns.filter(|_| called.is_function) else {
            return;
        };
        let ItemType::Named(ty) = returns.ty.item else {
            return;
        };
        if !called.is_composable {
            self.guessed.insert(Guess::NotComposable);
        }
        let next = resource(Node::result(self.model, returns.ty, ty));
        if let Here::Called {
            id,
            name,
            arguments,
            imported,
            at,
        } = std::mem::replace(&mut self.here, next)
        {
            let kind = if imported {
                StepKind::Import(name, id, arguments)
            } else {
                StepKind::Function(id, arguments)
            };
            self.push(kind, at);
        }
    }

    /// `root:/folder/file.txt:`: everything up to the next colon is one path.
    fn by_path(&mut self, piece: Piece<'_>) -> Result<(), Cause> {
        let node = match &self.here {
            Here::Resource(place) if !place.node.ty.is_collection => &place.node,
            _ => return Err(self.unknown(piece.text, &[], "a path")),
        };
        let by_path = match node.ty.item {
            ItemType::Named(ty) => known::is_by_path(self.model, ty),
            ItemType::Primitive(_) => false,
        };
        if !by_path {
            return Err(self.unknown(piece.text, &[], &self.model.spell(node.ty)));
        }
        let mut path = String::new();
        while let Some(part) = self.url.segments.get(self.next) {
            self.next += 1;
            path.push('/');
            path.push_str(part.text.trim_end_matches(':'));
            if part.text.ends_with(':') {
                break;
            }
        }
        self.push(StepKind::Path(path), piece.at);
        Ok(())
    }

    fn note(&mut self, fold: Fold) {
        if fold == Fold::Case {
            self.guessed.insert(Guess::Case);
        }
    }

    fn push(&mut self, kind: StepKind, at: usize) {
        self.steps.push(Step { kind, of: None, at });
    }

    fn unknown(&self, name: &str, names: &[&str], on: &str) -> Cause {
        let near = nearest(name, names.iter().copied());
        Cause::UnknownSegment {
            missing: missing(name, near),
            on: on.to_owned(),
        }
    }
}

fn resource(node: Node) -> Here {
    Here::Resource(Place {
        node,
        property: None,
    })
}

fn control(text: &str) -> Option<Control> {
    match text {
        "$count" => Some(Control::Count),
        "$ref" => Some(Control::Ref),
        "$value" => Some(Control::Value),
        _ => None,
    }
}

fn missing(name: &str, near: Option<&str>) -> Missing {
    Missing {
        name: name.to_owned(),
        nearest: near.map(str::to_owned),
    }
}

/// Percent escapes and `+` as what they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| {
                let digits = std::str::from_utf8(digits).ok()?;
                u8::from_str_radix(digits, 16).ok()
            });
        match (escaped, first) {
            (Some(byte), _) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            (None, b'+') => {
                bytes.push(b' ');
                rest = tail;
            }
            (None, byte) => {
                bytes.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
