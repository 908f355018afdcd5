//! What a signature forbids from then on: a certification (*DocMDP*), and fields that it locks (*FieldMDP*, and `/Lock` of
//! its own field; ISO 32000-1, 12.8.2 and 12.7.4.5).
//!
//! Of what `changes` lets pass, only further signatures are left to forbid. Time stamps and evidence for validation are
//! always allowed (ISO 32000-2, 12.8.2.2.2): a signature that lasts needs them.

use lopdf::{Dictionary, Document, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::changes::Change;
use super::fields::{Value, fields, resolved, text, value};
use super::outcome::Finding;

/// The permission that leaves nothing; 2 and 3 leave signing.
const NOTHING: i64 = 1;

/// What is forbidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lock {
    is_final: bool,
    fields: Vec<Locked>,
}

/// Fields, by their full names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Locked {
    All,
    These(Vec<String>),
    AllBut(Vec<String>),
}

impl Lock {
    /// What the signature `id` of a revision forbids.
    pub(super) fn of(document: &Document, id: ObjectId) -> Self {
        let mut lock = Self { is_final: false, fields: Vec::new() };
        let Ok(signature) = document.get_dictionary(id) else { return lock };
        for reference in value(document, signature, b"Reference").as_array().into_iter().flatten() {
            let Ok(reference) = resolved(document, reference).as_dict() else { continue };
            let parameters = value(document, reference, b"TransformParams").as_dict();
            match (value(document, reference, b"TransformMethod").as_name(), parameters) {
                (Ok(b"DocMDP"), parameters) => {
                    lock.is_final |= parameters.is_ok_and(|it| permits_nothing(document, it))
                }
                (Ok(b"FieldMDP"), Ok(parameters)) => lock.fields.extend(Locked::of(document, parameters)),
                _ => {}
            }
        }
        let own = fields(document).into_iter().find(|field| field.value == Some(Value::Object(id)));
        let own = own.and_then(|field| document.get_dictionary(field.id).ok());
        if let Some(Ok(own)) = own.map(|field| value(document, field, b"Lock").as_dict()) {
            lock.is_final |= permits_nothing(document, own);
            lock.fields.extend(Locked::of(document, own));
        }
        lock
    }

    /// Why the field of that name may not be signed any more.
    fn forbids(&self, field: &str) -> Option<Said> {
        if self.is_final {
            return Some(said!(
                "đã có chữ ký chứng nhận không cho thay đổi gì nữa, kể cả ký thêm (DocMDP, P = 1)",
                "a certifying signature forbids any change, further signatures too (DocMDP, P = 1)"
            ));
        }
        self.fields.iter().any(|locked| locked.has(field)).then(|| {
            said!(
                "ô “{field}” đã bị một chữ ký trước khóa lại (FieldMDP)",
                "the field “{field}” was locked by an earlier signature (FieldMDP)"
            )
        })
    }

    /// What is wrong with a later change that would do otherwise.
    pub(super) fn finding(&self, change: &Change) -> Option<Finding> {
        let (Change::Signed { field, .. } | Change::SignedAnew { field, .. }) = change else { return None };
        self.forbids(field).map(|Said { vi, en }| {
            Finding::wrong(said!(
                "ký thêm ở ô “{field}” trái điều cấm: {vi}",
                "a further signature in the field “{field}”, against a prohibition: {en}"
            ))
        })
    }
}

impl Locked {
    fn of(document: &Document, parameters: &Dictionary) -> Option<Self> {
        let names = value(document, parameters, b"Fields").as_array().map_or(&[][..], Vec::as_slice);
        let names = names.iter().map(|name| resolved(document, name));
        let names = || names.clone().filter_map(|name| name.as_str().ok()).map(text).collect();
        match value(document, parameters, b"Action").as_name().ok()? {
            b"All" => Some(Locked::All),
            b"Include" => Some(Locked::These(names())),
            b"Exclude" => Some(Locked::AllBut(names())),
            _ => None,
        }
    }

    /// Whether it has the field, or one that it stands under.
    fn has(&self, field: &str) -> bool {
        let is_in = |names: &[String]| {
            names.iter().any(|name| {
                field.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        match self {
            Locked::All => true,
            Locked::These(names) => is_in(names),
            Locked::AllBut(names) => !is_in(names),
        }
    }
}

fn permits_nothing(document: &Document, parameters: &Dictionary) -> bool {
    value(document, parameters, b"P").as_i64().is_ok_and(|permission| permission == NOTHING)
}

/// Why an earlier signature of a file forbids that one is made in `field`.
pub(crate) fn forbidding(document: &Document, field: &str) -> Option<Said> {
    let signed = fields(document).into_iter().filter_map(|signed| match signed.value {
        Some(Value::Object(id)) => Some(id),
        _ => None,
    });
    signed.map(|id| Lock::of(document, id)).find_map(|lock| lock.forbids(field))
}
