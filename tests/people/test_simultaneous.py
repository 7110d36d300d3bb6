"""Two who save the same at the same moment: the rows below stand already when the second one is saved."""

import pytest
from django.db import IntegrityError
from django.db.models import Model

from jobbvei.access.types import Actor
from jobbvei.casework.models import CaseClosure, IntroductionProgramme, NorwegianTraining, TeamMember
from jobbvei.people.models import Participant
from jobbvei.people.simultaneous import AlreadySaved, refusal_of, save_unless_taken
from tests.factories.access import TODAY, make_actor
from tests.factories.people import registered_participant, synthetic_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari() -> Actor:
    return make_actor()


@pytest.fixture
def olena(kari: Actor) -> Participant:
    return registered_participant(kari, source_key="D-1", identity_number=synthetic_number())


def second_of(olena: Participant, **changes: str) -> Participant:
    """A copy of the person, as the one who saves second has it."""
    copy = Participant.objects.for_tenant(olena.tenant).get()
    copy.pk, copy._state.adding, copy.public_id = None, True, Participant().public_id
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def twice(row: Model, other: Model) -> AlreadySaved:
    row.save()
    with pytest.raises(AlreadySaved) as caught:
        save_unless_taken(other)
    return caught.value


class TestSaveUnlessTaken:
    @pytest.mark.parametrize(
        ("changes", "field", "said"),
        [
            ({"source_key": ""}, "identity_number", "med dette fødselsnummeret"),
            ({"identity_fingerprint": ""}, "source_key", "med denne saksnøkkelen"),
        ],
    )
    def test_refuses_the_same_person_in_one_sentence_and_the_transaction_goes_on(
        self, olena: Participant, changes: dict[str, str], field: str, said: str
    ) -> None:
        with pytest.raises(AlreadySaved, match=said) as caught:
            save_unless_taken(second_of(olena, **changes))
        assert caught.value.field == field
        assert Participant.objects.for_tenant(olena.tenant).count() == 1

    def test_refuses_a_second_programme_lead_training_and_closure(self, kari: Actor, olena: Participant) -> None:
        own = {"tenant": olena.tenant, "participant": olena}
        lead = {**own, "user": kari.user, "service": "nav", "is_lead": True, "started_on": TODAY}
        closed = {**own, "closed_on": TODAY, "reason": "work"}
        assert "allerede i et introduksjonsprogram" in str(
            twice(IntroductionProgramme(**own), IntroductionProgramme(**own))
        )
        assert "en som leder teamet" in str(twice(TeamMember(**lead), TeamMember(**lead)))
        for one, other in (
            (NorwegianTraining(**own), NorwegianTraining(**own)),
            (CaseClosure(**closed), CaseClosure(**closed)),
        ):
            assert twice(one, other).field == "participant"

    def test_lets_what_is_no_matter_of_uniqueness_through(self, olena: Participant) -> None:
        with pytest.raises(IntegrityError):
            save_unless_taken(second_of(olena, source_key="D-2", identity_fingerprint="x", gender=None))  # type: ignore[arg-type]  # a null the model does not take


class TestRefusalOf:
    def test_knows_the_constraint_by_name_as_postgresql_says_it(self) -> None:
        said = 'duplicate key value violates unique constraint "{}"\nDETAIL:  Key (participant_id)=(1) already exists.'
        running = refusal_of(IntroductionProgramme(), said.format("casework_one_running_programme"))
        assert running is not None
        assert "allerede i et introduksjonsprogram" in str(running)
        training = refusal_of(NorwegianTraining(), said.format("casework_norwegiantraining_participant_id_key"))
        assert training is not None
        assert training.field == "participant"

    def test_does_not_know_others(self) -> None:
        assert refusal_of(NorwegianTraining(), "FOREIGN KEY constraint failed") is None
