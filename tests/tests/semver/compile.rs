//! Calls rustc for a crate and for the programs that use it: what Cargo adds to that takes longer than the compiler here.

use graph_codegen::emit::Files;
use graph_tests::package::{self, Package};
use graph_tests::runtime;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Features of every generated crate that a program is compiled with.
const OWN: [&str; 2] = ["client", "serde"];

/// What programs are compiled with.
pub(crate) struct Compiler {
    folder: PathBuf,
    runtime: PathBuf,
    serde: PathBuf,
}

/// A compiled crate.
pub(crate) struct Library {
    package: String,
    folder: PathBuf,
}

#[derive(Deserialize)]
struct Artifact {
    target: Target,
    filenames: Vec<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Manifest {
    package: Name,
    #[serde(default)]
    features: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Name {
    name: String,
}

impl Compiler {
    /// Compiles the runtime by Cargo, in a folder of this name.
    pub(crate) fn new(name: &str) -> Self {
        let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = tmp.join("semver").join(name);
        let manifest = format!(
            "[package]\nname = \"semver-{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             graph-runtime = {{ path = \"{}\", default-features = false, features = [\"client\", \"serde\"] }}\nserde = \"1\"\n",
            runtime()
        );
        let files = [
            ("Cargo.toml".to_owned(), manifest.as_str()),
            ("src/lib.rs".to_owned(), ""),
        ];
        let package = Package::write(&folder.join("runtime"), files).expect("written");
        let printed = package.cargo(&["check", "--message-format=json"], package::target(tmp));
        let printed = printed.unwrap_or_else(|errors| panic!("{errors}"));
        let artifacts = printed.lines().map(serde_json::from_str::<Artifact>);
        let artifacts: Vec<Artifact> = artifacts.filter_map(Result::ok).collect();
        let metadata = |name: &str| {
            let found = artifacts.iter().find(|one| one.target.name == name);
            let mut names = found.into_iter().flat_map(|one| &one.filenames);
            let found = names.find(|file| file.extension().is_some_and(|it| it == "rmeta"));
            found
                .unwrap_or_else(|| panic!("no {name} in\n{printed}"))
                .clone()
        };
        let (runtime, serde) = (metadata("graph_runtime"), metadata("serde"));
        let folder = folder.join("made");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("programs")).expect("a folder");
        Self {
            folder,
            runtime,
            serde,
        }
    }

    /// Writes the files of a crate, and returns their folder.
    fn write(&self, name: &str, files: &Files) -> Result<PathBuf, String> {
        let folder = self.folder.join(name);
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&folder)).map_err(|it| it.to_string())?;
            fs::write(path, text).map_err(|it| it.to_string())?;
        }
        Ok(folder)
    }

    /// Writes the documentation of an undivided crate with a feature as JSON into `folder`, as cargo-semver-checks does, and returns the file.
    pub(crate) fn document(
        &self,
        name: &str,
        files: &Files,
        feature: &str,
        folder: &Path,
    ) -> Result<PathBuf, String> {
        let place = self.write(name, files)?;
        let parts = parts(files, feature)?;
        let [
            Part {
                package, features, ..
            },
        ] = parts.as_slice()
        else {
            return Err("its models are in several packages".to_owned());
        };
        let folder = folder.join(name);
        let mut rustdoc = Command::new("rustdoc");
        rustdoc
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["-Zunstable-options", "--output-format", "json"])
            .args(["--document-private-items", "--document-hidden-items"])
            .arg("--out-dir")
            .arg(&folder);
        self.inputs(&mut rustdoc, package, &place.join("src/lib.rs"));
        for feature in features {
            rustdoc.arg("--cfg").arg(format!("feature=\"{feature}\""));
        }
        run(&mut rustdoc)?;
        Ok(folder.join(package).with_extension("json"))
    }

    /// Compiles a generated crate with a feature.
    pub(crate) fn library(
        &self,
        name: &str,
        files: &Files,
        feature: &str,
    ) -> Result<Library, String> {
        let folder = self.write(name, files)?;
        let parts = parts(files, feature)?;
        let whole = parts.first().expect("a manifest");
        let library = Library {
            package: whole.package.clone(),
            folder,
        };
        // A part needs those after it.
        for (index, part) in parts.iter().enumerate().rev() {
            let root = library.folder.join(&part.folder).join("src/lib.rs");
            let mut rustc = self.rustc(&part.package, &root);
            rustc
                .arg("--out-dir")
                .arg(&library.folder)
                .arg("-L")
                .arg(&library.folder);
            for feature in &part.features {
                rustc.arg("--cfg").arg(format!("feature=\"{feature}\""));
            }
            for Part { package, .. } in &parts[index + 1..] {
                let file = library.folder.join(format!("lib{package}.rmeta"));
                rustc
                    .arg("--extern")
                    .arg(format!("{package}={}", file.display()));
            }
            run(&mut rustc)?;
        }
        Ok(library)
    }

    /// Compiles a program that uses a library.
    pub(crate) fn program(&self, name: &str, text: &str, library: &Library) -> Result<(), String> {
        let path = self.folder.join(format!("{name}.rs"));
        fs::write(&path, text).map_err(|it| it.to_string())?;
        let mut rustc = self.rustc(&format!("program_{}", name.replace('-', "_")), &path);
        let file = library.folder.join(format!("lib{}.rmeta", library.package));
        let name = format!("{}={}", library.package, file.display());
        rustc.arg("-L").arg(&library.folder);
        rustc.arg("--out-dir").arg(self.folder.join("programs"));
        run(rustc.arg("--extern").arg(name))
    }

    fn rustc(&self, name: &str, path: &Path) -> Command {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut command = Command::new(rustc);
        command.args(["--emit", "metadata"]);
        self.inputs(&mut command, name, path);
        command
    }

    /// The arguments that rustc and rustdoc share.
    fn inputs(&self, command: &mut Command, name: &str, path: &Path) {
        command
            .args(["--edition", "2024", "--crate-type", "lib"])
            .args(["--cap-lints", "allow", "--crate-name", name])
            .arg(path)
            .arg("-L")
            .arg(dependencies(&self.runtime));
        for (name, file) in [("graph_runtime", &self.runtime), ("serde", &self.serde)] {
            command
                .arg("--extern")
                .arg(format!("{name}={}", file.display()));
        }
    }
}

