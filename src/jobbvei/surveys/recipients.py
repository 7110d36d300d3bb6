"""A pasted list or a CSV file of those who are to be asked, read row by row; nothing is guessed."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.groups import MOST_GROUPS

EMAIL_HEADINGS = frozenset({"e-post", "epost", "e-postadresse", "email", "e-mail"})
NAME_HEADINGS = frozenset({"navn", "namn", "name", "kontor", "kommune", "virksomhet"})
MOST_RECIPIENTS = 5000
LONGEST_LIST = 1_000_000  # characters
LONGEST_CELL = 120
SHOWN_FAULTS = 20


class UnusableRecipients(UnusableInput):
    """The list cannot be used; nothing has been written.

    Attributes:
        faults: A sentence for each line that must be mended, in order.
    """

    def __init__(self, faults: Sequence[Sentence]) -> None:
        super().__init__("surveys.unusable_recipients", faults[0])
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to ask.

    Attributes:
        groups: What is known of the recipient, in the order of the list's ``group_names``.
        about: ``kind:key`` of who it is in another package; empty when nobody there.
    """

    name: str
    email: str
    groups: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class RecipientList:
    """Everybody to ask, and what their groups are called."""

    recipients: tuple[Recipient, ...]
    group_names: tuple[str, ...] = ()


def recipients_in(text: str) -> RecipientList:
    """The recipients in ``text``: one address a line, or a table with a heading.

    The heading has ``e-post`` or ``navn`` or both; every other column is a group. Cells are parted by semicolon,
    comma or tabulator.

    Raises:
        UnusableRecipients: With every line that must be mended.
    """
    if len(text) > LONGEST_LIST:
        raise UnusableRecipients([Sentence(N_("Listen er for lang. En undersøkelse kan ha høyst 5000 mottakere."))])
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise UnusableRecipients([Sentence(N_("Listen er tom. Lim inn én mottaker på hver linje."))])
    if len(lines) > MOST_RECIPIENTS + 1:
        raise UnusableRecipients([Sentence(N_("Listen er for lang. En undersøkelse kan ha høyst 5000 mottakere."))])
    delimiter = _delimiter(lines[0][1])
    cells = [(number, _cells(line, delimiter)) for number, line in lines]
    heading = [cell.casefold() for cell in cells[0][1]]
    if set(heading) & (EMAIL_HEADINGS | NAME_HEADINGS):
        return _table(cells[0][1], cells[1:])
    return _checked([_Line(number, "", row[0], len(row), 1, ()) for number, row in cells], ())


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    name: str
    email: str
    width: int
    expected: int
    groups: tuple[str, ...]


def _table(heading: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> RecipientList:
    folded = [name.casefold() for name in heading]
    email = next((place for place, name in enumerate(folded) if name in EMAIL_HEADINGS), None)
    name = next((place for place, word in enumerate(folded) if word in NAME_HEADINGS), None)
    grouped = [place for place in range(len(heading)) if place not in {email, name}]
    if len(grouped) > MOST_GROUPS or any(not heading[place] for place in grouped):
        template = N_("Overskriften har {found} grupper. Bruk høyst {most} kolonner i tillegg til navn og e-post.")
        raise UnusableRecipients([Sentence(template, {"found": len(grouped), "most": MOST_GROUPS})])
    lines = [
        _Line(
            number,
            _cell(row, name),
            _cell(row, email),
            len(row),
            len(heading),
            tuple(_cell(row, place) for place in grouped),
        )
        for number, row in rows
    ]
    return _checked(lines, tuple(heading[place] for place in grouped))


def _checked(lines: Sequence[_Line], group_names: tuple[str, ...]) -> RecipientList:
    faults: list[Sentence] = []
    seen: dict[str, int] = {}
    for line in lines:
        fault = _fault(line, seen)
        if fault is not None:
            faults.append(fault)
        seen.setdefault((line.email or line.name).casefold(), line.number)
    if not lines:
        faults.append(Sentence(N_("Listen har bare en overskrift. Skriv mottakerne på linjene under.")))
    if faults:
        raise UnusableRecipients(faults[:SHOWN_FAULTS])
    return RecipientList(tuple(Recipient(one.name, one.email.casefold(), one.groups) for one in lines), group_names)


def _fault(line: _Line, seen: dict[str, int]) -> Sentence | None:
    key, values = (line.email or line.name).casefold(), {"line": line.number}
    if line.width != line.expected:
        template = N_("Linje {line} har {found} celler, men skulle hatt {expected}. Sjekk skilletegnet.")
        return Sentence(template, {**values, "found": line.width, "expected": line.expected})
    if not key:
        return Sentence(N_("Linje {line} har verken navn eller e-post. Fyll inn ett av dem."), values)
    if line.email and not _is_email(line.email):
        template = N_("Linje {line}: «{found}» er ikke en e-postadresse. Rett den, eller ta bort linjen.")
        return Sentence(template, {**values, "found": line.email[:60]})
    if any(len(cell) > LONGEST_CELL for cell in (line.name, *line.groups)):
        template = N_("Linje {line} har en celle på mer enn {most} tegn. Skriv den kortere.")
        return Sentence(template, {**values, "most": LONGEST_CELL})
    if key in seen:
        template = N_("Linje {line}: «{found}» står også på linje {other}. Ta bort en av dem.")
        return Sentence(template, {**values, "found": key[:60], "other": seen[key]})
    return None


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _delimiter(line: str) -> str:
    return max(("\t", ";", ","), key=line.count)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=delimiter))]
    except csv.Error:
        return [line.strip()]


def _cell(row: Sequence[str], place: int | None) -> str:
    return "" if place is None or place >= len(row) else row[place]
