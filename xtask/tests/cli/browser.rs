//! The page of `diff` in a browser: Chromium, without a window. Skipped where there is none.

use crate::sandbox::{CSDL, Sandbox};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

const PROGRAMS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

const PROBE: &str = include_str!("probe.js");

/// Names that would be markup if they were not escaped. They are also the names of files.
const HOSTILE: &str = "v1.0 <b>2026-02-01 & 'x'.csdl";

fn browser() -> Option<&'static str> {
    let runs = |program: &&str| {
        let mut version = Command::new(program);
        version
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        version.status().is_ok_and(|status| status.success())
    };
    let found = PROGRAMS.into_iter().find(runs);
    if found.is_none() {
        println!("skipped: there is no Chromium ({})", PROGRAMS.join(", "));
    }
    found
}

/// What the probe finds on a page, in a window of this size.
fn probe(program: &str, page: &Path, (width, scheme): (u32, u32)) -> Value {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(program)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
        ])
        .args(["--disable-sync", "--virtual-time-budget=3000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--window-size={width},844"))
        .arg(format!("--blink-settings=preferredColorScheme={scheme}"))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let page = String::from_utf8_lossy(&output.stdout);
    let title = page.split("<title>").nth(1).unwrap_or_default();
    let title = title.split("</title>").next().unwrap_or_default();
    serde_json::from_str(title).unwrap_or_else(|error| {
        let messages = String::from_utf8_lossy(&output.stderr);
        panic!("{error}: {title}\n{messages}")
    })
}

#[test]
fn the_page_works_on_a_phone_and_a_desk_in_light_and_dark() {
    let Some(program) = browser() else {
        return;
    };
    let sandbox = Sandbox::new();
    let green = r#"<Member Name="green" Value="1" />"#;
    let width = r#"<Property Name="width" Type="Edm.Int32" />"#;
    let more =
        r#"<Property Name="width" Type="Edm.Int32" /><Property Name="height" Type="Edm.Int32" />"#;
    sandbox.plant("v1.0-2026-01-01.csdl", CSDL);
    sandbox.plant(HOSTILE, CSDL.replace(green, ""));
    sandbox.plant("v1.0-2026-03-01.csdl", CSDL.replace(width, more));
    let files = ["v1.0-2026-01-01.csdl", HOSTILE, "v1.0-2026-03-01.csdl"];
    let args = [&["diff"][..], &files, &["--format", "html"]].concat();
    let page = sandbox.run(&args).expect(0).out;
    let end = "</body>";
    assert_eq!(page.matches(end).count(), 1);
    sandbox.plant(
        "page.html",
        page.replace(end, &format!("<script>{PROBE}</script>{end}")),
    );
    // The third age has the member again, and a new property.
    for (size, is_dark) in [((390, 0), true), ((1100, 1), false)] {
        let found = probe(program, &sandbox.path("page.html"), size);
        let is = |key: &str, expected: Value| assert_eq!(found[key], expected, "{key}: {found}");
        is("all", 3.into());
        is("withoutAdditions", 1.into());
        is("searched", 2.into());
        is("output", "2 of 3 changes".into());
        is("rows", 2.into());
        is("named", true.into());
        is("targets", true.into());
        is("injected", 0.into());
        is("loaded", 0.into());
        is("dark", is_dark.into());
        assert!(
            found["overflow"].as_i64().unwrap() <= 0,
            "the page is wider than the window: {found}"
        );
        assert!(
            found["least"].as_f64().unwrap() >= 4.5,
            "contrast is too low: {found}"
        );
    }
}
