//! CT007: a number or letter that repeats, or jumps over another: I, II, IV; 1, 1, 2; d), e).

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Finding, Severity};
use crate::document::{ColumnRole, RowKind};
use crate::recognise::{Ordinal, Row, ordinal as ordinal_of};
use crate::rules::places::with_further;
use crate::rules::quoted::quoted;
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::script::{Grid, GridCell, Passage, Role, Script};
use crate::source::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    code: "CT007",
    name: "so-go-tay-nhay",
    summary: ["số thứ tự gõ tay lặp lại hoặc nhảy", "a typed number repeats or jumps"],
    clause: Clause::new("pl1:I.II.6.c"),
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    fix: FixKind::None,
    waivable: true,
    kinds: &[],
    page: page!("CT007"),
    phase: Phase::Script(check),
};

/// From so many breaks of rows on it is the reading that is wrong, and not the text.
const TOO_MANY: usize = 8;

/// What stands between "1." and "1." of one row, at most, in passages.
const NEAR: usize = 12;

/// How far a row is looked after, in passages.
const FAR: usize = 400;

/// So many rows may be open at once; more are no rows.
const MOST_OPEN: usize = 64;

fn check(rule: &Rule, subject: &Subject<'_>, script: &Script, findings: &mut Vec<Finding>) {
    // In a plan the compiler numbers.
    if script.is_plan() {
        return;
    }
    let (mut found, mut foreign) = (Vec::new(), Vec::new());
    for (index, part) in script.parts.iter().enumerate() {
        let subject_words = part.particulars.subject.as_ref().map_or("", |subject| subject.text.as_str());
        // The Điều of an amending act are another act's.
        let amends = subject_words.to_lowercase().contains("sửa đổi");
        let mut rows = Rows { rule, subject, open: Vec::new(), amends, found: Vec::new() };
        let own: Vec<&Passage> = script.of_part(index).collect();
        let quoted = quoted(&own);
        for (at, (passage, quoted)) in own.iter().zip(quoted).enumerate() {
            // Numbers that are quoted are another text's.
            if !quoted && is_of_a_row(passage) {
                rows.passage(&own, at, passage);
            }
        }
        found.extend(rows.found);
        foreign.extend(foreign_letters(subject, &own));
    }
    for grid in &script.grids {
        column(rule, grid, &mut found);
    }
    if let Some(first) = foreign.first() {
        let message = said!("điểm “f)”: sau “e)” là “g)”", "point “f)”: “g)” follows “e)”");
        let finding = rule.finding(*first, message).help(said!(
            "thứ tự điểm theo bảng chữ cái tiếng Việt, không có f, j, w, z",
            "the points are in the order of the Vietnamese alphabet, which has no f, j, w, z"
        ));
        found.push(with_further(finding, &foreign, &said!("ở đây cũng vậy", "here too")));
    }
    if found.len() < TOO_MANY {
        findings.extend(found);
    }
}

/// The points "f)" that stand behind "e)". Without one it may be a translation, or an element of a code.
fn foreign_letters(subject: &Subject<'_>, own: &[&Passage]) -> Vec<Span> {
    let (mut last, mut places) = ("", Vec::new());
    for passage in own {
        if !passage.label.is_empty() {
            let is_letter = matches!(ordinal_of(&passage.label), Some(Ordinal { row: Row::Letter(_), .. }));
            last = if is_letter { passage.label.trim() } else { last };
        } else if last == "e)" && passage.words().starts_with("f) ") {
            places.push(passage.place(0..2, subject.sources));
            last = "";
        }
    }
    places
}

/// Whether the label of a passage is a number of a row of this text.
fn is_of_a_row(passage: &Passage) -> bool {
    const SENTENCE: usize = 30;
    if !matches!(passage.role, Role::Heading(_) | Role::Text(_)) {
        return false;
    }
    let words = passage.words().trim_start();
    // "b. 1) Nguồn vốn": a label of two levels, of which the reader took the first.
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_half = (1..=2).contains(&digits) && words.get(digits..).is_some_and(|rest| rest.starts_with([')', '.']));
    // "(1) đăng ký cho (2) với các nội dung sau": blanks of a form.
    let is_blank = passage.label.starts_with('(') && (words.contains("(2)") || words.contains("(3)"));
    // A translation that stands behind the text.
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    let is_foreign = letters().count() > SENTENCE && letters().all(|c| c.is_ascii());
    !is_half && !is_blank && !is_foreign
}

/// A row that goes on.
struct Open {
    ordinal: Ordinal,
    /// Behind a fault: the number that should have stood there. The row may go on from the one or the other.
    meant: Option<u32>,
    /// Index of the passage among those of its part.
    at: usize,
    /// Whether the row began at its beginning; else its first numbers were lost, and any other may be.
    is_whole: bool,
}

impl Open {
    fn is_followed_by(&self, value: u32) -> bool {
        self.ordinal.value + 1 == value || self.meant.is_some_and(|meant| meant + 1 == value)
    }
}

