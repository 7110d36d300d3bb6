"""The forms of the idea bank."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.practice_details import PracticeDetails
from jobbvei.learning_network.queries.practices import Wanted
from jobbvei.learning_network.types import Category, Maturity, MunicipalitySize, PracticeVersion, TargetGroup
from jobbvei.web.frame.opened_forms import OpenedForm

ALL = [("", _("Alle"))]


def _long(label: Any, length: int, rows: int = 3, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=length, required=required, widget=widget, help_text=help_text)


def _short(label: Any, length: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, help_text=help_text)


class SearchForm(forms.Form):
    """What somebody looks for."""

    is_filter = True
    text = forms.CharField(label=_("Søk"), required=False, max_length=120)
    category = forms.ChoiceField(label=_("Type tiltak"), required=False, choices=[*ALL, *Category.choices])
    target_group = forms.ChoiceField(label=_("Målgruppe"), required=False, choices=[*ALL, *TargetGroup.choices])
    size = forms.ChoiceField(label=_("Kommunens størrelse"), required=False, choices=[*ALL, *MunicipalitySize.choices])
    has_results = forms.BooleanField(label=_("Har resultater i tall"), required=False)
    has_template = forms.BooleanField(label=_("Har maler eller lenker"), required=False)

    def wanted(self) -> Wanted:
        """What is looked for; a field that makes no sense narrows nothing."""
        self.full_clean()
        return Wanted(**self.cleaned_data)


class PracticeForm(OpenedForm):
    """What stands on a card."""

    title = forms.CharField(
        label=_("Overskrift"), max_length=160, help_text=_("En hel setning som sier hva det er, og helst hva det ga.")
    )
    owner_name = forms.CharField(label=_("Hvem gjør det?"), max_length=120, help_text=_("Kommunen eller kontoret."))
    category = forms.ChoiceField(label=_("Type tiltak"), choices=[("", _("Velg type")), *Category.choices])
    target_group = forms.ChoiceField(label=_("Målgruppe"), choices=TargetGroup.choices)
    size = forms.ChoiceField(label=_("Kommunens størrelse"), choices=[("", _("Velg")), *MunicipalitySize.choices])
    maturity = forms.ChoiceField(label=_("Hvor langt er det kommet?"), choices=Maturity.choices)
    what = _long(_("Hva gjør de?"), 3000, 5, required=True)
    how = _long(_("Hvordan går de fram?"), 3000, 4)
    for_whom = _long(_("For hvem?"), 1000, 2)
    needs = _long(_("Hva krever det?"), 1000, 2)
    cost_kr = forms.IntegerField(
        label=_("Kostnad i kroner"), required=False, min_value=0, max_value=1_000_000_000,
        help_text=_("La stå tomt når den ikke er kjent."),
    )  # fmt: skip
    cost_covers = _short(_("Hva kostnaden gjelder"), 300)
    results = _long(
        _("Resultater"), 1000, 3,
        _("Ett på hver linje, med tallet først: «70 kom i jobb». Er det under fem, skriv «færre enn 5 kom i jobb»."),
    )  # fmt: skip
    results_on = _short(_("Når er resultatene fra?"), 60)
    results_source = _short(_("Hvem har talt?"), 300)
    contact_role = _short(_("Hvem kan man spørre?"), 120, _("En rolle, som «HR i kommunen». Ikke navn."))
    templates = _long(_("Maler og lenker"), 2000, 2, _("Én på hver linje: hva det er, og adressen."))
    recording = _short(_("Opptak"), 300)
    source = _short(_("Kilde"), 200)
    source_place = _short(_("Hvor i kilden"), 120)

    def __init__(self, data: Any = None, *, version: PracticeVersion | None = None, owner_name: str = "") -> None:
        """A form over a version, or for a new card of ``owner_name``."""
        stored = {name: getattr(version, name) for name in self.base_fields} if version else None
        super().__init__(data, initial=stored or {"owner_name": owner_name, "maturity": Maturity.IN_USE})

    def details(self) -> PracticeDetails:
        """What the form says, when it is valid."""
        return PracticeDetails(**{name: self.cleaned_data[name] for name in self.fields})


class QuestionForm(forms.Form):
    """A question about a card."""

    text = _long(
        _("Hva lurer dere på?"), 1000, 3, _("Spørsmålet og svaret blir stående på kortet, så andre ser det også."),
        required=True,
    )  # fmt: skip


class AnswerForm(forms.Form):
    """An answer."""

    text = _long(_("Svar"), 2000, 3, required=True)
