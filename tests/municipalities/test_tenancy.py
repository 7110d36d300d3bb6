import operator
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from jobbvei.municipalities.types import Municipality, TenantQuerySet, UnscopedQuery
from jobbvei.people.models import Household, Participant
from tests.factories.access import make_municipality

Runs = Callable[[TenantQuerySet[Household]], Any]
WAYS_TO_RUN: dict[str, Runs] = {
    "iteration": list,
    "iterator": lambda rows: list(rows.iterator()),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "aggregate": lambda rows: rows.aggregate(rows=Count("pk")),
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
    "explain": lambda rows: rows.explain(),
    "raw delete": lambda rows: rows._raw_delete("default"),
    "text of the query": lambda rows: str(rows.query),
    "dates": lambda rows: list(rows.values_list("pk", flat=True).distinct()),
}
HOME_OF_PERSON = OuterRef("household_id")
WAYS_TO_ASK_WITH: dict[str, Callable[[TenantQuerySet[Participant], TenantQuerySet[Household]], Any]] = {
    "filter": lambda people, homes: list(people.filter(household__in=homes)),
    "filter on one": lambda people, homes: list(people.filter(household=homes.values("pk")[:1])),
    "a condition": lambda people, homes: list(people.filter(Q(given_name="Olena") | Q(household__in=homes))),
    "exclude": lambda people, homes: list(people.exclude(household__in=homes)),
    "its inner query": lambda people, homes: list(people.filter(Q(("household__in", homes.query)))),
    "count": lambda people, homes: people.filter(household__in=homes.values("pk")).count(),
    "exists": lambda people, homes: list(people.filter(Exists(homes.filter(pk=HOME_OF_PERSON)))),
    "exists not": lambda people, homes: list(people.filter(~Exists(homes.filter(pk=HOME_OF_PERSON)))),
    "annotate": lambda people, homes: list(
        people.annotate(kind=Subquery(homes.filter(pk=HOME_OF_PERSON).values("kind")[:1]))
    ),
    "annotate without Subquery": lambda people, homes: list(people.annotate(kind=homes.values("kind")[:1])),
    "alias": lambda people, homes: list(
        people.alias(kind=Subquery(homes.values("kind")[:1])).filter(kind="family").values("pk")
    ),
    "aggregate": lambda people, homes: people.aggregate(homes=Count("pk", filter=Exists(homes))),
    "order": lambda people, homes: list(people.order_by(Exists(homes.filter(pk=HOME_OF_PERSON)))),
    "update": lambda people, homes: people.update(given_name=Subquery(homes.values("kind")[:1])),
    "update of some": lambda people, homes: people.filter(household__in=homes).update(given_name="Vera"),
    "delete": lambda people, homes: people.filter(household__in=homes).delete(),
    "union": lambda people, homes: list(people.order_by().values("pk").union(homes.values("pk"))),
    "an open table": lambda people, homes: list(Municipality.objects.filter(number__in=homes.values("tenant"))),
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

    @pytest.mark.parametrize("way", WAYS_TO_ASK_WITH)
    def test_refuses_to_be_asked_with_when_it_has_no_tenant(self, way: str) -> None:
        ours = make_municipality()
        with pytest.raises(UnscopedQuery):
            WAYS_TO_ASK_WITH[way](Participant.objects.for_tenant(ours), Household.objects.get_queryset())

    @pytest.mark.parametrize("way", WAYS_TO_ASK_WITH)
    def test_may_be_asked_with_when_it_has_one_and_leaves_the_neighbours_alone(self, way: str) -> None:
        ours, theirs = make_municipality(), make_municipality("9902", "Nordvik")
        Household.objects.create(tenant=theirs, kind="single_adult")
        WAYS_TO_ASK_WITH[way](Participant.objects.for_tenant(ours), Household.objects.for_tenant(ours))
        assert [row.kind for row in Household.objects.for_tenant(theirs)] == ["single_adult"]

    def test_lets_django_look_behind_a_relation_to_leave_rows_out(self) -> None:
        ours = make_municipality()
        mine = Household.objects.create(tenant=ours, kind="family")
        assert list(Household.objects.for_tenant(ours).exclude(members__given_name="Olena")) == [mine]

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

    def test_is_not_opened_by_an_object_on_one_side(self) -> None:
        household = Household.objects.create(tenant=make_municipality(), kind="family")
        rows = household.members.all() | Participant.objects.get_queryset()
        with pytest.raises(UnscopedQuery):
            list(rows)
        with pytest.raises(UnscopedQuery):
            list(rows.filter(given_name="Olena"))

    def test_refuses_to_be_joined_to_its_own_slice(self) -> None:
        ours = Household.objects.for_tenant(make_municipality())
        with pytest.raises(UnscopedQuery):
            ours.order_by("pk")[:1] | Household.objects.get_queryset()

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
