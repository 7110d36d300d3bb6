"""Passkeys at the door, made by a key in software."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData
from pytest_django import Settings

from jobbvei.access.models import Membership, User
from jobbvei.access.roles import LEADER
from jobbvei.audit.models import AuditEvent
from tests.access.test_sign_in import is_signed_in, try_to_sign_in
from tests.factories.access import make_actor, make_municipality

pytestmark = pytest.mark.django_db
FLAGS = AuthenticatorData.FLAG
RP_HASH = sha256(b"testserver").digest()
ORIGIN = "https://testserver"


@dataclass
class SoftwareKey:
    """What a security key does, with the private key in memory."""

    key_id: bytes = b"a key's long and random id"
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def registration(self) -> dict[str, Any]:
        """What the browser sends when the key is added."""
        public = ES256.from_cryptography_key(self.private.public_key())  # type: ignore[no-untyped-call]  # the library has no type here
        credential = AttestedCredentialData.create(bytes(16), self.key_id, public)
        made = AuthenticatorData.create(RP_HASH, FLAGS.UP | FLAGS.UV | FLAGS.AT, 0, credential)
        attested = AttestationObject.create("none", made, {})
        client = CollectedClientData.create("webauthn.create", b"whatever", ORIGIN)
        return self._sent({"clientDataJSON": client, "attestationObject": attested})

    def answer(self, challenge: str, user: User) -> dict[str, Any]:
        """What the browser sends when the key is used."""
        client = CollectedClientData.create("webauthn.get", challenge, ORIGIN)
        made = AuthenticatorData.create(RP_HASH, FLAGS.UP | FLAGS.UV, 1)
        signature = self.private.sign(made + client.hash, ec.ECDSA(SHA256()))
        handle = user_pk_to_url_str(user).encode()
        parts = {"clientDataJSON": client, "authenticatorData": made, "signature": signature, "userHandle": handle}
        return self._sent(parts)

    def _sent(self, parts: dict[str, bytes]) -> dict[str, Any]:
        named = websafe_encode(self.key_id)
        response = {name: websafe_encode(part) for name, part in parts.items()}
        return {"id": named, "rawId": named, "type": "public-key", "response": response, "clientExtensionResults": {}}


@pytest.fixture(autouse=True)
def _any_scheme(settings: Settings) -> None:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


@pytest.fixture
def user() -> User:
    """Has roles in two municipalities."""
    user = make_actor().user
    elsewhere = make_municipality("9902", "Nordvik")
    Membership.objects.create(user=user, tenant=elsewhere, role=LEADER.code, started_on=timezone.localdate())
    return user


@pytest.fixture
def key(user: User) -> SoftwareKey:
    key = SoftwareKey()
    data = {"name": "Nøkkel", "credential": key.registration()}
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)
    return key


def challenge_at_the_door(client: Client) -> str:
    answer = client.get(reverse("mfa_login_webauthn"), HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    challenge: str = answer.json()["request_options"]["publicKey"]["challenge"]
    return challenge


def at_the_door(client: Client, sent: Any) -> None:
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": json.dumps(sent)})
    assert answer.status_code == HTTPStatus.FOUND


def challenge_after_the_password(client: Client, user: User) -> str:
    assert try_to_sign_in(client, user.email)["Location"].startswith(reverse("mfa_authenticate"))
    page = client.get(reverse("mfa_authenticate"))
    challenge: str = page.context["js_data"]["request_options"]["publicKey"]["challenge"]
    return challenge


def noted() -> list[str]:
    failed = AuditEvent.objects.filter(kind="access.passkey_failed")
    return sorted(failed.values_list("tenant_number", flat=True))


class TestAPasskeyInsteadOfAPassword:
    def test_opens_without_a_note_of_failure(self, client: Client, user: User, key: SoftwareKey) -> None:
        at_the_door(client, key.answer(challenge_at_the_door(client), user))
        assert is_signed_in(client)
        assert noted() == []

    def test_is_noted_in_each_municipality_when_its_signature_is_wrong(
        self, client: Client, user: User, key: SoftwareKey
    ) -> None:
        at_the_door(client, SoftwareKey(key.key_id).answer(challenge_at_the_door(client), user))
        assert not is_signed_in(client)
        assert noted() == ["9901", "9902"]
        assert {event.actor_key for event in AuditEvent.objects.all()} == {str(user.public_id)}

    def test_is_noted_when_it_answers_an_old_question(self, client: Client, user: User, key: SoftwareKey) -> None:
        old = challenge_at_the_door(client)
        challenge_at_the_door(client)
        at_the_door(client, key.answer(old, user))
        assert not is_signed_in(client)
        assert noted() == ["9901", "9902"]

    @pytest.mark.usefixtures("key")
    def test_is_not_noted_at_the_name_of_a_user_who_has_no_such_key(self, client: Client, user: User) -> None:
        strangers = SoftwareKey(b"guessed")
        at_the_door(client, strangers.answer(challenge_at_the_door(client), user))
        assert not is_signed_in(client)
        assert noted() == []

    @pytest.mark.usefixtures("key")
    @pytest.mark.parametrize("sent", [{}, [], "tull", 7, {"response": {"userHandle": "!"}}, {"rawId": "", "id": ""}])
    def test_that_is_nonsense_leaves_no_note(self, client: Client, sent: Any) -> None:
        challenge_at_the_door(client)
        at_the_door(client, sent)
        assert noted() == []


class TestAPasskeyAfterThePassword:
    def test_opens_without_a_note_of_failure(self, client: Client, user: User, key: SoftwareKey) -> None:
        sent = key.answer(challenge_after_the_password(client, user), user)
        client.post(reverse("mfa_authenticate"), {"credential": json.dumps(sent)})
        assert is_signed_in(client)
        assert noted() == []

    @pytest.mark.usefixtures("key")
    def test_is_noted_even_when_the_key_is_another(self, client: Client, user: User) -> None:
        sent = SoftwareKey(b"another key").answer(challenge_after_the_password(client, user), user)
        client.post(reverse("mfa_authenticate"), {"credential": json.dumps(sent)})
        assert not is_signed_in(client)
        assert noted() == ["9901", "9902"]

    def test_that_is_tried_too_often_is_stopped_and_no_longer_noted(
        self, client: Client, user: User, key: SoftwareKey, settings: Settings
    ) -> None:
        settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/300s/key"}
        sent = SoftwareKey(key.key_id).answer(challenge_after_the_password(client, user), user)
        for _try in range(4):
            client.post(reverse("mfa_authenticate"), {"credential": json.dumps(sent)})
        assert noted() == ["9901", "9901", "9902", "9902"]


class TestAPasskeyAskedForAgain:
    def test_is_noted_when_it_is_not_accepted(self, client: Client, user: User, key: SoftwareKey) -> None:
        client.force_login(user)
        page = client.get(reverse("mfa_reauthenticate_webauthn"))
        challenge = page.context["js_data"]["request_options"]["publicKey"]["challenge"]
        sent = SoftwareKey(key.key_id).answer(challenge, user)
        client.post(reverse("mfa_reauthenticate_webauthn"), {"credential": json.dumps(sent)})
        assert noted() == ["9901", "9902"]
