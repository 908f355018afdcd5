//! The grammar of a syllable: onset, rhyme, tone, and which go together.
//!
//! It says what Vietnamese can't be ("thưc", "ngiệm", "họat"), not what it is: "heo" is a syllable wherever it stands.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::tone::{Placing, Toned};

/// What the grammar says of a word in small letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It can be a syllable.
    Syllable,
    /// It could be, were the tone on another letter: that word.
    Misplaced(String),
    /// It can't be.
    Impossible,
}

/// Longest first, so that "ngh" is found before "ng".
const ONSETS: [&str; 27] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];

const RHYMES: &str = "
a ai ao au ay am an ang anh ap at ac ach
ăm ăn ăng ăp ăt ăc
âu ây âm ân âng âp ât âc
e eo em en eng ep et ec
ê êu êm ên ênh êp êt êch
i iu im in inh ip it ich ia iêu iêm iên iêng iêp iêt iêc
o oi om on ong op ot oc oong ooc
oa oai oay oao oam oan oang oanh oap oat oac oach
oăm oăn oăng oăt oăc
oe oeo oem oen oeng oet
ô ôi ôm ôn ông ôp ôt ôc
ơ ơi ơm ơn ơp ơt
u ui um un ung up ut uc ua uôi uôm uôn uông uôt uôc
uê uêch uênh uơ uy uya uych uynh uyn uyt uyp uyu uyên uyêt uân uâng uât uây
ư ưi ưu ưm ưn ưng ưt ưc ưa ươi ươu ươm ươn ương ươp ươt ươc
y yêm yên yêng yêt yêu
";

/// What stands behind "qu".
const BEHIND_QU: &str = "
a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc ân âng ât ây âu e en eo et em
ê ên ênh êt êch êu i in inh it ich y yên yêt ynh yt ych yp ơ ơi ơt ôc
";

static RHYME_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());
static QU_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| BEHIND_QU.split_whitespace().collect());

const VOWELS: &str = "aăâeêioôơuưy";

/// Judges a word in small letters, composed.
pub fn judge(word: &str) -> Verdict {
    let Some(toned) = Toned::of(word) else { return Verdict::Impossible };
    let plain = toned.plain();
    let Some(onset) = onset(&plain) else { return Verdict::Impossible };
    let rhyme = plain.get(onset.len()..).unwrap_or_default();
    let is_stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    let bears = toned.tone.map(|(mark, _)| mark);
    if is_stopped && !matches!(bears, Some('\u{301}' | '\u{323}')) {
        return Verdict::Impossible;
    }
    let Some((_, at)) = toned.tone else { return Verdict::Syllable };
    let vowels = vowels(&toned, onset);
    let right = [Placing::First, Placing::Second].map(|placing| toned.right_place(vowels.clone(), placing));
    if right.contains(&at) {
        return Verdict::Syllable;
    }
    let [first, _] = right;
    Verdict::Misplaced(toned.with_tone_at(first))
}

/// A cheap look: the vowels of oa, oe, uy with a tone on one of them, at the end of a word.
pub fn may_have_two_placings(word: &str) -> bool {
    let mut back = word.chars().rev();
    let (last, before) = (back.next(), back.next());
    // Decomposed letters end with a mark.
    !word.is_ascii()
        && last.is_some_and(|c| "aàáảãạeèéẻẽẹyỳýỷỹỵAÀÁẢÃẠEÈÉẺẼẸYỲÝỶỸỴ\u{300}\u{301}\u{303}\u{309}\u{323}".contains(c))
        && before.is_some_and(|c| "oòóỏõọuùúủũụOÒÓỎÕỌUÙÚỦŨỤaeyAEY\u{300}\u{301}\u{303}\u{309}\u{323}".contains(c))
}

/// A word in small letters, composed, with its tone on the first of oa, oe, uy, as the data have it: "hoà" is "hòa".
pub fn settled(lower: &str) -> Cow<'_, str> {
    // Of the words that both ways are open to, most have it there.
    let may_be_second = lower.ends_with(|c| "àáảãạèéẻẽẹỳýỷỹỵ".contains(c)) && may_have_two_placings(lower);
    match may_be_second.then(|| placing(lower)).flatten() {
        Some((Placing::Second, toned, vowels)) => {
            Cow::Owned(toned.with_tone_at(toned.right_place(vowels, Placing::First)))
        }
        _ => Cow::Borrowed(lower),
    }
}

