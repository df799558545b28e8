//! What filters are as text.

use super::{Filter, PropertyPath};
use crate::{Date, Decimal, Duration, Literal, OffsetDateTime, Uuid};

/// Stands for a type; nothing of it is needed.
struct Thing;

fn path<V>(name: &'static str) -> PropertyPath<Thing, V> {
    PropertyPath::new(name)
}

#[track_caller]
fn is(filter: &Filter<Thing>, expected: &str) {
    assert_eq!(filter.as_str(), expected);
}

#[test]
fn strings_are_quoted_and_cannot_end_their_quotes() {
    let name = path::<String>("name");
    is(&name.eq("O'Brien"), "name eq 'O''Brien'");
    is(&name.ne("' or 1 eq 1 or '"), "name ne ''' or 1 eq 1 or '''");
    is(&name.starts_with("a'b"), "startswith(name,'a''b')");
    is(&name.ends_with("a%27"), "endswith(name,'a%27')");
    is(&name.contains("+&#%"), "contains(name,'+&#%')");
    is(&name.is_in(["a", "b'"]), "name in ('a','b''')");
    is(&name.gt("m"), "name gt 'm'");
    is(&name.eq(""), "name eq ''");
}

#[test]
fn values_that_are_not_strings_are_unquoted() {
    is(&path::<i32>("n").eq(-5), "n eq -5");
    is(&path::<i64>("n").ge(5_000_000_000), "n ge 5000000000");
    is(&path::<f64>("n").lt(1.5), "n lt 1.5");
    is(&path::<bool>("b").ne(true), "b ne true");
    is(&path::<bool>("b").is_null(), "b eq null");
    is(&path::<String>("s").is_not_null(), "s ne null");
    let id = Uuid::parse_str("C3A9E1F7-6b42-4d08-95ae-70f2d81b4c36").unwrap();
    is(
        &path::<Uuid>("id").eq(id),
        "id eq c3a9e1f7-6b42-4d08-95ae-70f2d81b4c36",
    );
    let at = OffsetDateTime::UNIX_EPOCH;
    is(
        &path::<OffsetDateTime>("at").le(at),
        "at le 1970-01-01T00:00:00Z",
    );
    is(&path::<Date>("day").eq(at.date()), "day eq 1970-01-01");
    is(
        &path::<Duration>("took").gt(Duration::seconds(90)),
        "took gt duration'PT1M30S'",
    );
    is(
        &path::<Decimal>("price").lt(Decimal::from(12)),
        "price lt 12",
    );
}

#[test]
fn combinations_have_the_parentheses_that_they_need() {
    let a = || path::<i32>("a").eq(1);
    let b = || path::<i32>("b").eq(2);
    is(&a().and(b()).and(a()), "a eq 1 and b eq 2 and a eq 1");
    is(&a().or(b()).or(a()), "a eq 1 or b eq 2 or a eq 1");
    is(&a().and(b()).or(a()), "a eq 1 and b eq 2 or a eq 1");
    is(&a().or(b()).and(a()), "(a eq 1 or b eq 2) and a eq 1");
    is(&a().and(b().or(a())), "a eq 1 and (b eq 2 or a eq 1)");
    is(&!a(), "not (a eq 1)");
    is(&!a().or(b()), "not (a eq 1 or b eq 2)");
    is(&(!a()).and(!!b()), "not (a eq 1) and not (not (b eq 2))");
    is(
        &a().and("x eq 1 or y eq 2"),
        "a eq 1 and (x eq 1 or y eq 2)",
    );
    is(&Filter::from("x eq 1 or y eq 2"), "x eq 1 or y eq 2");
    is(
        &Filter::from(Literal::from("a").to_string()).or(b()),
        "('a') or b eq 2",
    );
}

#[test]
fn items_of_collections_have_variables_of_their_own() {
    let tags = path::<Vec<String>>("tags");
    is(&tags.any(|tag| tag.eq("it's")), "tags/any(x:x eq 'it''s')");
    is(
        &tags.all(|tag| tag.ne("a").and(tag.ne("b"))),
        "tags/all(x:x ne 'a' and x ne 'b')",
    );
    let lists = path::<Vec<Vec<i32>>>("lists");
    let nested = lists.any(|list| list.any(|n| n.gt(1)).or(tags.any(|tag| tag.eq("a"))));
    is(
        &nested,
        "lists/any(x:x/any(x1:x1 gt 1) or tags/any(x1:x1 eq 'a'))",
    );
    is(&tags.any(|tag| tag.eq("a")), "tags/any(x:x eq 'a')");
    is(&tags.count().eq(0), "tags/$count eq 0");
}

#[test]
fn advanced_queries_of_directory_objects_are_known() {
    let name = path::<String>("name");
    let tags = path::<Vec<String>>("tags");
    for plain in [
        name.eq("a"),
        name.ge("a"),
        name.is_in(["a"]),
        name.is_null(),
        name.starts_with("a").and(name.eq("b")),
        tags.any(|tag| tag.eq("a")),
        "a ne 1".into(),
    ] {
        assert!(!plain.is_advanced(), "{plain}");
    }
    for advanced in [
        name.ne("a"),
        name.is_not_null(),
        name.ends_with("a"),
        !name.eq("a"),
        name.eq("a").or(name.eq("b").and(name.ne("c"))),
        tags.any(|tag| tag.ends_with("a")),
        tags.count().eq(0),
    ] {
        assert!(advanced.is_advanced(), "{advanced}");
    }
}

#[test]
fn one_of_nothing_is_refused_and_values_are_not_shown() {
    let name = path::<String>("name");
    let nothing: [&str; 0] = [];
    for filter in [
        name.is_in(nothing),
        name.eq("a").and(name.is_in(nothing)),
        !name.is_in(nothing),
        path::<Vec<String>>("tags").any(|tag| tag.is_in(nothing)),
        Filter::from(" "),
        name.eq("a").or(""),
    ] {
        assert!(filter.problem().is_some(), "{filter}");
    }
    assert!(!format!("{:?}", name.eq("S3CRET")).contains("S3CRET"));
}
