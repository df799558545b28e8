//! The version of Graph that a metadata file describes. CSDL itself does not state it: files of v1.0 link to pages of beta,
//! and the `Version` of a revision is a label. So it comes from the file's name or from the command line. A whole file is
//! also recognized by its entity sets.

use crate::console::note;
use anyhow::{Result, bail};
use std::path::Path;

/// The versions of Graph, as they are written in URLs.
const VERSIONS: [&str; 2] = ["beta", "v1.0"];

/// Entity sets that only one version has, in all of its files from 2021 to 2026, of all clouds.
const ENTITY_SETS: [(&str, &[&str]); 2] = [
    (
        "beta",
        &[
            "administrativeUnits",
            "directorySettingTemplates",
            "governanceResources",
            "onPremisesPublishingProfiles",
            "privilegedAccess",
        ],
    ),
    ("v1.0", &["groupSettingTemplates", "groupSettings"]),
];

/// A version of Graph, and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Api {
    /// `beta` or `v1.0`.
    pub(crate) version: &'static str,
    /// The source, as in "the version of Graph is beta by --api".
    pub(crate) by: String,
    /// Whether it was inferred from a name.
    is_inferred: bool,
}

impl Api {
    /// Whether it was inferred from a name.
    pub(crate) fn is_inferred(&self) -> bool {
        self.is_inferred
    }

    /// Reports an inferred version and its source.
    pub(crate) fn note_if_inferred(&self) {
        if self.is_inferred {
            note(&format!(
                "the version of Graph is {} by {}",
                self.version, self.by
            ));
        }
    }
}

/// The version in the file name, as in Microsoft's names (`beta-Prod-2026-07-31.csdl`), or else in the name of its folder
/// (`beta/$metadata`, as in its URL).
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

/// The version whose entity sets a file has, at least two of one version and none of the other. A file that is cut to a part
/// of Graph often has none.
pub(crate) fn of_content(text: &str) -> Option<Api> {
    let has = |name: &&str| text.contains(&format!("<EntitySet Name=\"{name}\""));
    let found = ENTITY_SETS.map(|(version, names)| {
        let names: Vec<&str> = names.iter().copied().filter(has).collect();
        (version, names)
    });
    let mut found = found.into_iter().filter(|(_, names)| !names.is_empty());
    match (found.next(), found.next()) {
        (Some((version, names)), None) if names.len() > 1 => Some(Api {
            version,
            by: format!("the entity sets of the file, such as {}", names[0]),
            is_inferred: true,
        }),
        _ => None,
    }
}

/// The version of a metadata file: that of `--api`, or that which its name states.
///
/// # Errors
/// If they contradict each other.
pub(crate) fn of_metadata(file: &Path, argument: Option<Version>) -> Result<Option<Api>> {
    let stated = [argument.map(of_argument), of_file(file)];
    agreed(stated.into_iter().flatten())
}

/// The version of `--api`.
pub(crate) fn of_argument(version: Version) -> Api {
    Api {
        version: version.as_str(),
        by: "--api".to_owned(),
        is_inferred: false,
    }
}

/// The version that all of them state, with the first source; none if there are none.
///
/// # Errors
/// If they contradict each other.
pub(crate) fn agreed(stated: impl IntoIterator<Item = Api>) -> Result<Option<Api>> {
    let mut stated = stated.into_iter();
    let Some(first) = stated.next() else {
        return Ok(None);
    };
    if let Some(other) = stated.find(|other| other.version != first.version) {
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

/// A version of Graph on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Version {
    /// URLs start with /beta.
    #[value(name = "beta")]
    Beta,
    /// URLs start with /v1.0.
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

/// A version that a file states.
pub(crate) fn stated(version: &str, by: &str) -> Option<Api> {
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
    fn a_whole_file_is_recognized_by_its_entity_sets() {
        let sets = |names: &[&str]| -> String {
            let set = |name: &&str| format!("<EntitySet Name=\"{name}\" EntityType=\"x\" />");
            names.iter().map(set).collect()
        };
        let table: [(&[&str], Option<&str>); 5] = [
            (
                &["users", "groupSettings", "groupSettingTemplates"],
                Some("v1.0"),
            ),
            (
                &["privilegedAccess", "directorySettingTemplates"],
                Some("beta"),
            ),
            (
                &["privilegedAccess", "groupSettings", "groupSettingTemplates"],
                None,
            ),
            (&["groupSettings"], None),
            (&["users"], None),
        ];
        for (names, expected) in table {
            let version = of_content(&sets(names)).map(|api| api.version);
            assert_eq!(version, expected, "{names:?}");
        }
    }

    #[test]
    fn the_published_files_are_recognized() {
        let folder = crate::workspace::built_from().join("../shared/metadata");
        let mut count = 0;
        for below in ["", "history", "history-v1.0", "clean"] {
            for entry in std::fs::read_dir(folder.join(below)).into_iter().flatten() {
                let file = entry.unwrap().path();
                if !file.is_file() || file.to_string_lossy().contains("synchronization") {
                    continue;
                }
                let text = std::fs::read_to_string(&file).unwrap();
                let version = of_content(&text).map(|api| api.version);
                assert_eq!(version, of_file(&file).map(|api| api.version), "{file:?}");
                count += 1;
            }
        }
        if count == 0 {
            eprintln!("skipped: this needs ../shared");
        }
    }

    #[test]
    fn contradictory_versions_are_refused() {
        let beta = || stated("beta", "one");
        let v1 = || stated("v1.0", "other");
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
