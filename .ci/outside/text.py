"""The words of a PDF, painted and tagged, as poppler reads them, and of a Word file as python-docx does."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell

from plan import output

# `pdfinfo -struct-text` shows text in double quotes, a tag as a word, and under it its attributes and objects.
TEXT = re.compile(r'^ *"(.*)"$')
BLOCK = re.compile(r"^ *(?:(?!Span|Link|Object)[A-Z]|/Placement /Block)")


@dataclass
class Page:
    """A page as it is painted. `number` counts from 1 in each part; the first page of a part shows none."""

    number: int
    lines: list[str]


def pdf_pages(file: Path) -> list[Page]:
    """The lines of each page without its number: the next one stands at the head, or else a part begins."""
    pages: list[Page] = []
    for text in output("pdftotext", "-raw", "-enc", "UTF-8", file, "-").removesuffix("\f").split("\f"):
        lines = text.splitlines()
        expected = pages[-1].number + 1 if pages else 1
        numbered = bool(pages) and lines[:1] == [str(expected)]
        pages.append(Page(expected, lines[1:]) if numbered else Page(1, lines))
    return pages


def pdf_lines(file: Path) -> list[str]:
    return [line for page in pdf_pages(file) for line in page.lines]


def pdf_tagged(file: Path) -> list[str]:
    """The paragraphs of the PDF in reading order, cells from left to right: what its tags hold, so neither page numbers
    nor repeated heads of tables."""
    paragraphs = [""]
    for line in output("pdfinfo", "-struct-text", file).splitlines():
        if text := TEXT.match(line):
            paragraphs[-1] += text[1]
        elif BLOCK.match(line):
            paragraphs.append("")
    return [paragraph for paragraph in paragraphs if paragraph]


def docx_paragraphs(file: Path) -> list[str]:
    """The paragraphs of the body in the order of the file, cells from left to right."""
    return list(_paragraphs(Document(str(file))))


def _paragraphs(parent: WordDocument | _Cell) -> Iterator[str]:
    for item in parent.iter_inner_content():
        if not isinstance(item, Table):
            yield item.text
            continue
        # A merged cell is listed once for each place that it covers.
        cells = {cell._tc: cell for row in item.rows for cell in row.cells}
        for cell in cells.values():
            yield from _paragraphs(cell)


def words(lines: Iterable[str]) -> list[str]:
    return " ".join(lines).split()


def pieces(lines: Iterable[str]) -> Counter[str]:
    """Words and marks, counted. A line may end inside "KH-UBND", so words alone would depend on the lines."""
    return Counter(re.findall(r"[^\W_]+|[^\w\s]", " ".join(lines)))
