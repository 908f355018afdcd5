//! The tool's own words, in both languages. A rule's words stand in the rule's own file.

use plan_core::decree::Unit;
use plan_core::diagnostic::Language;

use super::choose;
use super::list::State;

/// The words in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Catalogue {
    pub(super) language: Language,
}

macro_rules! words {
    ($($name:ident: $vi:literal, $en:literal;)+) => {
        impl Catalogue {
            $( pub(super) fn $name(self) -> &'static str { choose(self.language, $vi, $en) } )+
        }
    };
}

words! {
    about: "Biên dịch kế hoạch viết bằng TOML và Markdown thành PDF và Word theo Nghị định 30/2020/NĐ-CP",
           "Compiles plans written in TOML and Markdown to PDF and Word as Decree 30/2020/NĐ-CP demands";
    about_new: "Tạo thư mục của một kế hoạch mới; hỏi những gì chưa ghi", "Make the folder of a new plan; asks for what isn't given";
    about_check: "Tìm chỗ thiếu, sai, mâu thuẫn trong kế hoạch hay văn bản", "Find what a plan or a document lacks or contradicts";
    about_fmt: "Đưa các tệp của kế hoạch về một dạng viết: khoảng trắng, dòng trống, chữ dựng sẵn",
               "Put a plan's files into one form: spaces, empty lines, composed letters";
    about_build: "Dựng tệp PDF và tệp Word", "Make the PDF and the Word file";
    about_issue: "Cấp số, ngày cho văn bản và ghi vào sổ đăng ký văn bản đi", "Give a document its number and date, and enter it in the register";
    about_verify: "Đo tệp PDF, Word đã hoàn chỉnh theo Nghị định 30/2020/NĐ-CP", "Measure finished PDF and Word files against Decree 30/2020/NĐ-CP";
    about_sign: "Ký số một tệp PDF đã hoàn chỉnh", "Sign a finished PDF";
    about_extract: "Lấy lại thư mục nguồn nằm trong tệp PDF (build --attach-source)", "Take the source folder out of a PDF (build --attach-source)";
    about_explain: "Giải thích một quy tắc; không có mã thì liệt kê mọi quy tắc",
                   "Explain a rule; without a code list them all";
    about_list: "Liệt kê kế hoạch: số, ngày, đang soạn hay đã ban hành", "List plans: number, date, draft or issued";
    about_config: "In các giá trị đang có hiệu lực và nơi lấy từng giá trị", "Print the values in force and where each comes from";
    about_schema: "In JSON Schema của một tệp TOML cho trình soạn thảo", "Print the JSON Schema of a TOML file for editors";
    about_completions: "In tập lệnh gợi ý cho trình dòng lệnh", "Print a completion script for a shell";
    usage_heading: "Cách dùng:", "Usage:";
    commands_heading: "Lệnh", "Commands";
    options_heading: "Tùy chọn", "Options";
    arguments_heading: "Đối số", "Arguments";
    help_option: "In trợ giúp", "Print help";
    version_option: "In số phiên bản", "Print the version";
    lang_option: "Ngôn ngữ: vi hoặc en (hoặc đặt biến PLAN_LANG)", "Language: vi or en (or set PLAN_LANG)";
    color_option: "Màu: tự động (auto), luôn (always), không (never)", "Colour: auto, always, never";
    plan_value: "KẾ-HOẠCH", "PLAN";
    folder_value: "THƯ-MỤC", "DIR";
    file_value: "TỆP", "FILE";
    code_value: "MÃ", "CODE";
    usage: "plan [TÙY CHỌN] <LỆNH>", "plan [OPTIONS] <COMMAND>";
    usage_new: "plan new [TÙY CHỌN] <THƯ-MỤC>", "plan new [OPTIONS] <DIR>";
    usage_check: "plan check [TÙY CHỌN] [KẾ-HOẠCH]…", "plan check [OPTIONS] [PLAN]…";
    usage_fmt: "plan fmt [TÙY CHỌN] [KẾ-HOẠCH]…", "plan fmt [OPTIONS] [PLAN]…";
    usage_build: "plan build [TÙY CHỌN] [KẾ-HOẠCH]…", "plan build [OPTIONS] [PLAN]…";
    usage_issue: "plan issue [TÙY CHỌN] [KẾ-HOẠCH]", "plan issue [OPTIONS] [PLAN]";
    usage_verify: "plan verify [TÙY CHỌN] <TỆP>…", "plan verify [OPTIONS] <FILE>…";
    usage_sign: "plan sign [TÙY CHỌN] --as <nguoi-ky|co-quan> <TỆP>", "plan sign [OPTIONS] --as <nguoi-ky|co-quan> <FILE>";
    usage_extract: "plan extract [TÙY CHỌN] <TỆP>", "plan extract [OPTIONS] <FILE>";
    usage_explain: "plan explain [TÙY CHỌN] [MÃ]", "plan explain [OPTIONS] [CODE]";
    usage_list: "plan list [TÙY CHỌN] [KẾ-HOẠCH]…", "plan list [OPTIONS] [PLAN]…";
    usage_config: "plan config [TÙY CHỌN] [KẾ-HOẠCH]…", "plan config [OPTIONS] [PLAN]…";
    usage_schema: "plan schema [TÙY CHỌN] <plan|co-quan|phu-luc>", "plan schema [OPTIONS] <plan|co-quan|phu-luc>";
    usage_completions: "plan completions <bash|zsh|fish|powershell|elvish>", "plan completions <bash|zsh|fish|powershell|elvish>";
    paths_argument: "Thư mục của kế hoạch, hoặc thư mục chứa nhiều kế hoạch; mặc định là kế hoạch ở thư mục hiện tại, hoặc mọi kế hoạch trong plans/",
                    "A plan's folder, or a folder of plans; by default the plan that holds the current folder, or all under plans/";
    check_argument: "Thư mục của kế hoạch, thư mục chứa nhiều kế hoạch, hoặc văn bản .docx, .md, .txt của bất cứ ai; mặc định là kế hoạch ở thư mục hiện tại, hoặc mọi kế hoạch trong plans/",
                    "A plan's folder, a folder of plans, or anybody's .docx, .md, .txt document; by default the plan that holds the current folder, or all under plans/";
    issue_argument: "Thư mục của văn bản; mặc định là văn bản ở thư mục hiện tại",
                    "The document's folder; by default the one that holds the current folder";
    number_value: "SỐ|tiep", "NUMBER|tiep";
    date_value: "NGÀY", "DATE";
    so_option: "Số: 35, hoặc tiep để lấy số tiếp theo trong sổ", "The number: 35, or tiep for the next in the register";
    ngay_option: "Ngày ban hành: 2026-11-21 hoặc 21/11/2026", "The date of issue: 2026-11-21 or 21/11/2026";
    paper_option: "Đã ký trên giấy: ghi số, ngày dù tệp PDF có chữ ký số; không dựng lại",
                  "It was signed on paper: write number and date though the PDF carries a signature; nothing is rebuilt";
    issue_pdf_option: "Tệp PDF để xem đã ký số chưa; ghi được nhiều lần (mặc định: tệp của văn bản trong build/)",
                      "The PDF to look for a signature in; may be given several times (default: the document's in build/)";
    after_issue: "Ba trình tự:
  1. Điện tử: cấp số trước, dựng và ký sau
       plan issue plans/x --so tiep --ngay 2026-11-21
       plan build plans/x
  2. Giấy: ký xong mới cấp số, ghi tay lên bản giấy; không dựng lại
       plan issue plans/x --so tiep --ngay 2026-11-21 --da-ky-giay
  3. Hệ thống quản lý văn bản đã cấp số: ghi so, ngay vào plan.toml rồi chạy không cần tùy chọn
       plan issue plans/x

Sổ là so-van-ban.csv hoặc so-van-ban.toml cạnh co-quan.toml; dãy số theo [so-van-ban] của co-quan.toml.
Mã thoát: 0 đã cấp · 1 văn bản có lỗi, số đã cấp, ngày ngược thứ tự, tệp đã ký · 2 sai cách dùng hoặc không đọc, không ghi được",
        "Three orders:
  1. Electronic: the number first, then build and sign
       plan issue plans/x --so tiep --ngay 2026-11-21
       plan build plans/x
  2. Paper: signed first, then the number, written on the paper by hand; nothing is rebuilt
       plan issue plans/x --so tiep --ngay 2026-11-21 --da-ky-giay
  3. The management system gave the number: write so and ngay in plan.toml and run it without options
       plan issue plans/x

The register is so-van-ban.csv or so-van-ban.toml beside co-quan.toml; its series follow [so-van-ban] of co-quan.toml.
Exit status: 0 issued · 1 errors in the document, number taken, dates out of order, signed file · 2 usage, input or output";
    files_argument: "Tệp PDF hoặc DOCX, của plan hay của bất cứ phần mềm nào; thư mục là mọi tệp .pdf, .docx nằm ngay trong đó",
                    "PDF or DOCX files, plan's or any program's; a folder is every .pdf and .docx directly in it";
    verify_format_option: "Cách in kết quả: full, concise (chỉ chỗ sai, chỗ thay thế), json",
                          "How results are printed: full, concise (what is wrong or a substitute), json";
    report_option: "Ghi thêm báo cáo có hình từng trang vào một tệp .html", "Write a report with a picture of each page too, an .html file";
    sign_argument: "Tệp PDF; tệp này không bị sửa", "The PDF, which stays as it is";
    as_option: "Ai ký: người có thẩm quyền (nguoi-ky), hoặc cơ quan (co-quan), sau người có thẩm quyền",
               "Who signs: the competent person (nguoi-ky), or, after that, the office (co-quan)";
    signed_out_option: "Tệp đã ký (mặc định: TỆP.signed.pdf bên cạnh)", "The signed file (default: FILE.signed.pdf beside it)";
    module_value: "MÔ-ĐUN", "MODULE";
    name_value: "TÊN", "NAME";
    pkcs12_option: "Khóa trong một tệp .p12, .pfx", "The key is in a .p12 or .pfx file";
    pkcs11_option: "Khóa trong thiết bị ký số, qua mô-đun PKCS #11 của hãng", "The key is on a token: the PKCS #11 module of its maker";
    token_option: "Thiết bị, khi có nhiều", "The token, where there are several";
    key_option: "Khóa, khi có nhiều", "The key, where there are several";
    password_fd_option: "Đọc mật khẩu hoặc mã PIN từ bộ mô tả tệp N (không có trên Windows)",
                        "Read the password or PIN from file descriptor N (not on Windows)";
    password_env_option: "Đọc mật khẩu hoặc mã PIN từ một biến môi trường", "Read the password or PIN from a variable";
    tsa_option: "Máy chủ cấp dấu thời gian (RFC 3161)", "A time stamp server (RFC 3161)";
    crl_option: "Danh sách chứng thư bị thu hồi, DER, đưa vào tệp; có thể ghi nhiều lần",
                "A list of revoked certificates, DER, to put into the file; may be given several times";
    ocsp_option: "Câu trả lời OCSP, DER, đưa vào tệp; có thể ghi nhiều lần",
                 "An OCSP response, DER, to put into the file; may be given several times";
    image_option: "Hình chữ ký (đặt vừa ô) hoặc hình dấu (đúng kích thước ghi trong tệp, không ghi thì rộng 36 mm), PNG nền trong suốt",
                  "The picture of the signature (fitted) or the seal (in the size its file says, 36 mm where it says none), a transparent PNG";
    add_field_option: "Tệp không có ô chữ ký thì thêm một ô không hiện trên trang", "Give a file without the field one that isn't seen";
    force_sign_option: "Ký cả khi tên trong chứng thư số khác tên trong tệp",
                       "Sign even if the certificate has another name than the file";
    ask_password: "Mật khẩu của tệp khóa", "Password of the key file";
    ask_pin: "Mã PIN của thiết bị", "PIN of the token";
    root_option: "Chứng thư gốc tin cậy (PEM, DER) để kiểm tra chữ ký số; viết được nhiều lần",
                 "A trusted root certificate (PEM, DER) for electronic signatures; can be given more than once";
    against_option: "So tệp PDF với tệp mà thư mục của văn bản dựng ra: ngoài chữ ký có gì khác không",
                    "Compare a PDF with what a plan's folder builds: whether anything but signatures differs";
    format_option: "Cách in kết quả: full, concise, json, sarif (SARIF 2.1.0), github (GitHub Actions)", "How findings are printed: full, concise, json, sarif (SARIF 2.1.0), github (GitHub Actions)";
    list_format_option: "Cách in: full, json", "How it is printed: full, json";
    schema_argument: "Tệp: plan.toml, co-quan.toml, hoặc một phụ lục trong phu-luc/",
                     "The file: plan.toml, co-quan.toml, or an appendix in phu-luc/";
    markdown_option: "In bảng tra mọi khóa (docs/THAM_CHIEU.md)", "Print the reference of all keys (docs/THAM_CHIEU.md)";
    shell_argument: "Trình dòng lệnh; lưu kết quả vào nơi nó tìm gợi ý",
                    "The shell; save the output where it looks for completions";
    text_value: "CHỮ", "TEXT";
    year_value: "NĂM", "YEAR";
    new_folder_argument: "Thư mục sẽ tạo; phải chưa có hoặc trống", "The folder to make; it must be absent or empty";
    ask_kind: "Loại văn bản", "Kind of document";
    ask_outline: "Khung đề mục; không phải kế hoạch cải cách hành chính thì tu-do",
                 "Outline of headings; tu-do for what is no reform plan";
    ask_office: "Tên cơ quan ban hành", "Name of the issuing office";
    ask_abbreviation: "Tên viết tắt trong ký hiệu", "Abbreviation in the symbol";
    ask_place: "Địa danh", "Place";
    ask_subject: "Trích yếu", "Subject";
    ask_year: "Năm của kế hoạch, 1945-2999", "Year it is about, 1945-2999";
    ask_symbol: "Ký hiệu, khi không ghép từ loại và cơ quan", "Symbol, where it isn't made of kind and office";
    ask_addressees: "Kính gửi", "Addressees of a letter";
    ask_title: "Chức vụ người ký", "Signer's title";
    ask_authority: "Quyền hạn ký (TM., KT.…)", "Lines of authority (TM., KT. …)";
    ask_signer: "Họ và tên người ký", "Signer's name";
    ask_recipients: "Nơi nhận", "Recipients";
    ask_archive: "Nơi lưu", "Archive";
    may_repeat: "có thể ghi nhiều lần", "may be given several times";
    asked_list: "cách nhau bằng dấu chấm phẩy", "separated by semicolons";
    fix_option: "Sửa trong tệp những chỗ sửa mà không đổi ý của tác giả; tệp .docx không bị sửa", "Fix in the files what can be fixed without changing what the author meant; never a .docx";
    diff_option: "In những gì --fix sẽ sửa, không ghi tệp nào", "Print what --fix would change, and write nothing";
    fmt_check_option: "Không ghi gì, chỉ nêu tệp chưa đúng dạng; có tệp như vậy thì lệnh thất bại",
                      "Write nothing and name the files that aren't in that form; then the command fails";
    deny_option: "Cảnh báo cũng làm lệnh thất bại", "Warnings make the command fail too";
    draft_option: "Dựng cả khi còn lỗi, ghi DỰ THẢO dưới số, ký hiệu",
                  "Build in spite of errors, marked DỰ THẢO under the number";
    out_dir_option: "Thư mục đặt kết quả", "Where the files go";
    to_option: "Loại tệp, cách nhau bằng dấu phẩy: pdf, docx", "Kinds of files, separated by commas: pdf, docx";
    attach_option: "Đặt thư mục nguồn vào trong tệp PDF (PDF/A-3a); lấy lại bằng plan extract",
                   "Put the source folder inside the PDF (PDF/A-3a); plan extract gives it back";
    extract_argument: "Tệp PDF dựng với --attach-source, đã ký hay chưa", "A PDF built with --attach-source, signed or not";
    extract_out_option: "Thư mục đặt các tệp (mặc định: tên tệp PDF, không kèm .pdf)",
                        "Where the files go (default: the PDF's name without .pdf)";
    extract_force_option: "Ghi đè tệp đã có", "Overwrite files that are there";
    code_argument: "Mã hoặc tên quy tắc, ví dụ CT001", "A rule's code or name, such as CT001";
    after_help: "Mã thoát: 0 không có lỗi · 1 có lỗi trong kế hoạch hoặc chỗ sai trong tệp được đo · 2 sai cách dùng hoặc không đọc, không ghi được",
                "Exit status: 0 no errors · 1 findings · 2 usage, input or output";
    fatal: "không chạy được", "fatal";
    hint_help: "xem `plan --help`", "see `plan --help`";
    blank: "(để trống)", "(blank)";
    default_value: "mặc định", "default";
}

impl Catalogue {
    /// What a number of the layout counts.
    pub(super) fn unit(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Mm => "mm",
            Unit::Pt => "pt",
            Unit::Lines => choose(self.language, "dòng đơn", "lines"),
            Unit::Ratio => choose(self.language, "lần dòng chữ", "of the line above"),
            Unit::Spaces => choose(self.language, "dấu cách", "spaces"),
            Unit::Pages => choose(self.language, "trang", "pages"),
        }
    }

    /// How far a plan has come.
    pub(super) fn state(self, state: State) -> &'static str {
        match state {
            State::Draft => choose(self.language, "đang soạn", "in preparation"),
            State::ForSignature => choose(self.language, "trình ký", "for signature"),
            State::Issued => choose(self.language, "đã ban hành", "issued"),
        }
    }

    /// "3 lỗi, 1 cảnh báo", "không có lỗi".
    pub(super) fn counts(self, errors: usize, warnings: usize, waived: usize) -> String {
        let plural = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        let mut parts = Vec::new();
        match self.language {
            Language::Vi => {
                parts.push(if errors == 0 { "không có lỗi".to_owned() } else { format!("{errors} lỗi") });
                parts.extend((warnings > 0).then(|| format!("{warnings} cảnh báo")));
                parts.extend((waived > 0).then(|| format!("{waived} bỏ qua")));
            }
            Language::En => {
                parts.push(if errors == 0 { "no errors".to_owned() } else { plural(errors, "error", "errors") });
                parts.extend((warnings > 0).then(|| plural(warnings, "warning", "warnings")));
                parts.extend((waived > 0).then(|| format!("{waived} waived")));
            }
        }
        parts.join(", ")
    }
}
