"""The forms about gatherings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.actions.gatherings import Recording
from jobbvei.learning_network.actions.rooms import RoomPlan
from jobbvei.learning_network.gathering_details import GatheringDetails, ItemDetails
from jobbvei.learning_network.placing import Division
from jobbvei.learning_network.types import (
    ForWhom,
    Gathering,
    GatheringKind,
    GatheringMode,
    Phase,
    ProgrammeItem,
    SizeGroup,
)
from jobbvei.web.frame.opened_forms import OpenedForm

LOCAL = "%Y-%m-%dT%H:%M"
LONG = forms.Textarea(attrs={"rows": 4})
USUAL_IN_A_ROOM, USUAL_MINUTES = 8, 30
DIVISIONS = (
    (Division.MUNICIPALITIES_TOGETHER, _("Kommuner sammen, hver kommune samlet i ett rom")),
    (Division.EACH_MUNICIPALITY, _("Ett rom for hver kommune")),
    (Division.SIZE_GROUPS, _("Kommuner av samme størrelse sammen")),
    (Division.MIXED, _("Blandet, så folk møter andre kommuner")),
)


def moment_field(label: Any, help_text: Any = "") -> forms.DateTimeField:
    """A day and a time of the day, Norwegian time."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL)
    return forms.DateTimeField(label=label, widget=widget, input_formats=[LOCAL], help_text=help_text)


