"""Advertisement text: markup out, paragraphs kept, nothing that could run."""

import re
from html.parser import HTMLParser
from typing import Final

BLOCKS: Final = {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section"}
SILENT: Final = {"script", "style", "head", "title", "template", "noscript", "iframe", "object"}


def as_text(markup: str) -> str:
    """The words of ``markup``, a blank line between paragraphs and a dash before each item of a list.

    >>> as_text("<p>Vi <b>søker</b></p><ul><li>B1</ul><script>alert(1)</script>")
    'Vi søker\\n\\n– B1'
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    text = "\n".join(line for line in lines if line != "–")
    spaced = re.sub(r"\n{3,}", "\n\n", f"\n{text}")
    return re.sub(r"(\n– [^\n]*)\n\n(?=– )", r"\1\n", spaced).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, an item or a part that is not shown."""
        if tag in SILENT:
            self._silent.append(tag)
        elif tag in BLOCKS:
            self.pieces.append("\n" if tag == "br" else "\n\n– " if tag == "li" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph or a part that is not shown."""
        if tag in self._silent:
            while self._silent and self._silent.pop() != tag:
                pass
        elif tag in BLOCKS and tag != "br":
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))
