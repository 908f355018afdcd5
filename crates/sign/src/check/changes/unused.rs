//! New objects that nothing uses: they show nothing now, and lie ready for the next update.

use std::collections::BTreeSet;

use lopdf::{Object, ObjectId};

use super::super::structure::Pair;
use super::references;

/// The first new object that is reached neither from a changed one nor from the trailer. What holds the file together,
/// object streams and cross-reference streams, isn't used by anything.
pub(super) fn unused(pair: Pair<'_>, changed: &[ObjectId]) -> Option<ObjectId> {
    let is_new = |id: &ObjectId| !pair.old.objects.contains_key(id);
    let mut used: BTreeSet<ObjectId> = BTreeSet::new();
    let mut open: Vec<&Object> = changed.iter().filter_map(|id| pair.new.objects.get(id)).collect();
    open.extend(pair.new.trailer.get(b"Info"));
    while let Some(object) = open.pop() {
        references(object, &mut |id| {
            if is_new(&id)
                && let Some(next) = pair.new.objects.get(&id)
                && used.insert(id)
            {
                open.push(next);
            }
        });
    }
    let is_frame = |object: &Object| {
        object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"ObjStm") || stream.dict.has_type(b"XRef"))
    };
    let new = pair.new.objects.iter().filter(|(id, object)| is_new(id) && !is_frame(object));
    new.map(|(id, _)| *id).find(|id| !used.contains(id))
}
