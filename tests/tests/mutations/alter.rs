//! Alterations of a text of CSDL in which every element without children has a line of its own.

use fastrand::Rng;

/// Values that are a trial for an attribute.
const VALUES: [&str; 66] = [
    "",
    " ",
    ".",
    "..",
    "_",
    "__",
    "a.b",
    "a..b",
    "1st",
    "request-id",
    "100%",
    "C#",
    "a b",
    "a$b",
    "a/b",
    "a(b)",
    "a@b",
    "²",
    "Ⓐ",
    "K",
    "\u{212a}",
    "e\u{301}",
    "é",
    "日本",
    "&#x202E;x",
    "a&#10;b",
    "a&#13;b",
    "*/",
    "`",
    "```",
    "#",
    "\\",
    "&quot;",
    "{}",
    "{id}",
    "$count",
    "$value",
    "Self",
    "self",
    "crate",
    "super",
    "r#type",
    "type",
    "method",
    "literal",
    "String",
    "Option",
    "unknownValue",
    "additional",
    "null",
    "new",
    "target",
    "by_id",
    "../x",
    "con",
    "Edm.String",
    "Edm.Untyped",
    "Edm.EntityType",
    "Edm.PropertyPath",
    "Collection(Edm.EntityType)",
    "Collection(Collection(Edm.String))",
    "graph.thing",
    "Collection(graph.thing)",
    "graph.",
    "true",
    "99999999999999999999",
];

/// The text with one to four alterations.
pub(crate) fn alter(text: &str, rng: &mut Rng) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..rng.usize(1..5) {
        match rng.u8(..16) {
            0 => remove_line(&mut lines, rng),
            1 => repeat_line(&mut lines, rng),
            2 => remove_attribute(&mut lines, rng),
            3 => rename_attribute(&mut lines, rng),
            4 => borrow_value(&mut lines, rng),
            5 | 6 => replace_value(&mut lines, rng),
            _ => rename(&mut lines, rng),
        }
    }
    lines.join("\n")
}

/// Lines that are one element without children.
fn whole(lines: &[String], rng: &mut Rng) -> Option<usize> {
    let is_whole = |index: &usize| lines[*index].trim_end().ends_with("/>");
    let whole: Vec<usize> = (0..lines.len()).filter(is_whole).collect();
    rng.choice(whole)
}

fn remove_line(lines: &mut Vec<String>, rng: &mut Rng) {
    if let Some(index) = whole(lines, rng) {
        lines.remove(index);
    }
}

/// The same element twice, or in another place.
fn repeat_line(lines: &mut Vec<String>, rng: &mut Rng) {
    if let Some(index) = whole(lines, rng) {
        let line = lines[index].clone();
        let to = if rng.bool() {
            Some(index)
        } else {
            whole(lines, rng)
        };
        lines.insert(to.unwrap_or(index), line);
    }
}

/// Start and end of the values of a line's attributes.
fn values(line: &str) -> Vec<(usize, usize)> {
    let quotes: Vec<usize> = line.match_indices('"').map(|(index, _)| index).collect();
    quotes
        .chunks_exact(2)
        .map(|pair| (pair[0] + 1, pair[1]))
        .collect()
}

/// A line below the wrapper with attributes, and the value of one of them.
fn attribute(lines: &[String], rng: &mut Rng) -> Option<(usize, (usize, usize))> {
    let has_values = |index: &usize| !values(&lines[*index]).is_empty();
    let indices: Vec<usize> = (2..lines.len()).filter(has_values).collect();
    let index = rng.choice(indices)?;
    Some((index, rng.choice(values(&lines[index]))?))
}

/// Gives something another name, wherever it is named.
fn rename(lines: &mut [String], rng: &mut Rng) {
    let name = |line: &String| Some(line.split_once(" Name=\"")?.1.split('"').next()?.to_owned());
    let names: Vec<String> = lines.iter().skip(2).filter_map(name).collect();
    let Some(old) = rng.choice(names).filter(|old| !old.is_empty()) else {
        return;
    };
    let new = value(rng);
    for line in lines.iter_mut().skip(2) {
        for (before, behind) in [
            ('"', '"'),
            ('.', '"'),
            ('.', ')'),
            ('.', ','),
            ('.', '/'),
            ('/', '"'),
            ('(', ')'),
        ] {
            *line = line.replace(
                &format!("{before}{old}{behind}"),
                &format!("{before}{new}{behind}"),
            );
        }
    }
}

fn value(rng: &mut Rng) -> String {
    match rng.u8(..20) {
        0 => "x".repeat(129),
        1 => "日".repeat(128),
        _ => VALUES[rng.usize(..VALUES.len())].to_owned(),
    }
}

fn replace_value(lines: &mut [String], rng: &mut Rng) {
    if let Some((index, (start, end))) = attribute(lines, rng) {
        let value = value(rng);
        lines[index].replace_range(start..end, &value);
    }
}

/// Gives an attribute the value of another one.
fn borrow_value(lines: &mut [String], rng: &mut Rng) {
    if let (Some((from, (start, end))), Some((to, place))) =
        (attribute(lines, rng), attribute(lines, rng))
    {
        let value = lines[from][start..end].to_owned();
        lines[to].replace_range(place.0..place.1, &value);
    }
}

fn remove_attribute(lines: &mut [String], rng: &mut Rng) {
    if let Some((index, (start, end))) = attribute(lines, rng)
        && let Some(space) = lines[index][..start].rfind(' ')
    {
        lines[index].replace_range(space..=end, "");
    }
}

fn rename_attribute(lines: &mut [String], rng: &mut Rng) {
    const NAMES: [&str; 8] = [
        "Name", "Type", "Nullable", "BaseType", "Abstract", "Term", "Value", "New",
    ];
    if let Some((index, (start, _))) = attribute(lines, rng)
        && let Some(space) = lines[index][..start].rfind(' ')
    {
        let name = NAMES[rng.usize(..NAMES.len())];
        lines[index].replace_range(space + 1..start - 2, name);
    }
}
