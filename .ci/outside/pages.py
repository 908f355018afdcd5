"""Pictures for people: `pages.py OUT_DIR` sets each page of the PDF beside the same page as LibreOffice shows the DOCX."""

import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from PIL import Image

from plan import output, plans

DPI = "80"
GAP = 10


def pages(pdf: Path, folder: Path) -> list[Image.Image]:
    output("pdftoppm", "-png", "-r", DPI, pdf, folder / "page")
    return [Image.open(path).convert("RGB") for path in sorted(folder.iterdir())]


def beside(left: Image.Image | None, right: Image.Image | None) -> Image.Image:
    """A page that only one of them has stands beside grey."""
    there = [page for page in (left, right) if page]
    width, height = max(page.width for page in there), max(page.height for page in there)
    both = Image.new("RGB", (2 * width + GAP, height), "grey")
    for page, at in ((left, 0), (right, width + GAP)):
        if page:
            both.paste(page, (at, 0))
    return both


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for plan in plans():
        with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as theirs:
            pairs = zip_longest(pages(plan.pdf, Path(ours)), pages(plan.office, Path(theirs)))
            for number, (left, right) in enumerate(pairs, 1):
                beside(left, right).save(folder / f"{plan.name}-{number:03}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
