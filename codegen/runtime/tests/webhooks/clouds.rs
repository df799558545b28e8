//! National clouds: their authorities, issuers and apps.

use graph_runtime::webhooks::{Authority, TokenValidator};
use graph_runtime::{Cloud, ErrorKind};
use serde_json::Value;

use crate::support::{APP, Entra, TENANT, Token, claims_v1, claims_v2, with};

/// Whether a token with these claims is valid at an authority, and where its keys were looked for.
async fn outcome(authority: Authority, root: &str, claims: Value) -> (bool, String) {
    let entra = Entra::new();
    entra.has_key_url(&format!("{root}/common/discovery/v2.0/keys"));
    let clock = entra.clock();
    let validator = TokenValidator::new(entra.client(), authority, [APP]).unwrap();
    let validator = validator.with_clock(move || clock.now());
    let valid = validator.validate(&Token::new(claims).signed()).await;
    (valid.is_ok(), entra.requests()[0].clone())
}

#[tokio::test]
async fn each_cloud_has_its_own_authority_and_issuers() {
    let v1 = |host: &str| {
        with(
            claims_v1(TENANT),
            "iss",
            format!("https://{host}/{TENANT}/"),
        )
    };
    let v2 = |host: &str| {
        with(
            claims_v2(TENANT),
            "iss",
            format!("https://{host}/{TENANT}/v2.0"),
        )
    };
    let government = ["login.microsoftonline.us", "sts.windows.net"];
    let clouds = [
        (
            Cloud::Global,
            ["login.microsoftonline.com", "sts.windows.net"],
        ),
        (Cloud::UsGovernment, government),
        (Cloud::UsGovernmentDod, government),
        (
            Cloud::China,
            ["login.chinacloudapi.cn", "sts.chinacloudapi.cn"],
        ),
    ];
    for (cloud, [login, sts]) in &clouds {
        let root = format!("https://{login}");
        for (other, [other_login, other_sts]) in &clouds {
            for (claims, is_own) in [
                (v1(other_sts), other_sts == sts),
                (v2(other_login), other_login == login),
            ] {
                let authority = Authority::for_cloud(cloud).unwrap();
                let (is_valid, asked) = outcome(authority, &root, claims).await;
                assert_eq!(is_valid, is_own, "a token of {other:?} in {cloud:?}");
                assert!(asked.starts_with(&format!("{root}/common/")), "{asked}");
            }
        }
    }
    for (cloud, [login, _]) in &clouds {
        assert_eq!(cloud.authority().unwrap(), format!("https://{login}"));
    }
    let of_global = Cloud::Custom {
        endpoint: Cloud::Global.endpoint().to_owned(),
        scope: None,
    };
    let root = Cloud::Global.authority().unwrap();
    let authority = Authority::for_cloud(&of_global).unwrap();
    assert!(outcome(authority, root, claims_v1(TENANT)).await.0);
}

#[tokio::test]
async fn the_authority_in_china_has_two_names() {
    let names = ["login.chinacloudapi.cn", "login.partner.microsoftonline.cn"];
    for (keys, issuer) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let issuer = format!("https://{}/{TENANT}/v2.0", names[issuer]);
        let authority = Authority::for_cloud(&Cloud::China).unwrap();
        let root = format!("https://{}", names[keys]);
        let claims = with(claims_v2(TENANT), "iss", issuer);
        assert!(outcome(authority, &root, claims).await.0, "{root}");
    }
}

#[tokio::test]
async fn issuers_and_publisher_can_be_set() {
    let root = "https://login.example.com";
    let publisher = "00000000-0000-0000-0000-00000000abcd";
    let authority = Authority::new(root).unwrap();
    let authority = authority
        .with_v1_issuer("https://sts.example.com/{tenantid}/")
        .unwrap();
    let authority = authority.with_publisher(publisher);
    let v1 = with(
        claims_v1(TENANT),
        "iss",
        format!("https://sts.example.com/{TENANT}/"),
    );
    assert!(
        !outcome(authority.clone(), root, v1.clone()).await.0,
        "the publisher of the global service"
    );
    assert!(
        outcome(authority.clone(), root, with(v1, "appid", publisher))
            .await
            .0
    );
    let v2 = with(claims_v2(TENANT), "iss", format!("{root}/{TENANT}/v2.0"));
    assert!(outcome(authority, root, with(v2, "azp", publisher)).await.0);
}

#[test]
fn an_authority_that_cannot_be_trusted_is_refused() {
    let urls = [
        "http://login.microsoftonline.com",
        "https://login.microsoftonline.com/common",
        "https://login.microsoftonline.com?x",
        "https://login.microsoftonline.com#x",
        "https://user@login.microsoftonline.com",
        "login.microsoftonline.com",
        "ftp://login.microsoftonline.com",
        "",
    ];
    for url in urls {
        let error = Authority::new(url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{url}");
    }
    assert!(Authority::new("http://127.0.0.1:8080").is_ok());
    let custom = Cloud::Custom {
        endpoint: "https://graph.example".to_owned(),
        scope: None,
    };
    assert_eq!(
        Authority::for_cloud(&custom).unwrap_err().kind(),
        ErrorKind::Configuration
    );
    for template in [
        "https://example.com/",
        "https://example.com/{tenantid}/{tenantid}",
        "{tenant}",
    ] {
        let authority = Authority::new("https://login.example.com").unwrap();
        assert!(authority.with_v2_issuer(template).is_err(), "{template}");
    }
}
