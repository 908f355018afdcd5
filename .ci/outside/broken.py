"""Each check of `run.py` fails when the one thing that it looks for is spoilt: a check that can't fail says nothing."""

import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

import accessible
import both_or_none
import findings
import generated
import office
import parity
import pdf_file
import readers
import run
import same_bytes
import scan
import visual
import word_file
import words
from plan import BINARY, OUT, Failed, Plan, output, plans, start
from setting import Share

Spoil = Callable[[Plan], object]


def in_pdf(old: bytes, new: bytes) -> Spoil:
    assert len(old) == len(new), "or the offsets of everything behind it are wrong too"
    # What an update says again is spoilt there too: the last one counts.
    return lambda plan: replace(plan.pdf, old, new, -1)


def in_docx(part: str, pattern: str, new: str, nth: int = 0) -> Spoil:
    """`nth` counts what fits from 0, or with -1 from the end."""

    def spoil(plan: Plan) -> None:
        with zipfile.ZipFile(plan.docx) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        text = parts[part].decode()
        found = [*re.finditer(pattern, text, re.S)]
        assert found, f"{pattern} isn't in {part}"
        match = found[nth]
        parts[part] = (text[: match.start()] + match.expand(new) + text[match.end() :]).encode()
        with zipfile.ZipFile(plan.docx, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)

    return spoil


def on_page(pattern: bytes, new: bytes) -> Spoil:
    """The first place in the first plan's PDF that fits, in what its pages paint."""

    def spoil(plan: Plan) -> None:
        plain = plan.pdf.with_suffix(".plain")
        output("qpdf", "--qdf", "--object-streams=disable", plan.pdf, plain)
        data, count = re.subn(pattern, new, plain.read_bytes(), count=1)
        assert count, f"{pattern!r} isn't in {plan.pdf.name}"
        plain.write_bytes(data)
        # Only lengths and offsets are wrong now, which poppler and qpdf find for themselves.
        start("qpdf", plain, plan.pdf)

    return spoil


def set_by_office(*spoils: Spoil) -> Spoil:
    """LibreOffice sets the spoilt Word file again."""

    def spoil(plan: Plan) -> None:
        for each in spoils:
            each(plan)
        office.convert([plan.docx], plan.office.parent)

    return spoil


def without(pattern: str) -> Spoil:
    """The source without the first file that fits."""
    return lambda plan: min(plan.source.glob(pattern)).unlink()


def in_source(pattern: str, text: str) -> Spoil:
    """At the end of the first file that fits."""

    def spoil(plan: Plan) -> None:
        file = min(plan.source.glob(pattern))
        file.write_text(file.read_text("utf-8") + text, "utf-8")

    return spoil


def replace(file: Path, old: bytes, new: bytes, count: int = 1) -> None:
    data = file.read_bytes()
    assert old in data, f"{old!r} isn't in {file.name}"
    file.write_bytes(data.replace(old, new, count))


def without_the_last_page(plan: Plan) -> None:
    output("qpdf", plan.pdf, "--pages", plan.pdf, "1-r2", "--", plan.office)


def with_a_line_more(plan: Plan) -> None:
    """A draft says so in a line of its own, so that all others stand one further down."""
    output(both_or_none.BINARY, "build", "--draft", "--out-dir", plan.office.parent, plan.source)


BODY = "word/document.xml"
HEADER = "word/header1.xml"
CORE = "docProps/core.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"

# The first plan has seven appendices, each a landscape table. A row that ends before another can go.
ROW = r"<w:tr>(?:(?!<w:tr>).)*?</w:tr>(?=<w:tr>)"
HEAD = "<w:tblHeader/>"
LAST_CELL = r"<w:p [^>]*>(?:(?!<w:p ).)*</w:p>(?=</w:tc></w:tr>)"
LEAD, SUPPORT = "Cơ quan chủ trì", "Cơ quan phối hợp"
COLUMNS_SWAPPED = in_docx(BODY, f">{LEAD}<(.*?)>{SUPPORT}<", rf">{SUPPORT}<\1>{LEAD}<")
# The last letter of "…/QĐ-UBND" in the line under the first appendix's title.
ISSUED = in_docx(BODY, r"(\(Kèm theo Quyết định số<.{,200}?>)/<", r"\g<1>12/<", nth=1)
# The second appendix has two pages.
CARRIED_ON = in_docx(BODY, '<w:pgNumType w:start="1"/>', "", nth=2)
PORTRAIT = in_docx(BODY, 'w:w="16838" w:h="11906" w:orient="landscape"', 'w:w="11906" w:h="16838"')
NO_LAST_APPENDIX = in_docx(BODY, r"<w:tbl>(?:(?!<w:tbl>).)*</w:tbl>", "", nth=-1)

