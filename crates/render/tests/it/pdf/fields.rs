//! Signature fields, read back with lopdf.

use lopdf::{Dictionary, Document as Pdf, Object, decode_text_string};
use plan_core::compile::Options;
use plan_core::document::{Document, Provenance};
use plan_core::source::{Disk, Files, Memory, Overlay};

use super::render;
use crate::fixture::sample;

/// Vinh Mỹ's plan with fields as `words` say; with `appendix` as an appendix in a file of its own.
fn document(words: &str, options: Options, appendix: Option<&str>) -> Document {
    const FOLDER: &str = "plans/vinh-my-2022";
    let disk = Disk::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."), "");
    let office = String::from_utf8(disk.read(&format!("{FOLDER}/co-quan.toml")).unwrap()).unwrap();
    let mut above = Memory::default();
    above.insert(format!("{FOLDER}/co-quan.toml"), format!("{office}\n[chu-ky-so]\no-ky = \"{words}\"\n"));
    if let Some(text) = appendix {
        above.insert(format!("{FOLDER}/phu-luc/1-them.toml"), text);
    }
    plan_core::check(&Overlay::new(disk, above), FOLDER, options).document.unwrap()
}

const OWN_FILE: &str = r#"
ten = "Nhiệm vụ năm 2022"
tep-rieng = true
kho-giay = "ngang"
[[cot]]
ma = "tt"
ten = "TT"
vai = "tt"
[[cot]]
ma = "noi-dung"
ten = "Nội dung"
vai = "noi-dung"
[[viec]]
noi-dung = "Rà soát"
"#;

struct Field {
    name: String,
    tooltip: String,
    /// Left, bottom, right, top, pt.
    place: [f32; 4],
    page: u32,
    dictionary: Dictionary,
}

fn fields(pdf: &Pdf) -> Vec<Field> {
    let Ok(form) = pdf.catalog().unwrap().get_deref(b"AcroForm", pdf) else { return Vec::new() };
    let form = form.as_dict().unwrap();
    assert_eq!(form.get(b"SigFlags").unwrap().as_i64().unwrap(), 1);
    let read = |field: &Object| {
        let id = field.as_reference().unwrap();
        let dictionary = pdf.get_dictionary(id).unwrap().clone();
        let words = |key: &[u8]| decode_text_string(dictionary.get(key).unwrap()).unwrap();
        let page = dictionary.get(b"P").unwrap().as_reference().unwrap();
        let annotations = pdf.get_dictionary(page).unwrap().get_deref(b"Annots", pdf).unwrap().as_array().unwrap();
        assert!(annotations.contains(field));
        let corners: Vec<f32> =
            dictionary.get(b"Rect").unwrap().as_array().unwrap().iter().map(|one| one.as_float().unwrap()).collect();
        Field {
            name: words(b"T"),
            tooltip: words(b"TU"),
            place: corners.try_into().unwrap(),
            page: pdf.get_pages().into_iter().find(|(_, id)| *id == page).unwrap().0,
            dictionary,
        }
    };
    form.get(b"Fields").unwrap().as_array().unwrap().iter().map(read).collect()
}

fn read(file: &[u8]) -> Pdf {
    assert!(file.ends_with(b"%%EOF\n"), "the next update begins on a line of its own");
    Pdf::load_mem(file).unwrap()
}

fn xmp(pdf: &Pdf) -> String {
    let stream = pdf.catalog().unwrap().get_deref(b"Metadata", pdf).unwrap().as_stream().unwrap();
    assert!(!stream.dict.has(b"Filter"));
    String::from_utf8(stream.content.clone()).unwrap()
}

const MM: f32 = 72.0 / 25.4;

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.1
}

#[test]
fn the_signer_has_a_field_between_title_and_name() {
    let pdf = read(&render(&sample()));
    let [field] = fields(&pdf).try_into().ok().expect("one field");
    assert_eq!((field.name.as_str(), field.page), ("nguoi-ky", pdf.get_pages().len() as u32));
    assert_eq!(field.tooltip, "Chữ ký số của người ký: Phan Như Ý, Chủ tịch");
    let [left, bottom, right, top] = field.place;
    assert!(near(right - left, 54.0 * MM) && near(top - bottom, 26.0 * MM), "{:?}", field.place);
    // The middle of the right column, which ends at the right margin.
    assert!(near((left + right) / 2.0, (30.0 + 75.0 + 45.0) * MM), "{:?}", field.place);
    assert_eq!(field.dictionary.get(b"F").unwrap().as_i64().unwrap(), 132);
    assert!(!field.dictionary.has(b"V") && !field.dictionary.has(b"A"));

    // In the tree of tags it stands between the paragraphs of title and name.
    let number = field.dictionary.get(b"StructParent").unwrap().as_i64().unwrap();
    let root = pdf.catalog().unwrap().get_deref(b"StructTreeRoot", &pdf).unwrap().as_dict().unwrap();
    let entries = root.get(b"ParentTree").unwrap().as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let entry = entries.chunks(2).find(|pair| pair[0].as_i64().unwrap() == number).unwrap()[1].as_reference().unwrap();
    let form = pdf.get_dictionary(entry).unwrap();
    assert_eq!(form.get(b"S").unwrap().as_name().unwrap(), b"Form");
    let parent = pdf.get_dictionary(form.get(b"P").unwrap().as_reference().unwrap()).unwrap();
    let kids: Vec<&[u8]> = parent
        .get(b"K")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|kid| pdf.get_dictionary(kid.as_reference().unwrap()).unwrap().get(b"S").unwrap().as_name().unwrap())
        .collect();
    assert!(kids.ends_with(&[b"P", b"Form", b"P"]), "{kids:?}");
    assert!(xmp(&pdf).contains("<pdfuaid:part>1<"));
}

