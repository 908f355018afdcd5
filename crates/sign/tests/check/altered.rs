//! Two hundred altered copies of a file with two signatures: each is reported, and none ends the process.

use std::path::Path;
use std::time::{Duration, Instant};

use plan_sign::check::{Verdict, added};

use crate::keys::signed;
use crate::{checked, is_right, read, told};

/// The object that `signed.py` gives a field, and those that an attack wants.
const FIELDS: [u32; 2] = [9, 10];

/// What leaves a doubt and no certainty.
const ONLY_OPEN: [&str; 2] = ["appended: a blank", "trailer: encryption"];

/// What is said where a digit of the signature itself was changed that nobody signed, or that names another algorithm.
const UNSIGNED: [&str; 4] = [
    "chứng thư kèm theo không khớp với chuỗi",
    "thuộc tính không ký",
    "số phiên bản ghi trong CMS",
    "thuật toán chữ ký plan không kiểm tra được",
];

/// A file under attack.
struct Victim {
    bytes: Vec<u8>,
    copies: Vec<(String, Vec<u8>)>,
}

#[test]
fn every_altered_copy_is_reported() {
    let Some(folder) = signed() else { return };
    let victim = Victim::new(folder);
    assert!(victim.copies.len() >= 200, "{}", victim.copies.len());
    // For a look with other validators.
    if let Some(kept) = std::env::var_os("PLAN_KEEP_ALTERED").map(std::path::PathBuf::from) {
        for (name, copy) in &victim.copies {
            std::fs::write(kept.join(format!("{}.pdf", name.replace([' ', ':', ','], "-"))), copy).unwrap();
        }
    }
    let mut missed = Vec::new();
    for (name, copy) in &victim.copies {
        assert_ne!(*copy, victim.bytes, "{name} alters nothing");
        let started = Instant::now();
        let checked = checked(folder, copy);
        assert!(started.elapsed() < Duration::from_secs(10), "{name} takes {:?}", started.elapsed());
        let worst = checked.signatures.iter().map(|signature| signature.overall()).max();
        let is_unsigned = |told: &str| name.starts_with("signature ") && UNSIGNED.iter().any(|why| told.contains(why));
        let is_open = ONLY_OPEN.contains(&name.as_str()) || is_unsigned(&told(&checked));
        if worst < Some(if is_open { Verdict::Unknown } else { Verdict::Wrong }) {
            missed.push(format!("{name}:\n{}", told(&checked)));
        }
    }
    assert!(missed.is_empty(), "{} of {} not as expected:\n{}", missed.len(), victim.copies.len(), missed.join("\n"));
}

/// What an attack changes before the office signs is found behind its signature too.
#[test]
fn an_alteration_below_the_second_signature_is_reported() {
    let Some(folder) = signed() else { return };
    let altered = checked(folder, &read(folder, "filled-after"));
    let first = altered.signatures.first().unwrap();
    assert_eq!((first.integrity.verdict, first.changes.verdict), (Verdict::Right, Verdict::Wrong));
    assert!(first.changes.said.vi.contains("ghi-chu"), "{}", told(&altered));
}

/// To who knows the file as it was before anybody signed, none of the copies passes for signatures added to it.
#[test]
fn no_altered_copy_passes_for_signatures_added() {
    let Some(folder) = signed() else { return };
    let plain = read(folder, "plain");
    let victim = Victim::new(folder);
    assert_eq!(added(&victim.bytes, plain.len()).verdict, Verdict::Right);
    // A digit of a certificate leaves the signature whole: who signed is another question.
    let asked = victim.copies.iter().filter(|(name, copy)| copy.starts_with(&plain) && !name.contains(": digit"));
    let passed: Vec<_> = asked
        .clone()
        .filter(|(_, copy)| added(copy, plain.len()).verdict == Verdict::Right)
        .map(|(name, _)| name)
        .collect();
    assert!(asked.count() > 100 && passed.is_empty(), "{passed:?}");
}

impl Victim {
    fn new(folder: &Path) -> Self {
        let bytes = read(folder, "two");
        let whole = checked(folder, &bytes);
        assert!(is_right(&whole, 2), "{}", told(&whole));
        let mut victim = Victim { bytes, copies: Vec::new() };
        victim.flips();
        victim.cuts();
        victim.appended();
        victim.updates();
        victim.forgeries();
        victim.hidden_updates();
        victim
    }

    fn add(&mut self, name: impl Into<String>, copy: Vec<u8>) {
        self.copies.push((name.into(), copy));
    }

