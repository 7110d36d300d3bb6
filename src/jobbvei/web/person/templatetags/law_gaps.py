"""The box over findings of law that says what must be filled in."""

from collections.abc import Sequence

from django import template

from jobbvei.access.types import Actor
from jobbvei.people.types import Participant
from jobbvei.web.person.law import FindingShown
from jobbvei.web.person.law_gaps import Gaps, gaps_in

register = template.Library()


@register.simple_tag
def law_gaps(findings: Sequence[FindingShown], participant: Participant, actor: Actor) -> Gaps:
    """What is missing for the findings and where it is written down: ``{% law_gaps … as gaps %}``."""
    return gaps_in(findings, participant=participant, actor=actor)
