import re
from decimal import Decimal
from typing import Any

import pytest

from jobbvei.access.roles import LEADER
from jobbvei.people.actions import set_competence
from jobbvei.people.details import AuthorisationDetails, CompetenceDetails, ExperienceDetails, LicenceDetails
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_participant
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]

PAGE = "person-competence-edit"
STORED = CompetenceDetails(
    experience=(ExperienceDetails("9112", Decimal("2.5"), "UA"), ExperienceDetails("5120", Decimal(1))),
    wishes=("5120", "9112"),
    licences=(LicenceDetails("B"),),
    authorisations=(AuthorisationDetails("sykepleier"),),
)


def read(participant: Participant) -> Participant:
    return Participant.objects.for_tenant(participant.tenant).get(pk=participant.pk)


def experience(participant: Participant) -> list[tuple[str, Decimal, str]]:
    return [(row.styrk08, row.years, row.country) for row in read(participant).experiences.all()]


def wishes(participant: Participant) -> list[str]:
    return [row.styrk08 for row in read(participant).wishes.all()]


class TestChangeCompetence:
    def test_writes_rows_and_knows_none_from_not_asked(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        response = sent(
            actor, PAGE, olena,
            experience_0_occupation="Kokker", experience_0_years="2,5", experience_0_country="UA",
            licences_0_code=" ce ", licences_0_expires_on="2030-01-01",
            authorisations_none="on",
        )  # fmt: skip
        assert response.status_code == 302
        assert experience(olena) == [("5120", Decimal("2.5"), "UA")]
        assert [row.code for row in read(olena).licences.all()] == ["CE"]
        assert read(olena).asked_about == ["authorisations", "experience", "licences"]
        assert trail_of(olena)[0] == "people.competence.set"

    def test_shows_what_stands_and_writes_nothing_when_nothing_was_changed(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        set_competence(participant=olena, details=STORED, occasion=make_occasion(actor))
        before = trail_of(olena)
        assert sent(actor, PAGE, olena).status_code == 302
        assert trail_of(olena) == before
        assert wishes(olena) == ["5120", "9112"]

    def test_puts_wishes_in_the_order_of_their_numbers(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        set_competence(participant=olena, details=STORED, occasion=make_occasion(actor))
        sent(actor, PAGE, olena, wishes_0_rank="2", wishes_1_rank="1")
        assert wishes(olena) == ["9112", "5120"]

    def test_takes_a_code_and_the_only_occupation_that_fits(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(
            actor, PAGE, olena, wishes_0_occupation="9112", wishes_1_occupation="politik", wishes_2_occupation="KOKKER"
        )
        assert wishes(olena) == ["9112", "1111", "5120"]

    def test_asks_which_occupation_without_losing_what_was_written(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        written = {"experience_0_occupation": "sykepleier", "experience_0_years": "4"}
        response = sent(actor, PAGE, olena, **written, licences_0_code="B")
        page = response.content.decode()
        assert refused_fields(response) == {"experience_0_occupation_choice"}
        assert 'type="radio" name="experience_0_occupation_choice" value="2223"' in page
        assert 'value="B"' in page
        assert experience(olena) == []
        sent(actor, PAGE, olena, **written, experience_0_occupation_choice="2221")
        assert experience(olena) == [("2221", Decimal(4), "")]

    def test_keeps_the_occupation_chosen_while_another_is_asked_about(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        written = {"experience_0_occupation": "renhold", "experience_0_years": "4", "wishes_0_occupation": "sykepleier"}
        page = sent(actor, PAGE, olena, **written, experience_0_occupation_choice="9112").content.decode()
        kept = re.search(r'<input type="radio" name="experience_0_occupation_choice" value="9112"[^>]*>', page)
        assert kept is not None
        assert "checked" in kept.group()
        choices = {"experience_0_occupation_choice": "9112", "wishes_0_occupation_choice": "2223"}
        sent(actor, PAGE, olena, **written, **choices)
        assert experience(olena) == [("9112", Decimal(4), "")]
        assert wishes(olena) == ["2223"]

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("experience_0_occupation", {"experience_0_occupation": "romfarer", "experience_0_years": "1"}),
            ("experience_0_occupation", {"experience_0_occupation": "e", "experience_0_years": "1"}),
            ("experience_0_occupation", {"experience_0_years": "1"}),
            ("experience_0_years", {"experience_0_occupation": "5120"}),
            ("experience_0_years", {"experience_0_occupation": "5120", "experience_0_years": "61"}),
            ("licences_0_code", {"licences_0_expires_on": "2030-01-01"}),
            ("licences_0_code", {"licences_0_code": "B", "licences_1_code": "b"}),
            ("wishes_0_occupation", {"wishes_0_occupation": "5120", "wishes_1_occupation": "Kokker"}),
            ("authorisations_0_code", {"authorisations_0_code": "lege", "authorisations_0_granted_on": "2026-11-24"}),
            ("wishes_none", {"wishes_none": "on", "wishes_0_occupation": "5120"}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert refused_fields(
            sent(actor, PAGE, olena, experience_1_occupation="9112", experience_1_years="1", **changes)
        ) == {field}
        assert experience(olena) == []
        assert read(olena).asked_about == []

    def test_does_not_let_a_list_vanish_by_accident(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        set_competence(participant=olena, details=STORED, occasion=make_occasion(actor))
        assert refused_fields(sent(actor, PAGE, olena, licences_0_code="")) == {"licences_none"}
        assert sent(actor, PAGE, olena, licences_0_code="", licences_none="on").status_code == 302
        assert not read(olena).licences.exists()

    def test_is_shut_to_others(self) -> None:
        address = f"/personer/{make_participant(make_actor()).public_id}/kompetanse/endre/"
        assert signed_in(make_actor(LEADER)).post(address).status_code == 403
        assert signed_in(make_actor(tenant=make_municipality("9902", "Nordvik"))).get(address).status_code == 404
