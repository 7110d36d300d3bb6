"""The idea bank: who writes, who reads, asking, copying, and what flows back."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import DjangoAssertNumQueries

from jobbvei.access.roles import FACILITATOR, HR, PROJECT_LEAD
from jobbvei.learning_network.actions.first_practices import load_first_practices
from jobbvei.learning_network.actions.initiatives import change_initiative, move_initiative, record_count
from jobbvei.learning_network.actions.practice_copies import copy_practice
from jobbvei.learning_network.actions.practices import (
    answer_question,
    ask_about,
    change_practice,
    move_practice,
    write_practice,
)
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.first_practices.reading import UnusablePractice, as_first_practice, first_practices
from jobbvei.learning_network.initiative_details import CountOnDay, InitiativeDetails
from jobbvei.learning_network.models import Initiative, Practice, PracticeVersion
from jobbvei.learning_network.practice_details import ensure_practice
from jobbvei.learning_network.queries.practices import (
    PracticeNotFound,
    Wanted,
    cards_found,
    cards_unpublished,
    open_practice,
    questions_of,
    questions_waiting,
    tried,
    versions_of,
)
from jobbvei.learning_network.small_counts import (
    CountTooSmall,
    Result,
    ResultNotUnderstood,
    at_least,
    results_in,
)
from jobbvei.learning_network.types import Category, Indicator, InitiativeState, PracticeState, Seat
from jobbvei.municipalities.actions import load_reference_table
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.learning_network import (
    facilitators_seat,
    make_initiative,
    make_network,
    make_organiser,
    make_practice,
    make_team,
    make_team_person,
    practice_details,
    teams_seat,
)

pytestmark = pytest.mark.django_db
PUBLISHED, ARCHIVED = PracticeState.PUBLISHED, PracticeState.ARCHIVED


@pytest.fixture
def seat() -> Seat:
    """A project lead's."""
    return teams_seat(make_team())


def neighbour(seat: Seat, number: str = "9902", name: str = "Nordvik") -> Seat:
    return teams_seat(make_team(seat.network, make_municipality(number, name)))


def written(seat: Seat, title: str = "Vår egen", **said: Any) -> Practice:
    return write_practice(seat=seat, details=practice_details(title, **said), occasion=make_occasion(seat.actor))


def copied(seat: Seat, practice: Practice) -> Initiative:
    return copy_practice(seat=seat, practice=practice, occasion=make_occasion(seat.actor)).initiative


def count(
    seat: Seat, initiative: Initiative, number: int | None, on: date = TODAY, of: Indicator = Indicator.STARTED
) -> None:
    said = CountOnDay(indicator=of, count=number, counted_on=on)
    record_count(seat=seat, initiative=initiative, said=said, occasion=make_occasion(seat.actor))


class TestWritePractice:
    def test_of_a_team_is_a_draft_about_its_own_municipality(self, seat: Seat) -> None:
        card = written(seat, owner_name="Flyktningtjenesten")
        assert (card.state, card.owner, card.tenant) == ("draft", seat.own_team.municipality, seat.network.tenant)
        assert [one.practice for one in cards_unpublished(seat)] == [card]
        with pytest.raises(PracticeNotFound):
            open_practice(card.public_id, seat=neighbour(seat))

    def test_is_refused_for_somebody_who_does_not_lead(self, seat: Seat) -> None:
        with pytest.raises(Refused):
            written(teams_seat(seat.own_team, make_actor(HR, seat.own_team.municipality)))

    def test_of_a_facilitator_finds_the_municipality_by_its_name(self, seat: Seat) -> None:
        organisers = facilitators_seat(seat.network)
        assert written(organisers, owner_name="Eksempelvik kommune").owner == seat.own_team.municipality
        assert written(organisers, owner_name="IMDi").owner is None

    @pytest.mark.parametrize(
        ("said", "fault"),
        [
            ({"what": " "}, UnableToSave),
            ({"cost_kr": 5000}, UnableToSave),
            ({"results": "70 i jobb"}, UnableToSave),
            ({"results": "4 i jobb"}, CountTooSmall),
            ({"results": "mange i jobb"}, ResultNotUnderstood),
            ({"size": "huge"}, UnableToSave),
        ],
        ids=["no words", "cost of nothing", "no source", "too few", "no count", "no such size"],
    )
    def test_refuses_what_cannot_stand(self, seat: Seat, said: dict[str, Any], fault: type[Exception]) -> None:
        with pytest.raises(fault):
            written(seat, **said)
        assert cards_unpublished(seat) == []


