//! Exact replacements: one that finds nothing, or more than it says, is a fault of the list.

use serde::Deserialize;

/// Replaces words of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edit {
    /// The file: a template ("header.typ"), its data ("data/document.json"), a part of a Word file
    /// ("word/styles.xml"), or "file" for the finished file itself.
    #[serde(rename = "in")]
    pub(super) file: String,
    /// Words that stand once in the file; the change is the first one after them.
    after: Option<String>,
    /// What stands there.
    find: String,
    /// What is to stand there.
    put: String,
    /// How often it stands there, if not once.
    #[serde(default = "once")]
    times: usize,
}

const fn once() -> usize {
    1
}

/// The file itself, and not one that it is made of.
pub(super) const WHOLE: &str = "file";

impl Edit {
    /// Words that stand once in a file.
    pub(super) fn once(file: &str, find: &str, put: &str) -> Self {
        Self { file: file.to_owned(), after: None, find: find.to_owned(), put: put.to_owned(), times: 1 }
    }

    /// Changes the files that it names.
    ///
    /// # Errors
    /// When there is no such file, or what it looks for isn't there as often as it says.
    pub(super) fn apply(&self, files: &mut [(String, Vec<u8>)]) -> Result<(), String> {
        let found = files.iter_mut().find(|(path, _)| path.trim_start_matches('/') == self.file);
        let (_, bytes) = found.ok_or_else(|| format!("there is no {}", self.file))?;
        *bytes = self.replaced(bytes)?;
        Ok(())
    }

    /// The bytes with the change; a finished file's places must stay what they are.
    ///
    /// # Errors
    /// When what it looks for isn't there as often as it says.
    pub(super) fn replaced(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let (find, put) = (self.find.as_bytes(), self.put.as_bytes());
        if self.file == WHOLE && find.len() != put.len() {
            return Err(format!("{:?} and {:?} differ in length", self.find, self.put));
        }
        let mut places = positions(bytes, find);
        if let Some(anchor) = &self.after {
            let anchors = positions(bytes, anchor.as_bytes());
            let [anchor] = anchors.as_slice() else {
                return Err(format!("{anchor:?} stands {} times in {}", anchors.len(), self.file));
            };
            places.retain(|place| place >= anchor);
            places.truncate(1);
        }
        if places.len() != self.times || find == put {
            return Err(format!("{:?} stands {} times in {}", self.find, places.len(), self.file));
        }
        let (mut whole, mut done) = (Vec::new(), 0);
        for place in places {
            whole.extend_from_slice(&bytes[done..place]);
            whole.extend_from_slice(put);
            done = place + find.len();
        }
        whole.extend_from_slice(&bytes[done..]);
        Ok(whole)
    }
}

/// Where `words` stand, none overlapping another.
fn positions(bytes: &[u8], words: &[u8]) -> Vec<usize> {
    let (mut places, mut from) = (Vec::new(), 0);
    while let Some(at) = bytes[from..].windows(words.len()).position(|window| window == words) {
        places.push(from + at);
        from += at + words.len();
    }
    places
}
