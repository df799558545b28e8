//! What a person sees of a download: a bar on a terminal, and lines elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::env;
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

/// Shows a download.
pub trait Progress {
    /// The body begins or continues: bytes so far, and the total if it is known.
    fn begin(&mut self, url: &str, so_far: u64, total: Option<u64>);
    /// Bytes so far.
    fn at(&mut self, bytes: u64);
    /// The attempt is over; the next one or the result follows.
    fn end(&mut self);
    /// A line, such as the reason of another attempt.
    fn note(&mut self, line: &str);
}

/// A bar if standard error is a terminal, and lines for `CI`, `NO_COLOR` and `TERM=dumb`.
pub fn for_standard_error() -> Box<dyn Progress> {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    let is_plain = is_set("CI") || is_set("NO_COLOR") || is_dumb;
    if io::stderr().is_terminal() && !is_plain {
        Box::new(Bar::default())
    } else {
        Box::new(Lines::new(io::stderr()))
    }
}

/// One line when a download begins, and one at its end.
#[derive(Debug)]
pub struct Lines<W> {
    out: W,
    bytes: Option<u64>,
}

impl<W: io::Write> Lines<W> {
    /// Lines to this writer; failures are ignored.
    pub fn new(out: W) -> Self {
        Self { out, bytes: None }
    }
}

impl<W: io::Write> Progress for Lines<W> {
    fn begin(&mut self, url: &str, so_far: u64, total: Option<u64>) {
        let from = match so_far {
            0 => String::new(),
            bytes => format!(" from byte {bytes}"),
        };
        let total = total.map_or_else(String::new, |total| format!(" ({total} bytes)"));
        let _ = writeln!(self.out, "downloading {url}{from}{total}");
        self.bytes = Some(so_far);
    }

    fn at(&mut self, bytes: u64) {
        self.bytes = Some(bytes);
    }

    fn end(&mut self) {
        if let Some(bytes) = self.bytes.take() {
            let _ = writeln!(self.out, "{bytes} bytes received");
        }
    }

    fn note(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}");
    }
}

/// A bar on standard error.
#[derive(Debug, Default)]
struct Bar {
    bar: Option<ProgressBar>,
}

impl Progress for Bar {
    fn begin(&mut self, url: &str, so_far: u64, total: Option<u64>) {
        let bar = match total {
            Some(total) => ProgressBar::new(total).with_style(style(
                "{msg} [{bar:30}] {bytes}/{total_bytes} {bytes_per_sec} {eta}",
            )),
            None => ProgressBar::no_length().with_style(style("{msg} {spinner} {bytes}")),
        };
        bar.set_message(url.to_owned());
        bar.set_position(so_far);
        bar.enable_steady_tick(Duration::from_millis(200));
        self.bar = Some(bar);
    }

    fn at(&mut self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
        }
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.abandon();
        }
    }

    fn note(&mut self, line: &str) {
        self.end();
        let _ = writeln!(io::stderr(), "{line}");
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
