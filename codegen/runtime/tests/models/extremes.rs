//! Extremes are legal, and no value changes.

use graph_runtime::{
    Binary, Date, Decimal, Duration, Json, OffsetDateTime, Time, Uuid, Value, json,
};

use crate::types::Everything;

/// The text that a value of one property is written as.
fn through(name: &str, text: &str) -> String {
    let value: Everything = json::from_slice(format!("{{\"{name}\":{text}}}").as_bytes())
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let written = String::from_utf8(json::to_vec(&value).unwrap()).unwrap();
    let written = written.strip_prefix(&format!("{{\"{name}\":")).unwrap();
    written.strip_suffix('}').unwrap().to_owned()
}

fn stays(name: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(through(name, text), *text, "{name}");
    }
}

fn becomes(name: &str, texts: &[(&str, &str)]) {
    for (text, written) in texts {
        assert_eq!(through(name, text), *written, "{name}");
    }
}

/// Legal texts that the Rust type cannot hold: the property is empty and the text kept.
fn is_kept(name: &str, texts: &[&str]) {
    for text in texts {
        let value: Everything =
            json::from_slice(format!("{{\"{name}\":{text}}}").as_bytes()).unwrap();
        assert_eq!(value.additional.get(name).map(Json::as_str), Some(*text));
        assert_eq!(through(name, text), *text);
    }
}

fn is_refused<T: Value>(texts: &[&str]) {
    for text in texts {
        for read in [json::from_slice::<T>, json::from_slice_strict::<T>] {
            let error = read(text.as_bytes()).map(drop).unwrap_err();
            assert!(!error.what().contains("cannot hold"), "{text} is kept");
        }
    }
}

