//! Slices of the metadata files of `../shared`.

mod shared;

use codegen::{list, slice};

#[test]
fn synchronization_has_67_types_and_57_operations_a_root_needs_shared() {
    let Some(text) = shared::text(shared::SYNCHRONIZATION) else {
        return;
    };
    let config = shared::synchronization();
    let model = shared::model(&shared::schema(&text), &config, &text);
    let slice = slice::select(&model, &config)
        .unwrap_or_else(|problems| panic!("{}", shared::render(&problems, &text)));
    assert_eq!(slice.types().count(), 67);
    let lines = list::operations(&slice).lines;
    for root in [
        "/servicePrincipals/{}/synchronization",
        "/applications/{}/synchronization",
    ] {
        assert_eq!(
            lines
                .iter()
                .filter(|line| line.path.starts_with(root))
                .count(),
            57,
            "{root}"
        );
    }
    assert_eq!(lines.len(), 114);
}

#[test]
fn every_file_resolves_needs_shared() {
    for name in shared::ALL {
        let Some(text) = shared::text(name) else {
            return;
        };
        let schema = shared::schema(&text);
        let now = std::time::Instant::now();
        let model = shared::model(&schema, &Default::default(), &text);
        let resolved = now.elapsed();
        let config = shared::paths(&["/**"]);
        let now = std::time::Instant::now();
        let slice = slice::select(&model, &config)
            .unwrap_or_else(|problems| panic!("{}", shared::render(&problems, &text)));
        println!(
            "{name}: {resolved:?} {:?} places {} types {} edges {} ops {}",
            now.elapsed(),
            slice.places().count(),
            slice.types().count(),
            slice.places().map(|p| p.1.edges.len()).sum::<usize>(),
            slice.operations().count()
        );
        let now = std::time::Instant::now();
        println!(
            "   {} {:?}",
            list::operations(&slice).lines.len(),
            now.elapsed()
        );
    }
}
