"""Who follows somebody up: taking colleagues in and out of the team, and giving the lead."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.access.queries import colleagues
from jobbvei.access.roles import ALL_ROLES
from jobbvei.access.types import User
from jobbvei.casework.actions import add_team_member, end_team_membership, give_lead
from jobbvei.casework.queries import team_on
from jobbvei.casework.types import TeamMember
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Participant
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.saving import Words
from jobbvei.web.person.sections import Part, SectionedForm

FOLLOWS_UP = frozenset(role.code for role in ALL_ROLES if role.sees_people)


class TeamForm(SectionedForm):
    """A colleague to take in, and whether they are to lead."""

    parts = (Part(gettext_lazy("Ta inn en kollega"), ("user", "is_lead")),)

    user = forms.ChoiceField(label=gettext_lazy("Hvem?"))
    is_lead = forms.BooleanField(
        label=gettext_lazy("Skal lede teamet"),
        help_text=gettext_lazy("Den som leder nå, blir med videre som medlem."),
        required=False,
    )

    def __init__(self, *args: Any, candidates: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {str(user.public_id): user for user in candidates}
        field = self.fields["user"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # declared above
        named = [(key, user.full_name) for key, user in self.candidates.items()]
        field.choices = [("", gettext_lazy("velg")), *named]

    def chosen(self) -> User:
        """The colleague."""
        return self.candidates[self.cleaned_data["user"]]


@require_http_methods(["GET", "POST"])
@page(Permission.FOLLOW_UP)
def team(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """The team, with who leads; take a colleague in."""
    participant = open_participant(public_id, occasion=request.occasion())
    members = team_on(participant, on=request.on)
    form = TeamForm(request.POST or None, candidates=_candidates(request, members))

    def save() -> None:
        act = give_lead if form.cleaned_data["is_lead"] else add_team_member
        act(participant=participant, user=form.chosen(), occasion=request.occasion())
        messages.success(request, _("%(name)s er med i teamet.") % {"name": form.chosen().full_name})

    words = Words(_("Teamet"), _("Ta inn i teamet"))
    content = {"members": members}
    return saved_or_page(request, participant, form, save, EditPage(words, "person-team", "person/team.html", content))


@require_POST
@page(Permission.FOLLOW_UP)
def team_leave(request: ActorRequest, public_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    """Let a member leave the team."""
    participant = open_participant(public_id, occasion=request.occasion())
    member = _member(request, participant, member_id)
    end_team_membership(member=member, occasion=request.occasion())
    messages.success(request, _("%(name)s går ut av teamet etter i dag.") % {"name": member.user.full_name})
    return redirect("person-team", public_id=public_id)


@require_POST
@page(Permission.FOLLOW_UP)
def team_lead(request: ActorRequest, public_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    """Give the lead to a member."""
    participant = open_participant(public_id, occasion=request.occasion())
    member = _member(request, participant, member_id)
    give_lead(participant=participant, user=member.user, occasion=request.occasion())
    messages.success(request, _("%(name)s leder teamet nå.") % {"name": member.user.full_name})
    return redirect("person-team", public_id=public_id)


def _candidates(request: ActorRequest, members: list[TeamMember]) -> list[User]:
    """Colleagues who follow people up and are not in the team already."""
    taken = {member.user_id for member in members if member.ended_on is None}
    found = colleagues(request.actor.tenant, on=request.on, roles=FOLLOWS_UP)
    return [user for user in found if user.pk not in taken]


def _member(request: ActorRequest, participant: Participant, key: uuid.UUID) -> TeamMember:
    for member in team_on(participant, on=request.on):
        if member.public_id == key:
            return member
    raise Http404
