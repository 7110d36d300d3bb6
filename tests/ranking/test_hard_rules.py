from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jobbvei.ranking.licences import with_included
from jobbvei.ranking.ranked import rank
from jobbvei.ranking.types import (
    Cefr,
    LanguageLevels,
    LegalFloor,
    Position,
    Rule,
    Schooling,
    Shift,
    Tier,
)
from tests.ranking.cases import FIRST_DAY, levels, opening, person


class TestTiers:
    @pytest.mark.parametrize(
        ("mentor", "gap", "tier"),
        [
            (True, 0, Tier.READY),
            (False, 0, Tier.READY),
            (None, 0, Tier.READY),
            (True, 1, Tier.WITH_SUPPORT),
            (False, 1, Tier.WITHIN_3_MONTHS),
            (True, 2, None),
            (False, 2, None),
            (None, 1, None),
        ],
    )
    def test_follow_from_the_widest_gap_and_the_mentor(self, mentor: bool | None, gap: int, tier: Tier | None) -> None:
        need = replace(levels(Cefr.A2), speaking=Cefr(Cefr.A2 + gap))
        view = rank([person()], [opening(mentor=mentor, language=need)]).for_person("person")
        assert [pair.tier for pair in view.pairs] == ([tier] if tier else [])

    def test_count_a_step_in_several_skills_as_one_step(self) -> None:
        view = rank([person()], [opening(mentor=True, language=levels(Cefr.B1))]).for_person("person")
        assert view.pairs[0].tier is Tier.WITH_SUPPORT
        assert [item.code for item in view.pairs[0].missing] == [
            "language.nb_listening",
            "language.nb_reading",
            "language.nb_writing",
            "language.nb_speaking",
        ]

    @pytest.mark.parametrize(
        ("floor", "enough"),
        [
            (LegalFloor.KINDERGARTEN, LanguageLevels(Cefr.B1, Cefr.B1, Cefr.A2, Cefr.B1, Cefr.A0)),
            (LegalFloor.HEALTH, levels(Cefr.B2)),
        ],
    )
    def test_never_go_below_the_legal_floor_even_with_a_mentor(self, floor: LegalFloor, enough: LanguageLevels) -> None:
        place = opening(legal_floor=floor, mentor=True, language=levels(Cefr.A0))
        assert rank([person(language=enough)], [place]).for_person("person").pairs[0].tier is Tier.READY
        for name in ("listening", "reading", "writing", "speaking"):
            less = replace(enough, **{name: Cefr(getattr(enough, name) - 1)})
            view = rank([person(language=less)], [place]).for_person("person")
            assert view.pairs == ()
            assert view.funnel.fell[Rule.LEGAL_FLOOR] == 1
            assert view.near_misses[0].change.code == f"language.nb_{name}"


class TestHardRules:
    @pytest.mark.parametrize(
        ("rule", "who", "what"),
        [
            (Rule.CAPACITY, {}, {"positions": 0}),
            (Rule.COMMUTE, {"commute_minutes_max": 8}, {}),
            (Rule.SHIFTS, {}, {"shifts": frozenset({Shift.DAY, Shift.NIGHT})}),
            (Rule.HOURS, {"weekly_hours_max": Decimal("29.99")}, {}),
            (Rule.HOURS, {"weekly_hours_min": Decimal("30.01")}, {}),
            (Rule.START, {"available_on": FIRST_DAY + timedelta(days=1)}, {}),
            (Rule.LICENCE, {}, {"licences": frozenset({"B"})}),
            (Rule.AUTHORISATION, {}, {"authorisations": frozenset({"sykepleier"})}),
            (Rule.SCHOOLING, {}, {"schooling_min": Schooling.HIGHER}),
            (Rule.EXPERIENCE, {}, {"experience_years_min": Decimal("3.5")}),
            (Rule.LEGAL_FLOOR, {}, {"legal_floor": LegalFloor.KINDERGARTEN}),
            (Rule.LANGUAGE, {}, {"language": levels(Cefr.B2)}),
            (Rule.LANGUAGE, {}, {"language": levels(Cefr.A2, english=Cefr.A2)}),
        ],
    )
    def test_each_stop_a_pair_that_otherwise_fits(
        self, rule: Rule, who: dict[str, object], what: dict[str, object]
    ) -> None:
        assert rank([person()], [opening()]).for_person("person").pairs
        view = rank([person(**who)], [opening(**what)]).for_person("person")
        assert (view.pairs, view.checks) == ((), ())
        assert [fallen for fallen, count in view.funnel.fell.items() if count] == [rule]

    def test_the_edges_are_inside(self) -> None:
        exact = person(
            weekly_hours_min=Decimal(30), weekly_hours_max=Decimal(30), available_on=FIRST_DAY, commute_minutes_max=17
        )
        place = opening(experience_years_min=Decimal(3), schooling_min=Schooling.UPPER_SECONDARY)
        assert rank([exact], [place]).for_person("person").pairs[0].minutes == 17

    def test_more_than_64_licences_still_have_a_bit_each(self) -> None:
        asked = [opening(opening_id=f"o{n:03d}", licences=frozenset({f"X{n:03d}"})) for n in range(150)]
        view = rank([person(licences=frozenset({"X003", "X141"}))], asked).for_person("person")
        assert [pair.opening_id for pair in view.pairs] == ["o003", "o141"]
        assert len({near.change.value for near in view.near_misses}) == 148

    @pytest.mark.parametrize(("held", "asked", "fits"), [("C", "B", True), ("B", "C", False), ("ce", "be", True)])
    def test_a_heavier_class_holds_the_lighter(self, held: str, asked: str, fits: bool) -> None:
        ranking = rank([person(licences=frozenset({held}))], [opening(licences=frozenset({asked}))])
        assert bool(len(ranking.pairs)) is fits

    def test_t_is_never_inferred(self) -> None:
        assert "T" not in with_included(frozenset({"B", "CE", "DE", "A"}))


