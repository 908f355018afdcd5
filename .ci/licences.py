"""Whether every crate that could be linked, and every bundled font, may be handed on under our terms.

Reads `cargo metadata` on standard input.
"""

import json
import re
import sys
from pathlib import Path

# Terms that ask for no more than keeping the notice. A new one is a decision of people: none is added in passing.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    # webpki-roots: a list of certificates, as data.
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
}

FONTS = Path("fonts")
FONT_LICENCE = "SIL OPEN FONT LICENSE Version 1.1"


def allowed(expression: str) -> bool:
    """SPDX: AND binds tighter than OR; `/` is how old manifests write OR."""
    tokens = re.findall(r"\(|\)|[^\s()]+(?: WITH [^\s()]+)?", expression.replace("/", " OR "))

    def either() -> bool:
        result = both()
        while tokens[:1] == ["OR"]:
            tokens.pop(0)
            result = both() or result
        return result

    def both() -> bool:
        result = one()
        while tokens[:1] == ["AND"]:
            tokens.pop(0)
            result = one() and result
        return result

    def one() -> bool:
        token = tokens.pop(0)
        if token != "(":
            return token in ALLOWED
        result = either()
        tokens.pop(0)
        return result

    return either() and not tokens


def main() -> int:
    packages = json.load(sys.stdin)["packages"]
    faults = [
        f"{package['name']} {package['version']}: {package['license']}"
        for package in packages
        if not allowed(package["license"] or "none")
    ]
    fonts = sorted(FONTS.glob("*.ttf"))
    if not any(FONT_LICENCE in text.read_text(encoding="utf-8") for text in FONTS.glob("*.txt")):
        faults.append(f"{FONTS}: {len(fonts)} fonts without the text of their licence")
    print(*faults, f"{len(packages)} crates, {len(fonts)} fonts, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
