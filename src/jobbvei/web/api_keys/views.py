"""Keys for the municipality's other systems."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.actions import MadeApiKey, UnableToMakeKey, make_api_key, revoke_api_key
from jobbvei.access.permissions import Permission
from jobbvei.access.queries import api_key_with_public_id, api_keys_of_tenant
from jobbvei.web.api_keys.forms import ApiKeyForm
from jobbvei.web.frame.formats import sentence
from jobbvei.web.frame.pages import ActorRequest, page, sent

USUAL_LIFE = timedelta(days=365)


@page(Permission.MANAGE_API_KEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def api_keys(request: ActorRequest) -> HttpResponse:
    """The list, and the form that makes a key."""
    form = ApiKeyForm(sent(request), initial={"expires_on": request.on + USUAL_LIFE})
    if form.is_bound and form.is_valid():
        try:
            made = make_api_key(form.wanted(), by=request.actor, at=request.at)
        except UnableToMakeKey as problem:
            form.add_error(None, sentence(problem.sentence))
        else:
            return _shown_once(request, made)
    rows = [(key, key.is_open_on(request.on)) for key in api_keys_of_tenant(request.actor.tenant)]
    address = request.build_absolute_uri("/api/v1/")
    shown = {"form": form, "rows": rows, "address": address}
    return render(request, "api_keys/api_keys.html", shown, status=422 if form.errors else 200)


@page(Permission.MANAGE_API_KEYS)
@require_POST
def revoke(request: ActorRequest, public_id: UUID) -> HttpResponse:
    """Take a key back from this moment."""
    key = api_key_with_public_id(public_id, tenant=request.actor.tenant)
    if key is None:
        raise Http404
    revoke_api_key(key, by=request.actor, at=request.at)
    messages.success(request, _("Nøkkelen til {name} åpner ikke noe lenger.").format(name=key.name))
    return redirect("api-keys")


def _shown_once(request: ActorRequest, made: MadeApiKey) -> HttpResponse:
    response = render(request, "api_keys/made.html", {"key": made.key, "secret": made.secret})
    response["Cache-Control"] = "no-store"
    return response
