from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobbvei.access.roles import HR, NAV_COUNSELLOR
from jobbvei.access.types import Actor
from jobbvei.audit.models import AuditEvent
from jobbvei.employers.actions import close_opening
from jobbvei.employers.types import Opening
from jobbvei.matching.actions import accept_suggestion, propose
from jobbvei.people.types import Participant
from tests.factories.access import make_actor, make_occasion
from tests.factories.matching import make_cleaner, make_cleaning_place, make_suggestion

pytestmark = pytest.mark.django_db
LISTED = "matching.suggestion.listed"


def shown_to(actor: Actor, opening: Opening) -> str:
    """The opening's page as plain words with single blanks."""
    client = Client()
    client.force_login(actor.user)
    page = client.get(reverse("opening", kwargs={"public_id": opening.public_id})).content.decode()
    return " ".join(unescape(page).split())


def named(adviser: Actor, given_name: str) -> Participant:
    return make_cleaner(adviser, given_name=given_name)


def taken_by(adviser: Actor, opening: Opening, *given_names: str) -> None:
    for name in given_names:
        suggestion = propose(participant=named(adviser, name), opening=opening, occasion=make_occasion(adviser))
        accept_suggestion(suggestion=suggestion, through="phone", occasion=make_occasion(adviser))


class TestSeats:
    def test_of_a_full_opening_names_those_who_have_it_and_records_it(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=2)
        taken_by(adviser, opening, "Yusuf", "Olena")
        assert AuditEvent.objects.filter(kind=LISTED).count() == 0
        page = shown_to(adviser, opening)
        assert "Begge plassene er tatt:" in page
        assert page.index("Begge plassene er tatt") < page.index("Yusuf") < page.index("Olena")
        assert AuditEvent.objects.filter(kind=LISTED).count() == 2

    def test_of_an_opening_with_room_counts_and_names_those_asked(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=2)
        taken_by(adviser, opening, "Yusuf")
        propose(participant=named(adviser, "Olena"), opening=opening, occasion=make_occasion(adviser))
        page = shown_to(adviser, opening)
        assert "1 av 2 ledig" in page
        assert "Foreslått, venter på svar:" in page

    def test_are_only_counted_for_a_role_that_sees_nobody(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=2)
        taken_by(adviser, opening, "Yusuf", "Olena")
        assert AuditEvent.objects.filter(kind=LISTED).count() == 0
        page = shown_to(make_actor(HR), opening)
        assert "Begge plassene er tatt" in page
        assert "Yusuf" not in page
        assert AuditEvent.objects.filter(kind=LISTED).count() == 0

    def test_do_not_name_a_shielded_person_to_others_but_count_them(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=2)
        taken_by(adviser, opening, "Yusuf", "Olena")
        Participant.objects.for_tenant(adviser.tenant).filter(given_name="Olena").update(is_shielded=True)
        page = shown_to(make_actor(NAV_COUNSELLOR), opening)
        assert "Begge plassene er tatt:" in page
        assert "og 1 du ikke kan se" in page
        assert "Olena" not in page


class TestGroups:
    def test_say_how_many_of_how_many_are_shown_and_the_funnel_adds_up(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, positions=2)
        for _ in range(6):
            make_cleaner(adviser)
        page = shown_to(adviser, opening)
        assert "Klar nå (6)" in page
        assert "5 av 6 vises" in page
        assert "6 deltakere. 6 passer." in page


class TestStart:
    def test_that_has_passed_is_told_on_an_open_opening(self) -> None:
        adviser = make_actor()
        passed, coming = timezone.localdate() - timedelta(days=8), timezone.localdate() + timedelta(days=8)
        assert "skulle startet" in shown_to(adviser, make_cleaning_place(adviser, starts_on=passed))
        assert "skulle startet" not in shown_to(adviser, make_cleaning_place(adviser, starts_on=coming))
        closed = make_cleaning_place(adviser, starts_on=passed)
        close_opening(opening=closed, occasion=make_occasion(adviser))
        assert "skulle startet" not in shown_to(adviser, closed)


class TestAccept:
    def test_says_who_has_the_next_step_when_it_is_somebody_else(self) -> None:
        adviser, owner = make_actor(), make_actor(NAV_COUNSELLOR, name="Nils Prøve")
        suggestion = make_suggestion(adviser)
        suggestion.opening.employer.contact_owner = owner.user
        suggestion.opening.employer.save()
        client = Client()
        client.force_login(adviser.user)
        address = reverse("suggestion-accept", kwargs={"public_id": suggestion.public_id})
        page = client.post(address, {"through": "phone"}, follow=True).content.decode()
        assert "Nils Prøve eier kontakten med Solvang sykehjem og har fått neste steg" in page
        assert "venter på arbeidsgiver" not in page


class TestToCheck:
    def test_says_once_what_the_employer_must_answer_and_by_each_person_what_is_not_known_of_them(self) -> None:
        adviser = make_actor()
        opening = make_cleaning_place(adviser, shifts=())
        unsettled = named(adviser, "Yusuf")
        named(adviser, "Olena")
        unsettled.latitude = unsettled.longitude = None
        unsettled.save()
        page = shown_to(adviser, opening)
        assert page.count("Det står ikke hvilke vakter som gjelder.") == 1
        assert "Fyll inn svarene på plassen" in page
        about_yusuf = page[page.index("Yusuf") :].split("</li> </ul> </li>")[0]
        assert "Vi vet ikke hvor personen bor." in about_yusuf
        about_olena = page[page.index("Olena") :].split("</p> </li>")[0]
        assert "Alt vi trenger å vite om deltakeren, er kjent." in about_olena