#[test]
fn the_offices_field_covers_a_third_of_the_signers() {
    let pdf = read(&render(&document("ca-hai", Options::default(), None)));
    let [signer, office] = fields(&pdf).try_into().ok().expect("two fields");
    assert_eq!((signer.name.as_str(), office.name.as_str()), ("nguoi-ky", "co-quan"));
    assert_eq!(office.tooltip, "Chữ ký số của cơ quan: Ủy ban nhân dân xã Vinh Mỹ");
    let ([left, bottom, right, top], [from, low, to, high]) = (signer.place, office.place);
    assert!(near(to - left, (right - left) / 3.0) && from < left, "{:?}", office.place);
    assert!(near(to - from, 36.0 * MM) && near(high - low, 36.0 * MM), "{:?}", office.place);
    assert!(near(high + low, top + bottom));
    // A validator that compares revisions must not meet the second widget in the tree of tags; so this isn't PDF/UA.
    assert!(signer.dictionary.has(b"StructParent") && !office.dictionary.has(b"StructParent"));
    assert!(!xmp(&pdf).contains("<pdfuaid:part>") && xmp(&pdf).contains("<pdfaid:conformance>A<"));
}

#[test]
fn an_attached_file_has_the_offices_field_at_its_top_right() {
    let document = document("ca-hai", Options::default(), Some(OWN_FILE));
    let volumes = document.volumes();
    let pdf = read(&plan_render::pdf(&volumes[1]).unwrap());
    let [field] = fields(&pdf).try_into().ok().expect("one field");
    assert_eq!((field.name.as_str(), field.page), ("co-quan", 1));
    let [_, bottom, right, top] = field.place;
    let (_, page) = pdf.get_pages().into_iter().next().unwrap();
    let paper = pdf.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap().clone();
    let (width, height) = (paper[2].as_float().unwrap(), paper[3].as_float().unwrap());
    assert!(near(right, width - 15.0 * MM) && near(top - bottom, 12.0), "{:?}", field.place);
    assert!(bottom > height - 20.0 * MM && top < height, "inside the upper margin: {:?}", field.place);
    assert!(xmp(&pdf).contains("<pdfuaid:part>1<"));
}

#[test]
fn a_draft_has_no_field_and_nor_has_who_wants_none() {
    for (words, draft) in [("khong", false), ("nguoi-ky", true), ("ca-hai", true)] {
        let pdf = read(&render(&document(words, Options { draft }, None)));
        assert!(fields(&pdf).is_empty() && !pdf.catalog().unwrap().has(b"AcroForm"), "{words}");
    }
    let default = document("nguoi-ky", Options::default(), Some(OWN_FILE));
    assert!(fields(&read(&plan_render::pdf(&default.volumes()[1]).unwrap())).is_empty());
}

#[test]
fn xmp_says_what_a_register_asks_and_of_which_source_it_is() {
    let document = sample();
    let mut volume = document.volumes().remove(0);
    let digest = "ab".repeat(32);
    volume.provenance = Some(Provenance { digest: &digest, attached: &[] });
    let xmp = xmp(&read(&plan_render::pdf(&volume).unwrap()));
    for said in [
        "<nd30:kyHieu>KH-UBND</nd30:kyHieu>",
        "<nd30:tenLoai>Kế hoạch</nd30:tenLoai>",
        "<nd30:coQuanBanHanh>Ủy ban nhân dân xã Vinh Mỹ</nd30:coQuanBanHanh>",
        "<nd30:hoTen>Phan Như Ý</nd30:hoTen>",
        "<nd30:chucVu>Chủ tịch</nd30:chucVu>",
        "<nd30:ngonNgu>Tiếng Việt</nd30:ngonNgu>",
        "<pdfaProperty:name>ngayVanBan</pdfaProperty:name>",
        &format!("<nd30:maBamNguon>sha256:{digest}</nd30:maBamNguon>"),
    ] {
        assert!(xmp.contains(said), "{said} isn't in {xmp}");
    }
}

#[test]
fn the_source_travels_inside_and_comes_out_byte_for_byte() {
    let files = vec![("plan.toml".to_owned(), b"a\r\n".to_vec()), ("phu-luc/1-á.typ".to_owned(), vec![0, 255])];
    let document = sample();
    let mut volume = document.volumes().remove(0);
    let pages = read(&plan_render::pdf(&volume).unwrap()).get_pages().len();
    volume.provenance = Some(Provenance { digest: "", attached: &files });
    let file = plan_render::pdf(&volume).unwrap();
    let pdf = read(&file);
    assert_eq!(pdf.get_pages().len(), pages);
    assert!(xmp(&pdf).contains("<pdfaid:part>3<") && xmp(&pdf).contains("<pdfuaid:part>1<"));
    let found = plan_pdf::attached_source(&file).unwrap();
    assert_eq!(found, files.into_iter().collect());
    assert!(plan_pdf::attached_source(&render(&sample())).unwrap().is_empty());
}
