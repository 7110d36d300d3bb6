"""A wall in front of a table: a query that has not said whose rows it wants does not become SQL.

:mod:`jobbvei.municipalities.tenancy` builds the wall between municipalities of it, and the learning network its walls
between networks and between the municipalities in one.
"""

from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models
from django.db.models import sql

Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class UnscopedQuery(Exception):
    """A query for rows behind a wall was run without saying whose. A fault in our code."""


class ScopedQuery(sql.Query):
    """A query that becomes SQL only when it has a scope, alone or as a value inside another query.

    Django makes more queries of this class while it builds one of ours; those are part of ours and lack nothing.

    Attributes:
        lacks_scope: It is for rows behind a wall, and nobody has said whose.
        scope: Whose rows it is for, such as the number of the municipality; None when that takes a query to know.
        way_in: The method that gives it a scope, for whoever reads the error.
    """

    lacks_scope: bool = False
    scope: Any = None
    way_in: str = ""

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        """Django's one way from query to SQL for all that reads: rows, counts, explanations, subqueries, unions."""
        self.ensure_scope()
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: type[sql.Query] | None = None) -> sql.Query:
        """Django's copy. A copy of another class, such as an update, would not ask again, so it is asked here."""
        if klass is not None:
            self.ensure_scope()
        return super().chain(klass)

    def ensure_scope(self) -> None:
        """Nothing when somebody has said whose rows these are.

        Raises:
            UnscopedQuery: Nobody has.
        """
        if self.lacks_scope:
            name = "" if self.model is None else self.model.__name__
            raise UnscopedQuery(f"{name} was queried without saying whose; use {self.way_in}().")


class ScopedQuerySet(models.QuerySet[Row_co, Row_co]):
    """A queryset that refuses to run until it is scoped.

    Attributes:
        scope_lookups: The filters that say whose rows are wanted.
        way_in: The method that is meant for it.
    """

    scope_lookups: ClassVar[frozenset[str]] = frozenset()
    way_in: ClassVar[str] = ""

    def __init__(
        self, model: type[models.Model] | None = None, query: sql.Query | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Django's queryset; a new one lacks its scope."""
        if query is None and model is not None:
            query = ScopedQuery(model)
            query.lacks_scope, query.way_in = True, self.way_in
        super().__init__(model, query, *args, **kwargs)

    @classmethod
    def scope_named(cls, value: object) -> Any:
        """What ``value`` names, as the column holds it; None when it names no single one, as an expression does."""
        raise NotImplementedError

    def filter(self, *args: Any, **kwargs: Any) -> Self:
        """Django's filter; naming whose rows scopes the query."""
        narrowed = super().filter(*args, **kwargs)
        for lookup in self.scope_lookups & kwargs.keys():
            named = self.scope_named(kwargs[lookup])
            if named is not None:
                narrowed._scoped_query.lacks_scope = False
                narrowed._scoped_query.scope = named
        return narrowed

    def without_scope(self, *, reason: str) -> Self:
        """All rows on every side of the wall.

        Args:
            reason: Why nobody can be named; read by reviewers, so it may not be empty.
        """
        if not reason:
            raise UnscopedQuery("leaving the scope out needs a reason")
        scoped = self.all()
        scoped._scoped_query.lacks_scope = False
        return scoped

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
        """Refused: nobody can see from outside whose rows written SQL gives."""
        raise UnscopedQuery(f"{self.model.__name__}: written SQL cannot be scoped.")

    def _joined(self, joined: Any, other: Any) -> Self:
        if joined is self or joined is other:
            return cast(Self, joined)
        if not isinstance(joined, ScopedQuerySet):
            raise UnscopedQuery(f"{self.model.__name__}: Django joins to a slice from outside the wall.")
        sides = (self.query, other.query)
        joined._scoped_query.lacks_scope = any(getattr(side, "lacks_scope", True) for side in sides)
        scopes = {getattr(side, "scope", None) for side in sides}
        joined._scoped_query.scope = scopes.pop() if len(scopes) == 1 else None
        return cast(Self, joined)

    def _add_hints(self, **hints: Any) -> None:
        """Django tells which object it follows a relation from, just before it narrows the query to that object."""
        super()._add_hints(**hints)  # type: ignore[misc]  # private in the stubs, stable in Django
        if "instance" in hints:
            self._scoped_query.lacks_scope = False

    def _raw_delete(self, using: str | None) -> int:
        """Django's delete without collecting; it gives the query its class past :meth:`ScopedQuery.chain`."""
        self._scoped_query.ensure_scope()
        return super()._raw_delete(using)

    @property
    def _scoped_query(self) -> ScopedQuery:
        return cast(ScopedQuery, self.query)
