//! The interface of a plan.

mod gates;
mod paths;
mod request;

use super::{Fact, Facts, Interface, Member, MemberKind, Type, TypeKind, handwritten};
use crate::emit::{Signature, Spell, features, signature};
use crate::plan::{
    Binding, Builder, BuilderId, DataType, Deprecated, Enum, Field, GateId, Method, ModelId,
    Parameters, ParametersId, Plan, Struct, UrlParameters,
};
use gates::Gates;
use paths::Paths;
use rayon::prelude::*;
use request::request;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Path of the client.
pub(super) const CLIENT: &str = "GraphClient";

impl Interface {
    /// The interface of a plan.
    pub fn of(plan: &Plan) -> Self {
        let maker = Maker::new(plan);
        let package = &plan.package;
        let ((models, parameters), (builders, client)) = rayon::join(
            || (maker.models(), maker.parameters()),
            || (maker.builders(), maker.client()),
        );
        let types = models.into_iter().chain(parameters).chain(builders);
        Self {
            package: package.name.clone(),
            api: plan.client.api.clone(),
            features: features(package).into_iter().collect(),
            types: types.chain([(CLIENT.to_owned(), client)]).collect(),
            handwritten: handwritten::items(&plan.handwritten),
        }
    }
}

struct Maker<'p> {
    plan: &'p Plan,
    paths: Paths,
    gates: Gates,
}

impl<'p> Maker<'p> {
    fn new(plan: &'p Plan) -> Self {
        Self {
            paths: Paths::new(plan),
            gates: Gates::new(plan),
            plan,
        }
    }

    fn gate(&self, id: Option<&GateId>) -> Vec<String> {
        id.map_or_else(Vec::new, |id| self.plan[*id].to_vec())
    }

    fn models(&self) -> Vec<(String, Type)> {
        let mut shared = Shared::default();
        let models = self.plan.models.iter().enumerate();
        let models = models.map(|(index, model)| {
            let gate = self.gate(self.gates.models.get(&ModelId::new(index)));
            let ty = match model {
                DataType::Struct(item) => self.structure(TypeKind::Struct, item, gate, &mut shared),
                DataType::Enum(item) => enumeration(item, gate),
            };
            (self.paths.models[index].clone(), ty)
        });
        models.collect()
    }

    fn structure(
        &self,
        kind: TypeKind,
        item: &'p Struct,
        gate: Vec<String>,
        shared: &mut Shared,
    ) -> Type {
        let mut facts = facts(&item.wire, item.deprecated.as_ref());
        facts.set(Fact::Properties, &item.property_enum);
        facts.mark(Fact::Evolvable, item.evolvable);
        facts.mark(Fact::Directory, item.directory);
        let fields = item.fields.iter();
        let fields = fields.map(|field| {
            let made = shared.fields.entry(Arc::as_ptr(field));
            let made = made.or_insert_with(|| Arc::new(self.field(field)));
            (field.name.clone(), Arc::clone(made))
        });
        let mut members: BTreeMap<String, Arc<Member>> = fields.collect();
        for binding in &item.bindings {
            let made = shared.bindings.entry(Arc::as_ptr(binding));
            let made = made.or_insert_with(|| Arc::new(link(binding)));
            members.insert(binding.setter.clone(), Arc::clone(made));
        }
        let filterable = item.filterable.iter().map(|field| field.name.clone());
        let filters: BTreeSet<String> = filterable.collect();
        let bases = item.bases.iter().map(|id| self.paths.model(*id).to_owned());
        Type {
            kind,
            facts,
            gate,
            bases: bases.collect(),
            filters: (!filters.is_empty()).then_some(filters),
            members,
        }
    }

    fn field(&self, field: &Field) -> Member {
        let mut facts = facts(&field.wire, field.deprecated.as_ref());
        facts.set(Fact::Type, self.paths.ty(field.ty));
        facts.set(Fact::Setter, &field.setter);
        facts.set(Fact::Variant, &field.variant);
        facts.set(Fact::Edm, &field.edm);
        if !field.nullable {
            facts.set(Fact::Null, "no");
        }
        facts.mark(Fact::Secret, field.secret);
        member(MemberKind::Field, facts)
    }

    fn parameters(&self) -> Vec<(String, Type)> {
        let all = self.plan.parameters.iter().enumerate();
        let all = all.map(|(index, parameters)| {
            let gate = self.gate(self.gates.parameters.get(&ParametersId::new(index)));
            let ty = match parameters {
                Parameters::Body(item) => {
                    self.structure(TypeKind::Body, item, gate, &mut Shared::default())
                }
                Parameters::Url(item) => self.in_url(item, gate),
            };
            (self.paths.parameters[index].clone(), ty)
        });
        all.collect()
    }

