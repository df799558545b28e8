//! Keys, which are segments of their own.

use graph_synchronization_beta::graph_runtime::ErrorKind;

use super::ways::{KEYS, expected};
use super::{REFUSED, SENT, last, server};
use crate::support::bounded;

#[tokio::test]
async fn refused_before_anything_is_sent() {
    let (server, graph) = server().await;
    for value in REFUSED {
        for (name, way) in KEYS {
            let error = bounded(way(&graph, value)).await.expect_err(value);
            assert_eq!(error.kind(), ErrorKind::Input, "{name}: {value:?}");
            assert!(!error.may_have_run() && error.attempts() == 0);
        }
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn one_segment_each() {
    let (server, graph) = server().await;
    let long = format!("{}/../{}", "x".repeat(1500), "é%".repeat(1500));
    for value in SENT.into_iter().chain([long.as_str()]) {
        for (index, (name, way)) in KEYS.into_iter().enumerate() {
            bounded(way(&graph, value)).await.unwrap();
            let received = last(&server);
            assert_eq!(received.segments(), expected(index, value), "{name}");
            assert_eq!(received.query(), "", "{name}: {value}");
            assert!(received.header("x-injected").is_none());
        }
    }
    assert_eq!(server.count(), (SENT.len() + 1) * KEYS.len());
}

#[tokio::test]
async fn unreserved_characters_are_not_touched() {
    let (server, graph) = server().await;
    let id = "Box_Out-Delta~3bd37d5b.5ae96b32";
    bounded(KEYS[2].1(&graph, id)).await.unwrap();
    assert!(last(&server).path().ends_with(id));
}

/// Random values of what is special in URLs, the same at each run.
#[tokio::test]
async fn random_values() {
    const PIECES: [&str; 20] = [
        ".", "..", "/", "\\", "%", "2e", "2F", "?", "#", "'", "(", ")", "=", "&", "+", " ", ":",
        "@", "é", "a",
    ];
    let (server, graph) = server().await;
    let mut seed: u32 = 1;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    for _ in 0..400 {
        let value: String = (0..random(9))
            .map(|_| PIECES[random(PIECES.len())])
            .collect();
        let way = random(KEYS.len());
        let sent = server.count();
        match bounded(KEYS[way].1(&graph, &value)).await {
            Err(_) => {
                assert!(["", ".", ".."].contains(&value.as_str()), "{value}");
                assert_eq!(server.count(), sent);
            }
            Ok(_) => assert_eq!(last(&server).segments(), expected(way, &value)),
        }
    }
    assert!(server.count() > 300);
}
