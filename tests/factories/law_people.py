"""Participants shaped like the worked examples of the law, with visibly invented names."""

from jobbvei.access.types import Actor
from jobbvei.casework.actions import give_lead, start_norwegian_training, start_programme
from jobbvei.casework.details import ProgrammeDetails, TrainingDetails
from jobbvei.people.models import Participant
from jobbvei.people.queries import open_participant
from jobbvei.rules.facts import Facts
from tests.factories.access import make_occasion
from tests.factories.people import registered_participant
from tests.rules.law_people import E01, E06, E14, E17

NAMED: dict[str, tuple[str, Facts]] = {
    "E01": ("Eva Enprøve", E01),
    "E06": ("Seks Seksprøve", E06),
    "E14": ("Fjorten Fjortenprøve", E14),
    "E17": ("Sytten Syttenprøve", E17),
}


def make_law_person(actor: Actor, example: str) -> Participant:
    """The person of the worked example, in the actor's team, opened as a page would."""
    name, facts = NAMED[example]
    given_name, family_name = name.split()
    participant = registered_participant(
        actor,
        given_name=given_name,
        family_name=family_name,
        born_on=facts.born_on,
        permit_kind=facts.permit.kind,
        permit_granted_on=facts.permit.granted_on,
        origin=facts.origin or "",
        settled_on=facts.settled_on,
        settled_by_agreement=facts.settled_by_agreement,
        schooling=facts.schooling.level or "",
        schooling_country=facts.schooling.country or "",
        years_higher=facts.schooling.years_higher,
    )
    occasion = make_occasion(actor)
    give_lead(participant=participant, user=actor.user, occasion=occasion)
    programme, norwegian = facts.programme, facts.norwegian
    start_programme(
        participant=participant,
        details=ProgrammeDetails(
            end_goal=facts.goal or "", offered_on=programme.offered_on, started_on=programme.started_on
        ),
        occasion=occasion,
    )
    start_norwegian_training(
        participant=participant,
        details=TrainingDetails(offered_on=norwegian.offered_on, started_on=norwegian.started_on),
        occasion=occasion,
    )
    return open_participant(participant.public_id, occasion=occasion)
