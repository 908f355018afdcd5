"""Makes the two pictures of the READMEs from what the program gives today.

    cargo build --release --locked && python3 docs/pictures/make.py

Needs poppler's pdftoppm, Pillow, and DejaVu Sans Mono.
"""

import re
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "target/release/plan"
MONO = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono{}.ttf"
COLOURS = {"91": "#ff7b72", "92": "#7ee787", "94": "#79c0ff", "96": "#76e3ea", "33": "#e3b341", "93": "#e3b341"}
PAPER, INK, SIZE, LINE, EDGE = "#0d1117", "#e6edf3", 15, 22, 18


def page(target: Path) -> None:
    """The first page of Vinh Mỹ's plan, with a thin frame."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([PLAN, "build", "plans/vinh-my-2022", "--out-dir", folder], cwd=ROOT, check=True, capture_output=True)
        stem = Path(folder) / "page"
        command = ["pdftoppm", "-r", "72", "-png", "-singlefile", f"{folder}/vinh-my-2022.pdf", stem]
        subprocess.run(command, check=True)
        picture = Image.open(f"{stem}.png").convert("L")
        ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=180)
        picture.quantize(16).save(target, optimize=True)


def finding(target: Path) -> None:
    """What `plan check` prints of a plan without its funding section, in the colours of a terminal."""
    command = [PLAN, "check", "loi", "--color", "always"]
    shown = subprocess.run(command, cwd=ROOT / "tests/console/check.in", capture_output=True, text=True).stdout
    shown = next(part for part in shown.split("\n\n") if "CT001" in part)
    lines = shown.splitlines()
    faces = {bold: ImageFont.truetype(MONO.format("-Bold" if bold else ""), SIZE) for bold in (False, True)}
    step = faces[False].getlength("x")
    width = 96
    rows: list[list[tuple[str, str, bool]]] = []
    colour, bold = INK, False
    for line in lines:
        row: list[tuple[str, str, bool]] = []
        for part in re.split(r"(\x1b\[[0-9;]*m|\x1b\]8;;.*?\x1b\\)", line):
            if part.startswith("\x1b["):
                for code in part[2:-1].split(";"):
                    if code in ("", "0"):
                        colour, bold = INK, False
                    bold = bold or code == "1"
                    colour = COLOURS.get(code, colour)
            elif part and not part.startswith("\x1b]"):
                row.extend((c, colour, bold) for c in part)
        while len(row) > width:
            cut = next(i for i in range(width, 0, -1) if row[i][0] == " ")
            rows.append(row[:cut])
            row = [("  │   "[i] if i < 6 else " ", "#79c0ff", True) for i in range(2)] + row[cut + 1 :]
        rows.append(row)
    size = (int(max(map(len, rows)) * step) + 2 * EDGE, len(rows) * LINE + 2 * EDGE)
    picture = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(picture)
    for y, row in enumerate(rows):
        for x, (character, ink, is_bold) in enumerate(row):
            draw.text((EDGE + x * step, EDGE + y * LINE), character, ink, faces[is_bold])
    picture.quantize(64).save(target, optimize=True)


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    page(here / "page.png")
    finding(here / "finding.png")
