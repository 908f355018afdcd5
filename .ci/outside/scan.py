"""The plan against the scan that it was taken from: `plans/README.md` explains every word that differs.

Typed numbers are compared too: the compiler has to arrive at the office's own. What isn't a word of the office is taken
away: markup, lines that rule a table, heads of tables that come again on each page. A scan reads the pieces of a row
that is torn over two pages, or two columns, in another order than ours: such words count as found and are told as moved.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from plan import ROOT, Plan, expect
from source import table_head
from text import docx_paragraphs, words

TABLE = ROOT / "plans/README.md"
SCAN = re.compile(r"\(\.\./(tests/scans/[\w-]+\.txt)\)")
ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.M)
CELL = re.compile(r"`(?P<words>[^`]+)`(?: ×(?P<times>\d+))?|—")

RULE = re.compile(r"[|:\s-]*\|[|:\s-]*")
MARKUP = re.compile(r"</?(?:b|i|p|br)/?>|^#+ |[*\\|]")
LETTERS = re.compile(r"[^\W_]+")
ENOUGH = 0.99
# A row of a table that is torn over two pages has not so many words.
REACH = 250
NONE = Match(0, 0, 0)

Difference = tuple[str, str]


@dataclass
class Gap:
    """A place where they differ, by the number of the plan's word; `None` is a word that was found in another gap."""

    at: int
    theirs: list[str | None]
    ours: list[str | None]

    @property
    def left(self) -> Difference:
        return _left(self.theirs), _left(self.ours)


def explained(plan: Plan) -> str:
    section = re.search(rf"^## {re.escape(plan.name)}\n(.*?)(?=^## |\Z)", TABLE.read_text("utf-8"), re.M | re.S)
    scan = section and SCAN.search(section[1])
    expect(bool(scan), f"{TABLE.name} names no scan for {plan.name}")
    assert section and scan
    theirs, heads = _office_words((ROOT / scan[1]).read_text("utf-8"), plan)
    gaps = _gaps(theirs, words(docx_paragraphs(plan.docx)))
    moved = _take_moved(gaps)
    differences = Counter(gap.left for gap in gaps if any(gap.left))
    rows = _rows(section[1])
    expect(differences <= rows, f"not explained (scan, plan): {dict(differences - rows)}")
    expect(rows <= differences, f"explained, but not there: {dict(rows - differences)}")
    total = len(LETTERS.findall(" ".join(theirs)))
    lost = sum((_letters(their) - _letters(our)).total() for their, our in differences.elements())
    figure = f"{total - lost} of the scan's {total} words found ({1 - lost / total:.2%}), {moved} of them moved"
    expect(lost <= (1 - ENOUGH) * total, figure)
    return f"{figure}; {heads} repeated heads; {differences.total()} differences in {len(rows)} rows, each explained"


def _office_words(scan: str, plan: Plan) -> tuple[list[str], int]:
    """Without markup and repeated heads, whose number follows: all but the first behind a line "Phụ lục …"."""
    found: list[str] = []
    appendices = []
    for line in scan.splitlines():
        if RULE.fullmatch(line):
            continue
        plain = MARKUP.sub(" ", line).split()
        if [word.casefold() for word in plain[:2]] == ["phụ", "lục"]:
            appendices.append(len(found))
        found += plain
    places = []
    for head in {tuple(words(table_head(table))) for table in plan.appendix_data}:
        at = [at for at in range(len(found)) if tuple(found[at : at + len(head)]) == head]
        first = {min((place for place in at if place > appendix), default=-1) for appendix in appendices}
        places += [(place, len(head)) for place in at if place not in first]
    for place, length in sorted(places, reverse=True):
        del found[place : place + length]
    return found, len(places)


def _rows(section: str) -> Counter[Difference]:
    """How often the table has each difference. Only its head and the line under that have no words in them."""
    result: Counter[Difference] = Counter()
    for row in ROW.finditer(section):
        cells = [CELL.fullmatch(cell) for cell in row.groups()[:2]]
        if any(cell and cell["words"] for cell in cells):
            expect(all(cells), f"{TABLE.name}: {row[0][:80]} isn't `words`, `words` ×n or —")
            times = max(int(cell["times"] or 1) for cell in cells if cell)
            result[(cells[0] and cells[0]["words"] or "", cells[1] and cells[1]["words"] or "")] += times
    return result


def _gaps(theirs: list[str], ours: list[str]) -> list[Gap]:
    """What differs in capitals alone is a gap too, but no reason to lose the place."""
    gaps = []
    folded = [[word.casefold() for word in side] for side in (theirs, ours)]
    for kind, a, b, c, d in SequenceMatcher(None, *folded, autojunk=False).get_opcodes():
        runs = [(a, b, c, d)]
        if kind == "equal":
            capitals = "".join("=x"[their != our] for their, our in zip(theirs[a:b], ours[c:d]))
            runs = [(a + r.start(), a + r.end(), c + r.start(), c + r.end()) for r in re.finditer("x+", capitals)]
        gaps += [Gap(c, [*theirs[a:b]], [*ours[c:d]]) for a, b, c, d in runs]
    return gaps


def _take_moved(gaps: list[Gap]) -> int:
    """How many words stand in one gap of the scan and, not far away, in another of the plan. The longest runs are
    taken first, a single word only where nothing else is left between words that were found; and no single number,
    because wrong numbers would hide one another."""
    near = [(one, other) for one in gaps for other in gaps if abs(one.at - other.at) < REACH]
    moved = 0
    while True:
        runs = [(_longest(one.theirs, other.ours), one.theirs, other.ours) for one, other in near]
        match, theirs, ours = max(runs, key=lambda run: run[0].size, default=(NONE, [], []))
        if match.size < 2:
            break
        theirs[match.a : match.a + match.size] = [None] * match.size
        ours[match.b : match.b + match.size] = [None] * match.size
        moved += match.size
    for one, other in near:
        for word in set(_alone(one.theirs)) & set(_alone(other.ours)):
            one.theirs[one.theirs.index(word)] = None
            other.ours[other.ours.index(word)] = None
            moved += 1
    return moved


def _longest(theirs: list[str | None], ours: list[str | None]) -> Match:
    """What was found elsewhere equals nothing."""
    a = [word or 0 for word in theirs]
    b = [word or 1 for word in ours]
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match()


def _alone(side: list[str | None]) -> list[str]:
    around = zip([None, *side], side, [*side[1:], None])
    return [word for left, word, right in around if word and word.isalpha() and not left and not right]


def _left(side: list[str | None]) -> str:
    return " ".join(word for word in side if word)


def _letters(text: str) -> Counter[str]:
    """The words without capitals and marks: "1." is found where "1" stands."""
    return Counter(LETTERS.findall(text.casefold()))
