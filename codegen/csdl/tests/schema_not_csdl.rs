//! What is said of files that are not CSDL, or too much of it: the whole messages, with their places.

mod said;

use graph_csdl::schema::{MAX_BYTES, MAX_DEPTH};
use said::{messages, with_body};

/// What is not CSDL at all says so in one problem.
#[test]
fn files_that_are_not_csdl_are_refused() {
    let cases = [
        (
            "",
            r#"
f:1:1: the file is empty
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            " \n ",
            r#"
f:2:2: the file is empty
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            "{\"value\": []}",
            r#"
f:1:1: the file begins with '{', so it is not XML
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            "<!DOCTYPE html>\n<html></html>",
            r#"
f:1:1: the file has a document type declaration (DTD), which CSDL has no use for
    to fix it: remove the <!DOCTYPE …>; if a server sent it, what came is a web page and not CSDL
"#,
        ),
        (
            "<!-- no more -->",
            r#"
f:1:1: the file has no complete XML element, so it is not CSDL
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            "<html/>",
            r#"
f:1:1: in <html>: the root element is <html> and not <edmx:Edmx>, so this is not CSDL
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            "<Edmx xmlns='http://schemas.microsoft.com/ado/2007/06/edmx' Version='1.0'/>",
            r#"
f:1:1: in <Edmx>: this is CSDL of another version of OData: <Edmx> is of namespace http://schemas.microsoft.com/ado/2007/06/edmx
    to fix it: give a file of OData 4.0 or 4.01
"#,
        ),
        (
            "<Schema xmlns='http://docs.oasis-open.org/odata/ns/edm' Namespace='x'/>",
            r#"
f:1:1: in <Schema Namespace="x">: the root element is <Schema>, so this is a part of a CSDL file
    to fix it: wrap it in <edmx:Edmx> and <edmx:DataServices>
"#,
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(format!("\n{}", messages(text)), expected, "of {text:?}");
    }
}

/// XML that is malformed is one problem, at the place where it breaks.
#[test]
fn malformed_xml_is_one_problem() {
    let cases = [
        (
            "<a>\n  <b></c>\n</a>",
            r#"
f:2:6: the XML is not well-formed: expected 'b' tag, not 'c'
    to fix it: correct the XML, or fetch the file again if it was published
"#,
        ),
        (
            "<a b='1'\n   b='2'/>",
            r#"
f:2:4: the XML is not well-formed: attribute 'b' is already defined
    to fix it: correct the XML, or fetch the file again if it was published
"#,
        ),
        (
            "<a>\n\n<é x='<'/></a>",
            r#"
f:3:7: the XML is not well-formed: expected ''' not '<'
    to fix it: correct the XML, or fetch the file again if it was published
"#,
        ),
        (
            "<a>&other;</a>",
            r#"
f:1:4: the XML is not well-formed: unknown entity reference 'other'
    to fix it: correct the XML, or fetch the file again if it was published
"#,
        ),
        (
            "<a>\u{1}</a>",
            r#"
f:1:4: the XML is not well-formed: a non-XML character '\u{1}' found
    to fix it: correct the XML, or fetch the file again if it was published
"#,
        ),
        (
            "<x:a/>",
            r#"
f:1:2: the XML is not well-formed: an unknown namespace prefix 'x'
    to fix it: correct the XML, or fetch the file again if it was published
"#,
        ),
        (
            "<a>\n<b>",
            r#"
f:2:4: the XML ends before its elements are closed
    to fix it: fetch the file again: this copy is cut short
"#,
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(format!("\n{}", messages(text)), expected, "of {text:?}");
    }
}

/// What is around the Schema elements.
#[test]
fn the_wrapper_is_checked() {
    let cases = [
        (
            "<e:Edmx xmlns:e='http://docs.oasis-open.org/odata/ns/edmx'/>",
            r#"
f:1:1: <Edmx> has 0 <DataServices> elements
    to fix it: give a file with exactly one
f:1:1: the attribute Version is missing
    to fix it: add Version="…"
"#,
        ),
        (
            "<e:Edmx Version='4.02' xmlns:e='http://docs.oasis-open.org/odata/ns/edmx'>\n<e:DataServices x='1'/>\n<e:Foo/>\nstray<x/></e:Edmx>",
            r#"
f:1:9: CSDL version "4.02" is not known
    to fix it: give a file of version 4.0 or 4.01
f:2:1: <DataServices> has no <Schema>
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            "<e:Edmx Version='4.0' xmlns:e='http://docs.oasis-open.org/odata/ns/edmx'><e:Reference><e:Include/><e:IncludeAnnotations/><a/></e:Reference>\n<e:DataServices><Schema/></e:DataServices></e:Edmx>",
            r#"
f:2:1: <DataServices> has no <Schema>
    to fix it: give the file that Graph serves at /beta/$metadata or /v1.0/$metadata
"#,
        ),
        (
            "<e:Edmx Version='4.0' xmlns:e='http://docs.oasis-open.org/odata/ns/edmx'><e:DataServices>\n<Schema xmlns='http://docs.oasis-open.org/odata/ns/edm' Alias='Edm' Namespace='a..b'/></e:DataServices></e:Edmx>",
            r#"
f:2:57: in <Schema Namespace="a..b">: "Edm" is not an alias
    to fix it: write another name; Edm, odata, System and Transient are taken
"#,
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(format!("\n{}", messages(text)), expected, "of {text:?}");
    }
}

#[test]
fn nesting_has_a_limit_and_no_depth_overflows_the_stack() {
    let nested = |deep: usize| {
        let inside = deep - 3;
        with_body(&("<Annotation Term='a.b'>".repeat(inside) + &"</Annotation>".repeat(inside)))
    };
    assert_eq!(messages(&nested(MAX_DEPTH)), "nothing\n");
    let refused = "f:3:1404: elements are nested more than 64 deep\n    \
                   to fix it: give a CSDL file; none that describes a service nests this deep\n";
    assert_eq!(messages(&nested(MAX_DEPTH + 1)), refused);
    assert_eq!(messages(&nested(100_000)), refused);
    let unknown = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
    assert_eq!(messages(&unknown), refused.replace("3:1404", "1:193"));
}

#[test]
fn inputs_that_need_too_much_memory_are_refused() {
    let expected = "f: the file has more than 16000000 elements or attributes\n    \
                    to fix it: give one CSDL file; Graph's own are below 8 MB\n";
    assert_eq!(messages(&"<".repeat(20_000_000)), expected);
    assert_eq!(messages(&"=".repeat(20_000_000)), expected);
}

#[test]
fn a_file_has_a_limit() {
    let text = " ".repeat(MAX_BYTES + 1);
    let expected = "f: the file has 268435457 bytes, more than 268435456\n    \
                    to fix it: give one CSDL file; Graph's own are below 8 MB\n";
    assert_eq!(messages(&text), expected);
}
