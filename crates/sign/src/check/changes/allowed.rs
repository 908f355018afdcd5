//! What an honest update may change, each with its reason. Anything that isn't here is an alteration.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::super::fields::{self, Field, resolved, value};
use super::super::outcome::{Kind, Verdict};
use super::super::place;
use super::super::structure::Pair;
use super::description::{says_the_same, texts};
use super::names::Names;
use super::parts::{Part, parts};
use super::same::{is_entry_same, is_text_same};
use super::{Brought, Change};

/// The catalogue. `AcroForm`, `DSS` and `Metadata` have rules of their own.
/// `Version` and `Extensions` declare what later parts of the standard a signing program used; nothing is drawn from them.
const CATALOGUE: [&[u8]; 5] = [b"AcroForm", b"DSS", b"Metadata", b"Version", b"Extensions"];

/// The form: `SigFlags` says that there are signatures; `Fields` may grow by fields that come signed.
const FORM: [&[u8]; 2] = [b"SigFlags", b"Fields"];

/// The form of a file that had none and is signed. What text fields are set in (`DA`, `DR`) some programs write always.
const FIRST_FORM: [&[u8]; 4] = [b"SigFlags", b"Fields", b"DA", b"DR"];

/// A signature field that is signed now: its value, and what is drawn in its place, whose size stays.
const FIELD: [&[u8]; 2] = [b"V", b"AP"];

/// A page: `Annots` may grow by the widgets of fields that come signed.
const PAGE: [&[u8]; 1] = [b"Annots"];

/// The file's properties: when it was last written, and by which program.
const INFO: [&[u8]; 2] = [b"ModDate", b"Producer"];

/// The text properties, and where a description (XMP) says the same (ISO 19005-2, 6.6.3).
const DESCRIBED: [(&[u8], &str); 5] = [
    (b"Title", "http://purl.org/dc/elements/1.1/title"),
    (b"Author", "http://purl.org/dc/elements/1.1/creator"),
    (b"Subject", "http://purl.org/dc/elements/1.1/description"),
    (b"Keywords", "http://ns.adobe.com/pdf/1.3/Keywords"),
    (b"Creator", "http://ns.adobe.com/xap/1.0/CreatorTool"),
];

/// What a field that comes signed may say; actions aren't among it.
const NEW_FIELD: [&[u8]; 17] = [
    b"Type", b"Subtype", b"FT", b"T", b"TU", b"V", b"F", b"Ff", b"Rect", b"P", b"AP", b"MK", b"DA", b"M", b"NM",
    b"Lock", b"SV",
];

/// *Print* and *Locked*, or *Print* alone: what a signing program sets on a field that it fills.
const SHOWN: [i64; 2] = [4, 132];

/// What may change between two revisions, and what did.
pub(super) struct Rules<'a> {
    pair: Pair<'a>,
    brought: &'a Brought,
    pages: BTreeMap<ObjectId, usize>,
    fields: Vec<Field>,
    parts: BTreeMap<ObjectId, Part>,
    names: OnceCell<Names<'a>>,
    /// Fields of the new revision that the old one hasn't.
    fresh: BTreeMap<ObjectId, Field>,
    honest: BTreeSet<Honest>,
}

/// An honest change, each told once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Honest {
    Signed(String, Kinded),
    Large(String),
    Anew(String, bool),
    Evidence,
    Properties,
}

/// What a signature is, and what it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Kinded {
    is_stamp: bool,
    verdict: Verdict,
}

impl<'a> Rules<'a> {
    pub(super) fn new(pair: Pair<'a>, brought: &'a Brought) -> Self {
        let fields = fields::fields(pair.old);
        let known: BTreeSet<ObjectId> = fields.iter().map(|field| field.id).collect();
        let now = fields::fields(pair.new).into_iter().filter(|field| !known.contains(&field.id));
        // A field whose object was there before lay ready for this.
        let fresh =
            now.filter(|field| !pair.old.objects.contains_key(&field.id)).map(|field| (field.id, field)).collect();
        let pages = fields::pages(pair.old);
        let parts = parts(pair.old, &pages, &fields);
        Self { pair, brought, pages, fields, parts, names: OnceCell::new(), fresh, honest: BTreeSet::new() }
    }

