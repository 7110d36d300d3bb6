"""Those who live together in Eksempelvik, those with several steps, and the people the manual speaks of by name."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from jobbvei.cli.demo.export import write_export
from jobbvei.cli.demo.geography import EKSEMPELVIK
from jobbvei.cli.demo.records import DemoPerson, World
from jobbvei.cli.demo.world import make_world
from jobbvei.cli.match_files import read_openings, read_people
from jobbvei.ranking.ranked import rank
from jobbvei.ranking.types import Tier
from jobbvei.shared.period import age_on
from tests.cli.demo_cases import TODAY, finding, named


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(seed=1, today=TODAY)


@pytest.fixture(scope="module")
def people(world: World) -> list[DemoPerson]:
    return [person for person in world.people if person.municipality == EKSEMPELVIK.number]


class TestHouseholds:
    def test_are_shared_by_some_couples_with_one_home_and_the_same_children(self, people: list[DemoPerson]) -> None:
        together = [
            pair
            for key, number in Counter(one.household.key for one in people).items()
            if number > 1 and len(pair := [one for one in people if one.household.key == key]) == 2
        ]
        assert 4 <= len(together) <= 12
        for one, other in together:
            assert {one.identity.gender, other.identity.gender} == {"F", "M"}
            assert (one.home, one.household) == (other.home, other.household)
        assert max(Counter(one.household.key for one in people).values()) == 2

    def test_leave_the_worked_examples_alone(self, people: list[DemoPerson]) -> None:
        counts = Counter(one.household.key for one in people)
        assert counts[named(people, "Olena", "Testesen").household.key] == 1
        assert counts[named(people, "Yusuf", "Aprøvesen").household.key] == 1


class TestSteps:
    def test_are_several_for_a_few_and_some_of_those_wait_for_others(self, people: list[DemoPerson]) -> None:
        several = [one.case.steps for one in people if len(one.case.steps) > 1]
        assert 8 <= len(several) <= 30
        assert any(step.waits_for for _, step in several)
        assert any(not step.waits_for for _, step in several)
        assert all(first.what != second.what for first, second in several)


class TestWorkedExamples:
    @pytest.mark.parametrize("day", [date(2026, 11, 20) + timedelta(days=days) for days in (*range(7), 34, 41)])
    def test_olena_has_24_days_left_of_two_years(self, day: date) -> None:
        olena = named(make_world(seed=1, today=day).people, "Olena", "Testesen")
        programme = olena.case.programme
        assert programme is not None
        assert programme.started_on.weekday() < 5
        assert programme.leave_days <= 2
        found = finding(olena, "programme.latest_end_on", on=day)
        assert found.value == day + timedelta(days=24)
        assert {step.rule for step in found.trace} >= {"IP-16"}

    def test_olena_is_under_collective_protection_with_lower_secondary_school(self, people: list[DemoPerson]) -> None:
        olena = named(people, "Olena", "Testesen")
        assert age_on(olena.identity.born_on, TODAY) == 34
        assert (olena.permit.kind, olena.competence.schooling.level) == ("collective_protection", "lower_secondary")
        assert olena.competence.schooling.years_higher == 0
        assert olena.competence.wishes[0] == "5321"
        assert olena.case.team[0].user == "kari"

    @pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6, 7])
    def test_are_the_same_for_every_seed(self, seed: int) -> None:
        everybody = make_world(seed=seed, today=TODAY).people
        for one in (named(everybody, "Olena", "Testesen"), named(everybody, "Yusuf", "Aprøvesen")):
            assert (one.competence.schooling.level, one.case.stage) == ("lower_secondary", "in_programme")

    def test_solvang_needs_one_step_more_than_olena_has_and_gives_a_mentor(self, world: World) -> None:
        solvang = next(one for one in world.openings if one.employer == "solvang" and one.title == "Assistent")
        assert (solvang.need.speaking, solvang.has_mentor, solvang.positions) == ("B1", True, 2)

    @pytest.mark.parametrize("day", [date(2026, 11, 20), TODAY, date(2026, 12, 31)])
    def test_olena_is_ready_for_solvang_with_a_mentor(self, day: date, tmp_path: Path) -> None:
        world = make_world(seed=1, today=day)
        olena = named(world.people, "Olena", "Testesen")
        solvang = next(one for one in world.openings if one.employer == "solvang" and one.title == "Assistent")
        people_file, openings_file = write_export(world, tmp_path)
        ranking = rank(read_people(people_file), read_openings(openings_file))
        pairs = [ranking.pair(row) for row in range(len(ranking.pairs))]
        (pair,) = [one for one in pairs if (one.person_id, one.opening_id) == (olena.key, solvang.key)]
        assert pair.tier is Tier.WITH_SUPPORT

    def test_keep_the_mix_they_are_put_into(self, world: World) -> None:
        assert Counter(one.title for one in world.openings)["Medarbeider i kantina"] == 1
        assert len(world.openings) == 140
