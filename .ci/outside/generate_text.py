"""Sections in Markdown: headings, paragraphs, rows, tables, footnotes, references."""

from dataclasses import dataclass, field
from random import Random

from corpus import Corpus

# How deep headings go under the `#` of a section, by numbering scheme (data/schemes.toml), and which levels are Điều.
DEPTHS = {
    "muc": 3,
    "phan": 3,
    "dieu": 0,
    "chuong": 1,
    "chuong-muc": 2,
    "chuong-tieu-muc": 3,
    "phan-chuong": 2,
    "phan-chuong-muc": 3,
}
COLUMNS = ["Nội dung", "Đơn vị", "Chỉ tiêu", "Thời gian", "Kết quả", "Ghi chú"]


@dataclass
class Writer:
    """Writes one document's sections; what it names, later sections can refer to."""

    rng: Random
    corpus: Corpus
    # What "@…" may name: `muc:kinh-phi`, `phu-luc:nhiem-vu`, `bang:so-lieu`.
    targets: list[str] = field(default_factory=list)
    notes: bool = False
    tables: bool = False
    _tables: int = 0
    _notes: int = 0

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def words(self) -> str:
        """A paragraph with what stands inside of paragraphs."""
        text = self.corpus.paragraph(self.rng)
        if self.chance(0.12):
            words = text.split()
            first = self.rng.randrange(len(words))
            last = min(len(words), first + self.rng.randint(1, 12))
            if not any(word.startswith("http") for word in words):
                mark = self.rng.choice(["*", "**"])
                # Emphasis ends behind a letter, or CommonMark doesn't see its end.
                bare = " ".join(words[first:last])
                inner = bare.strip(".,;:()“”\"'%/–- ")
                text = text.replace(inner, f"{mark}{inner}{mark}", 1) if inner and bare.count(inner) == 1 else text
        if self.targets and self.chance(0.2):
            text = f"{text[:-1]} (chi tiết tại @{self.rng.choice(self.targets)})."
        if self.chance(0.08):
            text = f"{text[:-1]} trong năm {{{{ van-ban.nam }}}}."
        return text

    def block(self) -> list[str]:
        """One thing after another: paragraphs, "-" and "+", rows, tables."""
        rng = self.rng
        blocks: list[str] = []
        match rng.choices(["paragraph", "dashes", "rows", "table"], [5, 4, 2, 1 if self.tables else 0])[0]:
            case "paragraph":
                blocks = [self._with_note(self.words())]
            case "dashes":
                for _ in range(rng.randint(2, 5)):
                    blocks.append(f"- {self._with_note(self.words())}")
                    blocks += [f"+ {self.words()}" for _ in range(rng.choice([0, 0, 0, 2, 3]))]
            case "rows":
                blocks = [f"{number}. {self.words()}" for number in range(1, rng.randint(2, 5) + 1)]
            case "table":
                blocks = self._table()
        return blocks

    def body(self, size: int) -> list[str]:
        """Begins with words: a row, say, can't follow every heading."""
        blocks = [self.words()]
        while len(blocks) < size:
            rows_before = blocks[-1][:1].isdigit()
            more = self.block()
            # A row that follows another row is of the same list, and must count on from it.
            blocks += more if not (rows_before and more[0][:1].isdigit()) else [self.words()]
        return blocks

    def section(self, scheme: str, title: str | None, size: int) -> str:
        """`size`: how many paragraphs, about."""
        rng = self.rng
        blocks = [f"# {title}"] if title else []
        depth = DEPTHS[scheme]
        if depth == 0 or (scheme == "muc" and size < 6):
            return self._joined(blocks + (self.body(size) if scheme != "dieu" else self._article(size)))
        if scheme == "muc" and self.chance(0.5):
            blocks += self.body(2)
        while len(blocks) < size:
            blocks += self._headings(scheme, depth)
        return self._joined(blocks)

    def _headings(self, scheme: str, depth: int) -> list[str]:
        """A branch of headings with text at its end; schemes with Điều go down to them, others stop anywhere."""
        stop = self.rng.randint(1, depth) if scheme == "muc" else depth if scheme != "phan" else self.rng.randint(1, 2)
        blocks = []
        for level in range(1, stop + 1):
            blocks.append(f"{'#' * (level + 1)} {self.corpus.heading(self.rng)}")
        is_article = scheme.startswith(("chuong", "phan-"))
        deep = scheme == "muc" and stop == 3 or scheme == "phan" or is_article
        return blocks + (self._article(self.rng.randint(1, 4)) if deep else self.body(self.rng.randint(1, 5)))

    def _article(self, size: int) -> list[str]:
        """Paragraphs or khoản: what may stand under a Điều or a điểm."""
        blocks = [self._with_note(self.words())]
        blocks += [f"- {self.words()}" for _ in range(size - 1)]
        return blocks

    def _with_note(self, text: str) -> str:
        if not (self.notes and self.chance(0.12)):
            return text
        self._notes += 1
        return f"{text[:-1]}[^{self._notes}]."

    def _table(self) -> list[str]:
        rng = self.rng
        self._tables += 1
        name = f"so-lieu-{self._tables}"
        columns = rng.sample(COLUMNS, rng.randint(2, 5))
        marks = rng.choices(["---", ":--", "--:", ":-:"], [6, 1, 1, 1], k=len(columns))
        rows = [columns, marks]
        for _ in range(rng.choice([3, 5, 8, 12, 30])):
            rows.append([self._cell(column) for column in columns])
        self.targets.append(f"bang:{name}")
        caption = f"Bảng: {self.corpus.heading(rng)} {{#{name}}}"
        return [caption, "\n".join(f"| {' | '.join(row)} |" for row in rows), self.words()]

    def _cell(self, column: str) -> str:
        rng = self.rng
        match column:
            case "Chỉ tiêu":
                return rng.choice([f"{rng.randint(50, 100)}%", f"{rng.randint(1, 9)}.{rng.randint(100, 999)}"])
            case "Thời gian":
                return " ".join(rng.choice(self.corpus.cells["thoi-han"]).split())
            case "Đơn vị":
                return " ".join(rng.choice(self.corpus.cells["chu-tri"]).split())
            case "Ghi chú":
                return ""
            case "Kết quả":
                return " ".join(rng.choice(self.corpus.cells["ket-qua"]).split())
        return " ".join(rng.choice(self.corpus.cells["noi-dung"]).split())

    def _joined(self, blocks: list[str]) -> str:
        used = {int(name) for block in blocks for name in _notes(block)}
        texts = [f"[^{number}]: {self.corpus.sentence(self.rng)}." for number in sorted(used)]
        return "\n\n".join([*blocks, *texts]) + "\n"


def _notes(block: str) -> list[str]:
    return [part.partition("]")[0] for part in block.split("[^")[1:]]
