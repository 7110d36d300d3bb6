"""Where somebody's case stands, in a few words, so that two people of one name can be told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects

from jobbvei.casework.facts import current_programme
from jobbvei.casework.models import IntroductionProgramme, TeamMember
from jobbvei.people.types import Participant
from jobbvei.shared.period import age_on
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """A case in short.

    Attributes:
        age: Years.
        lead: Name of whoever leads the team; empty when nobody does.
    """

    age: int
    lead: str
    status: Sentence


def case_standings(people: Sequence[Participant], *, on: date) -> Mapping[int, CaseStanding]:
    """The standing of each case by the participant's primary key, in a constant number of queries.

    Whoever shows them has the right to see the people and has recorded the reading.
    """
    members = TeamMember.objects.get_queryset().filter(is_lead=True, ended_on__isnull=True).select_related("user")
    leads = Prefetch("team", queryset=members, to_attr="leads_now")
    prefetch_related_objects(list(people), "programmes", "closure", leads)
    return {person.pk: _standing(person, on) for person in people}


def _standing(participant: Participant, on: date) -> CaseStanding:
    leads: list[TeamMember] = getattr(participant, "leads_now", [])
    lead = leads[0].user.full_name if leads else ""
    return CaseStanding(age_on(participant.born_on, on), lead, _status(participant))


def _status(participant: Participant) -> Sentence:
    closure = getattr(participant, "closure", None)
    if closure is not None:
        return Sentence(N_("oppfølgingen avsluttet {day}"), {"day": closure.closed_on})
    return Sentence(_programme_status(current_programme(participant)))


def _programme_status(programme: IntroductionProgramme | None) -> str:
    if programme is None:
        return N_("uten introduksjonsprogram")
    if programme.ended_on is not None:
        return N_("ferdig med introduksjonsprogram")
    return N_("i introduksjonsprogram") if programme.started_on is not None else N_("program ikke startet")
