//! Models as generated crates have them.

use graph_runtime::transfers::{FileHash, Upload, UploadSession};
use graph_runtime::{Error, ErrorKind, RequestOptions, Target, time::OffsetDateTime};

use super::support::{Style, UNIT, UploadService, content, root, send, small_slices};

/// An upload session.
#[non_exhaustive]
pub struct SessionModel {
    pub expiration_date_time: Option<OffsetDateTime>,
    pub next_expected_ranges: Option<Vec<String>>,
    pub upload_url: Option<String>,
    pub additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    SessionModel: "microsoft.graph.uploadSession", SessionProperty {
        expiration_date_time: "expirationDateTime" => ExpirationDateTime,
        next_expected_ranges: "nextExpectedRanges" => NextExpectedRanges,
        upload_url: "uploadUrl" => UploadUrl [secret],
    }
}

/// Hashes of a file.
#[non_exhaustive]
pub struct Hashes {
    pub quick_xor_hash: Option<String>,
    pub sha256_hash: Option<String>,
    pub additional: graph_runtime::AdditionalProperties,
}

graph_runtime::structured_type! {
    Hashes: "microsoft.graph.hashes", HashesProperty {
        quick_xor_hash: "quickXorHash" => QuickXorHash,
        sha256_hash: "sha256Hash" => Sha256Hash,
    }
}

#[tokio::test]
async fn a_typed_request_creates_the_session() -> Result<(), Error> {
    let content = content(UNIT + 1);
    for style in [Style::Drive, Style::Pascal] {
        let (service, server) = UploadService::start(style, content.len(), []).await;
        let create = |root: &Target| {
            let action = "createUploadSession";
            let call = root.action_without_parameters(action, None::<RequestOptions>);
            call.model::<SessionModel>()
        };
        let upload = Upload::new(create(&root(&server)), small_slices());
        send(upload, &content).await?;
        assert!(service.file() == content);

        // Or its response is what the upload begins with.
        let root = root(&server);
        let model = create(&root).await?.into_model()?;
        assert!(!format!("{model:?}").contains("S3CRET-URL"));
        let session = UploadSession::from_model(&model)?;
        assert!(session.expires_at().is_some());
        send(
            Upload::resume(root.core(), session, small_slices()),
            &content,
        )
        .await?;
        assert_eq!(service.files(), 2);
    }
    Ok(())
}

#[test]
fn a_model_without_a_url_is_no_session() {
    let error = UploadSession::from_model(&SessionModel::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    for url in ["", "up/1", "/up/1"] {
        let error = UploadSession::new(url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Input);
    }
}

#[test]
fn hashes_of_a_model() {
    let quick = "SgAAAAAAAAAAAAAAAQAAAAAAAAA=";
    let hashes = Hashes {
        quick_xor_hash: Some(quick.to_owned()),
        ..Hashes::default()
    };
    assert_eq!(
        FileHash::from_model(&hashes),
        FileHash::quick_xor_hash(quick)
    );
    assert_eq!(FileHash::from_model(&Hashes::default()), None);
}
