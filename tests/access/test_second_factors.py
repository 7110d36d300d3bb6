"""Changing the key that secrets of second factors are encrypted with."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client, override_settings
from django.urls import reverse

from jobbvei.access.actions import renew_second_factors
from jobbvei.access.models import User
from jobbvei.access.second_factor_secrets import SecondFactorKeyMissing, encrypted
from jobbvei.audit.models import AuditEvent
from jobbvei.audit.types import Installation, Occasion
from tests.access.test_sign_in import code_for
from tests.factories.access import NOW, make_actor

pytestmark = pytest.mark.django_db

OLD = override_settings(JOBBVEI_IDENTITY_KEYS=["old"])
BOTH = override_settings(JOBBVEI_IDENTITY_KEYS=["new", "old"])
NEW = override_settings(JOBBVEI_IDENTITY_KEYS=["new"])
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSKEY = {"name": "Passnøkkel", "credential": {"id": "abc", "rawId": "abc"}, "secret": "not ours to read"}


def renew() -> int:
    return renew_second_factors(occasion=Occasion(by=Installation(), at=NOW, purpose="administration"))


def kept() -> dict[str, Any]:
    return dict(Authenticator.objects.order_by("pk").values_list("type", "data"))


@pytest.fixture
def user() -> User:
    """Has an authenticator app, recovery codes and a passkey."""
    user = make_actor().user
    with OLD:
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=PASSKEY)
    return user


class TestRenewSecondFactors:
    def test_lets_a_code_sign_in_when_the_old_key_is_gone(self, client: Client, user: User) -> None:
        with BOTH:
            assert renew() == 2
        with NEW:
            client.post(reverse("account_login"), {"login": user.email, "password": "en lang setning"})
            client.post(reverse("mfa_authenticate"), {"code": code_for(SECRET)})
        assert "_auth_user_id" in client.session

    def test_keeps_the_recovery_codes_and_which_are_used(self, user: User) -> None:
        codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
        with OLD:
            before = codes.wrap().get_unused_codes()
            assert codes.wrap().validate_code(before[0])
        with BOTH:
            renew()
        codes.refresh_from_db()
        with NEW:
            assert codes.wrap().get_unused_codes() == before[1:]

    def test_renews_codes_brought_from_elsewhere(self, user: User) -> None:
        with OLD:
            data = {"migrated_codes": [encrypted("first"), encrypted("second")], "used_mask": 0}
        Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES).update(data=data)
        with BOTH:
            assert renew() == 2
        with NEW:
            moved = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
            assert moved.wrap().get_unused_codes() == ["first", "second"]

    @pytest.mark.usefixtures("user")
    def test_leaves_passkeys_alone(self) -> None:
        with BOTH:
            renew()
        assert kept()["webauthn"] == PASSKEY

    @pytest.mark.usefixtures("user")
    def test_finds_nothing_the_second_time_and_writes_in_the_trail_once(self) -> None:
        with BOTH:
            assert [renew(), renew()] == [2, 0]
        event = AuditEvent.objects.get(kind="access.second_factors.renewed")
        assert (event.actor_key, event.tenant_number, event.details) == ("system", "", {"renewed": 2})

    @pytest.mark.usefixtures("user")
    def test_changes_nothing_and_says_why_when_a_key_is_gone(self) -> None:
        with override_settings(JOBBVEI_IDENTITY_KEYS=["lost"]):
            TOTP.activate(make_actor().user, SECRET)
        before = list(Authenticator.objects.order_by("pk").values_list("data", flat=True))
        with BOTH, pytest.raises(SecondFactorKeyMissing, match="JOBBVEI_IDENTITY_KEYS"):
            renew()
        assert list(Authenticator.objects.order_by("pk").values_list("data", flat=True)) == before
