"""The decisions in docs/adr: number, file name, heading, state and sections agree."""

import re
from pathlib import Path

FILE_NAME = re.compile(r"(?P<number>[0-9]{4})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
HEADING = re.compile(r"# (?P<number>[0-9]{4}) – (?P<title>.+)")
STATE = re.compile(r"State: (proposed|accepted|superseded by (?P<successor>[0-9]{4}))")
DATE = re.compile(r"Date: [0-9]{4}-[0-9]{2}-[0-9]{2}")
SECTIONS = ["## Context", "## Decision", "## Consequences"]
LINES_OF_A_PAGE = 60


def faults_in_decisions(folder: Path) -> list[str]:
    """A sentence for each decision that is misnamed, misnumbered, too long or without a part."""
    files = sorted(folder.glob("*.md"))
    numbers = [int(file.name[:4]) for file in files if FILE_NAME.fullmatch(file.name)]
    return [fault for file in files for fault in _faults(file, numbers)] + _gaps(numbers)


def _faults(file: Path, numbers: list[int]) -> list[str]:
    named = FILE_NAME.fullmatch(file.name)
    if named is None:
        return [f"{file.name} is not named NNNN-verb-object.md"]
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        *_faults_in_heading(file.name, named, lines[0] if lines else ""),
        *_faults_in_state(file.name, lines, numbers),
        *([] if len(lines) <= LINES_OF_A_PAGE else [f"{file.name} is longer than a page ({len(lines)} lines)"]),
        *(f"{file.name} has no «{section}»" for section in SECTIONS if section not in lines),
    ]


def _faults_in_heading(name: str, named: re.Match[str], first: str) -> list[str]:
    heading = HEADING.fullmatch(first)
    if heading is None:
        return [f"{name} does not begin with «# {named['number']} – Title»"]
    if heading["number"] != named["number"]:
        return [f"{name} calls itself {heading['number']}"]
    if slug(heading["title"]) != named["slug"]:
        return [f"{name} is called «{heading['title']}» inside: rename one of them"]
    return []


def slug(title: str) -> str:
    """The file name's form of a title: ``Own the rules' engine`` gives ``own-the-rules-engine``."""
    plain = title.lower().replace("'", "").replace("’", "").translate(str.maketrans("æøå", "aoa"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _faults_in_state(name: str, lines: list[str], numbers: list[int]) -> list[str]:
    states = [match for line in lines if (match := STATE.fullmatch(line))]
    if len(states) != 1:
        return [f"{name} does not state its «State:» once"]
    successor = states[0]["successor"]
    if successor is not None and int(successor) not in numbers:
        return [f"{name} is superseded by {successor}, which does not exist"]
    return [] if any(DATE.fullmatch(line) for line in lines) else [f"{name} has no «Date: YYYY-MM-DD»"]


def _gaps(numbers: list[int]) -> list[str]:
    doubled = {number for number in numbers if numbers.count(number) > 1}
    missing = set(range(1, max(numbers, default=0) + 1)) - set(numbers)
    return [f"number {number:04} is used twice" for number in sorted(doubled)] + [
        f"number {number:04} is missing" for number in sorted(missing)
    ]
