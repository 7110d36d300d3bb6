"""Norwegian training: start, change, and decisions to extend it."""

from datetime import date

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.casework.actions.written import refuse_impossible_start, written
from jobbvei.casework.details import TrainingDetails
from jobbvei.casework.facts import training_of
from jobbvei.casework.models import NorwegianExtension, NorwegianTraining
from jobbvei.casework.policies import may_decide, may_extend_norwegian
from jobbvei.casework.things import thing_of_case
from jobbvei.people.types import ImpossibleValue, Participant, refuse_unclean, with_details
from jobbvei.shared.sentence import N_, Sentence


@transaction.atomic
def start_norwegian_training(
    *, participant: Participant, details: TrainingDetails, occasion: Occasion
) -> NorwegianTraining:
    """Write down Norwegian training that is offered or started.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: Training is written down already, or dates cannot be true together.
    """
    actor = acting_for_municipality(occasion)
    may_decide(actor, participant).ensure()
    if training_of(participant) is not None:
        raise ImpossibleValue("started_on", Sentence(N_("Norskopplæringen er allerede ført. Endre den i stedet.")))
    training = NorwegianTraining(tenant=participant.tenant, participant=participant)
    _refuse_impossible(training, details, on=actor.on)
    return written(training, details, kind="casework.norwegian_training.started", occasion=occasion)


@transaction.atomic
def change_norwegian_training(
    *, training: NorwegianTraining, details: TrainingDetails, occasion: Occasion
) -> NorwegianTraining:
    """Put ``details`` in place of what is written about the training.

    Raises:
        Refused: The role or the case stands in the way.
        ImpossibleValue: Dates that cannot be true together.
    """
    actor = acting_for_municipality(occasion)
    may_decide(actor, training.participant).ensure()
    _refuse_impossible(training, details, on=actor.on)
    return written(training, details, kind="casework.norwegian_training.changed", occasion=occasion)


@transaction.atomic
def decide_norwegian_extension(
    *, training: NorwegianTraining, decided_on: date, months: int, occasion: Occasion
) -> NorwegianExtension:
    """Write down a decision (vedtak) on extended Norwegian training.

    Raises:
        Refused: The role or the case stands in the way, or the law gives no further decision on that day.
        ImpossibleValue: The decision lies ahead or before the start, or the months are not one to six.
    """
    actor = acting_for_municipality(occasion)
    if decided_on > actor.on:
        raise ImpossibleValue("decided_on", Sentence(N_("Et vedtak kan ikke være fattet fram i tid.")))
    if training.started_on is not None and decided_on < training.started_on:
        raise ImpossibleValue("decided_on", Sentence(N_("Vedtaket er før opplæringen begynte. Sjekk datoen.")))
    may_extend_norwegian(actor, training, decided_on=decided_on).ensure()
    extension = NorwegianExtension(tenant=training.tenant, training=training, decided_on=decided_on, months=months)
    refuse_unclean(extension)
    extension.save()
    told = with_details(occasion, months=months)
    record_writing("casework.norwegian_extension.decided", thing_of_case(training), occasion=told)
    return extension


@transaction.atomic
def undo_norwegian_extension(*, extension: NorwegianExtension, occasion: Occasion) -> NorwegianTraining:
    """Take away a decision that was written down by mistake; the trail keeps that it stood there.

    Raises:
        Refused: The role or the case stands in the way.
    """
    training = extension.training
    may_decide(acting_for_municipality(occasion), training.participant).ensure()
    told = with_details(occasion, months=extension.months)
    record_writing("casework.norwegian_extension.undone", thing_of_case(training), occasion=told)
    extension.delete()
    return training


def _refuse_impossible(training: NorwegianTraining, details: TrainingDetails, *, on: date) -> None:
    refuse_impossible_start(training.participant, details.offered_on, details.started_on, on=on)
    if details.ended_on is not None and details.started_on is not None and details.ended_on < details.started_on:
        raise ImpossibleValue("ended_on", Sentence(N_("Opplæringen kan ikke slutte før den begynner.")))
