"""The first page after log-in."""

from django.http import HttpResponse
from django.shortcuts import render

from jobbvei.web.frame.pages import ActorRequest, page


@page(anyone_signed_in=True)
def start(request: ActorRequest) -> HttpResponse:
    """What this role comes for."""
    return render(request, "start/start.html")
