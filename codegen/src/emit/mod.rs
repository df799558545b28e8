//! From plan to text. Nothing is decided here, and nothing fails: each kind of file has its printer.

mod builders;
mod enums;
mod lines;
mod manifest;
mod methods;
mod models;
mod modules;
mod parameters;
mod root;
mod setters;
mod structs;
mod table;
mod text;

use crate::plan::{File, Module, Plan};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The files of a crate: path within it, with `/`, and text.
pub type Files = BTreeMap<String, String>;

/// Prints a plan.
pub fn files(plan: &Plan) -> Files {
    let print = text::Printer::new(&plan.package.command);
    let mut jobs: Vec<Job<'_>> = vec![
        (
            "Cargo.toml".to_owned(),
            Box::new(|| manifest::manifest(&plan.package)),
        ),
        (
            "src/lib.rs".to_owned(),
            Box::new(|| root::root(&print, &plan.package)),
        ),
        (
            "src/client.rs".to_owned(),
            Box::new(|| root::client(&print, &plan.client)),
        ),
    ];
    add(&mut jobs, &print, "", &plan.models, models::model);
    let parameters = parameters::parameters;
    add(&mut jobs, &print, "", &plan.parameters, parameters);
    add(&mut jobs, &print, "", &plan.builders, builders::builder);
    for part in &plan.parts {
        let folder = format!("{}/", part.folder);
        jobs.push((
            format!("{folder}Cargo.toml"),
            Box::new(|| manifest::part(&part.package)),
        ));
        jobs.push((
            format!("{folder}src/lib.rs"),
            Box::new(|| root::part(&print, &part.package)),
        ));
        add(&mut jobs, &print, &folder, &part.models, models::model);
    }
    jobs.into_par_iter()
        .map(|(path, job)| (path, job()))
        .collect()
}

/// A file to be: its path, and how to print it.
type Job<'p> = (String, Box<dyn Fn() -> String + Send + Sync + 'p>);

/// The files of a tree of modules: each folder's own, and one for each item.
fn add<'p, T: Sync>(
    jobs: &mut Vec<Job<'p>>,
    print: &'p text::Printer,
    of_crate: &str,
    modules: &'p [Module<T>],
    item: fn(&text::Printer, &File<T>) -> String,
) {
    for module in modules {
        let folder = format!("{of_crate}src/{}", module.folder);
        jobs.push((
            format!("{folder}/mod.rs"),
            Box::new(move || modules::module(print, module)),
        ));
        for file in &module.files {
            let path = format!("{folder}/{}.rs", file.module.trim_start_matches("r#"));
            jobs.push((path, Box::new(move || item(print, file))));
        }
    }
}
