//! CV013: text of another office left in: a commune's plan in which somebody advises the district's committee.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::recognise::agency::Unit;
use crate::recognise::{FoundIn, Level, LocalBody, UNIT_WORDS, Words, is_merged_into};
use crate::rules::places::with_each;
use crate::rules::rule::page;
use crate::rules::sentence::sentence_start;
use crate::rules::told::Told;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;
use crate::vietnamese::words_folded;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CV013",
    name: "lan-van-ban-khac",
    summary: ["còn câu chữ của văn bản cơ quan khác, cấp khác", "text of another office or level left in"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CV013"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let Some(own) = script.own_unit() else { return };
    let told = Told::before(rule, findings);
    let mut found = Found::default();
    let mut about_money = false;
    for it in subject.passages() {
        let FoundIn { passage, words, .. } = it;
        if passage.role.heading().is_some_and(|level| level <= 2) {
            about_money = words_folded(passage.words()).contains(&words_folded("kinh phí"));
        }
        if !passage.role.is_running() || !may_name_a_unit(passage.words()) {
            continue;
        }
        let mut text = Text { passage, words, units: it.units(), own: &own, subject, told: &told, found: &mut found };
        text.advises();
        if about_money {
            text.pays();
        }
        text.rules_over();
        text.names_another();
    }
    found.report(rule, &own, findings);
}

/// Whether a passage names a unit in small letters: where all are capitals, it is a line of the form.
fn may_name_a_unit(text: &str) -> bool {
    UNIT_WORDS.iter().any(|unit| unit.level.is_some() && text.contains(unit.word))
}

/// The places, by what is wrong; each with its words.
#[derive(Default)]
struct Found {
    advises: Vec<(Span, String, String)>,
    pays: Vec<(Span, String)>,
    rules_over: Vec<(Span, String)>,
    names_another: Vec<(Span, String)>,
}

/// A passage, its words and the units that it names.
struct Text<'a, 'f> {
    passage: &'a Passage,
    words: &'a Words<'a>,
    units: &'a [Unit],
    own: &'a Unit,
    subject: &'a Subject<'a>,
    told: &'a Told,
    found: &'f mut Found,
}

impl Text<'_, '_> {
    fn is(&self, index: usize, wanted: &[&str]) -> bool {
        self.words.get(index).is_some_and(|word| wanted.iter().any(|wanted| word.is(wanted)))
    }

    /// The place and the words from the word `first` to the end of `unit`.
    fn from(&self, first: usize, unit: &Unit) -> (Span, String) {
        let start = self.words.get(first).map_or(unit.range.start, |word| word.start);
        let range = start..unit.range.end;
        let text = self.words.text().get(range.clone()).unwrap_or_default().to_owned();
        (self.passage.place(range, self.subject.sources), text)
    }

    /// The first word of the sentence in which the word `index` stands.
    fn sentence_start(&self, index: usize) -> usize {
        let at = self.words.get(index).map_or(0, |word| word.start);
        self.words.first_from(sentence_start(self.words.text(), at))
    }

    /// "tham mưu UBND huyện": who advises a committee belongs to its office, or to the one above.
    fn advises(&mut self) {
        const BETWEEN: [&str; 14] =
            ["giúp", "cho", "với", "đề", "xuất", "lãnh", "đạo", "chủ", "tịch", "thường", "trực", "và", "kịp", "thời"];
        for unit in self.units.iter().filter(|unit| unit.body.is_some() && !unit.is_general) {
            if unit.level <= self.own.level {
                continue;
            }
            let mut at = unit.words.start;
            while at > 0 && at + 7 > unit.words.start && self.is(at - 1, &BETWEEN) {
                at -= 1;
            }
            let Some(first) = at.checked_sub(2) else { continue };
            let joins = |gap: &str| gap.is_empty() || gap == ",";
            let is_one = (first + 1..=unit.words.start).all(|index| joins(self.words.gap_before(index)));
            if !is_one || !self.words.are(first, &["tham", "mưu"]) {
                continue;
            }
            let place = self.passage.place(unit.range.clone(), self.subject.sources);
            if !self.is_others_duty(first) && !self.told.has(place) {
                let (span, text) = self.from(first, unit);
                let body = self.words.text().get(unit.range.clone()).unwrap_or_default();
                self.found.advises.push((span, text, body.to_owned()));
            }
        }
    }

