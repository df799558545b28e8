//! The service, in a process of its own: threads and sockets, so that it takes as little time as possible.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use super::pattern::{is_right, piece};

struct Service {
    length: u64,
    /// Where the bytes are, which is another origin.
    files: String,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    stored: u64,
    puts: u64,
    gets: u64,
}

struct Asked {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
}

impl Asked {
    fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// The two numbers after `prefix` of a header.
    fn range(&self, name: &str, prefix: &str) -> (u64, u64) {
        let range = self.header(name).strip_prefix(prefix).unwrap();
        let (start, last) = range.split('/').next().unwrap().split_once('-').unwrap();
        (start.parse().unwrap(), last.parse::<u64>().unwrap() + 1)
    }
}

/// Prints the address, and serves until the process is killed.
pub(crate) fn serve(length: u64) {
    let [graph, files] = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    let service = Arc::new(Service {
        length,
        files: files.local_addr().unwrap().to_string(),
        state: Mutex::default(),
    });
    println!("{}", graph.local_addr().unwrap());
    let other = service.clone();
    thread::spawn(move || accept(&files, &other));
    accept(&graph, &service);
}

fn accept(listener: &TcpListener, service: &Arc<Service>) {
    for stream in listener.incoming() {
        let (stream, service) = (stream.unwrap(), service.clone());
        thread::spawn(move || {
            stream.set_nodelay(true).unwrap();
            let mut reader = BufReader::with_capacity(256 << 10, stream);
            while let Ok(Some(asked)) = read_head(&mut reader) {
                if !matches!(service.answer(&asked, &mut reader), Ok(true)) {
                    break;
                }
            }
        });
    }
}

fn read_head(reader: &mut BufReader<TcpStream>) -> io::Result<Option<Asked>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut words = lines[0].split(' ').map(str::to_owned);
    let headers = lines[1..].iter().filter_map(|line| line.split_once(':'));
    Ok(Some(Asked {
        method: words.next().unwrap(),
        path: words.next().unwrap(),
        headers: headers
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect(),
    }))
}

impl Service {
    /// Whether the connection is still good.
    fn answer(&self, asked: &Asked, reader: &mut BufReader<TcpStream>) -> io::Result<bool> {
        match (asked.method.as_str(), asked.path.as_str()) {
            ("POST", _) => {
                let text = format!(r#"{{"uploadUrl":"http://{}/up"}}"#, self.files);
                write(reader, 200, "content-type: application/json\r\n", &text)?;
            }
            ("PUT", "/up") => return self.put(asked, reader),
            ("PUT", _) => {
                assert!(read_body(reader, 0, self.length)?);
                write(reader, 201, "", "")?;
            }
            ("GET", "/up") => {
                let stored = self.state.lock().unwrap().stored;
                let text = match stored == self.length {
                    true => r#"{"id":"complete"}"#.to_owned(),
                    false => format!(r#"{{"nextExpectedRanges":["{stored}-"]}}"#),
                };
                write(reader, 200, "content-type: application/json\r\n", &text)?;
            }
            ("GET", "/plain") => {
                let length = self.length;
                let head = format!("HTTP/1.1 200 \r\ncontent-length: {length}\r\n\r\n");
                reader.get_mut().write_all(head.as_bytes())?;
                write_body(reader, 0, length)?;
            }
            ("GET", "/file") => return self.get(asked, reader),
            _ => {
                let location = format!("location: http://{}/file\r\n", self.files);
                write(reader, 302, &location, "")?;
            }
        }
        Ok(true)
    }

    /// The number of a slice, and which of three faults it has.
    fn fault(number: &mut u64) -> Option<u64> {
        *number += 1;
        let is_tenth = number.is_multiple_of(10);
        is_tenth.then_some(*number / 10 % 3)
    }

    fn put(&self, asked: &Asked, reader: &mut BufReader<TcpStream>) -> io::Result<bool> {
        let (start, end) = asked.range("content-range", "bytes ");
        let fault = Self::fault(&mut self.state.lock().unwrap().puts);
        if fault == Some(0) {
            read_body(reader, start, start + (end - start) / 2)?;
            return Ok(false);
        }
        assert!(read_body(reader, start, end)?, "a byte at the wrong place");
        if fault == Some(1) {
            write(reader, 503, "retry-after: 0\r\n", "")?;
            return Ok(true);
        }
        let mut state = self.state.lock().unwrap();
        if state.stored != start {
            write(reader, 416, "", "")?;
            return Ok(true);
        }
        state.stored = end;
        if fault == Some(2) {
            return Ok(false);
        }
        if end == self.length {
            write(reader, 201, "content-type: application/json\r\n", "{}")?;
            return Ok(true);
        }
        let text = format!(r#"{{"nextExpectedRanges":["{end}-"]}}"#);
        write(reader, 202, "content-type: application/json\r\n", &text)?;
        Ok(true)
    }

    fn get(&self, asked: &Asked, reader: &mut BufReader<TcpStream>) -> io::Result<bool> {
        let (start, end) = asked.range("range", "bytes=");
        let (end, total) = (end.min(self.length), self.length);
        let fault = Self::fault(&mut self.state.lock().unwrap().gets);
        match fault {
            Some(0) => {
                write(reader, 503, "retry-after: 0\r\n", "")?;
                return Ok(true);
            }
            Some(1) => {
                write(reader, 403, "", "")?;
                return Ok(true);
            }
            _ => {}
        }
        let head = format!(
            "HTTP/1.1 206 \r\ncontent-length: {}\r\netag: \"1\"\r\ncontent-range: bytes {start}-{}/{total}\r\n\r\n",
            end - start,
            end - 1
        );
        reader.get_mut().write_all(head.as_bytes())?;
        let is_cut = fault.is_some();
        let sent = if is_cut {
            (end - start) / 2
        } else {
            end - start
        };
        write_body(reader, start, start + sent)?;
        Ok(!is_cut)
    }
}

/// Reads a body, and says whether its bytes are those from `start` to `end`.
fn read_body(reader: &mut BufReader<TcpStream>, start: u64, end: u64) -> io::Result<bool> {
    let mut buffer = vec![0; 256 << 10];
    let mut at = start;
    let mut right = true;
    while at < end {
        let longest = usize::try_from(end - at).unwrap().min(buffer.len());
        let length = reader.read(&mut buffer[..longest])?;
        if length == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        right &= is_right(at, &buffer[..length]);
        at += length as u64;
    }
    Ok(right)
}

fn write_body(reader: &mut BufReader<TcpStream>, start: u64, end: u64) -> io::Result<()> {
    let mut at = start;
    while at < end {
        let piece = piece(at, end - at);
        reader.get_mut().write_all(&piece)?;
        at += piece.len() as u64;
    }
    Ok(())
}

fn write(
    reader: &mut BufReader<TcpStream>,
    status: u16,
    headers: &str,
    body: &str,
) -> io::Result<()> {
    let length = body.len();
    let text = format!("HTTP/1.1 {status} \r\ncontent-length: {length}\r\n{headers}\r\n{body}");
    reader.get_mut().write_all(text.as_bytes())
}
