//! `fetch`, and URLs in place of metadata files.

use crate::sandbox::{CSDL, Run, SLICE, Sandbox};
use crate::server::{Server, answer};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io;

const PATH: &str = "/beta/$metadata";
const ETAG: &str = "ETag: \"a\"";
const DAY: &str = "Date: Tue, 04 Aug 2026 12:00:00 GMT";

/// The file with another property.
fn newer() -> String {
    let property = "<Property Name=\"colour\" ";
    CSDL.replace(
        property,
        &format!("<Property Name=\"weight\" Type=\"Edm.Int32\" />{property}"),
    )
}

fn fetch(sandbox: &Sandbox, url: &str) -> Run {
    sandbox.run(&["fetch", "tiny", "--url", url])
}

fn gzip(content: &mut impl io::Read) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    io::copy(content, &mut encoder).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_file_is_downloaded_once_and_imported() {
    let sandbox = Sandbox::new();
    let packed = gzip(&mut newer().as_bytes());
    let server = Server::new([
        answer("200 OK", &[ETAG, DAY, "Content-Encoding: gzip"], &packed),
        answer("304 Not Modified", &[], b""),
        answer(
            "200 OK",
            &["ETag: \"b\""],
            newer().replace("weight", "mass").as_bytes(),
        ),
    ]);
    let url = server.url(&format!("{PATH}?sig=secret"));
    let first = fetch(&sandbox, &url).expect(0);
    let first = first.prints(&["metadata/tiny:\n", "+ tiny.thing/weight", "2 written"]);
    assert!(!format!("{first:?}").contains("secret"), "{first:?}");
    let source: toml::Table = sandbox.text("metadata/tiny/source.toml").parse().unwrap();
    assert_eq!(source["file"].as_str(), Some(&*server.url(PATH)));
    assert_eq!(source["date"].as_str(), Some("2026-08-04"));
    assert_eq!(source["api"].as_str(), Some("beta"));
    assert_eq!(source["bytes"].as_integer(), Some(newer().len() as i64));

    let before = sandbox.times("metadata");
    fetch(&sandbox, &url)
        .expect(0)
        .prints(&["no fact differs", "0 written"])
        .complains(&["is unchanged"]);
    assert_eq!(sandbox.times("metadata"), before);

    let report = sandbox
        .run(&["fetch", "--url", &url, "--format", "json"])
        .expect(0);
    let report: serde_json::Value = serde_json::from_str(&report.out).unwrap();
    let differences = report[0]["differences"].to_string();
    assert!(differences.contains("+ tiny.thing/mass"), "{report}");
    assert!(differences.contains("- tiny.thing/weight"), "{report}");
    let requests = server.requests();
    assert!(requests[1].contains("if-none-match: \"a\""), "{requests:?}");
}

#[test]
fn a_file_with_the_same_facts_changes_nothing() {
    let sandbox = Sandbox::new();
    let other = newer().replace("<ComplexType Name=\"unused\" />", "");
    let server = Server::new([
        answer("200 OK", &[], newer().as_bytes()),
        answer("200 OK", &[], other.as_bytes()),
    ]);
    fetch(&sandbox, &server.url(PATH)).expect(0);
    let before = sandbox.snapshot("metadata");
    fetch(&sandbox, &server.url(PATH))
        .expect(0)
        .prints(&["no fact differs", "0 written"]);
    assert_eq!(sandbox.snapshot("metadata"), before);
}

#[test]
fn foreign_metadata_changes_nothing() {
    let whole = newer();
    let cut = &whole[..whole.len() / 2];
    let v1 = "<EntitySet Name=\"groupSettings\" EntityType=\"tiny.thing\" />\
        <EntitySet Name=\"groupSettingTemplates\" EntityType=\"tiny.thing\" />";
    let other = whole.replace("<EntitySet ", &format!("{v1}<EntitySet "));
    let bomb = gzip(&mut &*vec![b' '; 1 << 20]).repeat(257);
    let broken = &gzip(&mut whole.as_bytes())[..200];
    let unnamed = whole.replace("things", "others");
    let gzipped = "Content-Encoding: gzip";
    let ok = |headers: &[&str], body: &[u8]| answer("200 OK", headers, body);
    let table = [
        (
            ok(&[], b"<!DOCTYPE html><html>Sign in</html>"),
            "a web page",
        ),
        (ok(&[], b"{\"error\": {}}"), "an error response"),
        (ok(&[], b""), "it is empty"),
        (ok(&[], b"<rss/>"), "rss"),
        (ok(&[], cut.as_bytes()), "cut short"),
        (ok(&[], other.as_bytes()), "v1.0 by the entity sets"),
        (ok(&[gzipped], &bomb), "256 MB"),
        (ok(&[gzipped], broken), "compressed by gzip, and broken"),
        (ok(&[], unnamed.as_bytes()), "/things"),
        (answer("404 Not Found", &[], b""), "404 Not Found"),
    ];
    let (answers, messages): (Vec<_>, Vec<_>) = table.into_iter().unzip();
    let sandbox = Sandbox::generated();
    let before = sandbox.snapshot("metadata");
    let good = answer("200 OK", &[ETAG], whole.as_bytes());
    let server = Server::new(answers.into_iter().chain([good]));
    for message in messages {
        fetch(&sandbox, &server.url(PATH))
            .expect(2)
            .complains(&[message]);
        assert_eq!(sandbox.snapshot("metadata"), before, "{message}");
    }
    // None of them is kept.
    fetch(&sandbox, &server.url(PATH)).expect(0);
    let conditional = server
        .requests()
        .into_iter()
        .filter(|it| it.contains("if-none-match"));
    assert_eq!(conditional.count(), 0);
}

