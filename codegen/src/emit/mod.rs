//! Prints a plan. Nothing is decided here, and nothing fails.
//!
//! Each kind of file has its printer: the package's own files (`package`), the front page and the client (`root`), the `mod.rs` of
//! each folder (`modules`), and files of `models`, `parameters` and `builders`. They share the spelling of types
//! (`spell`), the names of a file (`scope`), and the text of Rust (`text`, `lines`).

mod builders;
mod lines;
mod models;
mod modules;
mod package;
mod parameters;
mod root;
mod scope;
mod spell;
mod text;

pub(crate) use builders::{Signature, signature};
pub(crate) use package::{MSRV, features};
pub(crate) use spell::Spell;

use crate::plan::{Module, Plan};
use package::{manifest, readme};
use rayon::prelude::*;
use scope::Names;
use std::collections::BTreeMap;

/// The files of a crate: path within it, with `/`, and text.
pub type Files = BTreeMap<String, String>;

/// Prints a plan.
pub fn files(plan: &Plan) -> Files {
    let print = text::Printer::new(&plan.package.command);
    let names = Names::new(plan);
    let mut jobs = Jobs {
        plan,
        print: &print,
        names: &names,
        all: Vec::new(),
    };
    jobs.add("Cargo.toml".to_owned(), || {
        manifest::manifest(&plan.package)
    });
    if let Some(page) = &plan.package.front_page {
        jobs.add("README.md".to_owned(), || {
            readme::readme(&plan.package, page)
        });
    }
    if let Some(changelog) = &plan.package.changelog {
        jobs.add("CHANGELOG.md".to_owned(), || changelog.clone());
    }
    jobs.add("src/lib.rs".to_owned(), || {
        root::root(&print, &plan.package)
    });
    jobs.add("src/client.rs".to_owned(), || {
        root::client(&print, plan, &names)
    });
    jobs.modules("", &plan.modules.models, models::model);
    for file in &plan.handwritten {
        jobs.add(file.path.clone(), || print.copy(file));
    }
    let parameters =
        |print: &_, plan, names, ids: &Vec<_>| parameters::parameters(print, plan, names, ids);
    jobs.modules("", &plan.modules.parameters, parameters);
    jobs.modules("", &plan.modules.builders, builders::builder);
    for part in &plan.parts {
        let folder = format!("{}/", part.folder);
        jobs.add(format!("{folder}Cargo.toml"), || {
            manifest::part(&part.package)
        });
        jobs.add(format!("{folder}src/lib.rs"), || {
            root::part(&print, &part.package)
        });
        jobs.modules(&folder, &part.models, models::model);
    }
    let jobs = jobs.all.into_par_iter();
    jobs.map(|(path, job)| (path, job())).collect()
}

/// Prints a file.
type Job<'p> = Box<dyn Fn() -> String + Send + Sync + 'p>;

/// The files to print.
struct Jobs<'p> {
    plan: &'p Plan,
    print: &'p text::Printer,
    names: &'p Names<'p>,
    /// Path of each, and how to print it.
    all: Vec<(String, Job<'p>)>,
}

impl<'p> Jobs<'p> {
    fn add(&mut self, path: String, job: impl Fn() -> String + Send + Sync + 'p) {
        self.all.push((path, Box::new(job)));
    }

    /// The files of a tree of modules: each `mod.rs`, and a file for each item.
    fn modules<T: Sync>(
        &mut self,
        of_crate: &str,
        modules: &'p [Module<T>],
        item: fn(&text::Printer, &'p Plan, &'p Names<'p>, &T) -> String,
    ) {
        let (plan, print, names) = (self.plan, self.print, self.names);
        for module in modules {
            let folder = format!("{of_crate}src/{}", module.folder);
            self.add(format!("{folder}/mod.rs"), move || {
                modules::module(print, plan, module)
            });
            for file in &module.files {
                let path = format!("{folder}/{}.rs", file.module.trim_start_matches("r#"));
                self.add(path, move || item(print, plan, names, &file.item));
            }
        }
    }
}
