"""The words of the five plans, taken apart: what `generate.py` puts together anew."""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

from plan import ROOT

# What means something only in the plan it stands in, or to the reader of the source.
BOUND = re.compile(r"@[a-z]|\{\{|\[\^|\||<|[Pp]hụ lục|Điều \d|[Bb]ảng:|\./\.|\\")
MARK = re.compile(r"^(?:[-+]|\d+\.|[a-zđ]\))\s+")
TYPED_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.|Điều \d|\()")

# What fills a line otherwise than syllables do, as the five plans and the forms of the decree have it.
TAILS = [
    "theo Quyết định số 1085/QĐ-TTg ngày 15/9/2022 của Thủ tướng Chính phủ",
    "theo Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ",
    "giai đoạn 2021-2025, định hướng đến năm 2030",
    "trong giai đoạn 2016 – 2020",
    "đạt từ 95%/năm trở lên (mức độ 3, mức độ 4)",
    "tại Bộ phận TN&TKQ, Văn phòng HĐND-UBND",
    "trên Cổng Dịch vụ công https://dichvucong.gov.vn",
    "theo tiêu chuẩn TCVN ISO 9001:2015",
    "(báo cáo 6 tháng gửi ngày 05/6 hàng năm; báo cáo năm gửi ngày 25/11 hàng năm)",
    "gửi “Phòng Nội vụ” trước ngày 15/02/2025",
]


@dataclass(frozen=True)
class Corpus:
    """Sentences without end marks, headings, names of groups, cells."""

    plans: tuple[Path, ...]

    @classmethod
    def of_the_five(cls) -> "Corpus":
        return cls(tuple(sorted(file.parent for file in ROOT.glob("plans/*/plan.toml"))))

    @cached_property
    def _markdown(self) -> list[str]:
        texts = [file.read_text("utf-8") for plan in self.plans for file in sorted(plan.glob("**/*.md"))]
        return [" ".join(block.split()) for text in texts for block in re.split(r"\n\s*\n", text)]

    @cached_property
    def sentences(self) -> list[str]:
        blocks = [MARK.sub("", block).replace("*", "") for block in self._markdown if not block.startswith("#")]
        found = [part for block in blocks for part in re.split(r"(?<=[.;:])\s+", block) if part[:1].isupper()]
        return sorted({_bare(part) for part in found if 6 <= len(part.split()) <= 90 and _is_free(part)})

    @cached_property
    def headings(self) -> list[str]:
        found = [re.sub(r"^#+ |\s*\{#.*\}$", "", block) for block in self._markdown if block.startswith("#")]
        return sorted({_bare(heading) for heading in found if _is_free(heading)})

    @cached_property
    def _appendices(self) -> list[dict[str, Any]]:
        return [tomllib.loads(file.read_text("utf-8")) for plan in self.plans for file in sorted(plan.glob("*/*.toml"))]

    @cached_property
    def groups(self) -> list[str]:
        return sorted({_bare(name) for table in self._appendices for name in _groups(table) if _is_free(name)})

    @cached_property
    def cells(self) -> dict[str, list[str]]:
        """By the column's id."""
        found: dict[str, set[str]] = {}
        for table in self._appendices:
            for row in _rows(table):
                for column, cell in row.items():
                    if isinstance(cell, str) and not BOUND.search(cell) and "*" not in cell:
                        found.setdefault(column, set()).add(cell.strip())
        return {column: sorted(cells) for column, cells in found.items()}

    @cached_property
    def bases(self) -> list[str]:
        toml = [tomllib.loads((plan / "plan.toml").read_text("utf-8")) for plan in self.plans]
        return [line for each in toml for line in each.get("can-cu", {}).get("dong", [])]

    @cached_property
    def recipients(self) -> list[str]:
        toml = [tomllib.loads((plan / "plan.toml").read_text("utf-8")) for plan in self.plans]
        found = {line for each in toml for line in each.get("noi-nhan", {}).get("gui", [])}
        return sorted(line for line in found if "@" not in line and not line.startswith("Như"))

    def sentence(self, rng: Random) -> str:
        """A whole one, one cut short between two words, or one with a tail that has figures, marks or an address."""
        words = rng.choice(self.sentences).split()
        chance = rng.random()
        if chance < 0.35 and len(words) > 12:
            words = words[: rng.randint(8, len(words))]
        text = " ".join(words).rstrip(" ,;:–-(“")
        text = text + ")" * max(0, text.count("(") - text.count(")")) + "”" * max(0, text.count("“") - text.count("”"))
        return f"{text} {rng.choice(TAILS)}" if chance > 0.75 else text

    def paragraph(self, rng: Random) -> str:
        return " ".join(f"{self.sentence(rng)}." for _ in range(rng.choice([1, 1, 1, 2, 2, 3])))

    def heading(self, rng: Random) -> str:
        """Short, or over several lines."""
        heading = rng.choice(self.headings)
        return f"{heading} và {rng.choice(self.groups).lower()}" if rng.random() < 0.15 else heading


def _is_free(text: str) -> bool:
    return not BOUND.search(text) and not TYPED_NUMBER.match(text)


def _bare(text: str) -> str:
    return text.strip().rstrip(".;:,")


def _groups(table: dict[str, Any]) -> list[str]:
    return [name for group in table.get("nhom", []) for name in [group["ten"], *_groups(group)]]


def _rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [*table.get("viec", []), *(row for group in table.get("nhom", []) for row in _rows(group))]
