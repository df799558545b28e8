//! Every operation of a slice, called through the generated builders at every path that leads to it, against the
//! exchange on its reference page.

mod check;
mod coverage;
mod place;
mod table;

use graph_tests::server::{Loopback, Server};

use super::{OWN, SLICE, UPLOADS, VERSION, sync};
use crate::support::client;
use check::check;
use place::Place;
use table::rows;

pub(super) use table::Row;

#[tokio::test]
async fn every_operation_at_every_path_is_what_its_page_says() {
    let server = Server::scripted([]).await.unwrap();
    let other = client(&Loopback::to(&server), |options| options);
    let graph = sync::GraphClient::from_core(other.core());
    for place in Place::all(&graph) {
        for row in rows() {
            check(row, &place, &server).await;
        }
    }
    coverage::is_complete(&server.received());
}

#[test]
fn every_exchange_of_every_page_is_played() {
    coverage::of_pages(rows());
}
