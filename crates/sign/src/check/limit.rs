//! How much a file may ask of its checks. What is past it isn't checked, and that is said: a file that keeps its reader
//! busy may hide what it is.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lopdf::{Document, Object};

/// How much is read in all, bytes: a file is read once for each of its revisions since the first signature.
const READ: usize = 1 << 30;

/// What an object in memory counts as, bytes: a small one in a file becomes many times larger.
const OBJECT: usize = 100;

/// How long all of it may take.
const LONG: Duration = Duration::from_secs(10);

/// What is left for a file.
#[derive(Debug)]
pub(super) struct Limit<'s> {
    stop: &'s AtomicBool,
    until: Option<Instant>,
    left: Cell<usize>,
}

impl<'s> Limit<'s> {
    pub(super) fn new(stop: &'s AtomicBool) -> Self {
        Self { stop, until: Instant::now().checked_add(LONG), left: Cell::new(READ) }
    }

    /// Whether to stop.
    pub(super) fn is_over(&self) -> bool {
        self.left.get() == 0
            || self.stop.load(Ordering::Relaxed)
            || self.until.is_some_and(|until| Instant::now() > until)
    }

    /// Counts bytes that are about to be read; `false` where that is too many.
    pub(super) fn may_read(&self, bytes: usize) -> bool {
        self.left.set(self.left.get().saturating_sub(bytes));
        !self.is_over()
    }

    /// Counts the objects of a file that was read, and those inside them.
    pub(super) fn count(&self, document: &Document) {
        let mut open: Vec<&Object> = document.objects.values().collect();
        let mut objects = 0_usize;
        while let Some(object) = open.pop() {
            objects += 1;
            match object {
                Object::Array(items) => open.extend(items),
                Object::Dictionary(dictionary) => open.extend(dictionary.iter().map(|(_, value)| value)),
                Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
                _ => {}
            }
        }
        self.left.set(self.left.get().saturating_sub(objects.saturating_mul(OBJECT)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_until_it_is_too_much() {
        let stop = AtomicBool::new(false);
        let limit = Limit::new(&stop);
        assert!(limit.may_read(READ / 2));
        assert!(!limit.may_read(READ));
        let limit = Limit::new(&stop);
        stop.store(true, Ordering::Relaxed);
        assert!(!limit.may_read(1), "who waits has gone");
    }
}
