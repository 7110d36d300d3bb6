"""What is under way, for the whole service."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jobbvei.access.permissions import Permission
from jobbvei.matching.queries import suggestions_waiting
from jobbvei.placements.queries import drafts
from jobbvei.web.frame.pages import ActorRequest, page


@require_safe
@page(Permission.SEE_PLACEMENTS)
def under_way(request: ActorRequest) -> HttpResponse:
    """Suggestions that wait for an answer, and drafts that wait for the employer."""
    occasion = request.occasion()
    context = {"waiting": suggestions_waiting(occasion=occasion), "drafts": drafts(occasion=occasion)}
    return render(request, "placement/under_way.html", context)
