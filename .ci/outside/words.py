"""Every word of the source is in both files, in order, and they say the same."""

import re

from plan import Failed, Plan, expect, lines
from text import docx_paragraphs, pdf_pages, words

# What the compiler writes by itself, as whole phrases.
LABEL = r"[IVXLC]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
STANDARD = re.compile(
    rf"{MOTTO} Số: \d*/[A-ZĐ-]+ .+, ngày(?: \d\d)? tháng(?: \d\d?)? năm \d{{4}} KẾ HOẠCH"
    rf"|(?:{LABEL})|Nơi nhận: -|-|- Lưu:"
)


def pdf_and_docx_agree(plan: Plan) -> str:
    expected = words(docx_paragraphs(plan.docx))
    pages = pdf_pages(plan.pdf)
    lines_of_words = (line.split() for page in pages for line in page)
    pieces = ((piece, at == len(line)) for line in lines_of_words for at, piece in enumerate(line, 1))
    for number, word in enumerate(expected, 1):
        found = ""
        while found != word:
            piece, ends_line = next(pieces, ("", False))
            found += piece
            # A line may end inside a word, but only behind a mark: "KH-" and "UBND".
            divided = ends_line and word.startswith(found) and not found[-1].isalnum()
            expect(found == word or divided, f"word {number}: {word!r} in the DOCX, {found!r} in the PDF")
    rest = [piece for piece, _ in pieces]
    expect(not rest, f"the PDF goes on after the DOCX's last word: {rest[:8]}")
    return f"{len(expected)} words"


def has_the_source(plan: Plan) -> str:
    """The source is read here once more, by other rules than the compiler's and much simpler ones."""
    source = _source_words(plan)
    found = words(docx_paragraphs(plan.docx))
    added: list[str] = []
    phrase: list[str] = []
    rest = iter(found)
    for number, word in enumerate(source, 1):
        for candidate in rest:
            if _bare(candidate) == _bare(word):
                break
            phrase.append(candidate)
        else:
            near = " ".join(source[max(0, number - 6) : number + 5])
            raise Failed(f"word {number} of the source isn't in the output after the words before it: {near!r}")
        if phrase:
            added.append(" ".join(phrase))
            phrase = []
    added += [" ".join(rest)]
    strange = [phrase for phrase in added if phrase and not STANDARD.fullmatch(phrase)]
    expect(not strange, f"the output adds {strange}")
    count = sum(len(phrase.split()) for phrase in added)
    labels = sum(bool(re.fullmatch(LABEL, phrase)) for phrase in added)
    return f"{len(source)} words of the source in order; {count} added, {labels} of them numbers, the rest standard"


def _bare(word: str) -> str:
    """Capitals and end marks are the compiler's business."""
    return word.casefold().rstrip("./;") or word


def _source_words(plan: Plan) -> list[str]:
    toml = plan.toml
    markdown = re.sub(r"<!--.*?-->", "", plan.markdown, flags=re.S)
    body = [re.sub(r"^\s*(?:#+|\d+\.)\s+|\s*\{#[\w-]+\}$|[*\\]", "", line) for line in markdown.splitlines()]
    sign, to = toml["ky"], toml["noi-nhan"]
    return words(
        [
            *lines(toml["co-quan"]["ten"]),
            *plan.subject,
            *body,
            *to["gui"],
            to["luu"],
            *sign["quyen-han"],
            sign["chuc-vu"],
            sign["ho-ten"],
        ]
    )
