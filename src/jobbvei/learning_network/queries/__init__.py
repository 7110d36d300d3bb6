"""Finding what is in a network, seen from a seat in it. One module for each area."""

from jobbvei.learning_network.queries.seats import NetworkNotFound, networks_of, seat_in

__all__ = ["NetworkNotFound", "networks_of", "seat_in"]
