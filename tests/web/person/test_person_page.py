import re

import pytest
from django.test import Client
from django.urls import reverse

from jobbvei.access.roles import PROGRAMME_ADVISER, TEACHER, Role
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.actions import add_team_member
from jobbvei.casework.models import Contact, NextStep
from jobbvei.casework.queries import open_steps
from jobbvei.matching.models import Suggestion
from jobbvei.placements.models import Placement
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case
from tests.factories.matching import make_cleaner, make_cleaning_place, make_suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(at_today: None) -> None:
    """Pages are opened on the tests' today."""


def opened(client: Client, name: str, *keys: object) -> str:
    response = client.get(reverse(name, args=keys))
    assert response.status_code == 200
    return response.content.decode()


class TestPerson:
    def test_shows_the_next_step_the_law_and_the_best_openings(self, client: Client) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        client.force_login(adviser.user)
        page = opened(client, "person", participant.public_id)
        assert "Samtale om mål" in page
        assert "integreringsloven" in page
        assert opening.title in page
        assert "klar nå" in page

    def test_does_not_say_that_nothing_fits_when_too_little_is_known(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        make_cleaning_place(adviser)
        client.force_login(adviser.user)
        page = opened(client, "person", participant.public_id)
        assert "Vi vet ikke nok ennå" in page
        assert "Se hva som må avklares for 1 plass" in page
        assert "Ingen åpne plasser passer" not in page

    def test_writes_the_reading_in_the_trail(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        client.force_login(adviser.user)
        opened(client, "person", participant.public_id)
        events = AuditEvent.objects.filter(kind="people.participant.opened", act="read")
        assert [event.subject_key for event in events] == [str(participant.public_id)]
        assert events[0].actor_key == adviser.key

    def test_does_not_exist_for_another_municipality(self, client: Client) -> None:
        participant = make_case(make_actor())
        client.force_login(make_actor(PROGRAMME_ADVISER, make_municipality("9902", "Nordvik")).user)
        assert client.get(reverse("person", args=[participant.public_id])).status_code == 404

    def test_shows_a_teacher_neither_law_nor_contacts_nor_openings(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        make_cleaning_place(adviser)
        client.force_login(make_actor(TEACHER, adviser.tenant).user)
        page = opened(client, "person", participant.public_id)
        assert "Hva gjelder" not in page
        assert "Kan jobbe med" not in page
        assert "ikke økonomi og vedtak" in page

    @pytest.mark.parametrize(
        "name", ["person-competence", "person-openings", "person-contacts", "person-law", "person-trail"]
    )
    def test_has_its_other_pages(self, client: Client, name: str) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        make_cleaning_place(adviser)
        client.force_login(adviser.user)
        assert participant.full_name in opened(client, name, participant.public_id)


class TestHead:
    def test_says_how_to_reach_the_participant_and_who_is_in_the_team(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        teacher = make_actor(TEACHER, adviser.tenant, name="Anne Skoleprøve")
        add_team_member(participant=participant, user=teacher.user, occasion=make_occasion(adviser))
        participant.phone, participant.interpreter_language = "+47 900 00 000", "ukrainsk"
        participant.save()
        client.force_login(adviser.user)
        page = " ".join(opened(client, "person-competence", participant.public_id).split())
        assert 'href="tel:+4790000000"' in page
        assert "trenger tolk: ukrainsk" in page
        assert "(programrådgiver, leder)" in page
        assert "Anne Skoleprøve</a> (lærer)" in page

    @pytest.mark.parametrize(("role", "is_shown"), [(PROGRAMME_ADVISER, True), (TEACHER, False)])
    def test_shows_the_birth_date_to_who_may_change_it(self, client: Client, role: Role, is_shown: bool) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        client.force_login(make_actor(role, adviser.tenant).user)
        assert ("(født " in opened(client, "person", participant.public_id)) is is_shown

    @pytest.mark.parametrize(("name", "words"), [("person", "Oversikt"), ("person-law", "Lov")])
    def test_gives_each_page_its_own_title(self, client: Client, name: str, words: str) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        client.force_login(adviser.user)
        assert f"<title>Olena Testesen – {words} – Jobbvei</title>" in opened(client, name, participant.public_id)


class TestTheMainJob:
    def test_goes_from_opening_chosen_to_draft_and_next_step(self, client: Client) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        client.force_login(adviser.user)
        client.post(reverse("suggestion-new", args=[participant.public_id, opening.public_id]))
        suggestion = Suggestion.objects.for_tenant(adviser.tenant).get()
        assert "venter på svar" in opened(client, "person", participant.public_id)
        client.post(reverse("suggestion-accept", args=[suggestion.public_id]), {"through": "meeting"})
        assert Placement.objects.for_tenant(adviser.tenant).get().state == "draft"
        page = opened(client, "person", participant.public_id)
        assert "Utkast til avtale er laget" in page
        assert "Avtal oppstart med" in page

    def test_records_a_no_with_its_reason(self, client: Client) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        client.force_login(adviser.user)
        answer = {"through": "phone", "reason": "for lang reise"}
        client.post(reverse("suggestion-decline", args=[suggestion.public_id]), answer)
        suggestion.refresh_from_db()
        assert (suggestion.state, suggestion.answer_reason) == ("declined", "for lang reise")

    def test_shows_a_no_at_the_opening_and_not_among_the_best(self, client: Client) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        client.force_login(adviser.user)
        client.post(reverse("suggestion-decline", args=[suggestion.public_id]), {"through": "phone"})
        participant, opening = suggestion.participant, suggestion.opening
        overview = opened(client, "person", participant.public_id)
        assert reverse("suggestion-new", args=[participant.public_id, opening.public_id]) not in overview
        for page in (
            opened(client, "person-openings", participant.public_id),
            opened(client, "opening", opening.public_id),
        ):
            assert "sa nei 23. november 2026" in page
            assert reverse("suggestion-new", args=[participant.public_id, opening.public_id]) in page

    def test_a_new_suggestion_counts_for_more_than_an_old_no(self, client: Client) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        client.force_login(adviser.user)
        client.post(reverse("suggestion-decline", args=[suggestion.public_id]), {"through": "phone"})
        again = reverse("suggestion-new", args=[suggestion.participant.public_id, suggestion.opening.public_id])
        client.post(again)
        page = opened(client, "person-openings", suggestion.participant.public_id)
        assert "foreslått, venter på svar" in page
        assert "sa nei" not in page

    def test_asks_again_when_the_answer_is_not_filled_in(self, client: Client) -> None:
        adviser = make_actor()
        suggestion = make_suggestion(adviser)
        client.force_login(adviser.user)
        response = client.post(reverse("suggestion-accept", args=[suggestion.public_id]), {"through": "pigeon"})
        assert response.status_code == 400
        assert Placement.objects.for_tenant(adviser.tenant).count() == 0


class TestClosedCase:
    def test_proposes_nothing_and_starts_nothing_but_lets_a_step_be_finished(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_cleaner(adviser)
        make_cleaning_place(adviser)
        client.force_login(adviser.user)
        assert "Kan jobbe med" in opened(client, "person", participant.public_id)
        client.post(reverse("case-close", args=[participant.public_id]), {"reason": "moved"})
        page = opened(client, "person", participant.public_id)
        assert "Oppfølgingen er avsluttet" in page
        assert "Fullført" in page
        for words in ("Kan jobbe med", "Flytt", "Nytt steg", "Ny kontakt", "Foreslå"):
            assert words not in page
        assert "Foreslå" not in opened(client, "person-openings", participant.public_id)

    def test_tells_who_has_an_old_page_open_that_it_cannot_be_done_now(self, client: Client) -> None:
        adviser = make_actor()
        participant, opening = make_cleaner(adviser), make_cleaning_place(adviser)
        client.force_login(adviser.user)
        client.post(reverse("case-close", args=[participant.public_id]), {"reason": "moved"})
        answer = client.post(reverse("suggestion-new", args=[participant.public_id, opening.public_id]))
        assert answer.status_code == 409
        assert "Åpne saken igjen før du gjør noe mer." in answer.content.decode()


class TestSteps:
    def test_finishes_a_step_with_the_next_in_one_go_and_can_be_undone(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        step = NextStep.objects.for_tenant(adviser.tenant).get()
        client.force_login(adviser.user)
        given = {"what": "Ring Solvang", "due_on": "2026-12-01", "owner": adviser.key, "waits_for": ""}
        finish = reverse("next-step-complete", args=[participant.public_id, step.public_id])
        response = client.post(finish, given, follow=True)
        assert "Angre" in response.content.decode()
        participant.refresh_from_db()
        assert [one.what for one in open_steps(participant)] == ["Ring Solvang"]
        client.post(reverse("next-step-undo", args=[participant.public_id, step.public_id]))
        participant.refresh_from_db()
        assert [one.what for one in open_steps(participant)] == ["Samtale om mål"]

    def test_refuses_to_leave_a_participant_without_a_next_step(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        step = NextStep.objects.for_tenant(adviser.tenant).get()
        client.force_login(adviser.user)
        response = client.post(reverse("next-step-complete", args=[participant.public_id, step.public_id]), {})
        assert response.status_code == 400
        step.refresh_from_db()
        assert step.done_at is None

    def test_moves_the_date_but_not_into_the_past(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        step = NextStep.objects.for_tenant(adviser.tenant).get()
        client.force_login(adviser.user)
        move = reverse("next-step-move", args=[participant.public_id, step.public_id])
        response = client.post(move, {"due_on": "2026-11-20"})
        assert response.status_code == 400
        assert "er passert" in response.content.decode()
        assert client.post(move, {"due_on": "2026-12-24"}).status_code == 302
        step.refresh_from_db()
        assert step.due_on.isoformat() == "2026-12-24"

    @pytest.mark.parametrize(("role", "is_warned"), [(PROGRAMME_ADVISER, True), (TEACHER, False)])
    def test_warns_of_a_step_that_is_due_after_the_programme_ends(
        self, client: Client, role: Role, is_warned: bool
    ) -> None:
        adviser = make_actor()
        participant = make_case(adviser, programme_ends_in_days=20, step_due_in_days=30)
        client.force_login(make_actor(role, adviser.tenant).user)
        page = opened(client, "person", participant.public_id)
        assert ("Programmet slutter 13. desember 2026, før denne fristen." in page) is is_warned

    def test_does_not_warn_of_a_step_on_the_last_day(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser, programme_ends_in_days=20, step_due_in_days=20)
        client.force_login(adviser.user)
        assert "før denne fristen" not in opened(client, "person", participant.public_id)

    def test_a_step_of_somebody_else_does_not_exist(self, client: Client) -> None:
        adviser = make_actor()
        one, other = make_case(adviser), make_case(adviser, given_name="Yusuf")
        step = NextStep.objects.for_tenant(adviser.tenant).get(participant=other)
        client.force_login(adviser.user)
        assert client.get(reverse("next-step-move", args=[one.public_id, step.public_id])).status_code == 404


class TestContacts:
    def test_are_written_down_and_can_be_taken_back(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser, last_contact_days_ago=None)
        client.force_login(adviser.user)
        given = {"type": "phone", "on": "2026-11-23", "note": "Enige om ny samtale"}
        client.post(reverse("contact-new", args=[participant.public_id]), given)
        contact = Contact.objects.for_tenant(adviser.tenant).get()
        assert "Enige om ny samtale" in opened(client, "person-contacts", participant.public_id)
        client.post(reverse("contact-undo", args=[participant.public_id, contact.public_id]))
        assert Contact.objects.for_tenant(adviser.tenant).count() == 0

    def test_shows_what_is_wrong_at_the_field(self, client: Client) -> None:
        adviser = make_actor()
        participant = make_case(adviser)
        client.force_login(adviser.user)
        given = {"type": "phone", "on": "2027-11-23", "note": ""}
        response = client.post(reverse("contact-new", args=[participant.public_id]), given)
        assert response.status_code == 400
        assert re.search(r"fram i tid", response.content.decode())
