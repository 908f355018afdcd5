//! Quotation marks: whether a place stands inside a quotation.

/// The marks that a text has had so far; it is gone through once, whatever is asked of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Quotations {
    /// “ that no ” has closed.
    curly: usize,
    /// « that no » has closed.
    angled: usize,
    /// Whether a mark that opens and closes is open.
    is_straight: bool,
}

impl Quotations {
    /// Goes on through the next piece of the text.
    pub(crate) fn pass(&mut self, piece: &str) {
        for c in piece.chars() {
            match c {
                '“' => self.curly += 1,
                '”' => self.curly = self.curly.saturating_sub(1),
                '«' => self.angled += 1,
                '»' => self.angled = self.angled.saturating_sub(1),
                '"' => self.is_straight = !self.is_straight,
                _ => {}
            }
        }
    }

    /// Whether a quotation is open where the last piece ended.
    pub(crate) fn is_open(self) -> bool {
        self.curly > 0 || self.angled > 0 || self.is_straight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_until_the_mark_that_closes() {
        let is_open = |text: &str| {
            let mut quotations = Quotations::default();
            quotations.pass(text);
            quotations.is_open()
        };
        assert!(is_open("theo “Nghị quyết") && is_open("«a") && is_open("\"a") && is_open("a” và “b"));
        assert!(!is_open("“a”") && !is_open("«a»") && !is_open("\"a\"") && !is_open("a”"));
    }
}
