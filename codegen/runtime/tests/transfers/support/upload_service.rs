//! A service that takes uploads, with faults.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use graph_runtime::testing::http::{Received, Reply, Server};

use super::answering;

/// How the service writes its responses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// 200 on create, 202 and `"N-"` in between, the item at the end.
    Drive,
    /// 201 on create, 200 and `"N"` in between, 201 with `Location` and no body at the end.
    Outlook,
    /// Like [`Drive`](Self::Drive) with `"N-M"`.
    Print,
    /// Like [`Drive`](Self::Drive), in Pascal case.
    Pascal,
    /// Like [`Drive`](Self::Drive), but the item is created by a commit.
    Deferred,
}

/// What happens to a PUT instead of a success.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    /// This status, and nothing is stored.
    Status(u16),
    /// This status, although the bytes are stored.
    Stored(u16),
    /// The connection is reset, and nothing is stored.
    Reset,
    /// The connection is reset, although the bytes are stored.
    StoredReset,
    /// The session is gone.
    Gone,
    /// This status, and all bytes so far are lost.
    Restart(u16),
}

/// The service. It refuses a slice that it does not expect with 416.
#[derive(Clone)]
pub(crate) struct UploadService(Arc<Mutex<State>>);

struct State {
    style: Style,
    length: usize,
    stored: Vec<u8>,
    /// The number of the current session; 0 if there is none.
    session: u32,
    sessions: u32,
    puts: u32,
    /// By the number of the PUT, from 1.
    faults: BTreeMap<u32, Fault>,
    /// The files that were completed.
    files: Vec<Vec<u8>>,
}

impl UploadService {
    /// A service for a file of `length` bytes.
    pub(crate) async fn start(
        style: Style,
        length: usize,
        faults: impl IntoIterator<Item = (u32, Fault)>,
    ) -> (Self, Server) {
        let service = Self(Arc::new(Mutex::new(State {
            style,
            length,
            stored: Vec::new(),
            session: 0,
            sessions: 0,
            puts: 0,
            faults: faults.into_iter().collect(),
            files: Vec::new(),
        })));
        let state = service.0.clone();
        let server = answering(move |received| state.lock().unwrap().answer(received)).await;
        (service, server)
    }

    /// Answers a request that came to another server.
    pub(crate) fn answer(&self, received: &Received) -> Reply {
        self.0.lock().unwrap().answer(received)
    }

    /// The only file that was completed.
    #[track_caller]
    pub(crate) fn file(&self) -> Vec<u8> {
        let mut files = self.0.lock().unwrap().files.clone();
        assert_eq!(files.len(), 1, "files that were completed");
        files.remove(0)
    }

    /// How many files were completed.
    pub(crate) fn files(&self) -> usize {
        self.0.lock().unwrap().files.len()
    }

    /// Stores these bytes, as an earlier run would have.
    pub(crate) fn has(&self, stored: &[u8]) {
        let mut state = self.0.lock().unwrap();
        state.sessions += 1;
        state.session = state.sessions;
        state.stored = stored.to_vec();
    }
}

