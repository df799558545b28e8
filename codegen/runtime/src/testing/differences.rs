//! How a request differs from an expected one.

/// The differences, in words.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// The number of those that make it another operation: the method, the host, the path.
    operation: usize,
    texts: Vec<String>,
}

impl Differences {
    /// One that makes it another operation.
    pub(super) fn of_operation(&mut self, text: &str) {
        self.operation += 1;
        self.push(text.to_owned());
    }

    /// Any other.
    pub(super) fn push(&mut self, text: String) {
        self.texts.push(text);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Orders requests by how far they are from the expected one. Of the same operation, any number of other values is nearer
    /// than another operation.
    pub(super) fn distance(&self) -> (usize, usize) {
        (self.operation, self.texts.len())
    }

    pub(super) fn shown(&self) -> String {
        self.texts.join("; ")
    }
}
