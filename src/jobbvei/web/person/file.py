"""Everything a person's page shows, gathered once, so that the templates only write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import roles_of_users
from jobbvei.access.types import Actor
from jobbvei.casework.policies import case_runs
from jobbvei.casework.queries import (
    current_programme,
    days_since_contact,
    law_days_before,
    law_findings,
    open_steps,
    person_timeline,
    settled_by_events,
    team_on,
)
from jobbvei.casework.types import NextStep
from jobbvei.employers.types import Opening
from jobbvei.matching.queries import Fit, PersonMatches, live_suggestions_of, openings_for_participant
from jobbvei.matching.types import Suggestion
from jobbvei.people.types import Participant
from jobbvei.shared.period import age_on
from jobbvei.shared.sentence import Sentence
from jobbvei.web.frame.components import Tab, Timeline, Words
from jobbvei.web.frame.formats import in_a_sentence
from jobbvei.web.person.law import FindingShown, matters_now, shown
from jobbvei.web.person.timeline import strip

BEST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team, as the head names them.

    Attributes:
        role: What they are in the municipality, or their service when they have no role there any more.
    """

    name: str
    email: str
    role: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class PersonHead:
    """What stands on top of every page about the participant.

    Attributes:
        contact_days: Days since last contact; None when there was none, or the role does not see contacts.
        may_follow_up: Steps and contacts; nobody when the case is closed.
        may_finish_steps: A step that is open may be finished in a closed case too.
        may_match: Propose and answer; nobody when the case is closed.
    """

    on: date
    age: int
    goal: str
    speaking: str
    contact_days: int | None
    sees_contacts: bool
    team: Sequence[Member]
    tabs: Sequence[Tab]
    may_follow_up: bool
    may_finish_steps: bool
    may_match: bool
    may_write: bool
    sees_law: bool

    @property
    def page_name(self) -> Words:
        """The open tab's name, for the title of the page."""
        return next((tab.words for tab in self.tabs if tab.current), "")


@dataclass(frozen=True, slots=True)
class StepShown:
    """An open step.

    Attributes:
        warnings: Days in the law that pass before the step is due.
    """

    step: NextStep
    warnings: Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class PersonOverview:
    """The first page about the participant, below the head.

    Attributes:
        matches: None when the role does not see openings, or nothing is to be proposed since the case is closed.
        best_fits: At most three, none the participant has said no to.
    """

    open_steps: Sequence[StepShown]
    findings: Sequence[FindingShown]
    timeline: Timeline
    matches: PersonMatches | None
    best_fits: Sequence[Fit[Opening]]
    suggestions: Sequence[Suggestion]


def person_head(participant: Participant, *, actor: Actor, current: str) -> PersonHead:
    """What stands on top of the page named ``current``."""
    programme = current_programme(participant)
    sees_contacts = actor.may(Permission.READ_CONTACTS)
    runs = bool(case_runs(participant))
    return PersonHead(
        on=actor.on,
        age=age_on(participant.born_on, actor.on),
        goal=programme.get_end_goal_display() if programme is not None else "",
        speaking=_spoken_norwegian(participant),
        contact_days=days_since_contact(participant, on=actor.on) if sees_contacts else None,
        sees_contacts=sees_contacts,
        team=_team(participant, actor),
        tabs=_tabs(participant, actor, current),
        may_follow_up=runs and actor.may(Permission.FOLLOW_UP),
        may_finish_steps=actor.may(Permission.FOLLOW_UP),
        may_match=runs and actor.may(Permission.MATCH_PEOPLE),
        may_write=actor.may(Permission.WRITE_PERSON),
        sees_law=actor.may(Permission.READ_PERSON_ECONOMY_AND_LAW),
    )


def person_overview(participant: Participant, *, actor: Actor) -> PersonOverview:
    """The first page about the participant: what the actor's role may see of it."""
    findings = law_findings(participant, on=actor.on) if actor.may(Permission.READ_PERSON_ECONOMY_AND_LAW) else ()
    programme, settled = current_programme(participant), settled_by_events(participant)
    sees_openings = actor.may(Permission.SEE_OPENINGS) and bool(case_runs(participant))
    matches = openings_for_participant(participant, on=actor.on) if sees_openings else None
    return PersonOverview(
        open_steps=[
            StepShown(step, law_days_before(step.due_on, participant=participant, actor=actor))
            for step in open_steps(participant)
        ],
        findings=shown(matters_now(findings, programme=programme, settled=settled, on=actor.on), on=actor.on),
        timeline=strip(person_timeline(participant, on=actor.on, sees_law=bool(findings))),
        matches=matches,
        best_fits=[fit for fit in matches.fits if fit.declined is None][:BEST_SHOWN] if matches else (),
        suggestions=list(live_suggestions_of(participant)) if matches else (),
    )


def _team(participant: Participant, actor: Actor) -> list[Member]:
    team = team_on(participant, on=actor.on)
    roles = roles_of_users([member.user for member in team], tenant=actor.tenant, on=actor.on) if team else {}
    return [
        Member(
            name=member.user.full_name,
            email=member.user.email,
            role=in_a_sentence(roles.get(member.user_id, member.get_service_display())),
            is_lead=member.is_lead,
        )
        for member in team
    ]


def _spoken_norwegian(participant: Participant) -> str:
    rows = participant.language_levels.all()
    return next((row.level for row in rows if (row.language, row.skill) == ("nb", "speaking")), "")


def _tabs(participant: Participant, actor: Actor, current: str) -> list[Tab]:
    choices = [
        ("person", _("Oversikt"), Permission.READ_PERSON),
        ("person-competence", _("Kompetanse og norsk"), Permission.READ_PERSON),
        ("person-openings", _("Plasser"), Permission.SEE_OPENINGS),
        ("person-contacts", _("Kontakt"), Permission.READ_CONTACTS),
        ("person-calendar", _("Kalender"), Permission.READ_PERSON_ECONOMY_AND_LAW),
        ("person-law", _("Lov"), Permission.READ_PERSON_ECONOMY_AND_LAW),
        ("person-trail", _("Hvem har sett"), Permission.READ_PERSON),
    ]
    return [
        Tab(words, reverse(name, args=[participant.public_id]), current=name == current)
        for name, words, permission in choices
        if actor.may(permission)
    ]
