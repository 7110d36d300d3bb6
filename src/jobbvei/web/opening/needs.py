"""What an opening demands, as rows a page can show."""

from dataclasses import dataclass

from django.utils.functional import Promise

from jobbvei.employers.legal_floors import SKILL_FIELDS, is_below, level_demanded_by_law
from jobbvei.employers.queries import municipalities_with_openings
from jobbvei.employers.types import LegalFloor, Opening
from jobbvei.municipalities.types import Municipality
from jobbvei.people.types import Shift
from jobbvei.ranking.occupations import name_of
from jobbvei.web.opening.forms import NEED_LABELS


@dataclass(frozen=True, slots=True)
class Need:
    """One skill: what the employer asks for, what law demands, and what counts.

    Attributes:
        asked: The employer's level; empty when not known.
        by_law: The level law demands; empty where law is silent.
        counts: The higher of the two; empty when neither is known.
    """

    label: str | Promise
    asked: str
    by_law: str
    counts: str


def needs_of(opening: Opening) -> list[Need]:
    """One row for each skill, in the order of the form."""
    return [_need(opening, field) for field in SKILL_FIELDS]


def occupation_name(opening: Opening) -> str:
    """Code and name of the occupation; empty when not known."""
    return f"{name_of(opening.styrk08)} ({opening.styrk08})" if opening.styrk08 else ""


def shift_names(opening: Opening) -> list[str | Promise] | None:
    """When in the week, in words; None when not known."""
    return None if not opening.shifts else [Shift(code).label for code in opening.shifts]


def places_of_work(tenant: Municipality) -> list[Municipality]:
    """The municipalities where the tenant's openings are, by name."""
    return municipalities_with_openings(tenant)


def _need(opening: Opening, field: str) -> Need:
    asked = str(getattr(opening, field))
    law = level_demanded_by_law(opening.legal_floor, field) if opening.legal_floor != LegalFloor.NONE else ""
    by_law = "" if law == "A0" else law
    counts = by_law if by_law and (not asked or is_below(asked, by_law)) else asked
    return Need(NEED_LABELS[field], asked, by_law, counts)
