"""Reading a question: small, JSON, no key that nobody knows. The body is never written to a log."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest

from jobbvei.api.problems import TooLarge
from jobbvei.rules.reading.documents import read_json
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

LARGEST_BODY_BYTES: Final = 64 * 1024
KILOBYTE: Final = 1024


def ensure_size(request: HttpRequest) -> None:
    """Stop a body that is too large before it is read.

    Raises:
        TooLarge: More bytes than :data:`LARGEST_BODY_BYTES`.
    """
    told = request.META.get("CONTENT_LENGTH") or "0"
    if not told.isdecimal() or int(told) > LARGEST_BODY_BYTES:
        template = N_("Spørsmålet er større enn {most} kB. Spør om én person om gangen.")
        raise TooLarge("api.too_large", Sentence(template, {"most": LARGEST_BODY_BYTES // KILOBYTE}))


def read_question(request: HttpRequest, *, keys: tuple[str, ...]) -> Mapping[str, Any]:
    """The object in the body, with exactly ``keys``.

    Raises:
        UnusableInput: It is not JSON in UTF-8, not an object, lacks a key or has one that nobody knows.
    """
    ensure_size(request)
    try:
        text = request.body.decode("utf-8")
    except UnicodeDecodeError as problem:
        template = N_("Spørsmålet er ikke skrevet i UTF-8. Rett det og prøv igjen.")
        raise UnusableInput("api.not_utf8", Sentence(template)) from problem
    document = read_json(text)
    if not isinstance(document, dict) or set(document) != set(keys):
        template = N_("Spørsmålet må være et JSON-objekt med {keys}, og ikke noe annet.")
        raise UnusableInput("api.other_keys", Sentence(template, {"keys": tuple(f"«{key}»" for key in keys)}))
    return document
