"""What two coders saw differently, and what is to stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.coding import Choice, settle_text
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.queries.coded import CodedText, CodingState, coding_state
from jobbvei.learning_network.queries.coding import open_collection, open_text
from jobbvei.learning_network.types import Code
from jobbvei.web.coding.forms import ChoiceForm
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.network.seats import frame_of, seat_of


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What one coder chose, in words."""

    name: str
    codes: Sequence[str]
    note: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A text two saw differently: what both chose, what one chose, and every other code."""

    row: CodedText
    said: Sequence[SaidBy]
    both: Sequence[Code]
    either: Sequence[Code]
    others: Sequence[Code]


@page(Permission.CODE_TEXTS)
@require_safe
def disagreements(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Every text that waits to be settled; nothing before both are done with all they share."""
    seat = seat_of(request, network_id)
    state = coding_state(open_collection(collection_id, seat=seat))
    settled = [row for row in state.rows if row.settled is not None]
    shown = {"state": state, "waiting": [_disagreement(state, row) for row in state.waiting], "settled": settled}
    return render(request, "coding/settle.html", {**frame_of(seat, request), **shown})


@page(Permission.CODE_TEXTS)
@require_POST
def settle(request: ActorRequest, network_id: UUID, collection_id: UUID, text_id: UUID) -> HttpResponse:
    """Write what stands."""
    seat = seat_of(request, network_id)
    text = open_text(text_id, collection=open_collection(collection_id, seat=seat))
    form = ChoiceForm(request.POST, codes=coding_state(text.collection).codes)
    if form.is_valid():
        choice = Choice(keys=form.cleaned_data["keys"], note=form.cleaned_data["note"])
        try:
            settle_text(seat=seat, text=text, choice=choice, occasion=request.occasion("network"))
        except UnableToSave as problem:
            messages.error(request, sentence(problem.sentence))
        else:
            messages.success(request, _("Tekst {number} er avklart.").format(number=text.number))
    else:
        messages.error(request, _("Kodeboken er endret. Velg kodene igjen."))
    return redirect("coding-settle", network_id=network_id, collection_id=collection_id)


def _disagreement(state: CodingState, row: CodedText) -> Disagreement:
    names = {code.key: code.name for code in state.codes}
    said = [
        SaidBy(one.coder.full_name, [names[key] for key in names if key in one.keys], one.note) for one in row.codings
    ]
    every, some = frozenset[str].intersection(*(one.keys for one in row.codings)), frozenset[str]()
    some = some.union(*(one.keys for one in row.codings))
    return Disagreement(
        row=row,
        said=said,
        both=[code for code in state.codes if code.key in every],
        either=[code for code in state.codes if code.key in some - every],
        others=[code for code in state.codes if code.key not in some],
    )
