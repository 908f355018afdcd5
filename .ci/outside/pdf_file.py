"""The PDF by itself: sound, tagged, its fonts inside, for the archive and for screen readers."""

import json
import re
from collections import Counter
from datetime import datetime
from xml.etree import ElementTree

from plan import Plan, expect, output, start
from source import head_rows, rows

FACES = {f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic")}
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def is_sound(plan: Plan) -> str:
    output("qpdf", "--check", plan.pdf)
    return "qpdf has no remark"


def has_its_fonts(plan: Plan) -> str:
    rows = [line.split() for line in output("pdffonts", plan.pdf).splitlines()[2:]]
    for name, *_, embedded, subset, unicode, _, _ in rows:
        inside = [embedded, subset, unicode]
        expect(inside == ["yes"] * 3, f"{name}: embedded, subset, unicode: {inside}")
        expect(name.partition("+")[2] in FACES, f"{name} is none of {sorted(FACES)}")
    expect(bool(rows), "no fonts at all")
    return f"{len(rows)} fonts"


def says_what_it_is(plan: Plan) -> str:
    lines = output("pdfinfo", "-isodates", "-f", "1", "-l", "-1", plan.pdf).splitlines()
    info = {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}
    expected = {"Tagged": "yes", "PDF version": "1.7", "Author": plan.author}
    for key, value in expected.items():
        expect(info.get(key) == value, f"{key}: {info.get(key)!r}, not {value!r}")
    for key in ("CreationDate", "ModDate"):
        expect(datetime.fromisoformat(info[key]) == plan.dated, f"{key}: {info[key]}, not {plan.dated}")
    expect(info["Title"].endswith(" ".join(plan.subject)), f"Title: {info['Title']!r}")
    sizes = [value for key, value in info.items() if re.fullmatch(r"Page +\d+ size", key)]
    expect(len(sizes) == int(info["Pages"]) and all("(A4)" in size for size in sizes), f"sizes: {sizes}")
    return f"{len(sizes)} pages A4"


def is_tagged(plan: Plan) -> str:
    found = Counter(line.split()[0] for line in output("pdfinfo", "-struct", plan.pdf).splitlines() if line.strip())
    # Where there are several parts, their titles are the first level.
    titles = 1 if plan.parts > 1 else 0
    expected = Counter(f"H{level + titles}" for level, _ in plan.headings)
    expected["H1"] += titles * plan.parts
    # The letter-head and the signature are set in columns, but only data is a table.
    expected["Table"] = len(plan.appendices)
    expected["TR"] = sum(head_rows(table) + rows(table) for table in plan.appendix_data)
    for tag, count in expected.items():
        expect(found[tag] == count, f"{found[tag]} {tag} in the file, {count} in the source")
    return ", ".join(f"{count} {tag}" for tag, count in sorted(expected.items()))


def is_for_the_archive(plan: Plan) -> str:
    """What the file claims; whether it is so only veraPDF tells, which no package registry has."""
    xmp = ElementTree.fromstring(output("pdfinfo", "-meta", plan.pdf).strip())
    claims = {"part": f"{PDFA}part", "conformance": f"{PDFA}conformance", "accessible": f"{PDFUA}part"}
    found = {name: [node.text for node in xmp.iter(tag)] for name, tag in claims.items()}
    expect(found == {"part": ["2"], "conformance": ["A"], "accessible": ["1"]}, f"{found}")
    return "PDF/A-2a, PDF/UA-1"


def can_be_signed(plan: Plan) -> str:
    """A plan that is signed itself has the signer's empty field, which readers aloud meet before the name."""
    done = start("pdfsig", plan.pdf)
    names = re.findall(r"Signature Field Name: (.*)", done.stdout)
    expected = [] if "kem-theo" in plan.toml else ["nguoi-ky"]
    expect(names == expected, f"fields {names}, not {expected}: {done.stdout}{done.stderr}")
    forms = re.findall(r"^ *Form", output("pdfinfo", "-struct", plan.pdf), re.M)
    expect(len(forms) == len(expected), f"{len(forms)} Form in the tags")
    expect(plan.pdf.read_bytes().endswith(b"%%EOF\n"), "no line break at the end")
    return f"{len(names)} fields"


def is_vietnamese(plan: Plan) -> str:
    objects = json.loads(output("qpdf", "--json=1", "--json-key=objects", plan.pdf))["objects"]
    catalog = objects[objects["trailer"]["/Root"]]
    expect(catalog.get("/Lang") == "vi-VN", f"the language is {catalog.get('/Lang')}")
    expect(catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "the title isn't shown")
    return "vi-VN"
