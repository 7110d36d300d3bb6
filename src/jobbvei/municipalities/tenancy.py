"""The tenant wall: a row that belongs to a municipality cannot be fetched without saying which.

``Participant.objects.filter(...)`` builds a query, but turning it into SQL raises :class:`UnscopedQuery` unless it
went through ``for_tenant``, filters on the tenant itself, or starts from an object already fetched. What is written
is kept inside the wall by :mod:`jobbvei.municipalities.crossings`.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models
from django.db.models import sql
from django.db.models.base import ModelBase

from jobbvei.municipalities.crossings import (
    ensure_rows_stay_inside,
    ensure_update_stays_inside,
    keys_held,
    refuse_new_tenant,
)
from jobbvei.municipalities.models import Municipality

Owned_co = TypeVar("Owned_co", bound="TenantOwned", covariant=True)
NUMBER_LENGTH = 4
TENANT_LOOKUPS = frozenset({"tenant", "tenant_id", "tenant__number", "tenant__pk"})


class UnscopedQuery(Exception):
    """A query for rows of a municipality was run without naming the municipality. A fault in our code."""


class TenantQuery(sql.Query):
    """A query that becomes SQL only when it has a tenant, alone or as a value inside another query.

    Django makes more queries of this class while it builds one of ours; those are part of ours and lack nothing.

    Attributes:
        lacks_tenant: It is for rows of municipalities, and nobody has said which.
        tenant_number: The one municipality it is for; None when that takes a query to know.
    """

    lacks_tenant: bool = False
    tenant_number: str | None = None

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """Django's one way from query to SQL for all that reads: rows, counts, explanations, subqueries, unions."""
        self.ensure_tenant()
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: type[sql.Query] | None = None) -> sql.Query:
        """Django's copy. A copy of another class, such as an update, would not ask again, so it is asked here."""
        if klass is not None:
            self.ensure_tenant()
        return super().chain(klass)

    def ensure_tenant(self) -> None:
        """Nothing when somebody has said whose rows these are.

        Raises:
            UnscopedQuery: Nobody has.
        """
        if self.lacks_tenant:
            name = "" if self.model is None else self.model.__name__
            raise UnscopedQuery(f"{name} was queried without a tenant; use for_tenant().")


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
            number = getattr(self.query, "tenant_number", None)
            ensure_update_stays_inside(self, kwargs, tenant_number=number)
        return super().update(**kwargs)

    def _clone(self) -> Self:
        clone = cast(Self, super()._clone())  # type: ignore[misc]  # private in the stubs, stable in Django
        clone._keys_are_seen_to = self._keys_are_seen_to
        return clone


class TenantQuerySet(InsideQuerySet[Owned_co]):
    """A queryset that refuses to run until it is scoped to one tenant."""

    def __init__(
        self, model: type[models.Model] | None = None, query: sql.Query | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Django's queryset; a new one lacks its tenant."""
        if query is None and model is not None:
            query = TenantQuery(model)
            query.lacks_tenant = True
        super().__init__(model, query, *args, **kwargs)

    def for_tenant(self, tenant: Municipality | str) -> Self:
        """Only the rows of ``tenant`` (the municipality, or its number)."""
        return self.filter(tenant_id=_number(tenant))

    def across_tenants(self, *, reason: str) -> Self:
        """All rows of all tenants, for work that serves no single one (retention, migration checks).

        Args:
            reason: Why no tenant can be named; read by reviewers, so it may not be empty.
        """
        if not reason:
            raise UnscopedQuery("across_tenants needs a reason")
        scoped = self.all()
        scoped._tenant_query.lacks_tenant = False
        return scoped

    def filter(self, *args: Any, **kwargs: Any) -> Self:
        """Django's filter; naming the tenant scopes the query."""
        narrowed = super().filter(*args, **kwargs)
        for lookup in TENANT_LOOKUPS & kwargs.keys():
            if _names_a_tenant(kwargs[lookup]):
                narrowed._tenant_query.lacks_tenant = False
                narrowed._tenant_query.tenant_number = _number(kwargs[lookup])
        return narrowed

    def __or__(self, other: Any) -> Self:
        """Django's union of conditions; scoped only when both sides are, else one side would open the wall."""
        return self._joined(super().__or__(other), other)

    def __and__(self, other: Any) -> Self:
        """Django's meeting of conditions; scoped only when both sides are."""
        return self._joined(super().__and__(other), other)

    def __xor__(self, other: Any) -> Self:
        """Django's either-or of conditions; scoped only when both sides are."""
        return self._joined(super().__xor__(other), other)

    def raw(self, *args: Any, **kwargs: Any) -> Any:
        """Refused: nobody can see from outside whether written SQL names a tenant."""
        raise UnscopedQuery(f"{self.model.__name__}: written SQL cannot be scoped to a tenant.")

    def _joined(self, joined: Any, other: Any) -> Self:
        if joined is self or joined is other:
            return cast(Self, joined)
        if not isinstance(joined, TenantQuerySet):
            raise UnscopedQuery(f"{self.model.__name__}: Django joins to a slice from outside the wall.")
        sides = (self.query, other.query)
        joined._tenant_query.lacks_tenant = any(getattr(side, "lacks_tenant", True) for side in sides)
        numbers = {getattr(side, "tenant_number", None) for side in sides}
        joined._tenant_query.tenant_number = numbers.pop() if len(numbers) == 1 else None
        return cast(Self, joined)

    def _add_hints(self, **hints: Any) -> None:
        """Django tells which object it follows a relation from, just before it narrows the query to that object."""
        super()._add_hints(**hints)  # type: ignore[misc]  # private in the stubs, stable in Django
        if "instance" in hints:
            self._tenant_query.lacks_tenant = False

    def _raw_delete(self, using: str | None) -> int:
        """Django's delete without collecting; it gives the query its class past :meth:`TenantQuery.chain`."""
        self._tenant_query.ensure_tenant()
        return super()._raw_delete(using)

    @property
    def _tenant_query(self) -> TenantQuery:
        return cast(TenantQuery, self.query)


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


def _number(tenant: Municipality | str) -> str:
    return tenant.number if isinstance(tenant, Municipality) else tenant


def _names_a_tenant(value: object) -> bool:
    """Whether the value is one municipality; an expression such as ``F("tenant")`` names none."""
    return isinstance(value, Municipality) or (isinstance(value, str) and len(value) == NUMBER_LENGTH)
