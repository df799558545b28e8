use super::{LEFT_OUT, Scrub};
use crate::model::Marked;

fn marked(secrets: &[&str]) -> Scrub {
    let mut scrub = Scrub::default();
    secrets.iter().for_each(|secret| scrub.secret(secret));
    scrub
}

#[test]
fn longest_first_and_short_words_stay() {
    let mut scrub = Scrub::default();
    scrub.path_value("anna");
    scrub.path_value("anna@contoso.com");
    scrub.path_value("id");
    let body = br#"{"name":"User","password":"hunter2hunter2","list":["s3cr3t!","sh\"own"]}"#;
    scrub.body(
        body,
        Some(|_| {
            Some(Marked {
                shown: r#"list: ["sh\"own"]"#.to_owned(),
                ..Marked::default()
            })
        }),
    );
    assert_eq!(
        scrub.clean(
            "User anna@contoso.com\n(anna%40contoso.com) has id hunter2hunter2 s3cr3t! sh\\\"own"
        ),
        "User [redacted] ([redacted]) has id [redacted] [redacted] sh\\\"own"
    );
}

#[test]
fn a_secret_of_any_length() {
    for secret in [
        "7",
        "ab",
        "p1n",
        "1234",
        "hunter2",
        "corréct horse battery staple",
    ] {
        let scrub = marked(&[secret]);
        for said in [
            secret.to_owned(),
            secret.to_uppercase(),
            format!("x{secret}x"),
        ] {
            let cleaned = scrub.clean(&format!("no {said} here"));
            let left = cleaned == LEFT_OUT;
            assert!(
                left || cleaned.contains("[redacted]"),
                "{secret}: {cleaned}"
            );
            assert!(
                left || !cleaned.to_lowercase().contains(secret),
                "{cleaned}"
            );
        }
    }
}

#[test]
fn a_secret_that_is_encoded() {
    let scrub = marked(&["p\u{e9}ss/w\"rd&1"]);
    for said in [
        r#"p\u00e9ss\/w\"rd&1"#,
        r#"{\"password\":\"p\\u00e9ss/w\\\"rd&1\"}"#,
        "p%C3%A9ss%2Fw%22rd%261",
        "p%25C3%25A9ss%252Fw%2522rd%25261",
        "p&eacute;ss/w&quot;rd&amp;1",
        "cMOpc3MvdyJyZCYx",
        "Basic dXNlcjpww6lzcy93InJkJjE=",
        "70C3A973732F7722726426 31",
        "70-C3-A9-73-73-2F-77-22-72-64-26-31",
        "70 c3 a9 73 73 2f 77 22 72 64 26 31",
        "0x70, 0xc3, 0xa9, 0x73, 0x73, 0x2f, 0x77, 0x22, 0x72, 0x64, 0x26, 0x31",
        "=70=C3=A9=73=73=2F=77=22=72=64=26=31",
        "[112, 195, 169, 115, 115, 47, 119, 34, 114, 100, 38, 49]",
        "%u0070%u00e9%u0073%u0073/w%u0022rd%u00261",
        r"p\u{e9}\u{73}\u{73}/w\u{22}rd&1",
        "&#000000112;&#000000233;&#000000115;&#000000115;/w&#000000034;rd&#000000038;1",
        "p\u{200b}\u{e9}\u{200b}s\u{200b}s\u{200b}/\u{200b}w\u{200b}\"\u{200b}rd&1",
    ] {
        let cleaned = scrub.clean(&format!("got {said}, no"));
        let left = cleaned == LEFT_OUT;
        assert!(left || !cleaned.contains("ss/w"), "{said}: {cleaned}");
        assert!(left || cleaned != format!("got {said}, no"), "{said}");
    }
}

/// As .NET prints bytes, and as JSON may have them.
#[test]
fn bytes_that_are_listed() {
    let scrub = marked(&["f0e1d2c3b4a59687"]);
    for said in [
        "F0-E1-D2-C3-B4-A5-96-87",
        "f0:e1:d2:c3:b4:a5:96:87",
        "240, 225, 210, 195, 180, 165, 150, 135",
    ] {
        assert_eq!(scrub.clean(&format!("key {said}")), LEFT_OUT, "{said}");
    }
    for said in ["from 10.20.30.40", "at 2026-11-28 15:41:02", "of 11-22-33"] {
        assert_eq!(scrub.clean(said), said);
    }
}

#[test]
fn a_secret_that_is_cut_or_broken() {
    let scrub = marked(&["correct-horse-battery"]);
    for said in [
        "correct-ho...",
        "...rse-battery",
        "correct-\nhorse-\nbattery",
        "CORRECT-HOR",
    ] {
        let cleaned = scrub.clean(&format!("no {said}"));
        let lower = cleaned.to_lowercase();
        assert!(
            !lower.contains("correct") && !lower.contains("battery"),
            "{cleaned}"
        );
    }
    assert!(scrub.is_told_in_parts(&["corre", "ct-hor", "se-bat"]));
    assert!(!scrub.is_told_in_parts(&["Request_BadRequest", "Not allowed."]));
}

#[test]
fn a_message_without_secrets_stays() {
    let scrub = marked(&[
        "hunter2",
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwIn0.c2lnbmF0dXJl",
    ]);
    for said in [
        "Resource 'x' does not exist or one of its queried reference-property objects are not present.",
        "The specified password does not comply with password complexity requirements. Please provide a different password.",
        "Invalid value specified for property 'mailNickname' of resource 'User' (4f0a9125-0b46-a052-98ca-5618ea807875).",
    ] {
        assert_eq!(scrub.clean(said), said);
    }
}

#[test]
fn a_code_stays_a_code() {
    let scrub = marked(&["token-1", "Password1!", "ab", "hunter2-and-more-of-it"]);
    for code in [
        "InvalidAuthenticationToken",
        "PasswordPolicyViolation",
        "Request_BadRequest",
    ] {
        assert_eq!(scrub.clean_name(code), code);
    }
    for code in [
        "Bad_PASSWORD1!",
        "Weak_ab",
        "hunter2-and-more",
        "UGFzc3dvcmQxIQ==",
    ] {
        let cleaned = scrub.clean_name(code);
        assert!(
            cleaned.contains("redacted") || cleaned == LEFT_OUT,
            "{cleaned}"
        );
    }
}

#[test]
fn searches_that_are_too_large_are_left_out() {
    assert_eq!(marked(&["hunter2"]).clean(&"x".repeat(1 << 17)), LEFT_OUT);
    let mut scrub = Scrub::default();
    let body: Vec<String> = (0..20_000).map(|number| format!("text-{number}")).collect();
    scrub.body(&serde_json::to_vec(&body).unwrap(), None);
    assert_eq!(scrub.clean(&"x".repeat(20_000)), LEFT_OUT);
    assert_eq!(scrub.clean("not text-77!"), "not [redacted]!");
}
