"""Writes plans out of the words of the five real ones: `generate.py COUNT OUT_DIR [SEED]`. The same seed gives the same
files. Every kind of document that has a form comes in turn."""

import json
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from corpus import Corpus
from generate_tables import appendix
from generate_text import Writer
from plan import ROOT

SEED = 30
# The forms of Phụ lục III that the compiler makes.
FORMS = {"1.1", "1.2", "1.4", "1.5"}
SCHEMES = ["muc", "muc", "muc", "phan"]
CHAPTERS = ["chuong", "chuong", "chuong-muc", "chuong-tieu-muc", "phan-chuong", "phan-chuong-muc"]
ISSUED = {"quy-che", "quy-dinh", "chuong-trinh", "ke-hoach", "phuong-an", "de-an"}
YEAR = 2025


@dataclass(frozen=True)
class Office:
    name: list[str]
    above: list[str]
    short: str
    level: str
    place: str
    power: list[str]
    title: str


OFFICES = [
    Office(["Ủy ban nhân dân", "xã Tây Thuận"], [], "UBND", "xa", "Tây Thuận", ["TM. ỦY BAN NHÂN DÂN"], "Chủ tịch"),
    Office(["Ủy ban nhân dân", "phường Hoằng Tiến"], [], "UBND", "xa", "Hoằng Tiến",
           ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "Phó Chủ tịch"),
    Office(["Ủy ban nhân dân", "huyện Mang Yang"], [], "UBND", "huyen", "Mang Yang",
           ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "Phó Chủ tịch"),
    Office(["Phòng Nội vụ"], ["Ủy ban nhân dân", "huyện Mang Yang"], "PNV", "phong", "Mang Yang", [], "Trưởng phòng"),
    Office(["Sở Văn hóa, Thể thao và Du lịch"], ["Ủy ban nhân dân tỉnh Gia Lai"], "SVHTTDL", "so", "Gia Lai",
           ["KT. GIÁM ĐỐC"], "Phó Giám đốc"),
    Office(["Trung tâm Phục vụ hành chính công"], ["Ủy ban nhân dân tỉnh Gia Lai"], "TTPVHCC", "so", "Gia Lai",
           ["TL. GIÁM ĐỐC"], "Chánh Văn phòng"),
]
COUNCIL = Office(["Hội đồng nhân dân", "xã Sơn Châu"], [], "HĐND", "xa", "Sơn Châu", [], "Chủ tịch")
NAMES = ["Huỳnh Tấn Hậu", "Hoàng Thị Lan Ánh", "Nguyễn Văn A", "Trần Thị Bích Phượng", "Lê Đức Thịnh"]


def kinds() -> list[dict[str, Any]]:
    with (ROOT / "data/kinds.toml").open("rb") as file:
        return [kind for kind in tomllib.load(file)["loai"] if kind.get("mau") in FORMS]


def generate(number: int, seed: int, folder: Path, corpus: Corpus) -> Path:
    """One plan's folder, named by its kind."""
    rng = Random(f"{seed}/{number}")
    every = kinds()
    kind = every[number % len(every)]
    plan = folder / f"{number:03}-{kind['ma']}"
    plan.mkdir(parents=True)
    office = COUNCIL if kind["ma"] == "nghi-quyet" else rng.choice(OFFICES)
    _write(plan / "co-quan.toml", {"co-quan": _office(office)})

    appendices = _appendices(rng, corpus, plan)
    is_decision = kind.get("so-do") == "dieu"
    issued = kind["ma"] in ISSUED and rng.random() < 0.35
    scheme = "dieu" if is_decision else rng.choice(CHAPTERS if kind.get("so-do") == "chuong" else SCHEMES)
    if kind["ma"] in {"cong-van", "phieu-gui", "phieu-chuyen", "phieu-bao", "giay-uy-quyen", "to-trinh"}:
        scheme = "muc"
    writer = Writer(rng, corpus, appendices, notes=rng.random() < 0.4, tables=not is_decision and rng.random() < 0.4)

    toml: dict[str, Any] = {"phien-ban": 1, "van-ban": _document(rng, kind, corpus, issued, scheme)}
    if issued:
        toml["quyet-dinh"] = {"trich-yeu": f"Ban hành {kind['ten']}"} | _number(rng) | _date(rng)
        (plan / "quyet-dinh").mkdir()
        for at, text in enumerate(_articles(rng, corpus, kind["ten"]), 1):
            (plan / f"quyet-dinh/{at:02}-dieu-{at}.md").write_text(f"{text}\n", "utf-8")
    if is_decision or issued or rng.random() < 0.3:
        toml["can-cu"] = {"dong": rng.sample(corpus.bases, rng.randint(2, len(corpus.bases)))}
        if is_decision or issued:
            toml["can-cu"]["de-nghi"] = rng.choice(["Xét đề nghị của Trưởng phòng Nội vụ huyện",
                                                    "Theo đề nghị của Văn phòng Ủy ban nhân dân xã"])
    if kind["ma"] in {"cong-van", "to-trinh"} or kind["ma"] == "bao-cao" and rng.random() < 0.5:
        toml["kinh-gui"] = {"gui": rng.sample(corpus.recipients, rng.choice([1, 1, 3, 4]))}
    toml["ky"] = {"quyen-han": office.power} if office.power else {}
    toml["ky"] |= {"chuc-vu": office.title, "ho-ten": rng.choice(NAMES)}
    toml["noi-nhan"] = {"gui": rng.sample(corpus.recipients, rng.randint(2, 9)), "luu": rng.choice(["VT", "VT, NC, NV"])}
    _write(plan / "plan.toml", toml)
    _sections(rng, writer, plan, scheme, short=kind["ma"] in {"cong-van", "phieu-gui", "phieu-chuyen", "phieu-bao"})
    return plan


