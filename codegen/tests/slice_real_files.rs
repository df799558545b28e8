//! Slices of the metadata files of `../shared`.

mod shared;

use codegen::slice;

#[test]
fn synchronization_has_67_types_needs_shared() {
    let Some(text) = shared::text(shared::SYNCHRONIZATION) else { return };
    let config = shared::synchronization();
    let model = shared::model(&shared::schema(&text), &config, &text);
    let slice = slice::select(&model, &config).unwrap_or_else(|problems| panic!("{}", shared::render(&problems, &text)));
    assert_eq!(slice.types().count(), 67);
    for (id, place) in slice.places() {
        println!("{id:?} {} {:?} {:?} {:?} {}", place.path, place.role, place.verbs, place.operations, place.edges.len());
    }
}

#[test]
fn every_file_resolves_needs_shared() {
    for name in shared::ALL {
        let Some(text) = shared::text(name) else { return };
        let schema = shared::schema(&text);
        let now = std::time::Instant::now();
        let model = shared::model(&schema, &Default::default(), &text);
        let resolved = now.elapsed();
        let config = shared::paths(&["/**"]);
        let now = std::time::Instant::now();
        let slice = slice::select(&model, &config).unwrap_or_else(|problems| panic!("{}", shared::render(&problems, &text)));
        println!("{name}: {resolved:?} {:?} places {} types {} edges {} ops {}", now.elapsed(), slice.places().count(), slice.types().count(), slice.places().map(|p|p.1.edges.len()).sum::<usize>(), slice.operations().count());
    }
}
