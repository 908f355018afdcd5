"""The Word file, as LibreOffice sets it, has the pages and the lines of the PDF."""

from plan import Plan, expect
from text import pdf_pages

ENOUGH = 0.98


def same_pages(plan: Plan) -> str:
    ours, theirs = pdf_pages(plan.pdf), pdf_pages(plan.office)
    expect(len(ours) == len(theirs), f"{len(ours)} pages in the PDF, {len(theirs)} in LibreOffice")
    first = [[page[0].split()[0] for page in pages] for pages in (ours, theirs)]
    expect(first[0] == first[1], f"pages begin with {first[0]} in the PDF, with {first[1]} in LibreOffice")
    return f"{len(ours)} pages"


def same_lines(plan: Plan) -> str:
    ours, theirs = ([line for page in pdf_pages(file) for line in page] for file in (plan.pdf, plan.office))
    same = sum(a.split()[:1] == b.split()[:1] for a, b in zip(ours, theirs))
    total = max(len(ours), len(theirs))
    figure = f"{same} of {total} lines begin with the same word"
    expect(same >= ENOUGH * total, figure)
    return figure
