//! The rule of each service for the slices of an upload.

use crate::Error;

const KIBIBYTE: u64 = 1 << 10;

/// A service that refuses even smaller slices as too large means something else.
const SMALLEST: u64 = 64 * KIBIBYTE;

/// How a service accepts a file: in slices, one request each.
///
/// | rule | slice size | maximum size of a request | default slice size |
/// |---|---|---|---|
/// | [`drive_item`](Self::drive_item) | multiples of 320 KiB (327,680 bytes), except the last | less than 60 MiB (62,914,560) | 10 MiB |
/// | [`outlook`](Self::outlook) | any | 4 MB (4,000,000) | 3.125 MiB |
/// | [`print`](Self::print) | any; multiples of 200 KB are advised | less than 10 MB (10,000,000) | 8,192,000 bytes, a multiple of 200 KiB and of 320 KiB |
///
/// One slice is sent at a time, in order, since OneDrive and Outlook accept no other order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadRule {
    /// Each slice but the last is a multiple of this.
    multiple: u64,
    /// The maximum size of a request, in bytes.
    max: u64,
    slice: u64,
}

impl UploadRule {
    /// Files in OneDrive and SharePoint: `createUploadSession` of a `driveItem`.
    ///
    /// Source: [driveItem: createUploadSession](https://learn.microsoft.com/graph/api/driveitem-createuploadsession).
    #[must_use]
    pub fn drive_item() -> Self {
        Self {
            multiple: 320 * KIBIBYTE,
            max: 60 * KIBIBYTE * KIBIBYTE - 1,
            slice: 10 * KIBIBYTE * KIBIBYTE,
        }
    }

    /// Attachments of messages and events in Outlook, from 3 MB to 150 MB: `createUploadSession` of `attachments`.
    ///
    /// Source: [attachment: createUploadSession](https://learn.microsoft.com/graph/api/attachment-createuploadsession).
    #[must_use]
    pub fn outlook() -> Self {
        Self {
            multiple: 1,
            max: 4_000_000,
            slice: 10 * 320 * KIBIBYTE,
        }
    }

    /// Documents of Universal Print: `createUploadSession` of a `printDocument`.
    ///
    /// Source: [Upload documents using the Universal Print API](https://learn.microsoft.com/graph/upload-data-to-upload-session).
    #[must_use]
    pub fn print() -> Self {
        Self {
            multiple: 1,
            max: 9_999_999,
            slice: 8_192_000,
        }
    }

    /// The rule of another service: slices that are multiples of `multiple` bytes, at most `max` bytes each.
    ///
    /// # Errors
    /// An input error if no slice is possible.
    pub fn custom(multiple: u64, max: u64) -> Result<Self, Error> {
        if multiple == 0 || max < multiple {
            let text = "no slice is a positive multiple of the given size and at most the maximum";
            return Err(Error::input(text));
        }
        let slice = max.min(10 * KIBIBYTE * KIBIBYTE).max(multiple);
        Ok(Self {
            multiple,
            max,
            slice: slice - slice % multiple,
        })
    }

    /// Sets the size of each slice but the last, in bytes. Smaller slices lose less if the connection breaks; OneDrive advises 5 to
    /// 10 MiB.
    ///
    /// # Errors
    /// An input error if the service does not accept such a slice.
    pub fn with_slice_size(mut self, bytes: u64) -> Result<Self, Error> {
        let Self { multiple, max, .. } = self;
        if bytes == 0 || bytes > max || !bytes.is_multiple_of(multiple) {
            return Err(Error::input(format!(
                "slices of {bytes} bytes are not accepted: a slice has at most {max} bytes, and is a multiple of {multiple}"
            )));
        }
        self.slice = bytes;
        Ok(self)
    }

    /// Halves the slices, since one of `sent` bytes was too large; `false` if they can't be smaller.
    pub(super) fn shrink(&mut self, sent: u64) -> bool {
        let before = self.slice.min(sent);
        let half = before / 2;
        let smallest = SMALLEST.next_multiple_of(self.multiple);
        let smaller = (half - half % self.multiple).max(smallest);
        if smaller >= before {
            return false;
        }
        self.slice = smaller;
        true
    }

    /// The size of each slice but the last, in bytes.
    #[must_use]
    pub fn slice_size(&self) -> u64 {
        self.slice
    }
}

#[cfg(test)]
mod tests {
    use super::UploadRule;

    const UNIT: u64 = 327_680;

    #[test]
    fn each_service_has_its_limits() {
        let accepts = |rule: UploadRule, bytes| rule.with_slice_size(bytes).is_ok();
        for (bytes, expected) in [
            (UNIT, true),
            (UNIT * 191, true),
            (UNIT * 192, false), // 60 MiB
            (UNIT - 1, false),
            (UNIT + 1, false),
            (1 << 20, false),
            (0, false),
            (u64::MAX, false),
        ] {
            assert_eq!(
                accepts(UploadRule::drive_item(), bytes),
                expected,
                "{bytes}"
            );
        }
        for (bytes, expected) in [(1, true), (4_000_000, true), (4_000_001, false), (0, false)] {
            assert_eq!(accepts(UploadRule::outlook(), bytes), expected, "{bytes}");
        }
        for (bytes, expected) in [(200 << 10, true), (9_999_999, true), (10_000_000, false)] {
            assert_eq!(accepts(UploadRule::print(), bytes), expected, "{bytes}");
        }
    }

    #[test]
    fn slices_shrink_to_the_smallest() {
        let sizes = |mut rule: UploadRule, last: u64| {
            let mut sizes = Vec::new();
            let mut sent = rule.slice_size().min(last);
            while rule.shrink(sent) {
                sent = rule.slice_size();
                sizes.push(sent);
            }
            sizes
        };
        let drive = UploadRule::drive_item();
        let units = |units: &[u64]| -> Vec<u64> { units.iter().map(|n| n * UNIT).collect() };
        assert_eq!(sizes(drive.clone(), u64::MAX), units(&[16, 8, 4, 2, 1]));
        assert_eq!(sizes(drive.clone(), UNIT * 15), units(&[7, 3, 1]));
        assert_eq!(sizes(drive.clone(), UNIT + 1), units(&[1]));
        assert_eq!(sizes(drive, UNIT), [0; 0]);
        let outlook = UploadRule::outlook();
        assert_eq!(sizes(outlook, 200_000), [100_000, 65_536]);
        assert_eq!(sizes(UploadRule::custom(7, 50).unwrap(), 50), [0; 0]);
    }

    #[test]
    fn defaults_keep_their_own_rule() {
        let custom = UploadRule::custom(7, 50).unwrap();
        assert_eq!(custom.slice_size(), 49);
        for rule in [
            UploadRule::drive_item(),
            UploadRule::outlook(),
            UploadRule::print(),
            custom,
        ] {
            let slice = rule.slice_size();
            assert_eq!(rule.clone().with_slice_size(slice).unwrap(), rule);
        }
        assert!(UploadRule::custom(0, 5).is_err() && UploadRule::custom(6, 5).is_err());
    }
}
