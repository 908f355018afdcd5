"""A plan, where its files lie, and what its source says, read without the compiler."""

import os
import re
import subprocess
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "target/ci"
BINARY = ROOT / "target/release/plan"

HANOI = timezone(timedelta(hours=7))
VALUE = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
REFERENCE = re.compile(r"(?<!\w)@([a-z-]+):([a-z0-9]+(?:-[a-z0-9]+)*)")


class Failed(Exception):
    """A check doesn't hold; the message is the reason."""


def expect(condition: bool, reason: str) -> None:
    if not condition:
        raise Failed(reason)


def start(
    *command: str | Path, env: Mapping[str, str] = {}, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a program with `env` added to the environment."""
    # poppler prints the titles of tags as they lie in the file, which isn't UTF-8.
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", env={**os.environ, **env}, cwd=cwd
    )


def output(*command: str | Path) -> str:
    """What a program prints that has to succeed."""
    done = start(*command)
    expect(done.returncode == 0, f"{command[0]}: exit status {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def lines(value: str | list[str]) -> list[str]:
    """Names and titles are one line or several."""
    return [value] if isinstance(value, str) else value


def roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def code(file: Path) -> str:
    """`phu-luc/2-tai-chinh.toml` is `@phu-luc:tai-chinh`."""
    return re.sub(r"^\d+-", "", file.stem)


@dataclass(frozen=True)
class Plan:
    source: Path
    out: Path = OUT

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def pdf(self) -> Path:
        return self.out / "plans" / f"{self.name}.pdf"

    @property
    def docx(self) -> Path:
        return self.out / "plans" / f"{self.name}.docx"

    @property
    def office(self) -> Path:
        """What LibreOffice makes of the Word file."""
        return self.out / "office" / f"{self.name}.pdf"

    @cached_property
    def toml(self) -> dict[str, Any]:
        """plan.toml over co-quan.toml."""
        tables = [tomllib.loads((self.source / name).read_text("utf-8")) for name in ("co-quan.toml", "plan.toml")]
        return tables[0] | tables[1]

    @cached_property
    def articles(self) -> list[Path]:
        """The Điều of a decision that issues the plan."""
        return sorted(self.source.glob("quyet-dinh/*.md"))

    @cached_property
    def sections(self) -> list[Path]:
        return sorted(self.source.glob("[0-9]*.md"))

    @cached_property
    def appendices(self) -> list[Path]:
        return sorted(self.source.glob("phu-luc/*.toml"))

    @property
    def parts(self) -> int:
        """Each begins on a page of its own: a decision, the plan, the appendices."""
        return ("quyet-dinh" in self.toml) + 1 + len(self.appendices)

    def fill(self, text: str) -> str:
        """The text with what values and references print."""

        def value(match: re.Match[str]) -> str:
            found: Any = self.toml
            for key in match[1].split("."):
                found = found[key]
            return str(found)

        return REFERENCE.sub(lambda match: self._print(match[1], match[2]), VALUE.sub(value, text))

    def _print(self, kind: str, name: str) -> str:
        if kind == "chi-tieu":
            target = next(target for target in self.toml["chi-tieu"] if target["ma"] == name)
            return f"{target['gia-tri']}{target['don-vi-tinh']}"
        if kind == "dieu":
            return f"Điều {1 + [code(file) for file in self.articles].index(name)}"
        if kind == "phu-luc":
            return self.label([code(file) for file in self.appendices].index(name))
        raise Failed(f"@{kind}:{name} is more than these checks know")

    def label(self, appendix: int) -> str:
        """A single appendix has no number."""
        return f"Phụ lục {roman(1 + appendix)}" if len(self.appendices) > 1 else "Phụ lục"

    @property
    def subject(self) -> list[str]:
        return [self.fill(line) for line in lines(self.toml["van-ban"]["trich-yeu"])]

    @property
    def author(self) -> str:
        return " ".join(lines(self.toml["co-quan"]["ten"]))

    @property
    def markdown(self) -> str:
        return "\n\n".join(path.read_text("utf-8") for path in self.sections)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and title."""
        found = re.findall(r"^(#+) +(.+?)(?: *\{#[\w-]+\})?$", self.markdown, re.M)
        return [(len(marks), self.fill(title)) for marks, title in found]

    @cached_property
    def appendix_data(self) -> list[dict[str, Any]]:
        return [tomllib.loads(file.read_text("utf-8")) for file in self.appendices]

    @property
    def dated(self) -> datetime:
        """The moment that both files bear: what the date leaves open is 1, the hour is Hanoi's midnight."""
        issued = self.toml.get("quyet-dinh") or self.toml.get("kem-theo") or self.toml["van-ban"]
        day = issued["ngay"]
        if not isinstance(day, date):
            parts = [int(part) for part in reversed(str(day).split("/"))]
            day = date(*parts, *[1] * (3 - len(parts)))
        return datetime.combine(day, time(), HANOI).astimezone(UTC)


def plans() -> list[Plan]:
    return [Plan(path.parent) for path in sorted(ROOT.glob("plans/*/plan.toml"))]
