"""Appendices as data: columns, groups, rows, merged cells, totals."""

import json
from random import Random
from typing import Any

from corpus import Corpus

# Id, name, role.
TASKS = [
    ("noi-dung", "Nội dung công việc", "noi-dung"),
    ("chu-tri", "Cơ quan chủ trì", "chu-tri"),
    ("phoi-hop", "Cơ quan phối hợp", "phoi-hop"),
    ("ket-qua", "Kết quả đầu ra, sản phẩm", "ket-qua"),
    ("thoi-han", "Thời gian hoàn thành", "thoi-han"),
]
FIGURES = [
    ("tinh", "Ngân sách tỉnh", "kinh-phi"),
    ("xa", "Ngân sách xã", "kinh-phi"),
    ("khac", "Nguồn khác", "kinh-phi"),
]
ROWS = [4, 8, 15, 30, 60, 120]


def appendix(rng: Random, corpus: Corpus, rows: int | None = None) -> str:
    """The file of an appendix."""
    figures = rng.random() < 0.35
    columns = _columns(rng, figures)
    lines = [f"ten = {_text(_title(rng, corpus))}"]
    if (paper := rng.choice([None, None, "doc", "ngang"])) and (paper == "ngang" or len(columns) <= 5):
        lines.append(f'kho-giay = "{paper}"')
    if rng.random() < 0.3:
        lines.append(f'danh-so = "{rng.choice(["lien-tuc", "theo-nhom"])}"')
    if rng.random() < 0.3:
        lines.append("hang-so-cot = true")
    if figures:
        lines.append('don-vi-tinh = "triệu đồng"')
    for column in columns:
        lines += ["", "[[cot]]", *(f"{key} = {_text(value)}" for key, value in column.items())]
    count = rows or rng.choice(ROWS)
    ids = [column["ma"] for column in columns if column["ma"] != "tt"]
    grouped = rng.random() < 0.6
    left = count
    while left > 0:
        size = min(left, rng.randint(2, 12)) if grouped else left
        if grouped:
            lines += ["", "[[nhom]]", f"ten = {_text(rng.choice(corpus.groups))}"]
        inner = grouped and size > 5 and rng.random() < 0.2
        for at in range(size):
            if inner and at % 3 == 0:
                lines += ["", "[[nhom.nhom]]", f"ten = {_text(rng.choice(corpus.groups))}"]
            head = "[[nhom.nhom.viec]]" if inner else "[[nhom.viec]]" if grouped else "[[viec]]"
            last_but_one = at + 1 < size and not inner
            lines += ["", head, *_row(rng, corpus, ids, at > 0 and not (inner and at % 3 == 0), last_but_one)]
        left -= size
    return "\n".join(lines) + "\n"


def _title(rng: Random, corpus: Corpus) -> Any:
    heading = rng.choice(corpus.headings)
    return [heading, "năm {{ van-ban.nam }}"] if rng.random() < 0.3 else f"{heading} năm {{{{ van-ban.nam }}}}"


def _columns(rng: Random, figures: bool) -> list[dict[str, Any]]:
    chosen = [TASKS[0], *(column for column in TASKS[1:] if rng.random() < (0.3 if figures else 0.75))]
    columns: list[dict[str, Any]] = [{"ma": "tt", "ten": "TT", "vai": "tt"}]
    columns += [{"ma": id, "ten": name, "vai": role} for id, name, role in chosen]
    if figures:
        shared = rng.random() < 0.5
        for id, name, role in FIGURES[: rng.randint(1, 3)]:
            column: dict[str, Any] = {"ma": id, "ten": name, "vai": role}
            if rng.random() < 0.8:
                column["tong"] = True
            columns.append(column | ({"nhom-cot": "Kinh phí thực hiện"} if shared else {}))
    if rng.random() < 0.2:
        columns.append({"ma": "ghi-chu", "ten": "Ghi chú", "vai": "ghi-chu"})
    return columns


def _row(rng: Random, corpus: Corpus, ids: list[str], may_share: bool, has_next: bool) -> list[str]:
    lines = []
    if may_share and rng.random() < 0.05:
        lines.append("cung-tt = true")
    words = [id for id in ids if id in corpus.cells]
    merged = rng.random() < 0.06 and ids[:2] == words[:2] and len(words) > 1
    for at, id in enumerate(ids):
        if merged and at == 1:
            continue
        if id in {column for column, _, _ in FIGURES}:
            lines.append(f"{id} = {_figure(rng)}")
        elif merged and at == 0:
            lines.append(f"{id} = {{ chu = {_text(rng.choice(corpus.cells[id]))}, gop-cot = 2 }}")
        elif id in corpus.cells and rng.random() < 0.94:
            lines.append(f"{id} = {_text(rng.choice(corpus.cells[id]))}")
    return lines or [f"{ids[0]} = {_text(rng.choice(corpus.cells[ids[0]]))}"]


def _figure(rng: Random) -> str:
    return rng.choice([str(rng.randint(1, 999)), f'"{rng.randint(1, 9)}.{rng.randint(100, 999)},5"', '""'])


def _text(value: Any) -> str:
    """A TOML value: what is written here, JSON writes the same way."""
    return json.dumps(value, ensure_ascii=False)
