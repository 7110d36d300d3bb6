import pytest

from jobbvei.access.models import Membership
from jobbvei.access.roles import LEADER, PROGRAMME_ADVISER, TEACHER, UNIT_LEADER
from jobbvei.audit.models import AuditEvent
from jobbvei.employers.actions import (
    add_contact_person,
    change_employer,
    change_opening,
    close_opening,
    fill_opening,
    register_employer,
    register_opening,
    remove_contact_person,
    reopen,
    save_employer,
    save_opening,
    set_contact_owner,
    withdraw_advertisement,
)
from jobbvei.employers.actions.openings import set_people_in_advertisement
from jobbvei.employers.details import EmployerDetails, PersonToCall, SourceKey, UnableToSave
from jobbvei.employers.models import Employer, Opening, OpeningContact
from jobbvei.shared.errors import Refused
from jobbvei.shared.outcome import Outcome
from tests.factories.access import TODAY, make_actor, make_municipality, make_occasion
from tests.factories.employers import VALID_NUMBERS, make_employer, make_opening, opening_details, system_occasion

pytestmark = pytest.mark.django_db
KEY = SourceKey("file", "S-1")


def written_kinds() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("kind", flat=True))


class TestRegisterEmployer:
    def test_keeps_it_in_the_municipality_acted_for_and_leaves_a_trail(self) -> None:
        occasion = make_occasion(make_actor(PROGRAMME_ADVISER))
        employer = register_employer(
            details=EmployerDetails(name=" Ærlig Bakeri AS ", organisation_number="313 000 001"), occasion=occasion
        )
        assert (employer.tenant_id, employer.name, employer.organisation_number) == (
            "9901",
            "Ærlig Bakeri AS",
            "313000001",
        )
        assert employer.search_name == "ærlig bakeri as"
        event = AuditEvent.objects.get()
        assert (event.kind, event.object_key) == ("employers.employer.registered", str(employer.public_id))
        assert "Ærlig" not in str(event.details)

    def test_refuses_a_role_without_the_permission_and_writes_nothing(self) -> None:
        with pytest.raises(Refused):
            register_employer(details=EmployerDetails(name="Solvang"), occasion=make_occasion(make_actor(LEADER)))
        assert not Employer.objects.for_tenant("9901").exists()
        assert written_kinds() == []

    def test_refuses_an_organisation_number_already_registered_and_names_whose_it_is(self) -> None:
        make_employer("Solvang sykehjem", organisation_number=VALID_NUMBERS[0])
        with pytest.raises(UnableToSave, match="Solvang sykehjem") as caught:
            make_employer("Solvang", organisation_number=VALID_NUMBERS[0])
        assert caught.value.problems[0].field == "organisation_number"

    def test_lets_another_municipality_register_the_same_number(self) -> None:
        make_employer(organisation_number=VALID_NUMBERS[0])
        neighbour = make_municipality("9902", "Nabovik")
        assert make_employer(tenant=neighbour, organisation_number=VALID_NUMBERS[0]).tenant_id == "9902"


class TestChangeEmployer:
    def test_refuses_another_municipalitys_employer(self) -> None:
        theirs = make_employer(tenant=make_municipality("9902", "Nabovik"))
        with pytest.raises(Refused, match="annen kommune"):
            change_employer(employer=theirs, details=EmployerDetails(name="Vårt"), occasion=make_occasion())

    def test_writes_nothing_when_nothing_differs(self) -> None:
        employer = make_employer("Solvang")
        change_employer(employer=employer, details=EmployerDetails(name="Solvang"), occasion=make_occasion())
        assert written_kinds() == ["employers.employer.registered"]


class TestSaveEmployer:
    def test_makes_changes_and_then_leaves_alone(self) -> None:
        occasion = system_occasion()
        outcomes = [
            save_employer(key=KEY, details=EmployerDetails(name=name), occasion=occasion).outcome
            for name in ("Solvang", "Solvang", "Solvang sykehjem", "Solvang sykehjem")
        ]
        assert outcomes == [Outcome.CREATED, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.UNCHANGED]
        assert written_kinds() == ["employers.employer.registered", "employers.employer.changed"]

    def test_takes_over_the_one_a_colleague_registered_as_it_stands(self) -> None:
        ours = make_employer("Solvang sykehjem", organisation_number=VALID_NUMBERS[0])
        details = EmployerDetails(name="SOLVANG AS", organisation_number=VALID_NUMBERS[0])
        saved = save_employer(key=KEY, details=details, occasion=system_occasion())
        assert (saved.thing, saved.outcome) == (ours, Outcome.UNCHANGED)
        assert saved.thing.name == "Solvang sykehjem"


