from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from jobbvei.access.roles import LEADER, TEACHER
from jobbvei.access.types import SystemActor
from jobbvei.audit.queries import events_about_person
from jobbvei.audit.types import Occasion
from jobbvei.people.actions import (
    join_household,
    leave_household,
    save_participant_file,
    set_availability,
    set_child_care,
    set_competence,
    set_language_level,
    start_household,
)
from jobbvei.people.choices import Cefr, CompetencePart, LevelSource, Skill
from jobbvei.people.details import (
    AuthorisationDetails,
    AvailabilityDetails,
    CareWindow,
    CompetenceDetails,
    ExperienceDetails,
    LevelDetails,
    LicenceDetails,
    ParticipantFile,
)
from jobbvei.people.impossible import ImpossibleValue
from jobbvei.people.models import Household, Participant
from jobbvei.shared.errors import Refused
from jobbvei.shared.outcome import Outcome
from tests.factories.access import NOW, TODAY, make_actor, make_municipality, make_occasion
from tests.factories.people import participant_details, registered_participant

pytestmark = pytest.mark.django_db

SPEAKING_A2 = LevelDetails(
    skill=Skill.SPEAKING, level=Cefr.A2, source=LevelSource.NORWEGIAN_TEST, tested_on=date(2026, 9, 1)
)
WINDOW = CareWindow(1, time(7, 30), time(16, 30))


def kinds_about(participant: Participant) -> list[str]:
    key = str(participant.public_id)
    return [event.kind for event in events_about_person(key, tenant_number=participant.tenant_id)]


class TestSetLanguageLevel:
    def test_lets_a_teacher_write_the_level_once(self) -> None:
        olena, teacher = registered_participant(make_actor()), make_actor(TEACHER)
        for _ in range(2):
            set_language_level(participant=olena, details=SPEAKING_A2, occasion=make_occasion(teacher))
        (level,) = olena.language_levels.all()
        assert (level.skill, level.level, level.tested_on) == ("speaking", "A2", date(2026, 9, 1))
        assert kinds_about(olena).count("people.language_level.set") == 1

    def test_is_refused_to_a_leader(self) -> None:
        olena = registered_participant(make_actor())
        with pytest.raises(Refused):
            set_language_level(participant=olena, details=SPEAKING_A2, occasion=make_occasion(make_actor(LEADER)))

    @pytest.mark.parametrize("tested_on", [date(2026, 11, 24), date(1989, 5, 1)])
    def test_refuses_a_test_ahead_or_before_birth(self, tested_on: date) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        details = LevelDetails(skill=Skill.READING, level=Cefr.B1, source=LevelSource.TEACHER, tested_on=tested_on)
        with pytest.raises(ImpossibleValue):
            set_language_level(participant=olena, details=details, occasion=make_occasion(actor))
        assert not olena.language_levels.exists()


class TestSetCompetence:
    def test_replaces_the_parts_given_and_leaves_the_others(self) -> None:
        actor = make_actor()
        olena, occasion = registered_participant(actor), make_occasion(actor)
        first = CompetenceDetails(
            experience=(ExperienceDetails("5321", Decimal("6.5"), "UA"),),
            wishes=("5321", "9112"),
            licences=(LicenceDetails(" b "),),
            authorisations=(AuthorisationDetails("helsefagarbeider", date(2025, 1, 1)),),
        )
        set_competence(participant=olena, details=first, occasion=occasion)
        set_competence(participant=olena, details=CompetenceDetails(wishes=("9112", "5321")), occasion=occasion)
        assert [wish.styrk08 for wish in olena.wishes.all()] == ["9112", "5321"]
        assert [one.code for one in olena.licences.all()] == ["B"]
        assert olena.experiences.get().years == Decimal("6.5")
        assert kinds_about(olena).count("people.competence.set") == 2

    def test_tells_none_from_not_asked(self) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        set_competence(participant=olena, details=CompetenceDetails(licences=()), occasion=make_occasion(actor))
        olena.refresh_from_db()
        assert olena.is_asked_about(CompetencePart.LICENCES)
        assert not olena.is_asked_about(CompetencePart.AUTHORISATIONS)

    @pytest.mark.parametrize(
        ("field", "details"),
        [
            ("experience", CompetenceDetails(experience=(ExperienceDetails("532", Decimal(1)),))),
            ("wishes", CompetenceDetails(wishes=("lærer",))),
            ("wishes", CompetenceDetails(wishes=("9112", "9112"))),
            ("licences", CompetenceDetails(licences=(LicenceDetails("B"), LicenceDetails("b")))),
            ("years", CompetenceDetails(experience=(ExperienceDetails("5321", Decimal("-1")),))),
            ("years", CompetenceDetails(experience=(ExperienceDetails("5321", Decimal("NaN")),))),
            ("authorisations", CompetenceDetails(authorisations=(AuthorisationDetails("x", date(2027, 1, 1)),))),
            ("code", CompetenceDetails(authorisations=(AuthorisationDetails(" "),))),
        ],
    )
    def test_refuses_what_cannot_be_true_and_keeps_what_stood(self, field: str, details: Any) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        set_competence(participant=olena, details=CompetenceDetails(wishes=("5321",)), occasion=make_occasion(actor))
        with pytest.raises(ImpossibleValue) as refused:
            set_competence(participant=olena, details=details, occasion=make_occasion(actor))
        assert refused.value.field == field
        assert olena.wishes.get().styrk08 == "5321"


