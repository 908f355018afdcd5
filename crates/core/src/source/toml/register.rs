//! `[so-van-ban]`: which kinds of documents count their numbers together (Điều 15, khoản 1: the head of the office says).

use super::reader::{Table, nearest};
use crate::decree::{KINDS, Kind, kind};
use crate::source::{Spanned, Wanted};

/// `[so-van-ban]`
#[derive(Debug, Clone, Default)]
pub struct RegisterTable {
    /// `nhom`: kinds that share a series of numbers, group by group.
    pub groups: Vec<Vec<&'static Kind>>,
    /// `day`: how the kinds in no group count.
    pub others: Option<Spanned<Others>>,
}

/// How the kinds count that stand in no group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Others {
    /// `"moi-loai"`: each kind for itself.
    #[default]
    Each,
    /// `"chung"`: all of them together.
    Together,
}

impl RegisterTable {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        Self {
            groups: groups(table),
            others: table.one_of("day", &[("moi-loai", Others::Each), ("chung", Others::Together)]),
        }
    }

    /// Whether the numbers of two kinds are one series.
    pub fn share(&self, one: &Kind, other: &Kind) -> bool {
        let together = self.others.as_ref().is_some_and(|others| others.value == Others::Together);
        match (self.group(one), self.group(other)) {
            (None, None) => together || one.id == other.id,
            (group, other) => group == other,
        }
    }

    /// The kinds that are counted with `one`, itself among them, in the decree's order.
    pub fn series(&self, one: &Kind) -> Vec<&'static Kind> {
        KINDS.iter().filter(|kind| self.share(one, kind)).collect()
    }

    /// The place of the group that a kind is in.
    fn group(&self, one: &Kind) -> Option<usize> {
        self.groups.iter().position(|group| group.iter().any(|kind| kind.id == one.id))
    }
}

/// `nhom = [["quyet-dinh", "chi-thi"], …]`; what isn't a kind, or stands in two groups, is reported and left out.
fn groups(table: &mut Table<'_, '_>) -> Vec<Vec<&'static Kind>> {
    let Some(value) = table.raw("nhom") else { return Vec::new() };
    let Some(lists) = value.get_ref().as_array() else {
        table.wrong("nhom", table.place(value), Wanted::Groups);
        return Vec::new();
    };
    let mut groups: Vec<Vec<&'static Kind>> = Vec::new();
    for list in lists {
        let Some(names) = list.get_ref().as_array() else {
            table.wrong("nhom", table.place(list), Wanted::Groups);
            continue;
        };
        let mut group: Vec<&'static Kind> = Vec::new();
        for name in names {
            let place = table.place(name);
            match name.get_ref().as_str().map(|id| (id, kind(id))) {
                None => table.wrong("nhom", place, Wanted::Groups),
                Some((id, None)) => {
                    let all = || KINDS.iter().map(|kind| kind.id.as_str());
                    let wanted = Wanted::OneOf { near: nearest(id, all()), all: all().map(str::to_owned).collect() };
                    table.wrong("nhom", place, wanted);
                }
                Some((_, Some(kind))) if groups.iter().flatten().chain(&group).any(|known| known.id == kind.id) => {
                    table.wrong("nhom", place, Wanted::OneGroup);
                }
                Some((_, Some(kind))) => group.push(kind),
            }
        }
        groups.push(group);
    }
    groups
}
