//! Whether the tree of pages can be walked, seen before the library walks it.
//!
//! The library follows /Kids by recursion, a page once for each time it is named, and copies what is inherited at each
//! level. A few dozen bytes can name a thousand million pages.

use std::collections::HashMap;

use super::bounds;

/// What names what: for each object everything that any of its versions has under /Kids, or as an array of its own.
#[derive(Default)]
pub(super) struct Tree {
    kids: HashMap<u32, Vec<u32>>,
    named: usize,
}

/// What is below an object.
#[derive(Clone, Copy)]
struct Below {
    pages: u64,
    levels: usize,
}

impl Tree {
    /// Learns from the objects that lie openly in a file, or in an object stream that was unpacked.
    pub(super) fn learn(&mut self, bytes: &[u8]) {
        let mut last = [0_u32; 2];
        let mut owner = 0;
        let mut words = Words { bytes, at: 0 };
        let mut opens = false;
        while let Some(word) = words.next() {
            match word {
                b"obj" => {
                    owner = last[0];
                    opens = true;
                    continue;
                }
                b"/Kids" => self.list(owner, &mut words),
                b"[" if opens => {
                    words.at = words.at.saturating_sub(1);
                    self.list(owner, &mut words);
                }
                _ => last = [last[1], value(word).unwrap_or(0)],
            }
            opens = false;
        }
    }

    /// Learns from an unpacked object stream: pairs of number and place, then the objects.
    pub(super) fn learn_stream(&mut self, bytes: &[u8], first: usize) {
        let head = bytes.get(..first).unwrap_or(bytes);
        let mut numbers = Words { bytes: head, at: 0 };
        let mut places: Vec<(u32, usize)> = Vec::new();
        while let (Some(number), Some(place)) = (numbers.next().and_then(value), numbers.next().and_then(value)) {
            places.push((number, first.saturating_add(place as usize)));
        }
        for (index, (number, from)) in places.iter().enumerate() {
            let to = places.get(index + 1).map_or(bytes.len(), |(_, place)| *place);
            let Some(object) = bytes.get(*from..to) else { continue };
            let mut words = Words { bytes: object, at: 0 };
            if object.trim_ascii_start().starts_with(b"[") {
                self.list(*number, &mut words);
                continue;
            }
            while let Some(word) = words.next() {
                if word == b"/Kids" {
                    self.list(*number, &mut words);
                }
            }
        }
    }

    /// Reads "[1 0 R 2 0 R]", or "1 0 R", as what `owner` names.
    fn list(&mut self, owner: u32, words: &mut Words<'_>) {
        let many = words.peek() == Some(b"[");
        if many {
            words.next();
        }
        let mut last = [0_u32; 2];
        while self.named <= bounds::NAMED {
            let Some(word) = words.next() else { return };
            match (word, value(word)) {
                (b"R", _) => {
                    self.kids.entry(owner).or_default().push(last[0]);
                    self.named += 1;
                    if !many {
                        return;
                    }
                }
                (_, Some(number)) => last = [last[1], number],
                (b"]" | b"endobj" | b">>", _) => return,
                _ => {}
            }
        }
    }

    /// Whether it is no larger than can be walked.
    pub(super) fn is_safe(&self) -> bool {
        if self.named > bounds::NAMED {
            return false;
        }
        let mut known: HashMap<u32, Below> = HashMap::new();
        self.kids.keys().all(|object| {
            let below = self.below(*object, &mut known, 0);
            below.pages <= bounds::NAMED as u64 && below.levels <= bounds::LEVELS
        })
    }

    fn below(&self, object: u32, known: &mut HashMap<u32, Below>, depth: usize) -> Below {
        let Some(kids) = self.kids.get(&object) else { return Below { pages: 1, levels: 0 } };
        if let Some(below) = known.get(&object) {
            return *below;
        }
        if depth > bounds::LEVELS {
            return Below { pages: 1, levels: bounds::LEVELS + 1 };
        }
        // A circle ends here; the library sees it too.
        known.insert(object, Below { pages: 0, levels: 0 });
        let mut all = Below { pages: 0, levels: 0 };
        for kid in kids {
            let below = self.below(*kid, known, depth + 1);
            all.pages = all.pages.saturating_add(below.pages);
            all.levels = all.levels.max(below.levels + 1);
        }
        known.insert(object, all);
        all
    }
}

fn value(word: &[u8]) -> Option<u32> {
    std::str::from_utf8(word).ok()?.parse().ok()
}

/// The words of PDF's syntax, roughly: brackets stand alone, names begin with a slash.
struct Words<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Words<'b> {
    fn peek(&mut self) -> Option<&'b [u8]> {
        let at = self.at;
        let word = self.next();
        self.at = at;
        word
    }

    fn next(&mut self) -> Option<&'b [u8]> {
        let rest = self.bytes.get(self.at..)?;
        self.at += rest.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0)?;
        let rest = self.bytes.get(self.at..)?;
        let length = match rest {
            [b'[' | b']' | b'(' | b')' | b'{' | b'}', ..] => 1,
            [b'<', b'<', ..] | [b'>', b'>', ..] => 2,
            [b'<' | b'>', ..] => 1,
            [_, after @ ..] => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"[]()<>{}/\0".contains(byte);
                1 + after.iter().position(ends).unwrap_or(after.len())
            }
            [] => return None,
        };
        self.at += length;
        rest.get(..length)
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    fn safe(file: &str) -> bool {
        let mut tree = Tree::default();
        tree.learn(file.as_bytes());
        tree.is_safe()
    }

    #[test]
    fn trees_are_measured() {
        assert!(safe("2 0 obj<</Kids[3 0 R 4 0 R]>>endobj 3 0 obj<</Type/Page>>endobj"));
        assert!(safe("2 0 obj<</Kids[2 0 R 3 0 R]>>endobj 3 0 obj<</Kids 2 0 R>>endobj"));
        let wide: String =
            (2..12).map(|n| format!("{n} 0 obj<</Kids[{}]>>endobj ", format!("{} 0 R ", n + 1).repeat(10))).collect();
        assert!(!safe(&wide));
        let deep: String = (2..200).map(|n| format!("{n} 0 obj<</Kids {} 0 R>>endobj ", n + 1)).collect();
        assert!(!safe(&deep));
        let apart = "2 0 obj<</Kids 3 0 R>>endobj 3 0 obj[ 4 0 R 4 0 R]endobj 4 0 obj<<>>endobj";
        assert!(safe(apart));
        let mut tree = Tree::default();
        tree.learn_stream(b"7 0 8 23 <</Kids[8 0 R 8 0 R]>> <<>>", 9);
        assert_eq!(tree.kids.get(&7).map(Vec::len), Some(2));
    }
}