    /// What an object is that was changed.
    fn name(&self, id: ObjectId) -> Said {
        self.names.get_or_init(|| Names::new(self.pair.old, self.pages.clone())).of(id)
    }

    /// What is wrong with the change of an object, if anything.
    pub(super) fn judge(&mut self, id: ObjectId) -> Option<Said> {
        let Some(part) = self.parts.get(&id).copied() else { return Some(self.name(id)) };
        let (Some(old), Some(new)) = (self.pair.old.objects.get(&id), self.pair.new.objects.get(&id)) else {
            return Some(self.name(id));
        };
        if std::mem::discriminant(old) != std::mem::discriminant(new) {
            return Some(self.name(id));
        }
        match (part, old, new) {
            (Part::Catalogue, Object::Dictionary(old), Object::Dictionary(new)) => self.catalogue(old, new),
            (Part::Form, Object::Dictionary(old), Object::Dictionary(new)) => self.form(old, new),
            (Part::Page, Object::Dictionary(old), Object::Dictionary(new)) => self.page(id, old, new),
            (Part::Field(index), Object::Dictionary(old), Object::Dictionary(new)) => self.field(index, old, new),
            (Part::Info, Object::Dictionary(old), Object::Dictionary(new)) => self.info(old, new),
            (Part::Fields | Part::Annotations, Object::Array(old), Object::Array(new)) => {
                if self.grows(old, new) {
                    None
                } else {
                    Some(self.name(id))
                }
            }
            (Part::Appearance(index), Object::Stream(_), Object::Stream(_)) => {
                let field = self.fields.get(index)?.clone();
                if self.newly_signed(&field).is_some() { None } else { Some(appearance(&field.name)) }
            }
            (Part::Description, old, new) => self.description(Some(old), new),
            (Part::Evidence, Object::Dictionary(_) | Object::Array(_), _) => {
                self.honest.insert(Honest::Evidence);
                None
            }
            _ => Some(self.name(id)),
        }
    }

    fn catalogue(&mut self, old: &Dictionary, new: &Dictionary) -> Option<Said> {
        if let Some(key) = other_than(&CATALOGUE, old, new) {
            return Some(said!("mục /{key} của tệp bị đổi", "the catalogue's /{key} was changed"));
        }
        if !is_entry_same(old, new, b"DSS") {
            self.honest.insert(Honest::Evidence);
            if new.get(b"DSS").is_err() {
                return Some(said!(
                    "chứng cứ kiểm tra (DSS) bị bỏ",
                    "the evidence for validation (DSS) was taken away"
                ));
            }
        }
        if !is_entry_same(old, new, b"Metadata") {
            let before = old.get(b"Metadata").ok().map(|object| resolved(self.pair.old, object));
            let after = new.get(b"Metadata").map_or(&Object::Null, |object| resolved(self.pair.new, object));
            if let Some(said) = self.description(before, after) {
                return Some(said);
            }
        }
        match (old.get(b"AcroForm"), new.get(b"AcroForm")) {
            (Ok(Object::Dictionary(old)), Ok(Object::Dictionary(new))) => self.form(old, new),
            (Err(_), Ok(_)) => self.first_form(new),
            _ if is_entry_same(old, new, b"AcroForm") => None,
            _ => Some(said!("biểu mẫu (AcroForm) bị thay", "the form (AcroForm) was replaced")),
        }
    }

    /// The form of a file that had none: fields that come signed, and no others.
    fn first_form(&mut self, catalogue: &Dictionary) -> Option<Said> {
        let document = self.pair.new;
        let grown = value(document, catalogue, b"AcroForm").as_dict().is_ok_and(|form| {
            let fields = value(document, form, b"Fields").as_array().map_or(&[][..], Vec::as_slice);
            form.iter().all(|(key, _)| FIRST_FORM.contains(&key.as_slice())) && self.grows(&[], fields)
        });
        (!grown).then(|| {
            said!(
                "biểu mẫu thêm vào không chỉ có ô ký đã ký",
                "the form that was added has more than fields that are signed"
            )
        })
    }

