//! How deep brackets and saved states nest.

/// Counts nesting in bytes that come in pieces. Strings and binary data count as if they were syntax: brackets in them
/// are few, and even out.
pub(super) struct Depth {
    limit: usize,
    objects: usize,
    states: usize,
    before: [u8; 2],
    exceeded: bool,
}

/// How many graphics states may be saved at once: each takes half a kilobyte.
const STATES: usize = 50_000;

impl Depth {
    /// Counts up to `limit` objects inside each other.
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, objects: 0, states: 0, before: [b' '; 2], exceeded: false }
    }

    /// Counts on.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        if self.limit == usize::MAX {
            return;
        }
        for byte in bytes {
            let [far, near] = self.before;
            match *byte {
                b'[' => self.objects += 1,
                b']' => self.objects = self.objects.saturating_sub(1),
                b'<' if near == b'<' => {
                    self.objects += 1;
                    self.before = [b' '; 2];
                    continue;
                }
                b'>' if near == b'>' => {
                    self.objects = self.objects.saturating_sub(1);
                    self.before = [b' '; 2];
                    continue;
                }
                b' ' | b'\n' | b'\r' | b'\t' if far.is_ascii_whitespace() => match near {
                    b'q' => self.states += 1,
                    b'Q' => self.states = self.states.saturating_sub(1),
                    _ => {}
                },
                _ => {}
            }
            self.before = [near, *byte];
            self.exceeded |= self.objects > self.limit || self.states > STATES;
        }
    }

    /// Whether it went too deep.
    pub(super) fn is_exceeded(&self) -> bool {
        self.exceeded
    }
}

/// Whether these bytes nest no deeper than that.
pub(super) fn is_within(bytes: &[u8], limit: usize) -> bool {
    let mut depth = Depth::new(limit);
    depth.take(bytes);
    !depth.is_exceeded()
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn nesting_is_counted() {
        assert!(is_within(b"<</A [1 [2]]>> << >> [ ] [ ]", 3));
        assert!(!is_within(b"<</A [1 [2]]>>", 2));
        assert!(is_within(&b"q Q ".repeat(60_000), 1));
        assert!(!is_within(&b"q ".repeat(60_000), 1));
    }
}
