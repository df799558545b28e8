//! XML text with two blanks a level. An element that turns out to be empty closes itself.

/// An attribute; without a value it is left out.
pub(super) type Attribute<'t> = (&'static str, Option<&'t str>);

pub(super) struct Xml {
    text: String,
    depth: usize,
    namespace: String,
}

impl Xml {
    pub(super) fn with_header(header: &str) -> Self {
        let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        if !header.is_empty() {
            // Two hyphens would end the comment.
            let header = header.trim_end().replace("--", "- - ");
            text.push_str("<!-- ");
            text.push_str(&header);
            text.push_str(" -->\n");
        }
        Self {
            text,
            depth: 0,
            namespace: String::new(),
        }
    }

    /// From here on, the names that are declared are of this namespace.
    pub(super) fn enter(&mut self, namespace: &str) {
        namespace.clone_into(&mut self.namespace);
    }

    /// A qualified name as its own Schema element declares it; the part after the namespace may have dots itself.
    pub(super) fn local<'n>(&self, name: &'n str) -> &'n str {
        name.strip_prefix(&*self.namespace)
            .and_then(|rest| rest.strip_prefix('.'))
            .unwrap_or(name)
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        children: impl FnOnce(&mut Self),
    ) {
        self.start(name, attributes);
        let start = self.text.len();
        self.text.push_str(">\n");
        let inside = self.text.len();
        self.depth += 1;
        children(self);
        self.depth -= 1;
        if self.text.len() == inside {
            self.text.truncate(start);
            self.text.push_str(" />\n");
        } else {
            self.indent();
            self.end(name);
        }
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.element(name, attributes, |_| {});
    }

    pub(super) fn text_element(&mut self, name: &str, content: &str) {
        self.start(name, &[]);
        self.text.push('>');
        self.text_of(content);
        self.end(name);
    }

    fn start(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.attribute_value(value);
            self.text.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    /// Blanks other than spaces survive in an attribute only as references.
    fn attribute_value(&mut self, value: &str) {
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("&quot;"),
                '\n' => self.text.push_str("&#xA;"),
                '\t' => self.text.push_str("&#x9;"),
                other => self.escaped(other),
            }
        }
    }

    fn text_of(&mut self, content: &str) {
        content.chars().for_each(|c| self.escaped(c));
    }

    /// Carriage returns survive anywhere only as references.
    fn escaped(&mut self, c: char) {
        match c {
            '&' => self.text.push_str("&amp;"),
            '<' => self.text.push_str("&lt;"),
            '>' => self.text.push_str("&gt;"),
            '\r' => self.text.push_str("&#xD;"),
            other => self.text.push(other),
        }
    }
}

/// A boolean that is written wherever it was.
pub(super) fn boolean(value: Option<bool>) -> Option<&'static str> {
    value.map(|value| if value { "true" } else { "false" })
}

/// A boolean that is written only where it is true.
pub(super) fn flag(value: bool) -> Option<&'static str> {
    value.then_some("true")
}
