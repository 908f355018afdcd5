//! Files that show one reader what was signed, and another something else.

use plan_sign::check::Verdict;

use crate::altered::update;
use crate::forge::{Base, line, packed};
use crate::keys::signed;
use crate::{checked, read, told};

const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources 7 0 R /Annots [9 0 R 10 0 R 12 0 R] >>";

#[test]
fn what_reads_in_two_ways_is_called_altered() {
    let Some(folder) = signed() else { return };
    let one = read(folder, "one");
    let base = Base::of(&one);
    let evil = PAGE.replace("/Contents 5", "/Contents 13");
    let (evil, old, content) = (evil.as_str(), base.place(3, 0), base.place(5, 0));
    let (field, filled) = (base.place(9, 0), base.place(9, 1));
    let holder = |members: &[(u32, &str)]| vec![(60, packed(members))];
    let within = |members: &[(u32, &str)], index| {
        base.streamed(&holder(members), move |at| vec![(3, 2, 60, index), (60, 1, at[0], 0)])
    };
    let table = |rows: String, size| base.table(&[], move |_| rows.clone(), size);
    let phantom = read(folder, "phantom");
    let copies = [
        (
            "a number twice in a stream",
            base.streamed(&holder(&[(3, evil)]), |at| vec![(3, 2, 60, 0), (3, 1, old, 0), (60, 1, at[0], 0)]),
        ),
        ("an object twice in an object stream", within(&[(3, evil), (3, PAGE)], 0)),
        ("an object twice, the other first", within(&[(3, PAGE), (3, evil)], 1)),
        ("an index of another object", within(&[(61, evil), (3, PAGE)], 0)),
        ("an object stream with more than is listed", within(&[(3, PAGE), (61, evil)], 0)),
        ("an object stream of the signed part", Base::of(&phantom).streamed(&[], |_| vec![(40, 2, 19, 0)])),
        ("a number twice in a table", table(line(9, field, 0) + &line(9, filled, 0), 61)),
        ("another generation", table(line(5, content, 1), 61)),
        ("a generation that no reader knows", table(line(9, field, 70000), 61)),
        ("a size below the numbers", table(line(5, content, 0), 4)),
        ("an object that nothing uses", base.updated(&[(60, "<< /S /JavaScript /JS (x) >>".to_owned())])),
    ];
    for (name, copy) in copies {
        let checked = checked(folder, &copy);
        let first = checked.signatures.first().unwrap();
        assert_eq!(
            (first.integrity.verdict, first.changes.verdict),
            (Verdict::Right, Verdict::Wrong),
            "{name}:\n{}",
            told(&checked)
        );
    }
}

/// The same ways of writing, with nothing changed by them.
#[test]
fn object_streams_and_cross_reference_streams_are_honest() {
    let Some(folder) = signed() else { return };
    let one = read(folder, "one");
    let info = "<< /Title (Ke hoach) /ModDate (D:2026) >>";
    let base = Base::of(&one);
    let copy = base.streamed(&[(60, packed(&[(16, info)]))], |at| vec![(16, 2, 60, 0), (60, 1, at[0], 0)]);
    let checked = checked(folder, &copy);
    assert_eq!(checked.signatures.first().unwrap().overall(), Verdict::Right, "{}", told(&checked));
}

