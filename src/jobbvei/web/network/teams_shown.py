"""A team as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jobbvei.learning_network.policies import may_change_team_state, may_lead_team, may_write_people
from jobbvei.learning_network.queries.initiatives import initiative_counts
from jobbvei.learning_network.queries.teams import (
    CheckedRequirement,
    checked,
    people_in,
    requirements_of,
)
from jobbvei.learning_network.types import MunicipalTeam, Requirement, RequirementKind, Seat, TeamPerson, TeamService
from jobbvei.shared.verdict import Verdict

SHORT_KINDS = {
    RequirementKind.LEAD.value: _lazy("leder"),
    RequirementKind.INITIATIVES.value: _lazy("tiltak"),
    RequirementKind.MUNICIPAL_INITIATIVE.value: _lazy("egne stillinger"),
    RequirementKind.EVALUATION.value: _lazy("evaluert"),
}
SHORT_SERVICES = {
    TeamService.REFUGEE_SERVICE.value: _lazy("flyktning"),
    TeamService.ADULT_EDUCATION.value: _lazy("skole"),
    TeamService.HR.value: _lazy("HR"),
    TeamService.DIRECTOR.value: _lazy("ledelse"),
    TeamService.UNION.value: _lazy("tillitsvalgt"),
}


@dataclass(frozen=True, slots=True)
class ShownRequirement:
    """A requirement in words, and whether it is met."""

    words: str
    is_met: bool | None


@dataclass(frozen=True, slots=True)
class ShownTeam:
    """What a team's page needs, with what the seat may do there."""

    team: MunicipalTeam
    people: list[TeamPerson]
    requirements: list[ShownRequirement]
    may_write_people: Verdict
    may_lead: Verdict
    may_change_state: Verdict

    @property
    def lead(self) -> TeamPerson | None:
        """Who leads it."""
        return next((person for person in self.people if person.is_lead), None)


def team_shown(seat: Seat, team: MunicipalTeam) -> ShownTeam:
    """The team as ``seat`` sees it."""
    people = people_in(team)
    standing = checked(requirements_of(seat.network), people, initiative_counts(team))
    return ShownTeam(
        team=team,
        people=people,
        requirements=[_shown(one) for one in standing],
        may_write_people=may_write_people(seat, team),
        may_lead=may_lead_team(seat),
        may_change_state=may_change_team_state(seat, team),
    )


def words_of(requirement: Requirement) -> str:
    """The requirement as one reads it."""
    if requirement.kind != RequirementKind.SERVICES:
        return requirement.get_kind_display()
    return _(" eller ").join(str(TeamService(code).label) for code in requirement.any_of)


def short_words_of(requirement: Requirement) -> str:
    """The requirement in a word or two, for the head of a narrow column."""
    if requirement.kind != RequirementKind.SERVICES:
        return str(SHORT_KINDS[requirement.kind])
    return " / ".join(str(SHORT_SERVICES.get(code, TeamService(code).label)) for code in requirement.any_of)


def _shown(one: CheckedRequirement) -> ShownRequirement:
    return ShownRequirement(words_of(one.requirement), one.is_met)
