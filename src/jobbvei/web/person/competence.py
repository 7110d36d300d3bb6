"""What a participant brings, arranged for the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from jobbvei.people.types import Availability, ChildCareWindow, LanguageLevel, Participant, Shift
from jobbvei.ranking.occupations import name_of
from jobbvei.web.frame.formats import clock, weekdays
from jobbvei.web.person.countries import country_name


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation by name, with years worked in it or place among the wishes."""

    name: str
    years: Decimal | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Competence:
    """Everything the page of competence shows. Empty means nobody has asked yet."""

    levels: Sequence[LanguageLevel]
    experience: Sequence[Occupation]
    wishes: Sequence[Occupation]
    licences: Sequence[str]
    authorisations: Sequence[str]
    availability: Availability
    shifts: Sequence[str]
    child_care: Sequence[str]
    schooling_country: str


def competence_of(participant: Participant) -> Competence:
    """Arrange what is prefetched; runs no query."""
    availability: Availability | None = getattr(participant, "availability", None)
    shifts = availability.shifts if availability is not None and availability.shifts else []
    return Competence(
        levels=sorted(participant.language_levels.all(), key=lambda row: (row.language != "nb", row.skill)),
        experience=[
            Occupation(name_of(row.styrk08), row.years, country_name(row.country) if row.country else "")
            for row in participant.experiences.all()
        ],
        wishes=[Occupation(name_of(row.styrk08)) for row in participant.wishes.all()],
        licences=[row.code for row in participant.licences.all()],
        authorisations=[row.code for row in participant.authorisations.all()],
        availability=availability or Availability(),
        shifts=[str(Shift(code).label) for code in shifts],
        child_care=care_times(participant.child_care_windows.all()),
        schooling_country=country_name(participant.schooling_country) if participant.schooling_country else "",
    )


def care_times(windows: Iterable[ChildCareWindow]) -> list[str]:
    """When others look after the children, days with the same times together: mandag–fredag 07.00–16.30."""
    days: dict[tuple[time, time], list[int]] = {}
    for window in sorted(windows, key=lambda row: (row.weekday, row.opens_at)):
        days.setdefault((window.opens_at, window.closes_at), []).append(window.weekday)
    return [f"{weekdays(on)} {clock(opens_at)}–{clock(closes_at)}" for (opens_at, closes_at), on in days.items()]
