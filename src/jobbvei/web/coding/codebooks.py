"""Codebooks: taking one of the package, making one, and changing the codes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jobbvei.access.permissions import Permission
from jobbvei.learning_network.actions.codebooks import CodeChange, change_codes, make_codebook, take_codebook
from jobbvei.learning_network.codebooks.reading import prepared_codebooks
from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.policies import may_code
from jobbvei.learning_network.queries.coding import codes_of, open_codebook, versions_of
from jobbvei.web.coding.forms import CodebookForm, CodeForm, VersionForm, code_forms
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.network.seats import frame_of, seat_of

VERSION = "utgave"


@page(Permission.CODE_TEXTS)
@require_safe
def codebook(request: ActorRequest, network_id: UUID, codebook_id: UUID) -> HttpResponse:
    """The codes as they stand, or as they stood in a version."""
    seat = seat_of(request, network_id)
    book = open_codebook(codebook_id, seat=seat)
    versions = versions_of(book)
    asked = request.GET.get(VERSION, "")
    version = next((one for one in versions if str(one.number) == asked), versions[0])
    shown = {"book": book, "versions": versions, "version": version, "codes": codes_of(version)}
    return render(request, "coding/codebook.html", {**frame_of(seat, request), **shown})


@page(Permission.CODE_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_codebook(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Begin a codebook of one's own."""
    seat = seat_of(request, network_id)
    may_code(seat).ensure()
    form = CodebookForm(sent(request))
    if request.method == "POST" and form.is_valid():
        made = make_codebook(seat=seat, occasion=request.occasion("network"), **form.cleaned_data)
        return redirect("codebook-edit", network_id=network_id, codebook_id=made.public_id)
    shown = {**frame_of(seat, request), "form": form}
    return render(request, "coding/codebook_new.html", shown, status=422 if form.errors else 200)


@page(Permission.CODE_TEXTS)
@require_POST
def take(request: ActorRequest, network_id: UUID) -> HttpResponse:
    """Take one of the package's codebooks into the network."""
    seat = seat_of(request, network_id)
    prepared = prepared_codebooks().get(request.POST.get("file", ""))
    if prepared is None:
        raise Http404
    taken = take_codebook(seat=seat, prepared=prepared, occasion=request.occasion("network"))
    messages.success(request, _("«{title}» er hentet inn. Kodene kan endres.").format(title=taken.title))
    return redirect("codebook", network_id=network_id, codebook_id=taken.public_id)


@page(Permission.CODE_TEXTS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_codebook(request: ActorRequest, network_id: UUID, codebook_id: UUID) -> HttpResponse:
    """Change the codes; what is coded stands, because a code keeps its key."""
    seat = seat_of(request, network_id)
    book = open_codebook(codebook_id, seat=seat)
    newest = versions_of(book)[0]
    initial = [{name: getattr(one, name) for name in CodeForm.base_fields} for one in codes_of(newest)]
    forms = code_forms(sent(request), initial=initial)
    form = VersionForm(sent(request), initial={"after": newest.number})
    if request.method == "POST" and forms.is_valid() and form.is_valid():
        change = CodeChange(codes=forms.details(), **form.cleaned_data)
        try:
            version = change_codes(seat=seat, codebook=book, change=change, occasion=request.occasion("network"))
        except UnableToSave as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            messages.success(request, _("Utgave {number} gjelder nå.").format(number=version.number))
            return redirect("codebook", network_id=network_id, codebook_id=codebook_id)
    is_wrong = form.errors or (forms.is_bound and not forms.is_valid())
    shown = {**frame_of(seat, request), "book": book, "forms": forms, "form": form}
    return render(request, "coding/codebook_edit.html", shown, status=422 if is_wrong else 200)
