//! What can be told from an office's name: its lines, abbreviation, place, head, and in whose name the head signs.

/// An office, by its name in sentence case: "Ủy ban nhân dân xã An Bình".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Office<'a> {
    name: &'a str,
}

/// Bodies that decide together, with their abbreviation and their head: who signs does so on behalf of all (TM.).
const COUNCILS: [(&str, &str, &str); 2] =
    [("Ủy ban nhân dân", "UBND", "Chủ tịch"), ("Hội đồng nhân dân", "HĐND", "Chủ tịch")];

/// Offices with one head, by their first words.
const HEADS: [(&str, &str); 7] = [
    ("Sở", "Giám đốc"),
    ("Trung tâm", "Giám đốc"),
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Phòng", "Trưởng phòng"),
    ("Ban", "Trưởng ban"),
    ("Chi cục", "Chi cục trưởng"),
];

/// Units of administration, the longer before the one it ends in.
const UNITS: [&str; 9] = ["thành phố", "thị trấn", "đặc khu", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã"];

impl<'a> Office<'a> {
    pub(crate) fn named(name: &'a str) -> Self {
        Self { name: name.trim() }
    }

    fn council(self) -> Option<(&'static str, &'static str, &'static str)> {
        COUNCILS.into_iter().find(|(words, ..)| starts_with(self.name, words))
    }

    /// Its lines in the header: a council's name, and below it whose.
    pub(crate) fn lines(self) -> Vec<String> {
        let split = self.council().and_then(|(words, ..)| {
            let (council, whose) = self.name.split_at_checked(words.len())?;
            (!whose.trim().is_empty()).then(|| vec![council.to_owned(), whose.trim().to_owned()])
        });
        split.unwrap_or_else(|| vec![self.name.to_owned()])
    }

    /// `viet-tat`: "UBND"; of others the first letters, as "SNV" of "Sở Nội vụ".
    pub(crate) fn abbreviation(self) -> String {
        if let Some((_, abbreviation, _)) = self.council() {
            return abbreviation.to_owned();
        }
        let own = self.unit().map_or(self.name, |(own, ..)| own);
        let words = own.split_whitespace().filter(|word| *word != "và");
        words
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect()
    }

    /// What stands before the unit of administration, the unit, and the unit's name.
    fn unit(self) -> Option<(&'a str, &'static str, &'a str)> {
        UNITS.into_iter().find_map(|unit| {
            let (own, name) = self.name.rsplit_once(&format!(" {unit} "))?;
            (!name.trim().is_empty()).then_some((own, unit, name.trim()))
        })
    }

    /// `dia-danh`: the name of the unit, with the unit's own word where the name is a number (Phụ lục I, Phần I,
    /// Mục II, khoản 4).
    pub(crate) fn place(self) -> Option<String> {
        let (_, unit, name) = self.unit()?;
        let is_number = name.starts_with(|c: char| c.is_ascii_digit());
        Some(if is_number { format!("{} {name}", capitalised(unit)) } else { name.to_owned() })
    }

    /// `chuc-vu` of its head.
    pub(crate) fn head(self) -> Option<&'static str> {
        let of_council = self.council().map(|(_, _, head)| head);
        of_council.or_else(|| HEADS.into_iter().find(|(words, _)| starts_with(self.name, words)).map(|(_, head)| head))
    }

    /// `quyen-han` of who signs with `title`: on behalf of the council, and for the head where it is a deputy (Phụ lục
    /// I, Phần I, Mục II, khoản 7).
    pub(crate) fn authority(self, title: &str) -> Vec<String> {
        let council = self.council().map(|(words, ..)| format!("TM. {}", words.to_uppercase()));
        let deputy_of = title.trim().strip_prefix("Phó ").map(|head| format!("KT. {}", head.to_uppercase()));
        council.into_iter().chain(deputy_of).collect()
    }
}

/// Whether a name begins with these words, letter case apart.
fn starts_with(name: &str, words: &str) -> bool {
    let (name, words) = (name.to_lowercase() + " ", words.to_lowercase() + " ");
    name.starts_with(&words)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::Office;

    #[test]
    fn a_name_says_much() {
        let commune = Office::named("Ủy ban nhân dân xã An Bình");
        assert_eq!(commune.lines(), ["Ủy ban nhân dân", "xã An Bình"]);
        assert_eq!((commune.abbreviation().as_str(), commune.place().as_deref()), ("UBND", Some("An Bình")));
        assert_eq!(commune.authority("Chủ tịch"), ["TM. ỦY BAN NHÂN DÂN"]);
        assert_eq!(commune.authority("Phó Chủ tịch"), ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]);
        let ward = Office::named("Ủy ban nhân dân phường 3");
        assert_eq!(ward.place().as_deref(), Some("Phường 3"));
        let department = Office::named("Sở Nội vụ tỉnh Gia Lai");
        assert_eq!(department.lines(), ["Sở Nội vụ tỉnh Gia Lai"]);
        assert_eq!(department.abbreviation(), "SNV");
        assert_eq!((department.head(), department.place().as_deref()), (Some("Giám đốc"), Some("Gia Lai")));
        assert_eq!(department.authority("Phó Giám đốc"), ["KT. GIÁM ĐỐC"]);
        let section = Office::named("Phòng Văn hóa và Thông tin");
        assert_eq!((section.abbreviation().as_str(), section.place()), ("PVHTT", None));
        assert_eq!(Office::named("Sởi").head(), None);
    }
}
