//! Faces, characters, colour, and the sizes as a set (Phụ lục I, Phần I, Mục I, khoản 4 and 5).

use std::collections::BTreeMap;

use plan_core::decree::{Component, Components as Forms};
use plan_core::said;

use super::saying::{amount, list};
use super::{Case, Judged, Requirement, TOLERANCE_PT, always};
use crate::components::{Role, folded};
use crate::reading::{Colour, Paragraph, Span};
use crate::report::{Group, Place};

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "phong-chu",
        group: Group::Type,
        title: ["Phông chữ", "Typeface"],
        clause: "pl1:I.I.4",
        applies: always,
        required: |layout| {
            let family = &layout.type_face.family;
            said!("{family}", "{family}")
        },
        judge: faces,
    },
    Requirement {
        id: "bo-ma-ky-tu",
        group: Group::Type,
        title: ["Bộ mã ký tự", "Character set"],
        clause: "pl1:I.I.4",
        applies: always,
        required: |_| said!("Unicode theo TCVN 6909:2001", "Unicode as in TCVN 6909:2001"),
        judge: characters,
    },
    Requirement {
        id: "mau-chu",
        group: Group::Type,
        title: ["Màu chữ", "Colour"],
        clause: "pl1:I.I.4",
        applies: always,
        required: |_| said!("đen", "black"),
        judge: colour,
    },
    Requirement {
        id: "bo-co-chu",
        group: Group::Type,
        title: ["Bộ cỡ chữ", "Sizes as a set"],
        clause: "pl1:I.V",
        applies: always,
        required: |layout| {
            let limits = set(&layout.components).map(|(_, component)| component.size.limits());
            let least = limits.map(|[least, _]| least.to_string()).join(", ");
            let greatest = limits.map(|[_, greatest]| greatest.to_string()).join(", ");
            said!(
                "Quốc hiệu, Tiêu ngữ, địa danh và ngày: {least} hoặc {greatest}",
                "national name, motto, place and date: {least} or {greatest}"
            )
        },
        judge: set_of_sizes,
    },
];

/// Free faces of the same widths as Times New Roman.
const SAME_WIDTHS: &[&str] =
    &["liberation serif", "tinos", "times", "nimbus roman", "nimbus roman no9 l", "tex gyre termes"];

/// Signs, not letters: bullets and ticks.
const SIGNS: &[&str] =
    &["symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "opensymbol", "zapfdingbats", "mt extra"];

/// Words that may be red: stamps of urgency and secrecy.
const STAMPS: &[&str] = &["hoa toc", "thuong khan", "khan", "tuyet mat", "toi mat", "mat"];

/// Every span with letters or figures, and its paragraph.
fn spans<'r>(case: &Case<'r>) -> impl Iterator<Item = (usize, &'r Paragraph, &'r Span)> {
    case.reading
        .paragraphs
        .iter()
        .enumerate()
        .flat_map(|(at, p)| p.spans().map(move |span| (at, p, span)))
        .filter(|(.., span)| span.text.chars().any(char::is_alphanumeric))
}

fn faces(case: &Case<'_>) -> Judged {
    let asked = folded(&case.layout.type_face.family);
    let (mut other, mut same, mut unknown, mut named) = (BTreeMap::new(), BTreeMap::new(), false, false);
    for (at, _, span) in spans(case) {
        let Some(face) = &span.face else {
            unknown = true;
            continue;
        };
        let name = folded(face);
        if name == asked {
            named = true;
        } else if SAME_WIDTHS.contains(&name.as_str()) {
            same.entry(face.clone()).or_insert(at);
        } else if !SIGNS.contains(&name.as_str()) {
            other.entry(face.clone()).or_insert(at);
        }
    }
    let said = |names: &BTreeMap<String, usize>| list(names.keys().map(|name| said!("{name}", "{name}")).collect());
    let places = |names: &BTreeMap<String, usize>| names.values().map(|at| case.components.place_of(*at)).collect();
    if !other.is_empty() {
        Judged::wrong(said(&other), places(&other))
    } else if unknown {
        Judged::unknown(said!("có chữ không rõ phông", "the face of some words isn't known"))
    } else if !same.is_empty() {
        let faces = said(&same);
        let (vi, en) = (faces.vi, faces.en);
        let found = said!("{vi}: phông tự do, cùng kích thước chữ", "{en}: free, of the same measures");
        Judged { verdict: crate::report::Verdict::Substitute, found, places: Vec::new() }
    } else if named {
        let family = &case.layout.type_face.family;
        Judged::right(said!("{family}", "{family}"))
    } else {
        Judged::absent()
    }
}