#[test]
fn a_redirect_to_another_version_changes_nothing() {
    let sandbox = Sandbox::generated();
    let before = sandbox.snapshot("metadata");
    let server = Server::new([
        answer("302 Found", &["Location: /v1.0/$metadata"], b""),
        answer("200 OK", &[], CSDL.as_bytes()),
        answer("200 OK", &[], CSDL.as_bytes()),
    ]);
    let message = "beta by the folder of the file, beta, but v1.0 by the folder of the file";
    fetch(&sandbox, &server.url(PATH))
        .expect(2)
        .complains(&[message]);
    fetch(&sandbox, &server.url("/v1.0/$metadata"))
        .expect(2)
        .complains(&["beta by metadata/tiny/slice.toml, but v1.0"]);
    assert_eq!(sandbox.snapshot("metadata"), before);
}

#[test]
fn unsafe_urls_are_refused() {
    let sandbox = Sandbox::generated();
    for (url, message) in [
        ("http://graph.microsoft.com/beta/$metadata", "is not https"),
        ("https://me:secret@127.0.0.1/beta/$metadata", "in logs"),
        ("beta.csdl", "it is not a URL"),
        ("file:///beta.csdl", "it is not a URL"),
    ] {
        let run = fetch(&sandbox, url).expect(2).complains(&[message]);
        assert!(!run.err.contains("secret"), "{run:?}");
    }
}

#[test]
fn a_slice_without_a_version_has_no_url() {
    let sandbox = Sandbox::new();
    sandbox.plant(
        "metadata/tiny/slice.toml",
        SLICE.replace("api = \"beta\"\n", ""),
    );
    sandbox
        .run(&["fetch"])
        .expect(2)
        .complains(&["metadata/tiny/slice.toml has no version of Graph"]);
}

#[test]
fn a_url_takes_the_place_of_a_file() {
    let sandbox = Sandbox::generated();
    sandbox.plant("metadata/corrections.toml", "");
    sandbox.plant("pages/page.md", "# Nothing\n");
    let server = Server::new([
        answer("200 OK", &[ETAG], newer().as_bytes()),
        answer("304 Not Modified", &[], b""),
        answer("304 Not Modified", &[], b""),
        answer("304 Not Modified", &[], b""),
        answer("304 Not Modified", &[], b""),
        answer("304 Not Modified", &[], b""),
    ]);
    let url = server.url(PATH);
    let metadata = ["--metadata", &url, "--path", "/things/**"];
    let run = |command: &[&str], more: &[&str]| sandbox.run(&[command, &metadata, more].concat());
    run(&["list"], &[]).expect(0).prints(&["/things"]);
    run(&["why", "tiny.thing/weight"], &[]).expect(0);
    run(&["generate"], &["--name", "graph-things", "--out", "out"]).expect(0);
    assert!(sandbox.text("out/src/models/thing.rs").contains("weight"));
    sandbox.run(&["corrections", "--metadata", &url]).expect(0);
    sandbox
        .run(&["examples", "--metadata", &url, "--docs", "pages"])
        .expect(1);
    sandbox
        .run(&["import", &url, "--slice", "tiny"])
        .expect(0)
        .prints(&["+ tiny.thing/weight"]);
    assert_eq!(server.requests().len(), 6);
}

#[test]
fn a_connection_that_breaks_changes_nothing() {
    let sandbox = Sandbox::generated();
    let before = sandbox.snapshot("");
    let broken = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n<?xml".to_vec();
    let server = Server::new(vec![broken; 4]);
    let url = server.url(PATH);
    fetch(&sandbox, &url)
        .expect(2)
        .complains(&["nothing was changed"]);
    assert_eq!(server.requests().len(), 4);
    // Nobody listens any more.
    fetch(&sandbox, &url)
        .expect(2)
        .complains(&["nothing was changed"]);
    let after = sandbox.snapshot("");
    let kept: Vec<&String> = after
        .keys()
        .filter(|file| !before.contains_key(*file))
        .collect();
    assert!(kept.is_empty(), "{kept:?}");
}