    fn form(&mut self, old: &Dictionary, new: &Dictionary) -> Option<Said> {
        if let Some(key) = other_than(&FORM, old, new) {
            return Some(said!("mục /{key} của biểu mẫu bị đổi", "the form's /{key} was changed"));
        }
        let is_flags = matches!(new.get(b"SigFlags"), Ok(Object::Integer(1 | 3)));
        let grown = match (old.get(b"Fields"), new.get(b"Fields")) {
            (Ok(Object::Array(old)), Ok(Object::Array(new))) => self.grows(old, new),
            _ => is_entry_same(old, new, b"Fields"),
        };
        (!is_flags || !grown).then(|| said!("danh sách ô của biểu mẫu bị đổi", "the form's list of fields was changed"))
    }

    fn page(&mut self, id: ObjectId, old: &Dictionary, new: &Dictionary) -> Option<Said> {
        let number = self.pages.get(&id).copied().unwrap_or(0);
        if let Some(key) = other_than(&PAGE, old, new) {
            return Some(said!("trang {number}: mục /{key} bị đổi", "page {number}: /{key} was changed"));
        }
        let list = |document: &Document, page: &Dictionary| match page.get(b"Annots") {
            Ok(object) => resolved(document, object).as_array().cloned().ok(),
            Err(_) => Some(Vec::new()),
        };
        let grown = match (list(self.pair.old, old), list(self.pair.new, new)) {
            (Some(old), Some(new)) => self.grows(&old, &new),
            _ => false,
        };
        (!grown).then(|| said!("trang {number}: chú thích bị đổi", "page {number}: annotations were changed"))
    }

    /// Whether a list has what it had, and after it only fields that come signed.
    fn grows(&mut self, old: &[Object], new: &[Object]) -> bool {
        let Some(added) = new.strip_prefix(old) else { return false };
        added.iter().all(|object| {
            let field = object.as_reference().ok().and_then(|id| self.fresh.get(&id)).cloned();
            field.is_some_and(|field| self.comes_signed(&field))
        })
    }

    /// Whether a new field says nothing but its signature, which holds.
    fn comes_signed(&mut self, field: &Field) -> bool {
        let document = self.pair.new;
        let Ok(dictionary) = document.get_dictionary(field.id) else { return false };
        let Some(kinded) = self.newly_signed(field) else { return false };
        if field.widgets != [field.id] || dictionary.iter().any(|(key, _)| !NEW_FIELD.contains(&key.as_slice())) {
            return false;
        }
        let is_drawn = place::is_drawn(document, dictionary);
        self.honest.insert(match kinded {
            Kinded { is_stamp: true, .. } if !is_drawn => Honest::Signed(String::new(), kinded),
            Kinded { verdict: Verdict::Right, .. } => Honest::Anew(field.name.clone(), is_drawn),
            kinded => Honest::Signed(field.name.clone(), kinded),
        });
        true
    }

    /// The signature that this update brought to a field, unless it is broken.
    fn newly_signed(&self, field: &Field) -> Option<Kinded> {
        let now = self.pair.new.get_dictionary(field.id).ok()?.get(b"V").ok()?.as_reference().ok()?;
        let was_empty = field.value.is_none() || self.fresh.contains_key(&field.id);
        let (kind, verdict) = *self.brought.get(&now)?;
        let is_new = !self.pair.old.objects.contains_key(&now);
        (was_empty && is_new && verdict != Verdict::Wrong)
            .then_some(Kinded { is_stamp: kind == Kind::TimeStamp, verdict })
    }

    fn field(&mut self, index: usize, old: &Dictionary, new: &Dictionary) -> Option<Said> {
        let field = self.fields.get(index)?.clone();
        let name = &field.name;
        if field.value.is_some() {
            if !is_entry_same(old, new, b"V") {
                return Some(said!(
                    "chữ ký ở ô “{name}” bị thay hoặc gỡ",
                    "the signature in the field “{name}” was replaced or taken away"
                ));
            }
            if !is_entry_same(old, new, b"AP") {
                return Some(appearance(name));
            }
            return Some(said!("ô đã ký “{name}” bị sửa", "the signed field “{name}” was changed"));
        }
        let shown = |dictionary: &Dictionary| dictionary.get(b"F").and_then(Object::as_i64).ok();
        let was_shown = shown(old).is_none_or(|flags| SHOWN.contains(&flags));
        let is_shown =
            shown(old) == shown(new) || (was_shown && shown(new).is_some_and(|flags| SHOWN.contains(&flags)));
        let mut keys = FIELD.to_vec();
        if is_shown {
            keys.push(b"F");
        }
        if let Some(key) = other_than(&keys, old, new) {
            return Some(said!(
                "mục /{key} của ô ký “{name}” bị đổi",
                "/{key} of the signature field “{name}” was changed"
            ));
        }
        let Some(kinded) = self.newly_signed(&field) else {
            return Some(if is_entry_same(old, new, b"V") {
                appearance(name)
            } else {
                said!(
                    "ô “{name}” được điền mà không phải bằng một chữ ký đúng phủ hết tệp lúc đó",
                    "the field “{name}” was filled, and not with a signature that holds and covers the file as it then was"
                )
            });
        };
        let widgets = field.widgets.iter().filter_map(|id| self.pair.new.get_dictionary(*id).ok());
        let mut drawn = widgets.filter(|widget| place::is_drawn(self.pair.new, widget));
        if drawn.any(|widget| place::is_large(self.pair.new, widget)) {
            self.honest.insert(Honest::Large(name.clone()));
        }
        self.honest.insert(Honest::Signed(name.clone(), kinded));
        None
    }