    fn in_url(&self, item: &UrlParameters, gate: Vec<String>) -> Type {
        let fields = item.fields.iter().map(|parameter| {
            let mut made = self.field(&parameter.field);
            made.facts.remove(Fact::Variant);
            made.facts.set(Fact::Form, format!("{:?}", parameter.form));
            made.facts
                .set(Fact::Unset, format!("{:?}", parameter.unset));
            (parameter.field.name.clone(), Arc::new(made))
        });
        Type {
            members: fields.collect(),
            ..plain(TypeKind::Url, Facts::default(), gate)
        }
    }

    fn builders(&self) -> Vec<(String, Type)> {
        let all = self.plan.builders.par_iter().enumerate();
        let all = all.map(|(index, builder)| {
            let gate = self.gate(self.gates.builders.get(&BuilderId::new(index)));
            (
                self.paths.builders[index].clone(),
                self.builder(builder, gate),
            )
        });
        all.collect()
    }

    fn builder(&self, builder: &Builder, gate: Vec<String>) -> Type {
        let mut facts = Facts::default();
        facts.set(Fact::Routes, builder.routes.join(", "));
        deprecate(&mut facts, builder.deprecated.as_ref());
        let methods = builder.methods.iter();
        let methods = methods.map(|one| (one.name.clone(), Arc::new(self.method(one, Vec::new()))));
        Type {
            members: methods.collect(),
            ..plain(TypeKind::Builder, facts, gate)
        }
    }

    fn client(&self) -> Type {
        let client = &self.plan.client;
        let methods = client.methods.iter().enumerate();
        let methods = methods.map(|(index, method)| {
            let gate = self.gate(client.gates.get(index));
            (method.name.clone(), Arc::new(self.method(method, gate)))
        });
        Type {
            members: methods.collect(),
            ..plain(TypeKind::Client, Facts::default(), Vec::new())
        }
    }

    fn method(&self, method: &Method, gate: Vec<String>) -> Member {
        let Signature {
            arguments, returns, ..
        } = signature(&self.paths, &method.body);
        let types = arguments.iter();
        let types = types.map(|one| one.split_once(": ").map_or(one.as_str(), |(_, ty)| ty));
        let types: Vec<&str> = types.collect();
        let mut facts = Facts::default();
        facts.set(Fact::Takes, types.join(", "));
        facts.set(Fact::Returns, returns);
        facts.set(Fact::Request, request(method));
        deprecate(&mut facts, method.deprecated.as_ref());
        Member {
            gate,
            ..member(MemberKind::Method, facts)
        }
    }
}

/// Members that several types share.
#[derive(Default)]
struct Shared {
    fields: HashMap<*const Field, Arc<Member>>,
    bindings: HashMap<*const Binding, Arc<Member>>,
}

fn enumeration(item: &Enum, gate: Vec<String>) -> Type {
    let mut about = facts(&item.wire, item.deprecated.as_ref());
    if item.is_set_of_names {
        about.set(Fact::Values, "names");
    }
    let members = item.members.iter().map(|variant| {
        let mut facts = facts(&variant.wire, variant.deprecated.as_ref());
        facts.set(Fact::Value, variant.value.to_string());
        (
            variant.name.clone(),
            Arc::new(member(MemberKind::Variant, facts)),
        )
    });
    Type {
        members: members.collect(),
        ..plain(TypeKind::Enum, about, gate)
    }
}

fn link(binding: &Binding) -> Member {
    let name = format!("{}@odata.bind", binding.navigation);
    let mut facts = facts(&name, binding.deprecated.as_ref());
    let takes = match binding.is_collection {
        true => "impl IntoIterator<Item = Reference>",
        false => "Reference",
    };
    facts.set(Fact::Takes, takes);
    member(MemberKind::Link, facts)
}

fn plain(kind: TypeKind, facts: Facts, gate: Vec<String>) -> Type {
    Type {
        kind,
        facts,
        gate,
        bases: Vec::new(),
        filters: None,
        members: BTreeMap::new(),
    }
}

fn member(kind: MemberKind, facts: Facts) -> Member {
    Member {
        kind,
        facts,
        gate: Vec::new(),
    }
}

fn facts(wire: &str, deprecated: Option<&Deprecated>) -> Facts {
    let mut facts = Facts::default();
    facts.set(Fact::Wire, wire);
    deprecate(&mut facts, deprecated);
    facts
}

fn deprecate(facts: &mut Facts, deprecated: Option<&Deprecated>) {
    let Some(deprecated) = deprecated else {
        return;
    };
    facts.set(
        Fact::Deprecated,
        deprecated.date.as_deref().unwrap_or("yes"),
    );
    if let Some(date) = &deprecated.removal_date {
        facts.set(Fact::Removal, date);
    }
}