class GatheringForm(OpenedForm):
    """What is said about a gathering."""

    title = forms.CharField(label=_("Tittel"), max_length=120)
    kind = forms.ChoiceField(label=_("Type"), choices=GatheringKind.choices)
    mode = forms.ChoiceField(label=_("Form"), choices=GatheringMode.choices)
    starts_at = moment_field(_("Begynner"), _("Norsk tid."))
    ends_at = moment_field(_("Slutter"), _("Varer den flere dager, skriv siste dag."))
    for_whom = forms.ChoiceField(
        label=_("For hvem i gruppene"),
        choices=ForWhom.choices,
        help_text=_("Et møte for prosjektledere er alltid bare for dem."),
    )
    size_groups = forms.MultipleChoiceField(
        label=_("Bare for disse størrelsene"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Velg ingen, så er den for alle."),
    )
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)
    meeting_link = forms.CharField(
        label=_("Møtelenke"), max_length=500, required=False, help_text=_("Fra Teams, Zoom eller et annet møteverktøy.")
    )
    capacity = forms.IntegerField(
        label=_("Plass til"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Hvor mange stedet eller møteverktøyet tar. Vi sier fra hvis flere er invitert."),
    )
    phase = forms.ChoiceField(label=_("Fase"), required=False)
    alternative_to = forms.ChoiceField(
        label=_("Digitalt alternativ til"),
        required=False,
        help_text=_("For dem som ikke kan komme fysisk, på en annen dag."),
    )
    explanation = forms.CharField(label=_("Om samlingen"), max_length=2000, required=False, widget=LONG)

    def __init__(self, data: Any = None, *, choices: "Choices", gathering: Gathering | None = None) -> None:
        """A form over ``gathering``, or for a new one."""
        super().__init__(data, initial=_said(gathering, choices) if gathering else None)
        self._choices = choices
        others = [one for one in choices.gatherings if one.is_physical and one != gathering]
        self._fill("size_groups", [(str(one.public_id), one.name) for one in choices.groups])
        self._fill("phase", [("", _("Ingen")), *((str(one.public_id), one.name) for one in choices.phases)])
        self._fill("alternative_to", [("", _("Ingen")), *((str(one.public_id), one.title) for one in others)])
        for name, shown in (("size_groups", choices.groups), ("phase", choices.phases), ("alternative_to", others)):
            if not shown:
                del self.fields[name]

    def details(self) -> GatheringDetails:
        """What the form says, when it is valid."""
        plain = {name: self.cleaned_data[name] for name in _PLAIN}
        chosen = set(self.cleaned_data.get("size_groups", ()))
        return GatheringDetails(
            **plain,
            size_groups=tuple(one for one in self._choices.groups if str(one.public_id) in chosen),
            phase=_named(self._choices.phases, self.cleaned_data.get("phase", "")),
            alternative_to=_named(self._choices.gatherings, self.cleaned_data.get("alternative_to", "")),
        )

    def _fill(self, name: str, choices: list[tuple[str, Any]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices


class Choices:
    """What can be chosen in the form: the network's groups, phases and other gatherings.

    Attributes:
        chosen: Keys of the size groups the gathering is for now.
    """

    def __init__(
        self,
        groups: Sequence[SizeGroup],
        phases: Sequence[Phase],
        gatherings: Sequence[Gathering],
        chosen: frozenset[int] = frozenset(),
    ) -> None:
        self.groups, self.phases, self.gatherings, self.chosen = groups, phases, gatherings, chosen


class CancelForm(forms.Form):
    """Why a gathering will not happen."""

    because = forms.CharField(
        label=_("Hvorfor?"), max_length=200, required=False, help_text=_("Står på siden til hver av de inviterte.")
    )


class ItemForm(OpenedForm):
    """A part of the programme."""

    starts_at = moment_field(_("Begynner"))
    length_minutes = forms.IntegerField(label=_("Minutter"), min_value=1, max_value=1440)
    title = forms.CharField(label=_("Hva"), max_length=120)
    speaker = forms.CharField(label=_("Hvem innleder"), max_length=120, required=False)
    practice = forms.CharField(label=_("Kort i idébanken det handler om"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, item: ProgrammeItem | None = None, next_at: datetime) -> None:
        """A form over ``item``, or for a new one that begins at ``next_at``."""
        names = ("length_minutes", "title", "speaker", "practice")
        new = {"starts_at": timezone.localtime(next_at), "length_minutes": USUAL_MINUTES}
        said = {name: getattr(item, name) for name in names} if item else {}
        if item:
            said["starts_at"] = timezone.localtime(item.starts_at)
        super().__init__(data, initial=said or new)

    def details(self) -> ItemDetails:
        """What the form says, when it is valid."""
        return ItemDetails(**self.cleaned_data)


class MaterialForm(forms.Form):
    """A link to something to read."""

    title = forms.CharField(label=_("Tittel"), max_length=120)
    link = forms.CharField(label=_("Lenke"), max_length=500)


class RecordingForm(forms.Form):
    """Where the recording is."""

    link = forms.CharField(label=_("Lenke til opptaket"), max_length=500, required=False)
    captions_link = forms.CharField(
        label=_("Lenke til teksting"),
        max_length=500,
        required=False,
        help_text=_("Ligger tekstingen i selve opptaket, trengs ingen lenke."),
    )

    def recording(self) -> Recording:
        """What the form says, when it is valid."""
        return Recording(**self.cleaned_data)


class RoomsForm(forms.Form):
    """How people are divided."""

    division = forms.ChoiceField(label=_("Slik deles folk inn"), choices=DIVISIONS, widget=forms.RadioSelect)
    per_room = forms.IntegerField(
        label=_("Høyst i hvert rom"), min_value=1, max_value=100, initial=USUAL_IN_A_ROOM, required=False
    )

    def plan(self) -> RoomPlan:
        """What the form says, when it is valid."""
        return RoomPlan(Division(self.cleaned_data["division"]), self.cleaned_data["per_room"] or USUAL_IN_A_ROOM)


class CalendarForm(forms.Form):
    """A file of gatherings."""

    file = forms.FileField(
        label=_("Fil"),
        max_length=200,
        help_text=_("CSV lagret som UTF-8, Excel eller YAML. Høyst 1 MB og 500 samlinger."),
        error_messages={"empty": _("Filen er tom. Velg en fil med innhold.")},
    )
    invites = forms.BooleanField(label=_("Vis samlingene for gruppene med en gang"), required=False, initial=True)


_PLAIN = (
    "title", "kind", "mode", "starts_at", "ends_at", "for_whom", "place", "meeting_link", "capacity", "explanation"
)  # fmt: skip


def _said(gathering: Gathering, choices: Choices) -> dict[str, Any]:
    said = {name: getattr(gathering, name) for name in _PLAIN}
    said |= {name: timezone.localtime(said[name]) for name in ("starts_at", "ends_at")}
    said["size_groups"] = [str(one.public_id) for one in choices.groups if one.pk in choices.chosen]
    said["phase"] = str(gathering.phase.public_id) if gathering.phase else ""
    said["alternative_to"] = str(gathering.alternative_to.public_id) if gathering.alternative_to else ""
    return said


def _named(rows: Sequence[Any], key: str) -> Any:
    return next((row for row in rows if str(row.public_id) == key), None)
