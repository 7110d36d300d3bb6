from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from jobbvei.people.actions import set_competence, set_language_level
from jobbvei.people.choices import Cefr, LevelSource, Skill
from jobbvei.people.competence import competence_of, competence_of_all
from jobbvei.people.details import (
    AuthorisationDetails,
    CompetenceDetails,
    ExperienceDetails,
    LevelDetails,
    LicenceDetails,
)
from jobbvei.people.models import Participant
from jobbvei.people.queries import participants_for_matching
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.people import registered_participant

pytestmark = pytest.mark.django_db

CLEANER = CompetenceDetails(
    experience=(ExperienceDetails("9112", Decimal(2), "UA"), ExperienceDetails("5120", Decimal("7.5"), "UA")),
    wishes=("5120", "9112", "2221"),
    licences=(LicenceDetails("B"), LicenceDetails("C1")),
    authorisations=(AuthorisationDetails("nurse"),),
)


@pytest.fixture
def olena() -> Participant:
    """Somebody with a row of every kind."""
    actor = make_actor()
    participant = registered_participant(actor)
    set_competence(participant=participant, details=CLEANER, occasion=make_occasion(actor))
    for skill, level in ((Skill.SPEAKING, Cefr.A2), (Skill.READING, Cefr.A1)):
        details = LevelDetails(skill=skill, level=level, source=LevelSource.TEACHER)
        set_language_level(participant=participant, details=details, occasion=make_occasion(actor))
    return participant


class TestCompetenceOf:
    def test_holds_every_row_in_its_order(self, olena: Participant) -> None:
        competence = competence_of(olena)
        assert competence.levels == {("nb", "speaking"): "A2", ("nb", "reading"): "A1"}
        assert competence.experience == (("5120", Decimal("7.5")), ("9112", Decimal(2)))
        assert competence.wishes == ("5120", "9112", "2221")
        assert sorted(competence.licences | competence.authorisations) == ["B", "C1", "nurse"]


class TestCompetenceOfAll:
    def test_says_of_each_what_is_said_of_one(self, olena: Participant) -> None:
        bare = registered_participant(make_actor(tenant=olena.tenant), given_name="Iryna")
        everybody = competence_of_all(participants_for_matching(olena.tenant), tenant=olena.tenant)
        assert everybody == {olena.pk: competence_of(olena), bare.pk: competence_of(bare)}

    def test_has_nobody_from_the_neighbours(self, olena: Participant) -> None:
        neighbours = make_municipality("9902", "Nordvik")
        assert competence_of_all(participants_for_matching(olena.tenant), tenant=neighbours)[olena.pk].wishes == ()

    @pytest.mark.parametrize("people", [2, 20])
    def test_asks_the_same_number_of_queries_however_many_people(
        self, people: int, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        actor = make_actor()
        for _ in range(people):
            registered_participant(actor)
        with django_assert_num_queries(6):
            assert len(competence_of_all(participants_for_matching(actor.tenant), tenant=actor.tenant)) == people
