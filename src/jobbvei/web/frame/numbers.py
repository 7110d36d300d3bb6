"""Whole numbers that come in by the address bar or a form."""

from typing import Final

from django.http import HttpRequest

MOST_DIGITS: Final = 6


def page_number(request: HttpRequest, name: str = "side") -> int:
    """The page asked for by ``name`` in the address, counted from 1; 1 when what stands there is no page."""
    return whole_number(request.GET.get(name)) or 1


def whole_number(text: str | None, *, most_digits: int = MOST_DIGITS) -> int | None:
    """The number, or None when ``text`` is anything else than one to ``most_digits`` digits."""
    if text is None or not (text.isascii() and text.isdigit()) or len(text) > most_digits:
        return None
    return int(text)
