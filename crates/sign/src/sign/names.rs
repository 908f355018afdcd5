//! Whether the name in a certificate is the one that a file gives.

use plan_core::vietnamese::{fold, words_folded};

/// What may stand before a person's name: a certificate names what it is for.
const TITLES: [&str; 14] =
    ["chữ", "ký", "số", "của", "ông", "bà", "đồng", "chí", "chủ", "tịch", "phó", "giám", "đốc", "ths"];

/// Words that begin what an office lies in: "…, tỉnh Bạc Liêu".
const ABOVE: [&str; 8] = ["tỉnh", "thành", "huyện", "quận", "thị", "tp", "xã", "phường"];

/// Abbreviations of certificates.
const SHORT: [(&str, &str); 2] = [("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân")];

/// Whether `certified`, the name in a certificate, is `printed`, the one in the file. Capitals, punctuation and the place of
/// the tone mark count nothing; tones and vowel marks count unless the certificate has none at all, as many have. Before
/// the name may stand titles, behind it the body that the office lies in, or figures.
pub(crate) fn names_agree(certified: &str, printed: &str) -> bool {
    let is_plain = certified.is_ascii();
    let words = |name: &str| -> Vec<String> {
        let spelt = words_folded(name);
        let spelt = spelt.split(' ').map(|word| {
            let long = SHORT.iter().find(|(short, _)| words_folded(short) == word || fold(short) == word);
            long.map_or_else(|| word.to_owned(), |(_, long)| words_folded(long))
        });
        let spelt = spelt.collect::<Vec<_>>().join(" ");
        let spelt = if is_plain { fold(&spelt) } else { spelt };
        spelt.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let is_one_of = |word: &str, known: &[&str]| {
        known.iter().any(|known| if is_plain { fold(known) == word } else { words_folded(known) == word })
    };
    let (certified, printed) = (words(certified), words(printed));
    if printed.len() < 2 {
        return !printed.is_empty() && certified == printed;
    }
    certified.windows(printed.len()).enumerate().any(|(at, part)| {
        let (before, behind) = (certified.get(..at), certified.get(at + printed.len()..));
        part == printed
            && before.is_some_and(|before| before.iter().all(|word| is_one_of(word, &TITLES)))
            && behind.is_some_and(|behind| {
                behind.iter().all(|word| word.bytes().all(|b| b.is_ascii_digit()))
                    || behind.first().is_some_and(|word| is_one_of(word, &ABOVE))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::names_agree;

    #[test]
    fn one_person_however_the_authority_writes_the_name() {
        for (certified, printed) in [
            ("NGUYEN VAN HOA", "Nguyễn Văn Hòa"),
            ("Chữ ký số của Chủ tịch Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
            ("NGUYỄN VĂN HÒA 001089012345", "Nguyễn Văn Hòa"),
            ("UBND xã Vĩnh Mỹ, tỉnh Bạc Liêu", "ỦY BAN NHÂN DÂN XÃ VĨNH MỸ"),
            ("Ủy ban nhân dân xã Vĩnh Mỹ", "Ủy ban nhân dân xã Vĩnh Mỹ"),
        ] {
            assert!(names_agree(certified, printed), "{certified}: {printed}");
        }
    }

    #[test]
    fn another_person_and_another_office() {
        for (certified, printed) in [
            ("Nguyễn Thị Hòa", "Nguyễn Văn Hòa"),
            ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
            ("Phan Nhự Ỷ", "Phan Như Ý"),
            ("Phan Như Ý Nhi", "Phan Như Ý"),
            ("Trần Phan Như Ý", "Phan Như Ý"),
            ("Nguyễn Văn A", "A"),
            ("Hội Nông dân, Ủy ban nhân dân xã Vĩnh Mỹ", "Ủy ban nhân dân xã Vĩnh Mỹ"),
            ("Ủy ban nhân dân xã Vĩnh Mỳ", "Ủy ban nhân dân xã Vĩnh Mỹ"),
            ("", "Nguyễn Văn Hòa"),
        ] {
            assert!(!names_agree(certified, printed), "{certified}: {printed}");
        }
    }
}