#[test]
fn an_empty_text_where_a_value_should_be_is_kept() {
    for name in [
        "dateTime", "date", "time", "duration", "guid", "long", "boolean",
    ] {
        is_kept(name, &[r#""""#]);
    }
}

#[test]
fn dates_and_times() {
    stays(
        "dateTime",
        &[
            r#""0001-01-01T00:00:00Z""#,
            r#""9999-12-31T23:59:59.9999999Z""#,
            r#""9999-12-31T23:59:59.999999999Z""#,
            r#""2021-04-21T18:13:55.000000001Z""#,
            r#""2020-02-29T12:00:00+05:30""#,
            r#""2020-02-29T12:00:00-00:30""#,
            r#""0000-01-01T00:00:00Z""#,
            r#""-0044-03-15T00:00:00Z""#,
        ],
    );
    becomes(
        "dateTime",
        &[
            (
                r#""2021-04-21T18:13:55.4432000Z""#,
                r#""2021-04-21T18:13:55.4432Z""#,
            ),
            (
                r#""2021-04-21T18:13:55.123456789000Z""#,
                r#""2021-04-21T18:13:55.123456789Z""#,
            ),
            (r#""2021-04-21T18:13:55.000Z""#, r#""2021-04-21T18:13:55Z""#),
            (r#""2021-04-21t18:13:55z""#, r#""2021-04-21T18:13:55Z""#),
            (
                r#""2021-04-21T18:13:55+00:00""#,
                r#""2021-04-21T18:13:55Z""#,
            ),
            (r#""2021-04-21T18:13Z""#, r#""2021-04-21T18:13:00Z""#),
        ],
    );
    is_kept(
        "dateTime",
        &[
            r#""2021-04-21T18:13:55.123456789012Z""#,
            r#""2016-12-31T23:59:60Z""#,
            r#""12021-04-21T18:13:55Z""#,
        ],
    );
    is_refused::<OffsetDateTime>(&[
        r#""2021-04-21""#,
        r#""2021-04-21T18:13:55""#,
        r#""2021-13-21T18:13:55Z""#,
        r#""2021-02-29T18:13:55Z""#,
        r#""2021-04-21T24:13:55Z""#,
        r#""2021-04-21T18:61:55Z""#,
        r#""2021-04-21T18:13:61Z""#,
        r#""2021-04-21T18:13:55.Z""#,
        r#""2021-04-21T18:13:55Z ""#,
        r#""2021-04-21T18:13:55+0530""#,
        r#""21-04-21T18:13:55Z""#,
        "0",
        "true",
        "[]",
        r#""2021-04-21T18:13:55+99:99""#,
        r#""99999999999999999999-04-31T18:13:55Z""#,
    ]);
}

#[test]
fn a_date_and_time_keeps_its_value() {
    let value: OffsetDateTime = json::from_slice(br#""2020-02-29T12:00:00.5+05:30""#).unwrap();
    assert_eq!(value.unix_timestamp_nanos(), 1_582_957_800_500_000_000);
    assert_eq!(value.offset().whole_minutes(), 330);
}

#[test]
fn an_offset_of_seconds_is_written_in_utc() {
    let offset = time::UtcOffset::from_hms(0, 19, 32).unwrap();
    let value = OffsetDateTime::UNIX_EPOCH.to_offset(offset);
    assert_eq!(json::to_vec(&value).unwrap(), br#""1970-01-01T00:00:00Z""#);
}

#[test]
fn dates() {
    stays(
        "date",
        &[
            r#""0001-01-01""#,
            r#""9999-12-31""#,
            r#""2020-02-29""#,
            r#""-0001-01-01""#,
        ],
    );
    is_refused::<Date>(&[
        r#""2021-02-29""#,
        r#""2021-2-9""#,
        r#""2021-04-21T00:00:00Z""#,
        r#""+2021-04-21""#,
    ]);
}

#[test]
fn times_of_day() {
    stays(
        "time",
        &[
            r#""00:00:00""#,
            r#""23:59:59.9999999""#,
            r#""23:59:59.000000001""#,
        ],
    );
    becomes(
        "time",
        &[
            (r#""12:30:00.0000000""#, r#""12:30:00""#),
            (r#""12:30""#, r#""12:30:00""#),
        ],
    );
    is_kept("time", &[r#""23:59:60""#, r#""12:30:00.1234567891""#]);
    is_refused::<Time>(&[r#""24:00:00""#, r#""12:30:00Z""#, r#""1:30:00""#]);
}

#[test]
fn durations() {
    stays(
        "duration",
        &[
            r#""P10675199DT2H48M5.4775807S""#,
            r#""-P10675199DT2H48M5.4775808S""#,
            r#""PT40M""#,
            r#""P1D""#,
            r#""PT0S""#,
            r#""PT0.000000001S""#,
            r#""-PT0.5S""#,
            r#""P1DT1S""#,
            r#""PT23H59M59.999999999S""#,
            r#""P106751991167300DT15H30M7S""#,
        ],
    );
    becomes(
        "duration",
        &[
            (r#""PT24H""#, r#""P1D""#),
            (r#""PT90M""#, r#""PT1H30M""#),
            (r#""P1W""#, r#""P7D""#),
            (r#""PT0.500S""#, r#""PT0.5S""#),
            (r#""P0D""#, r#""PT0S""#),
            (r#""-PT0S""#, r#""PT0S""#),
            // OData ABNF, `durationValue = [ SIGN ] "P" …`.
            (r#""+PT5M""#, r#""PT5M""#),
        ],
    );
    is_kept(
        "duration",
        &[
            r#""P1Y""#,
            r#""P1M""#,
            r#""P1Y2M3DT4H5M6S""#,
            r#""PT0.0000000001S""#,
            r#""P99999999999999999999D""#,
        ],
    );
    is_refused::<Duration>(&[
        r#""P""#,
        r#""PT""#,
        r#""1D""#,
        r#""P1DT""#,
        r#""PT1D""#,
        r#""P1H""#,
        r#""PT1M1H""#,
        r#""PT1M1M""#,
        r#""PT1.5H""#,
        r#""P1""#,
        r#""PT.5S""#,
        r#""P1D1D""#,
        r#""PT-1S""#,
        r#""+-PT1S""#,
        r#""+""#,
        "40",
    ]);
    let interval: Duration = json::from_slice(br#""-PT1M1.5S""#).unwrap();
    assert_eq!(interval, Duration::new(-61, -500_000_000));
}

#[test]
fn integers() {
    stays(
        "long",
        &["9223372036854775807", "-9223372036854775808", "0"],
    );
    becomes(
        "long",
        &[
            (r#""9223372036854775807""#, "9223372036854775807"),
            (r#""-1""#, "-1"),
            ("-0", "0"),
            ("1e3", "1000"),
        ],
    );
    stays("int", &["2147483647", "-2147483648"]);
    is_refused::<i64>(&[
        "9223372036854775808",
        "1.5",
        r#""x""#,
        "1e30",
        "true",
        "null",
        "{}",
    ]);
    is_refused::<i32>(&["2147483648", r#""1""#, "1e10"]);
    is_refused::<i16>(&["32768"]);
    is_refused::<u8>(&["256", "-1"]);
    is_refused::<i8>(&["128"]);
}

#[test]
fn floats() {
    stays(
        "double",
        &[
            r#""INF""#,
            r#""-INF""#,
            r#""NaN""#,
            "0.1",
            "-0.0",
            "5e-324",
            "1.7976931348623157e+308",
            "2.2250738585072014e-308",
        ],
    );
    // One that a fast parser gets wrong in the last place.
    let text = "9007199254740993.5";
    let value: f64 = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(value.to_bits(), text.parse::<f64>().unwrap().to_bits());
    stays("single", &["0.1", "3.4028235e+38", r#""-INF""#]);
    is_refused::<f64>(&[r#""1.5""#, r#""inf""#, "true", "1e400", "-1e400", "[]"]);
    is_refused::<f32>(&["1e39"]);
}

#[test]
fn every_double_comes_back_to_the_bit() {
    let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..20_000 {
        bits = bits
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let number = f64::from_bits(bits);
        if number.is_finite() {
            let back: f64 = json::from_slice(&json::to_vec(&number).unwrap()).unwrap();
            assert_eq!(back.to_bits(), number.to_bits());
            let long = format!("{number:.25e}");
            let back: f64 = json::from_slice(long.as_bytes()).unwrap();
            assert_eq!(back.to_bits(), long.parse::<f64>().unwrap().to_bits());
        }
    }
}

#[test]
fn decimals() {
    stays(
        "decimal",
        &[
            "0.10",
            "-79228162514264337593543950335",
            "1E+2",
            "1e400",
            r#""12.50""#,
            r#""INF""#,
            "123456789.123456789123456789123456789",
        ],
    );
    is_refused::<Decimal>(&[
        r#""abc""#,
        r#""1,5""#,
        "true",
        r#"" 1""#,
        r#""1]""#,
        r#""\"1\"""#,
        r#""[1]""#,
    ]);
    let price: Decimal = "12.50".parse().unwrap();
    assert_eq!(
        (price.as_str(), price.parse::<f64>().unwrap()),
        ("12.50", 12.5)
    );
    assert_eq!(Decimal::from(5), "5".parse().unwrap());
    assert!("x".parse::<Decimal>().is_err());
}

#[test]
fn guids() {
    becomes(
        "guid",
        &[(
            r#""03F7D90D-BF71-41B1-BDA6-AAF0DDBEE5D8""#,
            r#""03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8""#,
        )],
    );
    stays("guid", &[r#""00000000-0000-0000-0000-000000000000""#]);
    is_refused::<Uuid>(&[r#""x""#, "5"]);
}

#[test]
fn binary() {
    stays(
        "binary",
        &[
            r#""""#,
            r#""+/8=""#,
            r#""-_8=""#,
            r#""-_8""#,
            r#""+/8""#,
            r#""+_9=""#,
            r#""AA\nAA""#,
        ],
    );
    is_refused::<Binary>(&[r#""A""#, r#""*""#, "5"]);
    let one: Binary = json::from_slice(br#""-_8""#).unwrap();
    assert_eq!(one.as_bytes(), [0xFB, 0xFF]);
    assert_eq!(one, Binary::from([0xFB, 0xFF]));
    assert_eq!(
        json::to_vec(&Binary::from([0xFB, 0xFF])).unwrap(),
        br#""+/8=""#
    );
    assert_eq!(format!("{one:?}"), "Binary(2 bytes)");
}

#[test]
fn strings_of_any_characters() {
    for text in [
        "\u{0}\u{1F}\u{7F}",
        "\u{2028}\u{FEFF}",
        "\u{1F600}",
        "\"\\/",
        "a\nb",
    ] {
        let written = json::to_vec(&text.to_owned()).unwrap();
        assert_eq!(json::from_slice::<String>(&written).unwrap(), text);
    }
    assert_eq!(
        json::from_slice::<String>(br#""\ud83d\ude00\u0041""#).unwrap(),
        "\u{1F600}A"
    );
    is_refused::<String>(&[r#""\ud83d""#, "5", "\"a"]);
}