def _office(office: Office) -> dict[str, Any]:
    above = {"chu-quan": office.above} if office.above else {}
    return {"ten": office.name} | above | {"viet-tat": office.short, "cap": office.level, "dia-danh": office.place}


def _document(rng: Random, kind: dict[str, Any], corpus: Corpus, issued: bool, scheme: str) -> dict[str, Any]:
    subject: Any = rng.choice(corpus.headings)
    match rng.randrange(4):
        case 0:
            subject = f"{subject} năm {{{{ van-ban.nam }}}}"
        case 1:
            subject = [f"{subject} và {rng.choice(corpus.headings).lower()}", "năm 2025 và những năm tiếp theo"]
        case 2:
            subject = f"{subject} gắn với {rng.choice(corpus.groups).lower()} giai đoạn 2021-2025"
    document = {"loai": kind["ma"], "trich-yeu": subject, "nam": YEAR}
    if kind["ma"] == "ke-hoach":
        document["khung"] = "tu-do"
    if kind["ma"] == "cong-van":
        document["ky-hieu"] = "UBND-VP"
    if scheme != "muc" or kind.get("so-do"):
        document["so-do"] = scheme
    return document if issued else document | _number(rng) | _date(rng)


def _number(rng: Random) -> dict[str, Any]:
    return rng.choice([{}, {"so": rng.randint(1, 4000)}])


def _date(rng: Random) -> dict[str, Any]:
    day = f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{YEAR}"
    return rng.choice([{}, {"ngay": YEAR}, {"ngay": day[3:]}, {"ngay": day}, {"ngay": day}])


def _articles(rng: Random, corpus: Corpus, name: str) -> list[str]:
    return [
        f"Ban hành kèm theo Quyết định này {name} {rng.choice(corpus.headings).lower()}.",
        f"Quyết định có hiệu lực thi hành kể từ ngày ký. {corpus.sentence(rng)}.",
        f"{'; '.join(rng.sample(corpus.recipients, 3))} chịu trách nhiệm thi hành Quyết định này.",
    ]


def _appendices(rng: Random, corpus: Corpus, plan: Path) -> list[str]:
    """Their files, and what names them. Tables upright and landscape, and prose between them."""
    targets = []
    for at in range(1, rng.choice([0, 0, 1, 1, 2, 3, 4]) + 1):
        (plan / "phu-luc").mkdir(exist_ok=True)
        id = f"phan-{at}"
        targets.append(f"phu-luc:{id}")
        if rng.random() < 0.2:
            text = Writer(rng, corpus).section("muc", rng.choice(corpus.headings), rng.randint(4, 12))
            (plan / f"phu-luc/{at}-{id}.md").write_text(text, "utf-8")
        else:
            (plan / f"phu-luc/{at}-{id}.toml").write_text(appendix(rng, corpus), "utf-8")
    return targets


def _sections(rng: Random, writer: Writer, plan: Path, scheme: str, *, short: bool) -> None:
    opening = None if scheme == "dieu" else writer.corpus.sentence(rng)
    if opening and (short or rng.random() < 0.6):
        (plan / "00-mo-dau.md").write_text(f"{opening}, cụ thể như sau:\n", "utf-8")
    count = rng.randint(1, 2) if short else rng.randint(2, 6)
    for at in range(1, count + 1):
        size = rng.randint(1, 4) if short or scheme == "dieu" else rng.choice([2, 4, 8, 14, 25])
        title = None if scheme == "dieu" and rng.random() < 0.7 else writer.corpus.heading(rng)
        id = f"muc-{at}"
        (plan / f"{at:02}-{id}.md").write_text(writer.section(scheme, title, size), "utf-8")
        writer.targets.append(f"{'dieu' if scheme == 'dieu' else 'muc'}:{id}")
    if scheme != "dieu" and rng.random() < 0.4:
        (plan / "99-ket.md").write_text(f"{writer.corpus.sentence(rng)}.\n", "utf-8")


def _write(file: Path, tables: dict[str, Any]) -> None:
    """TOML: each value as JSON writes it."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in tables.items() if not isinstance(value, dict)]
    for name, table in tables.items():
        if isinstance(table, dict):
            lines += ["", f"[{name}]"]
            lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def main(count: int, folder: Path, seed: int = SEED) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    corpus = Corpus.of_the_five()
    for number in range(count):
        generate(number, seed, folder, corpus)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
