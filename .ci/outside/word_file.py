"""The DOCX by itself: nothing for Word to repair, to ask or to change."""

import json
import re
import zipfile

from docx import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from lxml import etree

from plan import OUT, Plan, expect, start
from source import head_rows, rows, table_head

VALIDATOR = OUT / "node/node_modules/.bin/ooxml-validator"


def is_valid(plan: Plan) -> str:
    # A file with errors is an exit status too; what they are stands in the answer.
    errors = json.loads(start(VALIDATOR, plan.docx).stdout)["errors"]
    expect(not errors, f"{len(errors)} errors, the first: {errors[:1]}")
    return "0 errors in the Open XML validator"


def headings_have_levels(plan: Plan) -> str:
    found = []
    for paragraph in Document(str(plan.docx)).paragraphs:
        level = outline_level(paragraph.style)
        if level is not None:
            found.append((level + 1, paragraph.text))
    expected = plan.headings
    levels = [[level for level, _ in headings] for headings in (found, expected)]
    expect(levels[0] == levels[1], f"levels {levels[0]} in the file, {levels[1]} in the source")
    for (_, written), (_, typed) in zip(found, expected):
        expect(written.casefold().endswith(typed.casefold()), f"{written!r} isn't {typed!r} with a number")
    return f"{len(found)} headings"


def outline_level(style: object) -> int | None:
    while isinstance(style, ParagraphStyle):
        level = style.element.find(f".//{qn('w:outlineLvl')}")
        if level is not None:
            return int(level.get(qn("w:val")))
        style = style.base_style
    return None


def pages_are_numbered_from_the_second(plan: Plan) -> str:
    """In each part: it is a section of its own."""
    sections = Document(str(plan.docx)).sections
    expect(len(sections) == plan.parts, f"{len(sections)} sections, {plan.parts} parts in the source")
    for section in sections:
        expect(section.different_first_page_header_footer, "a part's first page has the header of the others")
        expect(section.first_page_header.is_linked_to_previous, "a part's first page has a header of its own")
        fields = [node.text.strip() for node in section.header._element.iter(qn("w:instrText"))]
        expect(fields == ["PAGE"], f"the fields of the header are {fields}")
        start = section._sectPr.find(qn("w:pgNumType"))
        expect(start is not None and start.get(qn("w:start")) == "1", "a part's pages don't begin at 1")
    return f"{len(sections)} sections"


def is_on_the_right_paper(plan: Plan) -> str:
    """A4, upright but for appendices that say otherwise; one that says nothing is as wide as its table needs."""
    sections = Document(str(plan.docx)).sections
    asked = ["doc"] * (plan.parts - len(plan.appendices)) + [table.get("kho-giay") for table in plan.appendix_data]
    for number, (section, paper) in enumerate(zip(sections, asked, strict=True), 1):
        sides = round(section.page_width.mm), round(section.page_height.mm)
        wide = section.orientation == WD_ORIENTATION.LANDSCAPE
        expect(sides == ((297, 210) if wide else (210, 297)), f"part {number}: {sides} mm, {section.orientation}")
        expect(paper in (None, "ngang" if wide else "doc"), f"part {number}: {section.orientation}, not {paper}")
    wide = sum(section.orientation == WD_ORIENTATION.LANDSCAPE for section in sections)
    return f"{wide} of {plan.parts} parts landscape"


def tables_have_heads(plan: Plan) -> str:
    """Each appendix is a table whose head, and nothing else, comes again on each page."""
    tables = [table for table in Document(str(plan.docx)).tables if len(table.columns) > 2]
    expect(len(tables) == len(plan.appendices), f"{len(tables)} tables, {len(plan.appendices)} appendices")
    for number, (table, data) in enumerate(zip(tables, plan.appendix_data), 1):
        heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        expected = [True] * head_rows(data) + [False] * rows(data)
        expect(len(heads) == len(expected), f"table {number}: {len(heads)} rows, {len(expected)} in the source")
        expect(heads == expected, f"table {number}: {sum(heads)} rows repeat, or others than the first")
        names = [" ".join(cell.text.split()) for cell in table.rows[0].cells]
        expect(names == table_head(data), f"table {number}: columns {names}, {table_head(data)} in the source")
    return f"{len(tables)} tables"


def has_properties(plan: Plan) -> str:
    core = Document(str(plan.docx)).core_properties
    expect(core.title.endswith(" ".join(plan.subject)), f"the title is {core.title!r}")
    expect(core.author == plan.author, f"the author is {core.author!r}")
    expect(core.language == "vi-VN", f"the language is {core.language!r}")
    for name, value in (("created", core.created), ("modified", core.modified)):
        expect(value == plan.dated, f"{name} {value}, dated {plan.dated}")
    return core.title


def is_vietnamese_in_one_font(plan: Plan) -> str:
    with zipfile.ZipFile(plan.docx) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    expect(not any("theme" in name for name in parts), "there is a theme")
    languages, fonts = set(), set()
    for name, part in parts.items():
        unwanted = re.findall(rb"updateFields|\w+Theme=|w:dirty", part)
        expect(not unwanted, f"{unwanted} in {name}")
        root = etree.fromstring(part)
        languages |= {node.get(qn("w:val")) for node in root.iter(qn("w:lang"))}
        fonts |= {font for node in root.iter(qn("w:rFonts")) for font in node.attrib.values()}
    expect(languages == {"vi-VN"}, f"languages: {languages}")
    expect(fonts == {"Times New Roman"}, f"fonts: {fonts}")
    return f"{len(parts)} parts"
