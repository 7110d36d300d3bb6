"""``python -m tools.law_pages [--on DATE]``: write docs/law anew, and remove pages that no rule asks for any more."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tools.law_pages.links import PROJECT
from tools.law_pages.pages import pages

FOLDER = PROJECT / "docs" / "law"


def main() -> None:
    """Write the pages; the day is today's unless told."""
    parser = argparse.ArgumentParser(prog="python -m tools.law_pages", description="Skriv docs/law på nytt.")
    parser.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATO", help="ÅÅÅÅ-MM-DD; ellers i dag")
    on = parser.parse_args().on or date.today()  # noqa: DTZ011  # the builder's own calendar day
    changed = write(pages(on=on), FOLDER)
    sys.stdout.write(f"docs/law: {changed} sider er skrevet på nytt.\n")


def write(wanted: Mapping[str, str], folder: Path) -> int:
    """Make ``folder`` hold exactly the pages that are wanted.

    Returns:
        How many files were written or removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = {path.name: path for path in folder.glob("*.md")}
    gone = [path for name, path in held.items() if name not in wanted]
    for path in gone:
        path.unlink()
    new = {name: text for name, text in wanted.items() if name not in held or held[name].read_text("utf-8") != text}
    for name, text in new.items():
        (folder / name).write_text(text, encoding="utf-8")
    return len(gone) + len(new)


if __name__ == "__main__":
    main()