    fn find(&self, needle: &str, nth: usize) -> usize {
        let places = self.bytes.windows(needle.len()).enumerate().filter(|(_, window)| *window == needle.as_bytes());
        places.map(|(place, _)| place).nth(nth).unwrap()
    }

    /// The two `/Contents <…>`: where the digits are.
    fn contents(&self, nth: usize) -> std::ops::Range<usize> {
        let start = self.find("/Contents <", nth) + "/Contents <".len();
        start..start + self.bytes[start..].iter().position(|byte| *byte == b'>').unwrap()
    }

    /// One byte, in each part of the file.
    fn flips(&mut self) {
        let contents = [self.contents(0), self.contents(1)];
        let outside = |place: &usize| !contents.iter().any(|range| range.contains(place));
        let places: Vec<usize> = (0..self.bytes.len()).filter(outside).collect();
        for place in places.iter().step_by(places.len() / 60).copied() {
            let mut copy = self.bytes.clone();
            copy[place] ^= 1;
            self.add(format!("a bit at {place}"), copy);
        }
        for (index, range) in contents.into_iter().enumerate() {
            let used = range.clone().rev().find(|place| self.bytes[*place] != b'0').unwrap() - range.start;
            // Another digit of the same case, so that only its value tells.
            for step in 0..40 {
                let place = range.start + step * used / 40;
                let mut copy = self.bytes.clone();
                copy[place] = match copy[place] {
                    b'9' => b'8',
                    b'f' => b'e',
                    b'F' => b'E',
                    other => other + 1,
                };
                if copy[place] == b':' || copy[place] == b'g' || copy[place] == b'G' {
                    continue;
                }
                self.add(format!("signature {index}: digit {}", place - range.start), copy);
            }
            for back in [1, 2, 500] {
                let mut copy = self.bytes.clone();
                copy[range.end - back] = b'1';
                self.add(format!("signature {index}: filling, {back} before its end"), copy);
            }
        }
    }

    /// Less of the file.
    fn cuts(&mut self) {
        let (first, last) = (self.find("%%EOF", 1) + "%%EOF\n".len(), self.bytes.len());
        for step in 1..12 {
            let end = first + step * (last - first) / 12;
            self.add(format!("cut at {end}"), self.bytes[..end].to_vec());
        }
        self.add("cut in the first signature", self.bytes[..self.contents(0).start + 50].to_vec());
        self.add("cut before the end mark", self.bytes[..self.find("%%EOF", 2)].to_vec());
    }

    /// More of it, without saying so in a cross-reference section.
    fn appended(&mut self) {
        let evil =
            "5 0 obj\n<< /Length 44 >>\nstream\nBT /F1 14 Tf 80 700 Td (Chi 9 ty dong...) Tj ET\nendstream\nendobj\n";
        let trailer = "trailer\n<< /Size 40 /Root 1 0 R >>\n";
        let old = self.find("startxref", 2);
        let again = String::from_utf8(self.bytes[old..].to_vec()).unwrap();
        let signature = self.bytes[self.contents(0).start - 11..=self.contents(0).end].to_vec();
        for (name, tail) in [
            ("nothing known", "evil".to_owned()),
            ("an object", evil.to_owned()),
            ("an object and an end", format!("{evil}%%EOF\n")),
            ("an object and the old end", format!("{evil}{again}")),
            ("an object and a trailer", format!("{evil}{trailer}%%EOF\n")),
            (
                "a section without entries",
                format!("{evil}xref\n0 0\n{trailer}startxref\n{}\n%%EOF\n", self.bytes.len() + evil.len()),
            ),
            ("a blank", "\n\n".to_owned()),
            ("a comment", "% text\n".to_owned()),
        ] {
            self.add(format!("appended: {name}"), [&self.bytes, tail.as_bytes()].concat());
        }
        let copied = [b"60 0 obj\n<< ", signature.as_slice(), b" >>\nendobj\n", again.as_bytes()].concat();
        self.add("appended: a copied signature", [self.bytes.clone(), copied].concat());
        self.add("put before the file", [b"%evil\n".to_vec(), self.bytes.clone()].concat());
        let place = self.find("%%EOF", 1) + 6;
        let between = [&self.bytes[..place], evil.as_bytes(), &self.bytes[place..]].concat();
        self.add("put between two revisions", between);
    }

