"""What matching adds to a row of the work list."""

from collections.abc import Mapping, Sequence

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.matching.queries import fitting_openings_count
from jobbvei.people.types import Participant
from jobbvei.shared.sentence import N_, Sentence


def places_that_fit(people: Sequence[Participant], actor: Actor) -> Mapping[int, Sentence]:
    """«3 plasser passer nå», for those who have any and a user who sees openings. A constant number of queries."""
    if not people or not actor.may(Permission.SEE_OPENINGS):
        return {}
    counts = fitting_openings_count([person.pk for person in people], tenant=actor.tenant, on=actor.on)
    return {pk: _in_words(count) for pk, count in counts.items() if count}


def _in_words(count: int) -> Sentence:
    if count == 1:
        return Sentence(N_("1 plass passer nå"))
    return Sentence(N_("{count} plasser passer nå"), {"count": count})
