"""What keeps a written key inside its network, whichever of Django's ways of writing it takes."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import models
from django.db.models import ForeignKey

ASKS_WHERE = "only which network a row is in is asked for"
OWN = frozenset({"network", "network_id"})


class AcrossNetworks(Exception):
    """A row of one network was to point at a row of another. A fault in our code."""


def ensure_same_network(rows: Iterable[Any]) -> None:
    """Refuse rows that point at a row of another network; looks at what they hold in memory, and asks for the rest.

    Raises:
        AcrossNetworks: One of them does, or would itself move to another network.
    """
    for row in rows:
        if not row._state.adding and _stored_network(row) != row.network_id:
            raise AcrossNetworks(f"{type(row).__name__} would move to another network.")
        for key in _keys_in_networks(type(row)):
            target = getattr(row, key.name, None) if getattr(row, key.attname, None) is not None else None
            if target is not None and target.network_id != row.network_id:
                raise _across(type(row), key)


def ensure_no_new_network(model: type[models.Model], names: Collection[str]) -> None:
    """Refuse to write the network itself: a row stays where it was made.

    Raises:
        AcrossNetworks: It is among the fields to be written.
    """
    if OWN & set(names):
        raise AcrossNetworks(f"{model.__name__} would move to another network.")


def ensure_update_stays_inside(rows: models.QuerySet[Any], values: Mapping[str, Any]) -> None:
    """Refuse an update that would lead one of ``rows`` to another network; asks the database only about keys.

    Raises:
        AcrossNetworks: It would, or it takes the key from an expression, which nobody can see the end of.
    """
    ensure_no_new_network(rows.model, values.keys())
    for key in _keys_in_networks(rows.model):
        for name in {key.name, key.attname} & values.keys():
            if values[name] is not None:
                _ensure_target_inside(rows, key, values[name])


def _ensure_target_inside(rows: models.QuerySet[Any], key: "ForeignKey[Any, Any]", value: Any) -> None:
    if hasattr(value, "resolve_expression"):
        raise AcrossNetworks(f"{rows.model.__name__}.{key.name}: write the key itself, not an expression.")
    networks = set(rows.order_by().values_list("network_id", flat=True).distinct())
    if networks - {_network_of(key.related_model, value)}:
        raise _across(rows.model, key)


def _network_of(model: Any, value: Any) -> int | None:
    """The network of the row ``value`` is or names, as it is stored; None when there is no such row."""
    found = model.objects.without_scope(reason=ASKS_WHERE).filter(
        pk=value.pk if isinstance(value, models.Model) else value
    )
    network: int | None = found.order_by("pk").values_list("network_id", flat=True).first()
    return network


def _stored_network(row: Any) -> int | None:
    return _network_of(type(row), row) if row.network_when_stored is None else row.network_when_stored


def _across(model: type[models.Model], key: "ForeignKey[Any, Any]") -> AcrossNetworks:
    return AcrossNetworks(f"{model.__name__}.{key.name} would lead to another network.")


def _keys_in_networks(model: type[models.Model]) -> list["ForeignKey[Any, Any]"]:
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, ForeignKey) and _has_network(field.related_model)]


def _has_network(model: Any) -> bool:
    return any(field.name == "network" for field in model._meta.concrete_fields)
