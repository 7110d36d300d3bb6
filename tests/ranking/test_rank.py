import ast
import random
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobbvei.ranking import filtering, ranked, types
from jobbvei.ranking.measures import measures
from jobbvei.ranking.ranked import Ranking, rank
from jobbvei.ranking.score_table import SCORE_MAX, SCORE_TABLE
from jobbvei.ranking.synthetic import synthetic_case
from jobbvei.ranking.types import (
    Cefr,
    Experience,
    LanguageLevels,
    OpeningFacts,
    PersonFacts,
    Position,
    Rule,
    Shift,
    Tier,
)
from jobbvei.shared.errors import UnusableInput
from tests.ranking import plain_rules
from tests.ranking.cases import crowds, levels, opening, person

Crowd = tuple[list[PersonFacts], list[OpeningFacts]]


def tiers(ranking: Ranking) -> dict[tuple[str, str], str]:
    rows = (ranking.pair(row) for row in range(len(ranking.pairs)))
    return {(pair.person_id, pair.opening_id): pair.tier.value for pair in rows}


def checked(ranking: Ranking) -> set[tuple[str, str]]:
    rows = (ranking.check(row) for row in range(len(ranking.checks)))
    return {(check.person_id, check.opening_id) for check in rows}


def answer(ranking: Ranking) -> list[object]:
    """Everything a reader can see."""
    people = [ranking.for_person(each.person_id) for each in ranking.people.facts]
    openings = [ranking.for_opening(each.opening_id) for each in ranking.openings.facts]
    return [people, openings, measures(ranking)]


