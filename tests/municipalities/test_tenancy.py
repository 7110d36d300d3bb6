import operator
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import F

from jobbvei.municipalities.types import TenantQuerySet, UnscopedQuery
from jobbvei.people.models import Household
from tests.factories.access import make_municipality

Runs = Callable[[TenantQuerySet[Household]], Any]
WAYS_TO_RUN: dict[str, Runs] = {
    "iteration": list,
    "iterator": lambda rows: list(rows.iterator()),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "aggregate": lambda rows: rows.aggregate(),
    "update": lambda rows: rows.update(kind="family"),
    "delete": lambda rows: rows.delete(),
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "slicing": lambda rows: list(rows[:1]),
    "values": lambda rows: list(rows.values("pk")),
    "length": len,
    "truth": bool,
    "in bulk": lambda rows: rows.in_bulk(),
    "earliest": lambda rows: rows.earliest("pk"),
    "contains": lambda rows: rows.contains(Household(pk=1)),
    "union": lambda rows: list(rows.union(rows)),
    "dates": lambda rows: list(rows.values_list("pk", flat=True).distinct()),
}


@pytest.mark.django_db
class TestTenantQuerySet:
    @pytest.mark.parametrize("way", WAYS_TO_RUN)
    def test_refuses_to_run_without_a_tenant(self, way: str) -> None:
        with pytest.raises(UnscopedQuery):
            WAYS_TO_RUN[way](Household.objects.get_queryset())

    @pytest.mark.parametrize("way", sorted(set(WAYS_TO_RUN) - {"get", "earliest"}))
    def test_runs_for_one_tenant(self, way: str) -> None:
        theirs = make_municipality("9902", "Nordvik")
        Household.objects.create(tenant=theirs, kind="single_adult")
        WAYS_TO_RUN[way](Household.objects.for_tenant(make_municipality()))
        assert [row.kind for row in Household.objects.for_tenant(theirs)] == ["single_adult"]

    def test_shows_only_the_tenants_rows(self) -> None:
        ours, theirs = make_municipality(), make_municipality("9902", "Nordvik")
        mine = Household.objects.create(tenant=ours, kind="family")
        Household.objects.create(tenant=theirs, kind="family")
        assert list(Household.objects.for_tenant(ours)) == [mine]

    def test_follows_relations_from_an_object_already_fetched(self) -> None:
        household = Household.objects.create(tenant=make_municipality(), kind="family")
        assert list(household.members.all()) == []

    def test_needs_a_reason_to_cross_the_wall(self) -> None:
        with pytest.raises(UnscopedQuery):
            Household.objects.across_tenants(reason="")
        assert Household.objects.across_tenants(reason="retention counts all rows").count() == 0

    @pytest.mark.parametrize("join", [operator.or_, operator.and_, operator.xor])
    def test_is_not_opened_by_a_side_without_a_tenant(self, join: Callable[[Any, Any], Any]) -> None:
        ours = Household.objects.for_tenant(make_municipality())
        for rows in (join(ours, Household.objects.get_queryset()), join(Household.objects.get_queryset(), ours)):
            with pytest.raises(UnscopedQuery):
                list(rows)

    def test_joins_two_scoped_sides(self) -> None:
        ours = make_municipality()
        mine = Household.objects.create(tenant=ours, kind="family")
        rows = Household.objects.for_tenant(ours)
        assert list(rows.filter(kind="family") | rows.filter(kind="single_adult")) == [mine]

    def test_is_not_opened_by_an_expression(self) -> None:
        with pytest.raises(UnscopedQuery):
            list(Household.objects.get_queryset().filter(tenant=F("tenant")))

    def test_refuses_written_sql(self) -> None:
        with pytest.raises(UnscopedQuery):
            Household.objects.for_tenant(make_municipality()).raw("select 1")
