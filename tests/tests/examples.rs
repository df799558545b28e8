//! Every example of reference pages, written as Rust, compiled, sent, and answered as its page says.

use graph_tests::examples::compile_and_send;
use graph_tests::{root, shared};
use std::path::Path;

#[test]
fn the_examples_of_the_project_compile_and_are_sent() {
    let pages = root().join("metadata/synchronization-beta/examples");
    compile_and_send("own", Path::new(env!("CARGO_TARGET_TMPDIR")), &[pages]);
}

#[test]
fn the_examples_of_the_reference_compile_and_are_sent_needs_shared() {
    let test = "the_examples_of_the_reference_compile_and_are_sent_needs_shared";
    let Some(shared) = shared(test) else { return };
    let docs = shared.join("docs");
    let pages = [
        "beta-2021-07-synchronization",
        "provision-on-demand.en.md",
        "provision-on-demand.zh-cn.md",
    ];
    let pages: Vec<_> = pages.iter().map(|page| docs.join(page)).collect();
    compile_and_send("reference", Path::new(env!("CARGO_TARGET_TMPDIR")), &pages);
}
