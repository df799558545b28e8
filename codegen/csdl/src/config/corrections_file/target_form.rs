//! The form of a target: what is malformed is in no version of Graph, and is reported at once.

use super::super::Spanned;
use super::super::table::{Reader, Table};

const FIX: &str = "write a namespace, `namespace.type`, `namespace.type/property`, `namespace.container/child`, or an operation \
                   with the types of its parameters, `namespace.operation(namespace.type,Edm.String)`, with `/parameter` behind it";

/// Reports each target that no metadata can have.
pub(super) fn check(reader: &mut Reader, table: &Table<'_>, targets: &[Spanned<String>]) {
    for target in targets {
        if let Some(why) = malformed(&target.value) {
            let what = format!("{:?} is no target: {why}", target.value);
            reader.report(&table.called, target.at, what, FIX);
        }
    }
}

/// What is wrong with the form of a target.
fn malformed(target: &str) -> Option<String> {
    let (name, parameters, part) = match target.split_once('(') {
        None => {
            if target.contains(')') {
                return Some("`)` closes nothing".to_owned());
            }
            let (name, path) = target
                .split_once('/')
                .map_or((target, None), |(name, path)| (name, Some(path)));
            (name, None, path)
        }
        Some((name, rest)) => {
            let Some((types, part)) = rest.rsplit_once(')') else {
                return Some("`(` is not closed".to_owned());
            };
            let part = match part.strip_prefix('/') {
                Some(part) => Some(part),
                None if part.is_empty() => None,
                None => return Some(format!("`{part}` follows `)`")),
            };
            (name, Some(types), part)
        }
    };
    if let Some(wrong) = qualified(name) {
        return Some(wrong);
    }
    let is_bare = !name.contains('.');
    if is_bare && (parameters.is_some() || part.is_some()) {
        return Some(format!("`{name}` has no namespace"));
    }
    let types = parameters.into_iter().flat_map(|types| types.split(','));
    let types: Vec<&str> = types.map(str::trim).collect();
    // `()` is an operation without parameters.
    if types != [""] {
        for ty in types {
            let item = ty
                .strip_prefix("Collection(")
                .map(|rest| rest.strip_suffix(')'));
            let Some(item) = item.unwrap_or(Some(ty)) else {
                return Some(format!("`{ty}` is not closed"));
            };
            if let Some(wrong) = qualified(item) {
                return Some(wrong);
            }
            if !item.contains('.') {
                return Some(format!("the type `{item}` has no namespace"));
            }
        }
    }
    let steps = part.into_iter().flat_map(|part| part.split('/'));
    // Members may have names that are no identifiers of OData.
    steps.into_iter().find_map(|step| {
        let is_foreign = step.contains(char::is_control);
        match step.is_empty() {
            true => Some("a name is empty".to_owned()),
            false => is_foreign.then(|| format!("{step:?} has a control character")),
        }
    })
}

/// What is wrong with a name, perhaps with a namespace.
fn qualified(name: &str) -> Option<String> {
    if name.is_empty() {
        return Some("a name is empty".to_owned());
    }
    if name.split('.').any(str::is_empty) {
        return Some(format!("`{name}` has an empty part"));
    }
    let is_foreign =
        |c: &char| c.is_whitespace() || c.is_control() || "()/,;\"'<>{}[]?#".contains(*c);
    let foreign = name.chars().find(is_foreign);
    foreign.map(|c| format!("{c:?} is in `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::malformed;

    #[test]
    fn what_no_metadata_can_have_is_malformed() {
        let sound = [
            "ns",
            "microsoft.graph",
            "microsoft.graph.user",
            "microsoft.graph.user/request-id",
            "microsoft.graph.user/a b",
            "microsoft.graph.GraphService/users/messages",
            "microsoft.graph.GraphService/users/microsoft.graph.group/members",
            "microsoft.graph.report()",
            "microsoft.graph.getByIds(Collection(microsoft.graph.directoryObject), Collection(Edm.String))/ids",
            "microsoft.graph.report(microsoft.graph.reportRoot)/$ReturnType",
        ];
        for target in sound {
            assert_eq!(malformed(target), None, "{target}");
        }
        let wrong = [
            ("/users", "a name is empty"),
            ("microsoft.graph.user/", "a name is empty"),
            ("microsoft.graph.user//mail", "a name is empty"),
            ("microsoft..user", "`microsoft..user` has an empty part"),
            ("user/mail", "`user` has no namespace"),
            (
                "microsoft.graph.user mail",
                "' ' is in `microsoft.graph.user mail`",
            ),
            (
                "microsoft.graph.poke(microsoft.graph.user",
                "`(` is not closed",
            ),
            (
                "microsoft.graph.poke(microsoft.graph.user)how",
                "`how` follows `)`",
            ),
            ("microsoft.graph.poke)", "`)` closes nothing"),
            (
                "microsoft.graph.poke(user)",
                "the type `user` has no namespace",
            ),
            (
                "microsoft.graph.poke(Collection(microsoft.graph.user)",
                "`Collection(microsoft.graph.user` is not closed",
            ),
            (
                "microsoft.graph.poke(microsoft.graph.user,)",
                "a name is empty",
            ),
            ("poke(Edm.String)", "`poke` has no namespace"),
            ("/users/{id}", "a name is empty"),
        ];
        for (target, why) in wrong {
            assert_eq!(malformed(target).as_deref(), Some(why), "{target}");
        }
    }
}
