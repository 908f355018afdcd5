//! The electronic signatures of a PDF, as rows of a report and as facts for programs.

use std::sync::Arc;
use std::time::SystemTime;

use plan_core::decree::Clause;
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_sign::check::{Checked, Clock, Finding, Kind, Roots, Signature, Verdict as Told, check};

use crate::hidden::look_under;
use crate::pdf::guarded;
use crate::reading::Reading;
use crate::report::{Group, Place, Row, SignatureFacts, UNFINISHED, Verdict};

/// *Điều kiện bảo đảm an toàn, kiểm tra chữ ký số chuyên dùng công vụ*.
const VALIDATION: Clause = Clause::new("nd68");
/// The technical rules for signing software.
const TECHNICAL: Clause = Clause::new("tt15");
/// What a signature of a PDF covers.
const STANDARD: Clause = Clause::new("iso-32000");

/// The rows and the facts of all signatures of a PDF; none where it has none. A file that keeps the checks busy, or ends
/// them, has a row that says so.
pub(crate) fn signatures(bytes: &Arc<Vec<u8>>, roots: &Roots, reading: &Reading) -> (Vec<Row>, Vec<SignatureFacts>) {
    let (file, roots) = (Arc::clone(bytes), roots.clone());
    match guarded(move |stop| check(&file, &roots, SystemTime::now(), &stop)) {
        Ok(mut checked) => {
            look_under(&mut checked.signatures, reading);
            told(&checked)
        }
        Err(_) => (vec![unfinished()], Vec::new()),
    }
}

/// What isn't known of a file may be the worst of it.
fn unfinished() -> Row {
    let title = said!("Kiểm tra hết các chữ ký", "All signatures checked");
    let required = said!("tệp kiểm tra được trọn vẹn", "a file that can be checked to its end");
    let found = said!(
        "tệp bắt kiểm tra quá nhiều: còn chữ ký hoặc bản cập nhật chưa kiểm tra",
        "the file asks for too much: signatures or updates are left unchecked"
    );
    row(UNFINISHED, title, STANDARD, required, (found, Verdict::Unknown), Vec::new())
}

fn told(checked: &Checked) -> (Vec<Row>, Vec<SignatureFacts>) {
    let mut rows: Vec<Row> = Vec::new();
    if checked.is_cut_short {
        rows.push(unfinished());
    }
    for (number, signature) in (1..).zip(&checked.signatures) {
        rows.extend(rows_of(number, signature));
    }
    if !checked.signatures.is_empty() && !checked.empty.is_empty() {
        let names = checked.empty.join(", ");
        let found = said!("ô còn trống: {names}", "fields still empty: {names}");
        let title = said!("Ô ký còn trống", "Fields that wait for a signature");
        let required =
            said!("đủ chữ ký của người có thẩm quyền và của cơ quan", "signed by the person and by the office");
        rows.push(row(
            "chu-ky-so-o-trong",
            title,
            Clause::new("dieu:5"),
            required,
            (found, Verdict::Unknown),
            Vec::new(),
        ));
    }
    (rows, checked.signatures.iter().map(facts).collect())
}

/// A signature's rows: all of it, then each question.
fn rows_of(number: usize, signature: &Signature) -> Vec<Row> {
    let place = Place { page: signature.page, paragraph: None, area: None, words: signature.field.clone() };
    let places = if signature.page.is_some() { vec![place] } else { Vec::new() };
    let field = &signature.field;
    let head = match (signature.kind, field.is_empty()) {
        (_, true) => said!("Chữ ký {number}", "Signature {number}"),
        (Kind::Approval, _) => said!("Chữ ký {number}: {field}", "Signature {number}: {field}"),
        (Kind::TimeStamp, _) => said!("Chữ ký {number}: dấu thời gian", "Signature {number}: time stamp"),
    };
    let whole = said!("mọi mục dưới đây đều đúng", "all of the following right");
    let mut rows = vec![row(
        "chu-ky-so",
        head,
        VALIDATION,
        whole,
        (summary(signature), verdict(signature.overall())),
        places.clone(),
    )];
    let mut add = |id, title: Said, clause, required, finding: &Finding| {
        let title = Said { vi: format!("{} ({number})", title.vi), en: format!("{} ({number})", title.en) };
        let found = (finding.said.clone(), verdict(finding.verdict));
        rows.push(row(id, title, clause, required, found, places.clone()));
    };
    add(
        "chu-ky-so-toan-ven",
        said!("Tính toàn vẹn", "Integrity"),
        STANDARD,
        said!("phủ trọn một bản của tệp; băm và chữ ký khớp", "covers a whole revision; digest and signature hold"),
        &signature.integrity,
    );
    add(
        "chu-ky-so-thay-doi",
        said!("Thay đổi sau khi ký", "Changes since"),
        STANDARD,
        said!(
            "chỉ ký thêm, thêm dấu thời gian hoặc chứng cứ kiểm tra",
            "further signatures, time stamps and evidence only"
        ),
        &signature.changes,
    );
    if let Some(named) = &signature.named {
        let required = said!("tên trên chứng thư là tên tệp ghi", "the certificate has the name that the file gives");
        add("chu-ky-so-ten", said!("Tên người ký", "The signer's name"), VALIDATION, required, named);
    }
    add(
        "chu-ky-so-chung-thu",
        said!("Chứng thư", "Certificate"),
        VALIDATION,
        said!("nối tới gốc tin cậy, còn hạn lúc ký", "leads to a trusted root, valid when it signed"),
        &signature.chain,
    );
    add(
        "chu-ky-so-thu-hoi",
        said!("Thu hồi", "Revocation"),
        TECHNICAL,
        said!("chứng thư không bị thu hồi lúc ký", "the certificate wasn't revoked when it signed"),
        &signature.revocation,
    );
    if let Some(stamp) = &signature.stamp {
        let required = said!("thuộc chữ ký này, do nơi cấp tin cậy", "made over this signature by a trusted authority");
        add("chu-ky-so-dau-thoi-gian", said!("Dấu thời gian", "Time stamp"), VALIDATION, required, stamp);
    }
    add(
        "chu-ky-so-do-manh",
        said!("Thuật toán và khóa", "Algorithm and key"),
        TECHNICAL,
        said!(
            "SHA-256 trở lên; RSA từ 2048 bit hoặc ECDSA từ 256 bit",
            "SHA-256 or better; RSA of 2048 or ECDSA of 256 bits or more"
        ),
        &signature.strength,
    );
    rows
}

