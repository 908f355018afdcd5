//! What `plan` built and signed, under attack: classic tables and, packed by qpdf, streams.

use std::fs;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::SystemTime;

use plan_pdf::Update;
use plan_sign::check::{Roots, Signature, Verdict, check};

use super::authority::{PASSWORD, keys};
use super::{Place, available, key_file};
use crate::forge::{Base, packed};

const TOOLS: [&str; 3] = ["openssl", "qpdf", "pyhanko"];

fn first(bytes: &[u8]) -> Signature {
    let mut roots = Roots::default();
    roots.add(&fs::read(keys().join("root.pem")).unwrap()).unwrap();
    check(bytes, &roots, SystemTime::now(), &AtomicBool::new(false)).signatures.swap_remove(0)
}

/// The file as `plan` built it, and with object streams, each signed by the person.
fn victims(place: &Place) -> [Vec<u8>; 2] {
    let packing = ["--object-streams=generate", "--newline-before-endstream", "a.pdf", "packed.pdf"];
    let done = Command::new("qpdf").args(packing).current_dir(place.scratch.path()).status().unwrap();
    assert!(done.success());
    [("a.pdf", "one.pdf"), ("packed.pdf", "packed-one.pdf")].map(|(from, to)| {
        place.sign("nguoi-ky", "rsa", from, to, &[]);
        fs::read(place.path(to)).unwrap()
    })
}

#[test]
fn what_plan_signed_can_not_be_shown_otherwise() {
    if !available("what_plan_signed_can_not_be_shown_otherwise", &TOOLS) {
        return;
    }
    for signed in victims(&Place::new()) {
        let honest = first(&signed);
        assert_eq!(honest.overall(), Verdict::Right, "{honest:?}");
        for (name, copy) in forged(&signed) {
            let told = first(&copy);
            assert_eq!(
                (told.integrity.verdict, told.changes.verdict),
                (Verdict::Right, Verdict::Wrong),
                "{name}: {told:?}"
            );
        }
    }
}

/// Altered copies: another page, another name, another title.
fn forged(signed: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let read = Update::of(signed).unwrap();
    let document = read.document();
    let page = document.page_iter().next().unwrap().0;
    let catalogue = document.catalog().unwrap();
    let description = catalogue.get(b"Metadata").unwrap().as_reference().unwrap();
    let xmp = document.get_object(description).unwrap().as_stream().unwrap().get_plain_content().unwrap();
    let xmp = String::from_utf8(xmp).unwrap();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap().0;

    let base = Base::of(signed);
    let (holder, evil) = (base.free, "<< /Type /Page /MediaBox [0 0 595 842] /Resources << >> >>");
    let other = "<< /Type /Page /MediaBox [0 0 595 841] /Resources << >> >>";
    let described = |text: &str| {
        let length = text.len();
        let object = format!("<< /Type /Metadata /Subtype /XML /Length {length} >>\nstream\n{text}\nendstream");
        base.updated(&[(description.0, object)])
    };
    let twice = |members: &[(u32, &str)], index| {
        base.streamed(&[(holder, packed(members))], move |at| {
            vec![(page, 2, usize::try_from(holder).unwrap(), index), (holder, 1, at[0], 0)]
        })
    };
    let mut copies = vec![
        ("a page", base.updated(&[(page, evil.to_owned())])),
        ("a page twice in an object stream", twice(&[(page, evil), (page, other)], 0)),
        ("a page twice in an object stream, the last", twice(&[(page, evil), (page, other)], 1)),
        ("a page in the place of another", twice(&[(holder + 1, other), (page, evil)], 0)),
        ("a title", base.updated(&[(info, "<< /Title (Khac) >>".to_owned())])),
        (
            "a name behind a comment",
            described(&xmp.replacen("</nd30:hoTen>", "<!-- --> kiêm Giám đốc</nd30:hoTen>", 1)),
        ),
        ("a name", described(&xmp.replacen("</nd30:hoTen>", " kiêm Giám đốc</nd30:hoTen>", 1))),
        ("an object that nothing uses", base.updated(&[(holder, "<< /S /JavaScript /JS (x) >>".to_owned())])),
    ];
    // In the file as it was built the page's own row can be said again; in the packed one it stands in a stream.
    let head = format!("\n{page} 0 obj");
    if signed.windows(head.len()).any(|window| window == head.as_bytes()) {
        let place = base.place(page, 0);
        let rows = move |at: &[usize]| {
            vec![(page, 2, usize::try_from(holder).unwrap(), 0), (page, 1, place, 0), (holder, 1, at[0], 0)]
        };
        copies.push(("a page in two rows", base.streamed(&[(holder, packed(&[(page, evil)]))], rows)));
    }
    copies
}

