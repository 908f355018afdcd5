//! A list of revoked certificates (CRL, RFC 5280, 5).

use der::asn1::{BitString, ObjectIdentifier};
use der::{Decode as _, Reader as _, SliceReader};
use plan_core::diagnostic::Said;
use plan_core::said;
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::crl::{CertificateList, TbsCertList};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::ext::pkix::name::DistributionPointName;
use x509_cert::ext::pkix::{BasicConstraints, CrlDistributionPoints, KeyUsage, KeyUsages};

use super::super::chain;
use super::super::key::{self, Refused};
use super::super::moment::Moment;
use super::{State, Statement};

const AUTHORITY_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.20");
const DISTRIBUTION_POINT: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.28");

/// *deltaCRLIndicator*: only what changed since another list.
const DELTA: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.27");

/// A list that was read; whether its issuer signed it is asked when it is used.
#[derive(Debug, Clone)]
pub(crate) struct List {
    /// What is signed, as it was written.
    signed: Vec<u8>,
    tbs: TbsCertList,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

impl List {
    pub(super) fn read(der: &[u8]) -> Option<Self> {
        let list = CertificateList::from_der(der).ok()?;
        let mut reader = SliceReader::new(der).ok()?;
        let signed = reader.sequence(|reader| {
            let signed = reader.tlv_bytes()?;
            let _: AlgorithmIdentifierOwned = reader.decode()?;
            let _: BitString = reader.decode()?;
            Ok(signed)
        });
        Some(Self {
            signed: signed.ok()?.to_vec(),
            tbs: list.tbs_cert_list,
            algorithm: list.signature_algorithm,
            signature: list.signature,
        })
    }

    pub(super) fn of(&self, subject: &Certificate, issuer: &Certificate) -> Option<Result<Statement, Said>> {
        (self.tbs.issuer == issuer.tbs_certificate.subject).then(|| self.told(subject, issuer))
    }

    fn told(&self, subject: &Certificate, issuer: &Certificate) -> Result<Statement, Said> {
        self.refuse_foreign(issuer)?;
        self.refuse_partial(subject)?;
        let Some(next) = &self.tbs.next_update else {
            return Err(said!("không ghi hạn (nextUpdate)", "it doesn't say until when it counts (nextUpdate)"));
        };
        let own = &subject.tbs_certificate.serial_number;
        let mut entries = self.tbs.revoked_certificates.iter().flatten();
        let state = entries
            .find(|entry| entry.serial_number == *own)
            .map_or(State::Good, |entry| State::Revoked(Moment::of(&entry.revocation_date)));
        Ok(Statement { state, from: Moment::of(&self.tbs.this_update), until: Some(Moment::of(next)) })
    }

    /// Refuses what `issuer` didn't sign, or may not.
    fn refuse_foreign(&self, issuer: &Certificate) -> Result<(), Said> {
        let own = &issuer.tbs_certificate;
        let may = match own.get::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.0.contains(KeyUsages::CRLSign),
            Ok(None) => true,
            Err(_) => false,
        };
        if !may {
            let name = chain::person(issuer).name;
            return Err(said!("“{name}” không được quyền ký CRL", "“{name}” may not sign CRLs"));
        }
        let key = &own.subject_public_key_info;
        let verified = if self.algorithm == self.tbs.signature {
            key::verify(key, &self.algorithm, None, &self.signed, self.signature.raw_bytes())
        } else {
            Err(Refused::Wrong)
        };
        verified.map_err(|refused| super::unsigned(refused, issuer))
    }

    /// Refuses a list that may leave `subject` out although it is revoked.
    fn refuse_partial(&self, subject: &Certificate) -> Result<(), Said> {
        for extension in self.tbs.crl_extensions.iter().flatten() {
            let is_whole = match extension.extn_id {
                AUTHORITY_KEY | NUMBER => true,
                DELTA => false,
                DISTRIBUTION_POINT => is_for(extension, subject),
                _ => !extension.critical,
            };
            if !is_whole {
                return Err(said!(
                    "CRL chỉ là một phần, không chắc có ghi chứng thư này",
                    "the CRL is only a part, which needn't list this certificate"
                ));
            }
        }
        let entries = self.tbs.revoked_certificates.iter().flatten();
        let mut extensions = entries.flat_map(|entry| entry.crl_entry_extensions.iter().flatten());
        if extensions.any(|extension| extension.critical) {
            // An indirect list: entries may be of other issuers.
            return Err(said!("CRL của nhiều nơi cấp plan không đọc", "a CRL of several issuers isn't read here"));
        }
        Ok(())
    }
}

/// Whether the part of an issuer's certificates that a list is for has `subject` in it.
fn is_for(extension: &Extension, subject: &Certificate) -> bool {
    let Ok(part) = IssuingDistributionPoint::from_der(extension.extn_value.as_bytes()) else { return false };
    let own = &subject.tbs_certificate;
    let is_authority = matches!(own.get::<BasicConstraints>(), Ok(Some((_, constraints))) if constraints.ca);
    if part.indirect_crl
        || part.only_contains_attribute_certs
        || part.only_some_reasons.is_some()
        || (part.only_contains_user_certs && is_authority)
        || (part.only_contains_ca_certs && !is_authority)
    {
        return false;
    }
    let Some(place) = &part.distribution_point else { return true };
    let DistributionPointName::FullName(names) = place else { return false };
    let Ok(Some((_, points))) = own.get::<CrlDistributionPoints>() else { return false };
    points.0.iter().any(|point| match &point.distribution_point {
        Some(DistributionPointName::FullName(own)) => own.iter().any(|name| names.contains(name)),
        _ => false,
    })
}