/// Who, when and by whose clock, and what it covers.
fn summary(signature: &Signature) -> Said {
    let mut parts: Vec<Said> = Vec::new();
    if let Some(person) = &signature.signer {
        let (name, issuer) = (&person.name, &person.issuer);
        let of = person.organisation.as_ref().map_or_else(String::new, |organisation| format!(" ({organisation})"));
        parts.push(said!("{name}{of}, chứng thư do {issuer} cấp", "{name}{of}, certificate issued by {issuer}"));
    }
    if let Some((moment, clock)) = signature.time {
        let Said { vi, en } = moment.said();
        parts.push(match clock {
            Clock::Signer => said!("{vi} theo đồng hồ của người ký", "{en} by the signer's clock"),
            Clock::Authority => said!("{vi} theo dấu thời gian", "{en} by a time stamp"),
        });
    }
    match signature.covers {
        Some(covers) => {
            let (revision, revisions, bytes) = (covers.revision, covers.revisions, covers.bytes);
            parts.push(if covers.is_whole() {
                said!("phủ cả tệp ({bytes} byte)", "covers the whole file ({bytes} bytes)")
            } else {
                said!(
                    "phủ bản {revision}/{revisions} của tệp ({bytes} byte)",
                    "covers revision {revision} of {revisions} ({bytes} bytes)"
                )
            });
        }
        None => parts.push(signature.integrity.said.clone()),
    }
    let joined = |part: fn(&Said) -> &String| parts.iter().map(part).cloned().collect::<Vec<_>>().join("; ");
    Said { vi: joined(|said| &said.vi), en: joined(|said| &said.en) }
}

fn facts(signature: &Signature) -> SignatureFacts {
    let signer = signature.signer.as_ref();
    SignatureFacts {
        field: signature.field.clone(),
        page: signature.page,
        kind: match signature.kind {
            Kind::Approval => "chu-ky",
            Kind::TimeStamp => "dau-thoi-gian",
        },
        format: signature.sub_filter.clone(),
        signer: signer.map(|signer| signer.name.clone()),
        organisation: signer.and_then(|signer| signer.organisation.clone()),
        issuer: signer.map(|signer| signer.issuer.clone()),
        time: signature.time.map(|(moment, _)| moment.iso()),
        clock: signature.time.map(|(_, clock)| match clock {
            Clock::Signer => "nguoi-ky",
            Clock::Authority => "dau-thoi-gian",
        }),
        revision: signature.covers.map(|covers| covers.revision),
        revisions: signature.covers.map(|covers| covers.revisions),
        bytes: signature.covers.map(|covers| covers.bytes),
        verdict: verdict(signature.overall()),
    }
}

fn verdict(told: Told) -> Verdict {
    match told {
        Told::Right => Verdict::Right,
        Told::Unknown => Verdict::Unknown,
        Told::Wrong => Verdict::Wrong,
    }
}

fn row(
    id: &'static str,
    title: Said,
    clause: Clause,
    required: Said,
    found: (Said, Verdict),
    places: Vec<Place>,
) -> Row {
    let (found, verdict) = found;
    Row { id, group: Group::Signatures, title, clause, required, found, verdict, places }
}
