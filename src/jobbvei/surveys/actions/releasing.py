"""Letting answers in somebody's own words be used outside the wave's page, one by one."""

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.surveys.models import OpenAnswer
from jobbvei.surveys.policies import may_run_wave, may_see_results
from jobbvei.surveys.queries.waves import answered_count
from jobbvei.surveys.things import thing_of_open_answer


@transaction.atomic
def release_open_answer(*, answer: OpenAnswer, occasion: Occasion) -> OpenAnswer:
    """Let the answer be exported and coded: somebody has read it and seen that it gives nobody away.

    Raises:
        Refused: The role does not open it, or the answers may not be seen yet.
    """
    _ensure_may(answer, occasion)
    answer.released_on = acting_for_municipality(occasion).on
    answer.save(update_fields=["released_on"])
    record_writing("surveys.open_answer.released", thing_of_open_answer(answer), occasion=occasion)
    return answer


@transaction.atomic
def take_back_release(*, answer: OpenAnswer, occasion: Occasion) -> OpenAnswer:
    """Let the answer be used nowhere else again.

    Raises:
        Refused: The role does not open it, or the answers may not be seen yet.
    """
    _ensure_may(answer, occasion)
    answer.released_on = None
    answer.save(update_fields=["released_on"])
    record_writing("surveys.open_answer.taken_back", thing_of_open_answer(answer), occasion=occasion)
    return answer


def _ensure_may(answer: OpenAnswer, occasion: Occasion) -> None:
    may_run_wave(occasion.by, answer.wave).ensure()
    on = acting_for_municipality(occasion).on
    may_see_results(answer.wave, answered=answered_count(answer.wave), on=on).ensure()
