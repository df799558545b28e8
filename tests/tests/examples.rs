//! Every example of reference pages, written as Rust, compiled, sent, and answered as its page says.

use graph_tests::examples::{Subject, compile_and_send};
use graph_tests::package::Package;
use graph_tests::{Texts, root, runtime, shared, slices};
use std::fs;
use std::path::{Path, PathBuf};

/// As functions of a crate of this name.
fn of_slice(slice: &str, name: &str, pages: &[PathBuf]) {
    let subject = Subject {
        name,
        slice: &root().join("metadata").join(slice),
        made: &root().join("generated").join(slice),
        tmp: Path::new(env!("CARGO_TARGET_TMPDIR")),
    };
    compile_and_send(subject, pages);
}

/// The pages of a slice in a folder, inherited ones as they are for its version of Graph.
fn pages_of(slice: &str) -> PathBuf {
    let pages = Texts::read(&root().join("metadata").join(slice)).known_pages();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples/pages");
    let files = pages.iter().map(|(name, text)| (name.clone(), &**text));
    Package::write(&folder.join(slice), files).expect("written");
    folder.join(slice).join("examples")
}

#[test]
fn the_examples_of_the_project_compile_and_are_sent() {
    for slice in slices() {
        of_slice(&slice, &format!("own-{slice}"), &[pages_of(&slice)]);
    }
}

#[test]
fn the_examples_of_the_reference_compile_and_are_sent_needs_shared() {
    let test = "the_examples_of_the_reference_compile_and_are_sent_needs_shared";
    let Some(shared) = shared(test) else { return };
    let pages = [
        "beta-2021-07-synchronization",
        "provision-on-demand.en.md",
        "provision-on-demand.zh-cn.md",
    ];
    let pages = pages.map(|page| shared.join("docs").join(page));
    of_slice("synchronization-beta", "reference", &pages);
}

#[test]
fn the_examples_of_part_of_v1_compile_and_are_sent_needs_shared() {
    let test = "the_examples_of_part_of_v1_compile_and_are_sent_needs_shared";
    let Some(shared) = shared(test) else { return };
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (slice, made) = (tmp.join("examples/slice"), tmp.join("examples/crate"));
    // The metadata as it was when the pages were written.
    let metadata = shared.join("metadata/v1.0-Prod-2021-07-20.csdl");
    let metadata = fs::read_to_string(metadata).expect("the metadata");
    let asked = |name: &str| {
        let path = root().join("tests/examples-of-v1").join(name);
        fs::read_to_string(path).expect("what is asked for")
    };
    let (config, unsent) = (asked("slice.toml"), asked("unsent.toml"));
    let files = [
        ("schema.csdl".to_owned(), metadata.as_str()),
        ("slice.toml".to_owned(), config.as_str()),
        ("unsent.toml".to_owned(), unsent.as_str()),
    ];
    Package::write(&slice, files).expect("written");
    let texts = Texts::read(&slice);
    let files = texts
        .generate("cargo test -p graph-tests --test examples", &runtime())
        .unwrap_or_else(|problems| panic!("{}", texts.render(&problems)));
    let files = files.iter().map(|(path, text)| (path.clone(), &**text));
    Package::write(&made, files).expect("written");
    let subject = Subject {
        name: "v1",
        slice: &slice,
        made: &made,
        tmp,
    };
    compile_and_send(subject, &[shared.join("docs/v1.0-2021-07/api")]);
}
