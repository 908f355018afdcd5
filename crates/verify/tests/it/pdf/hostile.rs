//! Files that mean harm, or met it.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{BY_HAND, OTHER, OURS, bytes};

/// A generator of no quality, the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// What a reader may take by its own bounds, on a machine that has much else to do: a hang is looked for, not a slow day.
const BOUND: Duration = Duration::from_secs(40);

/// Reads; the time it takes is bounded, and nothing escapes.
fn read_in_time(file: Vec<u8>, what: &str) {
    let start = Instant::now();
    let _ = plan_verify::pdf::read(file);
    let took = start.elapsed();
    assert!(took < BOUND, "{what}: {took:?}");
}

#[test]
fn mutations_are_read_or_refused() {
    // What the library says when it panics is noise here.
    std::panic::set_hook(Box::new(|_| {}));
    let count =
        std::env::var("PLAN_FUZZ").ok().and_then(|count| count.parse().ok()).map_or(150, |count: usize| count / 5);
    for (name, seed) in [(OURS, 1), (OTHER, 2), (BY_HAND, 3)] {
        let whole = bytes(name);
        let mut dice = Dice(seed);
        for round in 0..count {
            let mut file = whole.clone();
            match round % 4 {
                0 => {
                    for _ in 0..=dice.below(40) {
                        let at = dice.below(file.len());
                        file[at] ^= 1 << dice.below(8);
                    }
                }
                1 => file.truncate(dice.below(whole.len())),
                2 => {
                    let from = dice.below(file.len());
                    let to = (from + dice.below(4000)).min(file.len());
                    file.drain(from..to);
                }
                _ => {
                    // A piece of the file in a wrong place.
                    let (from, length, to) = (dice.below(file.len()), dice.below(2000), dice.below(file.len()));
                    let piece = whole[from..(from + length).min(whole.len())].to_vec();
                    file.splice(to..to, piece);
                }
            }
            read_in_time(file, &format!("{name}, round {round}"));
        }
    }
    let _ = std::panic::take_hook();
}

/// A file of these objects, numbered from 1; the first one is the catalog.
pub(super) fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", index + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes());
    file
}

pub(super) fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

fn deflated(piece: &[u8], times: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..times {
        encoder.write_all(piece).unwrap();
    }
    encoder.finish().unwrap()
}

pub(super) const CATALOG: &[u8] = b"<</Type/Catalog/Pages 2 0 R>>";
pub(super) const PAGES: &[u8] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &[u8] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>";
const TIMES: &[u8] = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>";
const HELLO: &[u8] = b"BT /F 14 Tf 100 700 Td (Hello world) Tj ET";

/// One page that draws this, with this font and this form.
fn one_page(contents: Vec<u8>, font: &[u8], form: Vec<u8>) -> Vec<u8> {
    file(&[CATALOG.to_vec(), PAGES.to_vec(), PAGE.to_vec(), contents, font.to_vec(), form])
}

#[test]
fn a_font_that_is_not_in_the_file_is_measured_all_the_same() {
    let reading = plan_verify::pdf::read(one_page(stream("", HELLO), TIMES, b"null".to_vec())).unwrap();
    let line = &reading.paragraphs[0].lines[0];
    assert_eq!(line.text(), "Hello world");
    let span = &line.spans[0];
    assert_eq!((span.face.as_deref(), span.size_pt, span.bold), (Some("Times"), Some(14.0), true));
    assert!(line.width_pt.is_some_and(|width| (65.0..80.0).contains(&width)), "{:?}", line.width_pt);
    assert!(!reading.facts.fonts[0].embedded);
}

#[test]
fn what_names_itself_ends() {
    let kids = b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1>>".to_vec();
    let reading = plan_verify::pdf::read(file(&[
        CATALOG.to_vec(),
        kids,
        PAGE.to_vec(),
        stream("", HELLO),
        TIMES.to_vec(),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", b"/X Do"),
    ]));
    assert_eq!(reading.unwrap().paragraphs.len(), 1);
    let form = stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", b"/X Do");
    read_in_time(one_page(stream("", b"/X Do"), TIMES, form), "a form that draws itself");
}

#[test]
fn what_has_no_measure_is_refused() {
    let refused = |file: Vec<u8>, what: &str| {
        let start = Instant::now();
        assert!(plan_verify::pdf::read(file).is_err(), "{what}");
        assert!(start.elapsed() < BOUND, "{what}: {:?}", start.elapsed());
    };
    let bomb = deflated(&vec![b' '; 1 << 20], 300);
    refused(one_page(stream("/Filter/FlateDecode", &bomb), TIMES, b"null".to_vec()), "a bomb");
    let twice = deflated(&bomb, 1);
    refused(one_page(stream("/Filter[/FlateDecode/FlateDecode]", &twice), TIMES, b"null".to_vec()), "a bomb in a bomb");
    let deep = "[".repeat(1 << 20).into_bytes();
    refused(one_page(stream("", HELLO), TIMES, deep.clone()), "nested objects");
    refused(one_page(stream("", &deep), TIMES, b"null".to_vec()), "nested operands");
    let mut wide = vec![CATALOG.to_vec()];
    wide.extend(
        (2..12).map(|n| format!("<</Type/Pages/Kids[{}]>>", format!("{} 0 R ", n + 1).repeat(10)).into_bytes()),
    );
    wide.push(b"<</Type/Page/MediaBox[0 0 595 842]>>".to_vec());
    refused(file(&wide), "ten thousand million pages");
    refused(file(&[CATALOG.to_vec(), b"<</Type/Pages/Kids[]/Count 0>>".to_vec()]), "no pages");
    refused(b"no PDF".to_vec(), "something else");
    refused(Vec::new(), "nothing");
}

#[test]
fn the_rest_of_a_long_file_is_cut_off() {
    let mut objects = vec![CATALOG.to_vec(), format!("<</Type/Pages/Kids[{}]>>", "3 0 R ".repeat(10_000)).into_bytes()];
    objects.extend([PAGE.to_vec(), stream("", HELLO), TIMES.to_vec()]);
    let reading = plan_verify::pdf::read(file(&objects)).unwrap();
    assert!(reading.facts.cut_short && reading.facts.pages == Some(10_000) && reading.sheets.len() == 2_000);

    let widths = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 4000000000/LastChar 4000000001/Widths[500 500]>>";
    let reading = plan_verify::pdf::read(one_page(stream("", HELLO), widths, b"null".to_vec())).unwrap();
    assert!(reading.facts.cut_short && reading.paragraphs.is_empty());

    let glyphs = [b"BT /F 14 Tf 100 700 Td (".as_slice(), &vec![b'a'; 5_000_000], b") Tj ET"].concat();
    let reading = plan_verify::pdf::read(one_page(stream("", &glyphs), TIMES, b"null".to_vec())).unwrap();
    assert!(reading.facts.cut_short && !reading.paragraphs.is_empty());
}
