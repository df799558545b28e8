//! Tests of an item follow the slice: without the item they are not compiled.
//!
//! Each request builder of a slice's crate is a value of the cfg `beta` or `v1`: `#[cfg(beta = "bulk_upload")]`.

use std::fs;
use std::path::Path;

fn main() {
    for (name, slice) in [
        ("beta", "synchronization-beta"),
        ("v1", "synchronization-v1"),
    ] {
        let folder = Path::new("../generated").join(slice).join("src/builders");
        println!("cargo::rerun-if-changed={}", folder.display());
        println!("cargo::rustc-check-cfg=cfg({name}, values(any()))");
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if let Some(builder) = path.file_stem().and_then(|stem| stem.to_str()) {
                println!("cargo::rustc-cfg={name}=\"{builder}\"");
            }
        }
    }
}
