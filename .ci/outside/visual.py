"""Each page looks as it did when somebody last looked at it: `visual.py --accept` stores how the pages look now.

A page is a grid of cells; the hash says of each whether it is darker than the one to its right and the one below. Pictures
aren't stored: the grid shows where a page has changed, and git has the program that made the old one."""

import base64
import html
import io
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from plan import OUT, ROOT, Plan, expect, output, plans

STORE = ROOT / "tests/visual/pages.txt"
REPORT = OUT / "visual.html"
DPI = 60
# A cell is 3.5 mm wide and 2.2 mm high: less than a line of text, a good deal less than a word.
ACROSS, DOWN = 60, 135
# Of 255 shades: a thin line makes a cell this much darker, noise doesn't.
SHADES = 2
# Bits of 16200. The same programs give the same picture; a letter more or less is 5 to 30.
ENOUGH = 3


@dataclass(frozen=True)
class Look:
    """A page and its hash."""

    bits: bytes
    page: Image.Image

    @property
    def text(self) -> str:
        return base64.b64encode(self.bits).decode()


def looks(pdf: Path) -> list[Look]:
    with tempfile.TemporaryDirectory() as folder:
        output("pdftoppm", "-gray", "-r", str(DPI), pdf, Path(folder) / "page")
        pages = [Image.open(io.BytesIO(file.read_bytes())) for file in sorted(Path(folder).iterdir())]
    return [Look(hashed(page), page) for page in pages]


def hashed(page: Image.Image) -> bytes:
    """Two bits for each cell, row by row: darker than the one on its right, darker than the one below."""
    cells = page.resize((ACROSS, DOWN), Image.Resampling.BOX).tobytes()

    def shade(x: int, y: int) -> int:
        return cells[min(y, DOWN - 1) * ACROSS + min(x, ACROSS - 1)]

    bits = 0
    for y in range(DOWN):
        for x in range(ACROSS):
            here = shade(x, y) + SHADES
            bits = bits << 2 | (here <= shade(x + 1, y)) << 1 | (here <= shade(x, y + 1))
    return bits.to_bytes(ACROSS * DOWN // 4)


def changed(old: bytes, new: bytes) -> list[tuple[int, int]]:
    """The cells of which a bit differs, one entry a bit."""
    differ = int.from_bytes(old) ^ int.from_bytes(new)
    last = 2 * ACROSS * DOWN - 1
    found = []
    while differ:
        bit = differ.bit_length() - 1
        differ ^= 1 << bit
        found.append(((last - bit) // 2 % ACROSS, (last - bit) // 2 // ACROSS))
    return found


@cache
def stored() -> dict[tuple[str, str, int], bytes]:
    """By plan, by who sets it, by page."""
    lines = STORE.read_text("utf-8").splitlines() if STORE.exists() else []
    words = [line.split() for line in lines if not line.startswith("#")]
    return {(plan, kind, int(page)): base64.b64decode(bits) for plan, kind, page, bits in words}


def pages_look_as_before(plan: Plan) -> str:
    count = 0
    for kind, pdf in (("pdf", plan.pdf), ("office", plan.office)):
        before = [bits for (name, by, _), bits in stored().items() if (name, by) == (plan.name, kind)]
        now = looks(pdf)
        differ = [
            (number, len(bits))
            for number, (old, new) in enumerate(zip(before, now), 1)
            if len(bits := changed(old, new.bits)) > ENOUGH
        ]
        if differ or len(before) != len(now):
            _report(plan, kind, before, now)
        expect(len(before) == len(now), f"{kind}: {len(now)} pages, stored are {len(before)}; see {REPORT}")
        expect(not differ, f"{kind}: page and bits {differ}; see {REPORT}")
        count += len(now)
    return f"{count} pages"


def _report(plan: Plan, kind: str, before: list[bytes], now: list[Look]) -> None:
    """Appends the pages that have changed, the cells that differ marked."""
    pictures = []
    for number, look in enumerate(now, 1):
        cells = changed(before[number - 1], look.bits) if number <= len(before) else []
        if number <= len(before) and len(cells) <= ENOUGH:
            continue
        said = f"{len(cells)} bits differ" if cells else "new"
        title = html.escape(f"{plan.name}, {kind}, page {number}: {said}")
        pictures.append(f'<figure><figcaption>{title}</figcaption><img alt="" src="{_marked(look.page, cells)}"></figure>')
    gone = f"<p>{len(before)} pages before, {len(now)} now</p>" if len(before) != len(now) else ""
    if not REPORT.exists():
        REPORT.write_text('<!doctype html><meta charset="utf-8"><title>Pages that have changed</title>', "utf-8")
    with REPORT.open("a", encoding="utf-8") as report:
        report.write(f"<h1>{html.escape(plan.name)}, {kind}</h1>{gone}{''.join(pictures)}")


def _marked(page: Image.Image, cells: list[tuple[int, int]]) -> str:
    picture = page.convert("RGB")
    draw = ImageDraw.Draw(picture)
    width, height = page.width / ACROSS, page.height / DOWN
    for x, y in set(cells):
        draw.rectangle((x * width, y * height, (x + 1) * width, (y + 1) * height), outline="red")
    file = io.BytesIO()
    picture.save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def accept() -> None:
    lines = ["# How each page looks: plan, who sets it, page, hash. Written by `.ci/outside/visual.py --accept`."]
    for plan in plans():
        for kind, pdf in (("pdf", plan.pdf), ("office", plan.office)):
            lines += [f"{plan.name} {kind} {number} {look.text}" for number, look in enumerate(looks(pdf), 1)]
    STORE.parent.mkdir(parents=True, exist_ok=True)
    STORE.write_text("\n".join(lines) + "\n", "utf-8")
    REPORT.unlink(missing_ok=True)
    print(f"{len(lines) - 1} pages stored in {STORE.relative_to(ROOT)}")


if __name__ == "__main__":
    if sys.argv[1:] != ["--accept"]:
        sys.exit("usage: visual.py --accept; `run.py` compares")
    accept()
