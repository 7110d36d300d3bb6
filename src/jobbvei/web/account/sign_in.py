"""How log-in behaves: nobody makes an account for themselves, and the trail hears who came and who was turned away."""

from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authentication_failed
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from jobbvei.access.actions import (
    record_failed_second_factor,
    record_failed_sign_in,
    record_sign_in,
    record_sign_out,
)
from jobbvei.access.queries import user_with_email
from jobbvei.access.second_factor_secrets import decrypted, encrypted
from jobbvei.access.types import User


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by an administrator; sign-up is shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Let the user in, and note it."""
        super().login(request, user)
        record_sign_in(user, at=timezone.now())

    def logout(self, request: HttpRequest) -> None:
        """Let the user out, and note it."""
        user = request.user
        if isinstance(user, User):
            record_sign_out(user, at=timezone.now(), actor=getattr(request, "actor", None))
        super().logout(request)

    def reauthenticate(self, user: User, password: str) -> bool:
        """Ask the signed-in user for the password again; wrong ones count towards the lock."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt; one at a lock is left to the lock, which tells when to try again."""
        if not AxesProxyHandler.is_locked(request, credentials):
            super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """The user at one address, as for the lock: nobody elsewhere can shut a colleague out by guessing."""
        return f"{address_of(request)}:{name_tried(request, credentials)}"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note at whose name somebody was turned away."""
        user = user_with_email(credentials.get("email") or "")
        if user is not None:
            locked = bool(getattr(request, "axes_locked_out", False))
            record_failed_sign_in(user, at=timezone.now(), locked=locked)


class ClosedSocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """The municipality's own log-in opens existing accounts only."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Keep the address as verified: an administrator wrote it, and now the provider vouches for it.

        Without this allauth would take a password from somebody who signs in through the provider once.
        """
        email = sociallogin._did_authenticate_by_email  # the only place allauth keeps it
        if email:
            defaults = {"verified": True, "primary": True}
            EmailAddress.objects.update_or_create(user=sociallogin.user, email=email.casefold(), defaults=defaults)


class EncryptingMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Secrets of second factors are encrypted at rest, with the keys that guard identity numbers."""

    def encrypt(self, text: str) -> str:
        """Encrypted by the first key."""
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read by any of the keys."""
        return decrypted(encrypted_text)


@receiver(authentication_failed)
def note_wrong_code(user: User, **_told: Any) -> None:
    """Note that somebody who knew the password wrote a wrong code."""
    record_failed_second_factor(user, at=timezone.now())


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The address somebody tries to sign in with, folded, so that capitals give no new attempts."""
    given = credentials or {}
    tried = given.get("email") or given.get("login") or given.get("username") or request.POST.get("login")
    return str(tried or "").casefold().strip()


def address_of(request: HttpRequest) -> str | None:
    """The client's address; behind our proxy the last one it added, never what the client claims."""
    if settings.JOBBVEI_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if last := forwarded.rpartition(",")[2].strip():
            return str(last)
    address: str | None = request.META.get("REMOTE_ADDR")
    return address


def locked_until(request: HttpRequest, credentials: dict[str, Any] | None) -> datetime | None:
    """When the one who was locked out may try again; None when no failure is on record."""
    found = AxesDatabaseHandler().get_user_attempts(request, credentials)
    latest = [attempt.attempt_time for attempts in found for attempt in attempts]
    cool_off = get_cool_off(request)
    return max(latest) + cool_off if latest and cool_off else None
