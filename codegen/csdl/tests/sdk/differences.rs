//! `differences.tsv`: kinds of operations that only one side has, and what decides that it is so.

use super::Operations;

const DIFFERENCES: &str = include_str!("differences.tsv");

struct Kind {
    count: usize,
    method: &'static str,
    path: &'static str,
}

/// The kinds of one side. The first that an operation is of counts.
fn kinds(side: &str) -> Vec<Kind> {
    let lines = DIFFERENCES.lines().filter(|line| !line.starts_with('#'));
    let columns = lines.map(|line| line.split('\t').collect::<Vec<&str>>());
    let of_side = columns.filter_map(|columns| {
        let [of, count, method, path, ground] = columns[..] else {
            panic!("{columns:?}: five columns");
        };
        let is_known = ["page: ", "OData: ", "metadata: "]
            .iter()
            .any(|it| ground.starts_with(it));
        assert!(is_known && ["theirs", "ours"].contains(&of), "{columns:?}");
        let count = count.parse().unwrap();
        (of == side).then_some(Kind {
            count,
            method,
            path,
        })
    });
    of_side.collect()
}

/// The operations of no kind. Of each kind there are as many as its line says.
pub(crate) fn unexplained(side: &str, operations: &Operations) -> Vec<String> {
    let kinds = kinds(side);
    let mut found = vec![0; kinds.len()];
    let mut others = Vec::new();
    for (path, method) in operations {
        let is_of = |kind: &Kind| {
            (kind.method == "*" || kind.method.split('|').any(|it| it == *method))
                && matches(&segments(kind.path), &segments(path))
        };
        match kinds.iter().position(is_of) {
            Some(kind) => found[kind] += 1,
            None => others.push(format!("{method} {path}")),
        }
    }
    let counted = kinds
        .iter()
        .zip(&found)
        .filter(|(kind, found)| kind.count != **found);
    let wrong: Vec<String> = counted
        .map(|(kind, found)| format!("{} {}: {found}, not {}", kind.method, kind.path, kind.count))
        .collect();
    assert!(wrong.is_empty(), "{side}: {wrong:#?}\n{others:#?}");
    others
}

/// Segments without what is in parentheses.
fn segments(path: &str) -> Vec<String> {
    let mut depth = 0;
    let outside = path.chars().filter(|character| {
        depth += i32::from(*character == '(');
        let is_outside = depth == 0;
        depth -= i32::from(*character == ')');
        is_outside
    });
    let outside: String = outside.collect();
    outside.split('/').skip(1).map(str::to_owned).collect()
}

/// `**` is any number of segments, `*` is one.
fn matches(pattern: &[String], path: &[String]) -> bool {
    match pattern.split_first() {
        None => path.is_empty(),
        Some((head, rest)) if head == "**" => {
            (0..=path.len()).any(|from| matches(rest, &path[from..]))
        }
        Some((head, rest)) => path.split_first().is_some_and(|(first, behind)| {
            (head == "*" || head.split('|').any(|it| it == first)) && matches(rest, behind)
        }),
    }
}
