//! NG006: Markdown that the document can't hold.

use crate::decree::Clause;
use crate::diagnostic::{Confidence, Edit, Finding, Safety, Said, Severity};
use crate::rules::rule::page;
use crate::rules::{FixKind, Phase, Rule, Subject};
use crate::said;
use crate::source::{Construct, Fault, Span};

pub(in crate::rules) static RULE: Rule = Rule {
    code: "NG006",
    name: "markdown-khong-dan-duoc",
    summary: ["Markdown không in được", "Markdown that can't be set"],
    clause: Clause::new("dinh-dang"),
    severity: Severity::Error,
    confidence: Confidence::Certain,
    fix: FixKind::Safe,
    waivable: false,
    kinds: &[],
    page: page!("NG006"),
    phase: Phase::Document(check),
};

fn check(rule: &Rule, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for problem in &subject.plan.problems {
        let Fault::Markdown(construct) = problem.fault else { continue };
        let (message, help) = explain(construct);
        let mut finding = rule.finding(problem.span, message).help(help);
        if construct == Construct::StarBullet {
            let star = problem.span.range().start;
            let span = Span::new(problem.span.file, star..star + 1);
            if subject.sources.slice(span) == "*" {
                let edit = Edit { span, text: "-".to_owned(), safety: Safety::Safe };
                finding = finding.fix(said!("thay \"*\" bằng \"-\"", "replace \"*\" by \"-\""), vec![edit]);
            }
        }
        findings.push(finding);
    }
}

