"""Log-in through the real form."""

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import LEADER
from jobbvei.audit.models import AuditEvent
from jobbvei.config.settings import identity
from tests.factories.access import make_actor, make_municipality

pytestmark = pytest.mark.django_db
PASSWORD = "en lang setning"


def try_to_sign_in(client: Client, email: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def kinds_of_events() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("kind", flat=True))


@pytest.fixture
def user() -> User:
    return make_actor().user


class TestSigningIn:
    def test_opens_the_site_to_an_address_in_any_case(self, client: Client, user: User) -> None:
        response = try_to_sign_in(client, user.email.upper())
        assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, "/")
        assert is_signed_in(client)

    def test_gives_the_session_a_new_key(self, client: Client, user: User) -> None:
        client.get(reverse("account_login"))
        session = client.session
        session["before"] = True
        session.save()
        before = session.session_key
        try_to_sign_in(client, user.email)
        assert client.session.session_key != before

    def test_refuses_a_user_who_is_no_longer_active(self, client: Client, user: User) -> None:
        User.objects.filter(pk=user.pk).update(is_active=False)
        try_to_sign_in(client, user.email)
        assert not is_signed_in(client)

    def test_leaves_a_note_of_coming_and_going_without_the_address(self, client: Client, user: User) -> None:
        try_to_sign_in(client, user.email, "feil")
        try_to_sign_in(client, user.email)
        client.post(reverse("account_logout"))
        assert kinds_of_events() == ["access.sign_in_failed", "access.signed_in", "access.signed_out"]
        assert not is_signed_in(client)
        for event in AuditEvent.objects.all():
            assert (event.actor_key, event.tenant_number) == (str(user.public_id), "9901")
            assert "@" not in str(vars(event))

    def test_leaves_no_note_about_an_address_nobody_has(self, client: Client) -> None:
        try_to_sign_in(client, "ingen@eksempel.test")
        assert kinds_of_events() == []

    def test_tells_each_municipality_that_somebody_was_turned_away(self, client: Client, user: User) -> None:
        elsewhere = make_municipality("9902", "Nordvik")
        Membership.objects.create(user=user, tenant=elsewhere, role=LEADER.code, started_on=timezone.localdate())
        try_to_sign_in(client, user.email, "feil")
        assert sorted(AuditEvent.objects.values_list("tenant_number", flat=True)) == ["9901", "9902"]

    def test_is_the_only_way_in(self, client: Client) -> None:
        response = client.post(
            reverse("account_signup"), {"email": "ny@eksempel.test", "password1": "en helt ny lang setning"}
        )
        assert response.status_code in {HTTPStatus.OK, HTTPStatus.NOT_FOUND}
        assert not User.objects.filter(email="ny@eksempel.test").exists()


class TestLockOut:
    def test_locks_at_the_fifth_wrong_password_and_says_when_to_try_again(self, client: Client, user: User) -> None:
        answers = [try_to_sign_in(client, user.email, "feil").status_code for _ in range(5)]
        assert answers == [HTTPStatus.OK] * 4 + [HTTPStatus.TOO_MANY_REQUESTS]
        response = try_to_sign_in(client, user.email, "feil")
        again_at = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=15))
        assert f"{again_at:%H.%M}" in response.content.decode()

    def test_refuses_the_right_password_while_locked(self, client: Client, user: User) -> None:
        for _ in range(5):
            try_to_sign_in(client, user.email, "feil")
        response = try_to_sign_in(client, user.email)
        assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS
        assert not is_signed_in(client)

    def test_counts_other_capitals_and_other_browsers_as_the_same(self, client: Client, user: User) -> None:
        for turn in range(5):
            try_to_sign_in(client, user.email.title() if turn % 2 else user.email, "feil", HTTP_USER_AGENT=f"{turn}")
        assert try_to_sign_in(client, user.email).status_code == HTTPStatus.TOO_MANY_REQUESTS

    def test_ends_after_a_quarter_of_an_hour_even_when_somebody_goes_on_trying(
        self, client: Client, user: User
    ) -> None:
        for _ in range(5):
            try_to_sign_in(client, user.email, "feil")
        locked_at = AccessAttempt.objects.get().attempt_time
        try_to_sign_in(client, user.email, "feil")
        assert AccessAttempt.objects.get().attempt_time == locked_at
        AccessAttempt.objects.update(attempt_time=locked_at - timedelta(minutes=15, seconds=1))
        try_to_sign_in(client, user.email)
        assert is_signed_in(client)

    def test_leaves_the_same_user_at_another_address_alone(self, client: Client, user: User) -> None:
        for _ in range(5):
            try_to_sign_in(client, user.email, "feil", REMOTE_ADDR="192.0.2.1")
        try_to_sign_in(client, user.email, REMOTE_ADDR="192.0.2.2")
        assert is_signed_in(client)

    def test_forgets_the_failures_after_a_right_password(self, client: Client, user: User) -> None:
        for _ in range(4):
            try_to_sign_in(client, user.email, "feil")
        try_to_sign_in(client, user.email)
        assert not AccessAttempt.objects.exists()

    def test_does_not_let_a_client_choose_its_own_address(self, client: Client, user: User) -> None:
        for turn in range(5):
            try_to_sign_in(client, user.email, "feil", HTTP_X_FORWARDED_FOR=f"192.0.2.{turn}")
        assert try_to_sign_in(client, user.email).status_code == HTTPStatus.TOO_MANY_REQUESTS

    def test_takes_the_proxys_word_for_the_address_and_not_the_clients(
        self, client: Client, user: User, settings: Settings
    ) -> None:
        settings.JOBBVEI_PROXY = True
        for turn in range(5):
            try_to_sign_in(client, user.email, "feil", HTTP_X_FORWARDED_FOR=f"192.0.2.{turn}, 198.51.100.7")
        try_to_sign_in(client, user.email, HTTP_X_FORWARDED_FOR="198.51.100.8")
        assert is_signed_in(client)

    def test_keeps_neither_password_nor_address_of_the_form(self, client: Client, user: User) -> None:
        try_to_sign_in(client, user.email, "hemmelig setning")
        kept = AccessAttempt.objects.get().post_data
        assert "hemmelig" not in kept
        assert user.email not in kept


