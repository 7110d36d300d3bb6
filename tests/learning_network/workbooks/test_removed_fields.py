"""What is taken out of the template: kept, counted, and brought back as it was."""

import pytest

from jobbvei.learning_network.actions.workbook_templates import change_template
from jobbvei.learning_network.actions.workbooks import Written, save_answer
from jobbvei.learning_network.models import MunicipalTeam
from jobbvei.learning_network.queries.removed_fields import (
    known_field,
    removed_and_answered,
    removed_field,
    removed_fields,
    teams_that_wrote,
    teams_that_wrote_in_any,
)
from jobbvei.learning_network.queries.workbooks import template_of, workbook_of
from jobbvei.learning_network.workbooks.template import (
    FieldNotFound,
    Template,
    brought_back,
    field_changed,
    without_field,
    without_section,
)
from tests.factories.access import make_municipality, make_occasion
from tests.factories.learning_network import facilitators_seat, make_team, make_workbook, teams_seat

pytestmark = pytest.mark.django_db
GOAL, WISH = "maal-resultat", "maal-forventninger"


@pytest.fixture
def team() -> MunicipalTeam:
    found = make_team()
    make_workbook(found)
    return found


def change(team: MunicipalTeam, template: Template) -> None:
    seat = facilitators_seat(team.network)
    change_template(seat=seat, change=lambda _now: template, occasion=make_occasion(seat.actor))


def take_out(team: MunicipalTeam, key: str) -> None:
    change(team, without_field(template_of(team.network), key))


def bring_back(team: MunicipalTeam, key: str) -> None:
    change(team, brought_back(template_of(team.network), removed_field(team.network, key).earlier, key))


def write(team: MunicipalTeam, key: str, text: str) -> None:
    seat = teams_seat(team)
    written = Written(field_key=key, text=text, based_on=0)
    save_answer(seat=seat, written=written, occasion=make_occasion(seat.actor))


class TestWithoutField:
    def test_leaves_all_the_others(self, team: MunicipalTeam) -> None:
        before = [one.key for one in template_of(team.network).fields]
        take_out(team, GOAL)
        assert [one.key for one in template_of(team.network).fields] == [key for key in before if key != GOAL]

    def test_keeps_what_was_written(self, team: MunicipalTeam) -> None:
        write(team, GOAL, "Ti i arbeid")
        take_out(team, GOAL)
        assert [one.field.key for one in removed_and_answered(workbook_of(team))] == [GOAL]
        with pytest.raises(FieldNotFound):
            write(team, GOAL, "Noe nytt")
        assert workbook_of(team).text(GOAL) == "Ti i arbeid"


class TestRemovedFields:
    def test_are_none_before_anything_is_taken_out(self, team: MunicipalTeam) -> None:
        assert removed_fields(team.network) == []
        assert removed_fields(make_team(municipality=make_municipality("9902", "Nordvik")).network) == []

    def test_say_what_the_field_was_last_called(self, team: MunicipalTeam) -> None:
        change(team, field_changed(template_of(team.network), GOAL, label="Målet vårt"))
        take_out(team, GOAL)
        assert [one.field.label for one in removed_fields(team.network)] == ["Målet vårt"]

    def test_hold_every_field_of_a_section(self, team: MunicipalTeam) -> None:
        change(team, without_section(template_of(team.network), "maal"))
        keys = [one.field.key for one in removed_fields(team.network)]
        assert keys == [WISH, GOAL, "maal-maaltall"]

    def test_are_not_shown_to_a_team_that_wrote_nothing_there(self, team: MunicipalTeam) -> None:
        write(team, WISH, "Mer samarbeid")
        take_out(team, GOAL)
        assert removed_and_answered(workbook_of(team)) == []


class TestBroughtBack:
    def test_puts_it_where_it_was_with_its_answer(self, team: MunicipalTeam) -> None:
        before = template_of(team.network)
        write(team, GOAL, "Ti i arbeid")
        take_out(team, GOAL)
        bring_back(team, GOAL)
        assert template_of(team.network) == before
        assert workbook_of(team).text(GOAL) == "Ti i arbeid"
        assert removed_fields(team.network) == []

    def test_brings_the_section_along_with_this_field_only(self, team: MunicipalTeam) -> None:
        before = template_of(team.network)
        change(team, without_section(before, "maal"))
        bring_back(team, GOAL)
        now = template_of(team.network)
        assert [one.key for one in now.sections] == [one.key for one in before.sections]
        assert [one.key for one in now.section("maal").fields] == [GOAL]
        bring_back(team, WISH)
        assert [one.key for one in template_of(team.network).section("maal").fields] == [WISH, GOAL]

    def test_twice_is_once(self, team: MunicipalTeam) -> None:
        now = template_of(team.network)
        assert brought_back(now, now, GOAL) == now


class TestTeamsThatWrote:
    def test_counts_teams_and_not_texts(self, team: MunicipalTeam) -> None:
        other = make_team(team.network, make_municipality("9902", "Nordvik"))
        write(team, GOAL, "A")
        write(team, WISH, "B")
        write(other, GOAL, "C")
        assert teams_that_wrote(team.network, [GOAL, WISH]) == {GOAL: 2, WISH: 1}
        assert teams_that_wrote_in_any(team.network, [GOAL, WISH]) == 2

    def test_does_not_count_an_answer_that_was_taken_away(self, team: MunicipalTeam) -> None:
        write(team, GOAL, "A")
        seat = teams_seat(team)
        save_answer(seat=seat, written=Written(field_key=GOAL, text="", based_on=1), occasion=make_occasion(seat.actor))
        assert teams_that_wrote(team.network, [GOAL]) == {}
        assert teams_that_wrote_in_any(team.network, [GOAL]) == 0


class TestKnownField:
    def test_knows_what_is_asked_and_what_was(self, team: MunicipalTeam) -> None:
        assert known_field(team.network, GOAL)[1] is True
        take_out(team, GOAL)
        assert known_field(team.network, GOAL)[1] is False
        with pytest.raises(FieldNotFound):
            known_field(team.network, "aldri-spurt")
