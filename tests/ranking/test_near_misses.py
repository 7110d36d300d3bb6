from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from jobbvei.ranking.measures import measures
from jobbvei.ranking.ranked import rank
from jobbvei.ranking.types import (
    Cefr,
    LegalFloor,
    OpeningFacts,
    PersonFacts,
    Position,
    Schooling,
    Shift,
)
from tests.ranking import plain_rules
from tests.ranking.cases import FIRST_DAY, crowds, levels, opening, person

Crowd = tuple[list[PersonFacts], list[OpeningFacts]]


class TestNearMisses:
    @pytest.mark.parametrize(
        ("what", "key"),
        [
            ({"language": replace(levels(Cefr.A2), speaking=Cefr.B1)}, ("language.nb_speaking", "B1")),
            ({"language": replace(levels(Cefr.A2), writing=Cefr.B2), "mentor": True}, ("language.nb_writing", "B1")),
            ({"licences": frozenset({"C", "B"})}, ("licence", "C")),
            ({"authorisations": frozenset({"sykepleier"})}, ("authorisation", "sykepleier")),
            ({"weekly_hours": Decimal(10)}, ("hours.fewer", "10")),
            ({"shifts": frozenset({Shift.DAY, Shift.WEEKEND})}, ("shifts", "weekend")),
            ({"starts_on": FIRST_DAY - timedelta(days=92)}, ("start", "2026-03-01")),
            ({"position": Position(59.15, 10.0)}, ("commute", "")),
        ],
    )
    def test_name_the_one_change(self, what: dict[str, object], key: tuple[str, str]) -> None:
        view = rank([person()], [opening(**what)]).for_person("person")
        assert [near.change.key for near in view.near_misses] == [key]

    @pytest.mark.parametrize(
        "what",
        [
            {"language": levels(Cefr.B1)},
            {"language": replace(levels(Cefr.A2), writing=Cefr.B2)},
            {"licences": frozenset({"C", "D"})},
            {"starts_on": FIRST_DAY - timedelta(days=93)},
            {"position": Position(59.25, 10.0)},
            {"shifts": frozenset({Shift.NIGHT, Shift.WEEKEND})},
            {"licences": frozenset({"B"}), "weekly_hours": Decimal(10)},
            {"licences": frozenset({"B"}), "weekly_hours": None},
            {"licences": frozenset({"B"}), "language": replace(levels(Cefr.A2), speaking=Cefr.B1)},
            {"positions": 0},
            {"schooling_min": Schooling.HIGHER},
            {},
        ],
    )
    def test_leave_out_what_one_change_does_not_mend(self, what: dict[str, object]) -> None:
        assert rank([person()], [opening(**what)]).for_person("person").near_misses == ()

    @settings(max_examples=200, deadline=None)
    @given(crowds(known=False, people_max=5, openings_max=5))
    def test_become_assignable_when_the_change_is_made(self, crowd: Crowd) -> None:
        people = {each.person_id: each for each in crowd[0]}
        openings = {each.opening_id: each for each in crowd[1]}
        ranking = rank(*crowd)
        for person_id, each in people.items():
            for near in ranking.for_person(person_id).near_misses:
                place = openings[near.opening_id]
                assert not plain_rules.opens(each, place)
                assert plain_rules.opens(changed(each, place, near.change.key), place)

    def test_sum_to_the_step_that_opens_most(self) -> None:
        speaking = replace(levels(Cefr.A2), speaking=Cefr.B1)
        asked = [opening(opening_id=f"o{n}", language=speaking) for n in range(9)]
        view = rank([person()], [*asked, opening(opening_id="z", licences=frozenset({"B"}))]).for_person("person")
        best = view.best_step()
        assert best is not None
        assert str(best.sentence) == "B1 muntlig åpner 9 plasser til."
        assert [str(step.sentence) for step in view.steps()][1:] == ["Førerkort B åpner 1 plass til."]

    def test_name_the_hours_and_count_those_passed_on_the_way(self) -> None:
        at_most_30 = person(weekly_hours_min=Decimal(20), weekly_hours_max=Decimal(30))
        offered = [Decimal("37.5"), Decimal(35), Decimal("35.50"), Decimal(15), Decimal(10)]
        places = [opening(opening_id=f"o{number}", weekly_hours=hours) for number, hours in enumerate(offered)]
        steps = rank([at_most_30], places).for_person("person").steps()
        assert [str(step.sentence) for step in steps] == [
            "37,5 timer i uka (nå høyst 30) åpner 3 plasser til.",
            "10 timer i uka (nå minst 20) åpner 2 plasser til.",
            "35,5 timer i uka (nå høyst 30) åpner 2 plasser til.",
            "15 timer i uka (nå minst 20) åpner 1 plass til.",
            "35 timer i uka (nå høyst 30) åpner 1 plass til.",
        ]

    @pytest.mark.parametrize(
        ("what", "words"),
        [
            ({"starts_on": FIRST_DAY - timedelta(days=9)}, "Utsatt oppstart til 1. mars 2026, når personen er ledig,"),
            ({"position": Position(59.15, 10.0)}, "55 minutter reisetid (nå høyst 40)"),
            ({"shifts": frozenset({Shift.NIGHT})}, "Å kunne jobbe natt"),
        ],
    )
    def test_say_what_would_change(self, what: dict[str, object], words: str) -> None:
        best = rank([person()], [opening(**what)]).for_person("person").best_step()
        assert best is not None
        assert str(best.sentence) == f"{words} åpner 1 plass til."

    def test_there_is_no_best_step_where_nothing_is_near(self) -> None:
        assert rank([person()], [opening()]).for_person("person").best_step() is None


class TestMeasures:
    def test_count_people_openings_and_free_positions_once(self) -> None:
        place = opening(language=replace(levels(Cefr.A2), speaking=Cefr.B1), positions=3)
        floor = opening(opening_id="floor", legal_floor=LegalFloor.KINDERGARTEN, language=levels(Cefr.A2), positions=2)
        almost = levels(Cefr.B1)
        people = [
            person(person_id="a"),
            person(person_id="b"),
            person(person_id="c", language=replace(almost, speaking=Cefr.A2)),
        ]
        gain = measures(rank(people, [place, floor]))[0]
        assert gain.change.key == ("language.nb_speaking", "B1")
        assert (gain.people, gain.openings, gain.positions) == (3, 2, 5)

    def test_are_empty_where_nothing_is_near(self) -> None:
        assert measures(rank([], [])) == ()


def changed(who: PersonFacts, place: OpeningFacts, key: tuple[str, str]) -> PersonFacts:
    """The person after one change."""
    code, value = key
    if code.startswith("language."):
        name = "english_speaking" if code.endswith("en_speaking") else code.removeprefix("language.nb_")
        had = getattr(who.language, name)
        assert Cefr[value] == had + 1
        return replace(who, language=replace(who.language, **{name: Cefr[value]}))
    changes: dict[str, dict[str, Any]] = {
        "licence": {"licences": (who.licences or frozenset()) | {value}},
        "authorisation": {"authorisations": (who.authorisations or frozenset()) | {value}},
        "hours.more": {"weekly_hours_max": Decimal(value) if code == "hours.more" else None},
        "hours.fewer": {"weekly_hours_min": Decimal(value) if code == "hours.fewer" else None},
        "shifts": {"shifts": (who.shifts or frozenset()) | ({Shift(value)} if code == "shifts" else set())},
        "start": {"available_on": place.starts_on},
        "commute": {"commute_minutes_max": (who.commute_minutes_max or 0) + 15},
    }
    return replace(who, **changes[code])
