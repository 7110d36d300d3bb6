"""Two walls: between networks, and inside a network between its municipalities.

A row of the network (a phase, a gathering) is fetched with ``in_network``. A row of one municipality's team (its
people, its workbook) is fetched with ``of_team``; only what serves all of them, such as the organiser's overview, uses
``of_all_teams``. Anything else raises :class:`~jobbvei.municipalities.types.UnscopedQuery` before it reaches the
database. What is written is held inside the network by :mod:`jobbvei.learning_network.models.crossings`.
"""

import uuid
from collections.abc import Collection, Iterable
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models

from jobbvei.learning_network.models.crossings import (
    ensure_no_new_network,
    ensure_same_network,
    ensure_update_stays_inside,
)
from jobbvei.municipalities.types import ScopedQuerySet

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)
NetworkRow_co = TypeVar("NetworkRow_co", bound="NetworkOwned", covariant=True)
TeamRow_co = TypeVar("TeamRow_co", bound="TeamOwned", covariant=True)


class _InsideQuerySet(ScopedQuerySet[Row_co]):
    """Rows inside networks: scoped by one row's key, and written inside their network."""

    _keys_are_seen_to = False

    @classmethod
    def scope_named(cls, value: object) -> int | None:
        """The key of the one row ``value`` names."""
        return _key(value)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Django's bulk_create, inside the network."""
        rows = list(objs)
        ensure_same_network(rows)
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Django's bulk_update, inside the network."""
        rows, names = list(objs), list(fields)
        ensure_no_new_network(self.model, names)
        ensure_same_network(rows)
        seen_to = self._chain()  # type: ignore[attr-defined]  # private in the stubs, stable in Django
        seen_to._keys_are_seen_to = True  # Django goes on to update() with an expression for each row
        return super(_InsideQuerySet, seen_to).bulk_update(rows, names, batch_size)

    def update(self, **kwargs: Any) -> int:
        """Django's update, inside the network."""
        if not self._keys_are_seen_to:
            ensure_update_stays_inside(self, kwargs)
        return super().update(**kwargs)

    def _clone(self) -> Self:
        clone = cast(Self, super()._clone())  # type: ignore[misc]  # private in the stubs, stable in Django
        clone._keys_are_seen_to = self._keys_are_seen_to
        return clone


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
        network_when_stored: The key of its network as it was last fetched or saved; None when that is not known.
    """

    network_when_stored: int | None = None
    network = models.ForeignKey("learning_network.Network", on_delete=models.CASCADE, related_name="+", editable=False)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **modes: Any) -> Self:
        """Django's way from database to object; what is stored need not be looked up again when it is saved."""
        row = super().from_db(db, field_names, values, **modes)
        row.network_when_stored = row.__dict__.get("network_id")
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Django's save, inside the network.

        Raises:
            AcrossNetworks: A key would lead to another network, or the row would move to one.
        """
        ensure_same_network([self])
        super().save(*args, **kwargs)
        self.network_when_stored = self.network_id


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


def _key(value: object) -> int | None:
    if isinstance(value, models.Model):
        return value.pk  # type: ignore[no-any-return]  # typed Any in the stubs
    return value if isinstance(value, int) else None
