"""The forms about live questions: a facilitator's, and a phone's."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from jobbvei.learning_network.live_details import (
    ANCHOR_MAX,
    IDEA_MAX,
    NAME_MAX,
    QUESTION_MAX,
    STEPS,
    TEXT_MAX,
    WORD_COUNT,
    WORD_MAX,
    QuestionDetails,
    Said,
)
from jobbvei.learning_network.types import Gathering, LiveAnswer, LiveKind, LiveQuestion, SizeGroup
from jobbvei.web.frame.opened_forms import OpenedForm

OPTIONS_MAX = 1500
# Which fields a kind of question has, besides its words.
FIELDS: dict[str, tuple[str, ...]] = {
    LiveKind.POLL: ("options", "takes_several", "asks_size_group"),
    LiveKind.SCALE: ("steps", "low_anchor", "high_anchor", "asks_size_group"),
    LiveKind.WORDS: ("shows_at_once",),
    LiveKind.TEXT: ("shows_at_once",),
    LiveKind.IDEAS: ("shows_at_once",),
}


class SessionForm(forms.Form):
    """What a session is called."""

    name = forms.CharField(label=_("Navn på spørrerunden"), max_length=NAME_MAX)
    gathering = forms.ChoiceField(
        label=_("Samling"), required=False, help_text=_("Resultatene står også på dens side.")
    )

    def __init__(self, data: Any = None, *, gatherings: Sequence[Gathering]) -> None:
        """A form that offers the network's gatherings, the last one first."""
        super().__init__(data)
        self._gatherings = {str(one.public_id): one for one in reversed(gatherings)}
        named = [(key, one.title) for key, one in self._gatherings.items()]
        cast(forms.ChoiceField, self.fields["gathering"]).choices = [("", _("Ingen")), *named]

    def chosen(self) -> Gathering | None:
        """The gathering, when the form is valid and one is chosen."""
        return self._gatherings.get(self.cleaned_data["gathering"])


class QuestionForm(OpenedForm):
    """A question, with the fields its kind has."""

    words = forms.CharField(label=_("Spørsmål"), max_length=QUESTION_MAX)
    options = forms.CharField(
        label=_("Valg"),
        max_length=OPTIONS_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Ett på hver linje, fra 2 til 12."),
    )
    takes_several = forms.BooleanField(label=_("Man kan velge flere"), required=False)
    steps = forms.TypedChoiceField(label=_("Trinn"), choices=[(step, step) for step in STEPS], coerce=int)
    low_anchor = forms.CharField(
        label=_("Laveste trinn betyr"), max_length=ANCHOR_MAX, required=False, help_text=_("Som «helt uenig».")
    )
    high_anchor = forms.CharField(
        label=_("Høyeste trinn betyr"), max_length=ANCHOR_MAX, required=False, help_text=_("Som «helt enig».")
    )
    shows_at_once = forms.BooleanField(
        label=_("Vis svarene med en gang"),
        required=False,
        help_text=_("Ellers slipper du dem fram ett og ett. Du kan skjule et svar når som helst."),
    )
    asks_size_group = forms.BooleanField(
        label=_("Spør om størrelsen på kommunen"),
        required=False,
        help_text=_("Fordelingen vises når spørsmålet er lukket, og bare for grupper med fem svar eller flere."),
    )

    def __init__(self, data: Any = None, *, kind: str, question: LiveQuestion | None, options: Sequence[str]) -> None:
        """A form over ``question``, or for a new one of the kind."""
        super().__init__(data, initial=_of(question, options) if question else {"shows_at_once": True})
        self._kind = kind
        self.fields = {name: self.fields[name] for name in ("words", *FIELDS[kind])}

    def details(self) -> QuestionDetails:
        """What the form says, when it is valid."""
        said = dict(self.cleaned_data)
        if "options" in said:
            said["options"] = tuple(said["options"].splitlines())
        return QuestionDetails(kind=self._kind, **said)


class AnswerForm(forms.Form):
    """What a phone answers; the fields are those of the question's kind."""

    def __init__(
        self,
        data: Any = None,
        *,
        question: LiveQuestion,
        options: Sequence[str] = (),
        groups: Sequence[SizeGroup] = (),
        own: LiveAnswer | None = None,
    ) -> None:
        """A form for the question, with what the phone answered before."""
        super().__init__(data)
        self._groups = {str(one.pk): one for one in groups}
        self.fields.update(_answer_fields(question, options, own))
        if self._groups:
            self.fields["size_group"] = _group_field(groups, own)

    def said(self) -> Said:
        """What the form says; what is wrong in it is said by the action."""
        raw = self.cleaned_data
        chosen = raw.get("choices") or []
        words = [raw[name] for name in raw if name.startswith("word_")]
        return Said(
            choices=tuple(int(one) for one in ([chosen] if isinstance(chosen, str) else chosen)),
            text="\n".join(words) if words else raw.get("text", ""),
            size_group=self._groups.get(raw.get("size_group", "")),
        )


def _of(question: LiveQuestion, options: Sequence[str]) -> dict[str, Any]:
    known = {name: getattr(question, name) for name in QuestionForm.base_fields if name != "options"}
    return known | {"options": "\n".join(options)}


def _answer_fields(question: LiveQuestion, options: Sequence[str], own: LiveAnswer | None) -> dict[str, forms.Field]:
    if question.kind == LiveKind.POLL:
        return {"choices": _choice(question, [(str(place), one) for place, one in enumerate(options)], own)}
    if question.kind == LiveKind.SCALE:
        steps = [(str(step), str(step)) for step in range(1, question.steps + 1)]
        return {"choices": _choice(question, steps, own)}
    text = own.text if own else ""
    if question.kind == LiveKind.WORDS:
        return _word_fields(text.splitlines())
    most, rows = (IDEA_MAX, 3) if question.kind == LiveKind.IDEAS else (TEXT_MAX, 5)
    area = forms.Textarea(attrs={"rows": rows, "maxlength": most})
    label = _("Ideen din") if question.kind == LiveKind.IDEAS else _("Svaret ditt")
    return {"text": forms.CharField(label=label, initial=text, max_length=most, widget=area)}


def _choice(question: LiveQuestion, choices: Sequence[tuple[str, str]], own: LiveAnswer | None) -> forms.ChoiceField:
    chosen = [str(one) for one in own.choices] if own else []
    if question.takes_several:
        many = forms.MultipleChoiceField(label=_("Velg ett eller flere"), choices=choices, initial=chosen)
        many.widget = forms.CheckboxSelectMultiple(choices=choices)
        return many
    return forms.ChoiceField(
        label=_("Velg ett"), choices=choices, initial=chosen[0] if chosen else None, widget=forms.RadioSelect
    )


def _word_fields(words: Sequence[str]) -> dict[str, forms.Field]:
    labels = (_("Første ord"), _("Andre ord"), _("Tredje ord"))
    return {
        f"word_{place}": forms.CharField(
            label=labels[place],
            max_length=WORD_MAX,
            required=place == 0,
            initial=words[place] if place < len(words) else "",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
        for place in range(WORD_COUNT)
    }


def _group_field(groups: Sequence[SizeGroup], own: LiveAnswer | None) -> forms.Field:
    field = forms.ChoiceField(label=_("Hvor stor er kommunen din?"), required=False)
    cast(Any, field).choices = [("", _("Vil ikke si")), *((str(one.pk), str(one)) for one in groups)]
    field.initial = str(own.size_group_id) if own and own.size_group_id else ""
    return field
