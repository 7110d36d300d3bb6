"""The forms about coding."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.codebooks.reading import CodeDetails
from jobbvei.learning_network.types import Code, Codebook, MunicipalTeam

SHORT = forms.Textarea(attrs={"rows": 2})
EMPTY_LINES = 2


class CodebookForm(forms.Form):
    """A codebook of one's own."""

    title = forms.CharField(label=_("Navn"), max_length=120)
    about = forms.CharField(label=_("Om kodeboken"), max_length=1000, required=False, widget=SHORT)


class CodeForm(forms.Form):
    """One code; an empty name in an empty form means none."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    name = forms.CharField(label=_("Kode"), max_length=80)
    theme = forms.CharField(label=_("Tema"), max_length=60, required=False)
    includes = forms.CharField(label=_("Tas med"), max_length=600, required=False, widget=SHORT)
    excludes = forms.CharField(label=_("Tas ikke med"), max_length=600, required=False, widget=SHORT)
    example = forms.CharField(label=_("Eksempel"), max_length=400, required=False, widget=SHORT)


class BaseCodeFormSet(forms.BaseFormSet[CodeForm]):
    """Every code of a codebook, with room for two new ones; each can be moved by its number and taken out."""

    def details(self) -> list[CodeDetails]:
        """The codes in their order, when the forms are valid."""
        kept = [form for form in self.forms if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")]
        ordered = sorted(kept, key=_place)
        return [CodeDetails(**{name: form.cleaned_data[name] for name in CodeForm.base_fields}) for form in ordered]

    def add_fields(self, form: CodeForm, index: int | None) -> None:
        """Our words on the two fields Django adds."""
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Plass i listen")
        form.fields["DELETE"].label = _("Ta ut koden")


_CodeFormSet = forms.formset_factory(
    CodeForm, formset=BaseCodeFormSet, extra=EMPTY_LINES, can_order=True, can_delete=True, max_num=60
)


def code_forms(data: Any, *, initial: Any) -> BaseCodeFormSet:
    """The forms over the codes in ``initial``."""
    return cast(BaseCodeFormSet, _CodeFormSet(data, initial=initial))


class VersionForm(forms.Form):
    """What was changed, and in which version."""

    after = forms.IntegerField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label=_("Hva er endret, og hvorfor?"),
        max_length=200,
        required=False,
        help_text=_("Står ved utgaven, så de som koder, ser hva som er nytt."),
    )


class CollectionForm(forms.Form):
    """A collection of texts."""

    title = forms.CharField(label=_("Navn"), max_length=120)
    question = forms.CharField(label=_("Spørsmålet tekstene svarer på"), max_length=300, required=False, widget=SHORT)
    source = forms.CharField(
        label=_("Kilde"),
        max_length=200,
        required=False,
        help_text=_("Står under figuren, for eksempel «Arbeidsbøkene»."),
    )
    codebook = forms.ChoiceField(label=_("Kodebok"))
    shared_percent = forms.IntegerField(
        label=_("Andel som kodes av to, i prosent"),
        min_value=0,
        max_value=100,
        initial=20,
        help_text=_("Minst 20 prosent gjør det mulig å si hvor enige dere er."),
    )

    def __init__(self, data: Any = None, *, codebooks: Iterable[Codebook]) -> None:
        """A form with the network's codebooks."""
        super().__init__(data)
        self._codebooks = {str(one.public_id): one for one in codebooks}
        named = [(key, one.title) for key, one in self._codebooks.items()]
        cast(forms.ChoiceField, self.fields["codebook"]).choices = named

    def codebook_chosen(self) -> Codebook:
        """The codebook, when the form is valid."""
        return self._codebooks[self.cleaned_data["codebook"]]


class TextsForm(forms.Form):
    """One text, or several with a blank line between."""

    team = forms.ChoiceField(label=_("Kommune"), required=False)
    text = forms.CharField(label=_("Tekst"), max_length=200_000, widget=forms.Textarea(attrs={"rows": 10}))
    is_several = forms.BooleanField(
        label=_("Del ved blanke linjer, så hvert avsnitt blir en egen tekst"), required=False
    )

    def __init__(self, data: Any = None, *, teams: Iterable[MunicipalTeam]) -> None:
        """A form with the network's teams."""
        super().__init__(data)
        self._teams = {str(one.public_id): one for one in teams}
        named = [(key, one.name) for key, one in self._teams.items()]
        cast(forms.ChoiceField, self.fields["team"]).choices = [("", _("ingen kommune")), *named]

    def team_chosen(self) -> MunicipalTeam | None:
        """The team, when the form is valid; None for a text that is nobody's."""
        return self._teams.get(self.cleaned_data["team"])


class TextFileForm(forms.Form):
    """A file of texts."""

    file = forms.FileField(
        label=_("Fil med tekster"),
        help_text=_("CSV med kolonnene «kommune» og «tekst». Kommunen er navnet eller de fire sifrene, eller tom."),
    )


class ChoiceForm(forms.Form):
    """The codes somebody chooses for a text."""

    keys = forms.MultipleChoiceField(label=_("Koder"), required=False, widget=forms.CheckboxSelectMultiple)
    note = forms.CharField(label=_("Merknad"), max_length=400, required=False)

    def __init__(self, data: Any = None, *, codes: Sequence[Code], initial: Any = None) -> None:
        """A form with the codes of the codebook."""
        super().__init__(data, initial=initial)
        cast(forms.ChoiceField, self.fields["keys"]).choices = [(code.key, code.name) for code in codes]


def _place(form: CodeForm) -> tuple[bool, int]:
    """Where a code stands; one without a number stands last."""
    number = form.cleaned_data.get("ORDER")
    return (number is None, number or 0)