class TestSetContactOwner:
    def test_keeps_the_colleague_and_says_so_by_key_only(self) -> None:
        actor = make_actor(name="Per Prøve")
        employer = set_contact_owner(employer=make_employer(), owner=actor.user, occasion=make_occasion(actor))
        assert employer.contact_owner == actor.user
        assert AuditEvent.objects.order_by("id").last().details == {"owner": actor.key}  # type: ignore[union-attr]  # there is one

    def test_refuses_somebody_without_a_role_in_the_municipality_and_writes_nothing(self) -> None:
        neighbour = make_actor(tenant=make_municipality("9902", "Nabovik")).user
        employer = make_employer()
        with pytest.raises(UnableToSave, match="ingen rolle i kommunen") as caught:
            set_contact_owner(employer=employer, owner=neighbour, occasion=make_occasion())
        assert caught.value.problems[0].field == "owner"
        employer.refresh_from_db()
        assert employer.contact_owner is None
        assert "employers.contact_owner.set" not in written_kinds()

    def test_refuses_a_colleague_whose_role_has_ended(self) -> None:
        gone = make_actor(name="Per Prøve").user
        Membership.objects.filter(user=gone).update(ended_on=TODAY)
        with pytest.raises(UnableToSave):
            set_contact_owner(employer=make_employer(), owner=gone, occasion=make_occasion())

    def test_can_be_taken_away(self) -> None:
        employer = set_contact_owner(employer=make_employer(), owner=None, occasion=make_occasion())
        assert employer.contact_owner is None


class TestContactPersons:
    def test_are_added_and_removed(self) -> None:
        employer = make_employer()
        contact = add_contact_person(
            employer=employer, person=PersonToCall(name="Anne Test", phone="12 34 56 78"), occasion=make_occasion()
        )
        assert employer.contacts.get() == contact
        remove_contact_person(contact=contact, occasion=make_occasion())
        assert not employer.contacts.exists()
        assert written_kinds()[1:] == ["employers.contact_person.added", "employers.contact_person.removed"]

    def test_need_a_name(self) -> None:
        with pytest.raises(UnableToSave):
            add_contact_person(employer=make_employer(), person=PersonToCall(name=""), occasion=make_occasion())


class TestRegisterOpening:
    def test_is_allowed_for_a_unit_leader_and_starts_open(self) -> None:
        opening = register_opening(
            employer=make_employer(), details=opening_details(), occasion=make_occasion(make_actor(UNIT_LEADER))
        )
        assert (opening.status, opening.tenant_id, opening.shifts) == ("open", "9901", ["day"])

    def test_is_refused_for_a_teacher(self) -> None:
        with pytest.raises(Refused):
            register_opening(
                employer=make_employer(), details=opening_details(), occasion=make_occasion(make_actor(TEACHER))
            )

    def test_is_refused_at_another_municipalitys_employer(self) -> None:
        theirs = make_employer(tenant=make_municipality("9902", "Nabovik"))
        with pytest.raises(Refused, match="annen kommune"):
            register_opening(employer=theirs, details=opening_details(), occasion=make_occasion())

    def test_gives_every_problem_at_once(self) -> None:
        with pytest.raises(UnableToSave) as caught:
            make_opening(title="", styrk08="0", positions=0)
        assert [problem.field for problem in caught.value.problems] == ["title", "styrk08", "positions"]


class TestChangeOpening:
    def test_keeps_the_new_and_writes_once(self) -> None:
        opening = make_opening()
        for _twice in range(2):
            change_opening(opening=opening, details=opening_details(positions=3), occasion=make_occasion())
        opening.refresh_from_db()
        assert opening.positions == 3
        assert written_kinds().count("employers.opening.changed") == 1


