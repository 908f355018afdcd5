//! The words for what is local: units of the administration (*đơn vị hành chính*) by their level, and their bodies.

/// The level of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
    /// Huyện, quận, thị xã; abolished on 01/7/2025.
    District,
    /// Tỉnh.
    Province,
}

/// A common noun of units.
#[derive(Debug, PartialEq, Eq)]
pub struct UnitWord {
    /// "xã", "thị trấn".
    pub word: &'static str,
    /// Its level. A *thành phố* stands under a province or beside it, so the word alone tells none: but it is no tỉnh, no
    /// huyện and no xã.
    pub level: Option<Level>,
}

const fn unit(word: &'static str, level: Option<Level>) -> UnitWord {
    UnitWord { word, level }
}

/// All of them.
pub static UNIT_WORDS: [UnitWord; 9] = [
    unit("tỉnh", Some(Level::Province)),
    unit("thành phố", None),
    unit("huyện", Some(Level::District)),
    unit("quận", Some(Level::District)),
    unit("thị xã", Some(Level::District)),
    unit("thị trấn", Some(Level::Commune)),
    unit("xã", Some(Level::Commune)),
    unit("phường", Some(Level::Commune)),
    unit("đặc khu", Some(Level::Commune)),
];

/// The two bodies that every unit has, or had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalBody {
    /// *Ủy ban nhân dân*.
    Committee,
    /// *Hội đồng nhân dân*.
    Council,
}

/// What they are called, in small letters.
pub const LOCAL_BODIES: [(&str, LocalBody); 4] = [
    ("ủy ban nhân dân", LocalBody::Committee),
    ("ubnd", LocalBody::Committee),
    ("hội đồng nhân dân", LocalBody::Council),
    ("hđnd", LocalBody::Council),
];
