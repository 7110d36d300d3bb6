"""The documents' numbers worked out again: theirs beside ours, and why some do not follow."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.insight.reproduction.claims import Claim, ClaimVerdict
from jobbvei.insight.reproduction.sources import Document, claims, documents
from jobbvei.web.frame.formats import number
from jobbvei.web.frame.pages import ActorRequest, page

WORDS: dict[ClaimVerdict, Promise] = {
    ClaimVerdict.FOLLOWS: _("Følger"),
    ClaimVerdict.WITHIN_ROUNDING: _("Følger, med avrunding"),
    ClaimVerdict.DOES_NOT_FOLLOW: _("Følger ikke"),
    ClaimVerdict.CANNOT_BE_CHECKED: _("Kan ikke etterprøves"),
}
COLOURS = {
    ClaimVerdict.FOLLOWS: "success",
    ClaimVerdict.WITHIN_ROUNDING: "success",
    ClaimVerdict.DOES_NOT_FOLLOW: "warning",
    ClaimVerdict.CANNOT_BE_CHECKED: "neutral",
}
NAME = re.compile(r"[A-Za-zÆØÅæøå_]\w*")
FIRST_SHOWN = ClaimVerdict.DOES_NOT_FOLLOW


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a reader may look at, and how many numbers have it."""

    key: str
    words: Promise
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One number as the page shows it."""

    claim: Claim
    words: Promise
    colour: str
    ours: str
    by_hand: str


@require_safe
@page(Permission.SEE_FIGURES)
def reproduction(request: ActorRequest) -> HttpResponse:
    """Numbers with one answer, document by document: ``?svar=follows``."""
    found, told = claims(), request.GET.get("svar", "")
    chosen = ClaimVerdict(told) if told in set(ClaimVerdict) else FIRST_SHOWN
    shown = [one for one in found if one.verdict is chosen]
    content = {
        "count": len(found),
        "choices": list(_choices(found, chosen)),
        "parts": [(document, rows) for document in documents().values() if (rows := _rows(shown, document))],
    }
    return render(request, "insight/reproduction.html", content)


def _choices(found: Sequence[Claim], chosen: ClaimVerdict) -> Iterator[Choice]:
    for verdict, words in WORDS.items():
        yield Choice(verdict.value, words, sum(one.verdict is verdict for one in found), verdict is chosen)


def _rows(shown: Sequence[Claim], document: Document) -> list[Row]:
    return [_row(one) for one in shown if one.document == document.key]


def _row(claim: Claim) -> Row:
    ours = "" if claim.ours is None else number(round(claim.ours, 2))
    return Row(claim, WORDS[claim.verdict], COLOURS[claim.verdict], ours, _sum_in_numbers(claim))


def _sum_in_numbers(claim: Claim) -> str:
    """The formula with numbers for names, as one writes it by hand; nothing where one number stands for another."""
    if NAME.fullmatch(claim.formula):
        return ""
    with_numbers = NAME.sub(lambda name: number(round(claim.used[name.group()], 4).normalize() + 0), claim.formula)
    signs = {"*": " × ", "/": " / ", "-": " − ", "+": " + "}
    return " ".join("".join(signs.get(sign, sign) for sign in with_numbers).split(" ")).replace("  ", " ")
