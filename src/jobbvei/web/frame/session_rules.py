"""How long a session lasts, and what it may reach before a second factor is in place."""

from datetime import datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobbvei.access.actions import record_sign_out
from jobbvei.access.queries import has_second_factor
from jobbvei.access.types import User
from jobbvei.web.frame.middleware import GetResponse

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
SEEN_EVERY = timedelta(minutes=1)  # a session is written at most this often, not at every request
WHY_ENDED = {
    "idle": gettext_lazy("Du ble logget ut fordi det var lenge siden du gjorde noe. Logg inn igjen."),
    "day_over": gettext_lazy("Du ble logget ut fordi du har vært innlogget en hel arbeidsdag. Logg inn igjen."),
}
POLLED = {"long-work", "import-file", "law-file", "live-session"}
WITHOUT_SECOND_FACTOR = {"account_logout", "account_reauthenticate", "set_language", "alive", "ready"}


class SessionLimitMiddleware:
    """Ends a session after a working day, or after an hour without a request."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Log out a session that has ended; otherwise note that it is alive."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = timezone.now()
        if why := _why_ended(request, now):
            return _end(request, why, now)
        response = self.get_response(request)
        if request.user.is_authenticated and not _asks_by_itself(request):
            _note_alive(request, now)
        return response


class SecondFactorMiddleware:
    """Sends a user without a second factor to set one up, before anything else opens."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; :meth:`process_view` may have answered first."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Send to the page where a second factor is set up, unless it is in place or the page needs none."""
        if not settings.JOBBVEI_SECOND_FACTOR_REQUIRED or not _lacks_second_factor(request):
            return None
        messages.info(request, _("Sett opp totrinnsinnlogging før du går videre. Det gjør du én gang."))
        return redirect("mfa_index")


def _why_ended(request: HttpRequest, now: datetime) -> str:
    signed_in_at, seen_at = _instant(request, SIGNED_IN_AT), _instant(request, SEEN_AT)
    if seen_at is not None and now - seen_at > timedelta(minutes=settings.JOBBVEI_IDLE_MINUTES):
        return "idle"
    if signed_in_at is not None and now - signed_in_at > timedelta(seconds=settings.SESSION_COOKIE_AGE):
        return "day_over"
    return ""


def _end(request: HttpRequest, why: str, now: datetime) -> HttpResponse:
    if isinstance(request.user, User):
        record_sign_out(request.user, at=now, why=why)
    logout(request)
    messages.info(request, WHY_ENDED[why])
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def _note_alive(request: HttpRequest, now: datetime) -> None:
    if SIGNED_IN_AT not in request.session:
        request.session[SIGNED_IN_AT] = now.isoformat()
    seen_at = _instant(request, SEEN_AT)
    if seen_at is None or now - seen_at >= SEEN_EVERY:
        request.session[SEEN_AT] = now.isoformat()


def _asks_by_itself(request: HttpRequest) -> bool:
    """Whether the page asked how work goes, with nobody at the keyboard."""
    match = request.resolver_match
    return match is not None and match.url_name in POLLED and bool(request.headers.get("HX-Request"))


def _instant(request: HttpRequest, key: str) -> datetime | None:
    kept = request.session.get(key)
    return datetime.fromisoformat(kept) if kept else None


def _lacks_second_factor(request: HttpRequest) -> bool:
    user = request.user
    if not isinstance(user, User) or _is_open_without_second_factor(request.resolver_match):
        return False
    return not (_came_through_provider(request, user) or has_second_factor(user))


def _is_open_without_second_factor(match: ResolverMatch | None) -> bool:
    name = (match.url_name if match else None) or ""
    return name in WITHOUT_SECOND_FACTOR or name.startswith("mfa_")


def _came_through_provider(request: HttpRequest, user: User) -> bool:
    """The municipality's own provider asks for its own second factor."""
    return any(record.get("method") == "socialaccount" for record in get_authentication_records(request, user))
