"""The work list as a plain Django list view writes it: a queryset, a template, and each row asking for its own."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from jobbvei.access.permissions import Permission
from jobbvei.people.queries import visible_participants
from jobbvei.web.frame.pages import ActorRequest, page

ROWS_ON_A_PAGE = 25
TEMPLATE = """{% extends "frame/base.html" %}
{% block title %}Deltakere{% endblock %}
{% block content %}<h1>Deltakere</h1><ul>
{% for person in rows %}<li>{{ person.full_name }} {{ person.household }}
  {% for programme in person.programmes.all %}{{ programme.started_on }}{% endfor %}
  {% for step in person.next_steps.all %}{% if not step.done_at %}{{ step.what }} {{ step.owner }}{% endif %}
  {% endfor %}
  {% for contact in person.contacts.all %}{% if forloop.first %}{{ contact.on }}{% endif %}{% endfor %}
  {% for level in person.language_levels.all %}{{ level.level }}{% endfor %}</li>{% endfor %}
</ul>{% endblock %}"""


@page(Permission.SEE_WORK_LIST)
def plain_list(request: ActorRequest) -> HttpResponse:
    """The first page of people, by name, with the same facts. Nothing is prefetched, counted or reckoned."""
    people = visible_participants(request.actor).order_by("family_name", "pk")
    return _shown(request, {"rows": Paginator(people, ROWS_ON_A_PAGE).page(1)})


@page(Permission.SEE_WORK_LIST)
def bare_frame(request: ActorRequest) -> HttpResponse:
    """The frame with nothing in it: what Django, the session, the actor and the navigation cost by themselves."""
    return _shown(request, {"rows": []})


def _shown(request: ActorRequest, context: dict[str, Any]) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(TEMPLATE).render(context, request))


urlpatterns = [
    path("plain/list/", plain_list),
    path("plain/frame/", bare_frame),
    path("", include("jobbvei.config.urls")),
]
