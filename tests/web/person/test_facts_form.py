from datetime import date

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR, PROGRAMME_ADVISER
from jobbvei.people.actions import read_identity_number
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case, make_participant
from tests.factories.people import synthetic_number
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


def stored(participant: Participant) -> Participant:
    return Participant.objects.for_tenant(participant.tenant).get(pk=participant.pk)


class TestChangeFacts:
    def test_changes_only_what_was_changed_and_writes_which(self) -> None:
        actor = make_actor()
        olena = make_participant(actor, identity_number=synthetic_number(), schooling="higher", phone="22 22 22 22")
        response = sent(actor, "person-facts", olena, settled_on="2023-04-01")
        assert response["Location"] == f"/personer/{olena.public_id}/"
        after = stored(olena)
        assert (after.settled_on, after.phone, after.schooling) == (date(2023, 4, 1), "22 22 22 22", "higher")
        assert after.settled_by_agreement is True
        assert trail_of(olena)[0] == "people.participant.changed"

    def test_writes_nothing_when_nothing_was_changed(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        before = trail_of(olena)
        assert sent(actor, "person-facts", olena).status_code == 302
        assert trail_of(olena) == before

    def test_never_shows_the_identity_number_and_keeps_it_when_left_empty(self) -> None:
        actor, number = make_actor(), synthetic_number()
        olena = make_participant(actor, identity_number=number)
        assert number not in signed_in(actor).get(f"/personer/{olena.public_id}/opplysninger/").content.decode()
        sent(actor, "person-facts", olena, phone="23 23 23 23")
        kept = read_identity_number(participant=stored(olena), occasion=make_occasion(actor))
        assert kept is not None
        assert kept.digits == number

    def test_says_at_the_field_that_dates_cannot_be_true(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        before = trail_of(olena)
        assert refused_fields(sent(actor, "person-facts", olena, settled_on="1970-01-01")) == {"settled_on"}
        assert stored(olena).settled_on == olena.settled_on
        assert trail_of(olena) == before

    def test_says_at_the_field_what_is_wrong_without_the_fields_name_again(self) -> None:
        actor = make_actor()
        response = sent(actor, "person-facts", make_participant(actor), phone="911")
        assert refused_fields(response) == {"phone"}
        page = response.content.decode()
        assert "Telefon: Skriv telefonnummeret med minst fem tegn" in page
        assert "Telefon: Telefon:" not in page

    def test_forgets_the_position_when_somebody_moves_where_nobody_is_placed(self) -> None:
        actor = make_actor()
        olena = make_participant(actor, neighbourhood="Torget", latitude=59.1, longitude=9.5)
        sent(actor, "person-facts", olena, phone="23 23 23 23")
        assert stored(olena).latitude == 59.1
        sent(actor, "person-facts", olena, neighbourhood="Granlia")
        assert (stored(olena).latitude, stored(olena).longitude) == (None, None)

    def test_shields_only_from_inside_the_team(self) -> None:
        actor = make_actor()
        outside, inside = make_participant(actor), make_case(actor)
        assert refused_fields(sent(actor, "person-facts", outside, is_shielded="on")) == {"__all__"}
        assert not stored(outside).is_shielded
        assert sent(actor, "person-facts", inside, is_shielded="on").status_code == 302
        assert stored(inside).is_shielded

    @pytest.mark.parametrize("page", ["opplysninger", "skolegang"])
    def test_is_shut_to_others(self, page: str) -> None:
        olena = make_participant(make_actor())
        address = f"/personer/{olena.public_id}/{page}/"
        nordvik = make_municipality("9902", "Nordvik")
        assert signed_in(make_actor(PROGRAMME_ADVISER, nordvik)).get(address).status_code == 404
        assert signed_in(make_actor(NAV_COUNSELLOR)).post(address, {}).status_code == 403


class TestChangeSchooling:
    def test_changes_the_schooling(self) -> None:
        actor = make_actor()
        olena = make_participant(actor, schooling="", schooling_country="", years_higher=None)
        sent(
            actor, "person-schooling", olena, schooling="higher", schooling_country="SY", years_higher="0",
            field_of_study="Sykepleie",
        )  # fmt: skip
        after = stored(olena)
        assert (after.schooling, after.schooling_country, after.years_higher) == ("higher", "SY", 0)
        assert after.field_of_study == "Sykepleie"

    def test_keeps_unknown_apart_from_none(self) -> None:
        actor = make_actor()
        olena = make_participant(actor, years_higher=2)
        sent(actor, "person-schooling", olena, years_higher="")
        assert stored(olena).years_higher is None

    def test_says_at_the_field_that_the_years_are_too_many(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert refused_fields(sent(actor, "person-schooling", olena, years_higher="21")) == {"years_higher"}
