//! Every kind of irregularities, on a small page: classified, placed, and read all the same.

use graph_reference::Page;

/// A page with a request, and the irregularities that it has: kind and line, and how many examples and templates are read.
struct Case {
    text: &'static str,
    irregularities: &'static [(&'static str, usize)],
    examples: usize,
    templates: usize,
}

const CLEAN: &str = "\
## A
<!-- { \"blockType\": \"ignored\" } -->
```http
GET /shelves/{id}
```
## B
<!-- { \"blockType\": \"request\" } -->
```http
GET https://graph.microsoft.com/v1.0/shelves/{id}
```
<!-- { \"blockType\": \"response\" } -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{ \"id\": \"1\" }
```
";

const fn case(
    text: &'static str,
    irregularities: &'static [(&'static str, usize)],
    examples: usize,
    templates: usize,
) -> Case {
    Case {
        text,
        irregularities,
        examples,
        templates,
    }
}

const REQUEST: &str = "<!-- { \"blockType\": \"request\" } -->\n";

fn read(text: &str) -> Page {
    graph_reference::read(text, "page.md")
}

fn found(page: &Page) -> Vec<(String, usize)> {
    page.irregularities
        .iter()
        .map(|irregularities| {
            (
                irregularities.kind.to_string(),
                page.line(irregularities.at),
            )
        })
        .collect()
}

#[test]
fn a_clean_page_has_none() {
    let page = read(CLEAN);
    assert_eq!(found(&page), []);
    assert_eq!((page.examples.len(), page.templates.len()), (1, 1));
    assert!(page.examples[0].response.is_some());
}

#[test]
fn each_kind_is_named_and_placed() {
    let cases = [
        case("\u{feff}# A\n", &[("byte-order-mark", 1)], 0, 0),
        case("# A\r\n\r\nB\r\n", &[("carriage-return", 1)], 0, 0),
        case("# A\nb\u{a0}c\n", &[("odd-space", 2)], 0, 0),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n``` http\nGET /a\n```\n",
            &[("space-before-language", 2)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```\nGET /a\n```\n",
            &[("no-language", 2)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n  ```http\n  GET /a\n  ```\n",
            &[("indented-fence", 2)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n\n    ```http\n    GET /a\n    ```\n",
            &[("indented-fence", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a\n\n# B\ntext\n",
            &[("unclosed-fence", 2)],
            0,
            1,
        ),
        case(
            "```http\nGET /a\n\n<!-- {\"blockType\": \"request\"} -->\n```http\nGET https://graph.microsoft.com/v1.0/a\n```\n",
            &[("unclosed-fence", 1), ("no-annotation", 1)],
            1,
            1,
        ),
        case("text <!-- open\nmore\n", &[], 0, 0),
        case("<!-- open\nmore\n", &[("unclosed-comment", 1)], 0, 0),
        case("```http\nGET /a\n```\n", &[("no-annotation", 1)], 0, 1),
        case(
            "<!-- { blockType: 'ignored', } -->\n```http\nGET /a\n```\n",
            &[("annotation-spelling", 1)],
            0,
            1,
        ),
        case(
            "<!-- { \"blockType\": \"ignored\", \"@type\": \"a.b\" } -->\n```http\nGET /a\n```\n",
            &[("annotation-spelling", 1)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"response\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\n\n{}\n```\n",
            &[("annotation-contradicted", 2), ("no-content-type", 5)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\nAccept: text/plain\n\n{}\n\nHTTP/1.1 200 OK\n\n{}\n```\n",
            &[("shared-fence", 2), ("no-content-type", 6)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nGET https://graph.microsoft.com/v1.0/a\n\n{ \"id\": 1 }\n```\n",
            &[("shared-fence", 5), ("status-line", 5)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\n\nContent-Type: application/json\n\n{}\n```\n",
            &[("gap-before-headers", 5)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\nContent-Type: application/json\n{}\n```\n",
            &[("no-blank-line", 5)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a\nor\nGET /b\n```\n",
            &[("text-in-templates", 4)],
            0,
            2,
        ),
        case(
            "```json\n{ \"id\": 1 }\n```\n",
            &[("no-annotation", 1)],
            0,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```json\nGET /a\n```\n",
            &[("wrong-language", 2)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nGET https://graph.microsoft.com/v1.0/a\nAccept : text/plain\nPrefer x\n```\n",
            &[("broken-header", 4), ("broken-header", 5)],
            1,
            0,
        ),
        case("a cafÃ©, no café\n", &[("mojibake", 1)], 0, 0),
        case("[a](b.md and more\n", &[("broken-link", 1)], 0, 0),
        case("write `[a](b.md)` or `[a]` (b.md)\n", &[], 0, 0),
        case("```http\n/a/b\n```\n", &[("not-a-request", 1)], 0, 0),
        case(
            "<!-- {\"blockType\": \"response\"} -->\n```json\n{ \"id\": 1 }\n```\n",
            &[("status-line", 2)],
            0,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nnothing\n```\n",
            &[("not-a-request", 2)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nGET https://graph.microsoft.com/v1.0/a\n  ?$top=1\n  &$skip=2\n```\n",
            &[("wrapped-url", 4), ("wrapped-url", 5)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nget https://graph.microsoft.com/v1.0/a\n```\n",
            &[("method-case", 3)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET a/b\n```\n",
            &[("no-leading-slash", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nGET /a\n```\n",
            &[("relative-url", 3)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET https://graph.microsoft.com/v1.0/a/{id}\n```\n",
            &[("absolute-template", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a/{id}/b/{id}\n```\n",
            &[("repeated-placeholder", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a/x y/{b | c}\n```\n",
            &[("space-in-path", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a?$filter=b eq 'c'\n```\n",
            &[("space-in-query", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"ignored\"} -->\n```http\nGET /a?$filter=any(b\n```\n",
            &[("uneven-parentheses", 3)],
            0,
            1,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nDELETE https://graph.microsoft.com/v1.0/a\n```\n<!-- {\"blockType\": \"response\"} -->\n```http\nHTTP/1.1 200, OK\n```\n",
            &[("status-line", 7)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\nContent-length: 99\n\n{}\n```\n",
            &[("stale-content-length", 4), ("no-content-type", 6)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nGET https://graph.microsoft.com/v1.0/a\n```\n<!--\nthe whole of it:\n{\n  \"@odata.context\": \"x\"\n}\n-->\n",
            &[("hidden", 7)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\n\n{ \"a\": }\n```\n",
            &[("unreadable", 5)],
            1,
            0,
        ),
        case(
            "<!-- {\"blockType\": \"request\"} -->\n```http\nPOST https://graph.microsoft.com/v1.0/a\n\n{\n  a: {id}, // c\n  ...\n}\n```\n",
            &[
                ("no-content-type", 5),
                ("json-unquoted-key", 6),
                ("json-placeholder", 6),
                ("json-comment", 6),
                ("json-ellipsis", 7),
            ],
            1,
            0,
        ),
    ];
    for Case {
        text,
        irregularities,
        examples,
        templates,
    } in &cases
    {
        let page = read(text);
        let mut expected: Vec<(String, usize)> = irregularities
            .iter()
            .map(|(kind, line)| ((*kind).to_owned(), *line))
            .collect();
        let mut irregularities = found(&page);
        expected.sort();
        irregularities.sort();
        assert_eq!(irregularities, expected, "{text}");
        assert_eq!(
            (page.examples.len(), page.templates.len()),
            (*examples, *templates),
            "{text}"
        );
    }
}

#[test]
fn a_fence_in_a_list_keeps_its_places() {
    let text = format!(
        "1. one\n\n   {REQUEST}   ```http\n   POST https://graph.microsoft.com/v1.0/a\n\n   {{\n     \"id\": 7\n   }}\n   ```\n"
    );
    let page = read(&text);
    let body = page.examples[0]
        .request
        .body
        .as_ref()
        .and_then(|body| body.json())
        .unwrap();
    let id = body.root.get("id").unwrap();
    assert_eq!(&text[id.at.0 as usize..=id.at.0 as usize], "7");
}

#[test]
fn nothing_stops_the_reader() {
    for text in [
        "",
        "\u{feff}",
        "```",
        "```http\n",
        "<!--",
        "|",
        "|-|",
        "```http\nGET",
        "{",
        "<!-- {",
        "\0\u{fffd}",
        "```json\n[[[[\n```",
    ] {
        read(text);
    }
    read(&"[".repeat(50_000));
    read(&format!(
        "```http\nPOST https://graph.microsoft.com/v1.0/a\n\n{}\n```\n",
        "{\"a\":[".repeat(20_000)
    ));
    let clean: Vec<char> = CLEAN.chars().collect();
    for cut in 0..clean.len() {
        read(&clean[..cut].iter().collect::<String>());
        let mut without = clean.clone();
        without.remove(cut);
        read(&without.iter().collect::<String>());
    }
}
