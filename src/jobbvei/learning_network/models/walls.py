"""Two walls: between networks, and inside a network between its municipalities.

A row of the network (a phase, a gathering) is fetched with ``in_network``. A row of one municipality's team (its
people, its workbook) is fetched with ``of_team``; only what serves all of them, such as the organiser's overview, uses
``of_all_teams``. Anything else raises :class:`~jobbvei.municipalities.types.UnscopedQuery` before it reaches the
database. What is written is held inside the network by :func:`ensure_same_network`.
"""

import uuid
from collections.abc import Iterable
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import ForeignKey

from jobbvei.municipalities.types import ScopedQuerySet

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)
NetworkRow_co = TypeVar("NetworkRow_co", bound="NetworkOwned", covariant=True)
TeamRow_co = TypeVar("TeamRow_co", bound="TeamOwned", covariant=True)


class AcrossNetworks(Exception):
    """A row of one network was to point at a row of another. A fault in our code."""


class _InsideQuerySet(ScopedQuerySet[Row_co]):
    """Rows inside networks: scoped by one row's key, and written inside their network."""

    @classmethod
    def scope_named(cls, value: object) -> int | None:
        """The key of the one row ``value`` names."""
        return _key(value)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Django's bulk_create, inside the network."""
        rows = list(objs)
        ensure_same_network(rows)
        return super().bulk_create(rows, *args, **kwargs)


class NetworkQuerySet(_InsideQuerySet[NetworkRow_co]):
    """Rows of networks; runs only for one network."""

    scope_lookups = frozenset({"network", "network_id"})
    way_in = "in_network"

    def in_network(self, network: models.Model) -> Self:
        """Only the rows of ``network``."""
        return self.filter(network=network)


class TeamQuerySet(_InsideQuerySet[TeamRow_co]):
    """Rows of one municipality's team; runs for one team, or for all of a network when somebody says so."""

    scope_lookups = frozenset({"team", "team_id"})
    way_in = "of_team"

    def of_team(self, team: models.Model) -> Self:
        """Only the rows of ``team``."""
        return self.filter(team=team)

    def of_all_teams(self, network: models.Model) -> Self:
        """The rows of every team in ``network``: for its facilitators, and for counts that name nobody."""
        return self.filter(network=network).without_scope(reason="the network's organiser serves all its teams")


class NetworkManager(models.Manager[NetworkRow_co]):
    """Hands out querysets of one network."""

    def get_queryset(self) -> NetworkQuerySet[NetworkRow_co]:
        """A queryset that will not run before it is scoped."""
        return NetworkQuerySet(self.model, using=self._db)

    def in_network(self, network: models.Model) -> NetworkQuerySet[NetworkRow_co]:
        """Only the rows of ``network``."""
        return self.get_queryset().in_network(network)

    def without_scope(self, *, reason: str) -> NetworkQuerySet[NetworkRow_co]:
        """The rows of every network; see :meth:`ScopedQuerySet.without_scope`."""
        return self.get_queryset().without_scope(reason=reason)


class TeamManager(models.Manager[TeamRow_co]):
    """Hands out querysets of one team."""

    def get_queryset(self) -> TeamQuerySet[TeamRow_co]:
        """A queryset that will not run before it is scoped."""
        return TeamQuerySet(self.model, using=self._db)

    def of_team(self, team: models.Model) -> TeamQuerySet[TeamRow_co]:
        """Only the rows of ``team``."""
        return self.get_queryset().of_team(team)

    def of_all_teams(self, network: models.Model) -> TeamQuerySet[TeamRow_co]:
        """The rows of every team in ``network``; see :meth:`TeamQuerySet.of_all_teams`."""
        return self.get_queryset().of_all_teams(network)

    def without_scope(self, *, reason: str) -> TeamQuerySet[TeamRow_co]:
        """The rows of every team in every network; see :meth:`ScopedQuerySet.without_scope`."""
        return self.get_queryset().without_scope(reason=reason)


class _InANetwork(models.Model):
    """A row that belongs to one network, for good, and has a name of its own in addresses.

    Attributes:
        public_id: Random; the only key of this row that leaves the server.
    """

    network = models.ForeignKey("learning_network.Network", on_delete=models.CASCADE, related_name="+", editable=False)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Django's save, inside the network.

        Raises:
            AcrossNetworks: A key would lead to another network.
        """
        ensure_same_network([self])
        super().save(*args, **kwargs)


class NetworkOwned(_InANetwork):
    """A row that everybody in the network may see."""

    objects: ClassVar[NetworkManager[Self]] = NetworkManager()

    class Meta:
        abstract = True


class TeamOwned(_InANetwork):
    """A row of one municipality's team; the others in the network do not see it unless it is shared."""

    team = models.ForeignKey(
        "learning_network.MunicipalTeam", on_delete=models.CASCADE, related_name="+", editable=False
    )

    objects: ClassVar[TeamManager[Self]] = TeamManager()

    class Meta:
        abstract = True


def ensure_same_network(rows: Iterable[models.Model]) -> None:
    """Refuse rows that point at a row of another network; looks at what they hold in memory, and asks for the rest.

    Raises:
        AcrossNetworks: One of them does.
    """
    for row in rows:
        for key in _keys_in_networks(type(row)):
            target = getattr(row, key.name, None) if getattr(row, key.attname, None) is not None else None
            if target is not None and target.network_id != row.network_id:  # type: ignore[attr-defined]  # abstract base
                raise AcrossNetworks(f"{type(row).__name__}.{key.name} would lead to another network.")


def _keys_in_networks(model: type[models.Model]) -> list["ForeignKey[Any, Any]"]:
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, ForeignKey) and _has_network(field.related_model)]


def _has_network(model: Any) -> bool:
    return any(field.name == "network" for field in model._meta.concrete_fields)


def _key(value: object) -> int | None:
    if isinstance(value, models.Model):
        return value.pk  # type: ignore[no-any-return]  # typed Any in the stubs
    return value if isinstance(value, int) else None