@pytest.fixture
def _limits_of_a_real_installation(settings: Settings) -> Iterator[None]:
    settings.ACCOUNT_RATE_LIMITS = identity.ACCOUNT_RATE_LIMITS
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("_limits_of_a_real_installation")
class TestTheLimitsOfARealInstallation:
    def test_stop_guessing_of_codes_at_the_fifth_wrong_one(self, client: Client, user: User) -> None:
        secret = with_authenticator_app(client, user)
        wrong = wrong_code(secret)
        for turn in range(5):
            client.post(reverse("mfa_authenticate"), {"code": wrong}, REMOTE_ADDR=f"192.0.2.{turn}")
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert not is_signed_in(client)

    def test_forget_wrong_codes_after_a_right_one(self, client: Client, user: User) -> None:
        secret = with_authenticator_app(client, user)
        for _ in range(4):
            client.post(reverse("mfa_authenticate"), {"code": wrong_code(secret)})
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert is_signed_in(client)

    def test_leave_it_to_the_lock_to_say_when_to_try_again(self, client: Client, user: User) -> None:
        answers = [try_to_sign_in(client, user.email, "feil").status_code for _ in range(6)]
        assert answers == [HTTPStatus.OK] * 4 + [HTTPStatus.TOO_MANY_REQUESTS] * 2

    def test_let_nobody_elsewhere_shut_a_user_out_with_wrong_passwords(self, client: Client, user: User) -> None:
        for _ in range(6):
            try_to_sign_in(client, user.email, "feil", REMOTE_ADDR="192.0.2.1")
        try_to_sign_in(client, user.email, REMOTE_ADDR="192.0.2.2")
        assert is_signed_in(client)


class TestWrongCodes:
    def test_are_noted_in_each_municipality_of_the_user(self, client: Client, user: User) -> None:
        secret = with_authenticator_app(client, user)
        elsewhere = make_municipality("9902", "Nordvik")
        Membership.objects.create(user=user, tenant=elsewhere, role=LEADER.code, started_on=timezone.localdate())
        client.post(reverse("mfa_authenticate"), {"code": wrong_code(secret)})
        noted = AuditEvent.objects.filter(kind="access.second_factor_failed")
        assert sorted(noted.values_list("tenant_number", flat=True)) == ["9901", "9902"]
        assert {one.actor_key for one in noted} == {str(user.public_id)}


class TestPasswords:
    @pytest.mark.parametrize(
        ("password", "changed"), [("kort men sær 1", True), ("tretten tegn!", False), ("12345678901234", False)]
    )
    def test_have_fourteen_characters_and_not_only_digits(
        self, client: Client, user: User, password: str, changed: bool
    ) -> None:
        client.force_login(user)
        client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": password, "password2": password},
        )
        user.refresh_from_db()
        assert user.check_password(password) is changed


@pytest.fixture
def _second_factor_required(settings: Settings) -> None:
    settings.JOBBVEI_SECOND_FACTOR_REQUIRED = True


def code_for(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238), with time left to write it."""
    if (spent := time.time() % 30) > 27:
        time.sleep(30 - spent)
    counter = int(time.time()) // 30
    digest = hmac.new(base64.b32decode(secret), counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def confirm_password(client: Client) -> None:
    """What is asked before anything about one's own second factor changes."""
    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert answer.status_code == HTTPStatus.FOUND


