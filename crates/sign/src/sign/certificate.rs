//! A certificate, and whether it may sign now.

use der::oid::ObjectIdentifier;
use der::oid::db::rfc5280;
use der::{Decode as _, Encode as _};
use plan_core::diagnostic::Said;
use plan_core::said;
use x509_cert::Certificate as Parsed;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage};

use super::clock::Moment;
use super::scheme::Scheme;
use crate::subject::called;

/// Purposes that are no person's and no office's signature on a document: web servers, programs, stamps, answers about
/// certificates (RFC 5280, 4.2.1.12).
const MACHINES: [ObjectIdentifier; 4] = [
    rfc5280::ID_KP_SERVER_AUTH,
    rfc5280::ID_KP_CODE_SIGNING,
    rfc5280::ID_KP_TIME_STAMPING,
    rfc5280::ID_KP_OCSP_SIGNING,
];

/// A certificate as it was issued, and what it says.
#[derive(Debug, Clone)]
pub(super) struct Certificate {
    der: Vec<u8>,
    parsed: Parsed,
    name: String,
}

impl Certificate {
    /// Reads a certificate.
    ///
    /// # Errors
    /// It isn't one in DER.
    pub(super) fn of(der: &[u8]) -> Result<Self, Said> {
        let parsed = Parsed::from_der(der).map_err(|error| unreadable(&error.to_string()))?;
        // It travels in the signature as this crate writes it: another byte, and its own signature would be void.
        if parsed.to_der().is_ok_and(|again| again == der) {
            let name = called(&parsed.tbs_certificate.subject);
            Ok(Self { der: der.to_vec(), parsed, name })
        } else {
            Err(unreadable("not DER"))
        }
    }

    pub(super) fn der(&self) -> &[u8] {
        &self.der
    }

    pub(super) fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// The common name of its subject.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The scheme that its key signs with.
    pub(super) fn scheme(&self) -> Result<Scheme, Said> {
        Scheme::of(&self.parsed.tbs_certificate.subject_public_key_info)
    }

    /// Whether `issuer`'s name is the one that issued it.
    pub(super) fn is_issued_by(&self, issuer: &Certificate) -> bool {
        self.parsed.tbs_certificate.issuer == issuer.parsed.tbs_certificate.subject
    }

    fn is_root(&self) -> bool {
        self.is_issued_by(self)
    }

    /// The certificate and those above it, as far as `others` has them.
    pub(super) fn chain(self, others: &[Certificate]) -> Vec<Certificate> {
        let mut chain = vec![self];
        // Each is taken once, so a ring ends.
        while let Some(last) = chain.last().filter(|last| !last.is_root())
            && let Some(next) =
                others.iter().find(|it| last.is_issued_by(it) && chain.iter().all(|known| known.der != it.der))
        {
            chain.push(next.clone());
        }
        chain
    }

    /// Refuses what isn't valid at `now`, or is meant for something else than signing documents.
    pub(super) fn refuse_unfit(&self, now: Moment) -> Result<(), Said> {
        let validity = self.parsed.tbs_certificate.validity;
        let (from, to) =
            (Moment::of(validity.not_before.to_date_time()), Moment::of(validity.not_after.to_date_time()));
        let name = &self.name;
        if now < from {
            return Err(said!(
                "chứng thư số của “{name}” chưa có hiệu lực: có hiệu lực từ {from}",
                "the certificate of “{name}” isn't valid yet: it is from {from}"
            ));
        }
        if now > to {
            return Err(said!(
                "chứng thư số của “{name}” đã hết hạn từ {to}",
                "the certificate of “{name}” has expired: it was valid until {to}"
            ));
        }
        if !self.may_sign() {
            return Err(said!(
                "chứng thư số của “{name}” không dùng để ký văn bản (thiếu digitalSignature hoặc nonRepudiation)",
                "the certificate of “{name}” isn't for signing (neither digitalSignature nor nonRepudiation)"
            ));
        }
        Ok(())
    }

    /// Whether its key usage and its extended key usage let it sign documents; without the extension any use is allowed
    /// (RFC 5280, 4.2.1.3 and 4.2.1.12).
    pub(super) fn may_sign(&self) -> bool {
        let own = &self.parsed.tbs_certificate;
        let by_usage = match own.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
            Ok(None) => true,
            Err(_) => false,
        };
        let by_purpose = match own.get::<ExtendedKeyUsage>() {
            // Authorities of Viet Nam give persons "client" and "e-mail", of others "documents" and their makers' own.
            Ok(Some((_, purposes))) => !purposes.0.iter().all(|purpose| MACHINES.contains(purpose)),
            Ok(None) => true,
            Err(_) => false,
        };
        by_usage && by_purpose
    }
}

fn unreadable(why: &str) -> Said {
    said!("không đọc được chứng thư số: không đúng định dạng X.509", "the certificate can't be read: {why}")
}
