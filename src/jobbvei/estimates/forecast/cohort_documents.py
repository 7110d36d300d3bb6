"""The model by month, its scenarios and its ranges, from a document and as plain values."""

from collections.abc import Mapping
from typing import Any, Final

from jobbvei.estimates.forecast.chain import AuditRow
from jobbvei.estimates.forecast.cohorts import Followed, Starts, follow
from jobbvei.estimates.forecast.draws import DRAWS, LEVEL, Drawn, Lots, Range, drawn
from jobbvei.estimates.forecast.hazards import Course, Hazards, hazards_of
from jobbvei.estimates.forecast.months import last_month_in, month_text, months_in
from jobbvei.estimates.forecast.scenarios import GOAL_CAUSES, Goal, Model, Scenario, scenarios
from jobbvei.estimates.forecast.trail import trail
from jobbvei.estimates.forecast.uncertainty import Between, Likely, Unknowns, in_words
from jobbvei.estimates.plain_documents import Section

KNOWN: Final = (
    "starts", "hazards", "course", "cause_shares", "from", "until", "goal_causes", "scenarios", "unknowns", "source",
    "notes",
)  # fmt: skip
LENGTHS: Final = ("short_months", "extended_months", "longest_months")


def cohort_answer(document: Mapping[str, object]) -> dict[str, Any]:
    """Follow everybody who starts, and say how sure it is.

    Args:
        document: ``starts`` (month or quarter to count, or area to those), ``until``, and either ``hazards`` (cause
            to a list by month since the start) or ``course`` with ``cause_shares``. ``from``: the first month counted.
            ``scenarios``: name to goal share. ``unknowns``: ``seed``, ``from_month``, ``goal`` and what else is drawn.

    Returns:
        ``areas`` with those in the programme and the exits by month and cause; ``steps`` for each area, as a chain's;
        ``scenarios``; ``ranges`` with ``drawn``, what was drawn in words, when ``unknowns`` are given.

    Raises:
        UnusableInput: What is missing or wrong, and where.
    """
    section = Section(document).only(*KNOWN)
    model = _model(section)
    followed = follow(model.starts, model.hazards, until=model.last_month)
    answer = {
        "source": document.get("source"),
        "months": [month_text(month) for month in followed.months],
        "areas": {area: _area(followed, place) for place, area in enumerate(model.starts.areas)},
        "steps": [_step(area, row) for area in model.starts.areas for row in trail(followed, area)],
        "notes": document.get("notes", []),
    }
    if section.has("scenarios"):
        answer["scenarios"] = _scenarios(model, section)
    if section.has("unknowns"):
        answer["ranges"] = _ranges(model, section.section("unknowns"))
    return answer


def _step(area: str, row: AuditRow) -> dict[str, Any]:
    used = {name: float(value) for name, value in row.used.items()}
    return {"area": area, "id": row.step.id, "formula": row.step.formula, "inputs": used, "value": float(row.value)}


def _scenarios(model: Model, section: Section) -> list[dict[str, Any]]:
    causes, shares = (
        section.texts("goal_causes") if section.has("goal_causes") else GOAL_CAUSES,
        section.section("scenarios"),
    )
    goals = {name: Goal(shares.number(name), causes) for name in shares.values}
    return [_scenario(one) for one in scenarios(model, goals)]


def _model(section: Section) -> Model:
    starts = section.section("starts")
    by_area = {area: one.values for area, one in starts.sections()} if _is_by_area(starts) else {"": starts.values}
    held = Starts.of({area: {time: _count(value) for time, value in one.items()} for area, one in by_area.items()})
    first = months_in(section.text("from"))[0] if section.has("from") else held.first_month
    return Model(held, _hazards(section), first, last_month_in(section.text("until")))


def _is_by_area(starts: Section) -> bool:
    return any(isinstance(value, Mapping) for value in starts.values.values())


