"""Has LibreOffice turn the Word files into PDF: one start for all, in a profile that no user's settings have touched."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from plan import OUT, output, plans


def convert(files: Iterable[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{OUT}/office-profile"
    output("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)


def main() -> None:
    folder = OUT / "office"
    shutil.rmtree(folder, ignore_errors=True)
    convert([plan.docx for plan in plans()], folder)


if __name__ == "__main__":
    main()
