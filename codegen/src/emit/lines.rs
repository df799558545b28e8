//! What is printed most, as lines: methods, `use` and `#[cfg]`. Lines are broken as prettyplease breaks them, which for
//! these few shapes takes a rule each; to parse and format them was most of the time that a crate took to print.

use super::text::format;
use quote::quote;

/// Longest line.
const WIDTH: usize = 89;

/// A method, less its documentation and attributes.
pub(super) struct Function {
    /// Its name, `r#` and all.
    pub(super) name: String,
    /// Arguments after `&self`.
    pub(super) arguments: Vec<String>,
    /// What it returns.
    pub(super) returns: String,
    /// Its one expression.
    pub(super) body: Expression,
}

/// An expression within calls, outermost first: `Ok(`, `Builder::new(`.
pub(super) struct Expression {
    /// The calls around it, each with its bracket.
    pub(super) calls: Vec<String>,
    /// What is in the innermost of them.
    pub(super) inner: String,
}

impl Function {
    /// Its lines, as they stand in an `impl`.
    pub(super) fn print(&self) -> String {
        let head = format!("pub fn {}(", self.name);
        let arguments: Vec<&str> = ["&self"]
            .into_iter()
            .chain(self.arguments.iter().map(String::as_str))
            .collect();
        let tail = format!(") -> {} {{", self.returns);
        let mut out = String::new();
        list(&mut out, 4, &head, &arguments, ",", &tail);
        out.push('\n');
        self.body.print(&mut out);
        out.push_str("    }\n");
        if out.lines().all(|line| line.len() <= WIDTH) {
            out
        } else {
            self.formatted()
        }
    }

