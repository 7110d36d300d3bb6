"""Participants and their cases into the database, each thing on the day it happened."""

from collections.abc import Iterable, Mapping

from jobbvei.casework.actions import (
    add_next_step,
    add_team_member,
    decide_norwegian_extension,
    end_programme,
    give_lead,
    record_contact,
    start_norwegian_training,
    start_programme,
)
from jobbvei.casework.types import (
    ContactDetails,
    ContactType,
    ProgrammeDetails,
    ProgrammeEndReason,
    StepDetails,
    StepSource,
    TrainingDetails,
)
from jobbvei.cli.demo.records import Case, Competence, DemoPerson, Programme, Training
from jobbvei.cli.demo.scene import Scene
from jobbvei.people.actions import join_household, save_participant_file, start_household
from jobbvei.people.types import (
    AuthorisationDetails,
    AvailabilityDetails,
    CareWindow,
    Cefr,
    CompetenceDetails,
    ExperienceDetails,
    Household,
    Language,
    LevelDetails,
    LevelSource,
    LicenceDetails,
    Participant,
    ParticipantDetails,
    ParticipantFile,
    Skill,
)

END_REASON_OF_STAGE = {
    "employed": ProgrammeEndReason.WORK,
    "with_nav": ProgrammeEndReason.COMPLETED,
    "training_only": ProgrammeEndReason.LEFT,
}


def load_people(people: Iterable[DemoPerson], scene: Scene) -> Mapping[str, Participant]:
    """Every participant, by the record's key: file, household, team, decisions, contacts and next steps."""
    households: dict[str, Household] = {}
    loaded = {}
    for person in people:
        participant = _load_file(person, scene)
        households[person.household.key] = _load_household(participant, person, scene, households)
        _load_team(participant, person, scene)
        _load_decisions(participant, person, scene)
        _load_follow_up(participant, person.case, scene)
        loaded[person.key] = participant
    return loaded


def _load_file(person: DemoPerson, scene: Scene) -> Participant:
    occasion = scene.by_system(person.municipality)
    file = ParticipantFile(
        details=_details(person),
        language_levels=_levels(person.competence),
        competence=_competence(person.competence),
        availability=_availability(person.competence),
        child_care=tuple(CareWindow(one.weekday, one.opens_at, one.closes_at) for one in person.competence.child_care),
    )
    return save_participant_file(file=file, occasion=occasion).participant


def _load_household(
    participant: Participant, person: DemoPerson, scene: Scene, started: Mapping[str, Household]
) -> Household:
    """The first of a household starts it, the others join."""
    home, occasion = person.household, scene.by_system(person.municipality)
    household = started.get(home.key)
    if household is None:
        return start_household(
            participant=participant, kind=home.kind, child_births=home.child_births, occasion=occasion
        )
    join_household(participant=participant, household=household, occasion=occasion)
    return household


def _load_team(participant: Participant, person: DemoPerson, scene: Scene) -> None:
    for member in person.case.team:
        join = give_lead if member.is_lead else add_team_member
        on_the_day = scene.by_system(person.municipality, member.started_on)
        join(participant=participant, user=scene.members[member.user].user, occasion=on_the_day)


def _load_decisions(participant: Participant, person: DemoPerson, scene: Scene) -> None:
    case = person.case
    if case.programme is not None:
        _load_programme(participant, case.programme, case.stage, scene)
    if case.training is not None:
        _load_training(participant, case.training, scene)


def _load_programme(participant: Participant, programme: Programme, stage: str, scene: Scene) -> None:
    details = ProgrammeDetails(
        end_goal=programme.end_goal,
        offered_on=programme.offered_on,
        started_on=programme.started_on,
        part_time_percent=programme.part_time_percent,
        part_time_reason=programme.part_time_reason,
        leave_days=programme.leave_days,
    )
    begun = start_programme(
        participant=participant,
        details=details,
        occasion=scene.by_system(participant.tenant_id, programme.started_on),
    )
    if programme.ended_on is not None:
        end_programme(
            programme=begun,
            ended_on=programme.ended_on,
            reason=END_REASON_OF_STAGE[stage],
            occasion=scene.by_system(participant.tenant_id, programme.ended_on),
        )


def _load_training(participant: Participant, training: Training, scene: Scene) -> None:
    details = TrainingDetails(
        offered_on=training.offered_on,
        started_on=training.started_on,
        ended_on=training.ended_on,
        leave_days=training.leave_days,
    )
    begun = start_norwegian_training(
        participant=participant,
        details=details,
        occasion=scene.by_system(participant.tenant_id, training.started_on),
    )
    for decided_on, months in training.extensions:
        decide_norwegian_extension(
            training=begun,
            decided_on=decided_on,
            months=months,
            occasion=scene.by_system(participant.tenant_id, decided_on),
        )


def _load_follow_up(participant: Participant, case: Case, scene: Scene) -> None:
    for contact in reversed(case.contacts):  # oldest first, as it happened
        record_contact(
            participant=participant,
            details=ContactDetails(type=ContactType(contact.type), on=contact.on, note=contact.note),
            occasion=scene.by_user(contact.by, contact.on),
        )
    for step in case.steps:
        details = StepDetails(
            what=step.what,
            owner=scene.members[step.owner].user,
            due_on=step.due_on,
            waits_for=step.waits_for,
            source=StepSource.IMPORT,  # some are overdue, as in life
        )
        add_next_step(participant=participant, details=details, occasion=scene.by_system(participant.tenant_id))


def _details(person: DemoPerson) -> ParticipantDetails:
    identity, permit, schooling = person.identity, person.permit, person.competence.schooling
    return ParticipantDetails(
        source_key=person.key,
        given_name=identity.given_name,
        family_name=identity.family_name,
        born_on=identity.born_on,
        identity_number=identity.identity_number,
        gender=identity.gender,
        origin=identity.origin,
        preferred_language=identity.preferred_language,
        interpreter_language=identity.interpreter_language,
        permit_kind=permit.kind,
        permit_granted_on=permit.granted_on,
        settled_on=permit.settled_on,
        settled_by_agreement=permit.settled_by_agreement,
        neighbourhood=person.home.name,
        latitude=person.home.latitude,
        longitude=person.home.longitude,
        schooling=schooling.level,
        schooling_country=schooling.country,
        years_higher=schooling.years_higher,
        field_of_study=schooling.field_of_study,
    )


def _levels(competence: Competence) -> tuple[LevelDetails, ...]:
    return tuple(
        LevelDetails(
            language=Language(one.language),
            skill=Skill(one.skill),
            level=Cefr(one.level),
            source=LevelSource(one.source),
            tested_on=one.tested_on,
        )
        for one in competence.levels
    )


def _competence(competence: Competence) -> CompetenceDetails:
    return CompetenceDetails(
        experience=tuple(ExperienceDetails(one.styrk08, one.years, one.country) for one in competence.experience),
        wishes=competence.wishes,
        licences=tuple(LicenceDetails(code) for code in competence.licences),
        authorisations=tuple(AuthorisationDetails(code) for code in competence.authorisations),
    )


def _availability(competence: Competence) -> AvailabilityDetails:
    known = competence.availability
    return AvailabilityDetails(
        hours_min=known.hours_min,
        hours_max=known.hours_max,
        shifts=known.shifts,
        available_on=known.available_on,
        has_car=known.has_car,
        max_commute_minutes=known.max_commute_minutes,
    )
