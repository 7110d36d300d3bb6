"""Which networks somebody sits in, and where."""

from uuid import UUID

from jobbvei.access.permissions import Permission
from jobbvei.access.types import Actor
from jobbvei.learning_network.models import MunicipalTeam, Network, TeamPerson
from jobbvei.learning_network.types import Seat
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence

FROM_BOTH_SIDES = "a municipality finds the networks it takes part in, whoever organises them"


class NetworkNotFound(NotFound):
    """No network with this key that the actor's municipality or organiser has a seat in."""

    def __init__(self) -> None:
        super().__init__("learning_network.network_not_found", Sentence(N_("Nettverket finnes ikke her.")))


def networks_of(actor: Actor) -> list[Network]:
    """The networks the actor's organiser runs, or their municipality has a team in; newest first."""
    if not actor.may(Permission.SEE_NETWORK):
        return []
    if _serves_all_teams(actor):
        rows = Network.objects.for_tenant(actor.tenant)
    else:
        in_them = MunicipalTeam.objects.without_scope(reason=FROM_BOTH_SIDES).filter(municipality=actor.tenant)
        rows = Network.objects.across_tenants(reason=FROM_BOTH_SIDES).filter(pk__in=in_them.values("network"))
    return list(rows.order_by("-first_day", "name", "id"))


def seat_in(public_id: UUID | str, *, actor: Actor) -> Seat:
    """The actor's seat in the network.

    Raises:
        NetworkNotFound: There is none with this key, or the actor has no seat in it.
    """
    network = next((one for one in networks_of(actor) if str(one.public_id) == str(public_id)), None)
    if network is None:
        raise NetworkNotFound
    if _serves_all_teams(actor):
        return Seat(actor, network)
    return Seat(actor, network, _team_of(actor, network))


def _serves_all_teams(actor: Actor) -> bool:
    """Facilitators, and the analysts of an organiser; in a municipality no role opens this."""
    return actor.may(Permission.FACILITATE_NETWORK) or actor.may(Permission.CODE_TEXTS)


def _team_of(actor: Actor, network: Network) -> MunicipalTeam:
    """The team the actor is named in; else the first of their municipality (only districts make more than one)."""
    rows = MunicipalTeam.objects.in_network(network).filter(municipality=actor.tenant)
    teams = list(rows.select_related("municipality", "size_group", "network").order_by("district", "id"))
    if len(teams) == 1:
        return teams[0]
    people = TeamPerson.objects.of_all_teams(network).filter(user=actor.user, left_on__isnull=True)
    named = set(people.values_list("team_id", flat=True))
    return next((team for team in teams if team.pk in named), teams[0])
