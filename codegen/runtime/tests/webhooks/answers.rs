//! W03, W04: the answer says whether notifications are stored.

use graph_runtime::webhooks::{Delivery, NotificationReceiver};

use crate::support::{
    Entra, STATE, TENANT, Token, item, post, receive, rich_item, rich_receiver, with,
};

#[tokio::test]
async fn notifications_that_are_not_stored_are_sent_again() {
    let receiver = NotificationReceiver::new(STATE);
    let body = post(vec![item(TENANT)], vec![]);
    let full = |_: Delivery| async { Err("the disk is full") };
    let answer = receiver.receive("POST", "/hook", &body, full).await;
    assert_eq!((answer.status(), answer.body()), (500, &b""[..]));
    let stored = |_: Delivery| async { Ok::<_, &str>(()) };
    let answer = receiver.receive("POST", "/hook", &body, stored).await;
    assert_eq!(answer.status(), 202);
}

/// Otherwise a sender could find out a secret.
#[tokio::test]
async fn the_answer_is_the_same_for_rejected_items() {
    let entra = Entra::new();
    let receiver = rich_receiver(&entra);
    let good = rich_item(TENANT, "{}");
    let (accepted, _) = receive(&receiver, post(vec![good.clone()], vec![Token::of(TENANT)])).await;
    let bad = [
        post(
            vec![with(good.clone(), "clientState", "guess")],
            vec![Token::of(TENANT)],
        ),
        post(vec![good.clone()], vec![]),
        post(vec![good.clone()], vec!["no token".to_owned()]),
        post(
            vec![with(good, "encryptedContent", 1)],
            vec![Token::of(TENANT)],
        ),
        post(vec![1.into()], vec![]),
    ];
    for body in bad {
        let (answer, delivery) = receive(&receiver, body).await;
        assert_eq!(answer, accepted);
        let delivery = delivery.unwrap();
        assert_eq!(
            (delivery.notifications.len(), delivery.rejected.len()),
            (0, 1)
        );
    }
}

#[tokio::test]
async fn while_the_authority_is_away_nothing_is_lost() {
    let entra = Entra::new();
    let receiver = rich_receiver(&entra);
    let body = post(vec![rich_item(TENANT, "{}")], vec![Token::of(TENANT)]);
    entra.answers(Some(0));
    let (answer, delivery) = receive(&receiver, &body).await;
    assert_eq!((answer.status(), delivery.is_none()), (503, true));
    entra.answers(None);
    entra.pass(5);
    let (answer, delivery) = receive(&receiver, &body).await;
    assert_eq!(answer.status(), 202);
    assert_eq!(delivery.unwrap().notifications.len(), 1);
}

/// As web frameworks need it.
#[test]
fn a_request_can_be_handled_on_any_thread() {
    fn is_send<T: Send>(_: T) {}
    fn is_shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    let receiver = rich_receiver(&Entra::new());
    is_shared(&receiver);
    let handler = |_: Delivery| async { Ok::<_, &str>(()) };
    is_send(receiver.receive("POST", "/hook", b"", handler));
}