class TestChangePractice:
    def test_shows_the_version_before_until_a_facilitator_publishes(self, seat: Seat) -> None:
        organisers, card = facilitators_seat(seat.network), written(seat, "Første")
        move_practice(seat=organisers, practice=card, state=PUBLISHED, occasion=make_occasion(organisers.actor))
        change_practice(seat=seat, practice=card, details=practice_details("Andre"), occasion=make_occasion(seat.actor))
        other = neighbour(seat)
        assert [one.version.title for one in cards_found(Wanted(), seat=other)] == ["Første"]
        assert [one.title for one in versions_of(card, seat=other)] == ["Første"]
        assert [one.title for one in versions_of(card, seat=seat)] == ["Andre", "Første"]
        move_practice(seat=organisers, practice=card, state=PUBLISHED, occasion=make_occasion(organisers.actor))
        assert [one.version.title for one in cards_found(Wanted(), seat=other)] == ["Andre"]

    def test_is_refused_for_another_municipality_and_for_publishing_oneself(self, seat: Seat) -> None:
        card, other = written(seat), neighbour(seat)
        with pytest.raises(Refused):
            change_practice(seat=other, practice=card, details=practice_details(), occasion=make_occasion(other.actor))
        with pytest.raises(Refused):
            move_practice(seat=seat, practice=card, state=PUBLISHED, occasion=make_occasion(seat.actor))

    def test_of_an_archived_card_hides_it_from_the_others(self, seat: Seat) -> None:
        card, organisers = make_practice(seat.network), facilitators_seat(seat.network)
        move_practice(seat=organisers, practice=card, state=ARCHIVED, occasion=make_occasion(organisers.actor))
        assert cards_found(Wanted(), seat=seat) == []
        with pytest.raises(Refused):
            copied(seat, card)