    /// Whether the sentence asks another office to do it: "đề nghị Phòng Nội vụ …", "phối hợp với Sở …".
    fn is_others_duty(&self, verb: usize) -> bool {
        let start = self.sentence_start(verb);
        (start..verb).any(|index| {
            let asks = self.words.are(index, &["đề", "nghị"]) || self.words.are(index, &["kiến", "nghị"]);
            let with = self.words.are(index, &["với"]) && self.is(index + 1, &["phòng", "sở", "văn"]);
            // "Sở Nội vụ tham mưu UBND tỉnh" in a district's text: it is that of the province.
            let is_theirs =
                self.own.level == Level::District && self.words.get(index).is_some_and(|w| w.written == "Sở");
            asks || with || is_theirs
        })
    }

    /// "kinh phí thực hiện … kế hoạch cải cách hành chính của huyện" in a commune's section on money.
    fn pays(&mut self) {
        const PLANS: [&str; 5] = ["hoạch", "trình", "án", "vụ", "chính"];
        const THEIRS: [&str; 12] =
            ["theo", "căn", "ngân", "hỗ", "trợ", "quỹ", "hướng", "giao", "quy", "cấp", "hợp", "quyết"];
        let starts = ["Kinh phí", "Nguồn kinh phí", "Khuyến khích", "Huy động"];
        if !starts.iter().any(|start| self.words.text().trim_start().starts_with(start)) {
            return;
        }
        for unit in self.units.iter().filter(|unit| unit.body.is_none() && !unit.is_general && unit.name.is_none()) {
            let Some(of) = unit.words.start.checked_sub(1).filter(|of| self.is(*of, &["của"])) else { continue };
            let first = of.saturating_sub(8).max(self.sentence_start(of));
            if unit.level > self.own.level
                && self.is(of.saturating_sub(1), &PLANS)
                && (first..of).any(|index| self.words.are(index, &["kế", "hoạch"]))
                && !(first..of).any(|index| self.is(index, &THEIRS))
            {
                self.found.pays.push(self.from(of, unit));
            }
        }
    }

    /// "Ban hành Kế hoạch giao quyền tự chủ cho các đơn vị sự nghiệp cấp huyện" in a commune's plan.
    fn rules_over(&mut self) {
        let begins = ["Ban hành ", "Giao ", "Xây dựng ", "Phê duyệt "];
        let text = self.words.text().trim_start();
        let is_task = matches!(self.passage.role, Role::Text(_) | Role::Cell { .. });
        if !is_task || self.own.level != Level::Commune || !begins.iter().any(|begin| text.starts_with(begin)) {
            return;
        }
        // What carries out, fits or cites another's act is about theirs.
        const THEIRS: [&str; 12] = [
            "theo",
            "số",
            "của",
            "thực hiện Kế",
            "triển khai",
            "gửi",
            "báo cáo",
            "phù hợp",
            "trình",
            "cấp xã",
            "xã",
            "đề nghị",
        ];
        let sentence = text.split(['.', ';', '\n']).next().unwrap_or(text);
        for unit in self.units.iter().filter(|unit| unit.body.is_none() && unit.level > self.own.level) {
            let Some(before) = self.words.text().get(..unit.range.start) else { continue };
            if before.trim_start().len() > sentence.len() {
                continue;
            }
            let is_over = unit.is_general && before.trim_end().ends_with("cấp")
                || before.trim_end().ends_with("trên địa bàn") && unit.name.is_some();
            let is_theirs = THEIRS.iter().any(|words| sentence.contains(words) && *words != "của")
                || before.contains("của UBND")
                || before.contains("của Ủy ban");
            if is_over && !is_theirs {
                let first = unit.words.start.saturating_sub(if unit.is_general { 1 } else { 3 });
                self.found.rules_over.push(self.from(first, unit));
            }
        }
    }

