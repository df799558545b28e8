//! The clouds that Graph runs in.

use azure_core::cloud::CloudConfiguration;
use azure_core::http::Url;

use crate::{Error, ErrorKind};

/// A deployment of Graph: its endpoint, the authority that signs in to it, and the scope of its tokens
/// ([national clouds](https://learn.microsoft.com/graph/deployments)). Each has its own tenants, so the three belong together.
///
/// ```
/// use graph_runtime::Cloud;
/// let cloud = Cloud::UsGovernmentDod;
/// assert_eq!(cloud.endpoint(), "https://dod-graph.microsoft.us");
/// assert_eq!(cloud.authority(), Some("https://login.microsoftonline.us"));
/// assert_eq!(cloud.scope().as_deref(), Some("https://dod-graph.microsoft.us/.default"));
/// ```
///
/// A credential signs in at an authority of its own, so set it to the same cloud, such as in the options of `azure_identity`:
/// `client_options.cloud = cloud.configuration().map(Arc::new)`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cloud {
    /// The global service.
    #[default]
    Global,
    /// US Government L4.
    UsGovernment,
    /// US Government L5 (DoD).
    UsGovernmentDod,
    /// China, operated by 21Vianet.
    China,
    /// Any other endpoint.
    Custom {
        /// The service root without a version: `https://graph.example`. `http` is accepted for loopback addresses, such as a
        /// test server: `localhost`, 127.0.0.0/8, `::1`.
        endpoint: String,
        /// The scope of tokens; by default the endpoint's origin followed by `/.default`. If the endpoint is that of one of the
        /// other clouds, the scope must be for the same host.
        scope: Option<String>,
    },
}

impl Cloud {
    const DEPLOYMENTS: [Self; 4] = [
        Self::Global,
        Self::UsGovernment,
        Self::UsGovernmentDod,
        Self::China,
    ];

    /// The service root, without a version.
    pub fn endpoint(&self) -> &str {
        match self {
            Self::Global => "https://graph.microsoft.com",
            Self::UsGovernment => "https://graph.microsoft.us",
            Self::UsGovernmentDod => "https://dod-graph.microsoft.us",
            Self::China => "https://microsoftgraph.chinacloudapi.cn",
            Self::Custom { endpoint, .. } => endpoint,
        }
    }

    /// The URL of the authority, without a tenant. `None` for a custom endpoint that is not of one of the other clouds.
    pub fn authority(&self) -> Option<&'static str> {
        match self {
            Self::Global => Some("https://login.microsoftonline.com"),
            Self::UsGovernment | Self::UsGovernmentDod => Some("https://login.microsoftonline.us"),
            Self::China => Some("https://login.chinacloudapi.cn"),
            Self::Custom { .. } => self.deployment()?.authority(),
        }
    }

    /// The scope that tokens are asked for. `None` if a custom endpoint is not a URL.
    pub fn scope(&self) -> Option<String> {
        if let Self::Custom {
            scope: Some(scope), ..
        } = self
        {
            return Some(scope.clone());
        }
        let origin = Url::parse(self.endpoint()).ok()?.origin();
        Some(format!("{}/.default", origin.ascii_serialization()))
    }

    /// The cloud in azure_core's options, which credentials have. `None` for a custom endpoint that is not of one of the other
    /// clouds.
    pub fn configuration(&self) -> Option<CloudConfiguration> {
        match self {
            Self::Global => Some(CloudConfiguration::AzurePublic),
            Self::UsGovernment | Self::UsGovernmentDod => Some(CloudConfiguration::AzureGovernment),
            Self::China => Some(CloudConfiguration::AzureChina),
            Self::Custom { .. } => self.deployment()?.configuration(),
        }
    }

    /// The deployment of Microsoft that has this endpoint.
    fn deployment(&self) -> Option<Self> {
        let host = host(self.endpoint())?;
        Self::of_host(&host)
    }

    /// The deployment of Microsoft with this host.
    fn of_host(wanted: &str) -> Option<Self> {
        let mut all = Self::DEPLOYMENTS.into_iter();
        all.find(|cloud| host(cloud.endpoint()).as_deref() == Some(wanted))
    }

    /// Refuses a scope or an authority of another cloud: its tokens would be sent here, and not accepted.
    pub(super) fn check(&self, other: Option<&CloudConfiguration>) -> Result<(), Error> {
        let refuse = |text: String| Err(Error::new(ErrorKind::Configuration, text));
        let Some(deployment) = self.deployment() else {
            return Ok(());
        };
        let own = deployment.endpoint();
        if let Self::Custom {
            scope: Some(scope), ..
        } = self
            && let Some(other) = host(scope)
            && Some(&other) != host(own).as_ref()
        {
            return refuse(format!(
                "the scope is for {other}, and the endpoint is {own}; leave the scope out, or use `{}`",
                deployment.scope().unwrap_or_default()
            ));
        }
        let authority = deployment.authority().unwrap_or_default();
        let other = match other {
            Some(CloudConfiguration::Custom(custom)) => host(&custom.authority_host),
            Some(other) => Self::DEPLOYMENTS
                .into_iter()
                .find(|cloud| cloud.configuration().as_ref() == Some(other))
                .and_then(|cloud| host(cloud.authority()?)),
            None => None,
        };
        match other {
            Some(other) if is_authority(&other) && Some(&other) != host(authority).as_ref() => {
                refuse(format!(
                    "the options of azure_core name a cloud whose authority is {other}, and that of {own} is {authority}"
                ))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a host is the authority of one of Microsoft's clouds. A program may have one of its own.
fn is_authority(wanted: &str) -> bool {
    let mut authorities = Cloud::DEPLOYMENTS.iter().filter_map(Cloud::authority);
    authorities.any(|authority| host(authority).as_deref() == Some(wanted))
}

fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    Some(url.host_str()?.to_owned())
}
