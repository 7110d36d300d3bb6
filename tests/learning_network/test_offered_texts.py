"""What of the network's own texts can be coded: workbooks of those who take part, and released answers only."""

import pytest

from jobbvei.learning_network.actions.texts import fetch_texts
from jobbvei.learning_network.actions.workbooks import Written, save_answer
from jobbvei.learning_network.models import CollectedText, MunicipalTeam, TextCollection
from jobbvei.learning_network.queries.coded import coding_state
from jobbvei.learning_network.states import TeamState
from jobbvei.learning_network.text_sources import TextSource, text_source_with_code, text_sources
from jobbvei.learning_network.types import Seat
from jobbvei.surveys.actions import release_open_answer
from jobbvei.surveys.models import OpenAnswer
from tests.factories.access import TODAY, make_municipality, make_occasion
from tests.factories.coding import code, make_text_collection
from tests.factories.learning_network import facilitators_seat, make_team, make_team_person, make_workbook, teams_seat
from tests.factories.network_surveys import answered_by, closed, make_network_survey

pytestmark = pytest.mark.django_db
FIELD = "maal-forventninger"


@pytest.fixture
def team() -> MunicipalTeam:
    team = make_team()
    make_workbook(team)
    return team


@pytest.fixture
def seat(team: MunicipalTeam) -> Seat:
    return facilitators_seat(team.network)


def write(team: MunicipalTeam, text: str, field: str = FIELD) -> None:
    seat = teams_seat(team)
    written = Written(field_key=field, text=text, based_on=0)
    save_answer(seat=seat, written=written, occasion=make_occasion(seat.actor))


def offered(seat: Seat, kind: str) -> list[TextSource]:
    return [one for group in text_sources(seat) for one in group.sources if one.code.startswith(f"{kind}.")]


def fetched(seat: Seat, collection: TextCollection, source: TextSource) -> list[CollectedText]:
    return fetch_texts(seat=seat, collection=collection, source=source, occasion=make_occasion(seat.actor))


class TestTextsOfWorkbooks:
    def test_are_offered_question_by_question_with_how_many(self, team: MunicipalTeam, seat: Seat) -> None:
        assert offered(seat, "workbook") == []
        write(team, "Bedre samarbeid.")
        (source,) = offered(seat, "workbook")
        assert source.code == f"workbook.{FIELD}"
        assert str(source.words).endswith("(1 tekst)")
        assert [(one.text, one.team) for one in source.texts(seat)] == [("Bedre samarbeid.", team)]

    def test_leave_out_what_is_empty_and_who_has_withdrawn(self, team: MunicipalTeam, seat: Seat) -> None:
        gone = make_team(team.network, make_municipality("9902", "Nordvik"))
        write(gone, "Vi trakk oss.")
        write(team, "")
        MunicipalTeam.objects.in_network(team.network).filter(pk=gone.pk).update(state=TeamState.WITHDRAWN)
        assert offered(seat, "workbook") == []

    def test_are_fetched_once_and_count_for_their_municipality(self, team: MunicipalTeam, seat: Seat) -> None:
        write(team, "Bedre samarbeid.")
        collection = make_text_collection(seat)
        source = text_source_with_code(f"workbook.{FIELD}", seat)
        assert source is not None
        (text,) = fetched(seat, collection, source)
        assert fetched(seat, collection, source) == []
        code(seat, text, "samarbeid")
        assert coding_state(collection).counts()[0].municipalities == 1

    def test_are_not_another_networks(self, team: MunicipalTeam) -> None:
        write(team, "Bedre samarbeid.")
        elsewhere = make_text_collection().network
        assert offered(facilitators_seat(elsewhere), "workbook") == []


class TestTextsOfSurveys:
    def test_are_offered_when_released_and_are_no_municipalitys(self, team: MunicipalTeam, seat: Seat) -> None:
        people = [make_team_person(team, f"Petra Plantest {number}") for number in range(6)]
        wave = answered_by(make_network_survey(team.network, people), 6)
        wave = closed(wave, team.network)
        assert offered(seat, "survey") == []
        answer = OpenAnswer.objects.for_tenant(wave.tenant_id).filter(wave=wave).order_by("id")[0]
        release_open_answer(answer=answer, occasion=make_occasion(seat.actor))
        (source,) = offered(seat, "survey")
        collection = make_text_collection(seat)
        (text,) = fetched(seat, collection, source)
        assert (text.text, text.team) == ("Kaffen var god.", None)
        code(seat, text, "samarbeid")
        counted = coding_state(collection).counts()[0]
        assert (counted.municipalities, counted.texts) == (0, 1)

    def test_are_not_offered_while_answers_come(self, team: MunicipalTeam, seat: Seat) -> None:
        people = [make_team_person(team, f"Petra Plantest {number}") for number in range(6)]
        wave = answered_by(make_network_survey(team.network, people), 6)
        OpenAnswer.objects.for_tenant(wave.tenant_id).filter(wave=wave).update(released_on=TODAY)
        assert offered(seat, "survey") == []
