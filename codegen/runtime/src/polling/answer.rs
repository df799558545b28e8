//! What an answer says about the operation.

use azure_core::http::StatusCode;

use super::meaning::Meaning;
use crate::Json;
use crate::http::Members;

/// The body of an answer.
pub(super) struct Answer {
    pub(super) json: Option<Json>,
    members: Option<Members>,
    accepted: bool,
    is_unreadable: bool,
}

/// Properties that only operations have.
const OF_OPERATIONS: [&str; 9] = [
    "attemptsCount",
    "lastActionDateTime",
    "operationType",
    "percentageComplete",
    "percentComplete",
    "resourceLocation",
    "statusDetail",
    "targetResourceId",
    "targetResourceLocation",
];

/// The ends of the names of their types.
const TYPES_OF_OPERATIONS: [&str; 2] = ["operation", "asyncjobstatus"];

impl Answer {
    pub(super) fn of(status: StatusCode, body: &[u8]) -> Self {
        let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let parsed: Option<Json> = std::str::from_utf8(text)
            .ok()
            .and_then(|it| it.parse().ok());
        let is_unreadable = parsed.is_none() && !text.trim_ascii().is_empty();
        let json = parsed.filter(|json| !json.is_null());
        let members = json.as_ref().and_then(|json| json.parse().ok());
        Self {
            json,
            members,
            accepted: status == StatusCode::Accepted,
            is_unreadable,
        }
    }

    /// Whether there is a body, and it is no JSON.
    pub(super) fn is_unreadable(&self) -> bool {
        self.is_unreadable
    }

    /// The status as the service spells it.
    pub(super) fn status(&self) -> Option<String> {
        let status = self.member("status")?;
        let text = status.parse::<String>().ok();
        // `printOperationStatus` has it one level deeper.
        text.or_else(|| text_of(&status.parse::<Members>().ok()?, "state"))
    }

    /// The reason of the status, for services that have no error in it: `longRunningOperation` and `printOperation`.
    pub(super) fn detail(&self) -> Option<String> {
        let description = || {
            let status: Members = self.member("status")?.parse().ok()?;
            text_of(&status, "description")
        };
        self.text(&["statusDetail", "statusDescription"])
            .or_else(description)
    }

    /// How much is done, from 0 to 100. Some services count further than that, and some write a text.
    pub(super) fn percentage(&self) -> Option<f64> {
        let names = ["percentageComplete", "percentComplete"].iter();
        let found = names.filter_map(|name| self.member(name));
        let mut numbers = found.filter_map(|json| match json.parse::<String>() {
            Ok(text) => text.trim().trim_end_matches('%').trim_end().parse().ok(),
            Err(_) => json.parse().ok(),
        });
        let number: f64 = numbers.find(|number: &f64| number.is_finite())?;
        Some(number.clamp(0.0, 100.0))
    }

    /// The first of these properties that is a text.
    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        let members = self.members.as_ref()?;
        names.iter().find_map(|name| text_of(members, name))
    }

    /// Whether the status is one that ends an operation.
    pub(super) fn is_final(&self) -> bool {
        matches!(self.known(), Some(Meaning::Succeeded | Meaning::Failed))
    }

    pub(super) fn meaning(&self) -> Meaning {
        let Some(members) = &self.members else {
            return match (&self.json, self.accepted) {
                (_, true) => Meaning::Running,
                (Some(_), _) => Meaning::Item,
                (None, _) => Meaning::Nothing,
            };
        };
        if let Some(meaning) = self.known() {
            return meaning;
        }
        let has_status = self.status().is_some();
        if !has_status && members.get("error").is_some_and(|error| !error.is_null()) {
            return Meaning::Failed;
        }
        let items = members.get("value");
        if !has_status && items.is_some_and(|items| items.as_str().starts_with('[')) {
            return Meaning::Collection;
        }
        match self.accepted || self.is_operation() {
            true => Meaning::Running,
            false => Meaning::Item,
        }
    }

    /// The meaning of a status that is known.
    fn known(&self) -> Option<Meaning> {
        Meaning::of_status(&self.status()?)
    }

    /// Whether the object is an operation, whatever its status. A property that is null is there too.
    pub(super) fn is_operation(&self) -> bool {
        let name = self.text(&["@odata.type"]).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let has = |name: &str| {
            let members = self.members.as_ref();
            members.is_some_and(|members| members.get(name).is_some())
        };
        // An entity has an id; a resource whose status is a text has no error beside it.
        let is_status = self.status().is_some() && (!has("id") || has("error"));
        is_status
            || OF_OPERATIONS.iter().any(|name| has(name))
            || TYPES_OF_OPERATIONS.iter().any(|end| name.ends_with(end))
    }

    /// Whether the operation is one of Teams, which wants a slower pace.
    pub(super) fn is_of_teams(&self) -> bool {
        let name = self.text(&["@odata.type"]).unwrap_or_default();
        name.to_ascii_lowercase().ends_with("teamsasyncoperation")
            || self.member("attemptsCount").is_some()
                && self.member("targetResourceLocation").is_some()
    }

    fn member(&self, name: &str) -> Option<&Json> {
        let member = self.members.as_ref()?.get(name)?;
        (!member.is_null()).then_some(member)
    }
}

