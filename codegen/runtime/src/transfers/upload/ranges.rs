//! The bytes that the service still expects.

use std::ops::Range;

/// Ranges of bytes, ascending, without overlap; an open one ends at `u64::MAX`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ranges(Vec<Range<u64>>);

impl Ranges {
    /// All bytes.
    pub(super) fn all() -> Self {
        Self(std::iter::once(0..u64::MAX).collect())
    }

    /// The ranges `N`, `N-` and `N-M`, with the last byte included. `None` if one is none of these.
    pub(super) fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let ranges: Option<Vec<Range<u64>>> = texts.into_iter().map(range).collect();
        let mut ranges = ranges?;
        ranges.sort_unstable_by_key(|range| range.start);
        let mut merged: Vec<Range<u64>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Some(Self(merged))
    }

    /// The same within a file of `total` bytes.
    pub(super) fn within(&self, total: u64) -> Self {
        let ranges = self.0.iter().map(|range| range.start..range.end.min(total));
        Self(ranges.filter(|range| !range.is_empty()).collect())
    }

    /// The first range.
    pub(super) fn first(&self) -> Option<Range<u64>> {
        self.0.first().cloned()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many bytes these are.
    pub(super) fn length(&self) -> u64 {
        self.0.iter().map(|range| range.end - range.start).sum()
    }
}

fn range(text: &str) -> Option<Range<u64>> {
    let (start, last) = match text.split_once('-') {
        Some((start, last)) => (start, last.trim()),
        None => (text, ""),
    };
    let start = number(start.trim())?;
    if last.is_empty() {
        return Some(start..u64::MAX);
    }
    let end = number(last)?.checked_add(1)?;
    (start < end).then_some(start..end)
}

/// Digits alone: no sign.
fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    fn parse(texts: &[&str]) -> Option<Ranges> {
        Ranges::parse(texts.iter().copied())
    }

    fn pairs(ranges: &Ranges) -> Vec<(u64, u64)> {
        ranges
            .0
            .iter()
            .map(|range| (range.start, range.end))
            .collect()
    }

    #[test]
    fn every_spelling() {
        for (texts, expected) in [
            (&["0-"][..], &[(0, 100)][..]),
            (&["26"], &[(26, 100)]),
            (&[" 26 - "], &[(26, 100)]),
            (&["26-50"], &[(26, 51)]),
            (&["78-500"], &[(78, 100)]),
            (&["100-"], &[]),
            (&[], &[]),
            (&["70-80", "12-55"], &[(12, 56), (70, 81)]),
            (&["10-19", "20-29", "25-"], &[(10, 100)]),
            (&["5-5"], &[(5, 6)]),
        ] {
            let ranges = parse(texts).unwrap().within(100);
            assert_eq!(pairs(&ranges), expected, "{texts:?}");
        }
        assert_eq!(pairs(&Ranges::all().within(7)), [(0, 7)]);
        assert_eq!(parse(&["12-55", "70-80"]).unwrap().within(100).length(), 55);
    }

    #[test]
    fn what_is_no_range() {
        for text in [
            "",
            "-",
            "-5",
            "a-b",
            "5-4",
            "+1-",
            "1-2-3",
            "99999999999999999999",
        ] {
            assert_eq!(parse(&["0-", text]), None, "{text}");
        }
    }
}
