"""The PDF and the DOCX of generated plans, as LibreOffice sets them: the same pages, the same lines. `generated.py COUNT`
writes the plans (`generate.py`), checks and builds them, has LibreOffice open all Word files in one start, and compares."""

import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import generate
import office
from plan import BINARY, OUT, Failed, expect, output, start
from setting import Share, same_cells, same_starts, settings
from text import pdf_pages, pieces

FOLDER = OUT / "generated"
# Of all documents together; README.md has what was measured, and why it isn't all.
TEXT = 0.99
CELLS = 0.99
# Of one document whose pages are the same.
TEXT_OF_ONE = 0.95
# How many documents may have a page that begins elsewhere, for the causes that README.md names: this part of all, and of a
# small sample three.
OTHER_PAGES = 0.08


@dataclass
class Result:
    """One document, compared. `differs` says where the pages part."""

    name: str
    pages: int = 0
    text: Share = field(default_factory=Share)
    cells: Share = field(default_factory=Share)
    differs: str = ""


def compare(ours: Path, theirs: Path) -> Result:
    """Lines are compared on the pages before the first that begins elsewhere: behind it all lines are others."""
    result = Result(ours.stem)
    mine, others = pdf_pages(ours), pdf_pages(theirs)
    result.pages = len(mine)
    if len(mine) != len(others):
        result.differs = f"{len(mine)} pages in the PDF, {len(others)} in LibreOffice"
    for our, their, here, there in zip(mine, others, settings(ours), settings(theirs)):
        if (our.number, here.wide, here.first) != (their.number, there.wide, there.first):
            result.differs = f"page {our.number} begins with {here.first}, in LibreOffice {their.number} with {there.first}"
            break
        only = [pieces(our.lines) - pieces(their.lines), pieces(their.lines) - pieces(our.lines)]
        if any(only):
            result.differs = f"page {our.number}: only in the PDF {_few(only[0])}, only in LibreOffice {_few(only[1])}"
            break
        result.text += same_starts(here, there)
        result.cells += same_cells(here, there)
    return result


def _few(words: Iterable[str]) -> str:
    return " ".join(list(words)[:6]) or "nothing"


def build(count: int) -> list[tuple[Path, Path]]:
    """The PDF of each plan and of its Word file."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    plans, built, opened = (FOLDER / name for name in ("plans", "built", "office"))
    generate.main(count, plans)
    done = start(BINARY, "build", plans, "--out-dir", built)
    expect(done.returncode == 0, f"exit status {done.returncode}: {done.stderr[-2000:]}")
    office.convert(sorted(built.glob("*.docx")), opened)
    return [(file, opened / file.name) for file in sorted(built.glob("*.pdf"))]


def judge(results: list[Result], *, quiet: bool = False) -> str:
    """The figures, where they are good enough."""
    text, cells = sum((each.text for each in results), Share()), sum((each.cells for each in results), Share())
    differ = [each for each in results if each.differs]
    least = min(results, key=lambda each: each.text.part)
    for each in [] if quiet else differ:
        print(f"  {each.name}: {each.differs}")
    figures = (
        f"{len(results)} documents, {sum(each.pages for each in results)} pages; {len(differ)} with other pages; "
        f"line starts of text {text}, least {least.text} in {least.name}; lines of cells {cells}"
    )
    expect(text.part >= TEXT, figures)
    expect(cells.part >= CELLS, figures)
    expect(least.text.part >= TEXT_OF_ONE, figures)
    expect(len(differ) <= max(3, OTHER_PAGES * len(results)), figures)
    return figures


def main(count: int) -> int:
    try:
        with ThreadPoolExecutor() as pool:
            results = list(pool.map(lambda pair: compare(*pair), build(count)))
        expect(len(results) >= count, f"{len(results)} files for {count} plans")
        print(f"PASS generated.main: {judge(results)}")
    except Failed as why:
        print(f"FAIL generated.main: {why}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
