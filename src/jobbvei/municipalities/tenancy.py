"""The tenant wall: a row that belongs to a municipality cannot be fetched without saying which.

``Participant.objects.filter(...)`` builds a query, but turning it into SQL raises :class:`.UnscopedQuery` unless it
went through ``for_tenant``, filters on the tenant itself, or starts from an object already fetched. What is written
is kept inside the wall by :mod:`jobbvei.municipalities.crossings`.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models
from django.db.models.base import ModelBase

from jobbvei.municipalities.crossings import (
    ensure_rows_stay_inside,
    ensure_update_stays_inside,
    keys_held,
    refuse_new_tenant,
)
from jobbvei.municipalities.models import Municipality
from jobbvei.municipalities.scoping import ScopedQuerySet

Owned_co = TypeVar("Owned_co", bound="TenantOwned", covariant=True)
NUMBER_LENGTH = 4


class InsideQuerySet(models.QuerySet[Owned_co, Owned_co]):
    """A queryset that writes no key which leads to another municipality. It reads what it is asked for."""

    _keys_are_seen_to = False

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Django's bulk_create, inside the wall."""
        rows = list(objs)
        ensure_rows_stay_inside(rows)
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Django's bulk_update, inside the wall."""
        rows, names = list(objs), list(fields)
        refuse_new_tenant(self.model, names)
        ensure_rows_stay_inside(rows, names)
        seen_to = self._chain()  # type: ignore[attr-defined]  # private in the stubs, stable in Django
        seen_to._keys_are_seen_to = True  # Django goes on to update() with an expression for each row
        return super(InsideQuerySet, seen_to).bulk_update(rows, names, batch_size)

    def update(self, **kwargs: Any) -> int:
        """Django's update, inside the wall."""
        if not self._keys_are_seen_to:
            number = getattr(self.query, "scope", None)
            ensure_update_stays_inside(self, kwargs, tenant_number=number)
        return super().update(**kwargs)

    def _clone(self) -> Self:
        clone = cast(Self, super()._clone())  # type: ignore[misc]  # private in the stubs, stable in Django
        clone._keys_are_seen_to = self._keys_are_seen_to
        return clone


class TenantQuerySet(InsideQuerySet[Owned_co], ScopedQuerySet[Owned_co]):  # type: ignore[override]  # each stub has its own as_manager
    """A queryset that refuses to run until it is scoped to one tenant."""

    scope_lookups = frozenset({"tenant", "tenant_id", "tenant__number", "tenant__pk"})
    way_in = "for_tenant"

    @classmethod
    def scope_named(cls, value: object) -> str | None:
        """The number of the municipality ``value`` names; an expression such as ``F("tenant")`` names none."""
        if isinstance(value, Municipality):
            return value.number
        return value if isinstance(value, str) and len(value) == NUMBER_LENGTH else None

    def for_tenant(self, tenant: Municipality | str) -> Self:
        """Only the rows of ``tenant`` (the municipality, or its number)."""
        return self.filter(tenant_id=tenant.number if isinstance(tenant, Municipality) else tenant)

    def across_tenants(self, *, reason: str) -> Self:
        """All rows of all tenants, for work that serves no single one (retention, migration checks).

        Args:
            reason: Why no tenant can be named; read by reviewers, so it may not be empty.
        """
        return self.without_scope(reason=reason)


class TenantManager(models.Manager[Owned_co]):
    """Hands out tenant querysets."""

    def get_queryset(self) -> TenantQuerySet[Owned_co]:
        """A queryset that will not run before it is scoped."""
        return TenantQuerySet(self.model, using=self._db)

    def for_tenant(self, tenant: Municipality | str) -> TenantQuerySet[Owned_co]:
        """Only the rows of ``tenant``."""
        return self.get_queryset().for_tenant(tenant)

    def across_tenants(self, *, reason: str) -> TenantQuerySet[Owned_co]:
        """All rows of all tenants; see :meth:`TenantQuerySet.across_tenants`."""
        return self.get_queryset().across_tenants(reason=reason)


class InsideManager(models.Manager[Owned_co]):
    """Hands out querysets that keep what they write inside the wall."""

    def get_queryset(self) -> InsideQuerySet[Owned_co]:
        """A queryset that reads freely, for the object Django already holds or follows a key to."""
        return InsideQuerySet(self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]  # as above


class WalledModel(ModelBase):
    """Gives Django a base manager that keeps the wall; ``Meta.base_manager_name`` would put one in every migration."""

    @property
    def _base_manager(self) -> InsideManager[Any]:
        manager: InsideManager[Any] = InsideManager()
        manager.model, manager.name, manager.auto_created = self, "_base_manager", True  # as Django makes its own
        return manager


class TenantOwned(models.Model, metaclass=WalledModel):
    """A row that belongs to one municipality, for good, and has a name of its own in addresses.

    Attributes:
        public_id: Random; the only key of this row that leaves the server.
        keys_when_stored: Its tenant and its keys within the wall as they were last fetched or saved, by field.
    """

    tenant = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", editable=False)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    keys_when_stored: Mapping[str, Any] = MappingProxyType({})
    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **modes: Any) -> Self:
        """Django's way from database to object; what is stored need not be looked up again when it is saved."""
        row = super().from_db(db, field_names, values, **modes)
        row.keys_when_stored = keys_held(row)
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Django's save, inside the wall.

        Raises:
            AcrossTheWall: A key would lead to another municipality, or the row would move to one.
        """
        ensure_rows_stay_inside([self], kwargs.get("update_fields"))
        super().save(*args, **kwargs)
        if not args and kwargs.get("update_fields") is None:  # else a key in memory may not be the one stored
            self.keys_when_stored = keys_held(self)
