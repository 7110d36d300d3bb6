"""What mkdocs does to docs/law when it makes the site: the files the pages link to come along, with a line's anchor.

On the code host the same links open the files themselves.
"""

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from tools.law_pages.links import PROJECT, line_beginning
from tools.law_pages.pages import SOURCES
from tools.law_pages.sources import sources_page

LINK_TO_FILE = re.compile(
    r"\]\(\.\./\.\./(?P<path>(?:src|tests)/[^)#]+)(?:#(?P<line>L[0-9]+)|#:~:text=def%20(?P<function>\w+))?\)"
)
ROOM = "law/"
SHELF = "kilde/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Lay beside the pages a copy of every file they link to."""
    docs = Path(config.docs_dir)
    linked = {
        link["path"]
        for page in sorted((docs / ROOM).glob("*.md"))
        for link in LINK_TO_FILE.finditer(page.read_text(encoding="utf-8"))
    }
    for path in sorted(linked):
        content = _as_page(docs.parent / path)
        files.append(File.generated(config, f"{ROOM}{SHELF}{path}.md", content=content))
    return files


def on_page_markdown(markdown: str, page: Any, **_rest: Any) -> str:
    """Point to those copies, and measure the age of figures on the day the site is made."""
    if not page.file.src_uri.startswith(ROOM):
        return markdown
    if page.file.src_uri == ROOM + SOURCES:
        markdown = "\n".join(sources_page(on=date.today()))  # noqa: DTZ011  # the builder's own calendar day
    return LINK_TO_FILE.sub(_to_copy, markdown)


def _to_copy(link: re.Match[str]) -> str:
    anchor = link["line"]
    if link["function"]:
        line = line_beginning(PROJECT / link["path"], f"def {link['function']}(")
        anchor = f"L{line}"
    return f"]({SHELF}{link['path']}.md{f'#{anchor}' if anchor else ''})"


def _as_page(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    numbered = "\n".join(
        f'<span id="L{number}">{number:>4}  {html.escape(line)}</span>' for number, line in enumerate(lines, start=1)
    )
    return f"# {path.name}\n\n<pre><code>{numbered}\n</code></pre>\n"
