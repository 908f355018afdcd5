"""Every word of the source is in both files, in order, and they say the same."""

import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

from plan import Plan, expect
from source import Phrase, Who, column_numbers, phrases, table_head
from text import docx_paragraphs, pdf_lines, pdf_pages, pdf_tagged, pieces, words


def pdf_and_docx_agree(plan: Plan) -> str:
    """By its tags, the PDF has the words of the DOCX in the same order, tables cell by cell. What is painted is counted
    page by page in lines that run across the columns, so it is compared without order, and as pieces of words: it is
    what is tagged, and the head of a table once more on each further page of its part."""
    expected = words(docx_paragraphs(plan.docx))
    found = words(_tagged(plan.pdf))
    at = next((at for at, pair in enumerate(zip(expected, found)) if pair[0] != pair[1]), None)
    expect(at is None, f"the words from {at}: {expected[at or 0 :][:8]} in the DOCX, {found[at or 0 :][:8]} in the PDF")
    expect(len(expected) == len(found), f"{len(expected)} words in the DOCX, {len(found)} in the PDF")
    painted, repeated = pieces(pdf_lines(plan.pdf)), _repeated_heads(plan)
    tagged = pieces(found) + repeated
    expect(painted == tagged, f"painted only {painted - tagged}, tagged only {tagged - painted}")
    return f"{len(expected)} words; {repeated.total()} pieces in repeated heads of tables"


# poppler takes seconds to print the tags of a long file.
_TAGGED: dict[str, list[str]] = {}


def _tagged(file: Path) -> list[str]:
    digest = sha256(file.read_bytes()).hexdigest()
    if digest not in _TAGGED:
        _TAGGED[digest] = pdf_tagged(file)
    return _TAGGED[digest]


def _repeated_heads(plan: Plan) -> Counter[str]:
    """A part that is an appendix is a table to its last page."""
    pages = pdf_pages(plan.pdf)
    firsts = [at for at, page in enumerate(pages) if page.number == 1]
    lengths = [end - first for first, end in zip(firsts, [*firsts[1:], len(pages)])]
    expect(len(lengths) == plan.parts, f"{len(lengths)} parts in the PDF, {plan.parts} in the source")
    heads: Counter[str] = Counter()
    for table, length in zip(plan.appendix_data, lengths[plan.parts - len(plan.appendices) :]):
        for _ in range(length - 1):
            heads += pieces([*table_head(table), *column_numbers(table)])
    return heads


def has_the_source(plan: Plan) -> str:
    """The words of the DOCX are the phrases of the source and, each in its place, those of the compiler."""
    text = " ".join(words(docx_paragraphs(plan.docx)))
    at = 0
    count = {who: 0 for who in Who}
    for phrase in phrases(plan):
        expected = " ".join(phrase.text.split())
        if not expected:
            continue
        match = _matcher(phrase, expected).match(text, at)
        there, before = text[at : at + len(expected) + 20], text[max(0, at - 30) : at]
        expect(match is not None, f"behind {before!r} stands {there!r} where {expected!r} was expected")
        assert match
        at = match.end()
        count[phrase.who] += len(match[0].split())
    expect(at == len(text), f"the output goes on with {text[at : at + 80]!r}")
    typed = count[Who.AUTHOR] + count[Who.TITLE]
    return f"{typed} words of the source in order; added: {count[Who.PATTERN]} numbers, {count[Who.COMPILER]} words"


def _matcher(phrase: Phrase, text: str) -> re.Pattern[str]:
    if phrase.who is Who.PATTERN:
        return re.compile(rf"(?:{text})(?: |$)")
    ends = "" if phrase.who is Who.COMPILER else r"[./;]*"
    bare = text.rstrip("./;") if ends else text
    flags = re.IGNORECASE if phrase.who is Who.TITLE else 0
    return re.compile(rf"{re.escape(bare)}{ends}(?: |$)", flags)