class TestSaveOpening:
    def test_makes_changes_and_then_leaves_alone_whatever_has_been_read_back(self) -> None:
        employer, occasion = make_employer(), system_occasion()
        outcomes = [
            save_opening(key=KEY, employer=employer, details=opening_details(positions=n), occasion=occasion).outcome
            for n in (1, 1, 2, 2)
        ]
        assert outcomes == [Outcome.CREATED, Outcome.UNCHANGED, Outcome.CHANGED, Outcome.UNCHANGED]

    def test_does_not_reopen_what_was_closed_here(self) -> None:
        employer, occasion = make_employer(), system_occasion()
        opening = save_opening(key=KEY, employer=employer, details=opening_details(), occasion=occasion).thing
        close_opening(opening=opening, occasion=make_occasion())
        saved = save_opening(key=KEY, employer=employer, details=opening_details(positions=5), occasion=occasion)
        assert (saved.thing.status, saved.thing.positions) == ("closed", 5)

    def test_refuses_a_change_that_breaks_the_law_and_keeps_the_old(self) -> None:
        employer, occasion = make_employer(), system_occasion()
        save_opening(key=KEY, employer=employer, details=opening_details(), occasion=occasion)
        with pytest.raises(UnableToSave):
            save_opening(key=KEY, employer=employer, details=opening_details(legal_floor="health"), occasion=occasion)
        assert Opening.objects.for_tenant("9901").get().legal_floor == "none"


class TestMovingAnOpening:
    def test_goes_from_open_to_filled_to_open_to_closed_to_open(self) -> None:
        opening, occasion = make_opening(), make_occasion()
        for move, status in (
            (fill_opening, "filled"), (reopen, "open"), (close_opening, "closed"), (reopen, "open"),
        ):  # fmt: skip
            assert move(opening=opening, occasion=occasion).status == status

    def test_refuses_to_close_twice_and_says_what_it_is(self) -> None:
        opening = close_opening(opening=make_opening(), occasion=make_occasion())
        with pytest.raises(Refused, match="Plassen er lukket"):
            close_opening(opening=opening, occasion=make_occasion())

    @pytest.mark.parametrize("move", [close_opening, fill_opening])
    def test_deletes_the_people_named_in_the_advertisement(self, move: object) -> None:
        opening = make_opening()
        set_people_in_advertisement(opening, [PersonToCall(name="Anne Test")])
        move(opening=opening, occasion=make_occasion())  # type: ignore[operator]  # one of the two actions
        assert not OpeningContact.objects.for_tenant("9901").exists()


class TestWithdrawAdvertisement:
    def test_closes_and_leaves_no_word_and_no_person_of_it(self) -> None:
        employer, occasion = make_employer(), system_occasion()
        details = opening_details(tasks="Ring Anne Test", requirement_source="B1", application_url="https://eks.test/1")
        opening = save_opening(key=KEY, employer=employer, details=details, occasion=occasion).thing
        set_people_in_advertisement(opening, [PersonToCall(name="Anne Test")])
        saved = withdraw_advertisement(key=KEY, occasion=occasion)
        opening.refresh_from_db()
        assert saved is not None
        assert saved.outcome is Outcome.CHANGED
        assert (opening.status, opening.tasks, opening.requirement_source, opening.application_url) == (
            "closed", "", "", "",
        )  # fmt: skip
        assert not opening.contacts.exists()
        assert opening.title == "Renholder"

    def test_changes_nothing_the_second_time(self) -> None:
        save_opening(key=KEY, employer=make_employer(), details=opening_details(), occasion=system_occasion())
        withdraw_advertisement(key=KEY, occasion=system_occasion())
        again = withdraw_advertisement(key=KEY, occasion=system_occasion())
        assert again is not None
        assert again.outcome is Outcome.UNCHANGED

    def test_has_nothing_to_do_for_one_we_never_had(self) -> None:
        assert withdraw_advertisement(key=KEY, occasion=system_occasion()) is None


class TestSetPeopleInAdvertisement:
    def test_tells_whether_they_differ(self) -> None:
        opening = make_opening()
        anne, per = PersonToCall(name="Anne Test"), PersonToCall(name="Per Test", phone="12")
        told = [set_people_in_advertisement(opening, people) for people in ([anne], [anne], [anne, per], [])]
        assert told == [True, False, True, True]