#[test]
fn a_description_keeps_what_it_said() {
    let Some(folder) = signed() else { return };
    let described = read(folder, "described");
    let start = described.windows(7).position(|window| window == b"<?xpack").unwrap();
    let end = start + described[start..].windows(9).position(|window| window == b"endstream").unwrap();
    let xmp = String::from_utf8(described[start..end].to_vec()).unwrap();
    let with = |from: &str, to: &str| {
        let text = xmp.trim_end().replacen(from, to, 1);
        let length = text.len();
        let object = format!("<< /Type /Metadata /Subtype /XML /Length {length} >>\nstream\n{text}\nendstream");
        checked(folder, &update(&described, &[(19, object)], "/Root 1 0 R"))
    };
    let verdict = |checked: &plan_sign::check::Checked| checked.signatures.first().unwrap().changes.verdict;
    let same = with("<nd30:hoTen>rsa</nd30:hoTen>", " <nd30:hoTen> rsa </nd30:hoTen>");
    assert_eq!(verdict(&same), Verdict::Right, "{}", told(&same));
    for (from, to) in [
        ("rsa</nd30", "rsa<!-- -->, Giám đốc</nd30"),
        ("rsa</nd30", "rsa<?x?>, Giám đốc</nd30"),
        ("rsa</nd30", "<![CDATA[rsa]]></nd30"),
        ("<nd30:hoTen>rsa", "<nd30:hoTen>khác</nd30:hoTen><nd30:hoTen>rsa"),
        ("<rdf:RDF", "<nd30:hoTen xmlns:nd30=\"urn:plan:nghi-dinh-30:phu-luc-vi#\">khác</nd30:hoTen><rdf:RDF"),
        ("</rdf:RDF>", "</rdf:RDF><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>"),
        ("x-default\">Ke hoach", "x-default\">Ke hoach khac"),
    ] {
        let altered = with(from, to);
        assert_eq!(verdict(&altered), Verdict::Wrong, "{to}:\n{}", told(&altered));
    }
}

#[test]
fn the_first_properties_say_nothing_new() {
    let Some(folder) = signed() else { return };
    for (name, info, expected) in [
        ("without-properties", "<< /Title (Khac) >>", Verdict::Wrong),
        ("without-properties", "<< /Producer (p) /ModDate (D:2026) >>", Verdict::Right),
    ] {
        let bytes = read(folder, name);
        let without = update(&bytes, &[(60, info.to_owned())], "/Root 1 0 R /Info 60 0 R");
        let checked = checked(folder, &without);
        assert_eq!(checked.signatures.first().unwrap().changes.verdict, expected, "{info}:\n{}", told(&checked));
    }
}

/// A field that lay ready over the text may be signed by anybody, with any picture.
#[test]
fn a_large_field_asks_for_a_look() {
    let Some(folder) = signed() else { return };
    let checked = checked(folder, &read(folder, "large-field"));
    let first = checked.signatures.first().unwrap();
    assert_eq!(first.changes.verdict, Verdict::Unknown, "{}", told(&checked));
}

/// However busy a file keeps its reader, what is wrong stays wrong.
#[test]
fn a_busy_tail_buys_no_doubt() {
    let Some(folder) = signed() else { return };
    let bytes = read(folder, "one");
    let text = "<< /Length 1 >>\nstream\nx\nendstream".to_owned();
    let mut copy = update(&bytes, &[(5, text)], "/Root 1 0 R");
    let end = copy[copy.windows(9).rposition(|window| window == b"startxref").unwrap()..].to_vec();
    let blank = copy.len();
    copy.extend(vec![b' '; 4_000_000]);
    copy.push(b'x');
    for _ in 0..20_000 {
        copy.extend(format!("startxref {blank} %%EOF ").bytes());
    }
    copy.extend(end);
    let started = std::time::Instant::now();
    let checked = checked(folder, &copy);
    assert!(started.elapsed() < std::time::Duration::from_secs(5), "{:?}", started.elapsed());
    assert_eq!(checked.signatures.first().unwrap().changes.verdict, Verdict::Wrong, "{}", told(&checked));
}

/// A file with many updates is read until it is too much, and that is told.
#[test]
fn what_is_left_out_is_told() {
    let Some(folder) = signed() else { return };
    let mut copy = read(folder, "one");
    for _ in 0..70 {
        copy = update(&copy, &[], "/Root 1 0 R");
    }
    let checked = checked(folder, &copy);
    assert!(checked.is_cut_short);
    assert_eq!(checked.signatures.first().unwrap().changes.verdict, Verdict::Unknown, "{}", told(&checked));
}
