//! What a signer's certificate was worth when it signed: its way to a root, and whether it was revoked.

use plan_core::diagnostic::Said;
use plan_core::said;
use x509_cert::Certificate;

use super::chain::{Use, chain, path};
use super::moment::Moment;
use super::outcome::{Clock, Finding, Verdict};
use super::revocation::{Record, When, judged};
use super::signature::Means;

/// A signer, and what came along.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signer<'a> {
    pub(super) certificate: &'a Certificate,
    pub(super) certificates: &'a [Certificate],
    pub(super) records: &'a [Record],
}

/// When a signature was made, by who says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times {
    /// Its own time stamp, if that counts.
    pub(super) stamped: Option<Moment>,
    /// A document time stamp over it.
    pub(super) existed: Option<Moment>,
    /// The signer's clock.
    pub(super) claimed: Option<Moment>,
}

/// What the certificate was worth.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub(super) chain: Finding,
    pub(super) revocation: Finding,
    pub(super) time: Option<(Moment, Clock)>,
}

/// A moment that counts, whether somebody else than the signer vouches for it, and what it is called.
type Candidate = (Moment, bool, Said);

impl Signer<'_> {
    /// The certificate at the best known time of an approval.
    pub(super) fn standing(self, means: Means<'_>, times: Times) -> Standing {
        let pool: Vec<Certificate> = self.certificates.iter().chain(means.pool).cloned().collect();
        let found: Vec<(Finding, Candidate)> = times
            .candidates(means.now)
            .into_iter()
            .map(|at| (chain(self.certificate, &pool, means.roots, at.0, &at.2, Use::Signing), at))
            .collect();
        // A document time stamp made after the certificate expired proves nothing: the signer's clock is left.
        let best = found.iter().find(|(chain, _)| chain.verdict == Verdict::Right).or(found.last());
        let (chain, (at, is_proven, _)) = best.cloned().unwrap_or_else(|| {
            let unknown = said!("không rõ ký lúc nào", "it isn't known when it was signed");
            (Finding::unknown(unknown), (means.now, false, said!("", "")))
        });
        let chain = if is_proven { chain } else { self.unproven(chain, means, &pool) };
        let time = times.stamped.map(|time| (time, Clock::Authority));
        Standing {
            chain,
            revocation: self.revocation(means, &pool, When { at, is_proven, now: means.now }),
            time: time.or(times.claimed.map(|time| (time, Clock::Signer))),
        }
    }

    /// The way to a root where only the signer says when the signature was made: a certificate that has run out since may
    /// have signed yesterday.
    fn unproven(self, then: Finding, means: Means<'_>, pool: &[Certificate]) -> Finding {
        if then.verdict != Verdict::Right {
            return then;
        }
        let now = chain(self.certificate, pool, means.roots, means.now, &said!("hiện nay", "now"), Use::Signing);
        if now.verdict == Verdict::Right {
            return then;
        }
        let Said { vi, en } = now.said;
        Finding::unknown(said!(
            "không có dấu thời gian chứng minh đã ký khi chứng thư còn hạn: {vi}",
            "no time stamp proves that it signed while the certificate was valid: {en}"
        ))
    }

    /// Whether the certificate was known not to be revoked, by what the file brings along.
    pub(super) fn revocation(self, means: Means<'_>, pool: &[Certificate], when: When) -> Finding {
        let records = [means.records, self.records].concat();
        judged(&records, &path(self.certificate, pool, means.roots), when)
    }
}

impl Times {
    /// The best first.
    fn candidates(self, now: Moment) -> Vec<Candidate> {
        if let Some(time) = self.stamped {
            return vec![(time, true, said!("lúc đóng dấu thời gian", "at the time of the stamp"))];
        }
        let existed = self.existed.map(|time| {
            let Said { vi, en } = time.said();
            let said = said!(
                "lúc {vi}, khi dấu thời gian tài liệu chứng minh chữ ký đã có",
                "at {en}, when a document time stamp proves that the signature was there"
            );
            (time, true, said)
        });
        let claimed = self.claimed.map(|time| {
            let said = said!("lúc ký (theo đồng hồ của người ký)", "at the time of signing (by the signer's clock)");
            (time, false, said)
        });
        let known: Vec<Candidate> = existed.into_iter().chain(claimed).collect();
        if known.is_empty() { vec![(now, false, said!("hiện nay", "now"))] } else { known }
    }
}
