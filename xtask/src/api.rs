//! Which version of Graph a metadata file is of. CSDL itself does not say: files of v1.0 link to pages of beta, and the
//! `Version` of a revision is a label. So the name says it, or whoever calls.

use crate::console::say;
use anyhow::{Result, bail};
use std::path::Path;

/// The versions of Graph, as they are written in URLs.
const VERSIONS: [&str; 2] = ["beta", "v1.0"];

/// A version of Graph, and what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Api {
    /// `beta` or `v1.0`.
    pub(crate) version: &'static str,
    /// As in "the name of the file says so".
    pub(crate) by: String,
    /// Whether nobody said it in so many words.
    is_inferred: bool,
}

impl Api {
    /// Whether nobody said it in so many words.
    pub(crate) fn is_inferred(&self) -> bool {
        self.is_inferred
    }

    /// Says what was inferred, and from what: a version is never guessed in silence.
    pub(crate) fn say_if_inferred(&self) {
        if self.is_inferred {
            say(&format!(
                "the version of Graph is {} by {}",
                self.version, self.by
            ));
        }
    }
}

/// What the name of a metadata file says, as those of Microsoft's files do (`beta-Prod-2026-07-31.csdl`), or else the
/// folder that it lies in (`beta/$metadata`, as in its URL).
pub(crate) fn of_file(file: &Path) -> Option<Api> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let lower = name.to_lowercase();
    let mut named = VERSIONS
        .into_iter()
        .filter(|version| lower.contains(version));
    match (named.next(), named.next()) {
        (Some(version), None) => Some(Api {
            version,
            by: format!("the name of the file, {name}"),
            is_inferred: true,
        }),
        (Some(_), Some(_)) => None,
        (None, _) => in_folder(file),
    }
}

fn in_folder(file: &Path) -> Option<Api> {
    let file = std::path::absolute(file).ok()?;
    let folder = file.parent()?.file_name()?.to_string_lossy();
    let version = VERSIONS.into_iter().find(|version| *version == folder)?;
    Some(Api {
        version,
        by: format!("the folder of the file, {version}"),
        is_inferred: true,
    })
}

/// What the command line says: `--api`.
pub(crate) fn asked(version: Version) -> Api {
    Api {
        version: version.as_str(),
        by: "--api".to_owned(),
        is_inferred: false,
    }
}

/// The one version that all of them say, and what says it first; none if nothing says anything.
///
/// # Errors
/// If they contradict each other.
pub(crate) fn agreed(said: impl IntoIterator<Item = Api>) -> Result<Option<Api>> {
    let mut said = said.into_iter();
    let Some(first) = said.next() else {
        return Ok(None);
    };
    if let Some(other) = said.find(|other| other.version != first.version) {
        bail!(
            "the version of Graph is {} by {}, but {} by {}; \
             take the file of the version that you mean, or rename it if its name is wrong",
            first.version,
            first.by,
            other.version,
            other.by
        );
    }
    Ok(Some(first))
}

/// A version of Graph, as the command line takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Version {
    /// Whose URLs start with /beta.
    #[value(name = "beta")]
    Beta,
    /// Whose URLs start with /v1.0.
    #[value(name = "v1.0")]
    V1,
}

impl Version {
    fn as_str(self) -> &'static str {
        match self {
            Self::Beta => "beta",
            Self::V1 => "v1.0",
        }
    }
}

/// A version that a file says.
pub(crate) fn said(version: &str, by: &str) -> Option<Api> {
    let version = VERSIONS.into_iter().find(|known| *known == version)?;
    Some(Api {
        version,
        by: by.to_owned(),
        is_inferred: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_in_the_name_or_the_folder() {
        let table = [
            ("beta-Prod-2021-07-13.csdl", Some("beta")),
            ("a/v1.0-x.csdl", Some("v1.0")),
            ("beta/metadata.xml", Some("beta")),
            ("/x/v1.0/$metadata", Some("v1.0")),
            (
                "cleanMetadataWithDescriptionsAndAnnotationsbeta.xml",
                Some("beta"),
            ),
            ("Beta.csdl", Some("beta")),
            ("v1.0/beta.csdl", Some("beta")),
            ("v1.0-and-beta.csdl", None),
            ("$metadata", None),
            ("metadata.xml", None),
            ("my-beta-notes/metadata.xml", None),
        ];
        for (path, expected) in table {
            let version = of_file(Path::new(path)).map(|api| api.version);
            assert_eq!(version, expected, "{path}");
        }
    }

    #[test]
    fn what_contradicts_itself_is_refused() {
        let beta = || said("beta", "one");
        let v1 = || said("v1.0", "other");
        assert_eq!(agreed([]).unwrap(), None);
        assert_eq!(
            agreed([beta(), beta()].into_iter().flatten()).unwrap(),
            beta()
        );
        let error = agreed([beta(), v1()].into_iter().flatten())
            .unwrap_err()
            .to_string();
        assert!(error.contains("beta by one, but v1.0 by other"), "{error}");
    }
}