class TestRank:
    @settings(max_examples=200, deadline=None)
    @given(crowds(known=False, people_max=6, openings_max=6))
    def test_sorts_every_pair_as_the_plain_rules_do(self, crowd: Crowd) -> None:
        ranking = rank(*crowd)
        verdicts = {(p.person_id, o.opening_id): plain_rules.verdict(p, o) for p in crowd[0] for o in crowd[1]}
        expected = {
            (p.person_id, o.opening_id): plain_rules.tier(p, o)
            for p in crowd[0]
            for o in crowd[1]
            if verdicts[p.person_id, o.opening_id]
        }
        assert tiers(ranking) == expected
        assert checked(ranking) == {pair for pair, verdict in verdicts.items() if verdict is None}

    @settings(max_examples=100, deadline=None)
    @given(crowds(known=True, people_max=6, openings_max=6))
    def test_gives_the_score_of_the_published_table(self, crowd: Crowd) -> None:
        ranking = rank(*crowd)
        people = {each.person_id: each for each in crowd[0]}
        openings = {each.opening_id: each for each in crowd[1]}
        for row in range(len(ranking.pairs)):
            pair = ranking.pair(row)
            assert pair.score == plain_rules.score(people[pair.person_id], openings[pair.opening_id])
            assert pair.score == sum(pair.points)
            assert 1 <= pair.score <= SCORE_MAX
            for points, line in zip(pair.points, SCORE_TABLE.values(), strict=True):
                assert 0 <= points <= line.points_max

    @settings(max_examples=100, deadline=None)
    @given(crowds(known=False, people_max=6, openings_max=6))
    def test_counts_every_pair_once_in_the_funnels(self, crowd: Crowd) -> None:
        ranking = rank(*crowd)
        for each in crowd[0]:
            funnel = ranking.for_person(each.person_id).funnel
            assert funnel.total == len(crowd[1]) == sum(funnel.fell.values()) + funnel.needs_check + funnel.pairs
            broken = [plain_rules.first_broken(each, other) for other in crowd[1]]
            assert funnel.fell == {rule: broken.count(rule) for rule in Rule}
        for other in crowd[1]:
            funnel = ranking.for_opening(other.opening_id).funnel
            assert funnel.total == len(crowd[0]) == sum(funnel.fell.values()) + funnel.needs_check + funnel.pairs
            broken = [plain_rules.first_broken(each, other) for each in crowd[0]]
            assert funnel.fell == {rule: broken.count(rule) for rule in Rule}

    @settings(max_examples=50, deadline=None)
    @given(crowds(known=False, people_max=6, openings_max=6), st.randoms(use_true_random=False))
    def test_answers_the_same_whatever_the_order_of_the_input(self, crowd: Crowd, shuffler: random.Random) -> None:
        people, openings = (shuffler.sample(crowd[0], len(crowd[0])), shuffler.sample(crowd[1], len(crowd[1])))
        assert answer(rank(people, openings)) == answer(rank(*crowd))

    def test_answers_the_same_in_small_chunks_as_in_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        people, openings = synthetic_case(people=300, openings=120, seed=7)
        people[5] = replace(people[5], position=None)
        people[6] = replace(people[6], commute_minutes_max=None)
        people[7] = replace(people[7], has_car=None)
        openings[3] = replace(openings[3], position=None)
        openings[4] = replace(openings[4], positions=0)
        whole = answer(rank(people, openings))
        monkeypatch.setattr(filtering, "PAIRS_PER_CHUNK", 150)
        monkeypatch.setattr(filtering, "PEOPLE_PER_CHUNK", 4)
        assert answer(rank(people, openings)) == whole

    def test_keeps_the_best_hundred_per_person_only_in_a_large_case(self, monkeypatch: pytest.MonkeyPatch) -> None:
        openings = [opening(opening_id=f"o{n:03d}", weekly_hours=Decimal(20)) for n in range(150)]
        openings[149] = replace(openings[149], language=levels(Cefr.A1))
        people = [person(person_id="many"), person(person_id="few", commute_minutes_max=0)]
        assert len(rank(people, openings).for_person("many").pairs) == 150
        monkeypatch.setattr(ranked, "NEVER_CUT_BELOW_PAIRS", 10)
        view = rank(people, openings).for_person("many")
        assert len(view.pairs) == 100
        assert view.pairs[0].opening_id == "o149"
        assert view.funnel.pairs == 150

    def test_answers_nobody_and_nothing_with_an_empty_ranking(self) -> None:
        assert len(rank([], []).pairs) == 0
        assert rank([person()], []).for_person("person").funnel.total == 0
        assert rank([], [opening()]).for_opening("opening").pairs == ()

    def test_refuses_two_people_with_one_id(self) -> None:
        with pytest.raises(UnusableInput, match="«person» står to ganger"):
            rank([person(), person()], [opening()])

    def test_refuses_an_occupation_outside_the_table(self) -> None:
        with pytest.raises(UnusableInput, match="«9999» hos opening"):
            rank([person()], [opening(styrk08="9999")])
        with pytest.raises(UnusableInput, match="«911» hos person"):
            rank([person(wishes=("911",))], [opening()])


class TestOrder:
    def test_puts_those_who_can_start_now_first_whatever_the_score(self) -> None:
        late = opening(opening_id="a", language=replace(levels(Cefr.A2), speaking=Cefr.B1))
        poor = opening(opening_id="b", styrk08="7115", position=Position(59.06, 10.0))
        view = rank([person()], [late, poor]).for_person("person")
        assert [pair.opening_id for pair in view.pairs] == ["b", "a"]
        assert view.pairs[0].score < view.pairs[1].score

    def test_shows_an_opening_its_people_by_tier_and_score(self) -> None:
        need = replace(levels(Cefr.A2), speaking=Cefr.B1)
        people = [
            person(person_id="support"),
            person(person_id="ready", language=levels(Cefr.B1), wishes=()),
            person(person_id="wishing", language=levels(Cefr.B1)),
        ]
        view = rank(people, [opening(mentor=True, language=need)]).for_opening("opening")
        assert [pair.person_id for pair in view.pairs] == ["wishing", "ready", "support"]
        assert [pair.person_id for pair in view.in_tier(Tier.WITH_SUPPORT)] == ["support"]