    /// The same by prettyplease, for what has to be broken within a type or an expression.
    fn formatted(&self) -> String {
        let Self {
            name,
            arguments,
            returns,
            body,
        } = self;
        let arguments = arguments.join(", ");
        let body = format!("{}{}{}", body.calls.concat(), body.inner, body.closing());
        let text = format!("pub fn {name}(&self, {arguments}) -> {returns} {{ {body} }}");
        let Ok(method) = syn::parse_str::<syn::ImplItemFn>(&text) else {
            return format!("{text}\n");
        };
        let alone = format(quote!(impl Alone { #method }));
        let lines = alone.strip_prefix("impl Alone {\n");
        lines
            .and_then(|lines| lines.strip_suffix("}\n"))
            .unwrap_or(&alone)
            .to_owned()
    }
}

impl Expression {
    /// Its lines within a method: one, or one for each call that it is in.
    fn print(&self, out: &mut String) {
        let Self { calls, inner } = self;
        let line = [calls.concat(), inner.clone(), self.closing()].concat();
        if 8 + line.len() <= WIDTH {
            out.extend(["        ", &line, "\n"]);
            return;
        }
        for (depth, call) in calls.iter().enumerate() {
            indent(out, 8 + 4 * depth);
            out.extend([call, "\n"]);
        }
        let depth = 8 + 4 * calls.len();
        indent(out, depth);
        out.extend([inner, ",\n"]);
        for depth in (0..calls.len()).rev() {
            indent(out, 8 + 4 * depth);
            out.push_str(if depth == 0 { ")\n" } else { "),\n" });
        }
    }

    fn closing(&self) -> String {
        ")".repeat(self.calls.len())
    }
}

/// A `use` line of one module's names.
pub(super) fn import(head: &str, module: &str, names: &[&str]) -> String {
    if let [name] = names {
        return format!("{head} {module}::{name};\n");
    }
    let line = format!("{head} {module}::{{{}}};\n", names.join(", "));
    if line.len() <= WIDTH + 1 {
        return line;
    }
    let mut out = format!("{head} {module}::{{");
    let mut column = WIDTH;
    for (index, name) in names.iter().enumerate() {
        // The comma behind the last one does not count.
        let comma = usize::from(index + 1 < names.len());
        if column + 1 + name.len() + comma > WIDTH {
            out.push_str("\n    ");
            column = 4;
        } else {
            out.push(' ');
            column += 1;
        }
        out.extend([name, ","]);
        column += name.len() + 1;
    }
    out.push_str("\n};\n");
    out
}

/// `#[cfg]` of what any of these features brings; nothing for what is always there.
pub(super) fn cfg(out: &mut String, depth: usize, features: &[String]) {
    let features: Vec<String> = features
        .iter()
        .map(|name| format!("feature = \"{name}\""))
        .collect();
    let item = match features.as_slice() {
        [] => return,
        [feature] => feature.clone(),
        features => {
            let mut any = String::new();
            list(&mut any, depth + 4, "any(", features, "", ")");
            any.trim_start().to_owned()
        }
    };
    list(out, depth, "#[cfg(", &[item], "", ")]");
    out.push('\n');
}

/// Items in brackets: in one line if that is short enough, otherwise a line each, with `last` behind the last of them.
fn list<T: AsRef<str>>(
    out: &mut String,
    depth: usize,
    head: &str,
    items: &[T],
    last: &str,
    tail: &str,
) {
    let all: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let line = format!("{head}{}{tail}", all.join(", "));
    indent(out, depth);
    if depth + line.len() <= WIDTH && !line.contains('\n') {
        out.push_str(&line);
    } else {
        out.push_str(head);
        for (index, item) in all.iter().enumerate() {
            out.push('\n');
            indent(out, depth + 4);
            let comma = if index + 1 < all.len() { "," } else { last };
            out.extend([item, comma]);
        }
        out.push('\n');
        indent(out, depth);
        out.push_str(tail);
    }
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n(' ', depth));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(longest: usize) -> impl Iterator<Item = String> {
        (1..longest).map(|length| format!("A{}", "a".repeat(length - 1)))
    }

    fn file(text: &str) -> String {
        format(text.parse().unwrap())
    }

    #[test]
    fn methods_of_every_length_are_broken_as_prettyplease_breaks_them() {
        let arguments = |name: &str| vec![format!("body: &{name}"), "o: Option<Plain>".to_owned()];
        for name in names(120) {
            for (arguments, returns, calls) in [
                (vec![], name.clone(), vec![format!("{name}::new(")]),
                (
                    vec!["id: &str".to_owned()],
                    format!("Result<{name}, Error>"),
                    vec!["Ok(".to_owned(), format!("{name}::new(")],
                ),
                (arguments(&name), format!("Request<{name}>"), vec![]),
                (
                    vec![format!("o: Option<ListOptions<{name}>>")],
                    format!("Request<Page<{name}>>"),
                    vec![],
                ),
            ] {
                for inner in ["self.target.key(id)?", "self.target.segment(\"a\")"] {
                    let inner = format!("{inner}.and({name})");
                    let (arguments, calls) = (arguments.clone(), calls.clone());
                    let function = Function {
                        name: "get".to_owned(),
                        arguments,
                        returns: returns.clone(),
                        body: Expression { calls, inner },
                    };
                    assert_eq!(function.print(), function.formatted());
                }
            }
        }
    }

    #[test]
    fn imports_of_every_length_are_broken_as_prettyplease_breaks_them() {
        for name in names(100) {
            for names in [
                &[name.as_str()][..],
                &[name.as_str(), "B"],
                &["B", name.as_str()],
                &["Abcdefgh", name.as_str(), "Bcdef", "C", "Defghijk"],
                &["Abcdefghijklmnopqrstuvw", "Bcdef", "C", name.as_str()],
            ] {
                let line = import("pub use", "crate::models", names);
                assert_eq!(line, file(&line));
            }
        }
    }

    #[test]
    fn features_of_every_length_are_broken_as_prettyplease_breaks_them() {
        for name in names(100) {
            for features in [
                vec![name.clone()],
                vec![name.clone(), "b".to_owned()],
                vec!["a".to_owned(), "b".to_owned(), name.clone()],
            ] {
                let mut line = String::new();
                cfg(&mut line, 0, &features);
                line.push_str("mod a;\n");
                assert_eq!(line, file(&line));
            }
        }
    }
}
