"""The groups by size of a network."""

from jobbvei.learning_network.models import Network, SizeGroup


def size_groups_of(network: Network) -> list[SizeGroup]:
    """The network's groups by size, in its order."""
    return list(SizeGroup.objects.in_network(network).order_by("order", "id"))