class TestSetAvailability:
    def test_writes_once_and_changes_after(self) -> None:
        actor = make_actor()
        olena, occasion = registered_participant(actor), make_occasion(actor)
        given = AvailabilityDetails(hours_min=Decimal(15), hours_max=Decimal("37.5"), shifts=("evening", "day"))
        set_availability(participant=olena, details=given, occasion=occasion)
        set_availability(participant=olena, details=given, occasion=occasion)
        assert olena.availability.shifts == ["day", "evening"]
        assert kinds_about(olena).count("people.availability.set") == 1

    @pytest.mark.parametrize(
        ("field", "details"),
        [
            ("hours_min", AvailabilityDetails(hours_min=Decimal(30), hours_max=Decimal(20))),
            ("hours_max", AvailabilityDetails(hours_max=Decimal(49))),
            ("shifts", AvailabilityDetails(shifts=("morning",))),
            ("max_commute_minutes", AvailabilityDetails(max_commute_minutes=900)),
        ],
    )
    def test_refuses_what_cannot_be_true(self, field: str, details: AvailabilityDetails) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        with pytest.raises(ImpossibleValue) as refused:
            set_availability(participant=olena, details=details, occasion=make_occasion(actor))
        assert refused.value.field == field


class TestSetChildCare:
    def test_replaces_the_week(self) -> None:
        actor = make_actor()
        olena, occasion = registered_participant(actor), make_occasion(actor)
        set_child_care(participant=olena, windows=(WINDOW,), occasion=occasion)
        set_child_care(participant=olena, windows=(), occasion=occasion)
        assert not olena.child_care_windows.exists()

    @pytest.mark.parametrize(
        "windows",
        [
            (CareWindow(1, time(16), time(7)),),
            (WINDOW, CareWindow(1, time(16), time(18))),
            (CareWindow(8, time(7), time(16)),),
        ],
    )
    def test_refuses_impossible_weeks(self, windows: tuple[CareWindow, ...]) -> None:
        actor = make_actor()
        olena = registered_participant(actor)
        with pytest.raises(ImpossibleValue):
            set_child_care(participant=olena, windows=windows, occasion=make_occasion(actor))


class TestHousehold:
    def test_is_started_joined_and_left_and_goes_with_the_last(self) -> None:
        actor = make_actor()
        occasion = make_occasion(actor)
        olena, ivan = registered_participant(actor), registered_participant(actor, given_name="Ivan")
        household = start_household(
            participant=olena, kind="family", child_births=(date(2019, 5, 1),), occasion=occasion
        )
        join_household(participant=ivan, household=household, occasion=occasion)
        assert set(household.members.all()) == {olena, ivan}
        leave_household(participant=olena, occasion=occasion)
        leave_household(participant=ivan, occasion=occasion)
        assert not Household.objects.for_tenant(actor.tenant).exists()
        assert kinds_about(ivan)[0] == "people.household.left"

    def test_refuses_a_household_of_another_municipality(self) -> None:
        neighbour = make_actor(tenant=make_municipality("9902", "Nordvik"))
        theirs = start_household(
            participant=registered_participant(neighbour),
            kind="family",
            child_births=None,
            occasion=make_occasion(neighbour),
        )
        actor = make_actor()
        with pytest.raises(ImpossibleValue):
            join_household(participant=registered_participant(actor), household=theirs, occasion=make_occasion(actor))

    def test_refuses_a_child_born_ahead(self) -> None:
        actor = make_actor()
        with pytest.raises(ImpossibleValue, match="fram i tid"):
            start_household(
                participant=registered_participant(actor),
                kind="family",
                child_births=(date(2027, 1, 1),),
                occasion=make_occasion(actor),
            )


class TestSaveParticipantFile:
    FILE = ParticipantFile(
        details=participant_details(source_key="P-17"),
        language_levels=(SPEAKING_A2,),
        competence=CompetenceDetails(wishes=("9112",), licences=()),
        availability=AvailabilityDetails(hours_max=Decimal("37.5"), available_on=TODAY),
        child_care=(WINDOW,),
    )

    def test_creates_once_and_then_leaves_it_unchanged(self) -> None:
        occasion = make_occasion()
        first = save_participant_file(file=self.FILE, occasion=occasion)
        second = save_participant_file(file=self.FILE, occasion=occasion)
        assert (first.outcome, second.outcome) == (Outcome.CREATED, Outcome.UNCHANGED)
        assert first.participant == second.participant
        assert kinds_about(first.participant) == ["people.participant.registered"]

    def test_says_changed_when_one_part_differs(self) -> None:
        occasion = make_occasion()
        save_participant_file(file=self.FILE, occasion=occasion)
        newer = ParticipantFile(details=self.FILE.details, availability=AvailabilityDetails(hours_max=Decimal(20)))
        saved = save_participant_file(file=newer, occasion=occasion)
        assert saved.outcome == Outcome.CHANGED
        assert saved.participant.wishes.count() == 1

    def test_never_lifts_the_shield(self) -> None:
        system = Occasion(by=SystemActor(make_municipality(), TODAY), at=NOW)
        shielded = ParticipantFile(details=participant_details(source_key="P-18", is_shielded=True))
        save_participant_file(file=shielded, occasion=system)
        open_file = ParticipantFile(details=participant_details(source_key="P-18"))
        assert save_participant_file(file=open_file, occasion=system).participant.is_shielded

    def test_leaves_nothing_of_a_person_with_one_impossible_part(self) -> None:
        actor = make_actor()
        bad = ParticipantFile(
            details=participant_details(source_key="P-19"), competence=CompetenceDetails(wishes=("feil",))
        )
        with pytest.raises(ImpossibleValue):
            save_participant_file(file=bad, occasion=make_occasion(actor))
        assert not Participant.objects.for_tenant(actor.tenant).exists()

    def test_refuses_a_file_without_source_key(self) -> None:
        with pytest.raises(ImpossibleValue) as refused:
            save_participant_file(file=ParticipantFile(details=participant_details()), occasion=make_occasion())
        assert refused.value.field == "source_key"
