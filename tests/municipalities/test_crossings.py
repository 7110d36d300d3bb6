"""No key of a row leads to another municipality: refused where rows are written, found where they lie."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Value
from pytest_django import DjangoAssertNumQueries

from jobbvei.municipalities.crossings import Crossing, keys_within_the_wall, rows_across_the_wall
from jobbvei.municipalities.tenancy import InsideManager, TenantManager
from jobbvei.municipalities.types import AcrossTheWall, TenantOwned, TenantQuerySet
from jobbvei.people.models import Household, Participant, WorkExperience
from tests.factories.access import make_actor, make_municipality
from tests.factories.people import registered_participant


@dataclass(frozen=True)
class Scene:
    """Two households here, Olena in the first, and one with the neighbours."""

    olena: Participant
    home: Household
    other_home: Household
    theirs: Household

    @property
    def people(self) -> TenantQuerySet[Participant]:
        """Everybody here."""
        return Participant.objects.for_tenant(self.home.tenant_id)

    def stored(self) -> Participant:
        """Olena, fetched anew without her household."""
        return self.people.get(pk=self.olena.pk)

    def led_to_the_neighbours(self, way: str) -> Participant:
        """Olena in memory, given the neighbours' household."""
        olena = self.stored()
        setattr(olena, "household" if way == "an object" else "household_id", TO_THE_NEIGHBOURS[way](self))
        return olena


TO_THE_NEIGHBOURS: dict[str, Callable[[Scene], Any]] = {
    "an object": lambda scene: scene.theirs,
    "its key": lambda scene: scene.theirs.pk,
    "its key as text": lambda scene: str(scene.theirs.pk),
    "an expression": lambda scene: Value(scene.theirs.pk),
}
EVERY_WAY = pytest.mark.parametrize("way", TO_THE_NEIGHBOURS)


@pytest.fixture
def scene(db: None) -> Scene:
    here, there = make_municipality(), make_municipality("9902", "Nordvik")
    olena = registered_participant(make_actor(tenant=here))
    homes = [Household.objects.create(tenant=tenant, kind="family") for tenant in (here, here, there)]
    olena.household = homes[0]
    olena.save()
    return Scene(olena, *homes)


