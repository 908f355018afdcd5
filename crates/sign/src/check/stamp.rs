//! Time stamps (RFC 3161).

use der::asn1::{AnyRef, Int, ObjectIdentifier, OctetStringRef};
use der::{Reader as _, Sequence, SliceReader};
use plan_core::diagnostic::Said;
use plan_core::said;
use spki::AlgorithmIdentifierRef;

use super::chain::{Roots, Use, chain, person};
use super::cms::{Cms, Content, TST};
use super::key::Hash;
use super::moment::Moment;
use super::outcome::{Finding, Verdict};

/// A time stamp that was read.
#[derive(Debug, Clone)]
pub(super) struct Stamp {
    pub(super) cms: Cms,
    /// When.
    pub(super) time: Moment,
    /// Its digest, and the function that made it.
    hash: Option<Hash>,
    imprint: Vec<u8>,
}

/// *MessageImprint*.
#[derive(Sequence)]
struct Imprint<'a> {
    algorithm: AlgorithmIdentifierRef<'a>,
    digest: OctetStringRef<'a>,
}

impl Stamp {
    pub(super) fn read(token: &[u8]) -> Result<Self, Said> {
        let cms = Cms::read(token)?;
        let info = cms.inside().ok_or_else(unreadable)?;
        let (imprint, hash, time) = info_of(&info).ok_or_else(unreadable)?;
        Ok(Self { cms, time, hash, imprint })
    }

    /// Whether it is one of `parts`: its imprint, its signature.
    pub(super) fn holds(&self, parts: &[&[u8]]) -> Finding {
        match self.hash {
            None => Finding::unknown(said!("hàm băm của dấu thời gian lạ", "a hash function that isn't known here")),
            Some(hash) if hash.digest(parts) != self.imprint => Finding::wrong(said!(
                "dấu thời gian thuộc nội dung khác",
                "the time stamp was made over something else"
            )),
            Some(_) => self.cms.holds(Content::Inside(TST)),
        }
    }

    /// Its certificate's way to a root, at its own time.
    pub(super) fn chain(&self, roots: &Roots, pool: &[x509_cert::Certificate]) -> Finding {
        let all: Vec<_> = self.cms.certificates.iter().chain(pool).cloned().collect();
        let clock = said!("lúc đóng dấu thời gian", "at the time of the stamp");
        chain(&self.cms.certificate, &all, roots, self.time, &clock, Use::TimeStamping)
    }

    /// All of it in one line: who, when, and the worst of its parts.
    pub(super) fn finding(&self, parts: &[&[u8]], roots: &Roots, pool: &[x509_cert::Certificate]) -> Finding {
        let (own, chain) = (self.holds(parts), self.chain(roots, pool));
        let worst = if chain.verdict > own.verdict { chain } else { own };
        let (authority, time) = (person(&self.cms.certificate).name, self.time.said());
        let said = Said {
            vi: format!("{} bởi “{authority}”: {}", time.vi, worst.said.vi),
            en: format!("{} by “{authority}”: {}", time.en, worst.said.en),
        };
        Finding { verdict: worst.verdict, said }
    }

    /// Whether its time may be relied on: the stamp holds, and nothing is known against who made it.
    pub(super) fn counts(&self, parts: &[&[u8]], roots: &Roots, pool: &[x509_cert::Certificate]) -> bool {
        self.holds(parts).verdict == Verdict::Right && self.chain(roots, pool).verdict == Verdict::Right
    }
}

fn unreadable() -> Said {
    said!("dấu thời gian không đọc được", "the time stamp can't be read")
}

/// TSTInfo: imprint, its hash function, time.
fn info_of(bytes: &[u8]) -> Option<(Vec<u8>, Option<Hash>, Moment)> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let read = reader.sequence(|reader| {
        let _version: u8 = reader.decode()?;
        let _policy: ObjectIdentifier = reader.decode()?;
        let imprint: Imprint<'_> = reader.decode()?;
        let _serial: Int = reader.decode()?;
        let time: AnyRef<'_> = reader.decode()?;
        while !reader.is_finished() {
            let _: AnyRef<'_> = reader.decode()?;
        }
        Ok((imprint, time))
    });
    let (imprint, time) = read.ok()?;
    let hash = Hash::of(&imprint.algorithm.oid);
    Some((imprint.digest.as_bytes().to_vec(), hash, Moment::of_any(time)?))
}
