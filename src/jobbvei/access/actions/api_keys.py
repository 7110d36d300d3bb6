"""Keys for other systems: made by the administrator, shown once, counted at every call, taken back at once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jobbvei.access.models import ApiKey, ApiScope
from jobbvei.access.permissions import Permission
from jobbvei.access.policies import may
from jobbvei.access.types import Actor, KeyActor, SystemActor
from jobbvei.audit.actions import record_writing
from jobbvei.audit.types import Occasion, Thing
from jobbvei.municipalities.types import Municipality
from jobbvei.shared.errors import JobbveiError, Refused, UnusableInput
from jobbvei.shared.sentence import N_, Sentence

SECRET_BEGINS: Final = "jobbvei_"  # noqa: S105  # public: tells whoever finds a lost key what it opens
SECRET_BYTES: Final = 32
SHOWN_LETTERS: Final = 12
LONGEST_LIFE: Final = timedelta(days=366)
LONGEST_NAME: Final = 80
CALLS_PER_MINUTE: Final = 600
MINUTE: Final = timedelta(minutes=1)
AT_THE_DOOR: Final = "a key names its municipality; nobody knows which before it is found"


class UnableToMakeKey(UnusableInput):
    """The key cannot be made like this; nothing has been written."""


class KeyNotAccepted(JobbveiError):
    """There is no such key, or it opens nothing any more; the answer never tells which."""


class TooManyCalls(JobbveiError):
    """The key has been used more often than it may in a minute."""


@dataclass(frozen=True, slots=True)
class NewApiKey:
    """Which system is to have a key, for what, and the last day it opens anything."""

    name: str
    scope: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class MadeApiKey:
    """What :func:`make_api_key` did; ``secret`` is told here and never again."""

    key: ApiKey
    secret: str


def make_api_key(wanted: NewApiKey, *, by: Actor | SystemActor, at: datetime) -> MadeApiKey:
    """Make a key for a system of the actor's municipality.

    Raises:
        Refused: The role does not open this.
        UnableToMakeKey: The municipality has not joined, no name, or a last day that is past or more than a year ahead.
    """
    may(by, Permission.MANAGE_API_KEYS).ensure()
    _ensure_joined(by.tenant)
    name = " ".join(wanted.name.split())
    _ensure_usable(name, wanted.expires_on, on=by.on)
    secret = SECRET_BEGINS + secrets.token_urlsafe(SECRET_BYTES)
    with transaction.atomic():
        key = ApiKey.objects.create(
            tenant=by.tenant,
            name=name,
            scope=ApiScope(wanted.scope),
            secret_hash=_hash(secret),
            first_letters=secret[:SHOWN_LETTERS],
            made_at=at,
            expires_on=wanted.expires_on,
        )
        _record("access.api_key.made", key, by, at)
    return MadeApiKey(key, secret)


def revoke_api_key(key: ApiKey, *, by: Actor | SystemActor, at: datetime) -> ApiKey:
    """Take a key back from this moment; a second time changes nothing.

    Raises:
        Refused: The role does not open this, or the key is another municipality's.
    """
    may(by, Permission.MANAGE_API_KEYS).ensure()
    if key.tenant_id != by.tenant_number:
        raise Refused("access.other_tenant", Sentence(N_("Nøkkelen er ikke i din kommune.")))
    with transaction.atomic():
        held = ApiKey.objects.for_tenant(by.tenant).select_for_update().get(pk=key.pk)
        if held.revoked_at is None:
            held.revoked_at = at
            held.save(update_fields=["revoked_at"])
            _record("access.api_key.revoked", held, by, at)
    return held


def open_with_api_key(secret: str, *, scope: ApiScope, at: datetime) -> KeyActor:
    """Let in whoever has the secret, and count the call.

    Raises:
        KeyNotAccepted: No such key, or it has been taken back or is past its last day.
        Refused: The key opens something else.
        TooManyCalls: More than :data:`CALLS_PER_MINUTE` in a minute.
    """
    every = ApiKey.objects.across_tenants(reason=AT_THE_DOOR)
    key = every.filter(secret_hash=_hash(secret)).select_related("tenant").first()
    if key is None or not key.is_open_on(timezone.make_naive(at).date()):
        raise KeyNotAccepted(
            "access.key_not_accepted",
            Sentence(N_("Nøkkelen er ikke gyldig. Be administratoren i kommunen om en ny.")),
        )
    if key.scope != scope:
        template = N_("Nøkkelen åpner ikke dette. Be administratoren i kommunen om en nøkkel som gjør det.")
        raise Refused("access.key_opens_other_things", Sentence(template))
    _count_call(key, at)
    return KeyActor(key)


def _count_call(key: ApiKey, at: datetime) -> None:
    """Begin a new minute, or count up in the one that runs; the database decides, so calls side by side all count."""
    mine = ApiKey.objects.for_tenant(key.tenant_id).filter(pk=key.pk)
    same_minute = mine.filter(minute_started_at__gt=at - MINUTE, minute_started_at__lte=at)
    if same_minute.filter(calls_in_minute__lt=CALLS_PER_MINUTE).update(
        calls_in_minute=F("calls_in_minute") + 1, last_used_at=at
    ):
        return
    if same_minute.exists():
        template = N_("Nøkkelen er brukt mer enn {most} ganger på ett minutt. Vent et minutt og prøv igjen.")
        raise TooManyCalls("access.too_many_calls", Sentence(template, {"most": CALLS_PER_MINUTE}))
    mine.update(minute_started_at=at, calls_in_minute=1, last_used_at=at)


def _ensure_joined(tenant: Municipality) -> None:
    """The system may act for any municipality; one that has not joined has nobody who answers for a key."""
    if tenant.joined_on is None:
        template = N_(
            "{municipality} er ikke med i Jobbvei. Ta kommunen med først: «jobbvei municipality join {number}»."
        )
        values = {"municipality": tenant.name, "number": tenant.number}
        raise UnableToMakeKey("access.municipality_not_joined", Sentence(template, values))


def _ensure_usable(name: str, expires_on: date, *, on: date) -> None:
    if not name or len(name) > LONGEST_NAME:
        template = N_("Skriv hvilket system nøkkelen er til, med høyst {most} tegn.")
        raise UnableToMakeKey("access.key_without_name", Sentence(template, {"most": LONGEST_NAME}))
    if not on <= expires_on <= on + LONGEST_LIFE:
        template = N_("Siste dag må være fra i dag til {latest}. En nøkkel varer høyst ett år.")
        raise UnableToMakeKey("access.key_lasts_too_long", Sentence(template, {"latest": on + LONGEST_LIFE}))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _record(kind: str, key: ApiKey, by: Actor | SystemActor, at: datetime) -> None:
    details: dict[str, str | int | bool | None] = {"scope": key.scope}
    occasion = Occasion(by=by, at=at, purpose="administration", details=details)
    record_writing(kind, Thing("api_key", str(key.public_id)), occasion=occasion)
