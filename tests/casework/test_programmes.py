from datetime import date
from typing import Any

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR, TEACHER
from jobbvei.audit.queries import events_about_person
from jobbvei.casework.actions import (
    change_norwegian_training,
    change_programme,
    close_case,
    decide_norwegian_extension,
    end_programme,
    reopen_case,
    start_norwegian_training,
    start_programme,
)
from jobbvei.casework.details import ProgrammeDetails, TrainingDetails
from jobbvei.casework.models import CaseClosure, IntroductionProgramme, NorwegianTraining
from jobbvei.people.models import Participant
from jobbvei.people.types import ImpossibleValue
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.casework import make_participant

pytestmark = pytest.mark.django_db

STARTED = ProgrammeDetails(end_goal="work", offered_on=date(2026, 9, 1), started_on=date(2026, 10, 1))
TRAINED = TrainingDetails(started_on=date(2023, 4, 3))


def newest_kind(participant: Participant) -> str:
    return events_about_person(str(participant.public_id), tenant_number=participant.tenant_id)[0].kind


def count_of_trail(participant: Participant) -> int:
    return events_about_person(str(participant.public_id), tenant_number=participant.tenant_id).count()


class TestStartProgramme:
    def test_writes_the_programme_and_the_trail(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        programme = start_programme(participant=olena, details=STARTED, occasion=make_occasion(actor))
        assert (programme.started_on, programme.end_goal) == (date(2026, 10, 1), "work")
        assert newest_kind(olena) == "casework.programme.started"

    def test_refuses_a_second_programme_while_one_runs(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        start_programme(participant=olena, details=STARTED, occasion=make_occasion(actor))
        with pytest.raises(Refused) as refused:
            start_programme(participant=olena, details=STARTED, occasion=make_occasion(actor))
        assert refused.value.code == "casework.programme_runs"

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("started_on", {"started_on": date(2026, 8, 31)}),
            ("started_on", {"started_on": date(2028, 1, 1)}),
            ("offered_on", {"offered_on": date(1989, 5, 2)}),
            ("end_goal", {"end_goal": "astronaut"}),
            ("part_time_percent", {"part_time_percent": 0}),
            ("part_time_reason", {"part_time_reason": "capacity"}),
            ("leave_days", {"leave_days": -1}),
        ],
    )
    def test_refuses_what_cannot_be_true_and_leaves_nothing(self, field: str, changes: dict[str, Any]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        before = count_of_trail(olena)
        values = {"end_goal": "work", "offered_on": date(2026, 9, 1), "started_on": date(2026, 10, 1), **changes}
        with pytest.raises(ImpossibleValue) as refused:
            start_programme(participant=olena, details=ProgrammeDetails(**values), occasion=make_occasion(actor))
        assert refused.value.field == field
        assert not IntroductionProgramme.objects.for_tenant(actor.tenant).exists()
        assert count_of_trail(olena) == before

    @pytest.mark.parametrize("role", [TEACHER, NAV_COUNSELLOR])
    def test_is_refused_to_roles_that_do_not_decide(self, role: Any) -> None:
        olena = make_participant()
        with pytest.raises(Refused):
            start_programme(participant=olena, details=STARTED, occasion=make_occasion(make_actor(role)))

    def test_is_refused_to_another_municipality(self) -> None:
        neighbour = make_actor(tenant=make_municipality("9902", "Nordvik"))
        with pytest.raises(Refused):
            start_programme(participant=make_participant(), details=STARTED, occasion=make_occasion(neighbour))


class TestChangeProgramme:
    def test_puts_the_new_details_in_place(self) -> None:
        actor = make_actor()
        programme = start_programme(participant=make_participant(actor), details=STARTED, occasion=make_occasion(actor))
        details = ProgrammeDetails(
            started_on=date(2026, 10, 5), part_time_percent=60, part_time_reason="capacity", leave_days=12
        )
        change_programme(programme=programme, details=details, occasion=make_occasion(actor))
        programme.refresh_from_db()
        assert (programme.part_time_percent, programme.leave_days, programme.offered_on) == (60, 12, None)


class TestEndProgramme:
    def test_ends_it_with_a_reason_and_lets_a_new_one_start(self) -> None:
        actor = make_actor()
        olena, occasion = make_participant(actor), make_occasion(actor)
        programme = start_programme(participant=olena, details=STARTED, occasion=occasion)
        end_programme(programme=programme, ended_on=TODAY, reason="moved", occasion=occasion)
        assert newest_kind(olena) == "casework.programme.ended"
        start_programme(participant=olena, details=STARTED, occasion=occasion)
        with pytest.raises(Refused):
            end_programme(programme=programme, ended_on=TODAY, reason="moved", occasion=occasion)

    @pytest.mark.parametrize(
        ("ended_on", "reason"),
        [(date(2026, 11, 24), "work"), (date(2026, 9, 30), "work"), (TODAY, ""), (TODAY, "bored")],
    )
    def test_refuses_what_cannot_be_true(self, ended_on: date, reason: str) -> None:
        actor = make_actor()
        programme = start_programme(participant=make_participant(actor), details=STARTED, occasion=make_occasion(actor))
        with pytest.raises(ImpossibleValue):
            end_programme(programme=programme, ended_on=ended_on, reason=reason, occasion=make_occasion(actor))
        programme.refresh_from_db()
        assert programme.ended_on is None


class TestNorwegianTraining:
    def test_starts_once_and_can_be_changed(self) -> None:
        actor = make_actor()
        olena, occasion = make_participant(actor), make_occasion(actor)
        training = start_norwegian_training(participant=olena, details=TRAINED, occasion=occasion)
        with pytest.raises(ImpossibleValue):
            start_norwegian_training(participant=olena, details=TRAINED, occasion=occasion)
        change_norwegian_training(
            training=training, details=TrainingDetails(started_on=date(2023, 4, 3), leave_days=30), occasion=occasion
        )
        training.refresh_from_db()
        assert training.leave_days == 30

    def test_refuses_an_end_before_the_start(self) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue):
            start_norwegian_training(
                participant=make_participant(actor),
                details=TrainingDetails(started_on=date(2026, 4, 3), ended_on=date(2026, 4, 2)),
                occasion=make_occasion(actor),
            )


