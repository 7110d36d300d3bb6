"""Random but possible people, for invariants."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

FIRST, LAST = date(2021, 1, 1), date(2028, 6, 30)
LEVELS = ["none", "lower_secondary", "upper_secondary", "higher"]
GOALS = [
    "work",
    "higher_education",
    "higher_vocational",
    "upper_secondary",
    "upper_secondary_part",
    "trade_certificate",
]
KINDS = [
    "collective_protection", "asylum", "resettlement", "family_of_refugee", "family_of_collective", "humanitarian",
]  # fmt: skip

days_in_scope = st.dates(FIRST, LAST)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A facts document in which every date comes after those it must come after; any optional fact may be absent."""
    granted_on = draw(st.dates(date(2020, 12, 1), LAST))
    document: dict[str, Any] = {
        "born_on": draw(st.dates(date(1940, 1, 1), date(2020, 11, 30))).isoformat(),
        "permit": _sparse(draw, {"granted_on": granted_on}) | {"kind": draw(st.sampled_from(KINDS))},
    }
    settled_on = _after(draw, granted_on)
    document |= _sparse(
        draw,
        {
            "settled_on": settled_on,
            "settled_by_agreement": draw(st.booleans()),
            "goal": draw(st.sampled_from(GOALS)),
            "origin": draw(st.sampled_from(["UA", "SY"])),
            "overgangsstonad_year_kr": draw(st.sampled_from([0, 59310, 300000])),
            "other_benefits_month_kr": draw(st.sampled_from([0, 5000])),
        },
    )
    document["schooling"] = _sparse(
        draw,
        {
            "level": draw(st.sampled_from(LEVELS)),
            "country": draw(st.sampled_from(["UA", "SY"])),
            "years_higher": draw(st.integers(0, 3)),
        },
    )
    document["programme"] = _programme(draw, granted_on)
    document["norwegian"] = _norwegian(draw, granted_on)
    document["work"] = _work(draw, granted_on)
    document["household"] = _household(draw)
    return document


def _programme(draw: st.DrawFn, granted_on: date) -> dict[str, Any]:
    offered_on = _after(draw, granted_on)
    return _sparse(
        draw,
        {
            "offered_on": offered_on,
            "started_on": _after(draw, offered_on),
            "part_time_percent": draw(st.integers(1, 100)),
            "part_time_reason": draw(st.sampled_from(["capacity", "own_wish"])),
            "leave_days": draw(st.integers(0, 200)),
            "hours_in_month": draw(st.sampled_from([0, 80, 162.5])),
            "absence_days_in_month": draw(st.integers(0, 31)),
        },
    )


def _household(draw: st.DrawFn) -> dict[str, Any]:
    return _sparse(
        draw,
        {
            "kind": draw(st.sampled_from(["single_adult", "adult", "child", "unaccompanied_minor"])),
            "spouse_in_programme": draw(st.booleans()),
            "children_born_on": draw(st.sampled_from([[], [date(2020, 1, 2)], [date(2020, 1, 2), date(2011, 5, 6)]])),
            "lives_with_parents": draw(st.booleans()),
        },
    )


def _norwegian(draw: st.DrawFn, granted_on: date) -> dict[str, Any]:
    offered_on = _after(draw, granted_on)
    started_on = _after(draw, offered_on)
    decided = [{"decided_on": _after(draw, started_on), "months": draw(st.integers(1, 6))} for _ in range(3)]
    return _sparse(
        draw,
        {
            "offered_on": offered_on,
            "started_on": started_on,
            "leave_days": draw(st.integers(0, 200)),
            "extensions": decided[: draw(st.integers(0, 3))],
        },
    )


def _work(draw: st.DrawFn, granted_on: date) -> dict[str, Any]:
    starts_on = _after(draw, granted_on)
    return _sparse(
        draw,
        {
            "weekly_hours": draw(st.sampled_from([5, 29.5, 30, 37.5])),
            "from": starts_on,
            "to": _after(draw, starts_on),
            "hours_in_month": draw(st.sampled_from([0, 40, 160])),
            "pay_in_month_kr": draw(st.sampled_from([0, 3000, 30000])),
        },
    )


def _after(draw: st.DrawFn, day: date) -> date:
    return day + timedelta(days=draw(st.integers(0, 900)))


def _sparse(draw: st.DrawFn, values: dict[str, Any]) -> dict[str, Any]:
    """Some of the values, the others absent or null."""
    kept = draw(st.sets(st.sampled_from(sorted(values))))
    return {key: _written(value) for key, value in values.items() if key in kept}


def _written(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_written(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    return value
