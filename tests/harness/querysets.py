"""Rows without a stated order come back in an order of chance, so no test and no page can lean on it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models.query import QuerySet


@contextmanager
def shuffled_when_unordered(chance: random.Random) -> Iterator[None]:
    """While open, every queryset of several rows without an order is shuffled as it is fetched."""
    fetch_all = QuerySet._fetch_all
    iterate = QuerySet.iterator

    def fetch(self: QuerySet[Any]) -> None:
        is_first_time = self._result_cache is None
        fetch_all(self)
        if is_first_time and not self.ordered and self._result_cache is not None:
            _shuffle(self._result_cache, chance)

    def iterator(self: QuerySet[Any], chunk_size: int | None = None) -> Iterator[Any]:
        if self.ordered:
            return iterate(self, chunk_size)
        rows = list(iterate(self, chunk_size))
        _shuffle(rows, chance)
        return iter(rows)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", fetch)
        patch.setattr(QuerySet, "iterator", iterator)
        yield


def _shuffle(rows: list[Any], chance: random.Random) -> None:
    """Shuffle in place; never into the order they came in, or the shuffle would sometimes prove nothing."""
    before = list(rows)
    chance.shuffle(rows)
    if len(rows) > 1 and all(one is other for one, other in zip(rows, before, strict=True)):
        rows.reverse()
