//! Sources that somebody dropped: bytes flipped, lines lost, tokens put in.

use std::collections::BTreeMap;
use std::path::Path;

use plan_core::source::Memory;

use crate::literate;

/// What careless hands and hostile ones put into a text.
const TOKENS: &[&str] = &[
    "- ",
    "+ ",
    "* ",
    "1. ",
    "2. ",
    "3) ",
    "2045. ",
    "a) ",
    "đ) ",
    "I. ",
    "Điều 1. ",
    "# ",
    "## ",
    "### ",
    "#### ",
    "##### ",
    "{{",
    "}}",
    "{{ van-ban.nam }}",
    "{{ co-quan.ten | hoa }}",
    "{%",
    "{#x}",
    "{#kinh-phi}",
    "@muc:",
    "@muc:kinh-phi",
    "@phu-luc:a,b",
    "```",
    "~~~",
    "`",
    "<!--",
    "-->",
    "<!-- x -->",
    "<b>",
    "</b>",
    "<",
    ">",
    "> ",
    "\t",
    "    ",
    "**",
    "*",
    "_",
    "__",
    "[^1]",
    "[^1]: ",
    "[a]",
    "[a]: b",
    "](",
    "![",
    "|",
    "| a | b |\n|---|---|\n",
    "---",
    "\n---\n",
    "\n===\n",
    "\\",
    "\\\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "./.",
    ".",
    "&amp;",
    "&nbsp;",
    "\u{0}",
    "\u{7}",
    "\u{b}",
    "\u{feff}",
    "\u{301}",
    "\u{323}\u{302}",
    "e\u{301}",
    "😀",
    "\u{10ffff}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "ﬁ",
    "ß",
    "İ",
    "[[bo-qua]]\n",
    "[van-ban]\n",
    "[[bo-qua]]\nquy-tac = \"CT001\"\nly-do = \"x\"\n",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "= ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "#",
    "so = 06\n",
    "ngay = 31/12/2024\n",
    "tai = \"muc:kinh-phi\"\n",
    "khung = \"tu-do\"\n",
    "\\u0007",
    "\\",
    "a.b.c = 1\n",
    "[quyet-dinh]\n",
    "[kem-theo]\n",
    "[kinh-gui]\ngui = [\"a\", \"b\"]\n",
    "[[chi-tieu]]\nma = \"a\"\ngia-tri = 5\n",
    "ky = \"a\"\n",
    "so-do = \"chuong\"\n",
    "loai = \"cong-van\"\n",
    "loai = \"quyet-dinh\"\n",
    "tham-quyen = \"Chủ tịch\"\n",
    "[[cot]]\nma = \"a\"\nten = \"A\"\n",
    "[[nhom]]\n",
    "[[nhom]]\nten = \"A\"\n",
    "[[nhom.nhom]]\nten = \"A\"\n",
    "[[viec]]\n",
    "[[nhom.viec]]\n",
    "cung-tt = true\n",
    "chu-tri = { chu = \"a\", gop-cot = 2, gop-dong = 2 }\n",
    "noi-dung = { chu = \"a\", gop-cot = 4 }\n",
    "gop-dong = 3",
    "tong = true\n",
    "nhom-cot = \"A\"\n",
    "vai = \"tt\"\n",
    "tep-rieng = true\n",
    "hang-so-cot = true\n",
    "danh-so = \"theo-nhom\"\n",
    "1.500",
    "1e6",
    "[^1]: a\n",
    "Bảng: A {#a}\n\n",
    "Bảng: ",
    "@chi-tieu:a",
    "@nhiem-vu:a",
    "@dieu:a",
    "@bang:a",
    "0x",
    "1979-05-27",
];

/// SplitMix64: small, and the same everywhere.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `end` without `end`; 0 where there is nothing to choose from.
    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap()
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

pub(super) type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn memory(files: &Files) -> Memory {
    let mut memory = Memory::default();
    for (name, content) in files {
        memory.insert(name, content.clone());
    }
    memory
}

/// The plans that are mutated: the base plan of the suites, one with everything in it, and real ones.
pub(super) fn originals() -> Vec<Files> {
    let of = |memory: Memory| memory.iter().map(|(name, content)| (name.to_owned(), content.to_vec())).collect();
    let mut originals = vec![of(literate::base()), of(literate::plan(include_str!("whole.md")))];
    for name in ["vinh-my-2022", "mang-yang-2019"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(name);
        let mut files = Files::new();
        read(&folder, "", &mut files);
        assert!(files.len() > 3, "{name}");
        originals.push(files);
    }
    originals
}

fn read(folder: &Path, below: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("a folder of a plan") {
        let path = entry.expect("an entry").path();
        let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            read(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(&path).expect("a file of the plan"));
        }
    }
}

pub(super) fn mutate(files: &mut Files, random: &mut Random) {
    let names: Vec<String> = files.keys().cloned().collect();
    for _ in 0..=random.below(6) {
        let name = &names[random.below(names.len())];
        let Some(content) = files.get_mut(name) else { continue };
        let mut lines: Vec<Vec<u8>> = content.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
        let (one, other) = (random.below(lines.len()), random.below(lines.len()));
        match random.below(12) {
            0 if !content.is_empty() => {
                let at = random.below(content.len());
                content[at] ^= 1 << random.below(8);
            }
            1 if !lines.is_empty() => {
                lines.swap(one, other);
                *content = lines.concat();
            }
            2 if !lines.is_empty() => {
                lines.remove(one);
                *content = lines.concat();
            }
            3 if !lines.is_empty() => {
                lines.insert(other, lines[one].clone());
                *content = lines.concat();
            }
            4 => content.truncate(random.below(content.len() + 1)),
            5 => {
                let text = String::from_utf8_lossy(content).replace('\n', "\r\n");
                *content = [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat();
            }
            6 => {
                let token = random.pick(TOKENS).repeat(2 + random.below(40));
                insert(content, &token, random);
            }
            7 => {
                files.remove(name);
            }
            8 => {
                let copy = content.clone();
                files.insert(
                    random
                        .pick(&[
                            "06-kinh-phi.md",
                            "00-mo-dau.md",
                            "99-ket.md",
                            "a.toml",
                            "phu-luc/1-a.toml",
                            "phu-luc/3-a.md",
                            "phu-luc/4-a.toml",
                            "quyet-dinh/01-a.md",
                        ])
                        .to_owned(),
                    copy,
                );
            }
            _ => {
                let token = random.pick(TOKENS);
                insert(content, token, random);
            }
        }
    }
}

/// Puts `token` at a random place, on a character's boundary wherever the content is UTF-8.
fn insert(content: &mut Vec<u8>, token: &str, random: &mut Random) {
    let mut at = random.below(content.len() + 1);
    while at > 0 && at < content.len() && content[at] & 0xc0 == 0x80 {
        at -= 1;
    }
    // Half of the marks mean something only where a line begins.
    if random.below(2) == 0 {
        at = content[..at].iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
    }
    content.splice(at..at, token.bytes());
}
