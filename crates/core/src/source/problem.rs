//! What is wrong with the source itself, as data. The rules of the family NG report it.

use super::{FileError, Span};
use crate::decree::{Choice, Scheme, Unit};
use crate::measure::FontFault;

/// Something in the source that isn't as the format wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Span,
    /// What.
    pub fault: Fault,
}

/// The kinds of [`Problem`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A file or folder can't be read.
    Unreadable {
        /// Its path, as messages print it.
        path: String,
        /// Why.
        error: FileError,
    },
    /// A file isn't UTF-8; the span is the first byte that isn't.
    NotUtf8,
    /// A file is UTF-16, as some editors save "Unicode".
    Utf16,
    /// A control character.
    Control(char),
    /// A file's text isn't in NFC; the span is the first such word.
    NotNfc {
        /// Every such word, with its letters composed.
        words: Vec<(Span, String)>,
    },
    /// The TOML parser's own words.
    TomlSyntax(String),
    /// A number with a leading zero, unquoted.
    LeadingZero,
    /// A date written 31/12/2024, unquoted.
    UnquotedDate,
    /// A date written 2024-02-31: no such day, or a part with too few digits.
    ImpossibleDate,
    /// Quotation marks as Word writes them.
    CurlyQuotes,
    /// A key that the format doesn't know.
    UnknownKey {
        /// The key.
        key: String,
        /// The table's path, empty at the top.
        table: String,
        /// Known keys of that table, nearest first, where one is near.
        near: Vec<String>,
        /// All known keys of that table.
        known: Vec<String>,
    },
    /// A value of the wrong type or form.
    WrongValue {
        /// The key's path.
        key: String,
        /// What the format wants.
        wanted: Wanted,
    },
    /// A key that has to be there.
    MissingKey {
        /// The key's path.
        key: String,
    },
    /// Markdown that can't be set.
    Markdown(Construct),
    /// A file or folder whose text would not be in the document.
    Unused {
        /// Its path, as messages print it.
        path: String,
    },
    /// A section file that isn't built as one.
    SectionFile(SectionFault),
    /// An id that stands twice.
    DuplicateId {
        /// The id.
        id: String,
        /// Where it stands first.
        first: Span,
    },
    /// A heading at a level that the numbering scheme doesn't allow there.
    Level {
        /// The heading's level in the scheme, from 1.
        level: u8,
        /// The level above it; 0 at the top.
        under: u8,
        /// How many "#" more than its level a heading has: 1 in an appendix, whose "#" is its title.
        shift: u8,
        /// The scheme.
        scheme: &'static Scheme,
    },
    /// A key that this document can't have.
    Forbidden {
        /// The key's path.
        key: String,
        /// The table because of which.
        because: &'static str,
    },
    /// A cell that another one covers, or that covers more than there is.
    Span(SpanFault),
    /// Two columns of a table with one id, or a table without columns.
    Columns(ColumnFault),
    /// A choice of the office that the decree doesn't allow.
    OutOfRange {
        /// Which.
        choice: Choice,
    },
    /// The agency's column of the header leaves Quốc hiệu less than a line.
    IssuerColumnTooWide {
        /// The most that it may be with these margins and sizes, whole mm.
        most: u32,
    },
    /// A font file of the office that can't be used.
    Font(FontFault),
    /// A list whose first number continues nothing, or two rows.
    ListStart {
        /// The typed number.
        start: u64,
        /// What it could continue; none or two.
        readings: ListReadings,
    },
}

/// How merged cells fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanFault {
    /// A cell is given that a merged one covers.
    Overlap {
        /// The column's id.
        column: String,
        /// The cell that covers it.
        by: Span,
    },
    /// A merged cell reaches beyond the last column.
    BeyondColumns {
        /// How many columns are left.
        left: usize,
    },
    /// A merged cell reaches beyond the last row of its group.
    BeyondRows {
        /// How many rows are left.
        left: usize,
    },
}

/// How the columns of a table fail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnFault {
    /// No `[[cot]]`.
    None,
    /// An id that stands twice, or that a row needs for itself (`ma`, `cung-tt`, `viec`, `nhom`).
    Taken {
        /// The id.
        id: String,
    },
    /// A second column with `vai = "tt"`.
    SecondNumber,
    /// `nguon`, which a later version reads.
    Reserved,
}

