"""The words of a PDF as poppler reads them and of a Word file as python-docx does."""

from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell

from plan import expect, output


def pdf_pages(file: Path) -> list[list[str]]:
    """The lines of each page, the numbers at the heads of all but the first left out."""
    pages = output("pdftotext", "-raw", "-enc", "UTF-8", file, "-").removesuffix("\f").split("\f")
    result = []
    for number, page in enumerate(pages, 1):
        lines = page.splitlines()
        if number > 1:
            expect(lines[:1] == [str(number)], f"{file.name}: page {number} begins with {lines[:1]}, not its number")
            lines = lines[1:]
        result.append(lines)
    return result


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


def words(lines: list[str]) -> list[str]:
    return " ".join(lines).split()
