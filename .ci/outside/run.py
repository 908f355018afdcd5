"""Reads the finished files with programs that aren't ours. `.ci/run` has built them and fetched the programs."""

import sys
from collections.abc import Callable
from functools import partial

import accessible
import both_or_none
import findings
import parity
import pdf_file
import readers
import same_bytes
import scan
import visual
import word_file
import words
from plan import Failed, Plan, plans

OF_A_PLAN: list[Callable[[Plan], str]] = [
    words.pdf_and_docx_agree,
    words.has_the_source,
    parity.same_pages,
    parity.same_lines,
    scan.explained,
    word_file.is_valid,
    word_file.headings_have_levels,
    word_file.pages_are_numbered_from_the_second,
    word_file.is_on_the_right_paper,
    word_file.tables_have_heads,
    word_file.has_properties,
    word_file.is_vietnamese_in_one_font,
    accessible.speaks_vietnamese,
    accessible.tables_are_told_apart,
    accessible.pictures_say_what_they_show,
    accessible.headings_go_down_step_by_step,
    accessible.nothing_is_spaced_by_empty_lines,
    accessible.links_have_words,
    pdf_file.is_sound,
    pdf_file.has_its_fonts,
    pdf_file.says_what_it_is,
    pdf_file.is_tagged,
    pdf_file.is_for_the_archive,
    pdf_file.can_be_signed,
    pdf_file.is_vietnamese,
    readers.outloud_says_what_is_known,
    readers.pdfua_has_no_remark,
    visual.pages_look_as_before,
    same_bytes.wherever_it_is_built,
    findings.sarif_is_valid,
    both_or_none.an_error_writes_nothing,
    both_or_none.a_file_that_cannot_be_written_keeps_the_other_away,
    both_or_none.an_error_leaves_the_files_of_before,
    both_or_none.a_draft_says_so_in_both,
]
OF_THE_PROGRAM: list[Callable[[], str]] = [
    both_or_none.usage_errors_say_so,
    both_or_none.a_closed_pipe_is_no_error,
]


def holds(name: str, check: Callable[[], str]) -> bool:
    try:
        figure = check()
    except Failed as why:
        print(f"FAIL {name}: {why}")
    except Exception as slip:  # A file that the check didn't foresee is as bad as one that fails it.
        print(f"FAIL {name}: {type(slip).__name__}: {slip}")
    else:
        print(f"PASS {name}: {figure}")
        return True
    return False


def name(check: Callable[..., str]) -> str:
    return f"{check.__module__}.{check.__name__}"


def main() -> int:
    found = plans()
    visual.REPORT.unlink(missing_ok=True)
    results = [holds(f"{plan.name} {name(check)}", partial(check, plan)) for plan in found for check in OF_A_PLAN]
    results += [holds(name(check), check) for check in OF_THE_PROGRAM]
    print(f"{sum(results)} passed, {results.count(False)} failed")
    return 0 if found and all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