fn characters(case: &Case<'_>) -> Judged {
    let legacy: Vec<String> =
        case.reading.facts.fonts.iter().filter(|font| !font.unicode).map(|font| font.family.clone()).collect();
    if !legacy.is_empty() {
        let names = list(legacy.iter().map(|name| said!("{name}", "{name}")).collect());
        let places = spans(case).find(|(.., span)| span.face.as_ref().is_some_and(|face| legacy.contains(face)));
        let (vi, en) = (names.vi, names.en);
        let found = said!("phông không theo Unicode: {vi}", "fonts that aren't Unicode: {en}");
        return Judged::wrong(found, places.map(|(at, ..)| case.components.place_of(at)).into_iter().collect());
    }
    if case.reading.facts.fonts.is_empty() {
        return Judged::absent();
    }
    Judged::right(said!("Unicode", "Unicode"))
}

fn is_black(Colour(red, green, blue): Colour) -> bool {
    // Black ink of four colours comes out as a dark brown of about (35, 31, 32).
    red.max(green).max(blue) <= 60
}

fn colour(case: &Case<'_>) -> Judged {
    let (mut places, mut seen, mut unknown) = (Vec::<Place>::new(), Vec::new(), false);
    for (at, paragraph, span) in spans(case) {
        match span.colour {
            Some(colour) if is_black(colour) => {}
            // White words are hidden, not printed: nobody can say what they are for.
            None | Some(Colour(255, 255, 255)) => unknown = true,
            Some(_) if STAMPS.contains(&folded(&paragraph.text()).as_str()) => {}
            Some(Colour(red, green, blue)) => {
                seen.push(said!("#{red:02X}{green:02X}{blue:02X}", "#{red:02X}{green:02X}{blue:02X}"));
                places.push(case.components.place_of(at));
            }
        }
    }
    places.dedup();
    if !places.is_empty() {
        seen.sort();
        places.truncate(20);
        return Judged::wrong(list(seen), places);
    }
    if unknown {
        return Judged::unknown(said!("có chữ không rõ màu", "the colour of some words isn't known"));
    }
    if spans(case).next().is_none() {
        return Judged::absent();
    }
    Judged::right(said!("đen", "black"))
}

/// The components that the note names.
fn set(forms: &Forms) -> [(Role, &Component); 3] {
    [(Role::NationalName, &forms.national_name), (Role::Motto, &forms.motto), (Role::PlaceDate, &forms.place_date)]
}

/// The note under the table of sizes: they go up and down together.
fn set_of_sizes(case: &Case<'_>) -> Judged {
    let mut sizes = Vec::new();
    for (role, component) in set(&case.layout.components) {
        let Some(piece) = case.components.all(role).next() else { continue };
        let Some(size) = case.components.spans(piece).find_map(|span| span.size_pt) else { continue };
        let [least, _] = component.size.limits();
        // A size out of its own range is said where the component is.
        if component.size.allows_about(size, TOLERANCE_PT) {
            sizes.push((size - least, size, case.components.place(piece)));
        }
    }
    let found = list(sizes.iter().map(|(_, size, _)| amount(*size, "pt")).collect());
    let Some((first, rest)) = sizes.split_first() else { return Judged::absent() };
    if rest.is_empty() {
        return Judged::unknown(said!("chỉ thấy một thành phần", "only one component was found"));
    }
    if rest.iter().all(|other| (other.0 - first.0).abs() <= TOLERANCE_PT) {
        Judged::right(found)
    } else {
        Judged::wrong(found, sizes.into_iter().map(|(.., place)| place).collect())
    }
}
