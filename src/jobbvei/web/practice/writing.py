"""Writing cards, publishing them, and filling a bank with the first ones."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.first_practices import load_first_practices
from jobbvei.learning_network.actions.practices import change_practice, move_practice, name_of, write_practice
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_change_practice, may_facilitate, may_write_practices
from jobbvei.learning_network.queries.practices import open_practice, versions_of
from jobbvei.learning_network.small_counts import CountTooSmall, ResultNotUnderstood
from jobbvei.learning_network.types import Practice, PracticeState, Seat
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of
from jobbvei.web.practice.forms import PracticeForm


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_practice(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Write a card: a facilitator about anybody, a team's lead about their own municipality."""
    seat = seat_of(request, network_id)
    may_write_practices(seat).ensure()
    form = PracticeForm(sent(request), owner_name="" if seat.is_organisers else name_of(seat))
    if request.method == "POST" and form.is_valid():
        try:
            made = write_practice(seat=seat, details=form.details(), occasion=request.occasion("network"))
        except (CountTooSmall, ResultNotUnderstood) as problem:
            form.add_error("results", sentence(problem.sentence))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Kortet er lagret som utkast. De som leder nettverket, publiserer det."))
            return redirect("practice", network_id=network_id, practice_id=made.public_id)
    return _form_page(request, seat, form, None)


@page(Permission.SEE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_practice(request: ActorRequest, network_id: UUID, practice_id: UUID) -> HttpResponse:
    """Write a new version of a card."""
    seat = seat_of(request, network_id)
    found = open_practice(practice_id, seat=seat)
    may_change_practice(seat, found).ensure()
    form = PracticeForm(sent(request), version=versions_of(found, seat=seat)[0])
    if request.method == "POST" and form.is_valid():
        occasion = request.occasion("network")
        try:
            change_practice(seat=seat, practice=found, details=form.details(), occasion=occasion)
        except (CountTooSmall, ResultNotUnderstood) as problem:
            form.add_error("results", sentence(problem.sentence))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Den nye versjonen er lagret. Andre ser den når den er publisert."))
            return redirect("practice", network_id=network_id, practice_id=practice_id)
    return _form_page(request, seat, form, found)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def move(request: ActorRequest, network_id: UUID, practice_id: UUID) -> HttpResponse:
    """Publish the newest version, or archive the card."""
    seat = seat_of(request, network_id)
    found = open_practice(practice_id, seat=seat)
    may_facilitate(seat).ensure()
    if request.POST.get("state") in PracticeState.values:
        state = PracticeState(request.POST["state"])
        move_practice(seat=seat, practice=found, state=state, occasion=request.occasion("network"))
        messages.success(request, _("Kortet er {state}.").format(state=state.label))
    return redirect("practice", network_id=network_id, practice_id=practice_id)


@page(Permission.FACILITATE_NETWORK)
@require_POST
def load_first(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Fill the bank with the cards that come with Jobbvei; those that are there stay as they are."""
    may_facilitate(seat_of(request, network_id)).ensure()
    count = load_first_practices(occasion=request.occasion("network"))
    if count:
        text = ngettext("{count} kort er lagt i idébanken.", "{count} kort er lagt i idébanken.", count)
        messages.success(request, text.format(count=count))
    else:
        messages.info(request, _("Alle de første kortene er der fra før."))
    return redirect("practices", network_id=network_id)


def _form_page(request: ActorRequest, seat: Seat, form: PracticeForm, found: Practice | None) -> HttpResponse:
    shown = {**frame_of(seat, request), "form": form, "practice": found}
    return render(request, "practice/form.html", shown, status=422 if form.errors else 200)
