//! The office's own Times New Roman. It isn't free to hand on: Liberation Serif under its name stands in for it.

use super::*;

const KEYS: [(&str, &str); 4] =
    [("dung", "Regular"), ("dam", "Bold"), ("nghieng", "Italic"), ("dam-nghieng", "BoldItalic")];

/// A bundled face whose `name` table says Times New Roman.
fn renamed(face: &str) -> Vec<u8> {
    let mut font = std::fs::read(format!("{ROOT}/fonts/LiberationSerif-{face}.ttf")).unwrap();
    let u16_at = |font: &[u8], at: usize| usize::from(u16::from_be_bytes([font[at], font[at + 1]]));
    let record = (12..).step_by(16).find(|at| &font[*at..*at + 4] == b"name").unwrap();
    let table = (u16_at(&font, record + 8) << 16) + u16_at(&font, record + 10);
    let strings = table + u16_at(&font, table + 4);
    let is_wide = |platform: usize| matches!(platform, 0 | 3);
    let encoded = |words: &str, platform: usize| -> Vec<u8> {
        if is_wide(platform) {
            words.encode_utf16().flat_map(u16::to_be_bytes).collect()
        } else {
            words.as_bytes().to_vec()
        }
    };
    for name in 0..u16_at(&font, table + 2) {
        let at = table + 6 + 12 * name;
        let (platform, id) = (u16_at(&font, at), u16_at(&font, at + 6));
        let (from, to) = match id {
            1 | 4 | 16 => ("Liberation Serif", "Times New Roman"),
            6 => ("LiberationSerif", "TimesNewRoman"),
            _ => continue,
        };
        let (length, start) = (u16_at(&font, at + 8), strings + u16_at(&font, at + 10));
        let (from, to) = (encoded(from, platform), encoded(to, platform));
        let Some(rest) = font[start..start + length].strip_prefix(from.as_slice()) else { continue };
        let written: Vec<u8> = to.into_iter().chain(rest.iter().copied()).collect();
        font[at + 8..at + 10].copy_from_slice(&u16::try_from(written.len()).unwrap().to_be_bytes());
        font[start..start + written.len()].copy_from_slice(&written);
    }
    font
}

/// Vinh Mỹ's plan with these four files, in the order of [`KEYS`].
fn with_fonts(faces: [Vec<u8>; 4]) -> Compilation {
    let mut files = Memory::default();
    let mut choices = "[trinh-bay.phong-chu]\n".to_owned();
    for ((key, _), bytes) in KEYS.iter().zip(faces) {
        files.insert(format!("{PLAN}/phong/{key}.ttf"), bytes);
        choices += &format!("{key} = \"phong/{key}.ttf\"\n");
    }
    compiled(&choices, files)
}

fn said(compiled: &Compilation) -> Vec<String> {
    // What the rules on words say of the plan's own words is another matter.
    let of_the_source = compiled.findings.iter().filter(|finding| finding.code.starts_with("NG"));
    of_the_source.map(|finding| format!("{} {}", finding.code, finding.message.en)).collect()
}

#[test]
fn the_pdf_is_set_in_the_offices_own_fonts() {
    let name = "the_pdf_is_set_in_the_offices_own_fonts";
    if !available(name, "pdffonts") || !available(name, "pdftotext") {
        return;
    }
    let own = with_fonts(KEYS.map(|(_, face)| renamed(face)));
    assert_eq!(said(&own), [""; 0]);
    let own = own.document.unwrap();
    let file = Scratch::new("own.pdf", &plan_render::pdf(&own.volumes()[0]).unwrap());
    let fonts = Command::new("pdffonts").arg(file.path()).output().unwrap();
    let fonts = String::from_utf8(fonts.stdout).unwrap();
    let listed: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(listed.len() >= 3, "{fonts}");
    assert!(listed.iter().all(|font| font.contains("+TimesNewRoman") && !font.contains("Liberation")), "{fonts}");
    // Of the same measures, so the pages are the same.
    let bundled = Scratch::new("bundled.pdf", &plan_render::pdf(&crate::fixture::sample().volumes()[0]).unwrap());
    assert_eq!(lines(file.path()), lines(bundled.path()));
}

#[test]
fn another_family_or_another_face_is_refused() {
    let liberation = |face: &str| std::fs::read(format!("{ROOT}/fonts/LiberationSerif-{face}.ttf")).unwrap();
    let other = with_fonts([liberation("Regular"), renamed("Bold"), renamed("Italic"), renamed("Regular")]);
    assert_eq!(
        said(&other),
        [
            "NG015 the font in this file is “Liberation Serif”, not Times New Roman",
            "NG015 this file is another face of Times New Roman"
        ]
    );
    // A draft of it is set in what is there.
    assert!(plan_render::pdf(&other.document.unwrap().volumes()[0]).is_ok());
}

/// A torn file is no font, wherever it is torn; no panic.
#[test]
fn torn_files_are_refused() {
    let whole = renamed("Regular");
    for length in [0, 4, 11, 12, 100, 500, 4_000, whole.len() / 2] {
        let torn = with_fonts([whole[..length].to_vec(), renamed("Bold"), renamed("Italic"), renamed("BoldItalic")]);
        let refused = said(&torn);
        assert!(
            refused.iter().all(|message| message.starts_with("NG015 ")) && refused.len() == 1,
            "{length}: {refused:?}"
        );
    }
}