    fn info(&mut self, old: &Dictionary, new: &Dictionary) -> Option<Said> {
        self.honest.insert(Honest::Properties);
        let mut keys = old.iter().chain(new.iter()).map(|(key, _)| key.as_slice());
        keys.find(|key| !INFO.contains(key) && !is_text_same(old, new, key)).map(property)
    }

    /// The file's first properties, where it had none: the date, the program, and what its description says already.
    pub(super) fn first_info(&mut self) -> Option<Said> {
        if self.pair.old.trailer.has(b"Info") || !self.pair.new.trailer.has(b"Info") {
            return None;
        }
        self.honest.insert(Honest::Properties);
        let Ok(info) = value(self.pair.new, &self.pair.new.trailer, b"Info").as_dict() else {
            return Some(property(b"Info"));
        };
        let description = fields::catalog(self.pair.old).map(|catalogue| value(self.pair.old, catalogue, b"Metadata"));
        let known = description.map(texts).unwrap_or_default();
        let is_known = |key: &[u8], value: &Object| {
            let name = DESCRIBED.iter().find(|(own, _)| *own == key).map(|(_, name)| *name);
            let text = decode_text_string(value).ok();
            known.iter().any(|(own, said)| Some(own.as_str()) == name && Some(said) == text.as_ref())
        };
        let mut told = info.iter().filter(|(key, _)| !INFO.contains(&key.as_slice()));
        told.find(|(key, value)| !is_known(key, value)).map(|(key, _)| property(key))
    }

    fn description(&mut self, old: Option<&Object>, new: &Object) -> Option<Said> {
        self.honest.insert(Honest::Properties);
        (!says_the_same(self.pair.old, old, new))
            .then(|| said!("thông tin mô tả của tệp (XMP) bị đổi", "the file's description (XMP) was changed"))
    }

    /// The honest changes that were met.
    pub(super) fn honest(self) -> Vec<Change> {
        let told = self.honest.into_iter().map(|honest| match honest {
            Honest::Signed(_, Kinded { is_stamp: true, verdict }) => Change::Stamped { verdict },
            Honest::Signed(field, Kinded { verdict, .. }) => Change::Signed { field, verdict },
            Honest::Large(field) => Change::SignedLarge { field },
            Honest::Anew(field, is_drawn) => Change::SignedAnew { field, is_drawn },
            Honest::Evidence => Change::Evidence,
            Honest::Properties => Change::Properties,
        });
        told.collect()
    }
}

fn property(key: &[u8]) -> Said {
    let key = String::from_utf8_lossy(key);
    said!("thuộc tính /{key} của tệp bị đổi", "the file's property /{key} was changed")
}

fn appearance(field: &str) -> Said {
    said!("hình hiển thị của ô ký “{field}” bị thay", "what the signature field “{field}” shows was replaced")
}

/// A key that isn't listed and whose value differs.
fn other_than(keys: &[&[u8]], old: &Dictionary, new: &Dictionary) -> Option<String> {
    let all = old.iter().chain(new.iter()).map(|(key, _)| key);
    let mut other = all.filter(|key| !keys.contains(&key.as_slice()) && !is_entry_same(old, new, key));
    other.next().map(|key| String::from_utf8_lossy(key).into_owned())
}
