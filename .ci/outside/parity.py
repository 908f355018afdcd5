"""The Word file, as LibreOffice sets it, has the pages and the lines of the PDF."""

from collections import Counter

from plan import Plan, expect
from text import pdf_pages, pdf_settings, pieces

# README.md has what was measured.
ENOUGH = 0.97


def same_pages(plan: Plan) -> str:
    """Pages with the same number, on the same paper, with the same words; their order is a matter of `words.py`."""
    ours, theirs = pdf_pages(plan.pdf), pdf_pages(plan.office)
    numbers = [[page.number for page in pages] for pages in (ours, theirs)]
    expect(numbers[0] == numbers[1], f"pages {numbers[0]} in the PDF, {numbers[1]} in LibreOffice")
    expect(numbers[0].count(1) == plan.parts, f"{numbers[0].count(1)} parts begin, {plan.parts} are in the source")
    wide = [[at for at, page in enumerate(pdf_settings(file), 1) if page.wide] for file in (plan.pdf, plan.office)]
    expect(wide[0] == wide[1], f"landscape pages {wide[0]} in the PDF, {wide[1]} in LibreOffice")
    for at, (our, their) in enumerate(zip(ours, theirs), 1):
        mine, others = pieces(our.lines), pieces(their.lines)
        expect(mine == others, f"page {at}: only in the PDF {mine - others}, only in LibreOffice {others - mine}")
    return f"{len(ours)} pages in {plan.parts} parts, {len(wide[0])} landscape, each with the same words"


def same_lines(plan: Plan) -> str:
    """Whole lines, not only their first words. Running text stands upright and is compared line by line. Tables are
    landscape; a cell with a line more moves all below it, so the lines of the cells of a page are counted."""
    pairs = list(zip(pdf_settings(plan.pdf), pdf_settings(plan.office)))
    text = [(ours.lines, theirs.lines) for ours, theirs in pairs if not ours.wide]
    tables = [(ours.lines, theirs.lines) for ours, theirs in pairs if ours.wide]
    same_text = sum(our == their for ours, theirs in text for our, their in zip(ours, theirs))
    same_cells = sum((Counter(ours) & Counter(theirs)).total() for ours, theirs in tables)
    return f"{_share('lines of text', same_text, text)}; {_share('lines of cells', same_cells, tables)}"


def _share(what: str, same: int, pages: list[tuple[list[str], list[str]]]) -> str:
    total = max(sum(len(ours) for ours, _ in pages), sum(len(theirs) for _, theirs in pages))
    figure = f"{same} of {total} {what} are the same"
    expect(same >= ENOUGH * total, figure)
    return f"{figure} ({same / total:.1%})" if total else f"no {what}"