/// What a list's first number could continue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListReadings {
    /// Nothing stands at the number before it; the number that would continue the open row.
    Nothing {
        /// The next number of the open row.
        next: u64,
    },
    /// The list before it, and the heading's own counter.
    Both,
    /// Lists don't go deeper here.
    TooDeep,
    /// It stands in the opening or the closing, which have no numbers.
    InFrame,
}

/// What the format wants of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A text or a list of texts.
    Lines,
    /// A list of texts.
    List,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
    /// A year, two years, or `{ tu = … }`.
    Period,
    /// A date in one of the written forms.
    Date,
    /// A date that the calendar has.
    CalendarDate,
    /// A document number.
    Number,
    /// The format's version.
    Version,
    /// One of these words.
    OneOf {
        /// Near ones, nearest first.
        near: Vec<String>,
        /// All.
        all: Vec<String>,
    },
    /// Lists of kinds in a list.
    Groups,
    /// A kind that is in no other group.
    OneGroup,
    /// Something else than white space.
    NotEmpty,
    /// A text without a line break.
    OneLine,
    /// An id: small letters without diacritics, digits, "-".
    Id,
    /// `true` or `false`.
    Flag,
    /// A figure: 98 or "98,5".
    Figure,
    /// A figure in quotes: 1.500 without them could be one and a half.
    FigureInQuotes,
    /// How many, from 1.
    Count,
    /// A measure, counted in this unit unless it names another.
    Measure(Unit),
    /// A cell: a text, a figure, or `{ chu = …, gop-cot = … }`.
    Cell,
    /// `false` in the first row of a table or a group: there is no row above it.
    RowAbove,
    /// A kind that the decree knows, and whose form this program makes.
    KindWithForm {
        /// The decree's form, "1.9"; none where the decree has none either.
        form: Option<String>,
    },
}

/// Markdown that the document can't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Construct {
    /// Four spaces or a tab before a line.
    IndentedCode,
    /// ``` … ```
    FencedCode,
    /// `…`
    InlineCode,
    /// "> …"
    Quote,
    /// "---"
    Rule,
    /// A line of "===" or "---" under a heading's words.
    SetextHeading,
    /// "* …"
    StarBullet,
    /// "<b>…</b>"
    Html,
    /// "<!--" without "-->"
    OpenComment,
    /// `[text](address)`
    Link,
    /// `[name]: address` on a line of its own
    LinkDefinition,
    /// "![…](…)"
    Image,
    /// A backslash at a line's end.
    HardBreak,
    /// "| … |" inside a list, in the opening or under nothing: there is no room for a table.
    TableInList,
    /// "|---|" with more or fewer columns than the head above it.
    TornTable,
    /// `[^1]` without a text of its own.
    NoteWithoutText,
    /// `[^1]: …` that nothing refers to: its words would be lost.
    NoteUnused,
    /// `[^1]: …` that holds more than paragraphs, or another note.
    NoteTooRich,
    /// "Bảng: …" that no table follows.
    CaptionWithoutTable,
    /// "Bảng:" without a name behind it.
    CaptionEmpty,
    /// A row of a table with more cells than the head: CommonMark drops them.
    RowTooLong,
    /// A line right below a table, without "|": CommonMark takes it for a row.
    LineBelowTable,
    /// A line that looks like a numbered item and would be glued to the line above.
    GluedItem,
    /// "20*30*5": CommonMark would take the stars for emphasis and drop them.
    StarInWord,
    /// "#Kinh phí": no heading without a space behind the mark.
    HashWithoutSpace,
    /// A list that begins with a year.
    YearAsNumber,
    /// More than 32 levels.
    TooDeep,
    /// "#####" or deeper.
    HeadingTooDeep,
    /// A heading inside a list.
    HeadingInList,
    /// A numbered list under "-" or "+".
    NumberedInBullet,
    /// "{%", or "{#" other than an id at a heading's end.
    TemplateTag,
}

/// How a section file fails to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionFault {
    /// No `#` heading.
    NoHeading,
    /// A second `#` heading.
    SecondHeading,
    /// Text before the `#` heading.
    TextBeforeHeading,
    /// A heading in the opening or the closing.
    HeadingInFrame,
    /// A heading without words.
    EmptyHeading,
}
