use super::{Head, heads};
use crate::verb::SystemSegment;

fn name(name: &str) -> Head {
    Head::Name(name.to_owned())
}

fn call(name: &str, names: &[&str]) -> Head {
    Head::Call(
        name.to_owned(),
        names.iter().map(|name| (*name).to_owned()).collect(),
    )
}

#[test]
fn patterns_are_read() {
    for (text, expected) in [
        ("/**", vec![Head::Rest]),
        ("/users/{id}/**", vec![name("users"), Head::Key, Head::Rest]),
        (
            "/users/*/microsoft.graph.delta()",
            vec![name("users"), Head::Any, call("microsoft.graph.delta", &[])],
        ),
        (
            "/x/range(address='{address}')",
            vec![name("x"), call("range", &["address"])],
        ),
        (
            "/x/range(address='A1/B2')/format",
            vec![name("x"), call("range", &["address"]), name("format")],
        ),
        (
            "/x/cell(row={},column={})",
            vec![name("x"), call("cell", &["column", "row"])],
        ),
        (
            "/servicePrincipals(appId='{appId}')",
            vec![call("servicePrincipals", &["appId"])],
        ),
        (
            "/users('{id}')/$value",
            vec![call("users", &[""]), Head::Control(SystemSegment::Value)],
        ),
        (
            "/groups/{id}/members/$ref",
            vec![
                name("groups"),
                Head::Key,
                name("members"),
                Head::Control(SystemSegment::Ref),
            ],
        ),
    ] {
        assert_eq!(heads(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_reported() {
    for (text, what) in [
        ("users", "it does not start at the service root"),
        ("/users/", "a segment is empty: ``"),
        ("/users//x", "a segment is empty: ``"),
        ("/users/**/mail", "only the last segment may be `**`: `**`"),
        ("/users/{id", "a key is not closed: `{id`"),
        (
            "/drives/{id}/root:/{path}:/content",
            "a pattern has no items by their path: `root:`",
        ),
        ("/users/a*", "a segment cannot be read: `a*`"),
        (
            "/users?$top=1",
            "it has a query, which belongs to a request",
        ),
        (
            "/users/$count/x",
            "a system segment is not the last one: `$count`",
        ),
        (
            "/x/range(address={}",
            "a parenthesis is not closed: `range(address={}`",
        ),
    ] {
        let found = heads(text).err().map(|mistake| mistake.what);
        assert_eq!(found.as_deref(), Some(what), "{text}");
    }
}
