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
    ] {
        let cleaned = scrub.clean(&format!("got {said}, no"));
        let left = cleaned == LEFT_OUT;
        assert!(left || !cleaned.contains("ss/w"), "{said}: {cleaned}");
        assert!(left || cleaned != format!("got {said}, no"), "{said}");
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
fn what_is_too_much_to_search_is_left_out() {
    assert_eq!(marked(&["hunter2"]).clean(&"x".repeat(1 << 17)), LEFT_OUT);
    let mut scrub = Scrub::default();
    let body: Vec<String> = (0..20_000).map(|number| format!("text-{number}")).collect();
    scrub.body(&serde_json::to_vec(&body).unwrap(), None);
    assert_eq!(scrub.clean(&"x".repeat(20_000)), LEFT_OUT);
    assert_eq!(scrub.clean("not text-77!"), "not [redacted]!");
}
