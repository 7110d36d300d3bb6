"""Documents at the door: read from a file or standard input, and written as JSON."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

STANDARD_INPUT = "-"
_UNREADABLE: Mapping[type[Exception], str] = {
    FileNotFoundError: "den finnes ikke",
    IsADirectoryError: "det er en mappe",
    PermissionError: "den er ikke åpen for lesing",
    UnicodeDecodeError: "den er ikke UTF-8",
}


def document_text(path: str) -> str:
    """The text of a file, or of standard input when ``path`` is ``-``.

    Raises:
        UnusableInput: The file cannot be read as UTF-8.
    """
    try:
        raw = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except (OSError, ValueError) as problem:
        reason = _UNREADABLE.get(type(problem), str(problem))
        sentence = N_("Kan ikke lese filen «{path}» ({reason}). Oppgi en fil i UTF-8, eller - for stdin.")
        raise UnusableInput(
            "cli.unreadable_document", Sentence(sentence, {"path": path, "reason": reason})
        ) from problem


def as_json(document: Mapping[str, Any]) -> str:
    """One JSON document, readable by people too."""
    return json.dumps(document, ensure_ascii=False, indent=2)
