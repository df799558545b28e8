//! Detects whether a file was changed, without reading it.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The metadata of a file that changes with it: every write changes at least one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stat {
    length: u64,
    /// When its content last changed, in nanoseconds; programs can set it.
    modified: u128,
    /// When its content or metadata last changed, in nanoseconds; only the system sets it. Zero if the platform lacks it.
    changed: u128,
    /// Device and inode; another file of the same name has others. Zeros if the platform lacks them.
    identity: (u64, u64),
}

/// The longest clock tick: two changes within one tick get the same time.
const TICK: Duration = Duration::from_millis(20);

/// The tick of file systems that count whole seconds; FAT counts two at once.
const COARSE_TICK: Duration = Duration::from_secs(2);

impl Stat {
    /// Reads the stat of a file; none for links and everything else.
    pub(super) fn at(path: &Path) -> io::Result<Option<Self>> {
        let metadata = fs::symlink_metadata(path)?;
        Ok(Self::of(&metadata))
    }

    /// The stat of a file; none for everything else, or if its time cannot be compared.
    pub(crate) fn of(metadata: &Metadata) -> Option<Self> {
        if !metadata.is_file() {
            return None;
        }
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let (changed, identity) = of_system(metadata);
        Some(Self {
            length: metadata.len(),
            modified: modified.as_nanos(),
            changed,
            identity,
        })
    }

    /// Whether every change after `now` changes the stat.
    pub(super) fn is_stable(&self, now: SystemTime) -> bool {
        let last = self.modified.max(self.changed);
        let tick = if last.is_multiple_of(1_000_000_000) {
            COARSE_TICK
        } else {
            TICK
        };
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        last + tick.as_nanos() < now.as_nanos()
    }

    /// Whether only a rename happened since `before`, which changes nothing but `changed`.
    pub(super) fn is_renamed(&self, before: &Self) -> bool {
        let Self {
            length,
            modified,
            changed: _,
            identity,
        } = before;
        (self.length, self.modified, self.identity) == (*length, *modified, *identity)
    }
}

impl std::fmt::Display for Stat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            length,
            modified,
            changed,
            identity: (device, number),
        } = self;
        write!(f, "{length} {modified} {changed} {device} {number}")
    }
}

impl Stat {
    /// Parses the output of `Display`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split(' ');
        let mut field = || fields.next();
        let stat = Self {
            length: field()?.parse().ok()?,
            modified: field()?.parse().ok()?,
            changed: field()?.parse().ok()?,
            identity: (field()?.parse().ok()?, field()?.parse().ok()?),
        };
        field().is_none().then_some(stat)
    }
}

/// The stats of files that were just moved, for those that nobody changed since they were written.
pub(super) fn moved(base: &Path, staged: BTreeMap<String, Stat>) -> BTreeMap<String, Stat> {
    if !staged.is_empty() {
        // Later changes then fall into another tick.
        std::thread::sleep(TICK + TICK);
    }
    let now = SystemTime::now();
    let place = |(path, before): (String, Stat)| {
        let after = Stat::at(&base.join(&path)).ok()??;
        let is_same = after.is_renamed(&before) && after.is_stable(now);
        is_same.then_some((path, after))
    };
    staged.into_iter().filter_map(place).collect()
}

#[cfg(unix)]
fn of_system(metadata: &Metadata) -> (u128, (u64, u64)) {
    use std::os::unix::fs::MetadataExt as _;
    let nanoseconds = i128::from(metadata.ctime()) * 1_000_000_000;
    let changed = nanoseconds + i128::from(metadata.ctime_nsec());
    let changed = u128::try_from(changed).unwrap_or_default();
    (changed, (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn of_system(_: &Metadata) -> (u128, (u64, u64)) {
    (0, (0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_can_be_read_again() {
        let stat = Stat {
            length: 1,
            modified: 1_796_000_000_000_000_002,
            changed: 3,
            identity: (4, u64::MAX),
        };
        assert_eq!(Stat::parse(&stat.to_string()), Some(stat));
        for wrong in ["", "1 2 3 4", "1 2 3 4 5 6", "1 2 3 4 -5", "a 2 3 4 5"] {
            assert_eq!(Stat::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_file_that_just_changed_is_not_trusted() {
        let at = |nanoseconds: u64| Stat {
            length: 0,
            modified: u128::from(nanoseconds),
            changed: 0,
            identity: (0, 0),
        };
        let now = UNIX_EPOCH + Duration::from_secs(10);
        assert!(at(9_900_000_001).is_stable(now));
        assert!(!at(9_990_000_001).is_stable(now));
        assert!(!at(9_000_000_000).is_stable(now), "whole seconds");
        assert!(at(7_000_000_000).is_stable(now));
        assert!(!at(11_000_000_001).is_stable(now), "in the future");
    }
}