    /// Updates as any program writes them.
    fn updates(&mut self) {
        let sig = |index: usize| self.value_of(FIELDS[index]);
        let (one, two) = (sig(0), sig(1));
        let page = |more: &str| {
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 7 0 R /Annots [9 0 R 10 0 R 12 0 R] {more} >>"
            )
        };
        let catalogue = |more: &str| format!("<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R {more} >>");
        let field = |name: &str, value: u32, more: &str| {
            format!("<< /Type /Annot /Subtype /Widget /FT /Sig /T ({name}) /V {value} 0 R /F 132 /P 3 0 R {more} >>")
        };
        let text = "<< /Length 44 >>\nstream\nBT /F1 14 Tf 80 700 Td (Chi 9 ty dong...) Tj ET\nendstream";
        let note = "<< /Type /Annot /Subtype /FreeText /Rect [80 690 400 720] /Contents (khac) /F 4 /P 3 0 R >>";
        let place = "/Rect [300 200 498 285] /AP << /N 11 0 R >>";
        let attacks: Vec<(&str, Vec<(u32, String)>)> = vec![
            ("page content", vec![(5, text.into())]),
            ("page content, more streams", vec![(3, page("").replace("5 0 R", "[5 0 R 60 0 R]")), (60, text.into())]),
            ("shadow content shown", vec![(3, page("").replace("/Contents 5", "/Contents 13"))]),
            ("shadow pages shown", vec![(1, catalogue("").replace("/Pages 2", "/Pages 18"))]),
            ("shadow page among the pages", vec![(2, "<< /Type /Pages /Kids [17 0 R 4 0 R] /Count 2 >>".into())]),
            ("pages swapped", vec![(2, "<< /Type /Pages /Kids [4 0 R 3 0 R] /Count 2 >>".into())]),
            ("page taken away", vec![(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into())]),
            ("page added", vec![(2, "<< /Type /Pages /Kids [3 0 R 17 0 R 4 0 R] /Count 3 >>".into())]),
            ("shadow object changed", vec![(13, text.into())]),
            ("resources", vec![(7, "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Symbol >> >> >>".into())]),
            ("box", vec![(3, page("/CropBox [0 0 100 100]"))]),
            ("rotation", vec![(3, page("/Rotate 180"))]),
            ("annotation added", vec![(3, page("").replace("12 0 R]", "12 0 R 60 0 R]")), (60, note.into())]),
            ("annotation taken away", vec![(3, page("").replace(" 12 0 R]", "]"))]),
            ("signature's widget taken away", vec![(3, page("").replace("9 0 R ", ""))]),
            ("page action", vec![(3, page("/AA << /O << /S /JavaScript /JS (x) >> >>"))]),
            ("value of a field", vec![(12, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (ghi-chu) /V (moi) /F 4 /Rect [80 500 280 520] /P 3 0 R /AP << /N 15 0 R >> >>".into())]),
            ("look of a field", vec![(15, "<< /Type /XObject /Subtype /Form /BBox [0 0 198 85] /Length 7 >>\nstream\n0 0 m f\nendstream".into())]),
            ("look of a signature", vec![(11, "<< /Type /XObject /Subtype /Form /BBox [0 0 198 85] /Length 7 >>\nstream\n0 0 m f\nendstream".into())]),
            ("look of a signature, another", vec![(9, field("nguoi-ky", one, &place.replace("11", "15")))]),
            ("signature moved", vec![(9, field("nguoi-ky", one, &place.replace("300", "80")))]),
            ("signature hidden", vec![(9, field("nguoi-ky", one, place).replace("132", "2"))]),
            ("signature renamed", vec![(9, field("chu-tich", one, place))]),
            ("signature taken away", vec![(9, field("nguoi-ky", one, place).replace(&format!("/V {one} 0 R"), ""))]),
            ("signature null", vec![(9, field("nguoi-ky", one, place).replace(&format!("{one} 0 R"), "null"))]),
            ("signature exchanged", vec![(9, field("nguoi-ky", two, place))]),
            ("signature of nobody", vec![(9, field("nguoi-ky", 60, place)), (60, "<< /Type /Sig /Filter /Adobe.PPKLite >>".into())]),
            ("second signature taken away", vec![(10, field("co-quan", two, place).replace(&format!("/V {two} 0 R"), ""))]),
            ("field taken out of the form", vec![(8, "<< /Fields [10 0 R 12 0 R] /SigFlags 3 >>".into())]),
            ("all fields taken away", vec![(8, "<< /Fields [] >>".into())]),
            ("field added", vec![(8, "<< /Fields [9 0 R 10 0 R 12 0 R 60 0 R] /SigFlags 3 >>".into()), (60, "<< /FT /Tx /T (x) /V (y) >>".into())]),
            ("looks to be made anew", vec![(8, "<< /Fields [9 0 R 10 0 R 12 0 R] /SigFlags 3 /NeedAppearances true >>".into())]),
            ("form of XML", vec![(8, "<< /Fields [9 0 R 10 0 R 12 0 R] /SigFlags 3 /XFA (x) >>".into())]),
            ("another form", vec![(1, catalogue("").replace("8 0 R", "60 0 R")), (60, "<< /Fields [] >>".into())]),
            ("no form", vec![(1, catalogue("").replace("/AcroForm 8 0 R", ""))]),
            ("two forms", vec![(1, catalogue("/AcroForm 60 0 R")), (60, "<< /Fields [] >>".into())]),
            ("two forms, the other first", vec![(1, catalogue("/AcroForm 8 0 R").replacen("8 0 R", "60 0 R", 1)), (60, "<< /Fields [] >>".into())]),
            ("action on opening", vec![(1, catalogue("/OpenAction << /S /URI /URI (x) >>"))]),
            ("actions", vec![(1, catalogue("/AA << /WP << /S /JavaScript /JS (x) >> >>"))]),
            ("layers", vec![(1, catalogue("/OCProperties << /OCGs [] /D << >> >>"))]),
            ("names", vec![(1, catalogue("/Names << >>"))]),
            ("tags", vec![(1, catalogue("/StructTreeRoot << >>"))]),
            ("description", vec![(1, catalogue("/Metadata 60 0 R")), (60, "<< /Type /Metadata /Subtype /XML /Length 1 >>\nstream\nx\nendstream".into())]),
            ("title", vec![(16, "<< /Title (Khac) >>".into())]),
            ("permissions", vec![(1, catalogue(&format!("/Perms << /DocMDP {one} 0 R >>")))]),
            ("page as an annotation list", vec![(9, page(""))]),
            ("catalogue as a list", vec![(1, "[1 2 3]".into())]),
            ("an old object null", vec![(5, "null".into())]),
        ];
        for (name, objects) in &attacks {
            let copy = update(&self.bytes, objects, "/Root 1 0 R");
            self.add(format!("update: {name}"), copy);
        }
        for (name, trailer) in [
            ("another catalogue", "/Root 60 0 R"),
            ("another description", "/Root 1 0 R /Info 60 0 R"),
            ("encryption", "/Root 1 0 R /Encrypt 60 0 R"),
            ("a hybrid section", "/Root 1 0 R /XRefStm 20"),
            ("another identifier", "/Root 1 0 R /ID [<00> <00>]"),
        ] {
            let catalogue = catalogue("").replace("/Pages 2", "/Pages 18");
            self.add(format!("trailer: {name}"), update(&self.bytes, &[(60, catalogue)], trailer));
        }
    }

    fn value_of(&self, field: u32) -> u32 {
        let head = format!("\n{field} 0 obj");
        let mut places = self.bytes.windows(head.len()).enumerate().filter(|(_, window)| *window == head.as_bytes());
        let text = String::from_utf8_lossy(&self.bytes[places.next_back().unwrap().0..]).into_owned();
        let value = text.split("/V ").nth(1).unwrap();
        value.split(' ').next().unwrap().parse().unwrap()
    }

    /// The signature's dictionary written anew: universal signature forgery, signature wrapping.
    fn forgeries(&mut self) {
        for index in [0, 1] {
            let id = self.value_of(FIELDS[index]);
            let range = self.contents(index);
            let digits = String::from_utf8(self.bytes[range.clone()].to_vec()).unwrap();
            let (before, after) = (range.start - 1, range.end + 1);
            let length = if index == 0 { self.find("%%EOF", 1) + 6 - after } else { self.bytes.len() - after };
            let good = format!("/ByteRange [0 {before} {after} {length}]");
            let contents = format!("/Contents <{digits}>");
            let head = "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached";
            for (name, ranges, contents) in [
                ("the same again", good.as_str(), contents.as_str()),
                ("no range", "", contents.as_str()),
                ("range null", "/ByteRange null", contents.as_str()),
                ("range a number", "/ByteRange 0", contents.as_str()),
                ("range empty", "/ByteRange []", contents.as_str()),
                ("range of three", "/ByteRange [0 10 20]", contents.as_str()),
                ("range of five", &format!("/ByteRange [0 {before} {after} {length} 1]"), contents.as_str()),
                ("range negative", &format!("/ByteRange [0 {before} {after} -{length}]"), contents.as_str()),
                ("range huge", &format!("/ByteRange [0 {before} {after} 99999999999999999999]"), contents.as_str()),
                (
                    "range nearly overflowing",
                    &format!("/ByteRange [0 {before} {after} 18446744073709551615]"),
                    contents.as_str(),
                ),
                ("range of reals", &format!("/ByteRange [0.0 {before}.0 {after}.0 {length}.0]"), contents.as_str()),
                ("range of zeros", "/ByteRange [0 0 0 0]", contents.as_str()),
                ("range begins later", &format!("/ByteRange [1 {before} {after} {length}]"), contents.as_str()),
                ("second range moved", &format!("/ByteRange [0 {before} {} {length}]", after + 40), contents.as_str()),
                ("no contents", good.as_str(), ""),
                ("contents null", good.as_str(), "/Contents null"),
                ("contents empty", good.as_str(), "/Contents <>"),
                ("contents zero", good.as_str(), "/Contents <00>"),
                ("contents a number", good.as_str(), "/Contents 7"),
                ("contents twice", good.as_str(), &format!("{contents} /Contents <00>")),
            ] {
                let object = format!("<< {head} {ranges} {contents} >>");
                self.add(format!("forged {index}: {name}"), update(&self.bytes, &[(id, object)], "/Root 1 0 R"));
            }
            // Wrapped: the signed end is kept behind what is put between.
            let mut copy = self.bytes[..after].to_vec();
            copy.extend(b"\n5 0 obj\n<< /Length 1 >>\nstream\nx\nendstream\nendobj\n");
            copy.extend(&self.bytes[after..]);
            self.add(format!("wrapped {index}"), copy);
        }
    }

    /// Updates that say a thing to one reader and another to the next.
    fn hidden_updates(&mut self) {
        let info = |more: &str| vec![(16, format!("<< /Title (Ke hoach) {more} >>"))];
        let honest = update(&self.bytes, &info("/ModDate (D:2026)"), "/Root 1 0 R");
        let object = "16 0 obj\n<< /Title (Ke hoach) /ModDate (D:2026) >>\nendobj\n";
        let start = self.bytes.len();
        assert!(honest[start..].starts_with(object.as_bytes()));
        let with = |middle: &str| {
            let mut copy = self.bytes.clone();
            copy.extend(object.bytes());
            copy.extend(middle.bytes());
            section(&mut copy, &[(16, start)], &self.bytes, "/Root 1 0 R");
            copy
        };
        let hidden = [
            ("an object that isn't listed", with("5 0 obj\n<< /Length 1 >>\nstream\nx\nendstream\nendobj\n")),
            ("an object twice", with(object)),
            ("a comment", with("% 5 0 obj null endobj\n")),
            ("a trailer", with("trailer << /Root 18 0 R >>\n")),
            ("a date twice", update(&self.bytes, &info("/ModDate (a) /ModDate (b)"), "/Root 1 0 R")),
        ];
        for (name, copy) in hidden {
            self.add(format!("hidden: {name}"), copy);
        }
        // The section leads back to an object that lay ready.
        let shadow = self.find("13 0 obj", 0);
        let mut copy = self.bytes.clone();
        section(&mut copy, &[(5, shadow)], &self.bytes, "/Root 1 0 R");
        self.add("shadow object listed under another number", copy);
        let mut copy = self.bytes.clone();
        section(&mut copy, &[(5, 0)], &self.bytes, "/Root 1 0 R");
        self.add("an object listed nowhere", copy);
    }
}

/// An update with a classic table.
pub(crate) fn update(bytes: &[u8], objects: &[(u32, String)], trailer: &str) -> Vec<u8> {
    let mut copy = bytes.to_vec();
    let mut places = Vec::new();
    for (number, object) in objects {
        places.push((*number, copy.len()));
        copy.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    section(&mut copy, &places, bytes, trailer);
    copy
}

fn section(copy: &mut Vec<u8>, places: &[(u32, usize)], bytes: &[u8], trailer: &str) {
    let text = String::from_utf8_lossy(bytes);
    let previous = text.rsplit("startxref").next().unwrap().split_whitespace().next().unwrap().to_owned();
    let start = copy.len();
    copy.extend(b"xref\n");
    if places.is_empty() {
        copy.extend(b"0 0\n");
    }
    for (number, place) in places {
        copy.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    let has = |key: &str| trailer.contains(key);
    let info = if has("/Info") { "" } else { "/Info 16 0 R" };
    let id = "<00112233445566778899aabbccddeeff>";
    let id = if has("/ID") { String::new() } else { format!("/ID [{id} {id}]") };
    copy.extend(
        format!("trailer\n<< /Size 61 /Prev {previous} {info} {id} {trailer} >>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
}