/// The features in the manifest of a crate.
pub(crate) fn features(files: &Files) -> BTreeSet<String> {
    let manifest: Manifest = toml::from_str(&files["Cargo.toml"]).expect("a manifest");
    manifest.features.into_keys().collect()
}

/// A crate, or a part of a divided one.
struct Part {
    /// As Rust names it.
    package: String,
    /// Its folder in the crate, with a slash at the end; empty for the crate itself.
    folder: String,
    /// Its features that are enabled.
    features: BTreeSet<String>,
}

/// The crate with this feature, and its parts with what that enables of theirs: each before the parts that it needs.
fn parts(files: &Files, feature: &str) -> Result<Vec<Part>, String> {
    let mut asked = BTreeMap::<String, BTreeSet<String>>::new();
    let mut parts = Vec::new();
    // The manifest of the crate is the first, and that of the shared part the last.
    for (path, text) in files {
        let Some(folder) = path.strip_suffix("Cargo.toml") else {
            continue;
        };
        let Manifest { package, features } = toml::from_str(text).expect("a manifest");
        let first = match parts.is_empty() {
            true => OWN
                .iter()
                .copied()
                .chain([feature])
                .map(str::to_owned)
                .collect(),
            false => asked.remove(&package.name).unwrap_or_default(),
        };
        parts.push(Part {
            package: package.name.replace('-', "_"),
            folder: folder.to_owned(),
            features: enabled(&features, first, &mut asked)?,
        });
    }
    Ok(parts)
}

/// The features that are on with these; those that they enable of other packages are added to what is asked of them.
fn enabled(
    features: &BTreeMap<String, Vec<String>>,
    first: BTreeSet<String>,
    asked: &mut BTreeMap<String, BTreeSet<String>>,
) -> Result<BTreeSet<String>, String> {
    let (mut on, mut next) = (BTreeSet::new(), Vec::from_iter(first));
    while let Some(feature) = next.pop() {
        let implied = features.get(&feature);
        let implied = implied.ok_or_else(|| format!("error: there is no feature {feature}"))?;
        for one in implied {
            match one.split_once('/') {
                Some((package, feature)) => {
                    let of_package = asked.entry(package.to_owned()).or_default();
                    of_package.insert(feature.to_owned());
                    // An optional dependency is a feature of the same name.
                    on.insert(package.to_owned());
                }
                None if on.contains(one) => {}
                None => next.push(one.clone()),
            }
        }
        on.insert(feature);
    }
    Ok(on)
}

fn dependencies(file: &Path) -> String {
    let folder = file.parent().unwrap_or(file);
    format!("dependency={}", folder.display())
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}
