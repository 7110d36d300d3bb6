"""Where each package says in words what its events are, so that the log can be read by a person.

A package that writes to the trail keeps a module ``audited.py`` which calls :func:`register_kind` once for each kind;
the module is found when the site starts. A house test finds every kind written in code without words here.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(slots=True)
class _Registry:
    kinds: dict[str, Words] = field(default_factory=dict)
    purposes: dict[str, Words] = field(default_factory=dict)


_registry = _Registry()


class AlreadyRegistered(Exception):
    """Two packages gave one code different words. A fault in our code."""


def register_kind(code: str, words: Words) -> None:
    """Say what ``code`` means, as it reads after the actor's name: «åpnet siden til deltakeren».

    Args:
        code: Dotted, starting with the package that writes it, such as ``people.participant.opened``.
        words: Bokmål, marked for translation.
    """
    _register(_registry.kinds, code, words)


def register_purpose(code: str, words: Words) -> None:
    """Say what a purpose means: «oppfølging av deltakeren»."""
    _register(_registry.purposes, code, words)


def words_of_kind(code: str) -> Words:
    """The words of ``code``; the code itself for events written by a version that knew more kinds."""
    return _registry.kinds.get(code, code)


def words_of_purpose(code: str) -> Words:
    """The words of a purpose; the code itself when nobody has given it words."""
    return _registry.purposes.get(code, code)


def registered_kinds() -> frozenset[str]:
    """Every kind that has words."""
    return frozenset(_registry.kinds)


def registered_purposes() -> frozenset[str]:
    """Every purpose that has words."""
    return frozenset(_registry.purposes)


def _register(words_by_code: dict[str, Words], code: str, words: Words) -> None:
    if words_by_code.get(code, words) != words:
        raise AlreadyRegistered(code)
    words_by_code[code] = words


register_purpose("follow_up", _("oppfølging av deltakeren"))
register_purpose("administration", _("tilganger i kommunen"))
register_purpose("network", _("arbeid i et nettverk"))
register_purpose("sign_in", _("inn- og utlogging"))
register_purpose("demonstration", _("oppsett av demonstrasjonen"))
register_purpose("retention", _("sletting når fristen er ute"))
register_purpose("oversight", _("kontroll av hvem som har lest"))
