//! Random metadata that is valid: types of every kind that hold, extend and lead to each other, operations, a container.

use fastrand::Rng;

use crate::words::Words;

/// Namespaces; the first has an alias.
pub(crate) const NAMESPACES: [&str; 3] = [
    "microsoft.graph",
    "microsoft.graph.security",
    "microsoft.graph.type",
];

/// What a property or parameter holds.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) item: Item,
    pub(crate) is_collection: bool,
}

impl Held {
    pub(crate) fn one(primitive: &'static str) -> Self {
        Self {
            item: Item::Primitive(primitive),
            is_collection: false,
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Item {
    /// A name in `Edm`.
    Primitive(&'static str),
    /// Index of a type.
    Type(usize),
}

#[derive(Debug)]
pub(crate) struct Type {
    pub(crate) namespace: &'static str,
    pub(crate) name: String,
    pub(crate) kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Enum {
        members: Vec<String>,
        is_flags: bool,
    },
    Structure(Structure),
}

#[derive(Debug, Default)]
pub(crate) struct Structure {
    pub(crate) is_entity: bool,
    pub(crate) base: Option<usize>,
    pub(crate) is_abstract: bool,
    pub(crate) is_open: bool,
    pub(crate) has_stream: bool,
    pub(crate) properties: Vec<(String, Held)>,
    pub(crate) navigation: Vec<(String, Held, bool)>,
}

#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) is_function: bool,
    pub(crate) is_composable: bool,
    /// `None` is unbound.
    pub(crate) binding: Option<Held>,
    pub(crate) parameters: Vec<(String, Held)>,
    pub(crate) returns: Option<Held>,
}

#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) types: Vec<Type>,
    pub(crate) operations: Vec<Operation>,
    /// Entity sets and singletons, by name.
    pub(crate) sets: Vec<(String, usize, bool)>,
}

pub(crate) const PRIMITIVES: [&str; 17] = [
    "Edm.String",
    "Edm.Boolean",
    "Edm.Byte",
    "Edm.SByte",
    "Edm.Int16",
    "Edm.Int32",
    "Edm.Int64",
    "Edm.Single",
    "Edm.Double",
    "Edm.Decimal",
    "Edm.Guid",
    "Edm.Date",
    "Edm.DateTimeOffset",
    "Edm.TimeOfDay",
    "Edm.Duration",
    "Edm.Binary",
    "Edm.Untyped",
];

impl Schema {
    pub(crate) fn random(rng: &mut Rng) -> Self {
        let mut words = [Words::new(rng), Words::new(rng), Words::new(rng)];
        let mut schema = Self {
            types: Vec::new(),
            operations: Vec::new(),
            sets: Vec::new(),
        };
        for _ in 0..30 {
            let namespace = rng.usize(..NAMESPACES.len());
            let kind = schema.kind(rng);
            schema.types.push(Type {
                namespace: NAMESPACES[namespace],
                name: words[namespace].next(),
                kind,
            });
        }
        schema.fill(rng);
        schema.operations(rng);
        schema.container(rng);
        schema
    }

    /// All properties of a type, those of its bases first.
    pub(crate) fn properties(&self, ty: usize) -> Vec<&(String, Held)> {
        let Kind::Structure(structure) = &self.types[ty].kind else {
            return Vec::new();
        };
        let base = structure.base.map(|base| self.properties(base));
        let mut all = base.unwrap_or_default();
        all.extend(&structure.properties);
        all
    }

    fn kind(&self, rng: &mut Rng) -> Kind {
        if rng.u8(..5) == 0 {
            let mut words = Words::new(rng);
            return Kind::Enum {
                members: (0..rng.usize(..5)).map(|_| words.next()).collect(),
                is_flags: rng.u8(..3) == 0,
            };
        }
        let is_entity = rng.bool();
        let may_extend = |(_, ty): &(usize, &Type)| matches!(&ty.kind, Kind::Structure(base) if base.is_entity == is_entity);
        let bases: Vec<usize> = self
            .types
            .iter()
            .enumerate()
            .filter(may_extend)
            .map(|(id, _)| id)
            .collect();
        Kind::Structure(Structure {
            is_entity,
            base: rng.choice(bases).filter(|_| rng.bool()),
            is_abstract: rng.u8(..5) == 0,
            is_open: rng.u8(..5) == 0,
            has_stream: is_entity && rng.u8(..6) == 0,
            ..Structure::default()
        })
    }

    /// Properties, once all types are there; a name stands once in a line of inheritance.
    fn fill(&mut self, rng: &mut Rng) {
        let ids = 0..self.types.len();
        let entities: Vec<usize> = ids.clone().filter(|id| self.is_entity(*id)).collect();
        let values: Vec<usize> = ids.filter(|id| !self.is_entity(*id)).collect();
        for id in 0..self.types.len() {
            let Kind::Structure(structure) = &mut self.types[id].kind else {
                continue;
            };
            let mut words = Words::new(rng);
            let mut name = || match structure.base {
                Some(_) => format!("{}{id}", words.next()),
                None => words.next(),
            };
            if structure.is_entity && structure.base.is_none() {
                structure
                    .properties
                    .push(("id".to_owned(), Held::one("Edm.String")));
            }
            for _ in 0..rng.usize(..6) {
                structure.properties.push((name(), held(rng, &values)));
            }
            for _ in 0..rng.usize(..3) {
                if let Some(target) = rng.choice(&entities).filter(|_| structure.is_entity) {
                    let held = Held {
                        item: Item::Type(*target),
                        is_collection: rng.bool(),
                    };
                    structure.navigation.push((name(), held, rng.bool()));
                }
            }
        }
    }

    fn operations(&mut self, rng: &mut Rng) {
        let mut words = Words::new(rng);
        let structures: Vec<usize> = (0..self.types.len())
            .filter(|id| self.is_entity(*id))
            .collect();
        let values: Vec<usize> = (0..self.types.len())
            .filter(|id| !self.is_entity(*id))
            .collect();
        for _ in 0..20 {
            let name = words.next();
            let is_function = rng.bool();
            let binding = rng
                .choice(&structures)
                .filter(|_| rng.u8(..5) != 0)
                .map(|ty| Held {
                    item: Item::Type(*ty),
                    is_collection: rng.u8(..3) == 0,
                });
            let result = match rng.choice(&structures).filter(|_| rng.bool()) {
                Some(ty) => Held {
                    item: Item::Type(*ty),
                    is_collection: rng.bool(),
                },
                None => held(rng, &values),
            };
            let returns = (is_function || rng.bool()).then_some(result);
            // Overloads of a function take ever more.
            let mut parameters = Vec::new();
            let mut names = Words::new(rng);
            for _ in 0..if is_function { rng.usize(1..3) } else { 1 } {
                for _ in 0..rng.usize(1..3) {
                    parameters.push((names.next(), held(rng, &values)));
                }
                self.operations.push(Operation {
                    name: name.clone(),
                    is_function,
                    is_composable: is_function && rng.bool(),
                    binding: binding.clone(),
                    parameters: parameters.clone(),
                    returns: returns.clone(),
                });
            }
        }
    }

    fn container(&mut self, rng: &mut Rng) {
        let mut words = Words::new(rng);
        let entities: Vec<usize> = (0..self.types.len())
            .filter(|id| self.is_entity(*id))
            .collect();
        for ty in entities {
            if rng.u8(..3) != 0 {
                self.sets.push((words.next(), ty, rng.u8(..4) == 0));
            }
        }
    }

    fn is_entity(&self, id: usize) -> bool {
        matches!(&self.types[id].kind, Kind::Structure(structure) if structure.is_entity)
    }
}

fn held(rng: &mut Rng, values: &[usize]) -> Held {
    let primitive = || Item::Primitive(PRIMITIVES[0]);
    let item = match rng.u8(..3) {
        0 => rng
            .choice(values)
            .map_or_else(primitive, |ty| Item::Type(*ty)),
        _ => Item::Primitive(PRIMITIVES[rng.usize(..PRIMITIVES.len())]),
    };
    Held {
        item,
        is_collection: rng.u8(..4) == 0,
    }
}
