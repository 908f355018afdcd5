"""The DOCX for somebody who hears it: what Word's accessibility checker asks, and a little more."""

import re
import zipfile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from plan import Plan, expect
from word_file import outline_level

# Paragraphs without words that Word or the form asks for: a rule line, and what stands between two tables.
WORDLESS = {"DuongKe", "CuoiVanBan"}
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
TEXT_BOX = re.compile(rb"<(?:w:txbxContent|v:textbox|wps:txbx|w:framePr)\b")


def _parts(plan: Plan) -> dict[str, bytes]:
    with zipfile.ZipFile(plan.docx) as package:
        return {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}


def _body(plan: Plan) -> etree._Element:
    return etree.fromstring(_parts(plan)["word/document.xml"])


def _words(node: etree._Element) -> str:
    return "".join(text.text or "" for text in node.iter(qn("w:t"))).strip()


def speaks_vietnamese(plan: Plan) -> str:
    """The language of all runs: the default of the styles says it, and nothing says otherwise."""
    styles = etree.fromstring(_parts(plan)["word/styles.xml"])
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    expect(defaults is not None and defaults.get(qn("w:val")) == "vi-VN", "the styles' default has no language")
    said = {node.get(qn("w:val")) for part in _parts(plan).values() for node in etree.fromstring(part).iter(qn("w:lang"))}
    expect(said == {"vi-VN"}, f"languages {said}")
    return "vi-VN"


def tables_are_told_apart(plan: Plan) -> str:
    """A table says what it is. One with data has a head that names every column; one for the layout has none."""
    data = 0
    for number, table in enumerate(_body(plan).iter(qn("w:tbl")), 1):
        properties = table.find(qn("w:tblPr"))
        said = [properties.find(qn(f"w:{name}")) for name in ("tblCaption", "tblDescription")]
        expect(any(node is not None and node.get(qn("w:val")) for node in said), f"table {number} says nothing of itself")
        rows = table.findall(qn("w:tr"))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        bordered = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        is_data = bordered is not None and any(side.get(qn("w:val")) == "single" for side in bordered)
        expect(bool(heads) == is_data, f"table {number}: {len(heads)} head rows, {'data' if is_data else 'layout'}")
        if is_data:
            data += 1
            expect(heads == rows[: len(heads)], f"table {number}: its head isn't at its top")
            expect(all(_names(heads)), f"table {number}: a column has no name: {_names(heads)}")
    return f"{data} tables with data"


def _names(heads: list[etree._Element]) -> list[str]:
    """What names each column: the lowest words above it."""
    names: dict[int, str] = {}
    for row in heads:
        at = 0
        for cell in row.findall(qn("w:tc")):
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            width = int(span.get(qn("w:val"))) if span is not None else 1
            for column in range(at, at + width):
                names[column] = _words(cell) or names.get(column, "")
            at += width
    return list(names.values())


def pictures_say_what_they_show(plan: Plan) -> str:
    drawn = list(_body(plan).iter(DRAWN))
    for each in drawn:
        is_decorative = any(node.get("val") == "1" for node in each.iter(DECORATIVE))
        expect(bool(each.get("descr")) or is_decorative, f"drawing {each.get('name')!r} has no alternative text")
    boxed = {name for name, part in _parts(plan).items() if TEXT_BOX.search(part)}
    expect(not boxed, f"text boxes in {boxed}")
    return f"{len(drawn)} drawings, no text boxes"


def headings_go_down_step_by_step(plan: Plan) -> str:
    levels = []
    for paragraph in Document(str(plan.docx)).paragraphs:
        own = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        level = int(own.get(qn("w:val"))) if own is not None else outline_level(paragraph.style)
        if level is not None and level < 9:
            expect(bool(paragraph.text.strip()), "a heading has no words")
            levels.append(level)
    expect(bool(levels) and levels[0] == 0, f"the first heading has level {levels[:1]}")
    jumps = [pair for pair in zip(levels, levels[1:]) if pair[1] > pair[0] + 1]
    expect(not jumps, f"levels jump: {jumps}")
    return f"{len(levels)} headings"


def nothing_is_spaced_by_empty_lines(plan: Plan) -> str:
    found = 0
    for paragraph in _body(plan).iter(qn("w:p")):
        if _words(paragraph) or paragraph.find(f".//{qn('w:drawing')}") is not None:
            continue
        found += 1
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val")) if style is not None else ""
        alone = paragraph.getparent().tag == qn("w:tc") and len(paragraph.getparent().findall(qn("w:p"))) == 1
        expect(name in WORDLESS or alone, f"an empty paragraph in style {name!r}")
    return f"{found} without words, none of them a gap"


def links_have_words(plan: Plan) -> str:
    links = list(_body(plan).iter(qn("w:hyperlink")))
    names = {node.get(qn("w:name")) for node in _body(plan).iter(qn("w:bookmarkStart"))}
    for link in links:
        expect(bool(_words(link)), "a link has no words")
        anchor = link.get(qn("w:anchor"))
        expect(anchor is None or anchor in names, f"a link leads to {anchor!r}, which isn't there")
    return f"{len(links)} links"

