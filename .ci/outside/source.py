"""What the files have to say: the source read once more, by other rules than the compiler's and much simpler ones.

Between the typed words stand the standard phrases, each in its place. What these plans don't use isn't known here:
`Kính gửi:`, tables in Markdown, footnotes, appendices in prose, columns under a common head.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from plan import Plan, lines

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
KINDS = {"ke-hoach": ("Kế hoạch", "KH"), "quyet-dinh": ("Quyết định", "QĐ")}
COMMENT = re.compile(r"<!--.*?-->", re.S)
# The mark at the start of a line, its text, and the name at its end.
MARKDOWN = re.compile(r"\s*(?P<mark>#+ +|\d+\. +)?(?P<text>.*?)(?: *\{#[\w-]+\})?$")

HEADING = r"[IVX]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)"
TASK = r"\d+"
GROUP = r"[IVX]+|[A-Z]"


class Who(Enum):
    """Who decides how a phrase is printed."""

    AUTHOR = auto()  # as typed; only the end mark is the compiler's
    TITLE = auto()  # typed, in capitals or not
    COMPILER = auto()  # a standard phrase
    PATTERN = auto()  # a number that the compiler finds; the scan says whether it is right


@dataclass(frozen=True)
class Phrase:
    text: str
    who: Who


def phrases(plan: Plan) -> Iterator[Phrase]:
    document, decision = plan.toml["van-ban"], plan.toml.get("quyet-dinh")
    if decision:
        yield from _letter_head(plan, decision, "quyet-dinh")
        yield from _titles(plan, decision["trich-yeu"])
        yield from _titles(plan, decision["tham-quyen"])
        for line in (*plan.toml["can-cu"]["dong"], plan.toml["can-cu"]["de-nghi"]):
            yield Phrase(plan.fill(line), Who.AUTHOR)
        yield Phrase("QUYẾT ĐỊNH:", Who.COMPILER)
        for number, article in enumerate(plan.articles, 1):
            yield Phrase(f"Điều {number}.", Who.COMPILER)
            yield from _markdown(plan, article.read_text("utf-8"))
        yield from _end(plan)
    attached = decision or plan.toml.get("kem-theo")
    yield from _letter_head(plan, None if attached else document, document["loai"])
    yield from _titles(plan, document["trich-yeu"])
    if attached:
        yield _issued(plan)
    yield from _markdown(plan, plan.markdown)
    if not attached:
        yield from _end(plan)
    for number, table in enumerate(plan.appendix_data):
        yield Phrase(plan.label(number), Who.COMPILER)
        yield from _titles(plan, table["ten"])
        yield _issued(plan)
        yield from _table(plan, table)


def table_head(table: dict[str, Any]) -> list[str]:
    """The words that stand at the head of each page of a table, but for the numbers of its columns."""
    units = (f" ({column['don-vi-tinh']})" if "don-vi-tinh" in column else "" for column in table["cot"])
    return [column["ten"] + unit for column, unit in zip(table["cot"], units)]


def column_numbers(table: dict[str, Any]) -> list[str]:
    return [str(number) for number in range(1, 1 + len(table["cot"]))] if table.get("hang-so-cot") else []


def head_rows(table: dict[str, Any]) -> int:
    return 2 if table.get("hang-so-cot") else 1


def rows(group: dict[str, Any]) -> int:
    """The rows of a table below its head: those of tasks and one for each group's name."""
    inner = group.get("nhom", [])
    return len(group.get("viec", [])) + len(inner) + sum(map(rows, inner))


def _titles(plan: Plan, titles: str | list[str]) -> Iterator[Phrase]:
    for line in lines(titles):
        yield Phrase(plan.fill(line), Who.TITLE)


