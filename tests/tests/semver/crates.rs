//! Crates of two ages, and what decides between them: the comparison of their interfaces, and a program.

use crate::compile::{self, Compiler, Library};
use crate::consumer;
use crate::seed;
use graph_codegen::emit::Files;
use graph_codegen::interface::{Change, Effect, Interface, compare};
use graph_csdl::config;
use graph_tests::{Texts, runtime};
use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, OnceLock};

const COMMAND: &str = "cargo test -p graph-tests --test semver";

/// A generated crate, with its interface.
pub(crate) struct Crate {
    pub(crate) interface: Interface,
    pub(crate) files: Files,
    names: String,
}

impl Crate {
    /// Generates a crate.
    pub(crate) fn new(texts: &Texts) -> Self {
        let planned = texts.plan(COMMAND, &runtime());
        let planned = planned.unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
        Self {
            interface: Interface::of(&planned.plan),
            names: config::write_names(&planned.plan.names),
            files: planned.files(),
        }
    }

    /// The crate of later texts, which keeps the names of this one.
    pub(crate) fn next(&self, texts: &Texts) -> Self {
        Self::new(&Texts {
            names: self.names.clone(),
            ..texts.clone()
        })
    }

    /// The feature that enables all items.
    pub(crate) fn all(&self) -> &'static str {
        match self.interface.is_gated() {
            true => "full",
            false => "client",
        }
    }

    /// Whether its models are in several packages.
    pub(crate) fn is_divided(&self) -> bool {
        self.files.keys().any(|path| path.ends_with("/Cargo.toml"))
    }

    pub(crate) fn id(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.files.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

pub(crate) type Once<T> = Mutex<HashMap<String, Arc<OnceLock<Result<T, String>>>>>;

/// Compiles each crate and each program once.
pub(crate) struct Shelf {
    compiler: Compiler,
    libraries: Once<Library>,
    programs: Once<()>,
}

impl Shelf {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            compiler: Compiler::new(name),
            libraries: Mutex::default(),
            programs: Mutex::default(),
        }
    }

    /// What the compiler says of programs that use all of the older crate, with the newer one: one program for each feature of
    /// a top-level resource, or one without any. Of these features, only so many are compiled as `limit` says, drawn at random.
    ///
    /// # Errors
    /// If a crate does not compile, or a program not with the older one.
    fn prove(&self, old: &Crate, new: &Crate, limit: usize) -> Result<Result<(), String>, String> {
        let now = compile::features(&new.files);
        if let Some(gone) = old.interface.features.difference(&now).next() {
            return Ok(Err(format!("error: there is no feature {gone}")));
        }
        let types = old.interface.types.values();
        let gates = types.flat_map(|ty| {
            let members = ty.members.values().flat_map(|member| &member.gate);
            ty.gate.iter().chain(members)
        });
        let gates: BTreeSet<&str> = gates.map(String::as_str).collect();
        let all = old.all();
        let mut gates: Vec<&str> = gates.into_iter().collect();
        if limit < gates.len() {
            fastrand::Rng::with_seed(seed()).shuffle(&mut gates);
            gates.truncate(limit);
        }
        let features = [all].into_iter().chain(gates);
        for feature in features {
            let text = consumer::text(&old.interface, |gate| {
                feature == all || gate.is_empty() || gate.iter().any(|one| one == feature)
            });
            self.program(&text, old, feature)?;
            if let Err(said) = self.program(&text, new, feature) {
                let is_library = said.starts_with(BROKEN);
                return if is_library { Err(said) } else { Ok(Err(said)) };
            }
        }
        Ok(Ok(()))
    }

    fn program(&self, text: &str, of: &Crate, feature: &str) -> Result<(), String> {
        let id = format!("{}-{feature}", of.id());
        let library = entry(&self.libraries, id.clone());
        let library = library.get_or_init(|| self.compiler.library(&id, &of.files, feature));
        let library = match library {
            Ok(library) => library,
            Err(said) => return Err(format!("{BROKEN}{said}")),
        };
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let name = format!("{id}-{:016x}", hasher.finish());
        let program = entry(&self.programs, name.clone());
        let program = program.get_or_init(|| self.compiler.program(&name, text, library));
        program.clone()
    }
}

/// What the compiler says of a crate begins so.
const BROKEN: &str = "a crate does not compile:\n";

pub(crate) fn entry<T>(all: &Once<T>, key: String) -> Arc<OnceLock<Result<T, String>>> {
    Arc::clone(all.lock().expect("no panic").entry(key).or_default())
}

/// The most important effect; `None` without a change.
pub(crate) fn effect(changes: &[Change]) -> Option<Effect> {
    let mut effects = Effect::ALL.into_iter();
    effects.find(|effect| changes.iter().any(|change| change.effect() == *effect))
}

/// The changes, and the difference between them and what the compiler says, if there is one. Of the features of top-level
/// resources, `limit` are compiled each for itself.
pub(crate) fn verdict(
    shelf: &Shelf,
    old: &Crate,
    new: &Crate,
    limit: usize,
) -> (Vec<Change>, Option<String>) {
    let changes = compare(&old.interface, &new.interface);
    let breaking: Vec<String> = changes
        .iter()
        .filter(|change| change.effect() == Effect::Breaking)
        .map(|change| format!("{} {}", change.kind, change.path))
        .collect();
    let proof = match shelf.prove(old, new, limit) {
        Ok(proof) => proof,
        Err(said) => return (changes, Some(said)),
    };
    let wrong = match (proof, breaking.is_empty()) {
        (Ok(()), true) | (Err(_), false) => None,
        (Ok(()), false) => Some(format!("an idle break: {breaking:#?}")),
        (Err(said), true) => {
            let errors = said.lines().filter(|line| line.starts_with("error"));
            let errors: Vec<&str> = errors.take(12).collect();
            Some(format!(
                "a break that is called compatible:\n{}",
                errors.join("\n")
            ))
        }
    };
    (changes, wrong)
}
