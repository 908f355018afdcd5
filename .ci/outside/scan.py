"""The plan against the scan that it was taken from: `plans/README.md` explains every word that differs.

Typed numbers are compared too: the compiler has to arrive at the office's own.
"""

import re
from difflib import SequenceMatcher

from plan import ROOT, Plan, expect
from text import docx_paragraphs, words

TABLE = ROOT / "plans/README.md"
SCAN = re.compile(r"\(\.\./(tests/scans/[\w-]+\.txt)\)")
ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.M)
NOTHING = "—"

Difference = tuple[str, str]


def explained(plan: Plan) -> str:
    section = re.search(rf"^## {re.escape(plan.name)}\n(.*?)(?=^## |\Z)", TABLE.read_text("utf-8"), re.M | re.S)
    scan = section and SCAN.search(section[1])
    expect(bool(scan), f"{TABLE.name} names no scan for {plan.name}")
    assert section and scan
    # Only rows with words in them: the head and the line under it have none.
    rows = [(_cell(row[1]), _cell(row[2])) for row in ROW.finditer(section[1]) if "`" in row[1] + row[2]]
    theirs = words([_plain(line) for line in (ROOT / scan[1]).read_text("utf-8").splitlines()])
    ours = words(docx_paragraphs(plan.docx))
    found = 0
    differences: list[Difference] = []
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "equal":
            found += b - a
        else:
            differences.append((" ".join(theirs[a:b]), " ".join(ours[c:d])))
    unexplained = [difference for difference in differences if difference not in rows]
    expect(not unexplained, f"not explained (scan, plan): {unexplained}")
    expect(rows == differences, f"explained, but not there or not in this order: {rows}; there: {differences}")
    return f"{len(theirs)} words in the scan, {found} found; {len(differences)} differences, each explained"


def _plain(line: str) -> str:
    return re.sub(r"^#+ |[*\\]", "", line)


def _cell(text: str) -> str:
    return "" if text == NOTHING else text.strip("`")
