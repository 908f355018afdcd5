//! What an honest update may change, each with its reason. Anything that isn't here is an alteration.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use plan_core::diagnostic::Said;
use plan_core::said;

use super::super::fields::{self, Field, resolved, value};
use super::super::outcome::{Kind, Verdict};
use super::super::structure::Pair;
use super::description::says_the_same;
use super::names::name;
use super::{Brought, Change, is_same, references};

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

/// What a field that comes signed may say; actions aren't among it.
const NEW_FIELD: [&[u8]; 17] = [
    b"Type", b"Subtype", b"FT", b"T", b"TU", b"V", b"F", b"Ff", b"Rect", b"P", b"AP", b"MK", b"DA", b"M", b"NM",
    b"Lock", b"SV",
];

/// *Print* and *Locked*, or *Print* alone: what a signing program sets on a field that it fills.
const SHOWN: [i64; 2] = [4, 132];

/// An object's part in the old revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Catalogue,
    Form,
    Fields,
    Page,
    Annotations,
    /// A signature field or its widget: which, of the old ones.
    Field(usize),
    /// What is drawn in its place.
    Appearance(usize),
    Info,
    Description,
    /// A list or a table of the DSS.
    Evidence,
}

/// What may change between two revisions, and what did.
pub(super) struct Rules<'a> {
    pair: Pair<'a>,
    brought: &'a Brought,
    fields: Vec<Field>,
    parts: BTreeMap<ObjectId, Part>,
    /// Fields of the new revision that the old one hasn't.
    fresh: BTreeMap<ObjectId, Field>,
    honest: BTreeSet<Honest>,
}

/// An honest change, each told once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Honest {
    Signed(String, Kinded),
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
        let parts = parts(pair.old, &fields);
        Self { pair, brought, fields, parts, fresh, honest: BTreeSet::new() }
    }

    /// What is wrong with the change of an object, if anything.
    pub(super) fn judge(&mut self, id: ObjectId) -> Option<Said> {
        let altered = || Some(name(self.pair.old, id));
        let Some(part) = self.parts.get(&id).copied() else { return altered() };
        let (Some(old), Some(new)) = (self.pair.old.objects.get(&id), self.pair.new.objects.get(&id)) else {
            return altered();
        };
        if std::mem::discriminant(old) != std::mem::discriminant(new) {
            return altered();
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
                    altered()
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
            _ => altered(),
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
        let number = fields::pages(self.pair.old).get(&id).copied().unwrap_or(0);
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
        let is_drawn = has_area(value(document, dictionary, b"Rect")) && dictionary.has(b"AP");
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
        self.honest.insert(Honest::Signed(name.clone(), kinded));
        None
    }

    fn info(&mut self, old: &Dictionary, new: &Dictionary) -> Option<Said> {
        self.honest.insert(Honest::Properties);
        other_than(&INFO, old, new)
            .map(|key| said!("thuộc tính /{key} của tệp bị đổi", "the file's property /{key} was changed"))
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
            Honest::Anew(field, is_drawn) => Change::SignedAnew { field, is_drawn },
            Honest::Evidence => Change::Evidence,
            Honest::Properties => Change::Properties,
        });
        told.collect()
    }
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

fn is_entry_same(old: &Dictionary, new: &Dictionary, key: &[u8]) -> bool {
    match (old.get(key), new.get(key)) {
        (Ok(old), Ok(new)) => is_same(old, new),
        (old, new) => old.is_err() && new.is_err(),
    }
}

fn has_area(rectangle: &Object) -> bool {
    let Ok(sides) = rectangle.as_array() else { return true };
    let side = |index: usize| sides.get(index).and_then(|side| side.as_float().ok());
    match (side(0), side(1), side(2), side(3)) {
        (Some(left), Some(bottom), Some(right), Some(top)) => left != right && bottom != top,
        _ => true,
    }
}

/// Which objects of a revision may change at all. What two places share isn't among them, unless it is told by its keys:
/// a list of the DSS that a page's resources use too would change the page.
fn parts(old: &Document, signature_fields: &[Field]) -> BTreeMap<ObjectId, Part> {
    let mut uses: BTreeMap<ObjectId, usize> = BTreeMap::new();
    for object in old.objects.values() {
        references(object, &mut |id| *uses.entry(id).or_default() += 1);
    }
    references(&Object::Dictionary(old.trailer.clone()), &mut |id| *uses.entry(id).or_default() += 1);
    let is_sole = |id: &ObjectId| uses.get(id) == Some(&1);
    let mut parts = BTreeMap::new();
    let reference = |dictionary: &Dictionary, key: &[u8]| dictionary.get(key).and_then(Object::as_reference).ok();

    parts.extend(reference(&old.trailer, b"Info").filter(is_sole).map(|id| (id, Part::Info)));
    if let Some(catalogue) = fields::catalog(old) {
        if let Some(id) = reference(catalogue, b"DSS").filter(is_sole) {
            parts.insert(id, Part::Evidence);
        }
        // The DSS, its lists and its VRI: three levels.
        let mut level: Vec<&Object> = vec![value(old, catalogue, b"DSS")];
        for _ in 0..3 {
            let mut next = Vec::new();
            for object in level {
                references(object, &mut |id| {
                    if let Ok(object @ (Object::Array(_) | Object::Dictionary(_))) = old.get_object(id)
                        && is_sole(&id)
                    {
                        parts.insert(id, Part::Evidence);
                        next.push(object);
                    }
                });
            }
            level = next;
        }
        if let Some(id) = reference(catalogue, b"Metadata").filter(is_sole) {
            parts.insert(id, Part::Description);
        }
        if let Some(id) = reference(catalogue, b"AcroForm").filter(is_sole) {
            parts.insert(id, Part::Form);
        }
    }
    if let Some(id) = fields::form(old).and_then(|form| reference(form, b"Fields")).filter(is_sole) {
        parts.insert(id, Part::Fields);
    }
    for id in fields::pages(old).into_keys() {
        parts.insert(id, Part::Page);
        let annotations = old.get_dictionary(id).ok().and_then(|page| reference(page, b"Annots"));
        parts.extend(annotations.filter(is_sole).map(|id| (id, Part::Annotations)));
    }
    for (index, field) in signature_fields.iter().enumerate() {
        for id in field.widgets.iter().chain([&field.id]) {
            parts.insert(*id, Part::Field(index));
            let Some(widget) = old.get_dictionary(*id).ok().filter(|_| field.value.is_none()) else { continue };
            let mut drawn = Vec::new();
            references(value(old, widget, b"AP"), &mut |id| drawn.push(id));
            parts.extend(drawn.into_iter().filter(is_sole).map(|id| (id, Part::Appearance(index))));
        }
    }
    parts.extend(reference(&old.trailer, b"Root").map(|id| (id, Part::Catalogue)));
    parts
}
