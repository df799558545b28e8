use super::{Content, Subject, is_secret, words};

fn judge(owner: &str, name: &str, content: Content) -> bool {
    let owner = words::of(owner);
    let owner: Vec<&str> = owner.iter().map(String::as_str).collect();
    is_secret(&Subject {
        owner: &owner,
        name,
        content,
        keys: &[],
    })
}

#[test]
fn secrets_of_all_spellings() {
    for name in [
        "pwd",
        "adminPwd",
        "passPhrase",
        "preSharedKey",
        "pskey",
        "sharedAccessSignature",
        "connectionString",
        "primaryConnectionString",
        "authorization",
        "sessionCookie",
        "clientAssertion",
        "idToken",
        "refresh_token",
        "deltaAccessToken",
        "API_KEY",
        "apikey",
        "clientsecret",
        "recoveryKey",
        "activationCode",
        "userCode",
        "oneTimePasscode",
        "passwords",
        "secretValue",
        "passwordHash",
        "webhookUrl",
        "sasUri",
        "preAuthenticatedUrl",
        "signedUrl",
        "certificateContent",
        "pfxBlob",
        "qrCodeImage",
        "preAuthUrl",
        "presignedUrl",
        "authHeader",
        "authorizationHeader",
        "bearer",
        "secureString",
        "privateKeyPem",
        "credentialsJson",
        "passwordEncrypted",
        "userpassword",
        "SHAREDSECRET",
        "masterkey",
        "password2",
        "access_key_1",
        "accessTokenV2",
        "securityAnswer",
        "webHookUrl",
        "pukCode",
    ] {
        assert!(judge("thing", name, Content::Text), "{name}");
    }
    for name in [
        "key",
        "macKey",
        "wrappingKey",
        "keyMaterial",
        "clientSecret",
    ] {
        assert!(judge("thing", name, Content::Bytes), "{name}");
    }
}

#[test]
fn what_only_speaks_of_secrets() {
    for name in [
        "passwordPolicies",
        "passwordLastChangeDateTime",
        "displayValue",
        "registryValueName",
        "tokenType",
        "tokenEndpoint",
        "secretId",
        "keyId",
        "keyword",
        "monkey",
        "passkey",
        "pinned",
        "spin",
        "ipInterfaces",
        "deltaToken",
        "skiptoken",
        "nextPageToken",
        "sortKey",
        "publicKey",
        "countryCode",
        "errorCode",
        "webUrl",
        "logoUrl",
        "certificate",
        "certificateThumbprint",
        "forgotPasswordUrl",
        "connectionStringName",
        "author",
        "authorizationUrl",
        "value",
        "text",
        "publicKeyPem",
        "certificatePem",
        "secretState",
        "keyboardLayout",
        "tokenCount",
        "shipping",
        "spinCount",
        "passwordV2Policy",
        "line2",
        "header",
        "json",
    ] {
        assert!(!judge("thing", name, Content::Text), "{name}");
    }
    assert!(!judge("thing", "publicKey", Content::Bytes));
    assert!(!judge("thing", "content", Content::Bytes));
}

#[test]
fn plain_names_by_their_owner() {
    for (owner, name) in [
        ("secretKeyValuePair", "value"),
        ("passwordCredential", "value"),
        ("bitlockerRecoveryKey", "key"),
        ("loginPin", "code"),
        ("uploadSession", "url"),
        ("downloadInfo", "webUrl"),
    ] {
        assert!(judge(owner, name, Content::Text), "{owner}/{name}");
    }
    for (owner, name) in [
        ("keyValuePair", "key"),
        ("keyValuePair", "value"),
        ("country", "code"),
        ("delta", "token"),
        ("item", "url"),
    ] {
        assert!(!judge(owner, name, Content::Text), "{owner}/{name}");
    }
}
