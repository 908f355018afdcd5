"""The files of a plan appear together or not at all, and the exit status says why."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plan import BINARY, Plan, expect, start
from text import docx_paragraphs, pdf_lines

DRAFT = "DỰ THẢO"


@contextmanager
def _copy(plan: Plan, *, broken: bool = False) -> Iterator[Path]:
    """A folder with the plan in it; the error is a reference to nothing, which a draft can show."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copytree(plan.source, here / plan.name)
        if broken:
            with max((here / plan.name).glob("[0-9]*.md")).open("a", encoding="utf-8") as section:
                section.write("\nXem @muc:khong-co.\n")
        yield here


def _build(plan: Plan, here: Path, *options: str) -> int:
    return start(BINARY, "build", plan.name, "--out-dir", "out", *options, cwd=here).returncode


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*"))


def an_error_writes_nothing(plan: Plan) -> str:
    with _copy(plan, broken=True) as here:
        status = _build(plan, here)
        expect(status == 1, f"exit status {status}")
        expect(not _files(here / "out"), f"there is {_files(here / 'out')}")
    return "exit status 1"


def a_file_that_cannot_be_written_keeps_the_other_away(plan: Plan) -> str:
    with _copy(plan) as here:
        blocked = here / "out" / f"{plan.name}.docx"
        blocked.mkdir(parents=True)
        status = _build(plan, here)
        expect(status == 2, f"exit status {status}")
        expect(_files(here / "out") == [blocked.name], f"there is {_files(here / 'out')}")
    return "exit status 2"


def an_error_leaves_the_files_of_before(plan: Plan) -> str:
    with _copy(plan, broken=True) as here:
        before = {file.name: file.read_bytes() for file in (plan.pdf, plan.docx)}
        (here / "out").mkdir()
        for name, data in before.items():
            (here / "out" / name).write_bytes(data)
        status = _build(plan, here)
        expect(status == 1, f"exit status {status}")
        after = {path.name: path.read_bytes() for path in (here / "out").iterdir()}
        expect(after == before, f"changed: {_files(here / 'out')}")
    return f"{len(before)} files untouched"


def a_draft_says_so_in_both(plan: Plan) -> str:
    with _copy(plan, broken=True) as here:
        status = _build(plan, here, "--draft")
        expect(status == 1, f"exit status {status}")
        pdf, docx = (here / "out" / file.name for file in (plan.pdf, plan.docx))
        expect(DRAFT in pdf_lines(pdf), f"the PDF doesn't say {DRAFT}")
        expect(DRAFT in docx_paragraphs(docx), f"the DOCX doesn't say {DRAFT}")
    for file, text in ((plan.pdf, pdf_lines(plan.pdf)), (plan.docx, docx_paragraphs(plan.docx))):
        expect(DRAFT not in text, f"{file.name} is no draft and says so")
    return DRAFT


def usage_errors_say_so() -> str:
    wrong = [["nothing"], ["build", "--nothing"], ["build", "/nowhere"], ["build", "--to", "odt"], ["explain", "XX999"]]
    for arguments in wrong:
        done = start(BINARY, *arguments)
        expect(done.returncode == 2, f"{arguments}: exit status {done.returncode}")
        expect(done.stderr.strip() != "" and not done.stdout, f"{arguments}: the message isn't on the error stream")
    return f"{len(wrong)} usage errors, exit status 2"


def a_closed_pipe_is_no_error() -> str:
    for arguments in (["explain"], ["--help"]):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([BINARY, *arguments], stdout=writing, stderr=subprocess.PIPE, encoding="utf-8")
        os.close(writing)
        expect(done.returncode == 0 and not done.stderr, f"{arguments}: exit status {done.returncode}: {done.stderr}")
    return "exit status 0"
