//! What was known of revoked certificates when the file was signed, kept in the file (DSS, ETSI EN 319 142-1, 5.4).

use lopdf::{Dictionary, Object, ObjectId, Stream};
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_pdf::Update;

use super::certificate::Certificate;
use super::clock::Moment;
use super::key::Key;
use super::{pdf, unreadable};
use crate::check;
use crate::check::revocation::{Record, State, Statement};

/// Lists and answers, each as it was given and as it was read.
#[derive(Debug)]
pub(super) struct Revocation {
    lists: Vec<(Vec<u8>, Record)>,
    answers: Vec<(Vec<u8>, Record)>,
}

impl Revocation {
    /// Reads what was given.
    pub(super) fn of(crls: &[Vec<u8>], ocsps: &[Vec<u8>]) -> Result<Self, Said> {
        let read = |all: &[Vec<u8>], record: fn(&[u8]) -> Option<Record>, unread: Said| -> Result<Vec<_>, Said> {
            all.iter().map(|der| Ok((der.clone(), record(der).ok_or_else(|| unread.clone())?))).collect()
        };
        let no_list =
            said!("tệp --crl không phải CRL phiên bản 2 dạng DER", "the --crl file is no CRL, version 2, in DER");
        let no_answer = said!(
            "tệp --ocsp không phải câu trả lời OCSP thành công dạng DER",
            "the --ocsp file is no successful OCSP response in DER"
        );
        Ok(Self { lists: read(crls, Record::list, no_list)?, answers: read(ocsps, Record::answer, no_answer)? })
    }

    /// Refuses what doesn't speak of `chain`, what its issuers didn't sign, what is out of date; and a certificate of the
    /// chain that is revoked or that its issuer doesn't know.
    pub(super) fn refuse_bad(&self, chain: &[Certificate], now: Moment) -> Result<(), Said> {
        let now = now.checked();
        for (_, record) in self.lists.iter().chain(&self.answers) {
            let mut speaks = false;
            for pair in chain.windows(2) {
                let [subject, issuer] = pair else { continue };
                let Some(statement) = record.of(subject.parsed(), issuer.parsed()) else { continue };
                speaks = true;
                refuse_bad(record, statement, subject, now)?;
            }
            if !speaks {
                return Err(of_no_use(record, chain));
            }
        }
        Ok(())
    }

    /// Adds them to the signed file, as an update of its own behind the signature.
    pub(super) fn embed(&self, signed: Vec<u8>, key: &Key) -> Result<Vec<u8>, Said> {
        if self.lists.is_empty() && self.answers.is_empty() {
            return Ok(signed);
        }
        let mut update = Update::of(&signed).map_err(unreadable)?;
        let catalog = update.catalog().map_err(unreadable)?;
        let before = update.get(catalog).ok().and_then(|it| it.as_dict().ok()).and_then(|it| it.get(b"DSS").ok());
        let mut store = before.and_then(|it| update.resolved(it).as_dict().ok()).cloned().unwrap_or_default();
        store.set("Type", "DSS");
        let certificates = key.chain().iter().map(Certificate::der);
        put(&mut update, &mut store, "Certs", certificates);
        put(&mut update, &mut store, "CRLs", self.lists.iter().map(|(bytes, _)| bytes.as_slice()));
        put(&mut update, &mut store, "OCSPs", self.answers.iter().map(|(bytes, _)| bytes.as_slice()));
        let store = update.add(Object::Dictionary(store));
        update.dictionary(catalog).map_err(unreadable)?.set("DSS", store);
        update.finish().map_err(unreadable)
    }
}

/// What a record says of a certificate has to be that it is good, now, by who may say so.
fn refuse_bad(
    record: &Record,
    statement: Result<Statement, Said>,
    subject: &Certificate,
    now: check::Moment,
) -> Result<(), Said> {
    let (kind, name) = (record.name(), subject.name());
    let unfit = |Said { vi, en }| said!("{kind} đưa vào không dùng được: {vi}", "the given {kind} can't be used: {en}");
    let statement = statement.map_err(unfit)?;
    match statement.state {
        State::Revoked(since) => {
            let Said { vi, en } = since.said();
            Err(said!(
                "chứng thư số của “{name}” đã bị thu hồi từ {vi}, theo {kind} đưa vào",
                "the certificate of “{name}” is revoked, {en}, the given {kind} says"
            ))
        }
        State::Unknown => Err(unfit(said!(
            "nơi trả lời không biết chứng thư số của “{name}”",
            "the responder doesn't know the certificate of “{name}”"
        ))),
        State::Good => statement.refuse_stale(now).map_err(unfit),
    }
}

/// Why a record that doesn't speak of the chain isn't put into the file.
fn of_no_use(record: &Record, chain: &[Certificate]) -> Said {
    let kind = record.name();
    match chain {
        [only] if !only.is_issued_by(only) => {
            let name = only.name();
            said!(
                "cạnh khóa không có chứng thư số của nơi cấp cho “{name}”, nên không kiểm tra được {kind} đưa vào; ghi nó vào tệp khóa hoặc thiết bị",
                "the certificate of who issued “{name}” isn't beside the key, so the given {kind} can't be checked; put it into the key file or on the token"
            )
        }
        _ => said!(
            "{kind} đưa vào không nói về chứng thư số nào trong chuỗi của người ký",
            "the given {kind} isn't about any certificate in the signer's chain"
        ),
    }
}

/// Adds streams to a list of the store.
fn put<'b>(
    update: &mut Update<'_>,
    store: &mut Dictionary,
    name: &'static str,
    contents: impl Iterator<Item = &'b [u8]>,
) {
    let mut list = pdf::elements(update, store.get(name.as_bytes()).ok()).to_vec();
    let new: Vec<ObjectId> =
        contents.map(|bytes| update.add(Object::Stream(Stream::new(Dictionary::new(), bytes.to_vec())))).collect();
    list.extend(new.into_iter().map(Object::from));
    if !list.is_empty() {
        store.set(name, list);
    }
}
