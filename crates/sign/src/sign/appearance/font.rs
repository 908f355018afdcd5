//! The line of number and time, in a font that the file brings along.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use plan_core::decree::Layout;
use plan_core::diagnostic::Said;
use plan_core::measure::{Face, FontSet};
use plan_core::said;
use plan_pdf::Update;

/// The name of the bundled font, as its own tables have it.
const NAME: &str = "LiberationSerif";

/// A line of text, as glyphs.
#[derive(Debug)]
pub(super) struct Line {
    /// Lines of glyphs with their advances, thousandths of the size.
    lines: Vec<Vec<(u16, f32)>>,
    /// What each glyph means.
    letters: BTreeMap<u16, (char, f32)>,
    font: Font,
}

/// What a font descriptor says, thousandths of the size.
#[derive(Debug)]
struct Font {
    file: Vec<u8>,
    ascent: f32,
    descent: f32,
    cap_height: f32,
    bounds: [f32; 4],
}

impl Line {
    /// Sets `text` for a room of that width, pt. What is too long for one line is broken behind a semicolon.
    pub(super) fn of(text: &str, width: f32) -> Result<Self, Said> {
        let file = FontSet::BUNDLED.file(Face::Regular);
        let face = rustybuzz::Face::from_slice(file.as_ref(), 0)
            .ok_or_else(|| said!("không đọc được phông chữ đi kèm", "the bundled font can't be read"))?;
        let em = |units: i32| units as f32 * 1000.0 / face.units_per_em() as f32;
        let mut letters = BTreeMap::new();
        let mut set = |text: &str| -> Vec<(u16, f32)> {
            text.chars()
                .filter_map(|letter| {
                    let glyph = face.glyph_index(letter)?;
                    let advance = em(i32::from(face.glyph_hor_advance(glyph)?));
                    letters.insert(glyph.0, (letter, advance));
                    Some((glyph.0, advance))
                })
                .collect()
        };
        let whole = set(text);
        let lines = if length(&whole) <= width {
            vec![whole]
        } else {
            text.split_inclusive("; ").map(|part| set(part.trim_end())).collect()
        };
        let bounds = face.global_bounding_box();
        let font = Font {
            file: file.as_ref().to_vec(),
            ascent: em(i32::from(face.ascender())),
            descent: em(i32::from(face.descender())),
            cap_height: em(i32::from(face.capital_height().unwrap_or(face.ascender()))),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|units| em(i32::from(units))),
        };
        Ok(Self { lines, letters, font })
    }

    /// The line at the right edge of the room, from its top down.
    pub(super) fn content(&self, width: f32, height: f32) -> Vec<u8> {
        let mut content = format!("BT /F {} Tf 0 g\n", size());
        let mut baseline = height - self.font.ascent / 1000.0 * size();
        for line in &self.lines {
            let left = width - length(line);
            let glyphs: String = line.iter().map(|(glyph, _)| format!("{glyph:04X}")).collect();
            content.push_str(&format!("1 0 0 1 {left:.3} {baseline:.3} Tm <{glyphs}> Tj\n"));
            baseline -= (self.font.ascent - self.font.descent) / 1000.0 * size();
        }
        content.push_str("ET");
        content.into_bytes()
    }

    /// Adds the font to the file, whole, with what PDF/A asks of one (ISO 19005-2, 6.2.11); its name.
    pub(super) fn put(&self, update: &mut Update<'_>) -> Result<ObjectId, Said> {
        let mut file = Dictionary::new();
        file.set("Length1", i64::try_from(self.font.file.len()).unwrap_or(i64::MAX));
        let mut file = Stream::new(file, self.font.file.clone());
        file.compress()
            .map_err(|error| said!("không nén được phông chữ: {error}", "the font can't be packed: {error}"))?;
        let file = update.add(Object::Stream(file));

        let mut descriptor = Dictionary::new();
        descriptor.set("Type", "FontDescriptor");
        descriptor.set("FontName", NAME);
        descriptor.set("Flags", 2 | 32);
        descriptor.set("FontBBox", self.font.bounds.map(Object::Real).to_vec());
        descriptor.set("ItalicAngle", 0);
        descriptor.set("Ascent", Object::Real(self.font.ascent));
        descriptor.set("Descent", Object::Real(self.font.descent));
        descriptor.set("CapHeight", Object::Real(self.font.cap_height));
        descriptor.set("StemV", 80);
        descriptor.set("FontFile2", file);
        let descriptor = update.add(Object::Dictionary(descriptor));

        let mut system = Dictionary::new();
        system.set("Registry", Object::String(b"Adobe".to_vec(), StringFormat::Literal));
        system.set("Ordering", Object::String(b"Identity".to_vec(), StringFormat::Literal));
        system.set("Supplement", 0);
        let mut glyphs = Dictionary::new();
        glyphs.set("Type", "Font");
        glyphs.set("Subtype", "CIDFontType2");
        glyphs.set("BaseFont", NAME);
        glyphs.set("CIDSystemInfo", system);
        glyphs.set("FontDescriptor", descriptor);
        glyphs.set("CIDToGIDMap", "Identity");
        glyphs.set("W", self.widths());
        let glyphs = update.add(Object::Dictionary(glyphs));

        let meaning = update.add(Object::Stream(Stream::new(Dictionary::new(), self.meaning())));
        let mut font = Dictionary::new();
        font.set("Type", "Font");
        font.set("Subtype", "Type0");
        font.set("BaseFont", NAME);
        font.set("Encoding", "Identity-H");
        font.set("DescendantFonts", vec![glyphs.into()]);
        font.set("ToUnicode", meaning);
        Ok(update.add(Object::Dictionary(font)))
    }

    fn widths(&self) -> Vec<Object> {
        let pairs = self.letters.iter();
        pairs.flat_map(|(glyph, (_, advance))| [Object::from(*glyph), vec![Object::Real(*advance)].into()]).collect()
    }

    /// The map from glyphs to letters (ISO 32000-1, 9.10.3).
    fn meaning(&self) -> Vec<u8> {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let letters: Vec<(&u16, char)> = self.letters.iter().map(|(glyph, (letter, _))| (glyph, *letter)).collect();
        // A section has a hundred lines at most.
        for part in letters.chunks(100) {
            map.push_str(&format!("{} beginbfchar\n", part.len()));
            for (glyph, letter) in part {
                let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
                map.push_str(&format!("<{glyph:04X}> <{units}>\n"));
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map.into_bytes()
    }
}

/// How large the letters are, pt.
fn size() -> f32 {
    Layout::nd30().signature.attached_field_size.pt() as f32
}

/// The length of a line, pt.
fn length(line: &[(u16, f32)]) -> f32 {
    line.iter().map(|(_, advance)| advance).sum::<f32>() / 1000.0 * size()
}
