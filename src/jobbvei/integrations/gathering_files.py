"""Reading a network's calendar of gatherings from a file: CSV, Excel, or YAML with the same names.

The columns are ``starts_at, ends_at, kind, title, for_whom, size_group, mode, has_recording, phase`` and, for those who
have them, ``place, meeting_link``. Only the times and the title are required. Nothing is written here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

import yaml

from jobbvei.integrations.spreadsheets import cells
from jobbvei.integrations.spreadsheets.columns import Column, Record, read_rows
from jobbvei.integrations.spreadsheets.faults import Fault, Position, UnreadableCell, UnusableFile, shown
from jobbvei.integrations.spreadsheets.reading import read_table
from jobbvei.integrations.spreadsheets.tables import Row, Table, unusable
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.gathering_details import GatheringDetails, ensure_gathering
from jobbvei.learning_network.types import ForWhom, GatheringKind, GatheringMode, Phase, SizeGroup
from jobbvei.shared.sentence import N_, Sentence

Value = TypeVar("Value")
OSLO = ZoneInfo("Europe/Oslo")
LARGEST_BYTES = 1024 * 1024
MOST_GATHERINGS = 500
YAML_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class GatheringFile:
    """What a file says.

    Attributes:
        gatherings: In the file's order; only of use when there are no faults.
        had_recording: Which of them, by place in ``gatherings``, the file says were recorded.
    """

    gatherings: tuple[GatheringDetails, ...]
    faults: tuple[Fault, ...]
    had_recording: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class InTheNetwork:
    """What the file may name: size groups and phases, by their names in the network."""

    groups: Sequence[SizeGroup]
    phases: Sequence[Phase]


def read_gatherings(name: str, content: bytes, known: InTheNetwork) -> GatheringFile:
    """The gatherings in a file, or what stops each row.

    Args:
        name: The file's name; its ending tells YAML from the others.

    Raises:
        UnusableFile: It cannot be read at all.
    """
    if len(content) > LARGEST_BYTES:
        raise unusable("gatherings_too_large", N_("Filen er for stor. Høyst 1 MB."))
    table = _yaml_table(content) if name.casefold().endswith(YAML_ENDINGS) else read_table(content)
    if len(table.rows) > MOST_GATHERINGS:
        raise unusable("too_many_gatherings", N_("Filen har flere enn {most} samlinger."), most=MOST_GATHERINGS)
    read = read_rows(table, gathering_columns(known), key="")
    faults, details, recorded = list(read.faults), [], set()
    for record in read.records:
        try:
            details.append(_details(record))
        except UnableToSave as problem:
            faults.append(Fault(Position(record.line, "ends_at"), shown(record.texts["ends_at"]), problem.sentence))
        else:
            recorded |= {len(details) - 1} if record.values.get("has_recording") else set()
    return GatheringFile(tuple(details), tuple(sorted(faults, key=lambda one: one.position)), frozenset(recorded))


def gathering_columns(known: InTheNetwork) -> tuple[Column, ...]:
    """The columns of the file, with what to write in each."""
    kinds, modes = _choices(GatheringKind.choices), _choices(GatheringMode.choices)
    groups = {one.name: one for one in known.groups}
    phases = {one.name: one for one in known.phases}
    return (
        Column(name="starts_at", read=moment, required=True, about="Norsk tid: 2024-11-20 09:00"),
        Column(name="ends_at", read=moment, required=True, about="Norsk tid: 2024-11-21 14:00"),
        Column(name="kind", read=_one(kinds), about=_words(GatheringKind.choices)),
        Column(name="title", read=cells.text, required=True, about="Navnet på samlingen, høyst 120 tegn"),
        Column(name="for_whom", read=_one(_choices(ForWhom.choices)), about=_words(ForWhom.choices)),
        Column(
            name="size_group", read=cells.many(_one(groups)), about="Navn på størrelsesgrupper med | mellom; tom = alle"
        ),
        Column(name="mode", read=_one(modes), about=_words(GatheringMode.choices)),
        Column(name="has_recording", read=cells.yes_or_no, about="1 eller 0: om det finnes et opptak"),
        Column(name="phase", read=_one(phases), about="Navnet på fasen; tom = ingen"),
        Column(name="place", read=cells.text, about="Stedet, høyst 200 tegn"),
        Column(name="meeting_link", read=cells.text, about="Begynner med https://"),
    )


def moment(cell: str) -> datetime:
    """A time in Norway, such as ``2024-11-20 09:00``."""
    try:
        read = datetime.fromisoformat(cell)
    except ValueError:
        read = None
    if read is None or len(cell) < len("2024-11-20 09:00"):
        raise UnreadableCell(Sentence(N_("Skriv dag og klokkeslett i norsk tid, for eksempel 2024-11-20 09:00.")))
    return read.replace(tzinfo=OSLO) if read.tzinfo is None else read


def _details(record: Record) -> GatheringDetails:
    values = record.values
    kind = values.get("kind") or GatheringKind.GATHERING
    leads = ForWhom.PROJECT_LEADS if kind == GatheringKind.PROJECT_LEADS else ForWhom.ALL
    details = GatheringDetails(
        title=values["title"],
        starts_at=values["starts_at"],
        ends_at=values["ends_at"],
        kind=kind,
        mode=values.get("mode") or GatheringMode.DIGITAL,
        for_whom=values.get("for_whom") or leads,
        size_groups=values.get("size_group") or (),
        place=values.get("place") or "",
        meeting_link=values.get("meeting_link") or "",
        phase=values.get("phase"),
    )
    ensure_gathering(details)
    return details


def _choices(choices: Sequence[tuple[str, object]]) -> Mapping[str, str]:
    """Codes by themselves and by their words in bokmål, for those who write by hand."""
    return {code: code for code, _words in choices} | {str(words): code for code, words in choices}


def _words(choices: Sequence[tuple[str, object]]) -> str:
    """What to write, in words; the file takes them with or without capitals."""
    return ", ".join(f"«{words}»" for _code, words in choices)


def _one(known: Mapping[str, Value]) -> Callable[[str], Value]:
    folded = {word.casefold(): value for word, value in known.items()}

    def read(cell: str) -> Value:
        found = folded.get(cell.casefold())
        if found is None:
            if not known:
                raise UnreadableCell(Sentence(N_("Nettverket har ingen slike. La cellen stå tom.")))
            raise UnreadableCell(Sentence(N_("Bruk en av disse: {known}."), {"known": tuple(known)}))
        return found

    return read


def _yaml_table(content: bytes) -> Table:
    """A list of mappings as a table; each row has the line it begins on."""
    try:
        document = yaml.compose(content.decode("utf-8"), Loader=yaml.SafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = 1 if mark is None else mark.line + 1
        raise unusable("not_yaml", N_("Filen er ikke YAML i UTF-8. Se linje {line}."), line=line) from problem
    if not isinstance(document, yaml.SequenceNode) or not document.value:
        raise _no_list(1)
    rows = [_yaml_row(node) for node in document.value]
    header = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    return Table(header, tuple(rows))


def _yaml_row(node: yaml.Node) -> Row:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise _no_list(line)
    if any(not isinstance(part, yaml.ScalarNode) for pair in node.value for part in pair):
        raise _no_list(line)
    found = {str(name.value): _plain(value) for name, value in node.value}
    return Row(line, found)


def _plain(node: yaml.ScalarNode) -> str:
    """The text of a value; YAML's own words for yes, no and nothing become ours."""
    if node.tag == "tag:yaml.org,2002:bool":
        return "1" if node.value.casefold() in {"true", "yes", "on"} else "0"
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value).strip()


def _no_list(line: int) -> UnusableFile:
    return unusable(
        "no_list", N_("Linje {line}: filen skal være en liste der hver samling har navn og verdier."), line=line
    )
