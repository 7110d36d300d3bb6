"""What can be told about an employer or an opening, and what is wrong with it, field by field.

One list of checks serves the form, the import and the action, so that they never disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django.db import models

from jobbvei.employers.legal_floors import SKILL_FIELDS, SOURCES, is_below, level_demanded_by_law
from jobbvei.employers.models import Employer, EmployerContact, LegalFloor, Opening, Source
from jobbvei.employers.organisation_numbers import checked_organisation_number
from jobbvei.municipalities.types import Municipality
from jobbvei.people.types import Shift
from jobbvei.ranking.occupations import is_unit_group
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

MOST_POSITIONS = 500
MOST_HOURS_PER_WEEK = 48
MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class SourceKey:
    """Which row of which source this is, such as ``SourceKey("nav", "1058…")``."""

    source: str
    key: str


REGISTERED_HERE = SourceKey(Source.MANUAL, "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a field, and how to mend it."""

    field: str
    sentence: Sentence


class UnableToSave(UnusableInput):
    """The details have problems; nothing was written.

    Attributes:
        problems: All of them, in the order of the fields.
    """

    def __init__(self, code: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(code, problems[0].sentence)
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerDetails:
    """What a form or a file says about an employer. Empty means not known."""

    name: str
    organisation_number: str = ""
    sector: str = ""
    industry: str = ""
    municipality: Municipality | None = None
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonToCall:
    """A contact person at an employer or in an advertisement."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningDetails:
    """What a form, a file or an advertisement says about an opening; the fields are those of the model."""

    kind: str
    title: str
    tasks: str = ""
    styrk08: str = ""
    positions: int = 1
    hours_per_week: Decimal | None = None
    shifts: tuple[str, ...] | None = None
    starts_on: date | None = None
    expires_on: date | None = None
    municipality: Municipality | None = None
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    nb_listening: str = ""
    nb_reading: str = ""
    nb_writing: str = ""
    nb_speaking: str = ""
    en_speaking: str = ""
    requirement_source: str = ""
    legal_floor: str = LegalFloor.NONE.value
    has_mentor: bool | None = None
    authorisations: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    schooling_min: str = ""
    experience_years_min: Decimal | None = None
    application_due: str = ""
    application_url: str = ""


def problems_of_employer(details: EmployerDetails) -> tuple[Problem, ...]:
    """Everything that is wrong with the details, in the order of the fields."""
    return tuple(_employer_problems(details))


def problems_of_opening(details: OpeningDetails) -> tuple[Problem, ...]:
    """Everything that is wrong with the details, in the order of the fields; law's demands last."""
    return (*_opening_problems(details), *_floor_problems(details))


def problems_of_person_to_call(person: PersonToCall) -> tuple[Problem, ...]:
    """Everything that is wrong with a contact person."""
    return tuple(_text_problems(EmployerContact, person, required=("name",)))


def ensure_no(problems: tuple[Problem, ...], code: str) -> None:
    """Raise :class:`UnableToSave` when there are problems."""
    if problems:
        raise UnableToSave(code, problems)


def as_columns(details: EmployerDetails | OpeningDetails) -> dict[str, object]:
    """The details as the model stores them: tuples become lists."""
    values = ((field.name, getattr(details, field.name)) for field in fields(details))
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values}


def _employer_problems(details: EmployerDetails) -> Iterator[Problem]:
    yield from _text_problems(Employer, details, required=("name",), skip=("organisation_number",))
    try:
        checked_organisation_number(details.organisation_number)
    except UnusableInput as problem:
        yield Problem("organisation_number", problem.sentence)
    yield from _place_problems(details)


