use super::*;
use crate::json::{from_slice, from_slice_strict};

#[test]
fn a_page_in_any_order() {
    let text =
        br#"{"@odata.nextLink":"https://x/?$skiptoken=a%2Fb","value":["a"],"@odata.count":"7",
        "@odata.context":"c","@odata.deltaLink":null}"#;
    let page: Page<String> = from_slice(text).unwrap();
    assert_eq!(page.value, ["a"]);
    assert_eq!(
        page.next_link.unwrap().as_str(),
        "https://x/?$skiptoken=a%2Fb"
    );
    assert_eq!((page.count, page.delta_link), (Some(7), None));
    assert_eq!(page.additional[0].0, "@odata.context");
}

#[test]
fn null_is_an_empty_collection_and_errors_name_the_place() {
    assert!(
        from_slice::<Page<String>>(br#"{"value":null}"#)
            .unwrap()
            .value
            .is_empty()
    );
    let text = br#"{"value":["a",{"s3cret":1}]}"#;
    let error = from_slice_strict::<Page<String>>(text).unwrap_err();
    assert_eq!(error.path(), "value[1]");
    assert!(!error.to_string().contains("s3cret"));
    let error = from_slice::<Page<String>>(br#""s3cret""#).unwrap_err();
    assert!(!error.to_string().contains("s3cret"), "{error}");
}

#[test]
fn an_odd_item_is_one_item() {
    let text = r#"{"@odata.count":9223372036854775808,"x\ud800":1,"value":[null,"a",5,"\udc00",["b"],"c"],"@odata.nextLink":"https://x/?p=2","@odata.deltaLink":{}}"#;
    let page: Page<String> = from_slice(text.as_bytes()).unwrap();
    assert_eq!(page.value, ["a", "c"]);
    let odd: Vec<_> = page
        .unread
        .iter()
        .map(|item| (item.index().unwrap(), item.json().as_str()))
        .collect();
    assert_eq!(
        odd,
        [(0, "null"), (2, "5"), (3, r#""\udc00""#), (4, r#"["b"]"#)]
    );
    assert_eq!(page.unread[1].error().path(), "value[2]");
    assert_eq!(
        page.unread[1].error().what(),
        "expected a string (Edm.String), found a number"
    );
    assert!(page.next_link.is_some() && page.delta_link.is_none() && page.count.is_none());
    let names: Vec<_> = page
        .additional
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "@odata.count",
            "x\u{fffd}\u{fffd}\u{fffd}",
            "@odata.deltaLink"
        ]
    );
    let items: Vec<_> = page.clone().into_iter().map(|item| item.is_ok()).collect();
    assert_eq!(items, [false, true, false, false, false, true]);
    let written = String::from_utf8(crate::json::to_vec(&page).unwrap()).unwrap();
    for part in [
        r#""value":[null,"a",5,"\udc00",["b"],"c"]"#,
        r#""@odata.count":9223372036854775808"#,
        r#""@odata.deltaLink":{}"#,
    ] {
        assert!(written.contains(part), "{written}");
    }
    assert!(from_slice_strict::<Page<String>>(text.as_bytes()).is_err());
}

#[test]
fn a_value_that_is_no_array_is_listed_too() {
    for value in ["5", "{}", r#""\ud800""#, "true"] {
        let text = format!(r#"{{"@odata.nextLink":"https://x/?p=2","value":{value}}}"#);
        let page: Page<String> = from_slice(text.as_bytes()).unwrap();
        assert!(page.next_link.is_some() && page.value.is_empty());
        assert_eq!(page.unread[0].index(), None);
        assert_eq!(page.unread[0].error().path(), "value");
        assert_eq!(crate::json::to_vec(&page).unwrap(), text.as_bytes());
        assert!(page.into_iter().next().unwrap().is_err());
    }
}

/// OData JSON 4.01, section 4.5.5: the prefix `odata.` is optional. Some services write names in PascalCase.
#[test]
fn names_in_their_other_spellings() {
    for [value, count, next] in [
        ["Value", "@odata.Count", "@odata.NextLink"],
        ["value", "@count", "@nextLink"],
        ["VALUE", "@Count", "@NextLink"],
    ] {
        let text = format!(r#"{{"{count}":2,"{next}":"https://x/?p=2","{value}":["a",5]}}"#);
        let page: Page<String> = from_slice(text.as_bytes()).unwrap();
        assert_eq!((page.value.len(), page.unread.len()), (1, 1), "{text}");
        assert!(page.next_link.is_some() && page.count == Some(2));
        assert!(page.additional.is_empty());
        let odd = text.replace(r#""https://x/?p=2""#, "5");
        let page: Page<String> = from_slice(odd.as_bytes()).unwrap();
        assert!(page.has_odd_link());
    }
    let page: Page<String> = from_slice(br#"{"@deltaLink":"https://x/","values":[]}"#).unwrap();
    assert!(page.delta_link.is_some());
    assert_eq!(page.additional[0].0, "values");
    let one: Wrapped<i64> = from_slice(br#"{"Value":5}"#).unwrap();
    assert_eq!(one.0, Some(5));
}

#[test]
fn a_link_that_is_no_text_is_kept() {
    for link in ["5", "{}", r#""https://x/\ud800""#] {
        let text = format!(r#"{{"@odata.nextLink":{link},"value":["a"]}}"#);
        let page: Page<String> = from_slice(text.as_bytes()).unwrap();
        assert!(page.has_odd_link());
        assert_eq!(crate::json::to_vec(&page).unwrap(), text.as_bytes());
    }
}

#[test]
fn wrapped_results() {
    assert_eq!(
        from_slice::<Wrapped<i64>>(br#"{"@odata.context":"c","value":5}"#)
            .unwrap()
            .0,
        Some(5)
    );
    assert_eq!(
        from_slice::<Wrapped<i64>>(br#"{"value":null}"#).unwrap().0,
        None
    );
}
