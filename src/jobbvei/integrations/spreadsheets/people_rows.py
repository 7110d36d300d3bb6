"""The file of people. An empty cell never wipes out what somebody has written here."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from jobbvei.casework.actions import (
    change_norwegian_training,
    change_programme,
    start_norwegian_training,
    start_programme,
)
from jobbvei.casework.facts import current_programme, training_of
from jobbvei.casework.types import ProgrammeDetails, TrainingDetails
from jobbvei.integrations.spreadsheets.columns import Column, Record
from jobbvei.integrations.spreadsheets.importing import ImportFor, ImportKind
from jobbvei.integrations.spreadsheets.people_columns import (
    AVAILABLE,
    COLUMNS,
    LEVELS,
    NORWEGIAN,
    PROGRAMME,
    WHO,
)
from jobbvei.integrations.spreadsheets.people_follow_up import keep_follow_up, without_lead
from jobbvei.people.actions import save_participant_file
from jobbvei.people.queries import participant_with_source_key
from jobbvei.people.types import (
    AuthorisationDetails,
    AvailabilityDetails,
    Cefr,
    CompetenceDetails,
    ExperienceDetails,
    ImpossibleValue,
    Language,
    LevelDetails,
    LevelSource,
    LicenceDetails,
    Participant,
    ParticipantDetails,
    ParticipantFile,
    Skill,
    details_of,
)
from jobbvei.shared.sentence import N_, Sentence

UNCHANGED: Final = "unchanged"
CHANGED: Final = "changed"


def save_person_row(record: Record, receiver: ImportFor) -> str:
    """Take one row of the file in: the person, the programme, the Norwegian training, and who follows up."""
    _ensure_ours(record, receiver)
    known = participant_with_source_key(record.values["person_id"], tenant=receiver.tenant)
    saved = save_participant_file(file=_file(record, known), occasion=receiver.occasion)
    outcome = saved.outcome.value
    participant = known or saved.participant
    case_changed = [
        _keep_programme(record, participant, receiver),
        _keep_norwegian(record, participant, receiver),
        keep_follow_up(record, participant, receiver),
    ]
    return CHANGED if any(case_changed) and outcome == UNCHANGED else outcome


def _ensure_ours(record: Record, receiver: ImportFor) -> None:
    municipality = record.values["municipality"]
    if municipality is not None and municipality != receiver.tenant:
        template = N_("Deltakeren står i {other}, men filen importeres i {ours}.")
        sentence = Sentence(template, {"other": municipality.name, "ours": receiver.tenant.name})
        raise ImpossibleValue("municipality", sentence)


def _file(record: Record, known: Participant | None) -> ParticipantFile:
    told = _told(record, WHO)
    told.pop("municipality", None)
    details = replace(details_of(known), **told) if known else ParticipantDetails(**told)
    return ParticipantFile(
        details=details,
        language_levels=_levels(record, known),
        competence=_competence(record),
        availability=_availability(record, known),
    )


def _levels(record: Record, known: Participant | None) -> tuple[LevelDetails, ...]:
    """Levels that differ from those written here; an equal level keeps its test and its date."""
    written = {(row.language, row.skill): row.level for row in known.language_levels.all()} if known else {}
    levels = []
    for name in LEVELS:
        code, _underscore, skill = name.partition("_")
        level = record.values[name]
        if level is not None and written.get((code, skill)) != level:
            levels.append(
                LevelDetails(
                    skill=Skill(skill), level=Cefr(level), source=LevelSource.IMPORTED, language=Language(code)
                )
            )
    return tuple(levels)


def _competence(record: Record) -> CompetenceDetails:
    told = record.values
    experience, licences, authorisations = told["experience"], told["licences"], told["authorisations"]
    return CompetenceDetails(
        experience=None if experience is None else tuple(ExperienceDetails(code, years) for code, years in experience),
        wishes=told["wishes"],
        licences=None if licences is None else tuple(LicenceDetails(code) for code in licences),
        authorisations=None if authorisations is None else tuple(AuthorisationDetails(c) for c in authorisations),
    )


def _availability(record: Record, known: Participant | None) -> AvailabilityDetails | None:
    told = _told(record, AVAILABLE)
    if not told:
        return None
    written = getattr(known, "availability", None)
    if written is None:
        return AvailabilityDetails(**told)
    before = {field.name: getattr(written, field.name) for field in fields(AvailabilityDetails)}
    before["shifts"] = None if written.shifts is None else tuple(written.shifts)
    return AvailabilityDetails(**{**before, **told})


def _keep_programme(record: Record, participant: Participant, receiver: ImportFor) -> bool:
    told = _told(record, PROGRAMME, prefix="programme_")
    if not told:
        return False
    programme = current_programme(participant)
    written = {} if programme is None else _as_written(programme, ProgrammeDetails)
    if written and {**written, **told} == written:
        return False
    details = ProgrammeDetails(**{**written, **told})
    try:
        if programme is None:
            start_programme(participant=participant, details=details, occasion=receiver.occasion)
        else:
            change_programme(programme=programme, details=details, occasion=receiver.occasion)
    except ImpossibleValue as problem:
        raise ImpossibleValue(f"programme_{problem.field}", problem.sentence) from None
    return True


def _keep_norwegian(record: Record, participant: Participant, receiver: ImportFor) -> bool:
    told = _told(record, NORWEGIAN, prefix="norwegian_")
    if not told:
        return False
    training = training_of(participant)
    written = {} if training is None else _as_written(training, TrainingDetails)
    if written and {**written, **told} == written:
        return False
    details = TrainingDetails(**{**written, **told})
    try:
        if training is None:
            start_norwegian_training(participant=participant, details=details, occasion=receiver.occasion)
        else:
            change_norwegian_training(training=training, details=details, occasion=receiver.occasion)
    except ImpossibleValue as problem:
        raise ImpossibleValue(f"norwegian_{problem.field}", problem.sentence) from None
    return True


def _as_written(row: object, shape: type[ProgrammeDetails] | type[TrainingDetails]) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(shape)}


def _told(record: Record, columns: Sequence[Column], *, prefix: str = "") -> dict[str, Any]:
    """The values that stand in the row, by our own fields."""
    values = ((column.fills.removeprefix(prefix), record.values[column.name]) for column in columns)
    return {name: value for name, value in values if value is not None}


PEOPLE: Final = ImportKind("people", "person_id", COLUMNS, save_person_row, without_lead)
