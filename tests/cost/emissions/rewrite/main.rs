//! Makes, of a generated crate, one with the same types or operations emitted in another way:
//!
//! ```text
//! rewrite tables|derives|flatten|async FROM TO
//! ```
//!
//! `tables` is what was generated; the others are in `models.rs` and `builders.rs`. Names and types come from the items
//! of the files; of a macro only the pairs of a name and a text are read, so that what it expands to may change.

mod builders;
mod facts;
mod models;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of `src`, by their path below it.
type Files = BTreeMap<PathBuf, syn::File>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, from, to] = arguments.as_slice() else {
        return Err("rewrite tables|derives|flatten|async FROM TO".into());
    };
    let (from, to) = (Path::new(from), Path::new(to));
    let mut files = Files::new();
    read(&from.join("src"), Path::new(""), &mut files)?;
    let (files, dependencies) = match kind.as_str() {
        "tables" => (with_json(files), ""),
        "derives" => (models::derived(files, false)?, SERDE),
        "flatten" => (models::derived(files, true)?, SERDE),
        "async" => (builders::awaited(files), ""),
        other => return Err(format!("there is no kind {other}").into()),
    };
    let runtime = format!("path = \"{}\"", from.join("runtime").display());
    let manifest = fs::read_to_string(from.join("Cargo.toml"))?
        .replace("path = \"runtime\"", &runtime)
        .replace(
            "[dependencies]\n",
            &format!("[dependencies]\n{dependencies}"),
        );
    write(&to.join("Cargo.toml"), &manifest)?;
    for (path, file) in &files {
        write(&to.join("src").join(path), &prettyplease::unparse(file))?;
    }
    Ok(())
}

const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = { version = \"1\", features = [\"raw_value\"] }\n";

/// Every kind reads and writes by the same two names.
fn with_json(mut files: Files) -> Files {
    if let Some(root) = files.get_mut(Path::new("lib.rs")) {
        root.items.push(syn::parse_quote!(
            pub use graph_runtime::json;
        ));
    }
    files
}

fn read(root: &Path, below: &Path, files: &mut Files) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(root.join(below))? {
        let path = below.join(entry?.file_name());
        let whole = root.join(&path);
        if whole.is_dir() {
            read(root, &path, files)?;
        } else {
            let file = syn::parse_file(&fs::read_to_string(&whole)?)?;
            files.insert(path, file);
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    Ok(fs::write(path, text)?)
}
