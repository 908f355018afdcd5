"""Has LibreOffice turn the Word files into PDF: one start for all, in a profile that no user's settings have touched."""

import shutil

from plan import OUT, output, plans


def main() -> None:
    folder = OUT / "office"
    shutil.rmtree(folder, ignore_errors=True)
    profile = f"-env:UserInstallation=file://{OUT}/office-profile"
    files = [plan.docx for plan in plans()]
    output("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files)


if __name__ == "__main__":
    main()
