"""Collections of texts: which there are, how far one has come, and putting texts in."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.coding import suggest_codes
from jobbvei.learning_network.actions.texts import (
    CollectionDetails,
    NewText,
    add_texts,
    fetch_texts,
    make_collection,
    release_text,
    withhold_text,
)
from jobbvei.learning_network.codebooks.reading import prepared_codebooks
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_code
from jobbvei.learning_network.queries.coded import coding_state
from jobbvei.learning_network.queries.coding import codebooks_in, codes_now, collections_in, open_collection, open_text
from jobbvei.learning_network.queries.teams import teams_of
from jobbvei.learning_network.text_sources import text_source_with_code, text_sources
from jobbvei.learning_network.types import TextOrigin
from jobbvei.web.coding.forms import CollectionForm, TextFileForm, TextsForm
from jobbvei.web.coding.shown import collection_shown
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of

BLANK_LINE = re.compile(r"\n\s*\n")


@page(Permission.CODE_TEXTS)
@require_safe
def coding(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """The collections and the codebooks of the network."""
    seat = seat_of(request, network_id)
    books = codebooks_in(seat)
    taken = {book.title for book in books}
    shown = {
        "states": [coding_state(one) for one in collections_in(seat)],
        "books": [(book, len(codes_now(book))) for book in books],
        "prepared": [one for one in prepared_codebooks().values() if one.title not in taken],
    }
    return render(request, "coding/coding.html", {**frame_of(seat, request), **shown})


@page(Permission.CODE_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_collection(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Begin a collection."""
    seat = seat_of(request, network_id)
    may_code(seat).ensure()
    form = CollectionForm(sent(request), codebooks=codebooks_in(seat))
    if request.method == "POST" and form.is_valid():
        details = CollectionDetails(**{**form.cleaned_data, "codebook": form.codebook_chosen()})
        made = make_collection(seat=seat, details=details, occasion=request.occasion("network"))
        return redirect("coding-texts-add", network_id=network_id, collection_id=made.public_id)
    shown = {**frame_of(seat, request), "form": form}
    return render(request, "coding/collection_new.html", shown, status=422 if form.errors else 200)


@page(Permission.CODE_TEXTS)
@require_safe
def collection(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """How far the coding has come, and what to do next."""
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    shown = collection_shown(found, request.actor.user)
    return render(request, "coding/collection.html", {**frame_of(seat, request), "shown": shown})


@page(Permission.CODE_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_texts(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Type a text, or paste several."""
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    form = TextsForm(sent(request), teams=teams_of(seat.network))
    if request.method == "POST" and form.is_valid():
        is_several, team = form.cleaned_data["is_several"], form.team_chosen()
        texts = [NewText(text=one, team=team) for one in _parts(form.cleaned_data["text"], is_several=is_several)]
        origin = TextOrigin.PASTED if is_several else TextOrigin.TYPED
        try:
            add_texts(seat=seat, collection=found, texts=texts, origin=origin, occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error("text", sentence(problem.sentence))
        else:
            told = ngettext("{count} tekst er lagt til.", "{count} tekster er lagt til.", len(texts))
            messages.success(request, told.format(count=len(texts)))
            return redirect("coding-texts-add", network_id=network_id, collection_id=collection_id)
    shown = {
        **frame_of(seat, request),
        "collection": found,
        "form": form,
        "file_form": TextFileForm(),
        "sources": text_sources(seat),
    }
    return render(request, "coding/texts_add.html", shown, status=422 if form.errors else 200)


@page(Permission.CODE_TEXTS)
@require_POST
def fetch(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Fetch the texts that another part of Jobbvei offers."""
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    source = text_source_with_code(request.POST.get("source", ""), seat)
    if source is None:
        raise Http404
    new = fetch_texts(seat=seat, collection=found, source=source, occasion=request.occasion("network"))
    told = ngettext("{count} ny tekst er hentet.", "{count} nye tekster er hentet.", len(new))
    messages.success(request, told.format(count=len(new)))
    return redirect("coding-collection", network_id=network_id, collection_id=collection_id)


@page(Permission.CODE_TEXTS)
@require_POST
def suggest(request: ActorRequest, network_id: UUID, collection_id: UUID) -> HttpResponse:
    """Ask for suggestions, learned from what people have coded."""
    seat = seat_of(request, network_id)
    found = open_collection(collection_id, seat=seat)
    try:
        made = suggest_codes(seat=seat, collection=found, occasion=request.occasion("network"))
    except UnableToSave as problem:
        messages.error(request, sentence(problem.sentence))
    else:
        told = ngettext(
            "{count} tekst har fått forslag. Du bekrefter eller lar være når du koder.",
            "{count} tekster har fått forslag. Du bekrefter eller lar være når du koder.",
            made.texts,
        )
        messages.success(request, told.format(count=made.texts))
        if made.too_few:
            names = {code.key: code.name for code in codes_now(found.codebook)}
            few = ", ".join(names[key] for key in made.too_few)
            messages.info(request, _("For få kodede tekster til å foreslå: {codes}.").format(codes=few))
    return redirect("coding-collection", network_id=network_id, collection_id=collection_id)


@page(Permission.CODE_TEXTS)
@require_POST
def release(request: ActorRequest, network_id: UUID, collection_id: UUID, text_id: UUID) -> HttpResponse:
    """Let one text's words stand in files, or take it back."""
    seat = seat_of(request, network_id)
    text = open_text(text_id, collection=open_collection(collection_id, seat=seat))
    if text.released_at is None:
        release_text(seat=seat, text=text, occasion=request.occasion("network"))
        messages.success(request, _("Tekst {number} kan stå i filer.").format(number=text.number))
    else:
        withhold_text(seat=seat, text=text, occasion=request.occasion("network"))
        messages.success(request, _("Tekst {number} står ikke lenger i filer.").format(number=text.number))
    return redirect("coding-collection", network_id=network_id, collection_id=collection_id)


def _parts(text: str, *, is_several: bool) -> list[str]:
    if not is_several:
        return [text.strip()]
    return [part.strip() for part in BLANK_LINE.split(text.replace("\r\n", "\n")) if part.strip()]
