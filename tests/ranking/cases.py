"""People and openings for tests: one that fits in every way, and strategies that draw around it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from jobbvei.ranking.types import (
    Cefr,
    Experience,
    LanguageLevels,
    LegalFloor,
    OpeningFacts,
    OpeningKind,
    PersonFacts,
    Position,
    Schooling,
    Shift,
)

FIRST_DAY = date(2026, 3, 1)
OCCUPATIONS = ("9112", "9111", "5321", "5322", "5311", "7115", "8332", "0000")


def levels(level: Cefr | None, english: Cefr | None = Cefr.A0) -> LanguageLevels:
    return LanguageLevels(level, level, level, level, english)


PERSON = PersonFacts(
    person_id="person",
    municipality="0301",
    position=Position(59.0, 10.0),
    language=levels(Cefr.A2),
    schooling=Schooling.UPPER_SECONDARY,
    experience=(Experience("9112", Decimal(3)),),
    wishes=("9112",),
    authorisations=frozenset(),
    licences=frozenset(),
    weekly_hours_min=Decimal(15),
    weekly_hours_max=Decimal("37.5"),
    shifts=frozenset({Shift.DAY, Shift.EVENING}),
    available_on=FIRST_DAY,
    has_car=False,
    commute_minutes_max=40,
    waiting_days=0,
)
OPENING = OpeningFacts(
    opening_id="opening",
    position=Position(59.02, 10.02),
    styrk08="9112",
    positions=1,
    weekly_hours=Decimal(30),
    shifts=frozenset({Shift.DAY}),
    starts_on=FIRST_DAY,
    language=levels(Cefr.A2),
    mentor=False,
)


def person(**changes: Any) -> PersonFacts:
    return replace(PERSON, **changes)


def opening(**changes: Any) -> OpeningFacts:
    return replace(OPENING, **changes)


def _maybe(strategy: st.SearchStrategy[Any], *, known: bool) -> st.SearchStrategy[Any]:
    return strategy if known else st.one_of(st.none(), strategy)


_POSITIONS = st.builds(
    Position, st.integers(0, 40).map(lambda n: 59 + n / 100), st.integers(0, 40).map(lambda n: 10 + n / 100)
)
_SHIFTS = st.frozensets(st.sampled_from(Shift), min_size=1)
_DAYS = st.integers(-5, 120).map(lambda days: FIRST_DAY + timedelta(days=days))
_PERSON_LICENCES = st.frozensets(st.sampled_from(("B", "C", "CE", "D", "T")))
_OPENING_LICENCES = st.frozensets(st.sampled_from(("B", "BE", "C1", "D", "T")), max_size=2)
_AUTHORISATIONS = st.frozensets(st.sampled_from(("helsefagarbeider", "sykepleier")), max_size=2)


def _levels(low: Cefr, high: Cefr, *, known: bool) -> st.SearchStrategy[LanguageLevels]:
    level = _maybe(st.sampled_from([level for level in Cefr if low <= level <= high]), known=known)
    return st.builds(LanguageLevels, level, level, level, level, level)


def people(*, known: bool) -> st.SearchStrategy[PersonFacts]:
    """People around PERSON; with ``known=False`` any fact may be unknown."""
    return st.builds(
        replace,
        st.just(PERSON),
        position=_maybe(_POSITIONS, known=known),
        language=_levels(Cefr.A1, Cefr.C2, known=known),
        schooling=_maybe(st.sampled_from(Schooling), known=known),
        experience=_maybe(
            st.lists(
                st.builds(
                    Experience, st.sampled_from(OCCUPATIONS), st.sampled_from([Decimal(n) / 2 for n in range(9)])
                ),
                max_size=3,
            ).map(tuple),
            known=known,
        ),
        wishes=st.lists(st.sampled_from(OCCUPATIONS), max_size=5, unique=True).map(tuple),
        authorisations=_maybe(_AUTHORISATIONS, known=known),
        licences=_maybe(_PERSON_LICENCES, known=known),
        weekly_hours_min=_maybe(st.sampled_from((Decimal(0), Decimal(20))), known=known),
        weekly_hours_max=_maybe(st.sampled_from((Decimal(20), Decimal("37.5"))), known=known),
        shifts=_maybe(_SHIFTS, known=known),
        available_on=_maybe(_DAYS, known=known),
        has_car=_maybe(st.booleans(), known=known),
        commute_minutes_max=_maybe(st.sampled_from((0, 20, 40, 90)), known=known),
        waiting_days=_maybe(st.integers(0, 500), known=known),
    )


def openings(*, known: bool) -> st.SearchStrategy[OpeningFacts]:
    """Openings around OPENING; with ``known=False`` any fact may be unknown."""
    return st.builds(
        replace,
        st.just(OPENING),
        kind=st.sampled_from(OpeningKind),
        position=_maybe(_POSITIONS, known=known),
        styrk08=_maybe(st.sampled_from(OCCUPATIONS), known=known),
        positions=st.integers(0, 3),
        weekly_hours=_maybe(
            st.sampled_from((Decimal(15), Decimal("19.99"), Decimal(20), Decimal("37.5"))), known=known
        ),
        shifts=_maybe(st.frozensets(st.sampled_from(Shift), min_size=1, max_size=2), known=known),
        starts_on=_maybe(_DAYS, known=known),
        language=_levels(Cefr.A0, Cefr.B2, known=known),
        legal_floor=st.sampled_from((LegalFloor.NONE, LegalFloor.NONE, *LegalFloor)),
        mentor=_maybe(st.booleans(), known=known),
        authorisations=_maybe(_AUTHORISATIONS, known=known),
        licences=_maybe(_OPENING_LICENCES, known=known),
        schooling_min=st.sampled_from(Schooling),
        experience_years_min=st.sampled_from((Decimal(0), Decimal(0), Decimal(1), Decimal("2.5"))),
    )


def crowds(
    *, known: bool, people_max: int, openings_max: int
) -> st.SearchStrategy[tuple[list[PersonFacts], list[OpeningFacts]]]:
    """Several people and openings, each with its own id."""
    return st.tuples(
        st.lists(people(known=known), max_size=people_max).map(_number_people),
        st.lists(openings(known=known), max_size=openings_max).map(_number_openings),
    )


def easy_crowds(
    *, people_max: int, openings_max: int
) -> st.SearchStrategy[tuple[list[PersonFacts], list[OpeningFacts]]]:
    """Everybody may take nearly everything, so that people compete; scores differ by place, wish and wait."""
    one_person = st.builds(
        replace,
        st.just(PERSON),
        position=_POSITIONS,
        wishes=st.lists(st.sampled_from(OCCUPATIONS), max_size=2, unique=True).map(tuple),
        commute_minutes_max=st.sampled_from((60, 90)),
        waiting_days=st.integers(0, 300),
    )
    one_opening = st.builds(
        replace,
        st.just(OPENING),
        position=_POSITIONS,
        styrk08=st.sampled_from(OCCUPATIONS),
        positions=st.integers(0, 2),
    )
    return st.tuples(
        st.lists(one_person, max_size=people_max).map(_number_people),
        st.lists(one_opening, max_size=openings_max).map(_number_openings),
    )


def _number_people(drawn: list[PersonFacts]) -> list[PersonFacts]:
    return [replace(each, person_id=f"p{number:03d}") for number, each in enumerate(drawn)]


def _number_openings(drawn: list[OpeningFacts]) -> list[OpeningFacts]:
    return [replace(each, opening_id=f"o{number:03d}") for number, each in enumerate(drawn)]