def set_up_authenticator_app(client: Client) -> str:
    """Do what a user does on the page; returns the secret that was on it."""
    confirm_password(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret: str = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer.status_code == HTTPStatus.FOUND
    return secret


def with_authenticator_app(client: Client, user: User) -> str:
    """The user past the password and in front of the code; returns the app's secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    assert try_to_sign_in(client, user.email)["Location"].startswith(reverse("mfa_authenticate"))
    return secret


def wrong_code(secret: str) -> str:
    """A code far from any the app shows about now."""
    return f"{(int(code_for(secret)) + 500_000) % 1_000_000:06}"


@pytest.mark.usefixtures("_second_factor_required")
class TestSecondFactor:
    @pytest.mark.parametrize("path", ["/", "/konto/password/change/", "/logg/"])
    def test_must_be_set_up_before_anything_else_opens(self, client: Client, user: User, path: str) -> None:
        try_to_sign_in(client, user.email)
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, reverse("mfa_index"))

    @pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_logout"])
    def test_can_be_set_up_and_one_can_leave(self, client: Client, user: User, name: str) -> None:
        try_to_sign_in(client, user.email)
        confirm_password(client)
        assert client.get(reverse(name)).status_code == HTTPStatus.OK

    def test_is_asked_for_at_the_next_log_in_and_a_wrong_code_is_refused(self, client: Client, user: User) -> None:
        try_to_sign_in(client, user.email)
        secret = set_up_authenticator_app(client)
        assert client.get("/min-konto/").status_code == HTTPStatus.OK
        client.post(reverse("account_logout"))
        answer = try_to_sign_in(client, user.email)
        assert answer["Location"].startswith(reverse("mfa_authenticate"))
        client.post(reverse("mfa_authenticate"), {"code": wrong_code(secret)})
        assert not is_signed_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert is_signed_in(client)

    def test_refuses_a_code_that_has_been_used(self, client: Client, user: User) -> None:
        try_to_sign_in(client, user.email)
        secret = set_up_authenticator_app(client)
        used = code_for(secret)
        for _ in range(2):
            client.post(reverse("account_logout"))
            try_to_sign_in(client, user.email)
            client.post(reverse("mfa_authenticate"), {"code": used})
        assert not is_signed_in(client)

    def test_gives_recovery_codes_that_open_once(self, client: Client, user: User) -> None:
        try_to_sign_in(client, user.email)
        set_up_authenticator_app(client)
        kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
        code = kept.wrap().get_unused_codes()[0]
        for opened in (True, False):
            client.post(reverse("account_logout"))
            try_to_sign_in(client, user.email)
            client.post(reverse("mfa_authenticate"), {"code": code})
            assert is_signed_in(client) is opened

    def test_keeps_its_secret_encrypted_and_reads_it_with_an_older_key(
        self, client: Client, user: User, settings: Settings
    ) -> None:
        try_to_sign_in(client, user.email)
        secret = set_up_authenticator_app(client)
        kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
        assert secret not in str(kept.data)
        settings.JOBBVEI_IDENTITY_KEYS = ["a newer key", *settings.JOBBVEI_IDENTITY_KEYS]
        client.post(reverse("account_logout"))
        try_to_sign_in(client, user.email)
        client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
        assert is_signed_in(client)

    def test_is_not_recovery_codes_alone(self, client: Client, user: User) -> None:
        Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})
        client.force_login(user)
        assert client.get("/")["Location"] == reverse("mfa_index")


class TestPasskeys:
    def test_are_offered_at_the_door_with_options_for_the_browser(self, client: Client) -> None:
        response = client.get(reverse("mfa_login_webauthn"), HTTP_X_REQUESTED_WITH="XMLHttpRequest")
        options = response.json()["request_options"]["publicKey"]
        assert options["challenge"]
        assert options["rpId"] == "testserver"

    def test_can_be_added_by_a_signed_in_user(self, client: Client, user: User) -> None:
        try_to_sign_in(client, user.email)
        confirm_password(client)
        response = client.get(reverse("mfa_add_webauthn"))
        assert response.context["js_data"]["creation_options"]["publicKey"]["rp"]["id"] == "testserver"


class TestTheForgottenPassword:
    def test_sends_to_the_administrator_and_never_tells_who_exists(self, client: Client, user: User) -> None:
        known = client.post(reverse("account_reset_password"), {"email": user.email})
        unknown = client.post(reverse("account_reset_password"), {"email": "ingen@eksempel.test"})
        assert known.status_code == unknown.status_code
        assert known.content == unknown.content
