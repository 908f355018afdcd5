//! Whom a certificate names.

use der::Tagged as _;
use der::asn1::{Any, ObjectIdentifier};
use der::oid::db::rfc4519;
use x509_cert::name::Name;

/// What the person or office is called: the common name, else the organisation, else the whole name.
pub(crate) fn called(name: &Name) -> String {
    part(name, rfc4519::CN).or_else(|| organisation(name)).unwrap_or_else(|| name.to_string())
}

/// The organisation, where one is named.
pub(crate) fn organisation(name: &Name) -> Option<String> {
    part(name, rfc4519::O)
}

/// The last of that kind: a name goes from the country down to the person.
fn part(name: &Name, kind: ObjectIdentifier) -> Option<String> {
    let mut parts = name.0.iter().rev().flat_map(|relative| relative.0.iter());
    parts.find(|part| part.oid == kind).map(|part| string(&part.value))
}

/// A string, whichever of the types it has.
fn string(value: &Any) -> String {
    let bytes = value.value();
    match value.tag() {
        der::Tag::BmpString => {
            let units =
                bytes.chunks_exact(2).map(|pair| pair.iter().fold(0_u16, |unit, byte| unit << 8 | u16::from(*byte)));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::str::FromStr as _;

    use super::*;

    #[test]
    fn the_last_common_name_is_the_persons() {
        // RFC 4514 writes a name from its end.
        let name = Name::from_str("CN=Nguyễn Văn A,CN=Cán bộ,O=UBND xã An Bình,C=VN").unwrap();
        assert_eq!(called(&name), "Nguyễn Văn A");
        assert_eq!(organisation(&name).as_deref(), Some("UBND xã An Bình"));
        assert_eq!(called(&Name::from_str("O=UBND xã An Bình,C=VN").unwrap()), "UBND xã An Bình");
    }
}
