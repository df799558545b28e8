//! Files that a slice inherits from another slice.

use crate::plan::HandwrittenFile;
use graph_reference::shared::for_version;
use std::collections::BTreeMap;

/// What differs between the crates of two slices, one of which inherits files of the other: each is that of the other slice,
/// and that of the slice itself.
#[derive(Clone, Debug, Default)]
pub struct Adapted<'t> {
    /// The names of the packages. In files they are identifiers of Rust.
    pub names: (&'t str, &'t str),
    /// The versions of Graph, in URLs of the service.
    pub versions: (&'t str, &'t str),
}

/// Files of the slice that replace those of the same path in `others`, which are adapted to this slice.
pub fn inherit(
    own: Vec<HandwrittenFile>,
    others: Vec<HandwrittenFile>,
    adapted: &Adapted<'_>,
) -> Vec<HandwrittenFile> {
    let in_rust = |name: &str| name.replace('-', "_");
    let (from, to) = (in_rust(adapted.names.0), in_rust(adapted.names.1));
    let (old, new) = adapted.versions;
    let others = others.into_iter().map(|file| {
        let text = match from.is_empty() || to.is_empty() {
            true => file.text,
            false => renamed(&file.text, &from, &to),
        };
        let text = match old.is_empty() || new.is_empty() {
            true => text,
            false => for_version(&text, old, new).into_owned(),
        };
        HandwrittenFile { text, ..file }
    });
    let mut files: BTreeMap<String, HandwrittenFile> =
        others.map(|file| (file.path.clone(), file)).collect();
    files.extend(own.into_iter().map(|file| (file.path.clone(), file)));
    files.into_values().collect()
}

/// `text` with a name replaced where it is a whole identifier.
fn renamed(text: &str, from: &str, to: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(from) {
        let (before, found) = rest.split_at(at);
        let after = &found[from.len()..];
        let is_whole = !before.ends_with(is_part) && !after.starts_with(is_part);
        out.extend([before, if is_whole { to } else { from }]);
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> HandwrittenFile {
        HandwrittenFile {
            path: path.to_owned(),
            origin: format!("metadata/x/{path}"),
            text: text.to_owned(),
        }
    }

    #[test]
    fn own_files_replace_inherited_ones() {
        let others = vec![
            file(
                "src/flows/mod.rs",
                "use graph_a_beta::x; // graph_a_beta_x, my_graph_a_beta, https://graph.microsoft.com/beta/x",
            ),
            file("src/flows/b.rs", "theirs"),
        ];
        let own = vec![file("src/flows/b.rs", "graph_a_beta of this slice")];
        let adapted = Adapted {
            names: ("graph-a-beta", "graph-a"),
            versions: ("beta", "v1.0"),
        };
        let files = inherit(own, others, &adapted);
        let texts: Vec<_> = files
            .iter()
            .map(|file| (&*file.path, &*file.text))
            .collect();
        assert_eq!(
            texts,
            [
                ("src/flows/b.rs", "graph_a_beta of this slice"),
                (
                    "src/flows/mod.rs",
                    "use graph_a::x; // graph_a_beta_x, my_graph_a_beta, https://graph.microsoft.com/v1.0/x"
                ),
            ]
        );
    }
}
