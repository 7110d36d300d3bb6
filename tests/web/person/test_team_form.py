import pytest

from jobbvei.access.roles import HR, LEADER, NAV_COUNSELLOR, TEACHER
from jobbvei.casework.models import CaseClosure, TeamMember
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality
from tests.factories.casework import make_case
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


def running(participant: Participant) -> dict[str, bool]:
    rows = TeamMember.objects.for_tenant(participant.tenant).filter(participant=participant, ended_on__isnull=True)
    return {row.user.full_name: row.is_lead for row in rows.select_related("user").order_by("pk")}


def member_named(participant: Participant, name: str) -> TeamMember:
    return TeamMember.objects.for_tenant(participant.tenant).get(
        participant=participant, user__full_name=name, ended_on__isnull=True
    )


class TestTeam:
    def test_takes_a_colleague_in_gives_the_lead_and_lets_go(self) -> None:
        kari, per = make_actor(), make_actor(NAV_COUNSELLOR, name="Per Prøve")
        olena = make_case(kari)
        sent(kari, "person-team", olena, user=str(per.user.public_id))
        assert running(olena) == {"Kari Prøve": True, "Per Prøve": False}
        client, address = signed_in(kari), f"/personer/{olena.public_id}/team"
        client.post(f"{address}/{member_named(olena, 'Per Prøve').public_id}/leder/")
        assert running(olena) == {"Kari Prøve": False, "Per Prøve": True}
        client.post(f"{address}/{member_named(olena, 'Kari Prøve').public_id}/ut/")
        assert running(olena) == {"Per Prøve": True}
        assert trail_of(olena)[:3] == ["casework.team.left", "casework.team.lead_given", "casework.team.joined"]

    def test_takes_somebody_in_as_lead_at_once(self) -> None:
        kari, per = make_actor(), make_actor(NAV_COUNSELLOR, name="Per Prøve")
        olena = make_case(kari)
        sent(kari, "person-team", olena, user=str(per.user.public_id), is_lead="on")
        assert running(olena) == {"Kari Prøve": False, "Per Prøve": True}

    def test_offers_only_colleagues_who_follow_people_up(self) -> None:
        kari = make_actor()
        make_actor(HR, name="Hanne Prøve")
        make_actor(TEACHER, name="Anne Prøve")
        make_actor(tenant=make_municipality("9902", "Nordvik"), name="Nils Nordvik")
        page = signed_in(kari).get(f"/personer/{make_case(kari).public_id}/team/").content.decode()
        assert "Anne Prøve" in page
        assert "Hanne Prøve" not in page
        assert "Nils Nordvik" not in page

    def test_says_at_the_field_that_nobody_was_chosen(self) -> None:
        kari = make_actor()
        olena = make_case(kari)
        assert refused_fields(sent(kari, "person-team", olena)) == {"user"}
        assert refused_fields(sent(kari, "person-team", olena, user="somebody")) == {"user"}
        assert running(olena) == {"Kari Prøve": True}

    def test_does_not_let_the_lead_leave(self) -> None:
        kari = make_actor()
        olena = make_case(kari)
        member = member_named(olena, "Kari Prøve")
        response = signed_in(kari).post(f"/personer/{olena.public_id}/team/{member.public_id}/ut/")
        assert response.status_code == 400
        assert running(olena) == {"Kari Prøve": True}

    def test_knows_no_member_of_another_team(self) -> None:
        kari = make_actor()
        olena, yusuf = make_case(kari), make_case(kari, given_name="Yusuf")
        member = member_named(yusuf, "Kari Prøve")
        assert signed_in(kari).post(f"/personer/{olena.public_id}/team/{member.public_id}/leder/").status_code == 404

    def test_is_shut_to_others(self) -> None:
        address = f"/personer/{make_case(make_actor()).public_id}/team/"
        assert signed_in(make_actor(TEACHER)).get(address).status_code == 403
        assert signed_in(make_actor(tenant=make_municipality("9902", "Nordvik"))).get(address).status_code == 404


class TestClose:
    def test_closes_with_a_reason_says_so_and_opens_again(self) -> None:
        actor = make_actor()
        olena = make_case(actor)
        assert refused_fields(sent(actor, "case-close", olena)) == {"reason"}
        sent(actor, "case-close", olena, reason="moved")
        (closure,) = CaseClosure.objects.for_tenant(olena.tenant)
        assert closure.reason == "moved"
        client = signed_in(actor)
        page = client.get(f"/personer/{olena.public_id}/").content.decode()
        assert "Oppfølgingen er avsluttet" in page
        assert "flyttet fra kommunen" in page
        client.post(f"/personer/{olena.public_id}/apne-igjen/")
        assert not CaseClosure.objects.for_tenant(olena.tenant).exists()
        assert trail_of(olena)[:2] == ["casework.case.reopened", "casework.case.closed"]

    def test_says_on_the_form_that_a_closed_case_is_closed(self) -> None:
        actor = make_actor()
        olena = make_case(actor)
        sent(actor, "case-close", olena, reason="moved")
        assert refused_fields(sent(actor, "case-close", olena, reason="work")) == {"__all__"}
        assert refused_fields(sent(actor, "person-programme", olena)) == {"__all__"}

    def test_is_shut_to_others(self) -> None:
        address = f"/personer/{make_case(make_actor()).public_id}/avslutt/"
        assert signed_in(make_actor(LEADER)).post(address).status_code == 403
        assert signed_in(make_actor(tenant=make_municipality("9902", "Nordvik"))).get(address).status_code == 404


class TestFileMenu:
    def test_shows_each_role_only_what_it_may_change(self) -> None:
        adviser = make_actor()
        address = f"/personer/{make_case(adviser).public_id}/"
        shown = {
            actor.role.code: {
                page
                for page in ("opplysninger", "sprak", "program", "team", "avslutt")
                if f'href="{address}{page}/"' in signed_in(actor).get(address).content.decode()
            }
            for actor in (adviser, make_actor(TEACHER), make_actor(LEADER))
        }
        assert shown == {
            "programme_adviser": {"opplysninger", "sprak", "program", "team", "avslutt"},
            "teacher": {"sprak"},
            "leader": {"team"},
        }