    /// "trên địa bàn xã Y", "UBND xã Y ban hành", "báo cáo UBND xã Y" where the text is xã X's.
    fn names_another(&mut self) {
        let Some(own) = self.own.name.as_deref().map(words_folded) else { return };
        for (number, unit) in self.units.iter().enumerate() {
            let Some(name) = unit.name.as_deref().filter(|_| unit.level == self.own.level && !unit.is_general) else {
                continue;
            };
            // OCR and hyphens cut names short: one that begins like the own is the own.
            let name = words_folded(name);
            if name.starts_with(&own) || own.starts_with(&name) {
                continue;
            }
            // The new province has the areas of those that it was made of.
            if self.own.level == Level::Province && is_merged_into(&name, &own) {
                continue;
            }
            let start = unit.words.start;
            let is_area = unit.body.is_none() && start >= 3 && self.words.are(start - 3, &["trên", "địa", "bàn"]);
            let acts = ["ban", "xây", "yêu", "giao", "chỉ", "triển"];
            let is_acting = unit.body == Some(LocalBody::Committee)
                && self.words.is_joined(unit.words.end)
                && self.is(unit.words.end, &acts)
                && self.is(unit.words.end + 1, &["hành", "dựng", "cầu", "cho", "đạo", "khai"])
                && !(start > 0 && self.is(start - 1, &["của", "do", "được"]));
            // An office answers to its own committee.
            let answers = [["báo", "cáo"], ["tham", "mưu"]];
            let is_told = unit.body == Some(LocalBody::Committee)
                && start >= 2
                && self.words.is_joined(start - 1)
                && self.words.is_joined(start)
                && answers.iter().any(|verb| self.words.are(start - 2, verb));
            let behind = self.words.text().get(unit.range.end..).unwrap_or_default().trim_start();
            let is_past = ["(cũ", "cũ", "trước"].iter().any(|word| behind.starts_with(word));
            // "trên địa bàn xã A, xã B": a list of places.
            let is_listed = self.units.get(number + 1).is_some_and(|next| {
                next.level == unit.level && next.name.is_some() && next.words.start <= unit.words.end + 1
            }) || behind
                .strip_prefix([',', ';'])
                .or_else(|| behind.strip_prefix("và "))
                .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase));
            if (is_area || is_acting || is_told)
                && !is_past
                && !is_listed
                && !self.is_cited(start)
                && !self.is_theirs(number)
            {
                let first = if is_area { start - 3 } else { start };
                self.found.names_another.push(self.from(first, unit));
            }
        }
    }

    /// Whether the sentence is about the other's own act: "của HĐND tỉnh B ban hành … trên địa bàn tỉnh B".
    fn is_theirs(&self, number: usize) -> bool {
        let Some(unit) = self.units.get(number) else { return false };
        let start = self.sentence_start(unit.words.start);
        // "của HĐND tỉnh B Ban hành": a capital behind a name seems to belong to it.
        let is_one =
            |other: &Unit| other.name.as_deref().zip(unit.name.as_deref()).is_some_and(|(a, b)| a.starts_with(b));
        let before = self.units.get(..number).unwrap_or_default();
        before.iter().rev().take_while(|other| other.words.start >= start).any(|other| {
            let is_of = other.words.start.checked_sub(1).is_some_and(|of| self.is(of, &["của", "do"]));
            other.body.is_some() && other.level == unit.level && is_one(other) && is_of
        })
    }

    /// Whether the words before are the title of an act of somebody else: "Kế hoạch số 03/KH-UBND … của …".
    fn is_cited(&self, index: usize) -> bool {
        let start = self.sentence_start(index);
        let is_figure = |at: usize| self.words.get(at).is_some_and(|word| word.is_figure());
        (start..index).any(|at| {
            let is_dated = self.is(at, &["ngày"]) && (at + 1..at + 4).all(is_figure);
            (self.is(at, &["số"]) && is_figure(at + 1)) || (is_dated && self.is(at + 4, &["của", "về"]))
        })
    }
}

