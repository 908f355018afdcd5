//! Files that are broken, too large, or made to hurt.

use std::io::Write;
use std::time::{Duration, Instant};

use plan_verify::docx;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::file::{File, PAGE, SECTION, borderless, centred, drawn, p, r};

/// Small, fixed and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }
}

fn within_time(what: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let _ = docx::read(bytes);
    let taken = begun.elapsed();
    // A hang is looked for, not a machine that has much else to do.
    assert!(taken < Duration::from_secs(20), "{what}: {taken:?}");
}

fn rich() -> File {
    let cell = centred("<w:b/>", "TÊN CƠ QUAN") + &p("", &drawn(10.0, 1.0, 80.0));
    let body = borderless(&[(3000, &cell), (6000, &centred("", "CỘNG HÒA"))])
        + &p(
            r#"<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>"#,
            &(r("", "Việc") + r#"<w:r><w:footnoteReference w:id="1"/></w:r>"#),
        )
        + &p(r#"<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:tabs><w:tab w:val="center" w:pos="4000"/></w:tabs>"#, "")
        + &p("", &(r("", "a") + "<w:r><w:br w:type=\"page\"/></w:r>" + PAGE));
    File::of(&body)
        .inside("numbering", r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#)
        .inside("footnotes", &format!(r#"<w:footnote w:id="1">{}</w:footnote>"#, p("", &r("", "Chú thích"))))
        .header("rId-top", "header", &p("", PAGE))
        .section(&format!(r#"<w:headerReference w:type="default" r:id="rId-top"/>{SECTION}"#))
}

#[test]
fn torn_bytes_never_panic() {
    let ours = include_bytes!("../../files/vinh-my-2022.docx");
    let mut random = Random(0x5EED_0004);
    for turn in 0..200 {
        let mut bytes = if turn % 2 == 0 { ours.to_vec() } else { rich().bytes() };
        for _ in 0..=random.below(12) {
            let place = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[place] = u8::try_from(random.below(256)).unwrap(),
                1 => bytes[place] ^= 1 << random.below(8),
                2 => bytes.truncate(place.max(1)),
                _ => drop(bytes.drain(place..(place + random.below(64)).min(bytes.len()))),
            }
        }
        within_time(&format!("turn {turn}"), &bytes);
    }
}

#[test]
fn torn_xml_never_panics() {
    let file = rich();
    let whole = file.document();
    let values = ["-1", "0", "99999999999", "NaN", "1e308", "", "%9", "center", "\u{F0B7}", "auto", "-0.5pt"];
    let mut random = Random(0x5EED_0005);
    for turn in 0..400 {
        let mut xml = whole.clone();
        for _ in 0..=random.below(5) {
            let tags: Vec<usize> = xml.match_indices('<').map(|(place, _)| place).collect();
            let from = tags[random.below(tags.len())];
            let to = tags[random.below(tags.len())];
            match random.below(4) {
                // A value, replaced.
                0 => {
                    let quotes: Vec<usize> = xml.match_indices('"').map(|(place, _)| place).collect();
                    let open = random.below(quotes.len() / 2) * 2;
                    xml.replace_range(quotes[open] + 1..quotes[open + 1], values[random.below(values.len())]);
                }
                // An element under another name.
                1 => {
                    let names = ["w:p", "w:tbl", "w:tc", "w:sectPr", "w:r", "mc:Choice", "w:sdt", "w:drawing"];
                    let (old, new) = (names[random.below(names.len())], names[random.below(names.len())]);
                    let (open, close) = (format!("<{old}>"), format!("</{old}>"));
                    xml = xml.replace(&open, &format!("<{new}>")).replace(&close, &format!("</{new}>"));
                }
                // A piece, repeated elsewhere or taken out.
                2 => {
                    let piece = xml[from.min(to)..from.max(to)].to_owned();
                    xml.insert_str(from, &piece);
                }
                _ => xml.replace_range(from.min(to)..from.max(to), ""),
            }
            if xml.len() > 2_000_000 || xml.matches('<').count() < 4 || xml.matches('"').count() < 4 {
                break;
            }
        }
        within_time(&format!("turn {turn}"), &file.bytes_with(&xml));
    }
}

#[test]
fn a_bomb_is_refused() {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..200 {
        zip.write_all(&spaces).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let why = docx::read(&bytes).unwrap_err().why;
    assert!(why.vi.contains("giới hạn") && why.en.contains("larger"), "{why:?}");
}

#[test]
fn what_grows_without_end_is_bounded() {
    let nested = |tag: &str, count: usize| format!("<w:{tag}>").repeat(count) + &format!("</w:{tag}>").repeat(count);
    let file = File::of("");
    let whole = file.document();
    let with = |body: &str| file.bytes_with(&whole.replacen("<w:body>", &format!("<w:body>{body}"), 1));
    within_time("nested tables", &with(&nested("tbl", 100_000)));
    within_time("nested content controls", &with(&nested("sdt", 150)));
    within_time("many rules", &with(&p(r#"<w:pBdr><w:top w:val="single"/></w:pBdr>"#, "").repeat(40_000)));
    within_time("many fields", &with(&r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>"#.repeat(40_000)));
    within_time("one long line", &with(&p("", &r("", &"chữ ".repeat(2_000_000)))));
    let many = r#"<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr></w:pPr></w:p>"#
        .repeat(5_000);
    let file = File::of(&many).header("h", "header", &p("", PAGE).repeat(2_000));
    let begun = Instant::now();
    let reading = docx::read(&file.bytes()).unwrap();
    assert!(reading.facts.cut_short && begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    let dtd = file.bytes_with(r#"<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>"#);
    assert!(docx::read(&dtd).is_err());
}

#[test]
fn other_files_are_told_apart() {
    let mut doc = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    doc.resize(2048, 0);
    assert!(docx::read(&doc).unwrap_err().why.vi.contains("lưu lại dạng .docx"));
    doc.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(docx::read(&doc).unwrap_err().why.en.contains("password"));
    for bytes in [&b""[..], b"PK\x03\x04", b"%PDF-1.7", b"{\\rtf1"] {
        assert!(docx::read(bytes).is_err());
    }
}
