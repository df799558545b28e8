//! Items of the slices that Graph removes soon.

use anyhow::{Context as _, Result};
use graph_codegen::plan::{Plan, Removal, removals};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::time::SystemTime;
use time::{Date, Duration, Month, OffsetDateTime};

/// How long before its removal an item is listed.
const NOTICE: Duration = Duration::days(180);

/// A day, as `2027-07-06`.
///
/// # Errors
/// If it is none.
pub(crate) fn day(text: &str) -> Result<Date> {
    let read = || {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
    };
    read().context("it is not a day such as 2027-07-06")
}

/// The current day, in UTC.
pub(crate) fn today() -> Date {
    OffsetDateTime::from(SystemTime::now()).date()
}

/// The items of all slices that are removed within 180 days, or should be gone already.
#[derive(Debug)]
pub(crate) struct Removals {
    today: Date,
    slices: Vec<(String, Vec<Removal>)>,
}

impl Removals {
    /// None yet.
    pub(crate) fn on(today: Date) -> Self {
        Self {
            today,
            slices: Vec::new(),
        }
    }

    /// Adds the items of a slice.
    pub(crate) fn add(&mut self, slice: &str, plan: &Plan) {
        let is_near = |removal: &Removal| {
            day(&removal.date).is_ok_and(|date| date <= self.today.saturating_add(NOTICE))
        };
        let near: Vec<Removal> = removals(plan).into_iter().filter(is_near).collect();
        if !near.is_empty() {
            self.slices.push((slice.to_owned(), near));
        }
    }

    /// A warning for each slice and day, with the items that users must leave.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for (slice, removals) in &self.slices {
            for same_day in removals.chunk_by(|one, other| one.date == other.date) {
                let date = &same_day[0].date;
                let _ = writeln!(
                    out,
                    "warning: {slice}: Graph removes these on {date}{}; their users must leave them before:",
                    self.distance(date)
                );
                for Removal { item, wire, .. } in same_day {
                    let _ = writeln!(out, "    {item}  ({wire})");
                }
            }
        }
        out
    }

    fn distance(&self, date: &str) -> String {
        let days = day(date).map_or(0, |date| (date - self.today).whole_days());
        match days {
            0 => ", today".to_owned(),
            1 => ", tomorrow".to_owned(),
            2.. => format!(", in {days} days"),
            _ => format!(", {} days ago", -days),
        }
    }

    /// One value for each item.
    pub(crate) fn json(&self) -> Value {
        let of_slice = |(slice, removals): &(String, Vec<Removal>)| {
            let value = |removal: &Removal| {
                json!({
                    "slice": slice,
                    "date": removal.date,
                    "item": removal.item,
                    "wire": removal.wire,
                })
            };
            removals.iter().map(value).collect::<Vec<Value>>()
        };
        self.slices.iter().flat_map(of_slice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        for text in ["2027-07-06", "2028-02-29"] {
            assert_eq!(day(text).unwrap().to_string(), text);
        }
        for text in [
            "2027-02-29",
            "2027-13-01",
            "2027-07",
            "x",
            "2027-07-06T00:00",
        ] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn items_are_listed_for_half_a_year() {
        let removal = |date: &str| Removal {
            date: date.to_owned(),
            item: "models::Thing".to_owned(),
            wire: "tiny.thing".to_owned(),
        };
        let removals = |today: &str| Removals {
            today: day(today).unwrap(),
            slices: vec![("tiny".to_owned(), vec![removal("2027-07-06")])],
        };
        for (today, distance) in [
            ("2027-01-07", "in 180 days"),
            ("2027-07-05", "tomorrow"),
            ("2027-07-06", "today"),
            ("2027-07-09", "3 days ago"),
        ] {
            let text = removals(today).text();
            assert!(
                text.contains(&format!("on 2027-07-06, {distance};")),
                "{text}"
            );
        }
    }
}