/// Another program that signs after `plan` writes all properties in its own way.
#[test]
fn what_pyhanko_signs_after_plan_is_no_alteration() {
    if !available("what_pyhanko_signs_after_plan_is_no_alteration", &TOOLS) {
        return;
    }
    let place = Place::new();
    for (signed, name) in victims(&place).iter().zip(["one.pdf", "packed-one.pdf"]) {
        fs::write(place.path("password"), PASSWORD).unwrap();
        let mut command = Command::new("pyhanko");
        command.args(["sign", "addsig", "--field", "co-quan", "--use-pades", "pkcs12", "--passfile", "password", name]);
        command.args(["two.pdf", &key_file("office")]).current_dir(place.scratch.path());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let two = fs::read(place.path("two.pdf")).unwrap();
        assert!(two.starts_with(signed));
        let told = first(&two);
        assert_eq!(told.overall(), Verdict::Right, "{told:?}");
    }
}

/// The office's field, which anybody with a key may fill, lies over the first lines of the page.
#[test]
fn a_signature_drawn_over_words_asks_for_a_look() {
    if !available("a_signature_drawn_over_words_asks_for_a_look", &TOOLS) {
        return;
    }
    let place = Place::new();
    let mut seal = Vec::new();
    let mut encoder = png::Encoder::new(&mut seal, 400, 400);
    encoder.set_color(png::ColorType::Rgba);
    // White and opaque, but for the one pixel that makes it a picture with a transparent background.
    let mut white = [255; 400 * 400 * 4];
    white[3] = 0;
    encoder.write_header().unwrap().write_image_data(&white).unwrap();
    fs::write(place.path("seal.png"), seal).unwrap();
    let found = |file: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plan"));
        command.args(["verify", "--format", "json", file]).current_dir(place.scratch.path());
        let text = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let changes =
            text.split_once("\"chu-ky-so-thay-doi\"").unwrap().1.split_once("\"places\"").unwrap().0.to_owned();
        (changes.contains("\"dung\""), changes.contains("đè lên chữ"), changes)
    };
    let image = ["--image", "seal.png"];
    place.sign("nguoi-ky", "rsa", "a.pdf", "one.pdf", &[]);
    place.sign("co-quan", "office", "one.pdf", "two.pdf", &image);
    let (is_right, _, told) = found("two.pdf");
    assert!(is_right, "the seal lies where it should: {told}");

    // The same field, as large and elsewhere.
    let bytes = fs::read(place.path("a.pdf")).unwrap();
    let field = bytes.windows(10).rposition(|window| window == b"/T(co-quan").unwrap();
    let start = field + bytes[field..].windows(6).position(|window| window == b"/Rect[").unwrap();
    let end = start + bytes[start..].iter().position(|byte| *byte == b']').unwrap();
    let mut moved = bytes.clone();
    let there = "/Rect[90 680 193 783";
    assert!(there.len() <= end - start);
    moved[start..end].fill(b' ');
    moved[start..start + there.len()].copy_from_slice(there.as_bytes());
    fs::write(place.path("moved.pdf"), moved).unwrap();
    place.sign("nguoi-ky", "rsa", "moved.pdf", "one-moved.pdf", &[]);
    place.sign("co-quan", "office", "one-moved.pdf", "two-moved.pdf", &image);
    let (_, is_over, told) = found("two-moved.pdf");
    assert!(is_over, "{told}");
}
