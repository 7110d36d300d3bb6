"""Eksempelvik in the database: whole, through the same actions as everybody else, and never beside real people."""

import contextlib
import io
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count
from pytest_django import DjangoDbBlocker, Settings

from jobbvei.access.models import Membership, User
from jobbvei.audit.models import AuditEvent
from jobbvei.casework.models import Contact, IntroductionProgramme, NextStep, NorwegianExtension, TeamMember
from jobbvei.cli import main
from jobbvei.cli.demo.geography import ORGANISER_NUMBER
from jobbvei.cli.demo.users import USERS
from jobbvei.employers.models import Employer, Opening
from jobbvei.municipalities.crossings import rows_across_the_wall
from jobbvei.municipalities.models import Municipality
from jobbvei.municipalities.queries import tenants
from jobbvei.people.models import Participant
from jobbvei.placements.models import Placement

TODAY = date(2026, 11, 23)
HERE, NEIGHBOUR = "9901", "9902"


@pytest.fixture(scope="class")
def said(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """What the command printed when it loaded the whole world, once for the class and rolled back after it."""
    printed = io.StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        with contextlib.redirect_stdout(printed):
            assert main(["demo", "load", "--today", TODAY.isoformat()]) == 0
        yield printed.getvalue()
        transaction.set_rollback(True)


@pytest.mark.usefixtures("said")
@pytest.mark.django_db
class TestDemoLoad:
    def test_gives_each_municipality_its_own(self) -> None:
        assert Participant.objects.for_tenant(HERE).count() == 180
        assert Employer.objects.for_tenant(HERE).count() == 60
        assert Opening.objects.for_tenant(HERE).count() == 140
        assert Participant.objects.for_tenant(NEIGHBOUR).count() == 6
        assert [tenant.number for tenant in tenants()] == [ORGANISER_NUMBER, HERE, NEIGHBOUR]
        assert Municipality.objects.filter(is_invented=True, is_organiser=False).count() == 48

    def test_lets_everybody_who_is_listed_sign_in_with_the_shared_password(self, settings: Settings) -> None:
        able = [user for user in User.objects.order_by("id") if user.has_usable_password()]
        assert {user.full_name for user in able} == {user.full_name for user in USERS}
        assert len(able) == len(USERS)
        one = User.objects.get(email="vera@eksempelvik.test")
        assert one.check_password(settings.JOBBVEI_DEMO_PASSWORD)

    def test_lets_nobody_sign_in_as_the_lead_of_another_team(self) -> None:
        elsewhere = Membership.objects.exclude(tenant_id__in=[HERE, NEIGHBOUR, ORGANISER_NUMBER])
        assert elsewhere.count() == 46
        assert {one.role for one in elsewhere} == {"project_lead"}
        assert not any(one.user.has_usable_password() for one in elsewhere)

    def test_leaves_nobody_without_next_step_or_lead(self) -> None:
        people = Participant.objects.for_tenant(HERE)
        with_step = NextStep.objects.for_tenant(HERE).filter(done_at__isnull=True).values("participant")
        with_lead = TeamMember.objects.for_tenant(HERE).filter(is_lead=True, ended_on__isnull=True)
        assert not people.exclude(pk__in=with_step).exists()
        assert with_lead.count() == 180

    def test_tells_what_happened_on_the_day_it_happened(self) -> None:
        olena = Participant.objects.for_tenant(HERE).get(given_name="Olena", family_name="Testesen")
        last = Contact.objects.for_tenant(HERE).filter(participant=olena).order_by("-on").first()
        assert last is not None
        assert (TODAY - last.on).days == 19
        assert last.recorded_at.date() == last.on
        assert IntroductionProgramme.objects.for_tenant(HERE).get(participant=olena).ended_on is None
        assert NorwegianExtension.objects.for_tenant(HERE).exists()

    def test_has_a_draft_for_yusuf_and_a_place_left_for_olena(self) -> None:
        draft = Placement.objects.for_tenant(HERE).select_related("participant", "opening").get()
        assert (draft.participant.family_name, draft.opening.title) == ("Aprøvesen", "Assistent")
        assert draft.opening.positions == 2

    def test_lets_couples_live_together(self) -> None:
        people = Participant.objects.for_tenant(HERE)
        homes = people.values("household").annotate(members=Count("pk")).order_by()
        assert sum(home["members"] == 2 for home in homes) >= 4
        assert not people.filter(household__isnull=True).exists()

    def test_leads_nobody_across_the_tenant_wall(self) -> None:
        assert rows_across_the_wall() == []

    def test_says_whom_one_may_sign_in_as(self, said: str, settings: Settings) -> None:
        assert "180 deltakere, 60 arbeidsgivere og 140 stillinger" in said
        assert all(user.email in said for user in USERS)
        assert "Personvernombud" in said
        assert settings.JOBBVEI_DEMO_PASSWORD in said

    def test_changes_nothing_the_second_time(self, capsys: pytest.CaptureFixture[str]) -> None:
        events = AuditEvent.objects.count()
        assert main(["demo", "load", "--today", "2026-12-01", "--seed", "2"]) == 0
        assert "ingenting er endret" in capsys.readouterr().out
        assert AuditEvent.objects.count() == events

    def test_leaves_a_trail(self) -> None:
        assert AuditEvent.objects.filter(tenant_number=HERE, kind="people.participant.registered").count() == 180


@pytest.mark.django_db
class TestDemoLoadRefused:
    def test_refuses_a_database_where_a_real_municipality_works(self, capsys: pytest.CaptureFixture[str]) -> None:
        Municipality.objects.filter(number="4001").update(joined_on=TODAY)
        assert main(["demo", "load", "--today", "2026-11-23"]) == 2
        assert "Databasen er i bruk av Porsgrunn" in capsys.readouterr().err
        assert not Participant.objects.for_tenant(HERE).exists()

    def test_refuses_an_installation_for_real_people(
        self, capsys: pytest.CaptureFixture[str], settings: Settings
    ) -> None:
        settings.JOBBVEI_SYNTHETIC_NUMBERS = False
        assert main(["demo", "load", "--today", "2026-11-23"]) == 2
        assert "Sett JOBBVEI_DEMO=1" in capsys.readouterr().err
        assert not User.objects.exists()
