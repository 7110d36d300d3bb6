"""The tenant wall: a row that belongs to a municipality cannot be fetched without saying which.

``Participant.objects.filter(...)`` builds a query, but running it raises :class:`UnscopedQuery` unless it
went through ``for_tenant``, filters on the tenant itself, or starts from an object already fetched.
"""

import uuid
from collections.abc import Iterator
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models

from jobbvei.municipalities.models import Municipality

Owned_co = TypeVar("Owned_co", bound="TenantOwned", covariant=True)
NUMBER_LENGTH = 4
TENANT_LOOKUPS = frozenset({"tenant", "tenant_id", "tenant__number", "tenant__pk"})


class UnscopedQuery(Exception):
    """A query for rows of a municipality was run without naming the municipality. A fault in our code."""


class TenantQuerySet(models.QuerySet[Owned_co, Owned_co]):
    """A queryset that refuses to run until it is scoped to one tenant."""

    _scoped = False

    def for_tenant(self, tenant: Municipality | str) -> Self:
        """Only the rows of ``tenant`` (the municipality, or its number)."""
        number = tenant.number if isinstance(tenant, Municipality) else tenant
        return self.filter(tenant_id=number)

    def across_tenants(self, *, reason: str) -> Self:
        """All rows of all tenants, for work that serves no single one (retention, migration checks).

        Args:
            reason: Why no tenant can be named; read by reviewers, so it may not be empty.
        """
        if not reason:
            raise UnscopedQuery("across_tenants needs a reason")
        scoped = self.all()
        scoped._scoped = True
        return scoped

    def filter(self, *args: Any, **kwargs: Any) -> Self:
        """Django's filter; naming the tenant scopes the query."""
        narrowed = super().filter(*args, **kwargs)
        narrowed._scoped = self._scoped or any(_names_a_tenant(kwargs[key]) for key in TENANT_LOOKUPS & kwargs.keys())
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
        if joined is not self and joined is not other:
            joined._scoped = self._scoped and getattr(other, "_scoped", False)
        return cast(Self, joined)

    def _clone(self) -> Self:
        clone = cast(Self, super()._clone())  # type: ignore[misc]  # private in the stubs, stable in Django
        clone._scoped = self._scoped
        return clone

    def _ensure_scoped(self) -> None:
        started_from_an_object = "instance" in self._hints  # type: ignore[attr-defined]  # set by related managers
        if not (self._scoped or started_from_an_object):
            raise UnscopedQuery(f"{self.model.__name__} was queried without a tenant; use for_tenant().")

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            self._ensure_scoped()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Iterator[Owned_co]:
        """Django's iterator, scoped."""
        self._ensure_scoped()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        """Django's count, scoped."""
        self._ensure_scoped()
        return super().count()

    def exists(self) -> bool:
        """Django's exists, scoped."""
        self._ensure_scoped()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's aggregate, scoped."""
        self._ensure_scoped()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """Django's update, scoped."""
        self._ensure_scoped()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Django's delete, scoped."""
        self._ensure_scoped()
        return super().delete()


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


class TenantOwned(models.Model):
    """A row that belongs to one municipality and has a name of its own in addresses.

    Attributes:
        public_id: Random; the only key of this row that leaves the server.
    """

    tenant = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+", editable=False)
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True


def _names_a_tenant(value: object) -> bool:
    """Whether the value is one municipality; an expression such as ``F("tenant")`` names none."""
    return isinstance(value, Municipality) or (isinstance(value, str) and len(value) == NUMBER_LENGTH)