def _opening_problems(details: OpeningDetails) -> Iterator[Problem]:
    yield from _text_problems(Opening, details, required=("kind", "title"))
    if details.styrk08 and not is_unit_group(details.styrk08):
        yield Problem("styrk08", _unknown_occupation(details.styrk08))
    if not 1 <= details.positions <= MOST_POSITIONS:
        yield _outside("positions", N_("Antall plasser må være fra {least} til {most}."), 1, MOST_POSITIONS)
    if details.hours_per_week is not None and not 0 < details.hours_per_week <= MOST_HOURS_PER_WEEK:
        yield _outside("hours_per_week", N_("Timer i uka må være fra {least} til {most}."), 1, MOST_HOURS_PER_WEEK)
    if details.experience_years_min is not None and not 0 <= details.experience_years_min <= MOST_YEARS:
        yield _outside("experience_years_min", N_("År med erfaring må være fra {least} til {most}."), 0, MOST_YEARS)
    unknown_shifts = tuple(shift for shift in details.shifts or () if shift not in Shift.values)
    if unknown_shifts:
        template = N_("«{shifts}» er ikke en tid på uka. Bruk {known}.")
        yield Problem("shifts", Sentence(template, {"shifts": unknown_shifts, "known": tuple(Shift.values)}))
    yield from _place_problems(details)
    if details.application_url and not _is_web_address(details.application_url):
        yield Problem("application_url", Sentence(N_("Lenken må begynne med https:// eller http://.")))


def _floor_problems(details: OpeningDetails) -> Iterator[Problem]:
    if details.legal_floor == LegalFloor.NONE or details.legal_floor not in LegalFloor.values:
        return
    for field in SKILL_FIELDS:
        stated, demanded = getattr(details, field), level_demanded_by_law(details.legal_floor, field)
        if stated and is_below(stated, demanded):
            template = N_("Kravet kan ikke være lavere enn loven: minst {demanded} ({source}).")
            source = SOURCES[LegalFloor(details.legal_floor)]
            yield Problem(field, Sentence(template, {"demanded": demanded, "source": source}))


def _text_problems(
    model: type[models.Model], details: object, *, required: Iterable[str], skip: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """Missing, too long, or outside the choices – read from the model so that there is one source."""
    for column in model._meta.concrete_fields:
        value = getattr(details, column.name, None)
        if column.name in skip or not isinstance(value, str):
            continue
        if not value.strip():
            if column.name in required:
                yield Problem(column.name, Sentence(N_("Feltet må fylles ut.")))
        elif column.choices and value not in dict(column.flatchoices):
            known = tuple(str(code) for code, _label in column.flatchoices if code)
            yield Problem(column.name, Sentence(N_("«{value}» finnes ikke. Bruk {known}."), _pair(value, known)))
        elif column.max_length and len(value) > column.max_length:
            template = N_("Teksten har {length} tegn. Det er plass til {most}.")
            yield Problem(column.name, Sentence(template, {"length": len(value), "most": column.max_length}))


def _pair(value: str, known: tuple[str, ...]) -> dict[str, str | tuple[str, ...]]:
    return {"value": value, "known": known}


def _place_problems(details: EmployerDetails | OpeningDetails) -> Iterator[Problem]:
    if (details.latitude is None) != (details.longitude is None):
        missing = "latitude" if details.latitude is None else "longitude"
        yield Problem(missing, Sentence(N_("Breddegrad og lengdegrad hører sammen: skriv begge eller ingen.")))
    if details.latitude is not None and not 57 <= details.latitude <= 81:  # noqa: PLR2004  # Norway with Svalbard
        yield Problem("latitude", Sentence(N_("Breddegraden ligger utenfor Norge. Den er fra 57 til 81.")))
    if details.longitude is not None and not 4 <= details.longitude <= 32:  # noqa: PLR2004  # Norway
        yield Problem("longitude", Sentence(N_("Lengdegraden ligger utenfor Norge. Den er fra 4 til 32.")))


def _unknown_occupation(code: str) -> Sentence:
    template = N_("«{code}» er ikke en yrkesgruppe i STYRK-08. Bruk fire siffer, for eksempel 9112 for renholder.")
    return Sentence(template, {"code": code})


def _outside(field: str, template: str, least: int, most: int) -> Problem:
    return Problem(field, Sentence(template, {"least": least, "most": most}))


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname)
