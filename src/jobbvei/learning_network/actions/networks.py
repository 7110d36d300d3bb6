"""Making a network from a pattern, and changing what is said about it."""

from datetime import timedelta

from django.db import transaction

from jobbvei.access.permissions import Permission
from jobbvei.access.policies import acting_user, may
from jobbvei.audit.types import Occasion
from jobbvei.learning_network.actions.trail import tell
from jobbvei.learning_network.actions.workbook_templates import fill_workbook
from jobbvei.learning_network.details import NetworkDetails, ensure_network
from jobbvei.learning_network.models import Network, NetworkTask, Phase, Requirement, SizeGroup, TaskDate
from jobbvei.learning_network.models.requirements import SEPARATOR
from jobbvei.learning_network.policies import may_facilitate
from jobbvei.learning_network.programmes.reading import Pattern, PatternPhase
from jobbvei.learning_network.types import Seat


@transaction.atomic
def make_network(*, details: NetworkDetails, pattern: Pattern | None = None, occasion: Occasion) -> Network:
    """Make a network of the actor's organiser, with the pattern's groups, requirements, phases and tasks.

    Raises:
        Refused: The role does not open it.
        UnableToSave: A field is wrong.
    """
    may(occasion.by, Permission.FACILITATE_NETWORK).ensure()
    ensure_network(details)
    network = Network.objects.create(tenant=acting_user(occasion).tenant, **_columns(details))
    if pattern is not None:
        _fill(network, pattern)
        fill_workbook(network, pattern.code, occasion)
    tell("network.made", "network", network.public_id, occasion, pattern=pattern.code if pattern else None)
    return network


@transaction.atomic
def change_network(*, seat: Seat, details: NetworkDetails, occasion: Occasion) -> Network:
    """Change what is said about the network; its phases and teams stay.

    Raises:
        Refused: The seat is not a facilitator's.
        UnableToSave: A field is wrong.
    """
    may_facilitate(seat).ensure()
    ensure_network(details)
    network = seat.network
    for name, value in _columns(details).items():
        setattr(network, name, value)
    network.save()
    tell("network.changed", "network", network.public_id, occasion)
    return network


def _columns(details: NetworkDetails) -> dict[str, object]:
    return {
        "name": details.name.strip(),
        "purpose": details.purpose.strip(),
        "partners": details.partners.strip(),
        "first_day": details.first_day,
        "last_day": details.last_day,
        "fee_kr": details.fee_kr,
        "fee_covers": details.fee_covers.strip(),
        "enrolment_due_on": details.enrolment_due_on,
        "warn_after_missed": details.warn_after_missed,
        "warn_after_quiet_weeks": details.warn_after_quiet_weeks,
    }


def _fill(network: Network, pattern: Pattern) -> None:
    SizeGroup.objects.get_queryset().bulk_create(
        SizeGroup(
            network=network,
            name=one.name,
            population_min=one.population_min,
            population_below=one.population_below,
            order=order,
        )
        for order, one in enumerate(pattern.size_groups)
    )
    Requirement.objects.get_queryset().bulk_create(
        Requirement(network=network, kind=one.kind, services=SEPARATOR.join(one.services), order=order)
        for order, one in enumerate(pattern.requirements)
    )
    for order, phase in enumerate(pattern.phases):
        _add_phase(network, phase, order)


def _add_phase(network: Network, said: PatternPhase, order: int) -> None:
    first_day = said.first_day(network.first_day)
    phase = Phase.objects.create(
        network=network,
        name=said.name,
        purpose=said.purpose,
        first_day=first_day,
        last_day=said.last_day(network.first_day),
        order=order,
    )
    for place, one in enumerate(said.tasks):
        task = NetworkTask.objects.create(
            network=network, phase=phase, title=one.title, explanation=one.explanation, place=one.place, order=place
        )
        due_on = first_day + timedelta(days=one.due_after_days)
        TaskDate.objects.create(network=network, task=task, due_on=due_on)
