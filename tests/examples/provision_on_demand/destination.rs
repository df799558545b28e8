//! Where the call goes: to this machine, or, if the environment says how, to the real service.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use azure_core::credentials::{Secret, TokenCredential};
use azure_core::http::Transport;
use azure_identity::{
    ClientSecretCredential, ClientSecretCredentialOptions, DeveloperToolsCredential,
};
use graph_synchronization_beta::graph_runtime::HttpOptions;

use super::call::Ids;

const LOGIN: [&str; 3] = ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"];
const IDS: [&str; 4] = ["APP_ID", "JOB_ID", "RULE_ID", "OBJECT_ID"];

/// Where the call goes.
#[derive(Debug)]
pub(crate) enum Destination {
    /// A server on this machine.
    Practice,
    /// Graph itself.
    Service(Login, Ids),
}

/// Who calls.
pub(crate) enum Login {
    Application {
        tenant: String,
        client: String,
        secret: String,
    },
    Developer,
}

/// What the environment, which `variable` reads, asks for.
pub(crate) fn destination(
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Destination, String> {
    let variable = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
    let ids = IDS.map(&variable);
    let login = LOGIN.map(&variable);
    let set = |values: &[Option<String>]| values.iter().any(Option::is_some);
    if !set(&ids) && !set(&login) {
        return Ok(Destination::Practice);
    }
    let lacks = [
        lacking(&IDS, &ids),
        if set(&login) {
            lacking(&LOGIN, &login)
        } else {
            Vec::new()
        },
    ]
    .concat();
    let [Some(app), Some(job), Some(rule), Some(object)] = ids else {
        return Err(incomplete(&lacks));
    };
    let login = match login {
        [Some(tenant), Some(client), Some(secret)] => Login::Application {
            tenant,
            client,
            secret,
        },
        [None, None, None] => Login::Developer,
        _ => return Err(incomplete(&lacks)),
    };
    let ids = Ids {
        app,
        job,
        rule,
        object,
        object_type: variable("OBJECT_TYPE_NAME").unwrap_or_else(|| "User".to_owned()),
    };
    Ok(Destination::Service(login, ids))
}

fn lacking(names: &[&'static str], values: &[Option<String>]) -> Vec<&'static str> {
    let pairs = names.iter().zip(values);
    pairs
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| *name)
        .collect()
}

fn incomplete(lacks: &[&str]) -> String {
    format!(
        "To call the real service, set {} as well.\nTo call a server on this machine instead, which needs nothing, unset {} and {}.",
        lacks.join(", "),
        LOGIN.join(", "),
        IDS.join(", ")
    )
}

impl Login {
    /// What gives tokens.
    pub(crate) fn credential(self) -> Result<Arc<dyn TokenCredential>, Box<dyn Error>> {
        Ok(match self {
            Self::Application {
                tenant,
                client,
                secret,
            } => {
                let mut options = ClientSecretCredentialOptions::default();
                let http = HttpOptions::new().build()?;
                options.client_options.transport = Some(Transport::new(http));
                let secret = Secret::new(secret);
                ClientSecretCredential::new(&tenant, client, secret, Some(options))?
            }
            Self::Developer => DeveloperToolsCredential::new(None)?,
        })
    }
}

/// The secret is never shown.
impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Application { tenant, client, .. } => {
                write!(f, "the application {client} of the tenant {tenant}")
            }
            Self::Developer => f.write_str("whoever is logged in with az or azd"),
        }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
