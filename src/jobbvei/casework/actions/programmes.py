"""Starting, changing and ending an introduction programme."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.actions.written import refuse_impossible_start, written
from jobbvei.casework.details import ProgrammeDetails
from jobbvei.casework.models import IntroductionProgramme
from jobbvei.casework.policies import may_decide, may_end_programme, may_resume_programme, may_start_programme
from jobbvei.casework.things import thing_of_case
from jobbvei.people.types import ImpossibleValue, Participant, refuse_unclean, with_details
from jobbvei.shared.sentence import N_, Sentence

FULL_TIME_PERCENT = 100


@transaction.atomic
def start_programme(
    *, participant: Participant, details: ProgrammeDetails, occasion: Occasion
) -> IntroductionProgramme:
    """Write down an introduction programme that is offered or started.

    Raises:
        Refused: The role, the case, or a programme that already runs stands in the way.
        ImpossibleValue: Dates that cannot be true together.
    """
    actor = acting_for_municipality(occasion)
    may_start_programme(actor, participant).ensure()
    programme = IntroductionProgramme(tenant=participant.tenant, participant=participant)
    _refuse_impossible(programme, details, on=actor.on)
    return written(programme, details, kind="casework.programme.started", occasion=occasion)


@transaction.atomic
def change_programme(
    *, programme: IntroductionProgramme, details: ProgrammeDetails, occasion: Occasion
) -> IntroductionProgramme:
    """Put ``details`` in place of what is written about the programme.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: Dates that cannot be true together.
    """
    actor = acting_for_municipality(occasion)
    may_decide(actor, programme.participant).ensure()
    _refuse_impossible(programme, details, on=actor.on)
    return written(programme, details, kind="casework.programme.changed", occasion=occasion)


@transaction.atomic
def end_programme(
    *, programme: IntroductionProgramme, ended_on: date, reason: str, occasion: Occasion
) -> IntroductionProgramme:
    """End the programme.

    Args:
        ended_on: The last day in the programme.
        reason: Code of :class:`~jobbvei.casework.models.ProgrammeEndReason`.

    Raises:
        Refused: The role or the case stands in the way, or the programme has ended.
        ImpossibleValue: The day lies ahead or before the start, or the reason is not one we know.
    """
    actor = acting_for_municipality(occasion)
    may_end_programme(actor, programme).ensure()
    if ended_on > actor.on:
        raise ImpossibleValue("ended_on", Sentence(N_("Siste dag er ikke kommet ennå. Avslutt når dagen er der.")))
    if programme.started_on is not None and ended_on < programme.started_on:
        raise ImpossibleValue("ended_on", Sentence(N_("Programmet kan ikke slutte før det begynner.")))
    if not reason:
        raise ImpossibleValue("end_reason", Sentence(N_("Velg hvorfor programmet er slutt.")))
    programme.ended_on, programme.end_reason = ended_on, reason
    refuse_unclean(programme)
    programme.save()
    told = with_details(occasion, reason=reason)
    record_writing("casework.programme.ended", thing_of_case(programme), occasion=told)
    return programme


@transaction.atomic
def resume_programme(*, programme: IntroductionProgramme, occasion: Occasion) -> IntroductionProgramme:
    """Take back that the programme ended, when it was written down by mistake.

    Raises:
        Refused: The role or the case stands in the way, the programme runs, or another one does.
    """
    may_resume_programme(acting_for_municipality(occasion), programme).ensure()
    programme.ended_on, programme.end_reason = None, ""
    programme.save()
    record_writing("casework.programme.resumed", thing_of_case(programme), occasion=occasion)
    return programme


def _refuse_impossible(programme: IntroductionProgramme, details: ProgrammeDetails, *, on: date) -> None:
    refuse_impossible_start(programme.participant, details.offered_on, details.started_on, on=on)
    if programme.ended_on is not None and details.started_on is not None and details.started_on > programme.ended_on:
        raise ImpossibleValue("started_on", Sentence(N_("Programmet kan ikke begynne etter siste dag.")))
    if details.part_time_percent == FULL_TIME_PERCENT and details.part_time_reason:
        raise ImpossibleValue(
            "part_time_reason", Sentence(N_("Grunnen til deltid skal bare stå når programmet er på deltid."))
        )
