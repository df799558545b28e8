//! One spelling in bodies, filters, keys and parameters of functions, at the extremes of each primitive type (OData ABNF,
//! section 7, "Literal Data Values").

use graph_runtime::{
    Binary, Date, Decimal, Duration, ErrorKind, Expand, GetOptions, ListOptions, Literal,
    OffsetDateTime, PropertyPath, Target, Time, Uuid, Value, filter, from_text, json,
};

use super::support::{Job, JobProperty, Reply, answering, bounded, root, serving};

/// The text within the quotes of a body, if it has any.
fn body<V: Value>(value: &V) -> String {
    let text = String::from_utf8(json::to_vec(value).unwrap()).unwrap();
    text.trim_matches('"').to_owned()
}

fn same<V: Value>(value: V, spelled: &str)
where
    Literal: From<V>,
{
    assert_eq!(body(&value), spelled);
    let literal = Literal::from(value.clone());
    assert_eq!(literal.as_str(), spelled);
    assert_eq!(filter!("x eq {}", value), format!("x eq {spelled}"));
}

#[test]
fn numbers_and_truth() {
    same(true, "true");
    same(u8::MAX, "255");
    same(i8::MIN, "-128");
    same(i16::MIN, "-32768");
    same(i32::MIN, "-2147483648");
    same(i64::MIN, "-9223372036854775808");
    same(1.5_f64, "1.5");
    same(f64::MAX, "1.7976931348623157e+308");
    same(5e-324_f64, "5e-324");
    same(-0.0_f64, "-0.0");
    same(f64::INFINITY, "INF");
    same(f64::NEG_INFINITY, "-INF");
    same(f64::NAN, "NaN");
    same(0.1_f32, "0.1");
    same(f32::MIN, "-3.4028235e+38");
    same(f32::NEG_INFINITY, "-INF");
    for digits in ["-79228162514264337593543950335", "0.10", "1e400", "INF"] {
        same(digits.parse::<Decimal>().unwrap(), digits);
    }
}

#[test]
fn dates_and_times() {
    let date = |year, day| Date::from_ordinal_date(year, day).unwrap();
    same(date(-1, 1), "-0001-01-01");
    same(date(-9999, 1), "-9999-01-01");
    same(date(0, 60), "0000-02-29");
    same(Date::MAX, "9999-12-31");
    same(Time::MIDNIGHT, "00:00:00");
    same(
        Time::from_hms_nano(23, 59, 59, 1).unwrap(),
        "23:59:59.000000001",
    );
    for text in [
        "2024-02-29T12:00:00Z",
        "2024-02-29T12:00:00.5+05:30",
        "2024-02-29T12:00:00-00:30",
        "-0001-12-31T23:59:59.999999999-23:59",
        "9999-12-31T23:59:59.999999999+23:59",
    ] {
        same(from_text::<OffsetDateTime>(text).unwrap(), text);
    }
}

/// ABNF has no seconds in an offset, and no offset of a day: the moment is what must stay.
#[test]
fn an_offset_that_has_no_spelling_keeps_the_moment() {
    let noon = from_text::<OffsetDateTime>("2024-02-29T12:00:00Z").unwrap();
    let offset =
        |hours, minutes, seconds| time::UtcOffset::from_hms(hours, minutes, seconds).unwrap();
    same(noon.to_offset(offset(0, 19, 32)), "2024-02-29T12:00:00Z");
    same(noon.to_offset(offset(-5, -30, -59)), "2024-02-29T12:00:00Z");
    same(noon.to_offset(offset(25, 0, 0)), "2024-02-29T12:00:00Z");
    let last = time::PrimitiveDateTime::MAX.replace_nanosecond(0).unwrap();
    same(
        last.assume_offset(offset(0, 0, -30)),
        "9999-12-31T23:59:29-00:01",
    );
    same(
        last.assume_offset(offset(-1, -2, -30)),
        "9999-12-31T23:59:29-01:03",
    );
    let first = time::PrimitiveDateTime::MIN;
    same(
        first.assume_offset(offset(1, 2, 30)),
        "-9999-01-01T00:00:30+01:03",
    );
    for odd in [
        last.assume_offset(offset(-1, -2, -30)),
        first.assume_offset(offset(1, 2, 30)),
    ] {
        let again: OffsetDateTime = from_text(&body(&odd)).unwrap();
        assert_eq!(again, odd, "the same moment");
    }
}