class TestDecideNorwegianExtension:
    def training(self, actor: Any) -> NorwegianTraining:
        olena = make_participant(actor)
        start_programme(
            participant=olena,
            details=ProgrammeDetails(end_goal="work", offered_on=date(2023, 3, 15), started_on=date(2023, 4, 3)),
            occasion=make_occasion(actor),
        )
        return start_norwegian_training(participant=olena, details=TRAINED, occasion=make_occasion(actor))

    def test_gives_as_many_decisions_as_the_law_and_no_more(self) -> None:
        actor = make_actor()
        training, occasion = self.training(actor), make_occasion(actor)
        decide_norwegian_extension(training=training, decided_on=date(2024, 4, 1), months=6, occasion=occasion)
        assert newest_kind(training.participant) == "casework.norwegian_extension.decided"
        with pytest.raises(Refused) as refused:
            decide_norwegian_extension(training=training, decided_on=date(2024, 5, 1), months=6, occasion=occasion)
        assert refused.value.code == "casework.extensions_used_up"
        assert training.extensions.count() == 1

    def test_is_refused_on_a_day_the_law_gives_none(self) -> None:
        actor = make_actor()
        training = self.training(actor)
        with pytest.raises(Refused):
            decide_norwegian_extension(
                training=training, decided_on=date(2026, 8, 1), months=6, occasion=make_occasion(actor)
            )

    @pytest.mark.parametrize(
        ("decided_on", "months"),
        [(date(2026, 11, 24), 6), (date(2023, 4, 2), 6), (date(2024, 4, 1), 7), (date(2024, 4, 1), 0)],
    )
    def test_refuses_what_cannot_be_true(self, decided_on: date, months: int) -> None:
        actor = make_actor()
        training = self.training(actor)
        with pytest.raises(ImpossibleValue):
            decide_norwegian_extension(
                training=training, decided_on=decided_on, months=months, occasion=make_occasion(actor)
            )


class TestCloseCase:
    def test_stops_the_work_until_it_is_opened_again(self) -> None:
        actor = make_actor()
        olena, occasion = make_participant(actor), make_occasion(actor)
        close_case(participant=olena, reason="moved", occasion=occasion)
        with pytest.raises(Refused) as refused:
            start_programme(participant=olena, details=STARTED, occasion=occasion)
        assert refused.value.code == "casework.case_closed"
        reopen_case(participant=olena, occasion=occasion)
        assert start_programme(participant=olena, details=STARTED, occasion=occasion).pk

    def test_refuses_an_unknown_reason(self) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue):
            close_case(participant=make_participant(actor), reason="", occasion=make_occasion(actor))
        assert not CaseClosure.objects.for_tenant(actor.tenant).exists()

    def test_refuses_to_close_twice(self) -> None:
        actor = make_actor()
        olena, occasion = make_participant(actor), make_occasion(actor)
        close_case(participant=olena, reason="moved", occasion=occasion)
        with pytest.raises(Refused):
            close_case(participant=olena, reason="moved", occasion=occasion)
