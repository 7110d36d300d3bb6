"""Setting what a participant can, wants and is able to."""

from django.db import transaction

from jobbvei.access.policies import acting_for_municipality
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion
from jobbvei.people.abilities import keep_availability, keep_child_care, keep_competence, keep_language_level
from jobbvei.people.details import AvailabilityDetails, CareWindow, CompetenceDetails, LevelDetails
from jobbvei.people.impossible import ImpossibleValue
from jobbvei.people.models import Participant
from jobbvei.people.policies import may_change_participant, may_set_language_level
from jobbvei.people.things import thing_of, with_details


@transaction.atomic
def set_language_level(*, participant: Participant, details: LevelDetails, occasion: Occasion) -> Participant:
    """Set the level of one skill of one language, with date and source.

    Raises:
        Refused: The role does not write levels, or the person is out of reach.
        ImpossibleValue: The test lies ahead, or a code is not known.
    """
    actor = acting_for_municipality(occasion)
    may_set_language_level(actor, participant).ensure()
    if keep_language_level(participant, details, on=actor.on):
        told = with_details(occasion, language=details.language, skill=details.skill)
        record_writing("people.language_level.set", thing_of(participant), occasion=told)
    return participant


@transaction.atomic
def set_language_levels(
    *, participant: Participant, levels: tuple[LevelDetails, ...], occasion: Occasion
) -> Participant:
    """Set the levels of several skills, all or none.

    Raises:
        Refused: The role does not write levels, or the person is out of reach.
        ImpossibleValue: As for one level; the field is named ``<language>_<skill>_<field>``.
    """
    for level in levels:
        try:
            set_language_level(participant=participant, details=level, occasion=occasion)
        except ImpossibleValue as problem:
            field = f"{level.language}_{level.skill}_{problem.field}"
            raise ImpossibleValue(field, problem.sentence) from problem
    return participant


@transaction.atomic
def set_competence(*, participant: Participant, details: CompetenceDetails, occasion: Occasion) -> Participant:
    """Set experience, wishes, licences and authorisations; a part that is None is not touched.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: An occupation, code or date that cannot be true.
    """
    actor = acting_for_municipality(occasion)
    may_change_participant(actor, participant).ensure()
    if keep_competence(participant, details, on=actor.on):
        record_writing("people.competence.set", thing_of(participant), occasion=occasion)
    return participant


@transaction.atomic
def set_availability(
    *,
    participant: Participant,
    details: AvailabilityDetails,
    child_care: tuple[CareWindow, ...] | None = None,
    occasion: Occasion,
) -> Participant:
    """Set hours, shifts, first possible day, car and travel limit, and in the same go the week's child care.

    Args:
        child_care: None leaves it as it stands.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: Numbers or times that cannot be true together.
    """
    may_change_participant(acting_for_municipality(occasion), participant).ensure()
    if keep_availability(participant, details):
        record_writing("people.availability.set", thing_of(participant), occasion=occasion)
    if child_care is not None:
        set_child_care(participant=participant, windows=child_care, occasion=occasion)
    return participant


@transaction.atomic
def set_child_care(*, participant: Participant, windows: tuple[CareWindow, ...], occasion: Occasion) -> Participant:
    """Set the week's child care in place of what stood.

    Raises:
        Refused: The role does not change persons, or the person is out of reach.
        ImpossibleValue: A window closes before it opens, or two overlap.
    """
    may_change_participant(acting_for_municipality(occasion), participant).ensure()
    if keep_child_care(participant, windows):
        record_writing("people.child_care.set", thing_of(participant), occasion=occasion)
    return participant