#[test]
fn durations() {
    for (value, text) in [
        (Duration::ZERO, "PT0S"),
        (Duration::seconds(90), "PT1M30S"),
        (Duration::milliseconds(-500), "-PT0.5S"),
        (Duration::MAX, "P106751991167300DT15H30M7.999999999S"),
        (Duration::MIN, "-P106751991167300DT15H30M8.999999999S"),
    ] {
        assert_eq!(body(&value), text);
        assert_eq!(Literal::from(value).as_str(), format!("duration'{text}'"));
        assert_eq!(from_text::<Duration>(text).unwrap(), value);
    }
}

#[test]
fn guids_bytes_and_members() {
    let id: Uuid = from_text("03F7D90D-BF71-41B1-BDA6-AAF0DDBEE5D8").unwrap();
    same(id, "03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8");
    let bytes = Binary::from([0xFB, 0xFF]);
    assert_eq!(body(&bytes), "+/8=");
    assert_eq!(Literal::from(&bytes).as_str(), "binary'-_8='");
    let came: Binary = from_text("+/8\n=").unwrap();
    assert_eq!(Literal::from(came).as_str(), "binary'-_8='");
    assert_eq!(Literal::member("Add, Delete").as_str(), "'Add,Delete'");
}

#[tokio::test]
async fn keys_arrive_as_they_are_spelled() {
    let server = answering(|_| Reply::new(204)).await;
    let root = root(&server, |options| options);
    let date = Date::from_ordinal_date(-1, 1).unwrap();
    let when: OffsetDateTime = from_text("2024-02-29T12:00:00+05:30").unwrap();
    let cases: [(Target, &str); 4] = [
        (root.segment("s").key_of(date), "/beta/s/-0001-01-01"),
        (
            root.segment("s").key_of(when),
            "/beta/s/2024-02-29T12%3A00%3A00%2B05%3A30",
        ),
        (
            root.segment("s").key_of(f64::MAX),
            "/beta/s/1.7976931348623157e%2B308",
        ),
        (
            root.function(
                "f",
                &[("d", Literal::from(date)), ("x", Literal::from(f64::NAN))],
            ),
            "/beta/f(d=-0001-01-01,x=NaN)",
        ),
    ];
    for (target, path) in cases {
        bounded(target.delete(None)).await.unwrap();
        assert_eq!(server.received().pop().unwrap().target, path);
    }
}

/// Also where the filter is that of expanded items, at any depth.
#[tokio::test]
async fn a_filter_for_one_of_no_values_is_never_sent() {
    let server = serving([]).await;
    let root = root(&server, |options| options);
    let nothing: [&str; 0] = [];
    let filter = || PropertyPath::<Job, String>::new("id").is_in(nothing);
    let nested = || ListOptions::<Job>::new().with_filter(filter());
    let expand = |options| Expand::<Job>::new(JobProperty::Status).with_options::<Job>(options);
    let twice = || ListOptions::<Job>::new().with_expand([expand(nested())]);
    let get = GetOptions::<Job>::new().with_expand([expand(twice())]);
    let jobs = root.segment("jobs");
    for error in [
        jobs.list(Some(nested())).await.map(drop),
        jobs.list(Some(twice())).await.map(drop),
        jobs.count(Some(twice())).await.map(drop),
        jobs.key("a").get(Some(get)).await.map(drop),
    ] {
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Input, "{error}");
        assert!(
            error.to_string().contains("an empty list of values"),
            "{error}"
        );
    }
    assert_eq!(server.count(), 0);
}