impl Found {
    fn report(self, rule: &Rule, own: &Unit, findings: &mut Vec<Finding>) {
        let word = own.word.as_str();
        let here = |place: Span| (place, said!("chỗ này cũng vậy", "here too"));
        if let Some((first, text, body)) = self.advises.first() {
            let finding = rule
                .finding(
                    *first,
                    said!(
                        "“{text}” trong văn bản của UBND {word}",
                        "“{text}” (advises) in a text of the committee of a {word}"
                    ),
                )
                .help(said!(
                    "bộ phận của {word} tham mưu cho UBND {word}: thay “{body}” bằng “UBND {word}”, hoặc viết “báo cáo {body}” nếu đó là việc gửi lên cấp trên",
                    "an office of the {word} advises the {word}'s committee: write “UBND {word}” for “{body}”, or “báo cáo {body}” where something is sent up"
                ));
            findings.push(with_each(finding, self.advises.iter().map(|(span, ..)| here(*span))));
        }
        if let Some((first, text)) = self.pays.first() {
            let finding = rule
                .finding(
                    *first,
                    said!(
                        "kinh phí cho kế hoạch “{text}” trong văn bản của {word}",
                        "money for a plan “{text}” in a text of a {word}"
                    ),
                )
                .help(said!(
                    "thay bằng “của {word}”, hoặc nêu rõ ngân sách của cấp nào chi cho việc của {word}",
                    "write “của {word}”, or say whose budget pays for the {word}'s work"
                ));
            findings.push(with_each(finding, self.pays.iter().map(|(span, _)| here(*span))));
        }
        if let Some((first, text)) = self.rules_over.first() {
            let finding = rule
                .finding(
                    *first,
                    said!(
                        "nhiệm vụ “{text}” trong kế hoạch của {word}: vượt thẩm quyền",
                        "a task “{text}” in a plan of a {word}: beyond its powers"
                    ),
                )
                .confidence(Confidence::Possible)
                .help(said!(
                    "thay bằng đơn vị của {word}, hoặc bỏ nhiệm vụ này nếu nó còn sót từ kế hoạch của cấp trên",
                    "name the {word}'s own, or drop the task if it is left over from the plan of the level above"
                ));
            findings.push(with_each(finding, self.rules_over.iter().map(|(span, _)| here(*span))));
        }
        if let Some((first, text)) = self.names_another.first() {
            let own = own.name.as_deref().map(as_a_name).unwrap_or_default();
            let finding = rule
                .finding(*first, said!("“{text}” trong văn bản của {word} {own}", "“{text}” in a text of {word} {own}"))
                .help(said!(
                    "thay bằng “{word} {own}” nếu câu này lấy từ văn bản của nơi khác",
                    "write “{word} {own}” if the sentence comes from another office's text"
                ));
            findings.push(with_each(finding, self.names_another.iter().map(|(span, _)| here(*span))));
        }
    }
}

/// A name in capitals, as it stands in a sentence: "AN BÌNH" → "An Bình".
fn as_a_name(name: &str) -> String {
    let syllables = name.split(' ').map(|syllable| {
        let mut letters = syllable.chars();
        let first: String = letters.next().map(char::to_uppercase).into_iter().flatten().collect();
        first + &letters.as_str().to_lowercase()
    });
    syllables.collect::<Vec<_>>().join(" ")
}
