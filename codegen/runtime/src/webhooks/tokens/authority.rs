//! Who issues the tokens, and to whom.

use azure_core::http::Url;

use super::issuer::{Issuer, TENANT, Version};
use crate::url::is_loopback_http;
use crate::{Cloud, Error, ErrorKind};

/// The app that sends notifications, Microsoft Graph Change Tracking.
const PUBLISHER: &str = "0bf30f3b-4a52-48df-9a82-234910c4a086";

/// Both names of the authority in China.
const CHINA: [&str; 2] = [
    "https://login.chinacloudapi.cn",
    "https://login.partner.microsoftonline.cn",
];

/// The authority that issues validation tokens: Entra ID of a cloud. Only its keys are used, whatever a token says.
///
/// | cloud | URL | issuers of version 1, and of version 2 |
/// |---|---|---|
/// | `Global` | `https://login.microsoftonline.com` | `https://sts.windows.net/{tenantid}/`, `https://login.microsoftonline.com/{tenantid}/v2.0` |
/// | `UsGovernment`, `UsGovernmentDod` | `https://login.microsoftonline.us` | `https://sts.windows.net/{tenantid}/`, `https://login.microsoftonline.us/{tenantid}/v2.0` |
/// | `China` | `https://login.chinacloudapi.cn` | `https://sts.chinacloudapi.cn/{tenantid}/`, `https://login.chinacloudapi.cn/{tenantid}/v2.0`, `https://login.partner.microsoftonline.cn/{tenantid}/v2.0` |
///
/// What Microsoft documents: the URLs, for all clouds; the app id that sends notifications, and how its tokens are validated, for the
/// global service only. The issuers are those that each authority states as `issuer` of its OpenID configuration (at
/// `{url}/common/.well-known/openid-configuration` for version 1, `{url}/common/v2.0/.well-known/openid-configuration` for
/// version 2). If a cloud is different, [`with_v1_issuer`](Self::with_v1_issuer), [`with_v2_issuer`](Self::with_v2_issuer) and
/// [`with_publisher`](Self::with_publisher) set what it has.
///
/// Sources: [authentication in national clouds](https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud),
/// [national cloud deployments](https://learn.microsoft.com/graph/deployments),
/// [validation of tokens](https://learn.microsoft.com/graph/change-notifications-with-resource-data#validating-the-authenticity-of-notifications),
/// [OpenID Connect](https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document).
#[derive(Clone, Debug)]
pub struct Authority {
    pub(super) url: Url,
    /// Where its keys may be.
    pub(super) key_origins: Vec<String>,
    pub(super) issuers: Vec<Issuer>,
    pub(super) publisher: String,
}

impl Authority {
    /// The authority of a cloud, at [`Cloud::authority`].
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] for a custom endpoint whose authority is unknown; use [`Authority::new`].
    pub fn for_cloud(cloud: &Cloud) -> Result<Self, Error> {
        let text = "the authority of a custom cloud is unknown; use `Authority::new`";
        let url = cloud.authority().ok_or_else(|| refusal(text))?;
        let mut authority = Self::new(url)?;
        if Some(url) != Cloud::China.authority() {
            return authority.with_v1_issuer("https://sts.windows.net/{tenantid}/");
        }
        for other in CHINA {
            let other = Self::new(other)?;
            authority.key_origins.extend(other.key_origins);
            authority.issuers.extend(other.issuers);
        }
        authority.with_v1_issuer("https://sts.chinacloudapi.cn/{tenantid}/")
    }

    /// The authority at a URL without a path, such as `https://login.example.com`, which issues tokens of version 2 as
    /// `{url}/{tenantid}/v2.0`. Its keys are found by `{url}/common/v2.0/.well-known/openid-configuration`, and must have the
    /// same origin.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] if it is not such a URL, or not https; a loopback address may be http.
    pub fn new(url: &str) -> Result<Self, Error> {
        let parsed = Url::parse(url).ok().filter(|url| {
            let is_plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
            let has_user = !url.username().is_empty() || url.password().is_some();
            is_plain && !has_user && (url.scheme() == "https" || is_loopback_http(url))
        });
        let url =
            parsed.ok_or_else(|| refusal("the authority is not an https URL without a path"))?;
        let origin = url.origin().ascii_serialization();
        let issuer = format!("{origin}/{TENANT}/v2.0");
        let authority = Self {
            url,
            key_origins: vec![origin],
            issuers: Vec::new(),
            publisher: PUBLISHER.to_owned(),
        };
        authority.with_v2_issuer(&issuer)
    }

    /// Accepts one more issuer of tokens of version 1 (`appid`), such as `https://sts.windows.net/{tenantid}/`.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] if it does not have `{tenantid}` exactly once.
    pub fn with_v1_issuer(self, template: &str) -> Result<Self, Error> {
        self.with_issuer(Version::V1, template)
    }

    /// Accepts one more issuer of tokens of version 2 (`azp`), such as `https://login.microsoftonline.com/{tenantid}/v2.0`.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`] if it does not have `{tenantid}` exactly once.
    pub fn with_v2_issuer(self, template: &str) -> Result<Self, Error> {
        self.with_issuer(Version::V2, template)
    }

    fn with_issuer(mut self, version: Version, template: &str) -> Result<Self, Error> {
        let issuer = Issuer::new(version, template);
        let text = "an issuer must have `{tenantid}` once";
        self.issuers.push(issuer.ok_or_else(|| refusal(text))?);
        Ok(self)
    }

    /// The id of the app that sends notifications; by default that of Microsoft Graph Change Tracking,
    /// `0bf30f3b-4a52-48df-9a82-234910c4a086`.
    #[must_use]
    pub fn with_publisher(mut self, app_id: impl Into<String>) -> Self {
        self.publisher = app_id.into();
        self
    }

    /// The version and the tenant in `issuer`, if it is one of this authority.
    pub(super) fn tenant<'a>(&self, issuer: &'a str) -> Option<(Version, &'a str)> {
        self.issuers
            .iter()
            .find_map(|known| Some((known.version, known.tenant(issuer)?)))
    }
}

fn refusal(text: &str) -> Error {
    Error::new(ErrorKind::Configuration, text)
}
