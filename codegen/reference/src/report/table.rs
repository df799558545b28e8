//! Tables in markdown.

/// A table; the first row is its head. Bars in cells are escaped.
pub(super) fn table<const N: usize>(
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut out = row(head.map(str::to_owned));
    out.push_str(&row([""; N].map(|_| "---".to_owned())));
    rows.into_iter().for_each(|cells| out.push_str(&row(cells)));
    out
}

fn row<const N: usize>(cells: [String; N]) -> String {
    let cells = cells.map(|cell| cell.replace('|', "\\|").replace('\n', " "));
    format!("| {} |\n", cells.join(" | "))
}

/// `part` of `whole` in per cent.
pub(super) fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        "-".to_owned()
    } else {
        format!("{:.1} %", 100.0 * part as f64 / whole as f64)
    }
}
