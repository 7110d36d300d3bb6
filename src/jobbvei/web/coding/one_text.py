"""Coding one text at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.coding import Choice, code_text
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.queries.coded import coding_state
from jobbvei.learning_network.queries.coding import open_collection, open_text, suggestions_for
from jobbvei.learning_network.types import Code
from jobbvei.shared.rounding import whole_percent
from jobbvei.web.coding.forms import ChoiceForm
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of

# The keys that choose a code, in the order of the codebook; codes beyond these are chosen with Tab and space.
KEYBOARD = "1234567890qwertyuiopasdfghjklzxcvbnm"


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code to choose, with the key on the keyboard that does it; ``percent`` is None when it is not suggested."""

    code: Code
    keyboard: str
    is_chosen: bool
    percent: int | None


@dataclass(frozen=True, slots=True)
class Theme:
    """Codes under one heading."""

    name: str
    codes: Sequence[ShownCode]


@page(Permission.CODE_TEXTS)
@require_safe
def next_text(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Go to the next text the user is to code."""
    seat = seat_of(request, network_id)
    state = coding_state(open_collection(collection_id, seat=seat))
    found = state.next_for(request.actor.user)
    if found is None:
        messages.success(request, _("Du har kodet alt du skal. Det som eventuelt gjenstår, er det andre som koder."))
        return redirect("coding-collection", network_id=network_id, collection_id=collection_id)
    return redirect("coding-text", network_id=network_id, collection_id=collection_id, text_id=found.public_id)


@page(Permission.CODE_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_text(request: ActorRequest, network_id: UUID, collection_id: UUID, text_id: UUID) -> HttpResponse:
    """Choose codes for the text, and go on to the next."""
    seat = seat_of(request, network_id)
    text = open_text(text_id, collection=open_collection(collection_id, seat=seat))
    state = coding_state(text.collection)
    mine = next(row for row in state.rows if row.text == text).coding_by(request.actor.user)
    initial = {"keys": sorted(mine.keys), "note": mine.note} if mine else {}
    form = ChoiceForm(sent(request), codes=state.codes, initial=initial)
    if request.method == "POST" and form.is_valid():
        choice = Choice(keys=form.cleaned_data["keys"], note=form.cleaned_data["note"])
        try:
            code_text(seat=seat, text=text, choice=choice, occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return redirect("coding-next", network_id=network_id, collection_id=collection_id)
    suggested = {one.code_key: whole_percent(int(one.confidence * 1000), 1000) for one in suggestions_for(text)}
    shown = {
        "text": text,
        "form": form,
        "themes": _themes(state.codes, form["keys"].value() or [], suggested),
        "is_suggested": bool(suggested),
        "done_count": len(state.done_by(request.actor.user)),
        "left_count": len(state.open_for(request.actor.user)),
    }
    return render(
        request, "coding/one_text.html", {**frame_of(seat, request), **shown}, status=422 if form.errors else 200
    )


def _themes(codes: Sequence[Code], chosen: Sequence[str], suggested: Mapping[str, int]) -> list[Theme]:
    themes: dict[str, list[ShownCode]] = {}
    for place, code in enumerate(codes):
        keyboard = KEYBOARD[place] if place < len(KEYBOARD) else ""
        one = ShownCode(code, keyboard, code.key in chosen, suggested.get(code.key))
        themes.setdefault(code.theme, []).append(one)
    return [Theme(name, held) for name, held in themes.items()]
