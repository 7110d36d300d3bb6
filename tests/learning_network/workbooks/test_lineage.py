"""What is copied from the idea bank into a workbook: where it is from, and out again."""

import pytest

from jobbvei.learning_network.actions.practice_copies import ForWorkbook, copy_practice
from jobbvei.learning_network.actions.workbooks import (
    Written,
    restore_version,
    save_answer,
    take_back_addition,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Initiative
from jobbvei.learning_network.queries.lineage import copied_into, fields_with
from jobbvei.learning_network.queries.workbooks import workbook_of
from jobbvei.learning_network.types import Practice, Seat
from jobbvei.learning_network.workbooks.template import FieldNotFound
from tests.factories.access import make_occasion
from tests.factories.learning_network import make_practice, make_team, make_workbook, teams_seat

pytestmark = pytest.mark.django_db
IDEAS = "ideer-liste"


@pytest.fixture
def seat() -> Seat:
    team = make_team()
    make_workbook(team)
    return teams_seat(team)


def copied(seat: Seat, text: str, card: Practice | None = None, field_key: str = IDEAS) -> Practice:
    """The card, after its text was put in the workbook."""
    found = card or make_practice(seat.network, text)
    wanted = ForWorkbook(field_key=field_key, text=text, source="Idébanken")
    copy_practice(seat=seat, practice=found, occasion=make_occasion(seat.actor), for_workbook=wanted)
    return found


def write(seat: Seat, text: str) -> None:
    answers = workbook_of(seat.own_team).answers
    based_on = answers[IDEAS].revision if IDEAS in answers else 0
    written = Written(field_key=IDEAS, text=text, based_on=based_on)
    save_answer(seat=seat, written=written, occasion=make_occasion(seat.actor))


def standing(seat: Seat) -> list[str]:
    return [one.card.title for one in copied_into(seat.own_team).get(IDEAS, ())]


class TestCopyPractice:
    def test_makes_nothing_when_the_field_is_not_there(self, seat: Seat) -> None:
        with pytest.raises(FieldNotFound):
            copied(seat, "Mentorer", field_key="finnes-ikke")
        assert not Initiative.objects.of_team(seat.own_team).exists()

    def test_puts_the_text_below_what_stands_there(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        copied(seat, "Jobbklubb")
        assert workbook_of(seat.own_team).text(IDEAS) == "Mentorer\n\nJobbklubb"


class TestCopiedInto:
    def test_tells_each_card_once(self, seat: Seat) -> None:
        card = copied(seat, "Mentorer")
        copied(seat, "Mentorer", card)
        copied(seat, "Jobbklubb")
        assert standing(seat) == ["Mentorer", "Jobbklubb"]
        assert fields_with(card, seat.own_team) == [IDEAS]

    def test_still_knows_a_text_that_was_rewritten(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        write(seat, "Vi vil ha språkmentorer på kjøkkenet")
        assert standing(seat) == ["Mentorer"]

    def test_says_nothing_of_a_text_that_is_gone(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        write(seat, "")
        assert standing(seat) == []

    def test_follows_the_versions_back_and_forth(self, seat: Seat) -> None:
        copied(seat, "Mentorer")  # 1
        copied(seat, "Jobbklubb")  # 2
        occasion = make_occasion(seat.actor)
        restore_version(seat=seat, field_key=IDEAS, revision=1, occasion=occasion)
        assert standing(seat) == ["Mentorer"]
        restore_version(seat=seat, field_key=IDEAS, revision=2, occasion=occasion)
        assert standing(seat) == ["Mentorer", "Jobbklubb"]

    def test_is_the_own_teams(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        other = make_team()
        assert copied_into(other) == {}


class TestTakeBackAddition:
    def test_leaves_what_others_have_written(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        copied(seat, "Jobbklubb\nHver onsdag")
        write(seat, "Foran\n\nMentorer\n\nJobbklubb\nHver onsdag\n\nEtter")
        take_back_addition(seat=seat, field_key=IDEAS, revision=2, occasion=make_occasion(seat.actor))
        assert workbook_of(seat.own_team).text(IDEAS) == "Foran\n\nMentorer\n\nEtter"
        assert standing(seat) == ["Mentorer"]

    def test_refuses_when_nobody_can_know_what_to_take_out(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        write(seat, "Mentor på hvert kjøkken")
        with pytest.raises(UnableToSave, match="skrevet om"):
            take_back_addition(seat=seat, field_key=IDEAS, revision=1, occasion=make_occasion(seat.actor))
        assert workbook_of(seat.own_team).text(IDEAS) == "Mentor på hvert kjøkken"

    def test_takes_out_the_place_it_was_put_in_and_not_one_like_it_above(self, seat: Seat) -> None:
        write(seat, "Mentorer er viktige for oss")
        copied(seat, "Mentorer")
        take_back_addition(seat=seat, field_key=IDEAS, revision=2, occasion=make_occasion(seat.actor))
        assert workbook_of(seat.own_team).text(IDEAS) == "Mentorer er viktige for oss"

    def test_refuses_what_somebody_wrote_by_hand(self, seat: Seat) -> None:
        write(seat, "Ti plasser")
        write(seat, "Ti plasser i hjemmetjenesten")
        with pytest.raises(UnableToSave, match="skrevet om"):
            take_back_addition(seat=seat, field_key=IDEAS, revision=2, occasion=make_occasion(seat.actor))
        assert workbook_of(seat.own_team).text(IDEAS) == "Ti plasser i hjemmetjenesten"

    def test_can_be_undone_too(self, seat: Seat) -> None:
        copied(seat, "Mentorer")
        occasion = make_occasion(seat.actor)
        take_back_addition(seat=seat, field_key=IDEAS, revision=1, occasion=occasion)
        assert (workbook_of(seat.own_team).text(IDEAS), standing(seat)) == ("", [])
        restore_version(seat=seat, field_key=IDEAS, revision=1, occasion=occasion)
        assert (workbook_of(seat.own_team).text(IDEAS), standing(seat)) == ("Mentorer", ["Mentorer"])
