"""What two checkers from PyPI say of the PDF as screen readers meet it. Each remark that they make is known and wrong, with
its cause; any other fails, and so does a known one that is gone."""

import json
import sys
import tempfile
from pathlib import Path

from plan import OUT, Plan, expect, start
from setting import settings

BIN = OUT / "python/bin"

# outloud 0.2.1, besides TBL-014 on every page of a table: it looks for the table on its first page alone, in the extent
# of its own marks, which are those of its cells.
#   TBL-010  It takes names of groups for torn cells of the head. They head the rows below them, and each row says so.
#   TBL-004  It forgets a cell that covers several rows one row too early, so that the last row it covers is too short,
#   TBL-015  and seems to have a single cell.
#   TAG-002  It takes a table's head that comes again on the next page for prose. It is read once, with the table.
KNOWN = {
    "hoang-tien-2022": {"TAG-002": 1},
    "mang-yang-2019": {"TBL-004": 1, "TBL-010": 1, "TBL-015": 1},
    "son-chau-2022": {"TBL-010": 1},
}

# pdfua 0.1.3: its rule against empty headings asks a list of children whether it is a number, and pikepdf raises.
# `words.py` finds a heading without words as well.
FALLS = {"UA-14-001"}


def outloud_says_what_is_known(plan: Plan) -> str:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        done = start(sys.executable, BIN / "outloud", "--quiet", "--fail-on", "never", "--json", report, plan.pdf)
        expect(done.returncode == 0, f"outloud: exit status {done.returncode}: {done.stderr}")
        result = json.loads(report.read_text("utf-8"))["results"][0]
    expect(not result["error"], f"outloud: {result['error']}")
    found: dict[str, int] = {}
    drawn = []
    for finding in result["findings"]:
        if finding["rule"] == "TBL-014":
            drawn.append(finding["page"])
        else:
            found[finding["rule"]] = found.get(finding["rule"], 0) + 1
    tables = [number for number, page in enumerate(settings(plan.pdf), 1) if page.cells]
    expect(drawn == tables, f"TBL-014 on pages {drawn}, tables on pages {tables}")
    known = KNOWN.get(plan.name, {})
    said = [f"{each['rule']}: {each['message']}" for each in result["findings"] if each["rule"] not in {*known, "TBL-014"}]
    expect(found == known, f"{found}, known are {known}; {said}")
    return f"{len(result['findings'])} remarks, all known"


def pdfua_has_no_remark(plan: Plan) -> str:
    done = start(sys.executable, BIN / "pdfua", "check", "--format", "json", plan.pdf)
    report = json.loads(done.stdout)
    expect(not report["findings"], f"{report['findings'][:1]}")
    falls = {each["rule_id"] for each in report["skipped"]}
    expect(falls == FALLS, f"rules that fall over: {falls}, known are {FALLS}")
    return f"{report['summary']['rules_run']} rules, {len(falls)} that falls over"