DRAWN = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWING = f'<w:drawing><wp:inline xmlns:wp="{DRAWN}"><wp:docPr id="1" name="x"/></wp:inline></w:drawing>'
TEXT_BOX = '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>'
# The first words of the plan's name.
LINE = '"TenLoai"/>.*?</w:pPr><w:r>'

FILES: list[tuple[Callable[[Plan], str], Spoil]] = [
    (words.pdf_and_docx_agree, in_docx(BODY, ">KẾ HOẠCH<", "><")),
    (words.pdf_and_docx_agree, in_docx(BODY, ">KẾ HOẠCH<", ">KẾ HOẠCH SỐ<")),
    (words.pdf_and_docx_agree, in_docx(BODY, LAST_CELL, "<w:p/>", nth=-1)),
    (words.pdf_and_docx_agree, in_docx(BODY, ROW, "", nth=-1)),
    (words.pdf_and_docx_agree, COLUMNS_SWAPPED),
    (words.pdf_and_docx_agree, without("phu-luc/*.toml")),
    (words.has_the_source, in_source("0*.md", "\nthừa\n")),
    (words.has_the_source, in_docx(BODY, ">KẾ HOẠCH<", ">KẾ HOẠCH SỐ<")),
    (words.has_the_source, in_docx(BODY, LAST_CELL, "<w:p/>", nth=-1)),
    (words.has_the_source, in_docx(BODY, ROW, "", nth=-1)),
    (words.has_the_source, COLUMNS_SWAPPED),
    (words.has_the_source, ISSUED),
    (words.has_the_source, NO_LAST_APPENDIX),
    (words.has_the_source, without("phu-luc/*.toml")),
    (parity.same_pages, without_the_last_page),
    (parity.same_pages, set_by_office(CARRIED_ON)),
    (parity.same_pages, set_by_office(PORTRAIT)),
    (parity.same_pages, set_by_office(in_docx(BODY, HEAD, "", nth=1))),
    (parity.same_lines, with_a_line_more),
    (parity.same_lines, set_by_office(in_docx(STYLES, '(w:styleId="O" .*?<w:sz w:val=")24', r"\g<1>25"))),
    (scan.explained, in_docx(BODY, ">KẾ HOẠCH<", ">KẾ HOẠCH SỐ<")),
    (scan.explained, in_docx(BODY, "XÃ HỘI", "Xã hội")),
    (scan.explained, in_docx(BODY, LAST_CELL, "<w:p/>", nth=-1)),
    (scan.explained, in_docx(BODY, ROW, "", nth=-1)),
    (word_file.is_valid, in_docx(BODY, "<w:pPr>", "<w:pPr><w:jc/>")),
    (word_file.headings_have_levels, in_docx(BODY, '"Heading2"', '"Normal"')),
    (word_file.headings_have_levels, in_source("0*.md", "\n# Thừa\n")),
    (word_file.pages_are_numbered_from_the_second, in_docx(BODY, "<w:titlePg/>", "")),
    (word_file.pages_are_numbered_from_the_second, in_docx(BODY, "<w:titlePg/>", "", nth=-1)),
    (word_file.pages_are_numbered_from_the_second, in_docx(HEADER, "PAGE", "DATE")),
    (word_file.pages_are_numbered_from_the_second, CARRIED_ON),
    (word_file.pages_are_numbered_from_the_second, without("phu-luc/*.toml")),
    (word_file.is_on_the_right_paper, PORTRAIT),
    (word_file.is_on_the_right_paper, in_docx(BODY, ' w:orient="landscape"', "")),
    (word_file.tables_have_heads, in_docx(BODY, HEAD, "", nth=-1)),
    (word_file.tables_have_heads, in_docx(BODY, "(?<=<w:cantSplit/>)(?!<w:tblHeader/>)", HEAD, nth=-1)),
    (word_file.tables_have_heads, in_docx(BODY, ROW, "", nth=-1)),
    (word_file.tables_have_heads, COLUMNS_SWAPPED),
    (word_file.tables_have_heads, NO_LAST_APPENDIX),
    (word_file.has_properties, in_docx(CORE, "</dc:title>", ".</dc:title>")),
    (word_file.has_properties, in_docx(CORE, "T17:00:00Z", "T00:00:00Z")),
    (word_file.is_vietnamese_in_one_font, in_docx(STYLES, 'w:val="vi-VN"', 'w:val="en-US"')),
    (word_file.is_vietnamese_in_one_font, in_docx(STYLES, "w:ascii=", "w:asciiTheme=")),
    (word_file.is_vietnamese_in_one_font, in_docx(SETTINGS, "<w:zoom", "<w:updateFields/><w:zoom")),
    (accessible.speaks_vietnamese, in_docx(STYLES, r'(<w:rPrDefault>.*?)<w:lang [^>]*/>', r"\1")),
    (accessible.speaks_vietnamese, in_docx(BODY, "<w:r><w:t ", '<w:r><w:rPr><w:lang w:val="fr-FR"/></w:rPr><w:t ')),
    (accessible.tables_are_told_apart, in_docx(BODY, HEAD, "", nth=-1)),
    (accessible.tables_are_told_apart, in_docx(BODY, "<w:cantSplit/>", f"<w:cantSplit/>{HEAD}")),
    (accessible.tables_are_told_apart, in_docx(BODY, f">{LEAD}<", "><")),
    (accessible.tables_are_told_apart, in_docx(BODY, "<w:tblCaption [^>]*/><w:tblDescription [^>]*/>", "")),
    (accessible.pictures_say_what_they_show, in_docx(BODY, "<w:r><w:t ", rf"<w:r>{DRAWING}</w:r>\g<0>")),
    (accessible.pictures_say_what_they_show, in_docx(BODY, "<w:r><w:t ", rf"{TEXT_BOX}\g<0>")),
    (accessible.headings_go_down_step_by_step, in_docx(BODY, '"Heading2"', '"Heading4"')),
    (accessible.headings_go_down_step_by_step, in_docx(BODY, r'(?<="Heading1"/></w:pPr>).*?(?=</w:p>)', "")),
    (accessible.nothing_is_spaced_by_empty_lines, in_docx(BODY, "(?=<w:p [^>]*><w:pPr><w:pStyle w:val=.Heading1)", "<w:p/>")),
    (accessible.links_have_words, in_docx(BODY, "(<w:hyperlink [^>]*>).*?(</w:hyperlink>)", r"\1\2")),
    (accessible.links_have_words, in_docx(BODY, '(<w:hyperlink [^>]*w:anchor=")', r"\1x")),
    (readers.outloud_says_what_is_known, in_pdf(b"/Lang(vi-VN)", b"/Lung(vi-VN)")),
    (readers.outloud_says_what_is_known, in_pdf(b"/S/H2", b"/S/H5")),
    (readers.pdfua_has_no_remark, in_pdf(b"/Lang(vi-VN)", b"/Lung(vi-VN)")),
    (visual.pages_look_as_before, on_page(rb"q (1 0 0 -1 85\.03937 )", rb"q 1 0 0 1 0 -5.67 cm \1")),
    (visual.pages_look_as_before, on_page(rb"( 0 l\s+)S", rb"\1n")),
    (visual.pages_look_as_before, on_page(rb"(MCID 0>>BDC\s+q[^\n]*\s+BT 0 Tr/f0) 14 Tf", rb"\1 13 Tf")),
    (visual.pages_look_as_before, set_by_office(in_docx(BODY, '"TenLoai"/>', r'\g<0><w:ind w:left="227"/>'))),
    (visual.pages_look_as_before, set_by_office(in_docx(BODY, '"DuongKe"', '"CuoiVanBan"'))),
    (visual.pages_look_as_before, set_by_office(in_docx(BODY, LINE, r'\g<0><w:rPr><w:sz w:val="26"/></w:rPr>'))),
    (visual.pages_look_as_before, without_the_last_page),
    (pdf_file.is_sound, in_pdf(b"endobj", b"ENDOBJ")),
    (pdf_file.has_its_fonts, in_pdf(b"/FontFile2", b"/FontFileX")),
    (pdf_file.has_its_fonts, in_pdf(b"+LiberationSerif", b"+LiberationSansX")),
    (pdf_file.says_what_it_is, in_pdf(b"%PDF-1.7", b"%PDF-1.4")),
    (pdf_file.says_what_it_is, in_pdf(b"595.2756 841.8898", b"612.0000 792.0000")),
    (pdf_file.is_tagged, in_pdf(b"/S/H1", b"/S/H2")),
    (pdf_file.is_tagged, in_pdf(b"/S/TR", b"/S/TD")),
    (pdf_file.is_tagged, without("phu-luc/*.toml")),
    (pdf_file.is_for_the_archive, in_pdf(b"conformance>A<", b"conformance>B<")),
    (pdf_file.can_be_signed, in_pdf(b"%%EOF\n", b"%%EOF ")),
    (pdf_file.is_vietnamese, in_pdf(b"/Lang(vi-VN)", b"/Lang(en-US)")),
    (same_bytes.wherever_it_is_built, in_pdf(b"\n%%EOF", b" %%EOF")),
    (both_or_none.a_draft_says_so_in_both, in_docx(BODY, ">KẾ HOẠCH<", ">DỰ THẢO<")),
]