fn text_of(members: &Members, name: &str) -> Option<String> {
    let text: String = members.get(name)?.parse().ok()?;
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(status: u16, body: &str) -> Meaning {
        Answer::of(status.into(), body.as_bytes()).meaning()
    }

    #[test]
    fn percentages_are_from_0_to_100() {
        for (body, expected) in [
            (r#"{"percentageComplete":100.4}"#, Some(100.0)),
            (r#"{"percentComplete":250}"#, Some(100.0)),
            (r#"{"percentageComplete":-1}"#, Some(0.0)),
            (r#"{"percentageComplete":"40"}"#, Some(40.0)),
            (r#"{"percentageComplete":"40 %"}"#, Some(40.0)),
            (r#"{"percentageComplete":"NaN"}"#, None),
            (
                r#"{"percentageComplete":null,"percentComplete":5}"#,
                Some(5.0),
            ),
            (r#"{"percentageComplete":{}}"#, None),
            ("{}", None),
        ] {
            let answer = Answer::of(200.into(), body.as_bytes());
            assert_eq!(answer.percentage(), expected, "{body}");
        }
    }

    #[test]
    fn bodies_of_all_kinds() {
        for (status, body, expected) in [
            (202, "", Meaning::Running),
            (200, "", Meaning::Nothing),
            (200, "null", Meaning::Nothing),
            (
                200,
                r#"{"status":{"state":"succeeded"}}"#,
                Meaning::Succeeded,
            ),
            (200, r#"{"status":{"state":"running"}}"#, Meaning::Running),
            (
                200,
                r#"{"status":"later","percentageComplete":1}"#,
                Meaning::Running,
            ),
            (202, r#"{"status":"later"}"#, Meaning::Running),
            (202, r#"{"status":"completed"}"#, Meaning::Succeeded),
            (200, r#"{"Status":"notStarted"}"#, Meaning::Running),
            (200, r#"{"status":"failed","error":null}"#, Meaning::Failed),
            (200, r#"{"status":"later","id":"x"}"#, Meaning::Item),
            (200, r#"{"status":"later"}"#, Meaning::Running),
            (
                200,
                r#"{"status":"later","id":"x","error":null}"#,
                Meaning::Running,
            ),
            (
                200,
                r#"{"status":"later","id":"x","resourceLocation":null}"#,
                Meaning::Running,
            ),
            (
                200,
                r#"{"status":"unknownFutureValue","id":"x"}"#,
                Meaning::Running,
            ),
            (200, r#"{"id":"x","name":"a.txt"}"#, Meaning::Item),
            (
                200,
                r#"{"id":"x","status":{"code":"Active"}}"#,
                Meaning::Item,
            ),
            (200, r#"{"value":[]}"#, Meaning::Collection),
            (202, r#"{"value":[]}"#, Meaning::Collection),
            (200, r#"{"error":{"code":"c"}}"#, Meaning::Failed),
            (200, r#"{"error":null,"id":"x"}"#, Meaning::Item),
        ] {
            assert_eq!(meaning(status, body), expected, "{status} {body}");
        }
    }
}
