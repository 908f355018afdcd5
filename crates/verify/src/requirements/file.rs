//! What the file itself must be, so that it stays readable: the decree asks it of scans, the standards that a file claims
//! ask it of the rest.

use plan_core::said;

use super::saying::{list, words};
use super::{Case, Judged, Requirement, always};
use crate::reading::PdfVersion;
use crate::report::Group;

/// Of a scanned document the decree asks this at least (Phụ lục I, Phần II, Mục I, khoản 2).
const SCAN: PdfVersion = PdfVersion { major: 1, minor: 4 };

/// The clause of what a standard asks that the file itself claims, in the short notation.
pub(super) const CLAIMED: &str = "tu-khai";

pub(super) const ALL: &[Requirement] = &[
    Requirement {
        id: "phien-ban-pdf",
        group: Group::File,
        title: ["Phiên bản PDF", "Version of PDF"],
        clause: "pl1:II.I.2.a",
        applies: |case| case.is_pdf(),
        required: |_| words("1.4 trở lên", "1.4 or later"),
        judge: version,
    },
    Requirement {
        id: "nhung-phong",
        group: Group::File,
        title: ["Phông chữ nhúng trong tệp", "Embedded fonts"],
        clause: CLAIMED,
        applies: |case| case.is_pdf(),
        required: |_| words("mọi phông (PDF/A)", "every font (PDF/A)"),
        judge: embedded,
    },
    Requirement {
        id: "the",
        group: Group::File,
        title: ["Thẻ cấu trúc", "Tags"],
        clause: CLAIMED,
        applies: |case| case.is_pdf(),
        required: |_| words("có (PDF/A mức a, PDF/UA)", "present (PDF/A level a, PDF/UA)"),
        judge: tags,
    },
    Requirement {
        id: "ngon-ngu",
        group: Group::File,
        title: ["Ngôn ngữ của tệp", "Language of the file"],
        clause: CLAIMED,
        applies: always,
        required: |_| words("tiếng Việt (vi)", "Vietnamese (vi)"),
        judge: language,
    },
    Requirement {
        id: "tieu-de-tep",
        group: Group::File,
        title: ["Tên văn bản trong tệp", "Title in the file"],
        clause: CLAIMED,
        applies: always,
        required: |_| words("có (PDF/UA)", "present (PDF/UA)"),
        judge: title,
    },
    Requirement {
        id: "ma-hoa",
        group: Group::File,
        title: ["Mã hóa, hạn chế", "Encryption"],
        clause: CLAIMED,
        applies: |case| case.is_pdf(),
        required: |_| words("không (PDF/A)", "none (PDF/A)"),
        judge: encryption,
    },
];

/// A standard that a file claims and doesn't keep is a fault; of others it may be said that nobody asks.
fn unclaimed(vi: &str, en: &str) -> Judged {
    Judged::unknown(said!("{vi}; Nghị định không quy định", "{en}; the decree is silent"))
}

fn claims_archive(case: &Case<'_>) -> bool {
    case.reading.facts.claims.archive.is_some()
}

fn version(case: &Case<'_>) -> Judged {
    let Some(version) = case.reading.facts.pdf_version else {
        return Judged::unknown(words("không phải PDF", "not a PDF"));
    };
    let (major, minor) = (version.major, version.minor);
    let found = said!("{major}.{minor}", "{major}.{minor}");
    if version >= SCAN {
        return Judged::right(found);
    }
    if case.reading.facts.pictures.is_empty() {
        return Judged::unknown(found);
    }
    Judged::wrong(found, Vec::new())
}

fn embedded(case: &Case<'_>) -> Judged {
    if !case.is_pdf() {
        return Judged::unknown(words("Word lấy phông của máy", "Word takes the machine's fonts"));
    }
    let missing: Vec<_> = case
        .reading
        .facts
        .fonts
        .iter()
        .filter(|font| !font.embedded)
        .map(|font| {
            let family = &font.family;
            said!("{family}", "{family}")
        })
        .collect();
    if case.reading.facts.fonts.is_empty() {
        return Judged::absent();
    }
    if missing.is_empty() {
        return Judged::right(words("đã nhúng hết", "all of them"));
    }
    let names = list(missing);
    let (vi, en) = (names.vi, names.en);
    if claims_archive(case) {
        Judged::wrong(said!("chưa nhúng: {vi}", "not embedded: {en}"), Vec::new())
    } else {
        Judged::unknown(said!(
            "chưa nhúng: {vi}; máy khác có thể hiện khác",
            "not embedded: {en}; other machines may show others"
        ))
    }
}

fn tags(case: &Case<'_>) -> Judged {
    let claims = &case.reading.facts.claims;
    let claimed = claims.accessible || claims.archive.as_deref().is_some_and(|level| level.ends_with('a'));
    match case.reading.facts.tagged {
        Some(true) => Judged::right(words("có", "present")),
        Some(false) if claimed => {
            Judged::wrong(words("tệp tự khai là có mà không có", "claimed and not there"), Vec::new())
        }
        Some(false) => unclaimed("không có", "none"),
        None => Judged::unknown(words("không phải PDF", "not a PDF")),
    }
}

fn language(case: &Case<'_>) -> Judged {
    match &case.reading.facts.language {
        Some(language) if language.to_lowercase().starts_with("vi") => Judged::right(said!("{language}", "{language}")),
        Some(language) if case.reading.facts.claims.accessible => {
            Judged::wrong(said!("{language}", "{language}"), Vec::new())
        }
        Some(language) => unclaimed(language, language),
        None if case.reading.facts.claims.accessible => {
            Judged::wrong(words("tệp tự khai PDF/UA mà không ghi", "PDF/UA claimed and no language"), Vec::new())
        }
        None => unclaimed("không ghi", "not said"),
    }
}

fn title(case: &Case<'_>) -> Judged {
    match case.reading.facts.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => Judged::right(said!("“{title}”", "“{title}”")),
        _ if case.reading.facts.claims.accessible => {
            Judged::wrong(words("tệp tự khai PDF/UA mà không có", "PDF/UA claimed and no title"), Vec::new())
        }
        _ => unclaimed("không có", "none"),
    }
}

fn encryption(case: &Case<'_>) -> Judged {
    if !case.is_pdf() {
        return Judged::unknown(words("không phải PDF", "not a PDF"));
    }
    match (case.reading.facts.encrypted, claims_archive(case)) {
        (false, _) => Judged::right(words("không", "none")),
        (true, true) => Judged::wrong(words("có", "encrypted"), Vec::new()),
        (true, false) => unclaimed("có", "encrypted"),
    }
}