def unknown(name: str) -> dict[str, Any]:
    return {name: None}


class TestUnknown:
    PERSON_FIELDS = (
        "position",
        "schooling",
        "experience",
        "authorisations",
        "licences",
        "weekly_hours_min",
        "weekly_hours_max",
        "shifts",
        "available_on",
        "commute_minutes_max",
    )
    OPENING_FIELDS = ("position", "weekly_hours", "shifts", "starts_on", "authorisations", "licences", "styrk08")
    DEMANDING = opening(
        schooling_min=Schooling.UPPER_SECONDARY,
        experience_years_min=Decimal(1),
        licences=frozenset({"B"}),
        authorisations=frozenset({"sykepleier"}),
    )
    ABLE = person(licences=frozenset({"B"}), authorisations=frozenset({"sykepleier"}))

    @pytest.mark.parametrize("name", PERSON_FIELDS)
    def test_about_the_person_is_asked_for_and_never_passes(self, name: str) -> None:
        assert rank([self.ABLE], [self.DEMANDING]).for_person("person").pairs
        view = rank([replace(self.ABLE, **unknown(name))], [self.DEMANDING]).for_person("person")
        assert view.pairs == ()
        assert [item.code.endswith(".person") for item in view.checks[0].to_check] == [True]

    @pytest.mark.parametrize("name", OPENING_FIELDS)
    def test_about_the_opening_is_asked_for_and_never_passes(self, name: str) -> None:
        view = rank([self.ABLE], [replace(self.DEMANDING, **unknown(name))]).for_person("person")
        assert view.pairs == ()
        assert [item.code.endswith(".opening") for item in view.checks[0].to_check] == [True]

    @pytest.mark.parametrize("name", ["listening", "reading", "writing", "speaking", "english_speaking"])
    def test_levels_are_asked_for_on_both_sides(self, name: str) -> None:
        able, asking = person(language=levels(Cefr.B1, Cefr.A2)), opening(language=levels(Cefr.A2, Cefr.A1))
        for people, openings in (
            (replace(able, language=replace(able.language, **{name: None})), asking),
            (able, replace(asking, language=replace(asking.language, **{name: None}))),
        ):
            view = rank([people], [openings]).for_person("person")
            assert view.pairs == ()
            assert name in view.checks[0].to_check[0].code.replace("en_", "english_")

    def test_a_level_nobody_needs_is_not_asked_for(self) -> None:
        view = rank([person(language=levels(None, None))], [opening(language=levels(Cefr.A0))]).for_person("person")
        assert view.pairs[0].tier is Tier.READY

    def test_a_car_matters_only_where_it_decides(self) -> None:
        maybe = person(has_car=None, commute_minutes_max=30)
        near, far, beyond = Position(59.01, 10.0), Position(59.15, 10.0), Position(59.9, 10.0)
        places = [opening(opening_id=f"o{n}", position=place) for n, place in enumerate((near, far, beyond))]
        view = rank([maybe], places).for_person("person")
        assert [pair.opening_id for pair in view.pairs] == ["o0"]
        assert [(check.opening_id, check.to_check[0].code) for check in view.checks] == [("o1", "check.car.person")]

    def test_a_rule_that_is_surely_broken_wins_over_one_that_is_unknown(self) -> None:
        view = rank([person()], [opening(weekly_hours=None, positions=0)]).for_person("person")
        assert view.checks == ()
