//! Whether two objects say the same: how a string is written, "(a)" or "<61>", and where a stream stands doesn't matter.

use lopdf::{Dictionary, Object, decode_text_string};

/// Whether two objects say the same.
pub(super) fn is_same(one: &Object, other: &Object) -> bool {
    match (one, other) {
        (Object::String(one, _), Object::String(other, _)) => one == other,
        (Object::Array(one), Object::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Object::Dictionary(one), Object::Dictionary(other)) => is_dictionary_same(one, other),
        (Object::Stream(one), Object::Stream(other)) => {
            is_dictionary_same(&one.dict, &other.dict) && one.content == other.content
        }
        (one, other) => one == other,
    }
}

fn is_dictionary_same(one: &Dictionary, other: &Dictionary) -> bool {
    one.len() == other.len() && one.iter().all(|(key, value)| other.get(key).is_ok_and(|other| is_same(value, other)))
}

/// Whether an entry says the same in two dictionaries.
pub(super) fn is_entry_same(old: &Dictionary, new: &Dictionary, key: &[u8]) -> bool {
    match (old.get(key), new.get(key)) {
        (Ok(old), Ok(new)) => is_same(old, new),
        (old, new) => old.is_err() && new.is_err(),
    }
}

/// Whether an entry that is text for people says the same, in whatever encoding (ISO 32000-1, 7.9.2.2).
pub(super) fn is_text_same(old: &Dictionary, new: &Dictionary, key: &[u8]) -> bool {
    let text = |dictionary: &Dictionary| dictionary.get(key).ok().and_then(|value| decode_text_string(value).ok());
    is_entry_same(old, new, key) || text(old).is_some_and(|old| Some(old) == text(new))
}
