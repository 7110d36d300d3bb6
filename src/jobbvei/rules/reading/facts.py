"""Reading a facts document (JSON) strictly: what cannot be used is refused in one sentence, never repaired."""

from collections.abc import Mapping
from datetime import date

from jobbvei.rules.facts import (
    Extension,
    Facts,
    Goal,
    Household,
    HouseholdKind,
    Norwegian,
    PartTimeReason,
    Permit,
    PermitKind,
    Programme,
    Schooling,
    SchoolingLevel,
    Work,
)
from jobbvei.rules.reading.documents import (
    Part,
    Reader,
    country,
    day,
    days,
    flag,
    number,
    read_json,
    refusal,
    section,
    whole,
    word,
)
from jobbvei.rules.reading.impossible_dates import refuse_impossible_dates
from jobbvei.shared.sentence import N_

DAYS_MAX = 3660
HOURS_IN_WEEK = 168
HOURS_IN_MONTH = 744
DAYS_IN_MONTH = 31
PERCENT_MAX = 100
MONTHS_MAX = 24
YEARS_MAX = 30
KRONER_MAX = 10_000_000


def read_facts_text(text: str, *, on: date) -> Facts:
    """The facts in a JSON text.

    Args:
        text: A JSON object as in the ``law explain`` contract.
        on: The day that is asked about; nothing may have happened to somebody not yet born on it.

    Raises:
        UnusableInput: It is not JSON, or the document cannot be used.
    """
    return read_facts(read_json(text), on=on)


def read_facts(document: object, *, on: date) -> Facts:
    """The facts in a parsed document; see :func:`read_facts_text`."""
    values = section("", document, _DOCUMENT)
    for key in ("born_on", "permit"):
        if values.get(key) is None:
            raise refusal(key, None, N_("«{key}» mangler. Fødselsdato og tillatelse må alltid være med."))
    facts = Facts(**values)
    refuse_impossible_dates(facts, on=on)
    return facts


def _extensions(key: str, value: object) -> tuple[Extension, ...]:
    if not isinstance(value, list):
        raise refusal(key, value, N_("«{key}» er {value}, men må være en liste med vedtak."))
    return tuple(_EXTENSION(f"{key}[{index}]", entry) for index, entry in enumerate(value))


_EXTENSION = Part(Extension, {"decided_on": day, "months": whole(1, MONTHS_MAX)}, {}, required=("decided_on", "months"))
_DOCUMENT: Mapping[str, Reader] = {
    "born_on": day,
    "permit": Part(Permit, {"kind": word(PermitKind), "granted_on": day}, {}, required=("kind",)),
    "origin": country,
    "settled_on": day,
    "settled_by_agreement": flag,
    "schooling": Part(
        Schooling,
        {"level": word(SchoolingLevel), "country": country, "years_higher": whole(0, YEARS_MAX)},
        {},
    ),
    "goal": word(Goal),
    "programme": Part(
        Programme,
        {
            "offered_on": day,
            "started_on": day,
            "part_time_percent": whole(1, PERCENT_MAX),
            "part_time_reason": word(PartTimeReason),
            "leave_days": whole(0, DAYS_MAX),
            "hours_in_month": number(HOURS_IN_MONTH),
            "absence_days_in_month": number(DAYS_IN_MONTH),
            "absence_hours_in_month": number(HOURS_IN_MONTH),
        },
        {},
    ),
    "norwegian": Part(
        Norwegian,
        {"offered_on": day, "started_on": day, "leave_days": whole(0, DAYS_MAX), "extensions": _extensions},
        {},
    ),
    "work": Part(
        Work,
        {
            "weekly_hours": number(HOURS_IN_WEEK),
            "from": day,
            "to": day,
            "hours_in_month": number(HOURS_IN_MONTH),
            "pay_in_month_kr": number(KRONER_MAX),
        },
        {"from": "starts_on", "to": "ends_on"},
    ),
    "household": Part(
        Household,
        {
            "kind": word(HouseholdKind),
            "spouse_in_programme": flag,
            "children_born_on": days,
            "lives_with_parents": flag,
        },
        {},
    ),
    "overgangsstonad_year_kr": number(KRONER_MAX),
    "other_benefits_month_kr": number(KRONER_MAX),
}
