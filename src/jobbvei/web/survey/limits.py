"""How often a link may be tried and used, counted in the cache without anybody's name."""

from django.core.cache import cache
from django.http import HttpRequest

from jobbvei.surveys.keys import hash_of
from jobbvei.surveys.types import Door
from jobbvei.web.account.sign_in import address_of

SECONDS = 600
MISSES = 30  # links that open nothing, from one address: somebody guesses
SENT_WITH_OWN_LINK, SENT_WITH_OPEN_LINK = 300, 30_000  # a hall of people shares an address and an open link


def guesses_too_much(request: HttpRequest) -> bool:
    """Count a link that opens nothing; whether there have been too many from where it came."""
    return _counted(f"missed:{address_of(request)}") > MISSES


def sends_too_much(door: Door) -> bool:
    """Count a form sent with the link; whether there have been too many."""
    most = SENT_WITH_OWN_LINK if door.invitation else SENT_WITH_OPEN_LINK
    return _counted(f"sent:{door.end}") > most


def _counted(what: str) -> int:
    """How often in the last ten minutes, this time included; kept under a hash, so that no list of links arises."""
    key = f"surveys.{hash_of(what)}"
    if cache.add(key, 1, SECONDS):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out in between
        cache.set(key, 1, SECONDS)
        return 1