def _count(value: object) -> int:
    """The count; anything else becomes a count that is refused where its place is known."""
    return value if isinstance(value, int) else -1


def _hazards(section: Section) -> Hazards:
    if section.has("hazards"):
        given = section.section("hazards")
        return Hazards.of({cause: given.numbers(cause) for cause in given.values})
    course, shares = (
        section.section("course").only("short_share", "extended_share", *LENGTHS),
        section.section("cause_shares"),
    )
    short, extended, longest = (course.whole(name) for name in LENGTHS)
    stated = Course(
        short_share=course.number("short_share"),
        extended_share=course.number("extended_share"),
        short_months=short,
        extended_months=extended,
        longest_months=longest,
    )
    return hazards_of(stated, {cause: shares.number(cause) for cause in shares.values})


def _unknowns(model: Model, section: Section) -> Unknowns:
    extension = section.section("extension").only("after_month", "weight") if section.has("extension") else None
    after = extension.whole("after_month") if extension else 1
    return Unknowns(
        from_month=months_in(section.text("from_month"))[0],
        goal=_likely(section.section("goal")),
        arrivals=_between(section.section("arrivals")) if section.has("arrivals") else None,
        participation=_likely(section.section("participation")) if section.has("participation") else None,
        extension=Likely(_going_on(model.hazards, after), extension.number("weight")) if extension else None,
        extension_after=after,
        lag_months=_between(section.section("lag_months")) if section.has("lag_months") else None,
    )


def _going_on(hazards: Hazards, after: int) -> float:
    """The share who go on after the month, by the hazards themselves."""
    if not 1 <= after <= len(hazards.table):
        return 1.0
    return float(max(1 - hazards.table[after - 1].sum(), 0.0))


def _likely(section: Section) -> Likely:
    section.only("share", "weight")
    return Likely(section.number("share"), section.number("weight"))


def _between(section: Section) -> Between:
    section.only("low", "likely", "high")
    return Between(section.number("low"), section.number("likely"), section.number("high"))


def _ranges(model: Model, section: Section) -> dict[str, Any]:
    section.only("seed", "draws", "level", "from_month", "goal", "arrivals", "participation", "extension", "lag_months")
    unknowns = _unknowns(model, section)
    draws = section.whole("draws") if section.has("draws") else DRAWS
    level = section.number("level") if section.has("level") else LEVEL
    found = drawn(model, unknowns, lots=Lots(seed=section.whole("seed"), draws=draws, level=level))
    return _drawn(model, found) | {"drawn": [str(sentence) for sentence in in_words(unknowns)]}


def _drawn(model: Model, found: Drawn) -> dict[str, Any]:
    first = max(model.first_month, model.starts.first_month)
    return {
        "seed": found.lots.seed,
        "draws": found.lots.draws,
        "level": found.lots.level,
        "left": _range(found.left),
        "registered": _range(found.registered),
        "without_goal": _range(found.without_goal),
        "in_programme": _range(found.in_programme),
        "left_by_month": [
            {"month": month_text(first + place)} | _range(one) for place, one in enumerate(found.left_by_month)
        ],
    }


def _range(found: Range) -> dict[str, Any]:
    return {"low": round(found.low), "middle": round(found.middle), "high": round(found.high)}


def _area(followed: Followed, place: int) -> dict[str, Any]:
    by_cause = followed.exits[place].T.tolist()
    return {
        "in_programme": followed.in_programme[place].sum(axis=1).tolist(),
        "exits": dict(zip(followed.hazards.causes, by_cause, strict=True)),
        "in_programme_by_months_since_start": followed.in_programme[place, -1, ::-1].tolist(),
    }


def _scenario(one: Scenario) -> dict[str, Any]:
    return {
        "name": one.name,
        "goal_share": one.goal_share,
        "left": one.left,
        "reached_goal": one.reached_goal,
        "without_goal": one.without_goal,
        "in_programme": one.in_programme,
    }
