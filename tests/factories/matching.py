"""Participants and openings that fit each other, by situation."""

from datetime import date
from decimal import Decimal
from typing import Any

from jobbvei.access.types import Actor
from jobbvei.employers.types import Opening
from jobbvei.matching.actions import accept_suggestion, propose
from jobbvei.matching.types import Suggestion
from jobbvei.people.actions import set_availability, set_competence, set_language_level
from jobbvei.people.choices import Cefr, LevelSource, Skill
from jobbvei.people.details import AvailabilityDetails, CompetenceDetails, ExperienceDetails, LevelDetails
from jobbvei.people.types import Participant
from jobbvei.placements.queries import draft_from
from jobbvei.placements.types import Placement
from tests.factories.access import make_occasion
from tests.factories.casework import make_case
from tests.factories.employers import make_employer, make_opening

HOME = (59.0, 9.6)


def make_cleaner(actor: Actor, *, level: Cefr = Cefr.A2, **situation: Any) -> Participant:
    """Somebody who wants to clean, can work days, and has ``level`` in all four skills."""
    participant = make_case(actor, **situation)
    occasion = make_occasion(actor)
    for skill in Skill:
        details = LevelDetails(skill=skill, level=level, source=LevelSource.TEACHER)
        set_language_level(participant=participant, details=details, occasion=occasion)
    competence = CompetenceDetails(
        experience=(ExperienceDetails("9112", Decimal(2), "UA"),), wishes=("9112",), licences=(), authorisations=()
    )
    set_competence(participant=participant, details=competence, occasion=occasion)
    availability = AvailabilityDetails(
        hours_min=Decimal(20),
        hours_max=Decimal("37.5"),
        shifts=("day",),
        available_on=date(2026, 12, 1),
        has_car=False,
        max_commute_minutes=60,
    )
    set_availability(participant=participant, details=availability, occasion=occasion)
    participant.latitude, participant.longitude = HOME
    participant.save()
    return participant


def make_cleaning_place(actor: Actor, **changes: Any) -> Opening:
    """A cleaning job next door, with mentor, that asks for A2."""
    employer = make_employer(tenant=actor.tenant)
    place = {"latitude": HOME[0], "longitude": HOME[1], "en_speaking": "A0", **changes}
    return make_opening(employer, **place)


def make_suggestion(actor: Actor) -> Suggestion:
    """A cleaner proposed for a cleaning job."""
    return propose(participant=make_cleaner(actor), opening=make_cleaning_place(actor), occasion=make_occasion(actor))


def make_placement(actor: Actor) -> Placement:
    """The draft of a cleaner who said yes."""
    suggestion = make_suggestion(actor)
    accept_suggestion(suggestion=suggestion, through="meeting", occasion=make_occasion(actor))
    draft = draft_from(suggestion)
    assert draft is not None
    return draft
