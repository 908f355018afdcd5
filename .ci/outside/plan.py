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
PLACEHOLDER = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")


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
    """Names and the subject are one line or several."""
    return [value] if isinstance(value, str) else value


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

    def fill(self, text: str) -> str:
        """The values in place of `{{ van-ban.nam }}` and the like."""

        def value(match: re.Match[str]) -> str:
            found: Any = self.toml
            for key in match[1].split("."):
                found = found[key]
            return str(found)

        return PLACEHOLDER.sub(value, text)

    @property
    def subject(self) -> list[str]:
        return [self.fill(line) for line in lines(self.toml["van-ban"]["trich-yeu"])]

    @property
    def author(self) -> str:
        return " ".join(lines(self.toml["co-quan"]["ten"]))

    @property
    def markdown(self) -> str:
        return "\n\n".join(self.fill(path.read_text("utf-8")) for path in sorted(self.source.glob("[0-9]*.md")))

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and title."""
        found = re.findall(r"^(#+) +(.+?)(?: *\{#[\w-]+\})?$", self.markdown, re.M)
        return [(len(marks), title) for marks, title in found]

    @property
    def dated(self) -> datetime:
        """The moment that both files bear: what the date leaves open is 1, the hour is Hanoi's midnight."""
        day = self.toml["van-ban"]["ngay"]
        if not isinstance(day, date):
            parts = [int(part) for part in reversed(str(day).split("/"))]
            day = date(*parts, *[1] * (3 - len(parts)))
        return datetime.combine(day, time(), HANOI).astimezone(UTC)


def plans() -> list[Plan]:
    return [Plan(path.parent) for path in sorted(ROOT.glob("plans/*/plan.toml"))]
