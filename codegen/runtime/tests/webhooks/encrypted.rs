//! W11, W12, W13: decryption, several certificates, and what was tampered with.

use aws_lc_rs::rsa::OAEP_SHA256_MGF1SHA256;
use graph_runtime::webhooks::{DecryptionError, DecryptionKey, DecryptionKeys, EncryptedContent};
use graph_runtime::{ErrorKind, json};
use serde_json::{Value, json};

use crate::support::{Certificate, Seal, pkcs7, sealed, sealed_with, with, without};

fn key(certificate: Certificate) -> DecryptionKey {
    DecryptionKey::from_pkcs8(&certificate.pkcs8()).unwrap()
}

fn decrypt(keys: &DecryptionKeys, content: &Value) -> Result<String, DecryptionError> {
    let content: EncryptedContent = json::from_slice(content.to_string().as_bytes()).unwrap();
    keys.decrypt(&content)
}

fn decrypt_first(content: &Value) -> Result<String, DecryptionError> {
    let keys = DecryptionKeys::new().with_key("certificate-1", key(Certificate::first()));
    decrypt(&keys, content)
}

#[test]
fn texts_of_any_length_are_decrypted() {
    let text = "Grüße, 世界 ".repeat(20);
    let ends = text.char_indices().map(|(index, _)| index);
    for end in ends {
        let text = &text[..end];
        assert_eq!(decrypt_first(&sealed(text)).as_deref(), Ok(text));
    }
}

/// RFC 4648, sections 4 and 5, padded or not, in lines as openssl writes them; members in Pascal case.
#[test]
fn base64_in_every_form() {
    type Spelling = fn(&str) -> String;
    let spellings: [Spelling; 4] = [
        |text| text.replace('+', "-").replace('/', "_"),
        |text| text.trim_end_matches('=').to_owned(),
        |text| format!(" {text}\r\n"),
        |text| {
            let lines = text.as_bytes().chunks(64);
            let lines = lines.map(|line| str::from_utf8(line).unwrap());
            lines.collect::<Vec<_>>().join("\r\n")
        },
    ];
    for spelling in spellings {
        let mut content = sealed("{}");
        for name in ["data", "dataSignature", "dataKey"] {
            content[name] = spelling(content[name].as_str().unwrap()).into();
        }
        assert_eq!(decrypt_first(&content).as_deref(), Ok("{}"), "{content}");
    }
    let members = sealed("{}").as_object().unwrap().clone();
    let pascal = members.into_iter().map(|(name, value)| {
        let name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        (name, value)
    });
    let pascal = Value::Object(pascal.collect());
    assert_eq!(decrypt_first(&pascal).as_deref(), Ok("{}"), "{pascal}");
}

#[test]
fn data_that_were_changed_are_refused() {
    let content = sealed("{\"id\":\"1\"}");
    let zeros = "A".repeat(43) + "=";
    let changed = [
        sealed_with(
            b"{}",
            &Seal {
                after_signature: |data| data[0] ^= 1,
                ..Seal::default()
            },
        ),
        sealed_with(
            b"{}",
            &Seal {
                after_signature: |data| data.extend([0; 16]),
                ..Seal::default()
            },
        ),
        sealed_with(
            &[b'x'; 40],
            &Seal {
                after_signature: |data| data.truncate(16),
                ..Seal::default()
            },
        ),
        with(content.clone(), "dataSignature", zeros),
        with(content.clone(), "dataSignature", ""),
        with(content.clone(), "dataSignature", "AAAA"),
        with(
            content.clone(),
            "data",
            sealed("{\"id\":\"2\"}")["data"].clone(),
        ),
        with(content, "data", ""),
    ];
    for content in changed {
        assert_eq!(
            decrypt_first(&content),
            Err(DecryptionError::Signature),
            "{content}"
        );
    }
}

/// If the padding were looked at first, its error would help to decrypt the data without the key.
#[test]
fn the_signature_is_checked_before_anything_is_decrypted() {
    let wrong_padding = Seal {
        padding: |missing| vec![0; missing],
        ..Seal::default()
    };
    let signed = sealed_with(b"{}", &wrong_padding);
    assert_eq!(decrypt_first(&signed), Err(DecryptionError::Padding));
    let unsigned = with(
        signed,
        "dataSignature",
        sealed("x")["dataSignature"].clone(),
    );
    assert_eq!(decrypt_first(&unsigned), Err(DecryptionError::Signature));

    let wrong_length = Seal {
        before_signature: |data| data.truncate(15),
        ..Seal::default()
    };
    let signed = sealed_with(b"{}", &wrong_length);
    assert_eq!(decrypt_first(&signed), Err(DecryptionError::DataLength));
    let unsigned = with(
        signed,
        "dataSignature",
        sealed("x")["dataSignature"].clone(),
    );
    assert_eq!(decrypt_first(&unsigned), Err(DecryptionError::Signature));
}

#[test]
fn signed_data_must_be_well_formed() {
    let with_text = |text: &[u8]| decrypt_first(&sealed_with(text, &Seal::default()));
    assert_eq!(with_text(b"\xFF\xFE"), Err(DecryptionError::NotUtf8));
    let lengths: [fn(&mut Vec<u8>); 3] =
        [Vec::clear, |data| data.push(0), |data| data.truncate(17)];
    for before_signature in lengths {
        let content = sealed_with(
            &[b'x'; 40],
            &Seal {
                before_signature,
                ..Seal::default()
            },
        );
        assert_eq!(decrypt_first(&content), Err(DecryptionError::DataLength));
    }
    let paddings: [fn(usize) -> Vec<u8>; 3] = [
        |missing| vec![17; missing],
        |missing| [vec![9; missing - 1], vec![u8::try_from(missing).unwrap()]].concat(),
        |missing| [pkcs7(missing), vec![0; 16]].concat(),
    ];
    for padding in paddings {
        let content = sealed_with(
            b"{}",
            &Seal {
                padding,
                ..Seal::default()
            },
        );
        assert_eq!(decrypt_first(&content), Err(DecryptionError::Padding));
    }
    for length in [0, 16, 24, 31, 33] {
        let content = sealed_with(
            b"{}",
            &Seal {
                key: vec![7; length],
                ..Seal::default()
            },
        );
        assert_eq!(
            decrypt_first(&content),
            Err(DecryptionError::KeyLength),
            "{length}"
        );
    }
}