def _letter_head(plan: Plan, numbered: dict[str, Any] | None, kind: str) -> Iterator[Phrase]:
    """What a decision issues has no number and no date of its own."""
    yield from _titles(plan, plan.toml["co-quan"]["ten"])
    yield Phrase(MOTTO, Who.COMPILER)
    if numbered:
        place = numbered.get("dia-danh") or plan.toml["co-quan"]["dia-danh"]
        text = f"Số: {_number(plan, numbered, kind)} {place}, {_day(numbered['ngay'])}"
        yield Phrase(text, Who.COMPILER)
    yield Phrase(KINDS[kind][0].upper(), Who.COMPILER)


def _number(plan: Plan, table: dict[str, Any], kind: str) -> str:
    """A number below ten has two digits; one that is unknown is blank."""
    number = table.get("so", "")
    symbol = table.get("ky-hieu") or f"{KINDS[kind][1]}-{plan.toml['co-quan']['viet-tat']}"
    return f"{number:02}/{symbol}" if isinstance(number, int) else f"{number}/{symbol}"


def _day(value: date | int | str) -> str:
    """A month has two digits where one could be made into another; what is unknown is blank."""
    if isinstance(value, date):
        return f"ngày {value.day:02} tháng {value.month:{'02' if value.month < 3 else ''}} năm {value.year}"
    return f"ngày tháng năm {value}"


def _issued(plan: Plan) -> Phrase:
    """The line under a title that says which document brings this one along."""
    toml = plan.toml
    issuer = toml.get("quyet-dinh") or toml.get("kem-theo") or toml["van-ban"]
    kind = "quyet-dinh" if "quyet-dinh" in toml else issuer["loai"]
    by = issuer.get("cua") or plan.author
    text = f"(Kèm theo {KINDS[kind][0]} số {_number(plan, issuer, kind)} {_day(issuer['ngay'])} của {by})"
    return Phrase(text, Who.COMPILER)


def _markdown(plan: Plan, text: str) -> Iterator[Phrase]:
    """A paragraph is a line; "-" and "+" are words."""
    for line in COMMENT.sub("", text).splitlines():
        match = MARKDOWN.match(line)
        assert match
        mark = match["mark"] or ""
        if mark:
            yield Phrase(HEADING, Who.PATTERN)
        yield Phrase(plan.fill(_plain(match["text"])), Who.TITLE if mark.startswith("#") else Who.AUTHOR)


def _plain(text: str) -> str:
    return re.sub(r"[*\\]", "", text)


def _end(plan: Plan) -> Iterator[Phrase]:
    """Recipients and signature."""
    sign, to = plan.toml["ky"], plan.toml["noi-nhan"]
    yield Phrase("Nơi nhận:", Who.COMPILER)
    for recipient in to["gui"]:
        yield Phrase("-", Who.COMPILER)
        yield Phrase(plan.fill(recipient), Who.AUTHOR)
    yield Phrase("- Lưu:", Who.COMPILER)
    yield Phrase(to["luu"], Who.AUTHOR)
    yield from _titles(plan, [*sign["quyen-han"], sign["chuc-vu"]])
    yield Phrase(sign["ho-ten"], Who.AUTHOR)


def _table(plan: Plan, table: dict[str, Any]) -> Iterator[Phrase]:
    for text in table_head(table):
        yield Phrase(text, Who.AUTHOR)
    for number in column_numbers(table):
        yield Phrase(number, Who.COMPILER)
    yield from _rows(plan, table, [column["ma"] for column in table["cot"]])


def _rows(plan: Plan, group: dict[str, Any], columns: list[str]) -> Iterator[Phrase]:
    for row in group.get("viec", []):
        if not row.get("cung-tt"):
            yield Phrase(TASK, Who.PATTERN)
        for column in columns:
            cell = row.get(column, "")
            for line in (cell if isinstance(cell, str) else cell["chu"]).splitlines():
                yield Phrase(plan.fill(_plain(line)), Who.AUTHOR)
    for inner in group.get("nhom", []):
        yield Phrase(GROUP, Who.PATTERN)
        yield from _titles(plan, inner["ten"])
        yield from _rows(plan, inner, columns)
