"""Letting those who were asked see what came of it: figures, and the words that are released."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.surveys.models import Wave
from jobbvei.surveys.policies import may_run_wave, may_see_results
from jobbvei.surveys.queries.waves import answered_count
from jobbvei.surveys.things import thing_of_wave


@transaction.atomic
def share_results(*, wave: Wave, occasion: Occasion) -> Wave:
    """Let those who were asked see the figures.

    Raises:
        Refused: The role does not open it, or the answers may not be seen yet.
    """
    may_run_wave(occasion.by, wave).ensure()
    on = acting_for_municipality(occasion).on
    may_see_results(wave, answered=answered_count(wave), on=on).ensure()
    return _write(wave, on, "surveys.results.shared", occasion)


@transaction.atomic
def take_back_results(*, wave: Wave, occasion: Occasion) -> Wave:
    """Let only the owner see the figures again.

    Raises:
        Refused: The role does not open it.
    """
    may_run_wave(occasion.by, wave).ensure()
    return _write(wave, None, "surveys.results.unshared", occasion)


def _write(wave: Wave, shared_on: date | None, kind: str, occasion: Occasion) -> Wave:
    wave.shared_on = shared_on
    wave.save(update_fields=["shared_on"])
    record_writing(kind, thing_of_wave(wave), occasion=occasion)
    return wave
