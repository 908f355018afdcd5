"""Sets the PDF of a project with PyPI's package typst: PROJECT FONTS OUTPUT."""

import sys

import typst

project, fonts, output = sys.argv[1:]
typst.compile(
    f"{project}/main.typ",
    output=output,
    root=project,
    font_paths=[fonts],
    ignore_system_fonts=True,
    pdf_standards=["a-2a", "ua-1"],
)
