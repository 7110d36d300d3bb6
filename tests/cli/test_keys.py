"""Changing the key that identity numbers are encrypted with, from the command line."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import override_settings

from jobbvei.audit.models import AuditEvent
from jobbvei.cli import main
from jobbvei.people.actions import renew_identity_encryption
from jobbvei.people.identity_numbers import current_key_id
from jobbvei.people.models import Participant
from tests.factories.access import make_actor, make_municipality, make_occasion
from tests.factories.people import registered_participant, synthetic_number

pytestmark = pytest.mark.django_db

OLD = override_settings(JOBBVEI_IDENTITY_KEYS=["old"])
BOTH = override_settings(JOBBVEI_IDENTITY_KEYS=["new", "old"])
ONLY_NEW = override_settings(JOBBVEI_IDENTITY_KEYS=["new"])


@pytest.fixture
def two_municipalities() -> None:
    neighbour = make_municipality("9902", "Nabovik")
    with OLD:
        registered_participant(make_actor(), identity_number=synthetic_number())
        registered_participant(make_actor(tenant=neighbour), identity_number=synthetic_number())


def key_ids() -> set[str]:
    people = Participant.objects.across_tenants(reason="a test")
    return {stored.partition("$")[0] for stored in people.values_list("identity_number", flat=True)}


@pytest.mark.usefixtures("two_municipalities")
class TestRenew:
    def test_encrypts_the_numbers_of_every_municipality_with_the_first_key(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with BOTH:
            assert main(["keys", "renew"]) == 0
            assert key_ids() == {current_key_id()}
        said = capsys.readouterr().out
        assert "Eksempelvik: 1 fødselsnumre" in said
        assert "Nabovik: 1 fødselsnumre" in said

    def test_leaves_a_trail_in_each_and_none_when_there_is_nothing_to_do(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with BOTH:
            main(["keys", "renew"])
            main(["keys", "renew"])
        renewed = AuditEvent.objects.filter(kind="people.identity_number.renewed")
        assert sorted(renewed.values_list("tenant_number", "actor_key").order_by()) == [
            ("9901", "system"),
            ("9902", "system"),
        ]
        assert "Eksempelvik: 0 fødselsnumre" in capsys.readouterr().out

    def test_changes_nothing_anywhere_when_a_key_is_gone(self, capsys: pytest.CaptureFixture[str]) -> None:
        with BOTH:  # so that the first municipality's number could be renewed, and only the second's stops it
            renew_identity_encryption(occasion=make_occasion(make_actor()))
        with override_settings(JOBBVEI_IDENTITY_KEYS=["newest", "new"]):
            assert main(["keys", "renew"]) == 2
            assert current_key_id() not in key_ids()
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "JOBBVEI_IDENTITY_KEYS" in captured.err

    def test_renews_the_second_factors_too(self, capsys: pytest.CaptureFixture[str]) -> None:
        with OLD:
            TOTP.activate(make_actor().user, generate_totp_secret())
        with BOTH:
            assert main(["keys", "renew"]) == 0
        with ONLY_NEW:
            Authenticator.objects.get().wrap().validate_code("000000")
        assert "Totrinnsinnlogging: 1 er kryptert" in capsys.readouterr().out

    def test_changes_no_number_when_the_key_of_a_second_factor_is_gone(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with override_settings(JOBBVEI_IDENTITY_KEYS=["lost"]):
            TOTP.activate(make_actor().user, generate_totp_secret())
        with BOTH:
            assert main(["keys", "renew"]) == 2
            assert current_key_id() not in key_ids()
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "totrinnsinnlogging" in captured.err