HALF = "mkdir -p out && touch out/half.pdf; exit"
# What the program says, to be spoilt behind it.
SARIF = f"'{BINARY}' \"$@\""
PROGRAMS: list[tuple[Callable[..., str], str]] = [
    (findings.sarif_is_valid, f"{SARIF} | sed 's/.version.: .2.1.0./\"version\": 2/'; exit 1"),
    (findings.sarif_is_valid, f"{SARIF} | sed 's/.startLine.: [0-9]*/\"startLine\": 0/'; exit 1"),
    (findings.sarif_is_valid, f"{SARIF} | sed 's/.fixes.:/\"properties\":/'; exit 1"),
    (findings.sarif_is_valid, f"{SARIF} | sed 's/.ruleIndex.: [0-9]*/\"ruleIndex\": 0/'; exit 1"),
    (findings.sarif_is_valid, f"{SARIF}; exit 0"),
    (both_or_none.an_error_writes_nothing, f"{HALF} 1"),
    (both_or_none.an_error_writes_nothing, "exit 0"),
    (both_or_none.a_file_that_cannot_be_written_keeps_the_other_away, f"{HALF} 2"),
    (both_or_none.a_file_that_cannot_be_written_keeps_the_other_away, "exit 1"),
    (both_or_none.an_error_leaves_the_files_of_before, f"{HALF} 1"),
    (both_or_none.a_draft_says_so_in_both, "exit 0"),
    (both_or_none.usage_errors_say_so, "exit 0"),
    (both_or_none.usage_errors_say_so, "echo out; echo err >&2; exit 2"),
    (both_or_none.a_closed_pipe_is_no_error, "echo; exit 1"),
]