/// The rows of a part that can go on, the innermost last.
struct Rows<'r> {
    rule: &'r Rule,
    subject: &'r Subject<'r>,
    open: Vec<Open>,
    amends: bool,
    found: Vec<Finding>,
}

impl Rows<'_> {
    fn passage(&mut self, own: &[&Passage], at: usize, passage: &Passage) {
        let Some(ordinal) = ordinal_of(&passage.label) else {
            // A heading without a number: the rows below it are new ones.
            if passage.role.heading().is_some() {
                self.open.retain(|open| matches!(open.ordinal.row, Row::Roman(_) | Row::Article | Row::Division(_)));
            }
            return;
        };
        if self.amends && ordinal.row == Row::Article {
            return;
        }
        if let Row::Division(_) = ordinal.row {
            // Điều go on through chapters, everything else begins anew.
            self.open.retain(|open| matches!(open.ordinal.row, Row::Article | Row::Division(_)));
        }
        if self.open.len() > MOST_OPEN {
            self.open.clear();
        }
        let next =
            self.open.iter().rposition(|open| open.ordinal.row == ordinal.row && open.is_followed_by(ordinal.value));
        if let Some(index) = next {
            let is_whole = self.open.get(index).is_none_or(|open| open.is_whole);
            self.open.truncate(index);
            self.open.push(Open { ordinal, meant: None, at, is_whole });
            return;
        }
        let is_first = ordinal.value == 1 || matches!(ordinal.row, Row::Article | Row::Roman(_) | Row::Division(_));
        let last = self.open.iter().rposition(|open| open.ordinal.row == ordinal.row);
        let Some((index, before)) = last.and_then(|index| Some((index, self.open.get(index)?))) else {
            self.open.push(Open { ordinal, meant: None, at, is_whole: is_first });
            return;
        };
        let between = own.get(before.at.max(at.saturating_sub(FAR))..at).unwrap_or_default();
        let first = own.get(before.at).copied();
        // A list inside an item begins behind a colon; its row is its own.
        let is_loud = |passage: &Passage| !passage.words().chars().any(char::is_lowercase);
        // "8. Origin criterion": a form in another language, whose boxes stand side by side.
        let is_latin = |passage: &Passage| {
            passage.words().is_ascii() && passage.words().contains(|c: char| c.is_ascii_lowercase())
        };
        // "(2) TÊN CƠ QUAN": a note on a blank of a form.
        let is_note = ordinal.row == Row::Bracketed && is_loud(passage);
        let is_nested = between.iter().any(|passage| passage.words().trim_end().ends_with(':'))
            // "1. THÔNG TIN CHUNG" above "1. Tên tổ chức".
            || first.is_some_and(|first| is_loud(first) && !is_loud(passage));
        let (one, two, is_whole) = (before.ordinal.value, ordinal.value, before.is_whole);
        let is_repeated = two == one
            && (two > 1
                || (!is_nested
                    && between.len() <= NEAR
                    && index + 1 == self.open.len()
                    && !matches!(ordinal.row, Row::Roman(_) | Row::Division(_) | Row::Capital)));
        // What stands between "I." and "III." of a document's own headings has no other "II."; nor has a list of points
        // between "5." and "7.", where these are headings.
        let is_in_points = || {
            let inner = self.open.get(index + 1..).unwrap_or_default();
            matches!(ordinal.row, Row::Number(_)) && inner.iter().all(|open| matches!(open.ordinal.row, Row::Letter(_)))
        };
        let are_outermost = (matches!(ordinal.row, Row::Roman(_)) && passage.role == Role::Heading(1)
            || is_in_points())
            && first.is_some_and(|first| first.role == passage.role && passage.role.heading().is_some());
        let is_inner = is_nested && index + 1 < self.open.len() && !are_outermost;
        let is_jump = (one + 2..=one + 3).contains(&two) && !is_inner;
        // "đ)", "d)", "e)": the row goes on as if the one in between weren't there.
        let resumes = || {
            let next = own
                .get(at + 1..)
                .unwrap_or_default()
                .iter()
                .take(FAR)
                .find_map(|passage| ordinal_of(&passage.label).filter(|next| next.row == ordinal.row));
            next.is_some_and(|next| next.value == one + 1)
        };
        let is_back = two > 1 && two + 1 == one && !is_nested && resumes();
        let place = passage.label_place(self.subject.sources);
        let label = passage.label.trim_end_matches([':', '-']);
        let before_label = first.map_or("", |first| first.label.as_str());
        // Cells of a table that lost its lines have numbers of their own.
        let is_cells = between.iter().filter(|passage| is_cell(passage)).count() >= CELLS;
        let finding = if is_cells || !is_whole || is_note || (is_latin(passage) && first.is_some_and(is_latin)) {
            None
        } else if is_back {
            let message = said!("sau “{before_label}” lại là “{label}”", "“{label}” follows “{before_label}”");
            Some(self.rule.finding(place, message))
        } else if is_repeated {
            Some(self.rule.finding(place, said!("“{label}” lặp lại", "“{label}” stands twice")))
        } else if is_jump {
            let missing: Vec<String> = (one + 1..two).map(|value| ordinal.sibling(value)).collect();
            // "… 2. Yêu cầu" inside a paragraph: the label is there, its line is lost.
            let is_there = between.iter().any(|passage| missing.iter().any(|label| holds(passage.words(), label)));
            let missing = missing.join("”, “");
            (!is_there).then(|| {
                let help = match ordinal.row {
                    Row::Letter(_) if missing.starts_with('đ') => said!(
                        "sau “d” là “đ”: thứ tự điểm theo bảng chữ cái tiếng Việt",
                        "“đ” follows “d”: the points are in the order of the Vietnamese alphabet"
                    ),
                    _ => said!("đánh số lại, hoặc tìm mục bị mất", "number anew, or look for what is lost"),
                };
                self.rule
                    .finding(
                        place,
                        said!(
                            "sau “{before_label}” là “{label}”: thiếu “{missing}”",
                            "“{label}” follows “{before_label}”: “{missing}” is missing"
                        ),
                    )
                    .help(help)
            })
        } else {
            None
        };
        if let Some(finding) = finding {
            let finding = match first {
                Some(first) => finding.related(
                    first.label_place(self.subject.sources),
                    said!("“{before_label}” ở đây", "“{before_label}” is here"),
                ),
                None => finding,
            };
            self.found.push(finding);
            if is_back {
                return;
            }
            self.open.truncate(index);
            self.open.push(Open { ordinal, meant: Some(one + 1), at, is_whole });
            return;
        }
        self.open.push(Open { ordinal, meant: None, at, is_whole: is_first });
    }
}

