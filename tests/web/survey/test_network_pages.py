"""The pages of a network's surveys, from the button on a held gathering to the figures on its page."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.learning_network.models import Gathering, TeamPerson
from jobbvei.surveys.actions import release_open_answer
from jobbvei.surveys.models import OpenAnswer, Wave
from jobbvei.surveys.states import WaveState
from tests.factories.access import make_municipality, make_occasion
from tests.factories.gatherings import make_gathering
from tests.factories.learning_network import facilitators_seat, make_team, make_team_person, teams_seat
from tests.factories.network_surveys import answered_by, closed, make_network_survey
from tests.factories.surveys import make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[TeamPerson]:
    team = make_team()
    return [make_team_person(team, f"Petra Plantest {number}", is_lead=number == 0) for number in range(6)]


@pytest.fixture
def held(people: list[TeamPerson]) -> Gathering:
    return make_gathering(people[0].network, timezone.now() - timedelta(days=1))


@pytest.fixture
def facilitator(people: list[TeamPerson]) -> Client:
    client = Client()
    client.force_login(facilitators_seat(people[0].network).actor.user)
    return client


@pytest.fixture
def lead(people: list[TeamPerson]) -> Client:
    client = Client()
    user = teams_seat(people[0].team).actor.user
    people[0].user = user
    people[0].save()
    client.force_login(user)
    return client


def page_of(client: Client, gathering: Gathering) -> str:
    address = reverse("gathering", args=[gathering.network.public_id, gathering.public_id])
    return client.get(address).content.decode()


def the_wave(people: list[TeamPerson]) -> Wave:
    return Wave.objects.for_tenant(people[0].network.tenant).get()


class TestTheGatheringsPage:
    def test_starts_the_evaluation_with_one_button_and_shows_how_it_goes(
        self, facilitator: Client, lead: Client, held: Gathering, people: list[TeamPerson]
    ) -> None:
        assert "Start evalueringen" in page_of(facilitator, held)
        assert "Etter samlingen" not in page_of(lead, held)
        start = reverse("gathering-survey-start", args=[held.network.public_id, held.public_id])
        facilitator.post(start)
        shown = page_of(facilitator, held)
        assert "0 av 6" in " ".join(shown.split())
        assert "Start evalueringen" not in shown
        assert the_wave(people).state == WaveState.OPEN
        assert "Hver finner spørsmålene på sin egen side" in page_of(lead, held)

    def test_offers_nothing_before_the_gathering_is_over(self, facilitator: Client, people: list[TeamPerson]) -> None:
        coming = make_gathering(people[0].network, timezone.now() + timedelta(days=1))
        assert "Start evalueringen" not in page_of(facilitator, coming)

    def test_shows_the_result_to_the_teams_when_it_is_shared(
        self, facilitator: Client, lead: Client, held: Gathering, people: list[TeamPerson]
    ) -> None:
        wave = make_network_survey(held.network, people, about=f"gathering:{held.public_id}")
        closed(answered_by(wave, 6), held.network)
        assert "Var det nyttig?" in page_of(facilitator, held)
        assert "Var det nyttig?" not in page_of(lead, held)
        own = reverse("own-gathering", args=[people[1].link_key, held.public_id])
        assert "Var det nyttig?" not in Client().get(own).content.decode()
        facilitator.post(
            reverse("network-survey-share", args=[held.network.public_id, wave.public_id]), {"shared": "1"}
        )
        assert "Var det nyttig?" in page_of(lead, held)
        assert "Var det nyttig?" in Client().get(own).content.decode()
        assert "Kaffen var god." not in page_of(lead, held)

    def test_shows_released_words_only(self, facilitator: Client, held: Gathering, people: list[TeamPerson]) -> None:
        wave = make_network_survey(held.network, people, about=f"gathering:{held.public_id}")
        closed(answered_by(wave, 6), held.network)
        assert "Kaffen var god." not in page_of(facilitator, held)
        answer = OpenAnswer.objects.for_tenant(wave.tenant_id).filter(wave=wave).order_by("id")[0]
        occasion = make_occasion(facilitators_seat(held.network).actor)
        release_open_answer(answer=answer, occasion=occasion)
        assert page_of(facilitator, held).count("Kaffen var god.") == 1

    def test_shows_no_figures_of_fewer_than_five(
        self, facilitator: Client, held: Gathering, people: list[TeamPerson]
    ) -> None:
        wave = make_network_survey(held.network, people, about=f"gathering:{held.public_id}")
        closed(answered_by(wave, 4), held.network)
        shown = page_of(facilitator, held)
        assert "Var det nyttig?" not in shown
        assert "Færre enn 5 svarte" in shown


class TestTheReminderList:
    def test_names_those_who_have_not_answered_and_nothing_that_was_answered(
        self, facilitator: Client, people: list[TeamPerson]
    ) -> None:
        wave = answered_by(make_network_survey(people[0].network, people), 2)
        response = facilitator.post(reverse("survey-remind", args=[wave.public_id]), follow=True)
        shown = response.content.decode()
        named = [one.full_name for one in people if one.full_name in shown]
        assert len(named) == len(people) - 2
        assert "Kaffen var god." not in shown


class TestOnesOwnPage:
    def test_leads_to_the_survey_and_tells_when_it_is_answered(self, people: list[TeamPerson]) -> None:
        wave = make_network_survey(people[0].network, people[:1])
        late = make_team_person(
            make_team(people[0].network, make_municipality("9902", "Nordvik")), "Nina Nyprøve", is_lead=True
        )
        client = Client()
        own = reverse("own-gatherings", args=[late.link_key])
        assert "Svar på undersøkelsen" in client.get(own).content.decode()
        response = client.post(reverse("own-survey", args=[late.link_key, wave.public_id]))
        assert response.status_code == HTTPStatus.FOUND
        assert "Kort undersøkelse" in client.get(response["Location"]).content.decode()
        answered_by(wave, 2)
        assert "Du har svart. Takk." in client.get(own).content.decode()

    def test_opens_no_survey_one_is_not_asked(self, people: list[TeamPerson]) -> None:
        wave = make_network_survey(people[0].network, people[:1], about=f"network_leads:{people[0].network.public_id}")
        response = Client().post(reverse("own-survey", args=[people[1].link_key, wave.public_id]))
        assert response.status_code == HTTPStatus.NOT_FOUND


class TestTheList:
    def test_tells_a_facilitator_how_many_of_how_many(self, facilitator: Client, people: list[TeamPerson]) -> None:
        answered_by(make_network_survey(people[0].network, people), 2)
        shown = facilitator.get(reverse("network-surveys", args=[people[0].network.public_id])).content.decode()
        assert "2 av 6" in shown

    def test_tells_a_lead_what_the_team_is_asked_but_not_who_answered(
        self, lead: Client, people: list[TeamPerson]
    ) -> None:
        wave = answered_by(make_network_survey(people[0].network, people), 1)
        shown = lead.get(reverse("network-surveys", args=[people[0].network.public_id])).content.decode()
        assert "Hva hindrer mest?" in shown
        assert "av 6" not in shown
        one = lead.get(reverse("network-survey", args=[people[0].network.public_id, wave.public_id]))
        assert "Var det nyttig?" in one.content.decode()

    def test_lets_a_lead_who_is_signed_in_answer(self, lead: Client, people: list[TeamPerson]) -> None:
        wave = make_network_survey(people[0].network, people)
        response = lead.post(reverse("network-survey-answer", args=[people[0].network.public_id, wave.public_id]))
        assert response["Location"].startswith("/svar/")


class TestANewSurvey:
    def test_becomes_a_draft_for_the_circle_chosen(self, facilitator: Client, people: list[TeamPerson]) -> None:
        network = people[0].network
        form = {
            "instrument": "barriers",
            "circle": f"network_leads:{network.public_id}",
            "title": "Hva hindrer mest?",
            "closes_on": (timezone.localdate() + timedelta(days=9)).isoformat(),
        }
        response = facilitator.post(reverse("network-survey-new", args=[network.public_id]), form, follow=True)
        wave = the_wave(people)
        assert (wave.state, wave.about) == (WaveState.DRAFT, form["circle"])
        assert [one.name for one in wave.invitations.order_by("id")] == ["Petra Plantest 0, Eksempelvik"]
        assert "Bare prosjektlederne" in response.content.decode()

    def test_is_not_of_another_networks_people(self, facilitator: Client, people: list[TeamPerson]) -> None:
        form = {"instrument": "barriers", "circle": "network:00000000-0000-0000-0000-000000000000", "title": "X"}
        response = facilitator.post(reverse("network-survey-new", args=[people[0].network.public_id]), form)
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert not Wave.objects.for_tenant(people[0].network.tenant).exists()


class TestAnInstrument:
    def test_is_shown_as_those_who_answer_meet_it(self, facilitator: Client) -> None:
        shown = facilitator.get(reverse("survey-instrument-preview"), {"skjema": "after_gathering"}).content.decode()
        assert 'name="took_part"' in shown
        assert "Send inn" not in shown

    def test_keeps_its_earlier_versions_readable(self, facilitator: Client, people: list[TeamPerson]) -> None:
        actor = facilitators_seat(people[0].network).actor
        make_version(actor)
        make_version(actor, introduction="Det tar to minutter.", title="Nytt navn")
        asked = {"skjema": "small"}
        assert "Nytt navn" in facilitator.get(reverse("survey-instrument-preview"), asked).content.decode()
        old = facilitator.get(reverse("survey-instrument-preview"), {**asked, "versjon": "1"}).content.decode()
        assert "Det tar ett minutt." in old
        page = facilitator.get(reverse("survey-instrument"), {**asked, "versjon": "1"}).content.decode()
        assert "Dette er versjon 1." in page
