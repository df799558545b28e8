//! Prints the most frequent items as lines: methods, `use` and `#[cfg]`. Lines are broken like those of prettyplease 0.3, by one
//! rule for each shape; the tests compare them. Parsing and formatting the items took most of the time of printing a crate.

use super::text::format;
use quote::quote;

/// Longest line.
const WIDTH: usize = 89;

/// A method without documentation and attributes.
pub(super) struct Function {
    /// Its name, with `r#` if it is a keyword.
    pub(super) name: String,
    /// Arguments after `&self`.
    pub(super) arguments: Vec<String>,
    /// Its return type.
    pub(super) returns: String,
    /// Its body, one expression.
    pub(super) body: Expression,
}

/// An expression within calls, outermost first: `Ok(`, `Builder::new(`.
pub(super) struct Expression {
    /// The enclosing calls, each with its opening parenthesis.
    pub(super) calls: Vec<String>,
    /// The argument of the innermost call.
    pub(super) inner: String,
}

impl Function {
    /// Prints it as an item of an `impl`.
    pub(super) fn print(&self, out: &mut String) {
        let start = out.len();
        let arguments = self.arguments.iter().map(String::as_str);
        let arguments: Vec<&str> = ["&self"].into_iter().chain(arguments).collect();
        let (head, tail) = (["pub fn ", &self.name, "("], [") -> ", &self.returns, " {"]);
        list(out, 4, &head, &arguments, ",", &tail);
        out.push('\n');
        self.body.print(out);
        out.push_str("    }\n");
        if out[start..].lines().any(|line| line.len() > WIDTH) {
            out.truncate(start);
            out.push_str(&self.formatted());
        }
    }

    /// Formats it with prettyplease, for lines that break within a type or an expression.
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
    /// Prints it as the body of a method: in one line, or a line for each call.
    fn print(&self, out: &mut String) {
        let Self { calls, inner } = self;
        let width = calls.iter().map(|call| call.len() + 1).sum::<usize>() + inner.len();
        if 8 + width <= WIDTH {
            indent(out, 8);
            out.extend(calls.iter().map(String::as_str));
            out.push_str(inner);
            out.extend(calls.iter().map(|_| ")"));
            out.push('\n');
            return;
        }
        if let Some([target, first, second]) = self.chain() {
            out.extend(["        ", target, "\n            ", first]);
            out.extend(["\n            ", second, "\n"]);
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

    /// Target and calls, if it is two chained calls on the target, which break into a line each.
    fn chain(&self) -> Option<[&str; 3]> {
        const TARGET: &str = "self.target";
        let calls = self.inner.strip_prefix(TARGET)?;
        let (first, second) = calls.split_at(calls.find(").")? + 1);
        let is_chain = self.calls.is_empty() && !second.contains(").");
        is_chain.then_some([TARGET, first, second])
    }

    fn closing(&self) -> String {
        ")".repeat(self.calls.len())
    }
}

/// A `use` line of one module's names. `head` is the part before the last `::`.
pub(super) fn import(out: &mut String, head: &[&str], names: &[&str]) {
    let start = out.len();
    out.extend(head.iter().copied());
    if let [name] = names {
        out.extend(["::", name, ";\n"]);
        return;
    }
    out.push_str("::{");
    let width = out.len() - start + joined(names) + "};".len();
    if width <= WIDTH {
        push_joined(out, names);
        out.push_str("};\n");
        return;
    }
    let mut column = WIDTH;
    for (index, name) in names.iter().enumerate() {
        // The trailing comma does not count.
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
}

/// The `#[cfg]` of an item that any of these features enables; nothing without features.
pub(super) fn cfg(out: &mut String, depth: usize, features: &[String]) {
    let features: Vec<String> = features
        .iter()
        .map(|name| ["feature = \"", name, "\""].concat())
        .collect();
    match features.as_slice() {
        [] => return,
        [feature] => list(out, depth, &["#[cfg("], &[feature], "", &[")]"]),
        features => {
            let mut any = String::new();
            list(&mut any, depth + 4, &["any("], features, "", &[")"]);
            list(out, depth, &["#[cfg("], &[any.trim_start()], "", &[")]"]);
        }
    }
    out.push('\n');
}

/// Items in brackets: in one line if it fits, otherwise a line each, with `last` after the last one.
fn list<T: AsRef<str>>(
    out: &mut String,
    depth: usize,
    head: &[&str],
    items: &[T],
    last: &str,
    tail: &[&str],
) {
    let around = head.iter().chain(tail).map(|part| part.len());
    let width = depth + around.sum::<usize>() + joined(items);
    indent(out, depth);
    out.extend(head.iter().copied());
    if width <= WIDTH && !items.iter().any(|item| item.as_ref().contains('\n')) {
        push_joined(out, items);
    } else {
        for (index, item) in items.iter().enumerate() {
            out.push('\n');
            indent(out, depth + 4);
            let comma = if index + 1 < items.len() { "," } else { last };
            out.extend([item.as_ref(), comma]);
        }
        out.push('\n');
        indent(out, depth);
    }
    out.extend(tail.iter().copied());
}

/// The width of items separated by `, `.
fn joined<T: AsRef<str>>(items: &[T]) -> usize {
    let items = items.iter().map(|item| item.as_ref().len() + ", ".len());
    items.sum::<usize>().saturating_sub(", ".len())
}

fn push_joined<T: AsRef<str>>(out: &mut String, items: &[T]) {
    for (index, item) in items.iter().enumerate() {
        out.extend([if index > 0 { ", " } else { "" }, item.as_ref()]);
    }
}

/// `depth` is a multiple of four.
fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("    ", depth / 4));
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
                for (inner, last) in [
                    ("self.target.key(id)", ""),
                    ("self.target.segment(\"a\")", ""),
                    ("self.target.action(\"a\", options)", ".and()"),
                ] {
                    let inner = format!("{inner}.and({name}){last}");
                    let (arguments, calls) = (arguments.clone(), calls.clone());
                    let function = Function {
                        name: "get".to_owned(),
                        arguments,
                        returns: returns.clone(),
                        body: Expression { calls, inner },
                    };
                    let mut out = String::new();
                    function.print(&mut out);
                    assert_eq!(out, function.formatted());
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
                let mut line = String::new();
                import(&mut line, &["pub use ", "crate::models"], names);
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