class TestTheBank:
    def test_is_the_organisers_and_read_in_every_network_of_theirs(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        second = make_team(make_network(seat.network.tenant, "Neste nettverk"), make_municipality("9903", "Vestvik"))
        assert open_practice(card.public_id, seat=teams_seat(second)) == card

    def test_of_another_organiser_is_another(self, seat: Seat) -> None:
        card = make_practice(make_network(make_organiser("0002", "En annen")))
        with pytest.raises(PracticeNotFound):
            open_practice(card.public_id, seat=seat)
        with pytest.raises(Refused):
            copied(seat, card)
        with pytest.raises(Refused):
            ask_about(seat=seat, practice=card, text="Hei?", occasion=make_occasion(seat.actor))


class TestQuestions:
    def test_wait_for_those_who_do_it_and_for_facilitators(self, seat: Seat) -> None:
        card, other = make_practice(seat.network, owner_name="Eksempelvik kommune"), neighbour(seat)
        organisers = facilitators_seat(seat.network)
        asked = ask_about(seat=other, practice=card, text="Hva koster det?", occasion=make_occasion(other.actor))
        assert questions_waiting(seat) == questions_waiting(organisers) == [asked]
        assert questions_waiting(other) == []
        with pytest.raises(Refused):
            answer_question(seat=other, question=asked, text="Vet ikke", occasion=make_occasion(other.actor))
        answer_question(seat=seat, question=asked, text="Lite.", occasion=make_occasion(seat.actor))
        assert questions_waiting(organisers) == []
        [kept] = questions_of(card)
        assert (kept.asker_name, [one.text for one in kept.answers.all()]) == ("Nordvik", ["Lite."])


class TestSearch:
    def test_finds_by_stem_and_in_nynorsk_and_puts_the_heading_first(self, seat: Seat) -> None:
        make_practice(seat.network, "Kafé på torget", what="Praksis på sykehjemmet.")
        make_practice(seat.network, "Matverter på sykehjem")
        make_practice(seat.network, "Renhold", what="Vask.")
        found = cards_found(Wanted(text="sjukeheimen"), seat=seat)
        assert [one.version.title for one in found] == ["Matverter på sykehjem", "Kafé på torget"]

    def test_wants_every_word(self, seat: Seat) -> None:
        make_practice(seat.network, "Kafé med mentor", what="Kaffe.")
        assert cards_found(Wanted(text="kafé lønnstilskudd"), seat=seat) == []

    def test_finds_by_the_kind_and_by_who_does_it(self, seat: Seat) -> None:
        make_practice(seat.network, "A", what="B", category=Category.PLACEMENTS, owner_name="Nav Prøvevik")
        for text in ("praksisplasser", "prøvevik", "provevik"):
            assert len(cards_found(Wanted(text=text), seat=seat)) == 1, text

    def test_narrows_by_facets(self, seat: Seat) -> None:
        told = {"results": "12 begynte", "results_on": "2025", "results_source": "Oss", "templates": "Avtale"}
        make_practice(seat.network, "Med", **told)
        make_practice(seat.network, "Uten", category=Category.OTHER)
        for wanted in (Wanted(has_results=True), Wanted(has_template=True), Wanted(category=Category.OWN_SERVICES)):
            assert [one.version.title for one in cards_found(wanted, seat=seat)] == ["Med"], wanted

    def test_costs_the_same_for_one_card_and_for_many(
        self, seat: Seat, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        for number in range(8):
            copied(seat, make_practice(seat.network, f"Kort {number}"))
        with django_assert_max_num_queries(4):
            assert len(cards_found(Wanted(text="kort"), seat=seat)) == 8


class TestCopyPractice:
    def test_keeps_where_it_came_from_when_both_change(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        ours = copied(seat, card)
        details = InitiativeDetails(title="På vår måte", category=Category.OTHER, what="Helt annerledes.")
        change_initiative(seat=seat, initiative=ours, details=details, occasion=make_occasion(seat.actor))
        organisers = facilitators_seat(seat.network)
        change_practice(
            seat=organisers, practice=card, details=practice_details("Ny"), occasion=make_occasion(organisers.actor)
        )
        ours.refresh_from_db()
        assert ours.copied_from is not None
        assert (ours.title, ours.copied_from.number, ours.copied_from.title) == (
            "På vår måte", 1, "Matverter med mentor",
        )  # fmt: skip
        assert (ours.copied_by, ours.copied_from.practice) == (seat.actor.user, card)

    def test_is_an_idea_until_it_has_a_goal(self, seat: Seat) -> None:
        ours = copied(seat, make_practice(seat.network))
        with pytest.raises(Refused):
            move_initiative(
                seat=seat, initiative=ours, state=InitiativeState.RUNNING, occasion=make_occasion(seat.actor)
            )

    def test_is_refused_for_a_facilitator(self, seat: Seat) -> None:
        with pytest.raises(Refused):
            copied(facilitators_seat(seat.network), make_practice(seat.network))


class TestTried:
    def test_counts_municipalities_and_adds_their_newest_counts_rounded_down(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        other, third = neighbour(seat), neighbour(seat, "9903", "Vestvik")
        ours, theirs = copied(seat, card), copied(other, card)
        copied(third, card)
        copied(third, card)  # one municipality, twice
        count(seat, ours, 30, TODAY - timedelta(days=30))
        count(seat, ours, 14)
        count(other, theirs, 19)
        count(other, theirs, None, of=Indicator.IN_JOB)
        found = tried(card)
        assert (found.copied, found.begun) == (3, 0)
        assert found.counts == {Indicator.STARTED: 10 + 15}

    def test_counts_those_that_have_begun(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        ours = copied(seat, card)
        ours.goal, ours.owner = "Ti", make_team_person(seat.own_team)
        move_initiative(seat=seat, initiative=ours, state=InitiativeState.RUNNING, occasion=make_occasion(seat.actor))
        assert tried(card).begun == 1

    def test_leaves_other_initiatives_out(self, seat: Seat) -> None:
        count(seat, make_initiative(seat), 50)
        assert tried(make_practice(seat.network)).counts == {}


class TestLearningASmallNumber:
    """Somebody reads the card before and after, and knows all but one municipality's counts, to the last digit."""

    def test_by_one_more_copy_is_not_possible(self, seat: Seat) -> None:
        card, other = make_practice(seat.network), neighbour(seat)
        count(seat, copied(seat, card), 14)
        before, small = tried(card).counts[Indicator.STARTED], copied(other, card)
        for number in (None, 5, 6, 9):
            count(other, small, number)
            gained = tried(card).counts[Indicator.STARTED] - before
            assert gained == (0 if number is None else 5), "5, 6 and 9 are not told apart"

    def test_by_watching_a_number_grow_is_not_possible(self, seat: Seat) -> None:
        card = make_practice(seat.network)
        ours = copied(seat, card)
        seen = []
        for number in (11, 12, 14):
            count(seat, ours, number)
            seen.append(tried(card).counts[Indicator.STARTED])
        assert seen == [10, 10, 10], "one and two more are not seen"

    def test_by_moving_ones_own_number_until_the_sum_tips_is_not_possible(self, seat: Seat) -> None:
        """A rounded *sum* would tip at a number that gives the other's last digit away."""
        card, attacker = make_practice(seat.network), neighbour(seat)
        mine = copied(attacker, card)
        tips = []
        for secret in (10, 12, 14):
            theirs = copied(seat, card)
            count(seat, theirs, secret)
            sums = []
            for own in range(5, 15):
                count(attacker, mine, own)
                sums.append(tried(card).counts[Indicator.STARTED])
            tips.append([after - before for before, after in pairwise(sums)])
            theirs.delete()
        assert tips[0] == tips[1] == tips[2]

    @given(some.lists(some.none() | some.integers(5, 500)), some.none() | some.integers(5, 500))
    def test_one_copy_more_or_less_changes_the_sum_by_a_whole_five_or_nothing(
        self, counts: list[int | None], one: int | None
    ) -> None:
        assert (at_least([*counts, one]) - at_least(counts)) % 5 == 0
        assert at_least(counts) <= sum(number or 0 for number in counts)


class TestResultsIn:
    def test_reads_counts_and_fewer_than_five(self) -> None:
        assert results_in("1 200 deltok\n\nFærre enn fem sluttet") == (Result(1200, "deltok"), Result(None, "sluttet"))


class TestTheFirstPractices:
    def test_can_all_be_written_and_tell_where_they_are_from(self) -> None:
        cards = first_practices()
        assert len(cards) == 38
        for card in cards:
            ensure_practice(card.details)
            assert card.details.source and card.details.source_place, card.key

    def test_hold_what_the_sources_count(self) -> None:
        told = {card.key: results_in(card.details.results) for card in first_practices()}
        assert [one.count for one in told["narvik-gullbilletten"]] == [102, 70]
        assert [one.count for one in told["lister-veien-til-helse"]] == [15, 13]
        assert told["karmoy-kvalifikasjonsprinsippet"] == ()

    def test_are_of_municipalities_there_are(self) -> None:
        load_reference_table()
        occasion = make_occasion(make_actor(FACILITATOR, make_organiser()))
        load_first_practices(occasion=occasion)
        rows = Practice.objects.for_tenant(occasion.by.tenant_number).select_related("owner").order_by("id")
        named = {card.key: card.municipality for card in first_practices()}
        assert {row.key: row.owner.name if row.owner else "" for row in rows} == named

    def test_are_loaded_once_and_keep_later_edits(self) -> None:
        network = make_network()
        organisers = facilitators_seat(network)
        occasion = make_occasion(organisers.actor)
        assert load_first_practices(occasion=occasion) == 38
        card = Practice.objects.for_tenant(network.tenant).get(key="narvik-gullbilletten")
        change_practice(seat=organisers, practice=card, details=practice_details("Endret"), occasion=occasion)
        assert load_first_practices(occasion=occasion) == 0
        assert PracticeVersion.objects.for_tenant(network.tenant).get(practice=card, number=2).title == "Endret"
        assert len(cards_found(Wanted(text="lønstilskot mentor"), seat=organisers)) >= 3

    def test_are_refused_for_a_municipality(self) -> None:
        with pytest.raises(Refused):
            load_first_practices(occasion=make_occasion(make_actor(PROJECT_LEAD)))

    def test_with_an_unknown_word_are_refused_with_the_cards_key(self) -> None:
        with pytest.raises(UnusablePractice, match="kort-en"):
            as_first_practice("kort-en", {"source": "a", "title": "B", "colour": "red"}, {"a": "A"})