/// The way in which a word in small letters places its tone, where both are in use: oa, oe, uy at its end.
pub fn placing(word: &str) -> Option<(Placing, Toned, Range<usize>)> {
    let is_one = ["oa", "oe", "uy"].iter().any(|end| super::fold(word).ends_with(end));
    let toned = Toned::of(word).filter(|toned| is_one && toned.tone.is_some())?;
    let plain = toned.plain();
    let vowels = vowels(&toned, onset(&plain)?);
    Some((toned.placing(vowels.clone())?, toned, vowels))
}

/// The vowels that can bear the tone.
fn vowels(toned: &Toned, onset: &str) -> Range<usize> {
    // The i of "gì" is its vowel.
    let own = onset.chars().count();
    let start = if own >= toned.letters.len() { own.saturating_sub(1) } else { own };
    let behind = toned.letters.get(start..).unwrap_or_default();
    let length = behind.iter().position(|letter| !VOWELS.contains(*letter)).unwrap_or(behind.len());
    // "giếng", "gìn": the i belongs to the rhyme.
    if length == 0 && onset == "gi" {
        return 1..2;
    }
    start..start + length
}

/// The onset, where onset and rhyme go together; empty where there is none.
fn onset(plain: &str) -> Option<&'static str> {
    let fits = |onset: &str| {
        let Some(rhyme) = plain.strip_prefix(onset) else { return false };
        match onset {
            "qu" => QU_SET.contains(rhyme),
            // "gì", "gìn", "giếng": one i is written.
            "gi" => {
                RHYME_SET.contains(rhyme) && !rhyme.starts_with('i')
                    || plain.get(1..).is_some_and(|rest| RHYME_SET.contains(rest))
            }
            _ if !RHYME_SET.contains(rhyme) => false,
            "k" | "gh" | "ngh" => rhyme.starts_with(['e', 'ê', 'i', 'y']),
            "c" | "g" | "ng" => !rhyme.starts_with(['e', 'ê', 'i', 'y']) || onset == "g" && rhyme.starts_with('i'),
            "" => !matches!(rhyme, "iêu" | "iêm" | "iên" | "iêng" | "iêt"),
            _ => !matches!(rhyme, "yêm" | "yên" | "yêng" | "yêt" | "yêu"),
        }
    };
    ONSETS.iter().copied().chain([""]).find(|onset| fits(onset))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_settled_where_two_ways_are_open() {
        for (written, right) in [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("uỷ", "ủy"), ("oạ", "ọa")]
        {
            assert_eq!((settled(written), settled(right)), (right.into(), right.into()));
        }
        for word in ["quý", "quả", "của", "loài", "hoàn", "và", "khuỷu", "hoa", "", "à"] {
            assert_eq!(settled(word), word);
        }
    }

    #[test]
    fn what_can_be_a_syllable() {
        let words = "thực hiện nghiêm gì gìn giếng giữ già giặt quốc quyền quý quí quỳnh huỵch khuỷu khuya thuở yêu ý \
                     hoà hòa hoè thuỷ thủy xoong xoòng moóc nghỉ ghi kỹ kĩ uỷ ủy oẳn ngoằn ngoèo khuếch khuyến ước ưu \
                     giêng oanh quạ quờ pin kế của mùa giám gion giường gỉ đoàn khoảnh xuân buýt tuýp suỵt hươu chuối \
                     nghiệm nguyễn soát";
        for word in words.split_whitespace() {
            assert_eq!(judge(word), Verdict::Syllable, "{word}");
        }
    }

    #[test]
    fn what_can_not() {
        for word in ["thưc", "ngiệm", "nghành", "kế\u{300}", "qoán", "thựchiện", "đượ́c", "cể", "nhữg", "càch", "hoạnh̉"]
        {
            assert_eq!(judge(word), Verdict::Impossible, "{word}");
        }
        for (wrong, right) in [("họat", "hoạt"), ("tòan", "toàn"), ("qủa", "quả"), ("gíam", "giám"), ("lọai", "loại")]
        {
            assert_eq!(judge(wrong), Verdict::Misplaced(right.to_owned()), "{wrong}");
        }
    }

    #[test]
    fn both_ways_of_placing_a_tone() {
        let way = |word| placing(word).map(|(way, ..)| way);
        assert_eq!([way("hòa"), way("hoà")], [Some(Placing::First), Some(Placing::Second)]);
        assert_eq!([way("ủy"), way("uỷ")], [Some(Placing::First), Some(Placing::Second)]);
        for word in ["quý", "hoàn", "thoại", "hoa", "của", "quà", "khuyến"] {
            assert_eq!(way(word), None, "{word}");
        }
    }
}
