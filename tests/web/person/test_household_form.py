from typing import Any

import pytest

from jobbvei.access.roles import NAV_COUNSELLOR
from jobbvei.access.types import Actor
from jobbvei.casework.facts import facts_of
from jobbvei.people.models import Household, Participant
from tests.factories.access import make_actor, make_municipality
from tests.factories.casework import make_case, make_participant
from tests.web.person.forms import refused_fields, sent, signed_in, trail_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_today")]


def household(participant: Participant) -> Household | None:
    return Participant.objects.for_tenant(participant.tenant).get(pk=participant.pk).household


def moved_in(actor: Actor, participant: Participant, member: Participant) -> int:
    address = f"/personer/{participant.public_id}/husholdning/flytt-inn/"
    return signed_in(actor).post(address, {"member": str(member.public_id)}).status_code


class TestHousehold:
    def test_starts_one_with_children_and_changes_it(self) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(actor, "person-household", olena, kind="family", children="some", child_0="2020-01-02")
        started = household(olena)
        assert started is not None
        assert (started.kind, started.child_births) == ("family", ["2020-01-02"])
        sent(actor, "person-household", olena, child_1="2018-03-04")
        changed = household(olena)
        assert changed is not None
        assert (changed.pk, changed.child_births) == (started.pk, ["2018-03-04", "2020-01-02"])
        assert trail_of(olena)[:2] == ["people.household.changed", "people.household.joined"]

    @pytest.mark.parametrize(("answer", "known"), [("yes", True), ("no", False), ("", None)])
    def test_tells_the_law_whether_a_spouse_is_in_a_programme(self, answer: str, known: bool | None) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(actor, "person-household", olena, kind="family", children="none", spouse_in_programme=answer)
        fresh = Participant.objects.for_tenant(olena.tenant).get(pk=olena.pk)
        assert facts_of(fresh).household.spouse_in_programme is known

    @pytest.mark.parametrize(("answer", "births"), [("none", []), ("", None)])
    def test_knows_no_children_from_nobody_knows(self, answer: str, births: Any) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        sent(actor, "person-household", olena, kind="single_adult", children=answer)
        started = household(olena)
        assert started is not None
        assert started.child_births == births

    @pytest.mark.parametrize(
        ("field", "changes"),
        [
            ("kind", {"kind": ""}),
            ("spouse_in_programme", {"kind": "single_adult", "spouse_in_programme": "yes"}),
            ("child_0", {"children": "some"}),
            ("child_0", {"children": "some", "child_0": "2027-01-01"}),
            ("children", {"children": "none", "child_0": "2020-01-02"}),
        ],
    )
    def test_says_at_the_field_what_to_mend_and_writes_nothing(self, field: str, changes: dict[str, str]) -> None:
        actor = make_actor()
        olena = make_participant(actor)
        assert refused_fields(sent(actor, "person-household", olena, **{"kind": "family", **changes})) == {field}
        assert household(olena) is None
        assert not Household.objects.for_tenant(actor.tenant).exists()

    def test_moves_in_with_somebody_and_out_again(self) -> None:
        actor = make_actor()
        olena, yusuf = make_participant(actor), make_participant(actor, given_name="Yusuf")
        sent(actor, "person-household", yusuf, kind="family")
        client, address = signed_in(actor), f"/personer/{olena.public_id}/husholdning/"
        assert "Yusuf Testesen" in client.get(address, {"sok": "yusuf"}).content.decode()
        moved_in(actor, olena, yusuf)
        assert household(olena) == household(yusuf)
        assert "Yusuf Testesen" in client.get(address).content.decode()
        client.post(f"{address}flytt-ut/")
        assert household(olena) is None
        assert trail_of(olena)[:2] == ["people.household.left", "people.household.joined"]

    def test_does_not_move_in_where_there_is_no_household(self) -> None:
        actor = make_actor()
        olena, yusuf = make_participant(actor), make_participant(actor, given_name="Yusuf")
        assert moved_in(actor, olena, yusuf) == 302
        assert household(olena) is None

    def test_does_not_give_a_shielded_member_away(self) -> None:
        lead, other = make_actor(), make_actor()
        hidden, olena = make_case(lead, given_name="Hemmelig"), make_participant(lead)
        sent(lead, "person-household", hidden, kind="family")
        moved_in(lead, olena, hidden)
        Participant.objects.for_tenant(hidden.tenant).filter(pk=hidden.pk).update(is_shielded=True)
        address = f"/personer/{olena.public_id}/husholdning/"
        assert "Hemmelig" in signed_in(lead).get(address).content.decode()
        page = signed_in(other).get(address, {"sok": "hemmelig"}).content.decode()
        assert "Hemmelig Testesen" not in page
        assert moved_in(other, make_participant(other), hidden) == 404

    def test_does_not_move_in_with_somebody_in_another_municipality(self) -> None:
        actor = make_actor()
        stranger = make_participant(make_actor(tenant=make_municipality("9902", "Nordvik")))
        assert moved_in(actor, make_participant(actor), stranger) == 404

    def test_is_shut_to_others(self) -> None:
        address = f"/personer/{make_participant(make_actor()).public_id}/husholdning/"
        assert signed_in(make_actor(NAV_COUNSELLOR)).post(address).status_code == 403
        assert signed_in(make_actor(tenant=make_municipality("9902", "Nordvik"))).get(address).status_code == 404