/// So many cells between two numbers say that a table stands there.
const CELLS: usize = 5;

/// "Bước 1", "0,5 ngày", "Sở Tài chính": a line without a number and without an end.
fn is_cell(passage: &Passage) -> bool {
    const LONGEST: usize = 50;
    let words = passage.words().trim_end();
    passage.label.is_empty()
        && words.chars().count() <= LONGEST
        && !words.ends_with(['.', ';', ':', ','])
        && matches!(passage.role, Role::Text(_) | Role::TableText | Role::Caption | Role::Stray)
}

/// Whether a label stands in a text, not inside a word or a longer number. "7a, 7b. Chức vụ" holds "7.".
fn holds(words: &str, label: &str) -> bool {
    let stem = label.trim_end_matches(|c: char| !c.is_alphanumeric());
    let behind = words.trim_start().strip_prefix(stem).filter(|_| stem.bytes().all(|b| b.is_ascii_digit()));
    if behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_lowercase())) {
        return true;
    }
    words.match_indices(label).any(|(at, _)| {
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '.' && c != '/')
    })
}

/// The numbers of a table's rows. Equal ranks are no fault: 79, 79, 81.
fn column(rule: &Rule, grid: &Grid, found: &mut Vec<Finding>) {
    let Some(column) = grid.column(ColumnRole::Number) else { return };
    let content = grid.column(ColumnRole::Content).unwrap_or(column + 1);
    let is_ranking = grid.columns.iter().any(|column| {
        let name = column.name.to_lowercase();
        ["hạng", "điểm"].iter().any(|word| name.contains(word))
    });
    if is_ranking {
        return;
    }
    let mut numbered: Vec<(u32, &GridCell, &str)> = Vec::new();
    // Indices into `numbered` before which a section of the table begins: "A", "II", a name across the columns.
    let mut begins = Vec::new();
    for row in &grid.rows {
        let Some(cell) = row.cell(column) else { continue };
        match cell.printed.trim().trim_end_matches('.').parse() {
            Ok(number) if row.kind == RowKind::Item => {
                let words = row.cell(content).map_or("", |cell| cell.printed.as_str());
                numbered.push((number, cell, words));
            }
            Err(_) if !cell.printed.trim().is_empty() => begins.push(numbered.len()),
            _ => {}
        }
    }
    // Rows of tasks have no ranks.
    let is_tasks = [ColumnRole::Lead, ColumnRole::Support, ColumnRole::Deadline, ColumnRole::Product]
        .iter()
        .any(|role| grid.column(*role).is_some());
    for (index, pair) in numbered.windows(2).enumerate() {
        let [(one, first, words), (two, second, other)] = pair else { continue };
        let after = numbered.get(index + 2).map(|(number, _, _)| *number);
        // A cell that covers two rows is printed in both by some converters.
        let is_spread = words.trim() == other.trim() || other.trim().is_empty();
        let is_rank = !is_tasks && after.is_some_and(|after| after == two + 2);
        let is_begun = *two == 1 && begins.contains(&(index + 1));
        if one == two && !is_spread && !is_rank && !is_begun {
            found.push(
                rule.finding(
                    second.span,
                    said!("số thứ tự “{two}” lặp lại trong bảng", "number “{two}” stands twice in the table"),
                )
                .related(first.span, said!("“{one}” ở đây", "“{one}” is here")),
            );
        }
    }
}
