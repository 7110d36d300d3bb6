"""Foreign keys never lead from a row of one municipality to a row of another.

The database cannot say so in one constraint, so it is said where rows are written, and looked for where they lie.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db.models import F, ForeignKey, Model, QuerySet

from jobbvei.municipalities.models import Municipality

Key: TypeAlias = "ForeignKey[Any, Any]"
TENANT = frozenset({"tenant", "tenant_id"})


class AcrossTheWall(Exception):
    """A row of one municipality was to point at a row of another, or to move there. A fault in our code."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A stored row whose foreign key leads to another municipality.

    Attributes:
        model: App and model, such as ``people.Participant``.
        row: The row's primary key.
        key: The foreign key's name.
        tenant_number: The row's own municipality.
        leads_to_number: The municipality of the row it points at.
    """

    model: str
    row: int
    key: str
    tenant_number: str
    leads_to_number: str


def rows_across_the_wall() -> list[Crossing]:
    """Every stored row whose foreign key leads to another municipality, by model, key and row.

    One query for each foreign key between rows of municipalities; for tests and for checking a restored database.
    """
    walled = sorted(filter(_is_walled, apps.get_models()), key=lambda model: model._meta.label)
    return [crossing for model in walled for key in keys_within_the_wall(model) for crossing in _crossings(model, key)]


@cache
def keys_within_the_wall(model: type[Model]) -> tuple[Key, ...]:
    """The foreign keys of ``model`` that lead to rows which belong to a municipality."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and _is_walled(field.related_model)
    )


def keys_held(row: Model) -> dict[str, Any]:
    """What ``row`` holds in memory of its tenant and its keys within the wall; what was not fetched is left out."""
    names = ("tenant_id", *(key.attname for key in keys_within_the_wall(type(row))))
    return {name: row.__dict__[name] for name in names if name in row.__dict__}


def ensure_rows_stay_inside(rows: Sequence[Any], written: Collection[str] | None = None) -> None:
    """Refuse rows of one model that point at another municipality than their own.

    Runs no query for a key whose row is in memory or which came from the database; else one for each foreign key.

    Args:
        rows: Rows of a model derived from ``TenantOwned``, about to be written.
        written: Names of the fields that are written; None is all.

    Raises:
        AcrossTheWall: One of them points at another municipality, or has been given another.
    """
    if not rows:
        return
    _refuse_moved(rows)
    model: type[Model] = type(rows[0])
    for key in keys_within_the_wall(model):
        if written is None or {key.name, key.attname} & set(written):
            _refuse_crossing(rows, key)


def ensure_update_stays_inside(rows: QuerySet[Any], values: Mapping[str, Any], *, tenant_number: str | None) -> None:
    """Refuse to let all of ``rows`` point at a row of another municipality, or to move them there.

    Args:
        values: Field name → new value, as ``update`` takes them.
        tenant_number: The one municipality ``rows`` are of; None when it takes a query to know.

    Raises:
        AcrossTheWall: A value leads to another municipality, or is an expression, and only the database knows where
            that leads.
    """
    model: type[Model] = rows.model
    refuse_new_tenant(model, values)
    for key in keys_within_the_wall(model):
        value = values.get(key.name, values.get(key.attname))
        number = None if value is None else _tenant_led_to(key, value)
        if number is not None and not _are_all_of(rows, number, tenant_number):
            raise AcrossTheWall(f"{_name(key)}: not all rows are of the municipality it would lead to.")


def refuse_new_tenant(model: type[Model], written: Iterable[str]) -> None:
    """Refuse to write the tenant over many rows at once; what points at them would stay behind.

    Args:
        written: Names of the fields that are written.

    Raises:
        AcrossTheWall: The tenant is among them.
    """
    if not TENANT.isdisjoint(written):
        raise AcrossTheWall(f"{model.__name__}: rows cannot be moved to another municipality.")


def _are_all_of(rows: QuerySet[Any], number: str, tenant_number: str | None) -> bool:
    return number == tenant_number if tenant_number else not rows.exclude(tenant_id=number).exists()


def _tenant_led_to(key: Key, value: Any) -> str | None:
    if isinstance(value, Model):
        return _tenant_of(value)
    plain = _plain(key, value)
    return _tenants_of(key, [plain]).get(plain)


def _refuse_moved(rows: Iterable[Any]) -> None:
    for row in rows:
        held = row.__dict__.get("tenant_id")
        if held is not None and row.keys_when_stored.get("tenant_id", held) != held:
            raise AcrossTheWall(f"{type(row).__name__} {row.pk} cannot be moved to another municipality.")


def _refuse_crossing(rows: Iterable[Any], key: Key) -> None:
    unseen: list[Any] = []
    for row in rows:
        if key.is_cached(row):
            _refuse_unless_same(row, key, _tenant_of(key.get_cached_value(row)))
        elif row.__dict__.get(key.attname) not in (None, row.keys_when_stored.get(key.attname)):
            unseen.append(row)
    leads_to = [_plain(key, row.__dict__[key.attname]) for row in unseen]
    found = _tenants_of(key, leads_to)
    for row, value in zip(unseen, leads_to, strict=True):
        _refuse_unless_same(row, key, found.get(value))


def _refuse_unless_same(row: Any, key: Key, number: str | None) -> None:
    """A key that leads nowhere is the database's to refuse."""
    if number is not None and number != row.tenant_id:
        raise AcrossTheWall(f"{_name(key)} of a row in {row.tenant_id} would lead to {number}.")


def _tenant_of(row: Any) -> str | None:
    return None if row is None else str(row.tenant_id)


def _tenants_of(key: Key, values: Iterable[Any]) -> dict[Any, str]:
    """Municipality by key, for those of ``values`` that are the key of a row; no values, no query."""
    target = key.target_field.name
    led_to: Any = key.related_model
    rows = led_to._base_manager.only("tenant_id", target).in_bulk(set(values), field_name=target)
    return {value: row.tenant_id for value, row in rows.items()}


def _plain(key: Key, value: Any) -> Any:
    if hasattr(value, "resolve_expression"):
        raise AcrossTheWall(f"{_name(key)}: nobody can see where an expression leads.")
    return key.get_prep_value(value)


def _name(key: Key) -> str:
    return f"{key.model.__name__}.{key.name}"


def _crossings(model: type[Model], key: Key) -> Iterator[Crossing]:
    rows = model._base_manager.filter(**{f"{key.name}__isnull": False}).exclude(**{f"{key.name}__tenant": F("tenant")})
    for row, own, other in rows.order_by("pk").values_list("pk", "tenant_id", f"{key.name}__tenant_id"):
        yield Crossing(model._meta.label, row, key.name, own, other)


def _is_walled(model: Any) -> bool:
    return any(field.name == "tenant" and field.related_model is Municipality for field in model._meta.concrete_fields)