fn explain(construct: Construct) -> (Said, Said) {
    match construct {
        Construct::IndentedCode => (
            said!(
                "dòng thụt vào bằng bốn dấu cách hoặc tab: Markdown hiểu là đoạn mã chương trình",
                "a line indented by four spaces or a tab: Markdown takes it for code"
            ),
            said!(
                "bỏ phần thụt đầu dòng: bản in tự lùi đầu dòng",
                "take the indent away: the print indents first lines itself"
            ),
        ),
        Construct::FencedCode => (
            said!(
                "khối ``` không có trong văn bản hành chính",
                "a ``` block has no place in an administrative document"
            ),
            said!("viết thành đoạn văn", "write it as paragraphs"),
        ),
        Construct::InlineCode => (
            said!("dấu ` không in được", "backticks can't be printed"),
            said!(
                "dùng ngoặc kép “ ”, hoặc viết \\` nếu cần chính dấu này",
                "use quotes “ ”, or \\` where the mark itself is meant"
            ),
        ),
        Construct::Quote => (
            said!(
                "đoạn bắt đầu bằng \">\": Markdown hiểu là trích dẫn",
                "a paragraph that starts with \">\": Markdown takes it for a quotation"
            ),
            said!("bỏ dấu \">\"; muốn in dấu này, viết \\>", "take the \">\" away; to print it write \\>"),
        ),
        Construct::Rule => (
            said!("đường kẻ `---` không in được", "a `---` line can't be printed"),
            said!(
                "xóa dòng này: các đường kẻ của thể thức do trình biên dịch vẽ",
                "delete it: the compiler draws the lines of the form"
            ),
        ),
        Construct::SetextHeading => (
            said!(
                "dòng `===` hoặc `---` dưới chữ: Markdown hiểu là đề mục",
                "a line of `===` or `---` under words: Markdown takes it for a heading"
            ),
            said!("viết đề mục bằng `#`, hoặc xóa dòng gạch này", "write headings with `#`, or delete the line"),
        ),
        Construct::StarBullet => (
            said!("gạch đầu dòng bằng \"*\"", "a bullet typed as \"*\""),
            said!("dùng \"-\", cấp dưới dùng \"+\"", "use \"-\", and \"+\" for the level below"),
        ),
        Construct::Html => (
            said!("thẻ HTML không in được", "HTML can't be printed"),
            said!(
                "viết bằng chữ thường; ghi chú riêng đặt trong <!-- … --> trên dòng riêng; dấu < viết \\<",
                "write plain text; notes go into <!-- … --> on a line of their own; for the mark itself write \\<"
            ),
        ),
        Construct::OpenComment => (
            said!("ghi chú `<!--` chưa đóng", "a note `<!--` that isn't closed"),
            said!(
                "thêm `-->` ở cuối ghi chú; ghi chú có dòng trống phải bắt đầu ở đầu dòng",
                "write `-->` at the note's end; one with an empty line in it has to begin a line"
            ),
        ),
        Construct::Link => (
            said!("liên kết [chữ](địa chỉ) không in được", "a link [text](address) can't be printed"),
            said!(
                "viết địa chỉ thành chữ; dẫn chiếu trong văn bản dùng `@muc:ma`",
                "write the address as text; within the document refer by `@muc:id`"
            ),
        ),
        Construct::LinkDefinition => (
            said!(
                "dòng `[…]: …`: Markdown hiểu là địa chỉ của liên kết và không in",
                "a line `[…]: …`: Markdown takes it for a link's address and prints nothing"
            ),
            said!(
                "viết dấu ngoặc thành `\\[`, ví dụ `\\[1]: Theo số liệu năm 2024`",
                "write the bracket as `\\[`, as in `\\[1]: Theo số liệu năm 2024`"
            ),
        ),
        Construct::Image => (
            said!("chưa in được hình ảnh", "images can't be set yet"),
            said!("bỏ hình, hoặc đưa vào tệp riêng kèm theo", "take it out, or attach it as a file of its own"),
        ),
        Construct::HardBreak => (
            said!("dấu \\ cuối dòng không ngắt dòng được", "a backslash at a line's end can't break the line"),
            said!("tách thành hai đoạn bằng một dòng trống", "make two paragraphs, with an empty line between"),
        ),
        Construct::TableInList => (
            said!("bảng nằm trong danh sách", "a table inside a list"),
            said!("đưa bảng ra sát lề trái, sau danh sách", "put the table at the left margin, behind the list"),
        ),
        Construct::TornTable => (
            said!(
                "hàng gạch của bảng không có số cột bằng hàng tên cột, nên cả bảng bị hiểu là một đoạn văn",
                "the line under a table's head hasn't as many columns as the head, so the table is taken for a paragraph"
            ),
            said!(
                "mỗi cột một `---`, ví dụ ba cột: `|---|---|---|`",
                "one `---` for each column; for three: `|---|---|---|`"
            ),
        ),
        Construct::NoteWithoutText => (
            said!("chú thích này không có nội dung", "this footnote has no text"),
            said!(
                "viết nội dung ở cuối tệp, ví dụ `[^1]: Theo số liệu năm 2024.`; muốn in chính dấu ngoặc, viết `\\[`",
                "write its text at the file's end, as in `[^1]: Theo số liệu năm 2024.`; to print the bracket itself write `\\[`"
            ),
        ),
        Construct::NoteUnused => (
            said!(
                "không chỗ nào dẫn đến chú thích này nên nó không được in",
                "nothing refers to this footnote, so it isn't printed"
            ),
            said!(
                "viết `[^1]` ở chỗ cần chú thích, hoặc xóa dòng này",
                "write `[^1]` where it belongs, or delete this line"
            ),
        ),
        Construct::NoteTooRich => (
            said!("chú thích chỉ gồm một đoạn văn", "a footnote is one paragraph and no more"),
            said!(
                "viết thành một đoạn; phần còn lại đưa vào bài",
                "write it as one paragraph; put the rest into the text"
            ),
        ),
        Construct::CaptionWithoutTable => (
            said!("tên bảng đứng đây nhưng bên dưới không có bảng", "a table's caption with no table below it"),
            said!(
                "đặt bảng ngay dưới dòng này, giữa hai dòng có một dòng trống; nếu là đoạn văn, đừng mở đầu bằng “Bảng:”",
                "put the table right below, with an empty line between; if it is a paragraph, don't begin it with “Bảng:”"
            ),
        ),
        Construct::CaptionEmpty => (
            said!("bảng này chưa có tên", "this table's caption has no name"),
            said!(
                "viết tên sau “Bảng:”, hoặc xóa dòng này: bảng không tên thì không có số",
                "write a name behind “Bảng:”, or delete the line: a table without a caption has no number"
            ),
        ),
        Construct::RowTooLong => (
            said!(
                "hàng này nhiều ô hơn đầu bảng: phần thừa không được in",
                "this row has more cells than the head: the rest isn't printed"
            ),
            said!(
                "thêm cột vào đầu bảng, hoặc bỏ bớt ô; muốn in chính dấu |, viết \\|",
                "add a column to the head, or take cells away; to print the bar itself write \\|"
            ),
        ),
        Construct::LineBelowTable => (
            said!(
                "dòng này đứng sát dưới bảng nên thành một hàng của bảng",
                "right below a table this line becomes one of its rows"
            ),
            said!("thêm một dòng trống ở trên", "put an empty line above it"),
        ),
        Construct::GluedItem => (
            said!(
                "dòng này trông như một mục riêng nhưng sẽ nối vào dòng trên",
                "this line looks like an item but would be glued to the line above"
            ),
            said!(
                "thêm một dòng trống ở trên; nếu đúng là chữ của câu trên, nối hai dòng lại",
                "put an empty line above; if it does belong to the sentence above, join the two lines"
            ),
        ),
        Construct::StarInWord => (
            said!(
                "dấu * giữa chữ hoặc số: Markdown hiểu là in nghiêng và bỏ dấu đi",
                "a star between letters or digits: Markdown takes it for emphasis and drops it"
            ),
            said!("muốn in dấu sao, viết \\*; dấu nhân viết ×", "to print a star write \\*; for a product write ×"),
        ),
        Construct::HashWithoutSpace => (
            said!(
                "sau dấu # không có dấu cách nên dòng này không thành đề mục",
                "without a space behind the # this line is no heading"
            ),
            said!(
                "thêm dấu cách: `# Kinh phí`; muốn in dấu #, viết \\#",
                "put a space: `# Kinh phí`; to print the mark write \\#"
            ),
        ),
        Construct::YearAsNumber => (
            said!(
                "danh sách bắt đầu từ số trên 60: có lẽ là năm ở đầu dòng",
                "a list that starts above 60: probably a year at a line's start"
            ),
            said!(
                "viết dấu chấm thành `\\.`, ví dụ `2045\\. Xây dựng`",
                "write the dot as `\\.`, as in `2045\\. Xây dựng`"
            ),
        ),
        Construct::TooDeep => (
            said!("danh sách lồng quá 32 cấp", "lists more than 32 levels deep"),
            said!("dùng \"-\" và \"+\"", "use \"-\" and \"+\""),
        ),
        Construct::HeadingTooDeep => (
            said!("đề mục sâu quá bốn cấp", "a heading deeper than four levels"),
            said!(
                "dùng nhiều nhất `####`; dưới đó dùng \"-\" và \"+\"",
                "use at most `####`; below it \"-\" and \"+\""
            ),
        ),
        Construct::HeadingInList => (
            said!("đề mục nằm trong danh sách", "a heading inside a list"),
            said!("đưa đề mục ra sát lề trái", "put the heading at the left margin"),
        ),
        Construct::NumberedInBullet => (
            said!("danh sách đánh số nằm dưới \"-\" hoặc \"+\"", "a numbered list under \"-\" or \"+\""),
            said!(
                "khoản và điểm đứng trên gạch đầu dòng: đưa danh sách ra sát lề trái, hoặc dùng \"+\"",
                "clauses and points stand above dashes: put the list at the left margin, or use \"+\""
            ),
        ),
        Construct::TemplateTag => (
            said!("`{{%` và `{{#` không dùng được ở đây", "`{{%` and `{{#` can't be used here"),
            said!(
                "chỉ có giá trị `{{{{ van-ban.nam }}}}` và mã `{{#ma}}` ở cuối đề mục; muốn in dấu ngoặc, viết \\{{",
                "there are only values, `{{{{ van-ban.nam }}}}`, and an id `{{#id}}` at a heading's end; to print a brace write \\{{"
            ),
        ),
    }
}