class TestSave:
    @EVERY_WAY
    def test_refuses_a_row_of_another_municipality(self, scene: Scene, way: str) -> None:
        with pytest.raises(AcrossTheWall):
            scene.led_to_the_neighbours(way).save()
        assert scene.stored().household_id == scene.home.pk

    @EVERY_WAY
    def test_refuses_it_among_the_named_fields(self, scene: Scene, way: str) -> None:
        with pytest.raises(AcrossTheWall):
            scene.led_to_the_neighbours(way).save(update_fields=["household"])

    def test_refuses_it_after_other_fields_were_saved(self, scene: Scene) -> None:
        olena = scene.led_to_the_neighbours("its key")
        olena.save(update_fields=["given_name"])
        with pytest.raises(AcrossTheWall):
            olena.save()

    def test_refuses_a_new_row(self, scene: Scene) -> None:
        with pytest.raises(AcrossTheWall):
            WorkExperience.objects.create(tenant=scene.theirs.tenant, participant=scene.olena, styrk08="9112", years=1)
        with pytest.raises(AcrossTheWall):
            scene.olena.experiences.create(tenant=scene.theirs.tenant, styrk08="9112", years=1)

    def test_refuses_to_move_a_row(self, scene: Scene) -> None:
        for home in (scene.home, Household.objects.for_tenant("9901").get(pk=scene.home.pk)):
            home.tenant = scene.theirs.tenant
            with pytest.raises(AcrossTheWall):
                home.save()

    def test_lets_a_row_stay_inside(self, scene: Scene) -> None:
        for way, value in (("household", scene.other_home), ("household_id", scene.home.pk), ("household", None)):
            olena = scene.stored()
            setattr(olena, way, value)
            olena.save()
        assert scene.stored().household is None

    def test_asks_nothing_about_a_row_in_memory(
        self, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        olena = scene.stored()
        olena.household = scene.other_home
        with django_assert_num_queries(1):
            olena.save()

    def test_asks_nothing_about_a_key_that_is_stored(
        self, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        olena = scene.stored()
        with django_assert_num_queries(1):
            olena.save()

    def test_asks_once_about_a_key_alone(self, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        olena = scene.stored()
        olena.household_id = scene.other_home.pk
        with django_assert_num_queries(2):
            olena.save()
        with django_assert_num_queries(1):
            olena.save()

    def test_fetches_nothing_that_was_left_out(
        self, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        olena = scene.people.only("given_name").get(pk=scene.olena.pk)
        with django_assert_num_queries(1):
            super(Participant, olena).save(update_fields=["given_name"])


class TestBulkCreate:
    def test_refuses_a_row_of_another_municipality(self, scene: Scene) -> None:
        for value in ({"participant": scene.olena}, {"participant_id": scene.olena.pk}):
            row = WorkExperience(tenant=scene.theirs.tenant, styrk08="9112", years=1, **value)
            with pytest.raises(AcrossTheWall):
                WorkExperience.objects.bulk_create([row])
        assert not scene.olena.experiences.exists()

    @pytest.mark.parametrize("many", [2, 20])
    def test_asks_once_for_each_foreign_key(
        self, scene: Scene, many: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        numbers = [f"{9100 + place}" for place in range(many)]
        by_key = [WorkExperience(tenant_id="9901", participant_id=scene.olena.pk, styrk08=n, years=1) for n in numbers]
        by_row = [WorkExperience(tenant_id="9901", participant=scene.olena, styrk08=n, years=2) for n in numbers]
        for row in by_row:
            row.country = "UA"
        with django_assert_num_queries(2):
            WorkExperience.objects.bulk_create(iter(by_key))
        with django_assert_num_queries(1):
            WorkExperience.objects.bulk_create(iter(by_row))


class TestBulkUpdate:
    @EVERY_WAY
    def test_refuses_a_row_of_another_municipality(self, scene: Scene, way: str) -> None:
        with pytest.raises(AcrossTheWall):
            scene.people.bulk_update([scene.led_to_the_neighbours(way)], ["household"])
        assert scene.stored().household_id == scene.home.pk

    def test_refuses_to_move_a_row(self, scene: Scene) -> None:
        with pytest.raises(AcrossTheWall):
            scene.people.bulk_update([Participant(pk=scene.olena.pk, tenant=scene.theirs.tenant)], ["tenant"])

    def test_lets_rows_stay_inside(self, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        olena = scene.stored()
        olena.household = scene.other_home
        with django_assert_num_queries(1):
            assert scene.people.bulk_update((one for one in [olena]), ["household"]) == 1
        assert scene.stored().household_id == scene.other_home.pk


class TestUpdate:
    @EVERY_WAY
    def test_refuses_a_row_of_another_municipality(self, scene: Scene, way: str) -> None:
        for name in ("household", "household_id"):
            with pytest.raises(AcrossTheWall):
                scene.people.update(**{name: TO_THE_NEIGHBOURS[way](scene)})
        assert scene.stored().household_id == scene.home.pk

    def test_refuses_rows_of_several_municipalities(self, scene: Scene) -> None:
        registered_participant(make_actor(tenant=scene.theirs.tenant), given_name="Vera")
        everybody = Participant.objects.across_tenants(reason="a test")
        with pytest.raises(AcrossTheWall):
            everybody.update(household=scene.home)
        assert everybody.filter(given_name="Olena").update(household=scene.other_home) == 1

    def test_refuses_what_a_relation_adds(self, scene: Scene) -> None:
        with pytest.raises(AcrossTheWall), transaction.atomic():
            scene.theirs.members.add(scene.olena)
        with pytest.raises(AcrossTheWall), transaction.atomic():
            scene.theirs.members.set([scene.olena])
        scene.other_home.members.add(scene.olena)
        assert scene.stored().household_id == scene.other_home.pk

    def test_refuses_to_move_rows(self, scene: Scene) -> None:
        for value in (scene.theirs.tenant, "9902"):
            with pytest.raises(AcrossTheWall):
                Household.objects.for_tenant("9901").update(tenant=value)

    def test_asks_nothing_about_a_row_in_memory(
        self, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(1):
            scene.people.update(household=scene.other_home)
        with django_assert_num_queries(1):
            scene.people.update(household=None)


class TestRowsAcrossTheWall:
    def test_are_none_where_nobody_planted_one(self, scene: Scene) -> None:
        assert rows_across_the_wall() == []

    def test_are_found(self, scene: Scene) -> None:
        planted = "UPDATE people_participant SET household_id = %s WHERE id = %s"
        with connection.cursor() as cursor:
            cursor.execute(planted, [scene.theirs.pk, scene.olena.pk])
        assert rows_across_the_wall() == [
            Crossing("people.Participant", scene.olena.pk, "household", tenant_number="9901", leads_to_number="9902")
        ]

    def test_are_found_when_it_is_the_row_that_moved(self, scene: Scene) -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE people_household SET tenant_id = '9902' WHERE id = %s", [scene.home.pk])
        assert [(one.model, one.key) for one in rows_across_the_wall()] == [("people.Participant", "household")]


class TestKeysWithinTheWall:
    def test_are_those_between_rows_of_municipalities(self) -> None:
        placement = apps.get_model("placements.Placement")
        names = {key.name for key in keys_within_the_wall(placement)}
        assert names == {"suggestion", "participant", "opening", "agree_step"}
        assert [key.name for key in keys_within_the_wall(apps.get_model("casework.NextStep"))] == [
            "participant",
            "follows",
        ]

    def test_are_all_that_lead_from_one_walled_row_to_another(self) -> None:
        walled = [model for model in apps.get_models() if issubclass(model, TenantOwned)]
        assert walled
        assert [field for model in walled for field in model._meta.many_to_many] == []

    def test_are_watched_by_what_django_writes_through(self) -> None:
        walled = [model for model in apps.get_models() if issubclass(model, TenantOwned)]
        assert {type(model._base_manager) for model in walled} == {InsideManager}
        assert {(manager.name, type(manager)) for model in walled for manager in model._meta.managers} == {
            ("objects", TenantManager)
        }