class TestFunnel:
    def test_speaks_only_of_the_rules_that_took_somebody(self) -> None:
        people = [
            person(person_id="far", position=Position(60.0, 10.0)),
            person(person_id="day", shifts=frozenset({Shift.EVENING})),
            person(person_id="fits"),
        ]
        funnel = rank(people, [opening()]).for_opening("opening").funnel
        assert [str(sentence) for sentence in funnel.sentences()] == ["2 bor nær nok", "1 kan jobbe vaktene"]

    def test_speaks_to_a_person_of_what_is_left_and_never_the_opposite(self) -> None:
        needs_licence = opening(opening_id="drive", licences=frozenset({"B"}))
        funnel = rank([person()], [opening(), needs_licence]).for_person("person").funnel
        assert [str(sentence) for sentence in funnel.sentences()] == ["1 uten krav om førerkort personen mangler"]

    @pytest.mark.parametrize(
        ("hours", "words"),
        [
            ([Decimal(30), Decimal(30), None], "3 igjen: 2 passer, 1 må avklares."),
            ([Decimal(30), Decimal(90)], "1 passer."),
            ([None, Decimal(90)], "Ingen er sikre ennå: 1 må avklares."),
            ([Decimal(90)], "Ingen passer nå."),
        ],
    )
    def test_ends_in_numbers_that_add_up(self, hours: list[Decimal | None], words: str) -> None:
        places = [opening(opening_id=f"o{number}", weekly_hours=each) for number, each in enumerate(hours)]
        assert str(rank([person()], places).for_person("person").funnel.ending()) == words


class TestReasons:
    def test_are_plain_sentences_from_the_facts(self) -> None:
        view = rank([person(waiting_days=30)], [opening()]).for_person("person")
        assert [str(reason) for reason in view.pairs[0].reasons] == [
            "Er personens førsteønske: renholdere i virksomheter.",
            "Har jobbet 3 år i yrkesgruppen renholdere i virksomheter.",
            "Om lag 17 minutter hjemmefra.",
            "Muntlig: A2 kreves, har A2.",
            "Har ventet i 4 uker.",
        ]

    def test_write_ten_years_and_one_and_a_half_as_people_do(self) -> None:
        for years, words in ((Decimal("10.00"), "10 år"), (Decimal("1.50"), "1,5 år")):
            lived = person(experience=(Experience("9111", years),), wishes=())
            reasons = rank([lived], [opening()]).for_person("person").pairs[0].reasons
            assert str(reasons[0]) == f"Har jobbet {words} i et lignende yrke: renholdere i private hjem."

    def test_what_is_missing_names_skill_and_both_levels(self) -> None:
        need = replace(levels(Cefr.A2), speaking=Cefr.B1)
        pair = rank([person()], [opening(mentor=True, language=need)]).for_person("person").pairs[0]
        (missing,) = pair.missing
        assert (missing.skill, missing.level_from, missing.level_to) == ("nb_speaking", Cefr.A2, Cefr.B1)
        assert str(missing.sentence) == "Mangler B1 muntlig, har A2."
        assert "Arbeidsplassen har en mentor som kan støtte med språket." in map(str, pair.reasons)


class TestTypes:
    FORBIDDEN = (
        "sex",
        "gender",
        "kjonn",
        "national",
        "citizen",
        "country",
        "origin",
        "mother",
        "tongue",
        "ethnic",
        "religion",
    )
    FORBIDDEN_WORDS = frozenset(
        {"age", "born", "birth", "health", "disability", "children", "household", "name", "permit"}
    )

    def test_have_no_field_for_a_protected_attribute(self) -> None:
        for facts in (PersonFacts, OpeningFacts, LanguageLevels, Experience, Position):
            for field in fields(facts):
                assert not any(word in field.name for word in self.FORBIDDEN), field.name
                assert not self.FORBIDDEN_WORDS & set(field.name.split("_")), field.name

    def test_no_ranking_module_reads_a_protected_attribute(self) -> None:
        for module in Path(types.__file__).parent.glob("*.py"):
            names = {
                node.attr for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Attribute)
            }
            assert not [name for name in names if any(word in name for word in self.FORBIDDEN)], module.name
