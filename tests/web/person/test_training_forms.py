from datetime import date
from typing import Any

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.casework.actions import start_norwegian_training
from jobbvei.casework.details import TrainingDetails
from jobbvei.casework.models import IntroductionProgramme, NorwegianExtension, NorwegianTraining
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.casework import make_case, make_participant
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


def programmes(participant: Participant) -> list[IntroductionProgramme]:
    rows = IntroductionProgramme.objects.for_tenant(participant.tenant).filter(participant=participant)
    return list(rows.order_by("pk"))


def training(participant: Participant) -> NorwegianTraining | None:
    return NorwegianTraining.objects.for_tenant(participant.tenant).filter(participant=participant).first()


class TestProgramme:
    def test_starts_one_and_shows_what_the_law_says_of_it(self) -> None:
        actor = make_actor()
        olena = make_participant(actor, permit_granted_on=date(2026, 6, 1), settled_on=date(2026, 8, 1))
        response = sent(
            actor, "person-programme", olena, end_goal="work", offered_on="2026-09-01", started_on="2026-10-01"
        )
        assert response["Location"] == f"/personer/{olena.public_id}/program/"
        (one,) = programmes(olena)
        assert (one.end_goal, one.started_on, one.part_time_percent) == ("work", date(2026, 10, 1), 100)
        assert trail_of(olena)[0] == "casework.programme.started"
        page = signed_in(actor).get(response["Location"]).content.decode()
        assert "Dette gir loven med det som er lagret" in page
        assert "30. september 2027" in page

    def test_changes_the_one_that_runs_and_keeps_the_rest(self) -> None:
        actor = make_actor()
        olena = make_case(actor)
        (before,) = programmes(olena)
        sent(actor, "person-programme", olena, part_time_percent="50", part_time_reason="own_wish", leave_days="14")
        (after,) = programmes(olena)
        assert (after.part_time_percent, after.part_time_reason, after.leave_days) == (50, "own_wish", 14)
        assert (after.started_on, after.end_goal) == (before.started_on, before.end_goal)

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("started_on", {"offered_on": "2026-10-02", "started_on": "2026-10-01"}),
            ("offered_on", {"offered_on": "2036-10-02"}),
            ("part_time_reason", {"part_time_reason": "capacity"}),
            ("part_time_percent", {"part_time_percent": "0"}),
            ("leave_days", {"leave_days": ""}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert refused_fields(sent(actor, "person-programme", olena, **changes)) == {field}
        assert programmes(olena) == []

    def test_ends_with_a_reason_and_takes_it_back(self) -> None:
        actor = make_actor()
        olena = make_case(actor)
        assert refused_fields(sent(actor, "programme-end", olena)) == {"end_reason"}
        assert refused_fields(sent(actor, "programme-end", olena, ended_on="2026-11-24", end_reason="work")) == {
            "ended_on"
        }
        assert programmes(olena)[0].ended_on is None
        sent(actor, "programme-end", olena, ended_on="2026-11-20", end_reason="work")
        assert (programmes(olena)[0].ended_on, programmes(olena)[0].end_reason) == (date(2026, 11, 20), "work")
        client = signed_in(actor)
        assert "i arbeid" in client.get(f"/personer/{olena.public_id}/program/").content.decode()
        client.post(f"/personer/{olena.public_id}/program/angre/")
        assert (programmes(olena)[0].ended_on, programmes(olena)[0].end_reason) == (None, "")
        assert trail_of(olena)[:2] == ["casework.programme.resumed", "casework.programme.ended"]

    @pytest.mark.parametrize("page", ["program", "program/avslutt", "norsk"])
    def test_is_shut_to_others(self, page: str) -> None:
        address = f"/personer/{make_case(make_actor()).public_id}/{page}/"
        assert signed_in(make_actor(NAV_COUNSELLOR)).post(address).status_code == 403
        assert signed_in(make_actor(tenant=make_municipality("9902", "Nordvik"))).get(address).status_code == 404


class TestNorwegian:
    def test_starts_and_changes_the_training(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(actor, "person-norwegian", olena, started_on="2026-09-01")
        sent(actor, "person-norwegian", olena, leave_days="30")
        written = training(olena)
        assert written is not None
        assert (written.started_on, written.leave_days) == (date(2026, 9, 1), 30)
        assert trail_of(olena)[:2] == ["casework.norwegian_training.changed", "casework.norwegian_training.started"]

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("offered_on", {}),
            ("ended_on", {"started_on": "2026-09-01", "ended_on": "2026-08-01"}),
            ("started_on", {"started_on": "1970-01-01"}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert refused_fields(sent(actor, "person-norwegian", olena, **changes)) == {field}
        assert training(olena) is None


class TestNorwegianExtend:
    def case(self, *, granted_on: date = date(2023, 2, 10)) -> tuple[Any, Participant]:
        """Collective protection: training from April 2023, when the law allowed one decision."""
        actor = make_actor()
        olena = make_participant(actor, permit_granted_on=granted_on)
        details = TrainingDetails(started_on=date(2023, 4, 3))
        start_norwegian_training(participant=olena, details=details, occasion=make_occasion(actor))
        return actor, olena

    def decided(self, participant: Participant) -> list[tuple[date, int]]:
        rows = NorwegianExtension.objects.for_tenant(participant.tenant).order_by("pk")
        return list(rows.values_list("decided_on", "months"))

    def test_shows_what_the_law_allows_before_anything_is_decided(self) -> None:
        actor, olena = self.case()
        page = signed_in(actor).get(f"/personer/{olena.public_id}/norsk/utvid/").content.decode()
        assert "Dette åpner loven for" in page

    def test_writes_the_decision_and_takes_it_back(self) -> None:
        actor, olena = self.case()
        response = sent(actor, "norwegian-extend", olena, decided_on="2024-03-01", months="6")
        assert response.status_code == 302
        assert self.decided(olena) == [(date(2024, 3, 1), 6)]
        (extension,) = NorwegianExtension.objects.for_tenant(olena.tenant)
        signed_in(actor).post(f"/personer/{olena.public_id}/norsk/vedtak/{extension.public_id}/ta-bort/")
        assert self.decided(olena) == []
        assert trail_of(olena)[:2] == [
            "casework.norwegian_extension.undone",
            "casework.norwegian_extension.decided",
        ]

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("months", {"decided_on": "2024-03-01", "months": "7"}),
            ("decided_on", {"decided_on": "2026-11-24", "months": "6"}),
            ("decided_on", {"decided_on": "2023-04-02", "months": "6"}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, str]) -> None:
        actor, olena = self.case()
        assert refused_fields(sent(actor, "norwegian-extend", olena, **changes)) == {field}
        assert self.decided(olena) == []

    def test_says_why_when_the_law_gives_no_more(self) -> None:
        actor, olena = self.case()
        sent(actor, "norwegian-extend", olena, decided_on="2024-03-01", months="6")
        response = sent(actor, "norwegian-extend", olena, decided_on="2024-09-02", months="6")
        assert refused_fields(response) == {"__all__"}
        assert "alle er brukt" in response.content.decode()
        assert len(self.decided(olena)) == 1

    def test_sends_to_the_training_when_there_is_none_to_extend(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        response = signed_in(actor).get(f"/personer/{olena.public_id}/norsk/utvid/")
        assert response["Location"] == f"/personer/{olena.public_id}/norsk/"
