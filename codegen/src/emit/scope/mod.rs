//! The names of items in a file, and its `use` lines. Only this module knows which names are in scope.

mod names;

use super::lines::{cfg, import};
use super::spell::Spell;
use super::text::Piece;
use crate::plan::{
    BuilderId, DataType, Method, ModelId, ParametersId, Reference, of_method, of_model,
    of_parameters,
};
use graph_csdl::reserved::{Import, is_type};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};

pub(super) use names::Names;

/// Name of the client.
const CLIENT: &str = "GraphClient";

/// The owner of a file.
enum Own<'p> {
    Model(ModelId),
    /// By the names of the structs.
    Parameters(HashSet<&'p str>),
    Builder(BuilderId),
    Client,
}

/// The names of one file.
pub(super) struct Scope<'p> {
    names: &'p Names<'p>,
    own: Own<'p>,
    spelled: HashMap<Reference, Cow<'p, str>>,
    /// Imported items by name, and their modules.
    used: HashMap<&'p str, (Reference, Cow<'p, str>)>,
    /// Names of parameters that several modules have.
    ambiguous: HashSet<&'p str>,
    /// Imports from other crates so far, as bits.
    imports: Cell<u32>,
}

impl<'p> Names<'p> {
    /// The names in the file of a model.
    pub(super) fn of_model(&'p self, id: ModelId) -> Scope<'p> {
        let mut scope = Scope::new(self, Own::Model(id));
        of_model(&self.plan[id], &mut |reference| scope.name(reference));
        scope
    }

    /// The names in a file of parameters.
    pub(super) fn of_parameters(&'p self, ids: &[ParametersId]) -> Scope<'p> {
        let all = || ids.iter().map(|id| &self.plan[*id]);
        let own = all().map(|parameters| parameters.name()).collect();
        let mut scope = Scope::new(self, Own::Parameters(own));
        all().for_each(|one| of_parameters(one, &mut |reference| scope.name(reference)));
        scope
    }

    /// The names in the file of a builder.
    pub(super) fn of_builder(&'p self, id: BuilderId) -> Scope<'p> {
        let scope = Scope::new(self, Own::Builder(id));
        scope.with_methods(&self.plan[id].methods)
    }

    /// The names in the file of the client.
    pub(super) fn of_client(&'p self) -> Scope<'p> {
        Scope::new(self, Own::Client).with_methods(&self.plan.client.methods)
    }
}

impl<'p> Scope<'p> {
    fn new(names: &'p Names<'p>, own: Own<'p>) -> Self {
        Self {
            names,
            own,
            spelled: HashMap::new(),
            used: HashMap::new(),
            ambiguous: HashSet::new(),
            imports: Cell::new(0),
        }
    }

    fn with_methods(mut self, methods: &'p [Method]) -> Self {
        let mut known: HashMap<&str, ParametersId> = HashMap::new();
        let see = |reference: Reference, ambiguous: &mut HashSet<&'p str>| {
            if let Reference::Parameters(id) = reference {
                let name = self.names.plan[id].name();
                if *known.entry(name).or_insert(id) != id {
                    ambiguous.insert(name);
                }
            }
        };
        let mut ambiguous = HashSet::new();
        let mut see = see;
        for method in methods {
            of_method(method, &mut |reference| see(reference, &mut ambiguous));
        }
        self.ambiguous = ambiguous;
        for method in methods {
            of_method(method, &mut |reference| self.name(reference));
        }
        self
    }

    /// Decides how the file refers to an item: by its imported name, or by its path if the name has another meaning in the file.
    fn name(&mut self, reference: Reference) {
        if self.spelled.contains_key(&reference) {
            return;
        }
        let plan = self.names.plan;
        let (module, name, is_short) = match reference {
            Reference::Model(id) => self.model_at(id),
            Reference::Builder(id) => self.builder_at(id),
            Reference::Parameters(id) => {
                let (home, file) = &plan.homes.parameters[id.index()];
                let module = &plan.modules.parameters[*home].path;
                let module = Cow::Owned(format!("crate::{module}::{file}"));
                let name = plan[id].name();
                (module, name, !self.ambiguous.contains(name))
            }
        };
        let spelled = if self.is_own(reference) {
            Cow::Borrowed(if let Own::Builder(_) = self.own {
                "Self"
            } else {
                name
            })
        } else if !is_short || self.is_taken(name, reference) {
            Cow::Owned(format!("{module}::{name}"))
        } else {
            self.used.insert(name, (reference, module));
            Cow::Borrowed(name)
        };
        self.spelled.insert(reference, spelled);
    }

    fn is_own(&self, reference: Reference) -> bool {
        match self.own {
            Own::Model(id) => reference == Reference::Model(id),
            Own::Builder(id) => reference == Reference::Builder(id),
            Own::Parameters(_) | Own::Client => false,
        }
    }

    /// Whether the name has another meaning in the file.
    fn is_taken(&self, name: &str, reference: Reference) -> bool {
        let plan = self.names.plan;
        let is_local = match &self.own {
            Own::Model(id) => match &plan[*id] {
                DataType::Struct(item) => item.name == name || item.property_enum == name,
                DataType::Enum(item) => item.name == name,
            },
            Own::Parameters(names) => {
                let property = name.strip_suffix("Property");
                names.contains(name) || property.is_some_and(|name| names.contains(name))
            }
            Own::Builder(id) => plan[*id].name == name,
            Own::Client => name == CLIENT,
        };
        let used = self.used.get(name);
        is_local || is_type(name) || used.is_some_and(|(used, _)| *used != reference)
    }

    /// Module and name of a model, and whether it can be imported by its name.
    fn model_at(&self, id: ModelId) -> (Cow<'p, str>, &'p str, bool) {
        let Names { plan, models, .. } = self.names;
        let (home, name) = (plan.homes.models[id.index()], plan[id].name());
        let here = match self.own {
            Own::Model(own) => Some(plan.homes.models[own.index()]),
            Own::Parameters(_) | Own::Builder(_) | Own::Client => None,
        };
        if here == Some(home) {
            return (Cow::Borrowed("super"), name, true);
        }
        let shadowed = here.is_some_and(|here| models.names.contains(&(here, name)));
        (
            Cow::Borrowed(&models.paths[home]),
            name,
            home == 0 && !shadowed,
        )
    }

    fn builder_at(&self, id: BuilderId) -> (Cow<'p, str>, &'p str, bool) {
        let Names { plan, builders, .. } = self.names;
        let (home, name) = (plan.homes.builders[id.index()], plan[id].name.as_str());
        let here = match self.own {
            Own::Builder(own) => plan.homes.builders[own.index()],
            Own::Model(_) | Own::Parameters(_) | Own::Client => 0,
        };
        let is_short = here == home || (home == 0 && !builders.names.contains(&(here, name)));
        (Cow::Borrowed(&builders.paths[home]), name, is_short)
    }

    /// The `use` lines of the names so far: a line for each module, then those with a gate.
    pub(super) fn uses(&self) -> Option<Piece> {
        let imports = Import::ALL.into_iter();
        let imports = imports.filter(|import| self.imports.get() & 1 << *import as u32 != 0);
        let mut plain: Vec<(&str, &str)> = imports
            .map(|import| (import.module(), import.name()))
            .collect();
        let mut gated = Vec::new();
        for (name, (reference, module)) in &self.used {
            match self.gate(*reference) {
                [] => plain.push((module, name)),
                features => gated.push((format!("{module}::{name}"), features)),
            }
        }
        plain.sort_unstable();
        gated.sort_unstable();
        let mut lines = String::new();
        for names in plain.chunk_by(|(a, _), (b, _)| a == b) {
            let (module, _) = names[0];
            let names: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
            import(&mut lines, &["use ", module], &names);
        }
        for (path, features) in gated {
            cfg(&mut lines, 0, features);
            lines.extend(["use ", &path, ";\n"]);
        }
        (!lines.is_empty()).then_some(Piece::Text(lines))
    }

    /// The gate of a name; only in the client can it be missing.
    fn gate(&self, reference: Reference) -> &'p [String] {
        let gate = self.names.gates.get(&reference);
        match (&self.own, gate) {
            (Own::Client, Some(gate)) => &self.names.plan[*gate],
            _ => &[],
        }
    }

    /// Whether any name has a gate.
    pub(super) fn is_gated(&self) -> bool {
        let mut used = self.used.values();
        used.any(|(reference, _)| !self.gate(*reference).is_empty())
    }
}

impl Spell for Scope<'_> {
    /// Imports the item, too.
    fn import(&self, import: Import) -> &'static str {
        self.imports.set(self.imports.get() | 1 << import as u32);
        import.name()
    }

    fn of(&self, reference: Reference) -> &str {
        self.spelled.get(&reference).map_or("", |name| name)
    }
}
