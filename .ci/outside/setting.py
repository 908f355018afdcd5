"""Where the lines of a PDF begin, in running text and in the cells of tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from plan import output

# In points. Words of one line have one base, whatever their face.
BASE = 3.0
# The middle of a footnote's number is less above its line's than this; lines are further apart.
RAISED = 5.5
# What two lengths may differ by and be the same place.
NEAR = 1.0


@dataclass
class Setting:
    """A page as it is set."""

    wide: bool
    # The first words of the two highest lines: the page's number and what comes below it.
    first: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    @property
    def starts(self) -> list[tuple[int, str]]:
        """Where each line of text begins: behind how many letters of the page's text, and with which word. Letters, since
        a line may end inside of a word."""
        found, before = [], 0
        for line in self.text:
            found.append((before, line))
            before += len(line.replace(" ", ""))
        return found


@dataclass
class Share:
    """How many lines are the same."""

    same: int = 0
    total: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.same + other.same, self.total + other.total)

    @property
    def part(self) -> float:
        return self.same / self.total if self.total else 1.0

    def __str__(self) -> str:
        return f"{self.same} of {self.total} ({self.part:.2%})"


@dataclass(frozen=True)
class _Rule:
    """A vertical line: only tables have any."""

    x: float
    top: float
    bottom: float


def settings(file: Path) -> list[Setting]:
    """The pages of a file."""
    words = etree.fromstring(output("pdftotext", "-bbox", file, "-").encode()).iter("{*}page")
    return [_setting(page, rules) for page, rules in zip(words, _rules(file), strict=True)]


@dataclass(frozen=True)
class _Word:
    text: str
    left: float
    right: float
    middle: float
    base: float


def _setting(page: etree._Element, rules: list[_Rule]) -> Setting:
    setting = Setting(float(page.get("width")) > float(page.get("height")))
    text: list[_Word] = []
    every: list[_Word] = []
    before = None
    for node in page.iter("{*}word"):
        left, right, top, base = (float(node.get(side)) for side in ("xMin", "xMax", "yMin", "yMax"))
        word = _Word(node.text, left, right, (top + base) / 2, base)
        every.append(word)
        sides = [rule.x for rule in rules if rule.top - NEAR < word.middle < rule.bottom + NEAR]
        if not (sides and min(sides) < left < max(sides)):
            text.append(word)
        elif before and _goes_on(before, word, sides):
            setting.cells[-1] += f" {word.text}"
            before = word
        else:
            setting.cells.append(word.text)
            before = word
    setting.first = [line[0].text for line in _lines(every)[:2]]
    setting.text = [" ".join(word.text for word in line) for line in _lines(text)]
    return setting


def _goes_on(before: _Word, word: _Word, sides: list[float]) -> bool:
    """Whether a word of a cell stands behind another on one line: no cell's side parts them."""
    is_level = abs(word.base - before.base) < BASE and word.left > before.left
    return is_level and not any(before.right - NEAR < x < word.left + NEAR for x in sides)


def _lines(words: list[_Word]) -> list[list[_Word]]:
    """Lines over the whole width of the page: justified words may stand far apart."""
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if lines and word.middle - lines[-1][0].middle < RAISED:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _rules(file: Path) -> Iterator[list[_Rule]]:
    trace = output("mutool", "trace", file).encode()
    for page in etree.fromstring(trace, etree.XMLParser(huge_tree=True, recover=True)).iter("page"):
        yield [rule for path in page.iter("stroke_path") for rule in _verticals(path)]


def _verticals(path: etree._Element) -> Iterator[_Rule]:
    a, b, c, d, e, f = (float(number) for number in path.get("transform").split())
    before = None
    for step in path:
        x, y = float(step.get("x", 0)), float(step.get("y", 0))
        at = (a * x + c * y + e, b * x + d * y + f)
        if step.tag == "lineto" and before and abs(before[0] - at[0]) < NEAR < abs(before[1] - at[1]):
            yield _Rule(at[0], min(before[1], at[1]), max(before[1], at[1]))
        before = at


def same_starts(ours: Setting, theirs: Setting) -> Share:
    """Lines of running text that begin at the same place."""
    mine, others = ([at for at, _ in page.starts] for page in (ours, theirs))
    return Share(len(set(mine) & set(others)), max(len(mine), len(others)))


def same_cells(ours: Setting, theirs: Setting) -> Share:
    """Whole lines of cells: one more in a cell moves all below it, so they are counted without their order."""
    return Share((Counter(ours.cells) & Counter(theirs.cells)).total(), max(len(ours.cells), len(theirs.cells)))