# What generated documents may not be, taken together.
GOOD = generated.Result("a", 9, Share(100, 100), Share(100, 100))
RESULTS: list[list[generated.Result]] = [
    [generated.Result("b", 9, Share(98, 100), Share(100, 100))],
    [generated.Result("b", 9, Share(100, 100), Share(98, 100))],
    [GOOD] * 9 + [generated.Result("b", 9, Share(9, 10), Share())],
    [GOOD] * 16 + [generated.Result("b", 9, GOOD.text, GOOD.cells, "page 2")] * 4,
]


def fails(check: Callable[[], str]) -> bool:
    try:
        check()
    except Failed as why:
        return bool(str(why))
    return False


def copy(plan: Plan, folder: Path) -> Plan:
    shutil.copytree(plan.source, folder / plan.name)
    for kind in ("plans", "office"):
        shutil.copytree(OUT / kind, folder / kind)
    return Plan(folder / plan.name, folder)


def main() -> int:
    plan = plans()[0]
    blind = []
    for number, (check, spoil) in enumerate(FILES, 1):
        with tempfile.TemporaryDirectory() as folder:
            spoilt = copy(plan, Path(folder))
            spoil(spoilt)
            if not fails(partial(check, spoilt)):
                blind.append(f"{run.name(check)}, number {number} of FILES,")
    for check, script in PROGRAMS:
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "plan"
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
            with patch.object(sys.modules[check.__module__], "BINARY", program):
                if not fails(partial(check, plan) if check in run.OF_A_PLAN else check):
                    blind.append(run.name(check))
    for number, results in enumerate(RESULTS, 1):
        if not fails(partial(generated.judge, results, quiet=True)):
            blind.append(f"generated.judge, number {number} of RESULTS,")
    with tempfile.TemporaryDirectory() as folder:
        spoilt = copy(plan, Path(folder))
        without_the_last_page(spoilt)
        if not generated.compare(spoilt.pdf, spoilt.office).differs:
            blind.append("generated.compare")
    tried = {check for check, _ in [*FILES, *PROGRAMS]}
    blind += [f"{run.name(check)} (not tried)" for check in {*run.OF_A_PLAN, *run.OF_THE_PROGRAM} - tried]
    for name in blind:
        print(f"FAIL {name} doesn't see what is spoilt")
    print(f"{len(FILES) + len(PROGRAMS) + len(RESULTS) + 1} ways to spoil, {len(blind)} not seen")
    return 1 if blind else 0


if __name__ == "__main__":
    sys.exit(main())
