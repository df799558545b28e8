//! What OpenSSL has encrypted and signed. Test data only; made by:
//!
//! ```sh
//! openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem
//! KEY=$(openssl rand -hex 32)
//! printf '%s' '{"id":"1565293727947","body":{"content":"Grüße, 世界"}}' >plain
//! openssl enc -aes-256-cbc -K "$KEY" -iv "${KEY:0:32}" -in plain -out data
//! openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary data >signature
//! printf '%s' "$KEY" | xxd -r -p | openssl pkeyutl -encrypt -inkey key.pem -pkeyopt rsa_padding_mode:oaep \
//!     -pkeyopt rsa_oaep_md:sha1 -pkeyopt rsa_mgf1_md:sha1 -out data_key   # content.json: these in base64
//! enc() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
//! H=$(printf '{"alg":"RS256","kid":"openssl","typ":"JWT"}' | enc)
//! P=$(printf '{"aud":"8e460676-…","iss":"https://sts.windows.net/84bd8158-…/","exp":4102444800,…}' | enc)
//! S=$(printf '%s.%s' "$H" "$P" | openssl dgst -sha256 -sign key.pem -binary | enc)
//! echo "$H.$P.$S" >token.txt
//! openssl rsa -in key.pem -noout -modulus   # keys.json: in base64url
//! ```

use std::time::{Duration, UNIX_EPOCH};

use graph_runtime::json;
use graph_runtime::webhooks::{
    DecryptionKey, DecryptionKeys, EncryptedContent, TokenError, TokenValidator,
};

use crate::support::{APP, Entra, TENANT};

/// The start of the year 2100.
const EXPIRES: u64 = 4_102_444_800;

#[test]
fn resource_data_encrypted_by_openssl_are_decrypted() {
    let key = DecryptionKey::from_pem(include_str!("openssl/key.pem")).unwrap();
    let keys = DecryptionKeys::new().with_key("openssl", key);
    let content: EncryptedContent =
        json::from_slice(include_bytes!("openssl/content.json")).unwrap();
    let text = r#"{"id":"1565293727947","body":{"content":"Grüße, 世界"}}"#;
    assert_eq!(keys.decrypt(&content).as_deref(), Ok(text));
}

#[tokio::test]
async fn a_token_signed_by_openssl_is_valid() {
    let keys: serde_json::Value = serde_json::from_str(include_str!("openssl/keys.json")).unwrap();
    let entra = Entra::new();
    entra.has_keys(keys["keys"].as_array().unwrap().clone());
    let validator = || TokenValidator::new(entra.client(), entra.authority(), [APP]).unwrap();
    let token = include_str!("openssl/token.txt").trim();
    // By the clock of this machine: the token is valid until 2100.
    let valid = validator().validate(token).await.unwrap();
    assert_eq!(valid.tenant_id, TENANT);
    let at = |seconds| validator().with_clock(move || UNIX_EPOCH + Duration::from_secs(seconds));
    let late = at(EXPIRES + 61).validate(token).await;
    assert!(matches!(late, Err(TokenError::Expired)), "{late:?}");
}
