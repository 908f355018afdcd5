//! What a list (CRL, RFC 5280) or an answer (OCSP, RFC 6960) says of a certificate. `sign` asks before it puts one into
//! a file, `check` of those that a file brings along.

mod answer;
mod list;

use plan_core::diagnostic::Said;
use plan_core::said;
use x509_cert::Certificate;

use super::chain::person;
use super::key::Refused;
use super::moment::Moment;
use super::outcome::{Finding, Verdict};

use answer::Answer;
use list::List;

/// How far an issuer's clock may be ahead of this machine's, seconds.
const SKEW: i64 = 300;

/// A list or an answer.
#[derive(Debug, Clone)]
pub(crate) enum Record {
    List(Box<List>),
    Answer(Box<Answer>),
}

/// Whether a certificate is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Good,
    /// Since when.
    Revoked(Moment),
    /// The responder doesn't know the certificate.
    Unknown,
}

/// What a record says of one certificate, signed by who may say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) state: State,
    /// When it was so: *thisUpdate*.
    pub(crate) from: Moment,
    /// When something newer was to be had: *nextUpdate*.
    pub(crate) until: Option<Moment>,
}

impl Record {
    /// Reads a CRL, in DER.
    pub(crate) fn list(der: &[u8]) -> Option<Self> {
        List::read(der).map(|list| Self::List(Box::new(list)))
    }

    /// Reads an OCSP response that answers, in DER.
    pub(crate) fn answer(der: &[u8]) -> Option<Self> {
        Answer::read(der).map(|answer| Self::Answer(Box::new(answer)))
    }

    /// What it says of `subject`, which `issuer` issued; `None` where it doesn't speak of it.
    ///
    /// # Errors
    /// Why that can't be relied on.
    pub(crate) fn of(&self, subject: &Certificate, issuer: &Certificate) -> Option<Result<Statement, Said>> {
        match self {
            Record::List(list) => list.of(subject, issuer),
            Record::Answer(answer) => answer.of(subject, issuer),
        }
    }

    /// What it is called.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Record::List(_) => "CRL",
            Record::Answer(_) => "OCSP",
        }
    }
}

impl Statement {
    /// Why it doesn't speak of the moment `at`, if it doesn't.
    pub(crate) fn refuse_stale(&self, at: Moment) -> Result<(), Said> {
        if self.from.0 > at.0.saturating_add(SKEW) {
            let Said { vi, en } = self.from.said();
            return Err(said!("chỉ có hiệu lực từ {vi}", "it counts only from {en}"));
        }
        match self.until {
            Some(until) if until < at => {
                let Said { vi, en } = until.said();
                Err(said!("đã quá hạn từ {vi}", "it is out of date since {en}"))
            }
            _ => Ok(()),
        }
    }
}

/// When a signature was made, as far as anybody knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) at: Moment,
    /// Whether somebody else than the signer says so.
    pub(super) is_proven: bool,
    pub(super) now: Moment,
}

/// Whether `path`, the signer's certificate and those above it, was known not to be revoked at the time of signing.
pub(super) fn judged(records: &[Record], path: &[&Certificate], when: When) -> Finding {
    if records.is_empty() {
        return Finding::unknown(said!(
            "tệp không kèm dữ liệu thu hồi (CRL, OCSP): hỏi nơi cấp chứng thư",
            "no revocation data (CRL, OCSP) in the file: ask the issuer"
        ));
    }
    let mut good = None;
    let mut doubt = None;
    for (depth, pair) in path.windows(2).enumerate() {
        let [subject, issuer] = pair else { continue };
        for record in records {
            let (finding, is_revoked) = match record.of(subject, issuer) {
                None => continue,
                Some(Ok(statement)) => {
                    (weighed(record, statement, subject, when), matches!(statement.state, State::Revoked(_)))
                }
                Some(Err(why)) => (Finding::unknown(told(record, &why)), false),
            };
            match finding.verdict {
                Verdict::Right if depth == 0 => good = Some(finding),
                Verdict::Right => {}
                // Whatever else is said of it: once revoked, revoked.
                _ if is_revoked => return finding,
                _ => doubt = doubt.or(Some(finding)),
            }
        }
    }
    // An older list beside the one that counts is no doubt about that.
    good.or(doubt).unwrap_or_else(|| {
        Finding::unknown(if path.len() < 2 {
            said!(
                "có dữ liệu thu hồi, nhưng thiếu chứng thư của nơi cấp để kiểm tra",
                "there are revocation data, but not the issuer's certificate to check them with"
            )
        } else {
            said!(
                "dữ liệu thu hồi trong tệp không nói về chứng thư của người ký",
                "the revocation data in the file aren't about the signer's certificate"
            )
        })
    })
}