#[test]
fn the_data_key_is_encrypted_with_sha_1_for_the_certificate() {
    let sha256 = Seal {
        algorithm: &OAEP_SHA256_MGF1SHA256,
        ..Seal::default()
    };
    let another = Seal {
        certificate: Certificate::second(),
        ..Seal::default()
    };
    for seal in [sha256, another] {
        assert_eq!(
            decrypt_first(&sealed_with(b"{}", &seal)),
            Err(DecryptionError::DataKey)
        );
    }
    // Of Graph's page in C#: `dataKey` where `data` is meant.
    let content = sealed("{}");
    let swapped = with(content.clone(), "data", content["dataKey"].clone());
    assert_eq!(decrypt_first(&swapped), Err(DecryptionError::Signature));
    for wrong in ["", "AAAA"] {
        let content = with(content.clone(), "dataKey", wrong);
        assert_eq!(decrypt_first(&content), Err(DecryptionError::DataKey));
    }
}

#[test]
fn the_certificate_is_found_by_its_id() {
    let of = |certificate, id: &str| {
        let content = sealed_with(
            id.as_bytes(),
            &Seal {
                certificate,
                ..Seal::default()
            },
        );
        with(content, "encryptionCertificateId", id)
    };
    let keys = DecryptionKeys::new()
        .with_key("old", key(Certificate::first()))
        .with_key("new", key(Certificate::second()));
    let [old, new] = [
        of(Certificate::first(), "old"),
        of(Certificate::second(), "new"),
    ];
    assert_eq!(decrypt(&keys, &old).as_deref(), Ok("old"));
    assert_eq!(decrypt(&keys, &new).as_deref(), Ok("new"));
    for unknown in ["", "OLD", "other"] {
        let content = with(old.clone(), "encryptionCertificateId", unknown);
        assert_eq!(
            decrypt(&keys, &content),
            Err(DecryptionError::UnknownCertificate)
        );
    }
    let wrong = with(old.clone(), "encryptionCertificateId", "new");
    assert_eq!(decrypt(&keys, &wrong), Err(DecryptionError::DataKey));

    // A certificate that was renewed under the same id.
    let renewed = DecryptionKeys::new()
        .with_key("id", key(Certificate::first()))
        .with_key("id", key(Certificate::second()));
    for content in [old, new] {
        let content = with(content, "encryptionCertificateId", "id");
        assert!(decrypt(&renewed, &content).is_ok());
    }
}

#[test]
fn incomplete_content_is_named() {
    let names = [
        "data",
        "dataSignature",
        "dataKey",
        "encryptionCertificateId",
    ];
    for name in names {
        let missing = DecryptionError::Missing(name);
        assert_eq!(decrypt_first(&without(sealed("{}"), name)), Err(missing));
        assert_eq!(
            decrypt_first(&with(sealed("{}"), name, json!(null))),
            Err(missing)
        );
        assert_eq!(decrypt_first(&with(sealed("{}"), name, 1)), Err(missing));
        if name != "encryptionCertificateId" {
            let wrong = decrypt_first(&with(sealed("{}"), name, "%%%"));
            assert_eq!(wrong, Err(DecryptionError::NotBase64(name)));
        }
    }
    assert!(decrypt_first(&without(sealed("{}"), "encryptionCertificateThumbprint")).is_ok());
}

#[test]
fn keys_are_read_from_pem_and_never_printed() {
    use base64::Engine;
    let der = Certificate::first().pkcs8();
    let encoded = base64::engine::general_purpose::STANDARD.encode(&der);
    let lines: Vec<_> = encoded
        .as_bytes()
        .chunks(64)
        .map(|line| str::from_utf8(line).unwrap())
        .collect();
    let block = |label: &str, text: &str| {
        format!("-----BEGIN {label}-----\n{text}\n-----END {label}-----\n")
    };
    let pem = block("CERTIFICATE", "AAAA") + &block("PRIVATE KEY", &lines.join("\r\n"));
    let key = DecryptionKey::from_pem(&pem).unwrap();
    let keys = DecryptionKeys::new().with_key("certificate-1", key);
    assert_eq!(decrypt(&keys, &sealed("{}")).as_deref(), Ok("{}"));
    let shown = format!("{keys:?}");
    assert_eq!(
        shown,
        "DecryptionKeys([(\"certificate-1\", DecryptionKey(2048 bits))])"
    );
    let wrong = [
        String::new(),
        block("RSA PRIVATE KEY", &encoded),
        block("ENCRYPTED PRIVATE KEY", &encoded),
        block("PRIVATE KEY", "!"),
        block("PRIVATE KEY", "AAAA"),
        block("PRIVATE KEY", &encoded[..encoded.len() / 2]),
        "-----BEGIN PRIVATE KEY-----".to_owned(),
    ];
    for text in wrong {
        let error = DecryptionKey::from_pem(&text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(!format!("{error} {error:?}").contains(&encoded[..16]));
    }
}
