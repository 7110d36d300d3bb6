"""Taking advertisements in as openings, in one transaction, and deleting what is no longer active."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.employers.actions import (
    save_employer,
    save_opening,
    set_people_in_advertisement,
    withdraw_advertisement,
)
from jobbvei.employers.queries import employer_with_number_or_name
from jobbvei.employers.types import Employer, EmployerDetails, OpeningDetails, OpeningStatus, Source, SourceKey
from jobbvei.integrations.nav.advertisements import UNKNOWN_EMPLOYER, ReadAdvertisement, Unread, read_advertisement
from jobbvei.integrations.nav.municipality_names import MunicipalityNames
from jobbvei.integrations.nav.shapes import Advertisement
from jobbvei.integrations.spreadsheets.importing import ImportFor
from jobbvei.municipalities.queries import all_municipalities
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.outcome import Outcome
from jobbvei.shared.sentence import N_, Sentence

LONGEST_KEY: Final = 120


@dataclass(frozen=True, slots=True)
class AdvertisementNotes:
    """What could not be read in one advertisement."""

    key: str
    title: str
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An advertisement that could not be taken in at all."""

    key: str
    why: Sentence

    def as_json(self) -> dict[str, str]:
        """As a stable document."""
        return {"advertisement": self.key, "why": str(self.why)}


@dataclass(frozen=True, slots=True)
class NavReport:
    """What came of it.

    Attributes:
        closed: Openings of ours whose advertisement is no longer active; the people in it are deleted.
        ignored: Advertisements that are no longer active and that we never had.
        page_count: Pages read from the feed; 0 for a plain list of advertisements.
        next_url: Where the feed goes on, when there was more than one run takes.
    """

    counts: Counter[str]
    notes: tuple[AdvertisementNotes, ...]
    rejected: tuple[Rejected, ...]
    page_count: int = 0
    next_url: str | None = None
    is_written: bool = True
    missing: tuple[str, ...] = field(default=())

    @property
    def summary(self) -> Sentence:
        """The counts in one sentence."""
        template = N_(
            "{created} nye, {changed} endret, {unchanged} uendret, {closed} lukket, "
            "{ignored} inaktive vi ikke hadde, {rejected} avvist"
        )
        names = ("created", "changed", "unchanged", "closed", "ignored")
        return Sentence(template, {**{name: self.counts[name] for name in names}, "rejected": len(self.rejected)})

    def as_json(self) -> dict[str, Any]:
        """The report as a stable document."""
        names = ("created", "changed", "unchanged", "closed", "ignored")
        return {
            "kind": "nav-feed",
            **{name: self.counts[name] for name in names},
            "rejected": [one.as_json() for one in self.rejected],
            "dry_run": not self.is_written,
            "pages": self.page_count,
            "next_url": self.next_url,
            "without_content": list(self.missing),
            "unread": [
                {"advertisement": one.key, "title": one.title, **unread.as_json()}
                for one in self.notes
                for unread in one.unread
            ],
        }


def import_advertisements(
    advertisements: Iterable[Advertisement], *, receiver: ImportFor, dry_run: bool = False
) -> NavReport:
    """Take in advertisements; running again with the same ones changes nothing.

    Args:
        dry_run: Do everything and then undo it, so that the counts are the true ones.

    Raises:
        Refused: the role does not open imports.
    """
    may(receiver.occasion.by, Permission.IMPORT_FILES).ensure()
    work = _Work(receiver)
    with transaction.atomic():
        for advertisement in advertisements:
            work.take(advertisement)
        if dry_run:
            transaction.set_rollback(True)
    return NavReport(work.counts, tuple(work.notes), tuple(work.rejected), is_written=not dry_run)


class _Work:
    def __init__(self, receiver: ImportFor) -> None:
        self.receiver, self.occasion = receiver, receiver.occasion
        self.names = MunicipalityNames(all_municipalities())
        self.counts: Counter[str] = Counter()
        self.notes: list[AdvertisementNotes] = []
        self.rejected: list[Rejected] = []

    def take(self, advertisement: Advertisement) -> None:
        try:
            with transaction.atomic():  # an advertisement refused half-way leaves nothing of itself behind
                self._take(advertisement)
        except UnusableInput as problem:
            self.rejected.append(Rejected(advertisement.key, problem.sentence))

    def _take(self, advertisement: Advertisement) -> None:
        key = SourceKey(Source.NAV, advertisement.key)
        if advertisement.content is None:
            self._withdraw(key)
            return
        read = read_advertisement(advertisement.content, self.names)
        details = read.opening if advertisement.is_active else _without_words(read.opening)
        employer = self._employer(read.employer)
        saved = save_opening(key=key, employer=employer, details=details, occasion=self.occasion)
        outcome = saved.outcome.value
        unread = read.unread
        if not advertisement.is_active:
            withdrawn = withdraw_advertisement(key=key, occasion=self.occasion)
            if saved.outcome is not Outcome.CREATED and withdrawn and withdrawn.outcome is Outcome.CHANGED:
                outcome = "closed"
        elif saved.thing.status != OpeningStatus.OPEN:
            why = Sentence(N_("Plassen er lukket eller besatt hos dere, og blir stående slik."))
            unread = (*unread, Unread("status", "ACTIVE", why))
        elif set_people_in_advertisement(saved.thing, read.people) and saved.outcome is Outcome.UNCHANGED:
            outcome = Outcome.CHANGED.value
        self.counts[outcome] += 1
        self._note(advertisement.key, read, unread)

    def _note(self, key: str, read: ReadAdvertisement, unread: tuple[Unread, ...]) -> None:
        if unread:
            self.notes.append(AdvertisementNotes(key, read.opening.title, unread))

    def _withdraw(self, key: SourceKey) -> None:
        withdrawn = withdraw_advertisement(key=key, occasion=self.occasion)
        if withdrawn is None:
            self.counts["ignored"] += 1
        else:
            self.counts["closed" if withdrawn.outcome is Outcome.CHANGED else "unchanged"] += 1

    def _employer(self, details: EmployerDetails) -> Employer:
        number, name = details.organisation_number, details.name
        if name != UNKNOWN_EMPLOYER or number:
            found = employer_with_number_or_name(self.receiver.tenant, number=number, name=name)
            if found is not None:
                return found
        key = SourceKey(Source.NAV, number or f"navn:{name.casefold()[:LONGEST_KEY]}")
        return save_employer(key=key, details=details, occasion=self.occasion).thing


def _without_words(details: OpeningDetails) -> OpeningDetails:
    """What may be kept of an advertisement that is no longer active."""
    return replace(details, tasks="", requirement_source="", application_url="")
