//! Random metadata, valid but nasty: the crate that it makes compiles, and random JSON of each of its types survives a
//! round trip through the type. A failure names the seed; the crate stays below the target folder to be looked at.

mod csdl;
mod json;
mod reserved;
mod schema;
mod words;

use fastrand::Rng;
use graph_codegen::emit::Files;
use graph_tests::package::{self, Package};
use graph_tests::{Texts, runtime};
use schema::Schema;
use std::fmt::Write as _;
use std::path::Path;

/// Crates that are made.
const SEEDS: [u64; 9] = [0, 1, 2, 3, 4, 5, 100, 101, 248];
/// Values of each type.
const VALUES: usize = 6;

const CONFIG: &str = r#"
crate = "CRATE"
version = "0.1.0"
api = "v1.0"
paths = ["/**"]
divide = DIVIDE
"#;

#[test]
fn the_output_compiles_and_loses_nothing() {
    let mut files = Vec::new();
    let mut manifest = String::from(
        "[workspace]\n\n[package]\nname = \"random\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\nserde = \"1\"\nserde_json = \"1\"\n",
    );
    let mut main = String::from(MAIN);
    for seed in SEEDS {
        let name = format!("random-{seed}");
        let mut rng = Rng::with_seed(seed);
        let schema = Schema::random(&mut rng);
        // The models of every other one stand in crates of their own.
        let made = generate(&schema.csdl(), &name, seed % 2 == 0);
        let _ = writeln!(manifest, "{name} = {{ path = \"{name}\" }}");
        calls(&mut main, &schema, &mut rng, &made, &name);
        files.extend(
            made.into_iter()
                .map(|(path, text)| (format!("{name}/{path}"), text)),
        );
    }
    main.push_str("}\n");
    // It has to compile without warnings; its values are as those of the others.
    let _ = writeln!(manifest, "reserved = {{ path = \"reserved\" }}");
    let made = generate(&reserved::csdl(), "reserved", false);
    let within = |(path, text)| (format!("reserved/{path}"), text);
    files.extend(made.into_iter().map(within));
    files.push(("Cargo.toml".to_owned(), manifest));
    files.push(("src/main.rs".to_owned(), main));
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let files = files.iter().map(|(path, text)| (path.clone(), &**text));
    let package = Package::write(&tmp.join("random"), files).expect("written");
    let target = package::target(tmp);
    let printed = package
        .cargo(&["run"], target)
        .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(printed, "", "there are no warnings");
}

/// What each value goes through; then its calls, a line each.
const MAIN: &str = r#"
use serde::{Serialize, de::DeserializeOwned};

fn same<T: Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug>(name: &str, json: &str) {
    let read: T = serde_json::from_str(json).unwrap_or_else(|error| panic!("{name}: {error}\n{json}"));
    let written = serde_json::to_string(&read).unwrap();
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&written), value(json), "{name}");
    let again: T = serde_json::from_str(&written).unwrap();
    assert_eq!(again, read.clone(), "{name}");
    let _ = format!("{read:?}");
}

fn main() {
"#;

fn generate(metadata: &str, name: &str, divide: bool) -> Files {
    let config = CONFIG.replace("CRATE", name);
    let texts = Texts {
        metadata: metadata.to_owned(),
        config: config.replace("DIVIDE", &divide.to_string()),
        ..Texts::default()
    };
    texts
        .generate("cargo test -p graph-tests --test random", &runtime())
        .unwrap_or_else(|problems| {
            panic!("{name}:\n{}\n{}", texts.render(&problems), texts.metadata)
        })
}

/// Values of every type that was made, by its path in the crate.
fn calls(main: &mut String, schema: &Schema, rng: &mut Rng, made: &Files, name: &str) {
    let name = name.replace('-', "_");
    for (path, wire) in paths(made) {
        let ty = (0..schema.types.len())
            .find(|ty| schema.name(*ty) == wire)
            .expect("a type of the schema");
        for _ in 0..VALUES {
            let json = schema.json(rng, ty, 3).to_string();
            let _ = writeln!(
                main,
                "    same::<{name}::models::{path}>({wire:?}, {json:?});"
            );
        }
    }
}

/// The text of a literal with `\u{…}` in it.
fn unescaped(literal: &str) -> String {
    let mut parts = literal.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("a number");
        let number = u32::from_str_radix(number, 16).expect("a number");
        text.push(char::from_u32(number).expect("a character"));
        text.push_str(rest);
    }
    text
}

/// Where each type stands below `models`, and what it is called in the metadata: from the table beside each.
fn paths(made: &Files) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for (file, text) in made {
        let Some((_, file)) = file.split_once("src/models/") else {
            continue;
        };
        // Raw, since a namespace may be called as a keyword is.
        let (folders, _) = file.rsplit_once('/').unwrap_or_default();
        let folders = folders.split('/').filter(|folder| !folder.is_empty());
        let module: String = folders.map(|folder| format!("r#{folder}::")).collect();
        for table in ["structured_type! {", "enum_type! {"] {
            for rest in text.split(table).skip(1) {
                let (rust, rest) = rest.split_once(':').expect("a name");
                let wire = rest.split('"').nth(1).expect("a name in the metadata");
                paths.push((format!("{module}{}", rust.trim()), unescaped(wire)));
            }
        }
    }
    assert!(!paths.is_empty(), "there are types");
    paths
}
