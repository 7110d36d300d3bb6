"""Who somebody lives with: starting a household, changing it, moving in with somebody one may see, moving out."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from jobbvei.access.permissions import Permission
from jobbvei.people.actions import change_household, join_household, leave_household, start_household
from jobbvei.people.queries import find_participants, household_members, open_participant
from jobbvei.people.types import HouseholdKind, Participant
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.fields import YesNoField, day_field
from jobbvei.web.person.saving import Words
from jobbvei.web.person.sections import Row, Section, SectionedForm

EMPTY_ROWS = 4
SHORTEST_SEARCH = 2
CHILDREN = [("", gettext_lazy("ikke kjent")), ("none", gettext_lazy("ingen barn")), ("some", gettext_lazy("har barn"))]


class HouseholdForm(SectionedForm):
    """What kind of household, and the children's dates of birth."""

    stands_at = {"child_births": "child_0"}

    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=[("", gettext_lazy("velg")), *HouseholdKind.choices])
    children = forms.ChoiceField(
        label=gettext_lazy("Barn under 18 år"), choices=CHILDREN, widget=forms.RadioSelect, required=False
    )

    spouse_in_programme = YesNoField(
        label=gettext_lazy("Er ektefelle eller samboer også i introduksjonsprogram?"),
        help_text=gettext_lazy("Stønaden er en annen for par uten barn når begge er i program."),
    )

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        household = participant.household
        self.initial["spouse_in_programme"] = participant.spouse_in_programme
        births = household.child_births if household is not None else None
        self.rows = len(births or ()) + EMPTY_ROWS
        for number in range(self.rows):
            self.fields[f"child_{number}"] = day_field(gettext_lazy("Født"))
        if household is not None:
            self.initial["kind"] = household.kind
            self.initial["children"] = "" if births is None else "some" if births else "none"
            self.initial.update({f"child_{place}": date.fromisoformat(one) for place, one in enumerate(births or ())})

    def sections(self) -> list[Section]:
        """The household, then a row for each child."""
        rows = [
            Row(_("Barn %(number)s") % {"number": place + 1}, [self[f"child_{place}"]]) for place in range(self.rows)
        ]
        in_use = [row for row in rows if row.fields[0].value() or row.fields[0].errors]
        shown = rows[: len(in_use) + 1]
        lead = gettext_lazy(
            "Alder på barn kan telle i reglene og for når deltakeren kan jobbe. Skriv aldri navn på barn."
        )
        about = Section(
            gettext_lazy("Husholdningen"), lead, [self["kind"], self["spouse_in_programme"], self["children"]]
        )
        return [about, Section(gettext_lazy("Barn"), rows=shown, more=rows[len(shown) :])]

    def clean(self) -> dict[str, Any] | None:
        """Dates and the answer about children must agree."""
        given: dict[str, Any] = super().clean() or {}
        written = any(given.get(f"child_{number}") for number in range(self.rows))
        if written and given.get("children") == "none":
            self.add_error("children", _("Her står både «ingen barn» og fødselsdatoer. Rett det ene."))
        if not written and given.get("children") == "some" and not self.errors:
            self.add_error("child_0", _("Skriv barnets fødselsdato."))
        return given

    def child_births(self) -> tuple[date, ...] | None:
        """The dates; an empty tuple is no children, None is not known."""
        births = [self.cleaned_data[f"child_{number}"] for number in range(self.rows)]
        known = tuple(born_on for born_on in births if born_on)
        return known if known or self.cleaned_data["children"] == "none" else None


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_PERSON)
def household(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Start or change the household; find somebody to move in with."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = HouseholdForm(request.POST or None, participant=participant)

    def save() -> None:
        act = change_household if participant.household_id else start_household
        act(
            participant=participant,
            kind=form.cleaned_data["kind"],
            child_births=form.child_births(),
            spouse_in_programme=form.cleaned_data["spouse_in_programme"],
            occasion=request.occasion(),
        )
        messages.success(request, _("Husholdningen er lagret."))

    search = request.GET.get("sok", "").strip()
    content = {
        "members": household_members(participant, occasion=request.occasion()),
        "search": search,
        "found": _others(request, participant, search),
    }
    button = _("Lagre endringene") if participant.household_id else _("Opprett husholdningen")
    words = Words(_("Husholdning"), button)
    return saved_or_page(
        request, participant, form, save, EditPage(words, "person-household", "person/household.html", content)
    )


@require_POST
@page(Permission.WRITE_PERSON)
def household_join(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Move into the household of somebody one may see."""
    participant = open_participant(public_id, occasion=request.occasion())
    key = request.POST.get("member")
    if not key:
        messages.warning(request, _("Søk opp den deltakeren bor sammen med."))
        return redirect("person-household", public_id=public_id)
    member = open_participant(key, occasion=request.occasion())
    if member.household is None:
        text = _("%(name)s er ikke i noen husholdning ennå. Opprett den på siden til %(name)s først.")
        messages.warning(request, text % {"name": member.full_name})
    else:
        join_household(participant=participant, household=member.household, occasion=request.occasion())
        messages.success(request, _("Deltakeren bor nå sammen med %(name)s.") % {"name": member.full_name})
    return redirect("person-household", public_id=public_id)


@require_POST
@page(Permission.WRITE_PERSON)
def household_leave(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Move out."""
    participant = open_participant(public_id, occasion=request.occasion())
    leave_household(participant=participant, occasion=request.occasion())
    messages.success(request, _("Deltakeren er tatt ut av husholdningen."))
    return redirect("person-household", public_id=public_id)


def _others(request: ActorRequest, participant: Participant, search: str) -> list[Participant]:
    """Those the search finds who do not live there already."""
    if len(search) < SHORTEST_SEARCH:
        return []
    found = find_participants(search, occasion=request.occasion())
    lives_there = participant.household_id
    return [one for one in found if one != participant and (not lives_there or one.household_id != lives_there)]
