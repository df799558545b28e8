//! W07, W08: what makes a token valid.

use aws_lc_rs::hmac;
use graph_runtime::webhooks::{TokenError, TokenValidator};
use serde_json::{Value, json};

use crate::support::{
    APP, Entra, NOW, PUBLISHER, TENANT, Token, claims_v1, claims_v2, jwk, validator, with, without,
};

/// Why a token is not valid, by name; `valid` if it is.
async fn outcome(validator: &TokenValidator, token: &str) -> String {
    match validator.validate(token).await {
        Ok(_) => "valid".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

async fn outcome_of(claims: Value) -> String {
    outcome(&validator(&Entra::new()), &Token::new(claims).signed()).await
}

#[tokio::test]
async fn tokens_of_both_versions_are_valid() {
    let validator = validator(&Entra::new());
    for claims in [claims_v1(TENANT), claims_v2(TENANT)] {
        let token = Token::new(claims.clone()).signed();
        let valid = validator.validate(&token).await.unwrap();
        assert_eq!((&*valid.tenant_id, &*valid.app_id), (TENANT, APP));
        // The issuer has the tenant too.
        let token = Token::new(without(claims, "tid")).signed();
        assert_eq!(outcome(&validator, &token).await, "valid");
    }
}

#[tokio::test]
async fn only_the_app_that_sends_notifications_may_have_requested_it() {
    let other = "00000003-0000-0000-c000-000000000000";
    for (claims, name, of_other_version) in [
        (claims_v1(TENANT), "appid", "azp"),
        (claims_v2(TENANT), "azp", "appid"),
    ] {
        let cases = [
            with(claims.clone(), name, other),
            with(claims.clone(), name, ""),
            without(claims.clone(), name),
            with(without(claims.clone(), name), of_other_version, PUBLISHER),
            with(claims.clone(), of_other_version, other),
        ];
        for claims in cases {
            assert_eq!(outcome_of(claims.clone()).await, "Publisher", "{claims}");
        }
        assert_eq!(outcome_of(with(claims.clone(), name, 1)).await, "Malformed");
        assert_eq!(
            outcome_of(with(claims, of_other_version, PUBLISHER)).await,
            "valid"
        );
    }
}

#[tokio::test]
async fn the_audience_is_one_of_the_apps() {
    let claims = claims_v1(TENANT);
    let other = "00000000-0000-0000-0000-000000000001";
    for audience in [
        json!(other),
        json!(""),
        json!([]),
        json!([other]),
        json!(1),
        json!(null),
    ] {
        let claims = with(claims.clone(), "aud", audience.clone());
        assert_eq!(outcome_of(claims).await, "Audience", "{audience}");
    }
    assert_eq!(
        outcome_of(without(claims.clone(), "aud")).await,
        "Malformed"
    );
    for audience in [json!(APP.to_uppercase()), json!([other, APP])] {
        let claims = with(claims.clone(), "aud", audience.clone());
        assert_eq!(outcome_of(claims).await, "valid", "{audience}");
    }
    let entra = Entra::new();
    let clock = entra.clock();
    let several = TokenValidator::new(entra.client(), entra.authority(), [other, APP]).unwrap();
    let several = several.with_clock(move || clock.now());
    let token = Token::new(claims).signed();
    assert_eq!(several.validate(&token).await.unwrap().app_id, APP);
    for none in [vec![], vec![""], vec![APP, ""]] {
        assert!(TokenValidator::new(entra.client(), entra.authority(), none).is_err());
    }
}

#[tokio::test]
async fn the_issuer_is_the_authority() {
    let other = "2c937fad-a8a7-496c-b0e4-bf77dcc7eb2a";
    let issuers = [
        format!("https://sts.windows.net/{TENANT}"),
        "https://sts.windows.net//".to_owned(),
        format!("https://sts.windows.net/{other}/"),
        format!("https://sts.windows.net.example/{TENANT}/"),
        format!("https://login.microsoftonline.com/{TENANT}/"),
        format!("https://login.microsoftonline.us/{TENANT}/v2.0"),
        format!("https://sts.chinacloudapi.cn/{TENANT}/"),
        format!("https://example.com/https://sts.windows.net/{TENANT}/"),
    ];
    for issuer in issuers {
        let claims = with(claims_v1(TENANT), "iss", &*issuer);
        assert_eq!(outcome_of(claims).await, "Issuer", "{issuer}");
    }
    assert_eq!(
        outcome_of(without(claims_v1(TENANT), "iss")).await,
        "Malformed"
    );
    assert_eq!(
        outcome_of(with(claims_v1(TENANT), "tid", other)).await,
        "Issuer"
    );
}

#[tokio::test]
async fn the_time_is_right_give_or_take_a_minute() {
    let cases = [
        ("exp", NOW - 61, "Expired"),
        ("exp", NOW - 60, "Expired"),
        ("exp", NOW - 59, "valid"),
        ("exp", NOW + 1, "valid"),
        ("nbf", NOW + 61, "NotYetValid"),
        ("nbf", NOW + 60, "valid"),
    ];
    for (name, time, expected) in cases {
        for claims in [claims_v1(TENANT), claims_v2(TENANT)] {
            let claims = with(claims, name, time);
            assert_eq!(outcome_of(claims).await, expected, "{name} {time}");
        }
    }
    let claims = claims_v1(TENANT);
    assert_eq!(
        outcome_of(without(claims.clone(), "exp")).await,
        "Malformed"
    );
    assert_eq!(outcome_of(without(claims.clone(), "nbf")).await, "valid");
    assert_eq!(
        outcome_of(with(claims.clone(), "exp", 1.5)).await,
        "Expired"
    );
    for wrong in [json!("2000000000"), json!(null), json!([1])] {
        for name in ["exp", "nbf"] {
            let claims = with(claims.clone(), name, wrong.clone());
            assert_eq!(outcome_of(claims).await, "Malformed", "{name} {wrong}");
        }
    }
    let strict = validator(&Entra::new()).with_clock_skew(std::time::Duration::ZERO);
    let token = Token::new(with(claims, "exp", NOW)).signed();
    assert_eq!(outcome(&strict, &token).await, "Expired");
}

#[tokio::test]
async fn other_algorithms_are_refused_before_any_key_is_looked_for() {
    let entra = Entra::new();
    let validator = validator(&entra);
    let token = || Token::new(claims_v1(TENANT));
    for algorithm in [
        "none", "None", "", "HS256", "RS512", "PS256", "ES256", "rs256",
    ] {
        let token = token().with_header("alg", algorithm).signed();
        assert_eq!(
            outcome(&validator, &token).await,
            "Algorithm",
            "{algorithm}"
        );
    }
    let unsigned = token().with_header("alg", "none").signed_by(|_| vec![]);
    assert_eq!(outcome(&validator, &unsigned).await, "Algorithm");
    // The public key as the secret of HMAC.
    let secret = jwk("key-1", 0).to_string();
    let mixed_up = token().with_header("alg", "HS256").signed_by(|message| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        hmac::sign(&key, message).as_ref().to_vec()
    });
    assert_eq!(outcome(&validator, &mixed_up).await, "Algorithm");
    let token = token().with_header("crit", json!(["b64"])).signed();
    assert_eq!(outcome(&validator, &token).await, "Algorithm");
    assert!(entra.requests().is_empty());
}

#[tokio::test]
async fn a_changed_token_is_refused() {
    let validator = validator(&Entra::new());
    let good = Token::of(TENANT);
    let parts: Vec<_> = good.split('.').collect();
    let other = Token::of("2c937fad-a8a7-496c-b0e4-bf77dcc7eb2a");
    let other: Vec<_> = other.split('.').collect();
    let changed = [
        (
            format!("{}.{}.{}", parts[0], other[1], parts[2]),
            "Signature",
        ),
        (format!("{}.{}.", parts[0], parts[1]), "Signature"),
        (
            format!("{}.{}.{}", parts[0], parts[1], &parts[2][4..]),
            "Signature",
        ),
        (
            Token::new(claims_v1(TENANT)).with_key("key-1", 1).signed(),
            "Signature",
        ),
        (format!("{good}.x"), "Malformed"),
        (format!("{}.{}", parts[0], parts[1]), "Malformed"),
        (format!("{good}="), "Malformed"),
        (format!("Bearer {good}"), "Malformed"),
        (String::new(), "Malformed"),
        ("..".to_owned(), "Malformed"),
        (
            Token::new(claims_v1(TENANT)).without_header("kid").signed(),
            "Malformed",
        ),
        (Token::new(json!([])).signed(), "Malformed"),
    ];
    for (token, expected) in changed {
        assert_eq!(outcome(&validator, &token).await, expected, "{token}");
    }
}

/// A key of personal accounts must not sign for a company.
#[tokio::test]
async fn a_key_signs_for_its_own_tenants_only() {
    let entra = Entra::new();
    let personal = "9188040d-6c67-4c5b-b112-36a304b66dad";
    let root = "https://login.microsoftonline.com";
    let cases = [
        (format!("{root}/{{tenantid}}/v2.0"), "valid"),
        (format!("{root}/{TENANT}/v2.0"), "valid"),
        (format!("{root}/{personal}/v2.0"), "Issuer"),
        ("https://example.com/{tenantid}/v2.0".to_owned(), "Issuer"),
    ];
    for (issuer, expected) in cases {
        entra.has_keys([with(jwk("key-1", 0), "issuer", &*issuer)]);
        for claims in [claims_v1(TENANT), claims_v2(TENANT)] {
            let token = Token::new(claims).signed();
            assert_eq!(
                outcome(&validator(&entra), &token).await,
                expected,
                "{issuer}"
            );
        }
    }
}

#[tokio::test]
async fn errors_name_the_fault_and_never_the_token() {
    let token = Token::new(with(claims_v1(TENANT), "aud", "someone")).signed();
    let error = validator(&Entra::new()).validate(&token).await.unwrap_err();
    assert!(matches!(error, TokenError::Audience));
    assert_eq!(error.to_string(), "the validation token is for another app");
}
