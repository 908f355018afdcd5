//! TC007: a Điều, Mục or Phụ lục of this text that isn't there; recipients “Như Điều n” of a foreign text.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::PartKind;
use crate::recognise::{
    Form, FoundIn, InnerDivision, InnerReference, Mention, Ordinal, Owner, Row, as_in_articles, inner_references,
    ordinal, says_who_executes,
};
use crate::rules::quoted::quoted;
use crate::rules::rule::page;
use crate::rules::sentence::sentence_start;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "TC007",
    name: "dan-chieu-trong-van-ban-sai",
    summary: ["dẫn chiếu tới phần không có trong văn bản", "a reference to a part that the text doesn't have"],
    clause: Clause::new("thuc-hanh"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("TC007"),
    phase: Phase::Script(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let parts: Vec<Held> = (0..script.parts.len()).map(|index| Held::of(script, index)).collect();
    for passage in script.passages.iter().filter(|passage| passage.role.is_running()) {
        for reference in inner_references(passage.words()) {
            let Some(owner) = owner(script, passage.part, &reference) else { continue };
            let Some(held) = parts.get(owner) else { continue };
            let (row, has, count) = match reference.division {
                InnerDivision::Article => ("Điều", held.articles.contains(&reference.number), held.articles.len()),
                InnerDivision::Section => ("Mục", held.sections.contains(&reference.number), held.sections.len()),
            };
            // A text without any was read badly, or is cut.
            if has || count < 2 {
                continue;
            }
            let words = passage.words().get(reference.range.clone()).unwrap_or_default().to_owned();
            let place = passage.place(reference.range, subject.sources);
            let noun = if row == "Mục" { "mục" } else { "điều" };
            findings.push(rule.finding(
                place,
                said!("văn bản không có “{words}”: chỉ có {count} {noun}", "the text has no “{words}”: it has {count}"),
            ));
        }
    }
    // In a plan typed appendices and articles are TC003's and TC005's.
    if !script.is_plan() {
        appendices(rule, subject, script, findings);
        recipients(rule, subject, script, &parts, findings);
    }
}

/// What a part is divided into.
struct Held {
    articles: Vec<u32>,
    sections: Vec<u32>,
}

impl Held {
    fn of(script: &Script, part: usize) -> Self {
        let mut held = Self { articles: Vec::new(), sections: Vec::new() };
        for passage in script.of_part(part) {
            if !matches!(passage.role, Role::Heading(_) | Role::Text(_)) {
                continue;
            }
            match ordinal(&passage.label) {
                Some(Ordinal { row: Row::Article, value }) => held.articles.push(value),
                Some(Ordinal { row: Row::Roman(_), value }) => held.sections.push(value),
                _ => {}
            }
        }
        held
    }
}

/// The part that a reference points into: "Điều 2 Quyết định này" the decision, "Mục V nêu trên" its own.
fn owner(script: &Script, own: usize, reference: &InnerReference) -> Option<usize> {
    let Some(kind) = &reference.kind else { return Some(own) };
    script.parts.iter().position(|part| part.particulars.kind.as_deref() == Some(kind.as_str()))
}

/// Appendices that a foreign text names and doesn't have.
fn appendices(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    let named = subject.passages().filter(|it| it.passage.role == Role::AppendixLabel).flat_map(|it| it.mentions());
    // "Phụ lục XIII Cắt giảm thủ tục hành chính": a label that stands on the line of its title.
    let titled = subject.passages().filter_map(|it| {
        let is_label =
            |first: &&Mention| first.range.start == 0 && first.form == Form::Numbered && first.owner != Owner::Another;
        let first = it.mentions().first().filter(is_label)?;
        let title = it.passage.words().get(first.range.end..)?.trim_start();
        title.starts_with(char::is_uppercase).then_some(first)
    });
    let mut known: Vec<usize> = named.flat_map(|mention| &mention.numbers).copied().collect();
    known.sort_unstable();
    known.dedup();
    let titled: Vec<usize> = titled.flat_map(|mention| &mention.numbers).copied().collect();
    let has_appendix = script.parts.iter().any(|part| part.kind == PartKind::Appendix);
    // Lists and tables behind the signature may be the appendix, under another name.
    let last = script.passages.iter().rfind(|passage| passage.role != Role::Stray);
    let ends_with_signature =
        last.is_some_and(|last| matches!(last.role, Role::SignerName | Role::SignatureAuthority | Role::Recipient));
    let mut absent: Vec<(Span, String)> = Vec::new();
    let all: Vec<&Passage> = script.passages.iter().collect();
    for (it, quoted) in subject.passages().zip(quoted(&all)) {
        let passage = it.passage;
        // What is quoted, what a form inside an appendix names, and what an amending clause changes, is another text's.
        if quoted || !(passage.role.is_running() || passage.role == Role::AttachedTo) {
            continue;
        }
        let lower = passage.words().to_lowercase();
        let amends = ["sửa đổi", "bổ sung", "điều chỉnh", "thay thế"].iter().any(|verb| lower.starts_with(verb));
        if !lower.contains("phụ lục") || amends || is_in_appendix(script, passage.part) {
            continue;
        }
        for mention in it.mentions() {
            let is_own = mention.owner == Owner::This;
            let words = passage.words().get(mention.range.clone()).unwrap_or_default().to_owned();
            let place = passage.place(mention.range.clone(), subject.sources);
            let wrong = mention.numbers.iter().find(|number| !known.contains(number) && !titled.contains(number));
            // The second may have got lost, unless the text says that both are attached; a cell may name another act's.
            let is_cell = matches!(passage.role, Role::Cell { .. });
            let is_listed = known.len() > 1 && !is_cell || (!known.is_empty() && is_attached(passage.words(), mention));
            if is_own
                && is_listed
                && let Some(number) = wrong
            {
                let count = known.len();
                findings.push(rule.finding(
                    place,
                    said!(
                        "không có Phụ lục {number}; văn bản có {count} phụ lục",
                        "there is no Phụ lục {number}; the text has {count} appendices"
                    ),
                ));
            } else if is_own
                && !has_appendix
                && ends_with_signature
                && is_attached(passage.words(), mention)
                && !is_with_an_act(it, mention)
            {
                absent.push((place, words));
            }
        }
    }
    if let Some((place, words)) = absent.first().cloned() {
        let mut finding = rule
            .finding(place, said!("“{words}” không có trong văn bản", "“{words}” isn't in the text"))
            .label(said!("văn bản không có phụ lục nào", "the text has no appendix"))
            .help(said!("kèm phụ lục, hoặc bỏ dẫn chiếu", "attach it, or drop the reference"));
        for (place, words) in absent.into_iter().skip(1) {
            finding = finding.related(place, said!("“{words}” cũng không có", "nor is “{words}”"));
        }
        findings.push(finding);
    }
}

/// Whether the words say that what they name is attached to this text.
fn is_attached(words: &str, mention: &Mention) -> bool {
    let from = mention.range.start;
    let behind: String = words.get(from..).unwrap_or_default().chars().take(60).collect::<String>().to_lowercase();
    mention.form == Form::Attached || behind.contains("kèm theo") || behind.contains("đính kèm")
}

/// "Nghị quyết số 204/2025/QH15 ngày … và các Phụ lục ban hành kèm theo": the act's.
fn is_with_an_act(it: FoundIn<'_>, mention: &Mention) -> bool {
    let (words, at) = (it.passage.words(), mention.range.start);
    let begins = sentence_start(words, at);
    let before = words.get(begins..at).unwrap_or_default().trim_end();
    let joint = before.strip_suffix("các").unwrap_or(before).trim_end();
    joint.ends_with(" và") && it.cited().iter().any(|act| act.range.start >= begins && act.end <= at)
}

/// Whether a part is an appendix: a decision in it is a form to be filled in.
fn is_in_appendix(script: &Script, part: usize) -> bool {
    script.parts.get(part).is_some_and(|part| part.kind == PartKind::Appendix)
}

/// Whether a part is a form to be filled in, as those that a decree prints one behind the other.
fn is_form(script: &Script, part: usize) -> bool {
    const BLANKS: usize = 3;
    let blanks = script.of_part(part).filter(|passage| {
        let words = passage.words();
        words.contains("....") || words.contains("……") || words.contains("____")
    });
    is_in_appendix(script, part) || blanks.take(BLANKS).count() == BLANKS
}

/// “Như Điều 3” of a foreign decision.
fn recipients(rule: &Rule, subject: &Subject<'_>, script: &Script, parts: &[Held], findings: &mut Vec<Finding>) {
    for passage in script.passages.iter().filter(|passage| passage.role == Role::Recipient) {
        let Some(named) = as_in_articles(passage.words()).filter(|_| !is_form(script, passage.part)) else { continue };
        let Some(held) = parts.get(passage.part).filter(|held| !held.articles.is_empty()) else { continue };
        let place = passage.place(named.range.clone(), subject.sources);
        if let Some(missing) = named.numbers.iter().find(|number| !held.articles.contains(number)) {
            let count = held.articles.len();
            let is_inside = held.articles.iter().any(|number| number > missing);
            let message = if is_inside {
                said!("văn bản không có Điều {missing}", "the text has no Điều {missing}")
            } else {
                said!(
                    "không có Điều {missing}; văn bản có {count} điều",
                    "there is no Điều {missing}; the text has {count}"
                )
            };
            findings.push(rule.finding(place, message));
            continue;
        }
        // "Các thành viên tại Điều 1 chịu trách nhiệm thi hành": they stand in the article that is named.
        // So does one of a resolution that is headed "Tổ chức thực hiện".
        let names_members = script.of_part(passage.part).any(|other| {
            let words = other.words().to_lowercase();
            let is_named =
                ordinal(&other.label).is_some_and(|it| it.row == Row::Article && named.numbers.contains(&it.value));
            is_named && words.starts_with("tổ chức thực hiện")
                || says_who_executes(&words)
                    && (words.contains("thành viên")
                        || named.numbers.iter().any(|number| words.contains(&format!("tại điều {number}"))))
        });
        let mut article = None;
        let above = script.of_part(passage.part).take_while(|other| other.span != passage.span);
        let executing: Vec<(u32, Span)> = above
            .filter_map(|passage| {
                if let Some(Ordinal { row: Row::Article, value }) = ordinal(&passage.label) {
                    article = Some((value, passage.span));
                }
                article.filter(|_| passage.role.is_text() && says_who_executes(passage.words()))
            })
            .collect();
        // "Giám đốc Sở X có trách nhiệm hướng dẫn thực hiện" may stand before "… chịu trách nhiệm thi hành".
        let Some((executing, span)) = executing
            .last()
            .copied()
            .filter(|_| !names_members && !executing.iter().any(|(number, _)| named.numbers.contains(number)))
        else {
            continue;
        };
        let number = named.numbers.first().copied().unwrap_or_default();
        findings.push(
            rule.finding(
                place,
                said!(
                    "Điều {number} không phải điều ghi trách nhiệm thi hành",
                    "Điều {number} isn't the one that says who executes the document"
                ),
            )
            .related(span, said!("trách nhiệm thi hành ghi ở đây", "who executes it stands here"))
            .help(said!("viết “Như Điều {executing}”", "write “Như Điều {executing}”")),
        );
    }
}
