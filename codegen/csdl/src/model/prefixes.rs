//! Names that are written with an alias, or with the end of a namespace.
//!
//! An alias is only valid within the document that declares it ([CSDL 4.2](https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html#sec_IncludedSchema)).
//! The facts of a slice declare none, since all their names are in full. So entries and patterns are in full too: an alias would
//! mean something with one file of metadata, and nothing with another.

use crate::problem::Mistake;
use crate::schema::Schema;

/// The namespaces of a file, and its aliases.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prefixes {
    namespaces: Vec<String>,
    /// Each with its namespace.
    aliases: Vec<(String, String)>,
}

impl Prefixes {
    /// Those of a file.
    pub(crate) fn of(schema: &Schema) -> Self {
        let own = schema.namespaces.iter().map(|it| (&it.alias, &it.name));
        let includes = schema.references.iter().flat_map(|it| &it.includes);
        let included = includes.map(|it| (&it.alias, &it.namespace));
        let alias =
            |(alias, name): (&Option<String>, &String)| Some((alias.clone()?, name.clone()));
        Self {
            namespaces: schema.namespaces.iter().map(|it| it.name.clone()).collect(),
            aliases: own.chain(included).filter_map(alias).collect(),
        }
    }

    /// `text` with the namespaces of its names in full; none if they are, or if that is not certain.
    pub(crate) fn in_full(&self, text: &str) -> Option<String> {
        let mut full = String::with_capacity(text.len() + 16);
        let mut is_other = false;
        for part in text.split_inclusive(['/', '(', ')', ',']) {
            let name = part.trim_end_matches(['/', '(', ')', ',']);
            match self.namespace_of(name) {
                Some((namespace, rest)) => {
                    is_other = true;
                    full.extend([namespace, rest, &part[name.len()..]]);
                }
                None => full.push_str(part),
            }
        }
        is_other.then_some(full)
    }

    /// The namespace that is meant by the prefix of a name, with the dot and what follows.
    fn namespace_of<'n>(&'n self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let (prefix, _) = name.rsplit_once('.')?;
        if prefix == "Edm" || self.namespaces.iter().any(|it| it == prefix) {
            return None;
        }
        let aliases = self.aliases.iter().filter(|(alias, _)| alias == prefix);
        let mut meant: Vec<&str> = aliases.map(|(_, namespace)| namespace.as_str()).collect();
        if meant.is_empty() {
            let is_end = |it: &&str| it.strip_suffix(prefix).is_some_and(|it| it.ends_with('.'));
            let namespaces = self.namespaces.iter().map(String::as_str);
            meant.extend(namespaces.filter(is_end));
        }
        meant.dedup();
        match meant.as_slice() {
            [namespace] => Some((namespace, &name[prefix.len()..])),
            _ => None,
        }
    }
}

/// The mistake of a name that is not in full.
pub(crate) fn not_in_full(written: &str, full: &str) -> Mistake {
    let what = format!(
        "the namespace in `{written}` is not in full, and an alias is known within the metadata file alone"
    );
    Mistake::new(what, format!("write `{full}`"))
}

#[cfg(test)]
mod tests {
    use super::Prefixes;

    #[test]
    fn an_alias_and_the_end_of_a_namespace_are_put_in_full_where_one_is_meant() {
        let alias = |alias: &str, name: &str| (alias.to_owned(), name.to_owned());
        let prefixes = Prefixes {
            namespaces: [
                "microsoft.graph",
                "microsoft.graph.security",
                "other.security",
            ]
            .map(str::to_owned)
            .into(),
            aliases: vec![
                alias("self", "microsoft.graph.security"),
                alias("two", "microsoft.graph"),
                alias("two", "microsoft.graph.security"),
            ],
        };
        for (written, full) in [
            ("graph.user", Some("microsoft.graph.user")),
            ("self.alert/id", Some("microsoft.graph.security.alert/id")),
            (
                "graph.send(graph.user,Collection(Edm.String))/how",
                Some("microsoft.graph.send(microsoft.graph.user,Collection(Edm.String))/how"),
            ),
            ("microsoft.graph.send(microsoft.graph.user)", None),
            ("security.alert", None),
            ("two.user", None),
            ("user", None),
            ("/users/{id}", None),
        ] {
            assert_eq!(prefixes.in_full(written).as_deref(), full, "{written}");
        }
    }
}
