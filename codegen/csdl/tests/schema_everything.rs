//! Every construct of CSDL in one small file: what is read, where it is, and how it is written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use graph_csdl::problem::line_and_column;
use graph_csdl::schema::{self, Expression, ScalarKind, TypeItemKind};

const TEXT: &str = include_str!("csdl/everything.csdl");
const WRITTEN: &str = include_str!("csdl/everything.written.csdl");
const HEADER: &str =
    "Every construct of everything.csdl as it is written: names in full, and no comments.";

#[test]
fn everything_is_written_with_names_in_full() {
    let schema = schema::read(TEXT).unwrap();
    assert_eq!(schema.warnings.len(), 0, "{:?}", schema.warnings);
    let written = schema::write(&schema, HEADER);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csdl");
        std::fs::write(folder.join("everything.written.csdl"), &written).unwrap();
    }
    assert_eq!(written, WRITTEN);
}

#[test]
fn written_schemas_are_equivalent() {
    let schema = schema::read(TEXT).unwrap();
    let again = schema::read(WRITTEN).unwrap();
    assert_ne!(again, schema);
    assert_eq!(
        schema::without_places(again),
        schema::without_places(schema)
    );
}

#[test]
fn items_know_where_they_stand() {
    let schema = schema::read(TEXT).unwrap();
    let animal = &schema.namespaces[0].types[0];
    let TypeItemKind::Entity(entity) = &animal.kind else {
        panic!("{animal:?}");
    };
    let places = [
        animal.at,
        entity.properties[3].at,
        entity.properties[3].annotations[0].at,
        entity.navigation[0].at,
    ];
    assert_eq!(
        places.map(|at| line_and_column(TEXT, at)),
        [(15, 7), (23, 9), (24, 11), (27, 9)]
    );
}

#[test]
fn text_is_kept_as_xml_means_it() {
    let schema = schema::read(TEXT).unwrap();
    let TypeItemKind::Enum(diet) = &schema.namespaces[0].types[4].kind else {
        panic!("{:?}", schema.namespaces[0].types[4]);
    };
    let green = Expression::Scalar(ScalarKind::String, " green <& fresh> ".to_owned());
    assert_eq!(diet.members[1].annotations[0].value, Some(green));
    assert_eq!(diet.members[1].value, Some(i64::MIN));
    assert_eq!(diet.members[2].value, None);
}

#[test]
fn a_header_cannot_end_its_comment() {
    let schema = schema::read(TEXT).unwrap();
    let written = schema::write(&schema, "a --> <b/> ---\n");
    assert!(
        written.contains("\n<!-- a - - > <b/> - - - -->\n<edmx:Edmx "),
        "{}",
        &written[..120]
    );
    assert!(schema::read(&written).is_ok());
}

/// No part of the file is a file, and no part makes the reader fail otherwise than with problems.
#[test]
fn a_file_cut_short_is_refused_wherever_it_is_cut() {
    let end = TEXT.trim_end().len();
    for (cut, _) in TEXT.char_indices().take_while(|(cut, _)| *cut < end) {
        let problems = schema::read(&TEXT[..cut]).unwrap_err();
        assert_eq!(problems.iter().count(), 1, "cut at {cut}");
    }
}

/// Here and there, a character is replaced by one that means something in XML or in names.
#[test]
fn a_damaged_file_never_stops_the_reader() {
    let damages = ["<", "\"", "&", "/", ".", "(", "@", "é", ""];
    for ((at, found), damage) in TEXT.char_indices().step_by(5).zip(damages.iter().cycle()) {
        let text = format!("{}{damage}{}", &TEXT[..at], &TEXT[at + found.len_utf8()..]);
        if let Err(problems) = schema::read(&text) {
            assert_ne!(problems.render(|_| ("f", &text)), "");
        }
    }
}

#[test]
fn byte_order_mark_and_line_endings_do_not_matter() {
    let schema = schema::without_places(schema::read(TEXT).unwrap());
    let windows = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    assert_eq!(
        schema::without_places(schema::read(&windows).unwrap()),
        schema
    );
}
