"""The Word file, as LibreOffice sets it, has the pages and the lines of the PDF."""

from plan import Plan, expect
from setting import Share, same_cells, same_starts, settings
from text import pdf_pages, pieces

# README.md has what was measured.
TEXT = 0.99
CELLS = 0.99


def same_pages(plan: Plan) -> str:
    """Pages with the same number, on the same paper, with the same words; their order is a matter of `words.py`."""
    ours, theirs = pdf_pages(plan.pdf), pdf_pages(plan.office)
    numbers = [[page.number for page in pages] for pages in (ours, theirs)]
    expect(numbers[0] == numbers[1], f"pages {numbers[0]} in the PDF, {numbers[1]} in LibreOffice")
    expect(numbers[0].count(1) == plan.parts, f"{numbers[0].count(1)} parts begin, {plan.parts} are in the source")
    wide = [[at for at, page in enumerate(settings(file), 1) if page.wide] for file in (plan.pdf, plan.office)]
    expect(wide[0] == wide[1], f"landscape pages {wide[0]} in the PDF, {wide[1]} in LibreOffice")
    for at, (our, their) in enumerate(zip(ours, theirs), 1):
        mine, others = pieces(our.lines), pieces(their.lines)
        expect(mine == others, f"page {at}: only in the PDF {mine - others}, only in LibreOffice {others - mine}")
    return f"{len(ours)} pages in {plan.parts} parts, {len(wide[0])} landscape, each with the same words"


def same_lines(plan: Plan) -> str:
    pairs = list(zip(settings(plan.pdf), settings(plan.office)))
    text = sum((same_starts(*pair) for pair in pairs), Share())
    cells = sum((same_cells(*pair) for pair in pairs), Share())
    figures = f"line starts of text {text}; lines of cells {cells}"
    expect(text.part >= TEXT and cells.part >= CELLS, figures)
    return figures
