"""Starting, changing and ending an introduction programme."""

from datetime import date, timedelta

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.details import ProgrammeDetails
from jobbvei.casework.models import IntroductionProgramme
from jobbvei.casework.policies import may_decide, may_end_programme, may_resume_programme, may_start_programme
from jobbvei.casework.things import thing_of_case
from jobbvei.people.types import ImpossibleValue, Participant, refuse_unclean, save_unless_taken, with_details
from jobbvei.shared.sentence import N_, Sentence

AHEAD_MAX = timedelta(days=366)
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
    _write(programme, details, on=actor.on)
    record_writing("casework.programme.started", thing_of_case(programme), occasion=occasion)
    return programme


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
    _write(programme, details, on=actor.on)
    record_writing("casework.programme.changed", thing_of_case(programme), occasion=occasion)
    return programme


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


def _write(programme: IntroductionProgramme, details: ProgrammeDetails, *, on: date) -> None:
    _refuse_impossible_dates(programme, details, on)
    if details.part_time_percent == FULL_TIME_PERCENT and details.part_time_reason:
        raise ImpossibleValue(
            "part_time_reason", Sentence(N_("Grunnen til deltid skal bare stå når programmet er på deltid."))
        )
    programme.end_goal = details.end_goal
    programme.offered_on = details.offered_on
    programme.started_on = details.started_on
    programme.part_time_percent = details.part_time_percent
    programme.part_time_reason = details.part_time_reason
    programme.leave_days = details.leave_days
    refuse_unclean(programme)
    save_unless_taken(programme)


def _refuse_impossible_dates(programme: IntroductionProgramme, details: ProgrammeDetails, on: date) -> None:
    offered_on, started_on = details.offered_on, details.started_on
    refuse_impossible_start(programme.participant, offered_on, started_on, on=on)
    if programme.ended_on is not None and started_on is not None and started_on > programme.ended_on:
        raise ImpossibleValue("started_on", Sentence(N_("Programmet kan ikke begynne etter siste dag.")))


def refuse_impossible_start(
    participant: Participant, offered_on: date | None, started_on: date | None, *, on: date
) -> None:
    """Refuse an offer or a start far ahead, before birth, or in the wrong order.

    Raises:
        ImpossibleValue: With the field and one sentence.
    """
    for field, day in (("offered_on", offered_on), ("started_on", started_on)):
        if day is not None and not participant.born_on < day <= on + AHEAD_MAX:
            raise ImpossibleValue(
                field, Sentence(N_("Datoen {day} kan ikke stemme. Sjekk dag, måned og år."), {"day": day})
            )
    if offered_on is not None and started_on is not None and started_on < offered_on:
        raise ImpossibleValue("started_on", Sentence(N_("Starten kan ikke være før tilbudet ble gitt.")))
