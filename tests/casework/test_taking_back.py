from datetime import date

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.casework.actions import (
    decide_norwegian_extension,
    end_programme,
    resume_programme,
    start_norwegian_training,
    start_programme,
    undo_norwegian_extension,
)
from jobbvei.casework.details import ProgrammeDetails, TrainingDetails
from jobbvei.casework.models import IntroductionProgramme, NorwegianExtension
from jobbvei.shared.errors import Refused
from tests.factories.access import TODAY, make_actor, make_occasion
from tests.factories.casework import make_participant

pytestmark = pytest.mark.django_db

STARTED = ProgrammeDetails(end_goal="work", offered_on=date(2026, 9, 1), started_on=date(2026, 10, 1))


def ended_programme() -> IntroductionProgramme:
    actor = make_actor()
    olena = make_participant(actor)
    programme = start_programme(participant=olena, details=STARTED, occasion=make_occasion(actor))
    return end_programme(programme=programme, ended_on=TODAY, reason="work", occasion=make_occasion(actor))


class TestResumeProgramme:
    def test_lets_the_programme_run_again(self) -> None:
        programme = resume_programme(programme=ended_programme(), occasion=make_occasion())
        programme.refresh_from_db()
        assert (programme.ended_on, programme.end_reason) == (None, "")

    def test_is_refused_while_it_runs_or_another_does(self) -> None:
        first = ended_programme()
        second = start_programme(participant=first.participant, details=STARTED, occasion=make_occasion())
        for programme in (first, second):
            with pytest.raises(Refused) as refused:
                resume_programme(programme=programme, occasion=make_occasion())
            assert refused.value.code == "casework.programme_runs"

    def test_is_refused_to_roles_that_do_not_decide(self) -> None:
        programme = ended_programme()
        with pytest.raises(Refused):
            resume_programme(programme=programme, occasion=make_occasion(make_actor(NAV_COUNSELLOR)))


class TestUndoNorwegianExtension:
    def decided(self) -> NorwegianExtension:
        actor = make_actor()
        training = start_norwegian_training(
            participant=make_participant(actor),
            details=TrainingDetails(started_on=date(2023, 4, 3)),
            occasion=make_occasion(actor),
        )
        return decide_norwegian_extension(
            training=training, decided_on=date(2024, 3, 1), months=6, occasion=make_occasion(actor)
        )

    def test_takes_the_decision_away(self) -> None:
        training = undo_norwegian_extension(extension=self.decided(), occasion=make_occasion())
        assert not training.extensions.exists()

    def test_is_refused_to_roles_that_do_not_decide(self) -> None:
        extension = self.decided()
        with pytest.raises(Refused):
            undo_norwegian_extension(extension=extension, occasion=make_occasion(make_actor(NAV_COUNSELLOR)))
        assert extension.training.extensions.exists()