/// What a statement means for a signature made at that time.
fn weighed(record: &Record, statement: Statement, subject: &Certificate, when: When) -> Finding {
    let name = person(subject).name;
    let kind = record.name();
    match statement.state {
        State::Revoked(since) => {
            let Said { vi, en } = since.said();
            if since <= when.at {
                return Finding::wrong(said!(
                    "chứng thư của “{name}” đã bị thu hồi từ {vi}, trước khi ký ({kind})",
                    "the certificate of “{name}” was revoked, {en}, before it signed ({kind})"
                ));
            }
            if when.is_proven {
                return Finding::right(said!(
                    "lúc ký chứng thư của “{name}” chưa bị thu hồi; bị thu hồi sau đó, từ {vi} ({kind})",
                    "the certificate of “{name}” wasn't revoked yet when it signed; it was afterwards, {en} ({kind})"
                ));
            }
            Finding::unknown(said!(
                "chứng thư của “{name}” bị thu hồi từ {vi} ({kind}); không có dấu thời gian chứng minh đã ký trước lúc đó",
                "the certificate of “{name}” was revoked, {en} ({kind}); no time stamp proves that it signed before"
            ))
        }
        State::Unknown => Finding::unknown(told(
            record,
            &said!(
                "nơi trả lời không biết chứng thư của “{name}”",
                "the responder doesn't know the certificate of “{name}”"
            ),
        )),
        State::Good => match covers(statement, subject, when) {
            Ok(()) => {
                let Said { vi, en } = statement.from.said();
                Finding::right(said!(
                    "chứng thư của “{name}” không bị thu hồi ({kind} lập lúc {vi})",
                    "the certificate of “{name}” isn't revoked ({kind} of {en})"
                ))
            }
            Err(why) => Finding::unknown(told(record, &why)),
        },
    }
}

/// Whether a good statement tells of the time of signing. One made later does too: what is revoked stays so, and is listed
/// until the certificate would have expired.
fn covers(statement: Statement, subject: &Certificate, when: When) -> Result<(), Said> {
    if let Some(until) = statement.until.filter(|until| *until < when.at) {
        let Said { vi, en } = until.said();
        return Err(said!("chỉ có hiệu lực đến {vi}, trước khi ký", "it counts until {en}, before the signing"));
    }
    if statement.from.0 > when.now.0.saturating_add(SKEW) {
        let Said { vi, en } = statement.from.said();
        return Err(said!("ghi lúc lập ở tương lai: {vi}", "it is dated in the future: {en}"));
    }
    if statement.from > Moment::of(&subject.tbs_certificate.validity.not_after) {
        return Err(said!(
            "lập sau khi chứng thư hết hạn, khi nơi cấp có thể không còn ghi nó",
            "it was made after the certificate expired, when it may be listed no more"
        ));
    }
    Ok(())
}

fn told(record: &Record, why: &Said) -> Said {
    let (kind, vi, en) = (record.name(), &why.vi, &why.en);
    said!("{kind} trong tệp chưa dùng được: {vi}", "the file's {kind} can't be relied on: {en}")
}

/// Why a record's signature doesn't count.
fn unsigned(refused: Refused, issuer: &Certificate) -> Said {
    let name = person(issuer).name;
    match refused {
        Refused::Wrong => said!(
            "chữ ký không phải của nơi cấp “{name}”, hoặc nội dung đã bị sửa",
            "its signature isn't the one of the issuer “{name}”, or it was changed"
        ),
        Refused::Unsupported => {
            said!("thuật toán ký của nó plan không kiểm tra được", "it is signed in a way that can't be checked here")
        }
    }
}
