"""Guidance topic by topic, without a participant: only what the reader tells, and nothing of it is saved."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.web.frame.pages import ActorRequest, page, sent
from jobbvei.web.law.tabs import law_tabs
from jobbvei.web.person.guidance import Asked, chosen_page, day_asked, guided
from jobbvei.web.person.guidance_topics import guidance_pages


@require_http_methods(["GET", "HEAD", "POST"])
@page(Permission.READ_PERSON_ECONOMY_AND_LAW)
def guidance(request: ActorRequest) -> HttpResponse:
    """The topics, or one of them: ``?tema=nav&dag=2027-01-01``."""
    chosen = chosen_page(request, person=False)
    form, on = day_asked(request)
    content: dict[str, Any] = {"pages": guidance_pages(person=False), "chosen": chosen, "on": on, "day_form": form}
    if chosen is not None:
        content["guided"] = guided(Asked(chosen, on, sent(request), {}), addresses={})
    return render(request, "law/guidance.html", {"tabs": law_tabs(request.actor, "law-guidance"), **content})
