"""Taking a file in: whole or not at all, twice gives nothing new, and nothing is left behind when it stops half-way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import User
from jobbvei.audit.types import Occasion
from jobbvei.employers.types import UnableToSave
from jobbvei.integrations.spreadsheets.columns import EXAMPLE_KEY, Column, ReadRows, Record, read_rows
from jobbvei.integrations.spreadsheets.faults import Fault, Position, shown
from jobbvei.integrations.spreadsheets.reading import read_table
from jobbvei.municipalities.types import Municipality
from jobbvei.people.types import ImpossibleValue
from jobbvei.shared.errors import Refused, UnusableInput
from jobbvei.shared.sentence import N_, Sentence

OUTCOMES = ("created", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class ImportFor:
    """For whom, by whom and when rows are taken in.

    Attributes:
        lead: Who leads the follow-up of people the file names nobody for; None leaves them without.
    """

    tenant: Municipality
    occasion: Occasion
    lead: User | None = None


@dataclass(frozen=True, slots=True)
class ImportKind:
    """What can be imported.

    Attributes:
        key: The column with the key of the row at the sender; running again finds the row by it.
        save: Takes one row in and answers ``created``, ``changed`` or ``unchanged``.
        without_lead: Tells of a row that has been taken in whether nobody is responsible for it.
    """

    code: str
    key: str
    columns: tuple[Column, ...]
    save: Callable[[Record, ImportFor], str]
    without_lead: Callable[[Record, ImportFor], bool] | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of it.

    Attributes:
        is_written: False after a dry run, and when faults stopped the whole file.
        without_lead: Keys of the rows that are taken in and nobody is responsible for.
        examples: Lines with the template's example, which were passed over.
    """

    kind: str
    created: int
    changed: int
    unchanged: int
    faults: tuple[Fault, ...]
    is_dry_run: bool
    is_written: bool
    without_lead: tuple[str, ...] = ()
    examples: tuple[int, ...] = ()

    @property
    def rejected(self) -> int:
        """How many rows have a fault."""
        return len({fault.line for fault in self.faults})

    @property
    def summary(self) -> Sentence:
        """The counts in one sentence."""
        counts = {"created": self.created, "changed": self.changed, "unchanged": self.unchanged}
        if self.faults:
            template = N_("{created} nye, {changed} endret, {unchanged} uendret, {rejected} avvist")
            return Sentence(template, {**counts, "rejected": self.rejected})
        return Sentence(N_("{created} nye, {changed} endret, {unchanged} uendret"), counts)

    @property
    def consequence(self) -> Sentence:
        """What happened to the database, and what to do next."""
        if self.is_written and self.faults:
            return Sentence(N_("Radene uten feil er lagret. Rett resten og importer filen på nytt."))
        if self.is_written:
            return Sentence(N_("Alt er lagret."))
        if self.faults:
            return Sentence(N_("Ingenting er lagret. Rett feilene, eller ta bare med radene uten feil."))
        return Sentence(N_("Ingenting er lagret ennå. Filen kan importeres som den er."))

    @property
    def responsibility(self) -> Sentence | None:
        """Whom nobody is responsible for, and what to do about it; None when that is nobody."""
        if not self.without_lead:
            return None
        template = N_("{count} uten ansvarlig: {keys}. Fyll ut kolonnen «adviser» og importer filen igjen.")
        return Sentence(template, {"count": len(self.without_lead), "keys": self.without_lead})

    @property
    def example_note(self) -> Sentence | None:
        """That the template's example was passed over; None when it was not there."""
        return example_note(self.examples)

    def as_json(self) -> dict[str, Any]:
        """The report as a stable document."""
        return {
            "kind": self.kind,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
            "dry_run": self.is_dry_run,
            "written": self.is_written,
            "without_lead": list(self.without_lead),
            "examples": list(self.examples),
            "faults": [fault.as_json() for fault in self.faults],
        }


def import_file(
    content: bytes, kind: ImportKind, *, receiver: ImportFor, dry_run: bool = False, partial: bool = False
) -> ImportReport:
    """Take in a CSV or XLSX file.

    Args:
        dry_run: Do everything and then undo it, so that the counts are the true ones.
        partial: Keep the rows without fault; otherwise one fault stops the whole file.

    Raises:
        Refused: the role does not open imports.
        UnusableFile: the file as a whole cannot be read.
    """
    return take_in_rows(read_file(content, kind), kind, receiver=receiver, dry_run=dry_run, partial=partial)


def read_file(content: bytes, kind: ImportKind) -> ReadRows:
    """Read the file without writing anything.

    Raises:
        UnusableFile: the file as a whole cannot be read.
    """
    return read_rows(read_table(content), kind.columns, key=kind.key)


def take_in_rows(
    read: ReadRows, kind: ImportKind, *, receiver: ImportFor, dry_run: bool = False, partial: bool = False
) -> ImportReport:
    """Take in rows that have been read; see :func:`import_file`."""
    may(receiver.occasion.by, Permission.IMPORT_FILES).ensure()
    with transaction.atomic():
        outcomes, refused = _save_all(read.records, kind, receiver)
        faults = tuple(sorted((*read.faults, *refused), key=lambda fault: fault.position))
        without_lead = _without_lead(read.records, kind, receiver)
        is_written = not dry_run and (partial or not faults)
        if not is_written:
            transaction.set_rollback(True)
    counts = {outcome: outcomes.count(outcome) for outcome in OUTCOMES}
    return ImportReport(
        kind.code,
        **counts,
        faults=faults,
        is_dry_run=dry_run,
        is_written=is_written,
        without_lead=without_lead,
        examples=read.examples,
    )


def example_note(lines: Sequence[int]) -> Sentence | None:
    """That the rows on these lines are the template's example and are not taken in; None when there are none."""
    if not lines:
        return None
    template = N_("Linje {lines} har nøkkelen {key} og er eksempelet i malen. Den er ikke tatt med.")
    return Sentence(template, {"lines": tuple(str(line) for line in lines), "key": EXAMPLE_KEY})


def _without_lead(records: Sequence[Record], kind: ImportKind, receiver: ImportFor) -> tuple[str, ...]:
    if kind.without_lead is None:
        return ()
    return tuple(record.texts[kind.key] for record in records if kind.without_lead(record, receiver))


def _save_all(records: Sequence[Record], kind: ImportKind, receiver: ImportFor) -> tuple[list[str], list[Fault]]:
    outcomes: list[str] = []
    faults: list[Fault] = []
    for record in records:
        try:
            with transaction.atomic():  # a row refused half-way leaves nothing of itself behind
                outcomes.append(kind.save(record, receiver))
        except UnableToSave as problem:
            faults.extend(_fault(one.field, one.sentence, record, kind) for one in problem.problems)
        except ImpossibleValue as problem:
            faults.append(_fault(problem.field, problem.sentence, record, kind))
        except (UnusableInput, Refused) as problem:
            faults.append(_fault(kind.key, problem.sentence, record, kind))
    return outcomes, faults


def _fault(field: str, sentence: Sentence, record: Record, kind: ImportKind) -> Fault:
    """A problem with one of our own fields, said of the column that fills it; else of the key."""
    columns = {column.fills: column.name for column in kind.columns}
    name = columns.get(field, kind.key)
    return Fault(Position(record.line, name), shown(record.texts.get(name, "")), sentence)