impl State {
    fn answer(&mut self, received: &Received) -> Reply {
        if received.path().ends_with("/createUploadSession") {
            assert!(received.header("authorization").is_some());
            self.sessions += 1;
            self.session = self.sessions;
            self.stored.clear();
            let status = if self.style == Style::Outlook {
                201
            } else {
                200
            };
            let host = received.header("host").unwrap();
            let url = format!("http://{host}/up/{}?tempauth=S3CRET-URL", self.session);
            return self.status(status, &format!(r#""uploadUrl":"{url}","#));
        }
        let leaked = received.header("authorization").is_some();
        assert!(!leaked, "the token was sent to the URL of the session");
        if received.path() != format!("/up/{}", self.session) {
            return error(404, "itemNotFound");
        }
        match received.method.as_str() {
            "GET" => self.status(200, ""),
            "PUT" => self.put(received),
            "POST" => {
                assert_eq!(received.header("content-length"), Some("0"));
                self.complete()
            }
            "DELETE" => {
                self.session = 0;
                Reply::new(204)
            }
            method => panic!("{method}"),
        }
    }

    fn put(&mut self, received: &Received) -> Reply {
        self.puts += 1;
        let fault = self.faults.remove(&self.puts);
        let reply = match fault {
            Some(Fault::Status(_) | Fault::Reset) => None,
            Some(Fault::Gone) => {
                self.session = 0;
                None
            }
            Some(Fault::Restart(_)) => {
                self.stored.clear();
                None
            }
            Some(Fault::Stored(_) | Fault::StoredReset) | None => Some(self.store(received)),
        };
        match (fault, reply) {
            (None, Some(reply)) => reply,
            (Some(Fault::Reset | Fault::StoredReset), _) => Reply::reset(),
            (Some(Fault::Gone), _) | (None, None) => error(404, "itemNotFound"),
            (Some(Fault::Status(status) | Fault::Stored(status) | Fault::Restart(status)), _) => {
                error(status, "nameAlreadyExists")
            }
        }
    }

    fn store(&mut self, received: &Received) -> Reply {
        let (start, end, total) = content_range(received);
        assert_eq!(total, self.length, "the total is the same in each request");
        assert_eq!(end - start, usize::try_from(received.length).unwrap());
        if start != self.stored.len() {
            return error(416, "invalidRange");
        }
        self.stored.extend(&received.body);
        match self.stored.len() == total && self.style != Style::Deferred {
            true => self.complete(),
            false if self.style == Style::Outlook => self.status(200, ""),
            false => self.status(202, ""),
        }
    }

    fn complete(&mut self) -> Reply {
        assert_eq!(self.stored.len(), self.length);
        self.files.push(std::mem::take(&mut self.stored));
        self.session = 0;
        if self.style == Style::Outlook {
            let location = "https://outlook.example/Messages('m')/Attachments('a')";
            return Reply::new(201).with_header("location", location);
        }
        // SharePoint changes files of Office, and with them the size.
        let item = r#"{"id":"new","size":7,"@content.downloadUrl":"https://files.example/1"}"#;
        Reply::json(201, item)
    }

    fn status(&self, status: u16, url: &str) -> Reply {
        let (next, length) = (self.stored.len(), self.length);
        let ranges = match self.style {
            _ if next == length && next > 0 => String::new(),
            Style::Outlook => format!(r#""{next}""#),
            Style::Print => format!(r#""{next}-{length}""#),
            Style::Drive | Style::Pascal | Style::Deferred => format!(r#""{next}-""#),
        };
        let minute = next / 100_000 % 60;
        let text = format!(
            r#"{{{url}"expirationDateTime":"2100-01-01T00:{minute:02}:00.1694207Z","nextExpectedRanges":[{ranges}]}}"#
        );
        if self.style != Style::Pascal {
            return Reply::json(status, text);
        }
        let text = text.replace("uploadUrl", "UploadUrl");
        let text = text.replace("expirationDateTime", "ExpirationDateTime");
        Reply::json(
            status,
            text.replace("nextExpectedRanges", "NextExpectedRanges"),
        )
    }
}

/// Start, end and total of `Content-Range`.
pub(crate) fn content_range(received: &Received) -> (usize, usize, usize) {
    let header = received.header("content-range").unwrap();
    let range = header.strip_prefix("bytes ").unwrap();
    let (range, total) = range.split_once('/').unwrap();
    let (start, last) = range.split_once('-').unwrap();
    let number = |text: &str| text.parse::<usize>().unwrap();
    (number(start), number(last) + 1, number(total))
}

fn error(status: u16, code: &str) -> Reply {
    Reply::json(
        status,
        format!(r#"{{"error":{{"code":"{code}","message":"No."}}}}"#),
    )
}
