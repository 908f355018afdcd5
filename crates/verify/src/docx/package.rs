//! The zip and the parts in it: how they are found (ISO/IEC 29500-2), and how much of them is read.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use plan_core::said;
use zip::ZipArchive;

use super::xml::{self, Element};
use crate::error::Unreadable;

/// The zip itself.
const FILE: usize = 256 << 20;
/// One part, inflated.
const PART: u64 = 64 << 20;
/// All parts that are read, inflated.
const ALL: u64 = 256 << 20;
/// Entries of the zip.
const ENTRIES: usize = 20_000;

/// What a part is to the one that refers to it: the end of the relationship's type, the same in transitional and strict
/// files.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    pub(super) id: String,
    pub(super) kind: String,
    /// The part's name in the zip.
    pub(super) target: String,
}

/// An open file.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name in small letters: names are compared so.
    names: HashMap<String, usize>,
    /// Bytes that may still be inflated.
    left: u64,
    /// Whether a part was too large to be read, or torn.
    pub(super) cut_short: bool,
}

impl<'a> Package<'a> {
    /// Opens a file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        refuse_others(bytes)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| not_docx())?;
        if bytes.len() > FILE || zip.len() > ENTRIES {
            return Err(too_large());
        }
        let names = (0..zip.len())
            .filter_map(|index| {
                let name = zip.name_for_index(index)?.ok()?;
                Some((name.replace('\\', "/").trim_start_matches('/').to_lowercase(), index))
            })
            .collect();
        Ok(Self { zip, names, left: ALL, cut_short: false })
    }

    /// The text of a part. `None` where there is none; one that is too large or torn is left out, and said to be.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let index = *self.names.get(&name.to_lowercase())?;
        let text = self.inflate(index);
        self.cut_short |= text.is_none();
        text
    }

    fn inflate(&mut self, index: usize) -> Option<String> {
        let limit = PART.min(self.left);
        let entry = self.zip.by_index(index).ok()?;
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(length);
        (read.is_ok() && length <= limit).then(|| decode(bytes)).flatten()
    }

    /// The name of the main part: what the package's relationships say, else the content types, else Word's own name.
    pub(super) fn main_part(&mut self) -> Option<String> {
        let related = self.relationships("").into_iter().find(|one| one.kind == "officeDocument");
        let name = related.map(|one| one.target).or_else(|| self.declared_main_part());
        name.filter(|name| self.names.contains_key(&name.to_lowercase()))
            .or_else(|| self.names.contains_key("word/document.xml").then(|| "word/document.xml".to_owned()))
    }

    fn declared_main_part(&mut self) -> Option<String> {
        let text = self.text("[Content_Types].xml")?;
        let types = xml::parse(&text)?;
        let part = types.root_element().elements().find(|part| {
            part.attr("ContentType").is_some_and(|kind| kind.contains("word") && kind.ends_with("main+xml"))
        })?;
        Some(part.attr("PartName")?.trim_start_matches('/').to_owned())
    }

    /// To which parts `part` refers; with an empty name, the package itself. Links to the world outside are left out.
    pub(super) fn relationships(&mut self, part: &str) -> Vec<Relationship> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let separator = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.text(&format!("{folder}{separator}_rels/{file}.rels")) else { return Vec::new() };
        let Some(document) = xml::parse(&text) else { return Vec::new() };
        let related = document.root_element().elements().filter(|one| one.attr("TargetMode") != Some("External"));
        related
            .filter_map(|one| {
                Some(Relationship {
                    id: one.attr("Id")?.to_owned(),
                    kind: one.attr("Type")?.rsplit('/').next()?.to_owned(),
                    target: resolve(folder, one.attr("Target")?),
                })
            })
            .collect()
    }
}

/// The name of a part that `target` means, seen from `folder`.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

/// UTF-8, or UTF-16 with its mark.
fn decode(bytes: Vec<u8>) -> Option<String> {
    let wide = |units: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        char::decode_utf16(pairs.iter().skip(1).map(|pair| units(*pair))).collect::<Result<String, _>>().ok()
    };
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => wide(u16::from_le_bytes),
        Some([0xFE, 0xFF]) => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned()),
    }
}

/// Files that offices take for a DOCX, each with the way out.
fn refuse_others(bytes: &[u8]) -> Result<(), Unreadable> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if bytes.starts_with(OLE) {
        let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let searched = bytes.get(..FILE).unwrap_or(bytes);
        let is_locked = searched.windows(wide.len()).any(|window| window == wide);
        return Err(Unreadable {
            why: if is_locked {
                said!(
                    "tệp được bảo vệ bằng mật khẩu: mở trong Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu) rồi lưu \
                     lại dạng .docx",
                    "the file is protected by a password: open it in Word, remove the password (File, Info, Protect \
                     Document) and save it as .docx"
                )
            } else {
                said!(
                    "đây là tệp Word cũ (.doc): mở trong Word rồi lưu lại dạng .docx",
                    "this is an old Word file (.doc): open it in Word and save it as .docx"
                )
            },
        });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Unreadable {
            why: said!(
                "đây là tệp RTF: mở trong Word rồi lưu lại dạng .docx",
                "this is an RTF file: open it in Word and save it as .docx"
            ),
        });
    }
    Ok(())
}

/// It is no DOCX at all.
pub(super) fn not_docx() -> Unreadable {
    Unreadable {
        why: said!(
            "không phải tệp DOCX, hoặc tệp đã hỏng: mở trong Word rồi lưu lại dạng .docx",
            "not a DOCX file, or a damaged one: open it in Word and save it as .docx"
        ),
    }
}

/// Its text is larger than what is read, or isn't XML.
pub(super) fn too_large() -> Unreadable {
    Unreadable {
        why: said!(
            "nội dung tệp DOCX bị hỏng hoặc lớn hơn giới hạn đọc: mở trong Word rồi lưu lại dạng .docx, hoặc tách tệp",
            "the content of the DOCX is damaged or larger than what is read: open it in Word and save it as .docx, or \
             split it"
        ),
    }
}
