"""Levels of the four Norwegian skills and of spoken English, with date and source, on one page."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jobbvei.access.permissions import Permission
from jobbvei.people.actions import set_language_levels
from jobbvei.people.queries import open_participant
from jobbvei.people.types import Cefr, Language, LanguageLevel, LevelDetails, LevelSource, Participant, Skill
from jobbvei.web.frame.pages import ActorRequest, page
from jobbvei.web.person.editing import EditPage, saved_or_page
from jobbvei.web.person.fields import NOT_KNOWN, Label, choice_field, day_field
from jobbvei.web.person.saving import Words
from jobbvei.web.person.sections import Row, Section, SectionedForm

ASKED = (
    (Language.NORWEGIAN, Skill.SPEAKING, gettext_lazy("Norsk muntlig")),
    (Language.NORWEGIAN, Skill.LISTENING, gettext_lazy("Norsk lytte")),
    (Language.NORWEGIAN, Skill.READING, gettext_lazy("Norsk lese")),
    (Language.NORWEGIAN, Skill.WRITING, gettext_lazy("Norsk skrive")),
    (Language.ENGLISH, Skill.SPEAKING, gettext_lazy("Engelsk muntlig")),
)
LEVELS: list[tuple[str, Label]] = [
    (Cefr.A0.value, gettext_lazy("ingen ennå (A0)")),
    *[(one.value, one.value) for one in Cefr if one != Cefr.A0],
]
SOURCES = [choice for choice in LevelSource.choices if choice[0] != LevelSource.IMPORTED]


class LevelsForm(SectionedForm):
    """One row for each skill: level, source and date."""

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = {(row.language, row.skill): row for row in participant.language_levels.all()}
        for language, skill, _words in ASKED:
            self._add_row(f"{language}_{skill}", stored.get((language, skill)))

    def sections(self) -> list[Section]:
        """One section with a row for each skill."""
        rows = [Row(words, [self[name] for name in _names(f"{one}_{skill}")]) for one, skill, words in ASKED]
        lead = gettext_lazy("Før det dere vet. Nivået kan være ulikt fra ferdighet til ferdighet.")
        return [Section(gettext_lazy("Nivå"), lead, rows=rows)]

    def levels(self) -> tuple[LevelDetails, ...]:
        """The levels that are known."""
        return tuple(
            LevelDetails(
                language=language,
                skill=skill,
                level=Cefr(self.cleaned_data[level]),
                source=LevelSource(self.cleaned_data[source]),
                tested_on=self.cleaned_data[tested_on],
            )
            for language, skill, _words in ASKED
            for level, source, tested_on in [_names(f"{language}_{skill}")]
            if self.cleaned_data[level]
        )

    def clean(self) -> dict[str, Any] | None:
        """A level needs a source, and a source or a date needs a level."""
        given: dict[str, Any] = super().clean() or {}
        for language, skill, _words in ASKED:
            level, source, tested_on = _names(f"{language}_{skill}")
            if given.get(level) and not given.get(source):
                self.add_error(source, _("Velg hvor nivået kommer fra."))
            if (given.get(source) or given.get(tested_on)) and not given.get(level):
                self.add_error(level, _("Velg nivået, eller ta bort kilden og datoen."))
        return given

    def _add_row(self, name: str, stored: LanguageLevel | None) -> None:
        """A level that stands can be mended but not made unknown, so it has no empty choice."""
        level, source, tested_on = _names(name)
        self.fields[level] = choice_field(gettext_lazy("Nivå"), LEVELS, none=NOT_KNOWN)
        self.fields[source] = choice_field(gettext_lazy("Kilde"), _sources(stored), none=gettext_lazy("velg"))
        self.fields[tested_on] = day_field(gettext_lazy("Dato"))
        if stored is not None:
            level_field = self.fields[level]
            assert isinstance(level_field, forms.ChoiceField)  # noqa: S101  # made above
            level_field.choices = LEVELS
            self.initial.update({level: stored.level, source: stored.source, tested_on: stored.tested_on})


@require_http_methods(["GET", "POST"])
@page(Permission.WRITE_LANGUAGE)
def change_levels(request: ActorRequest, public_id: uuid.UUID) -> HttpResponse:
    """Set the levels somebody has."""
    participant = open_participant(public_id, occasion=request.occasion())
    form = LevelsForm(request.POST or None, participant=participant)

    def save() -> None:
        set_language_levels(participant=participant, levels=form.levels(), occasion=request.occasion())
        messages.success(request, _("Språknivåene er lagret."))

    words = Words(_("Språk"), _("Lagre nivåene"))
    return saved_or_page(request, participant, form, save, EditPage(words, "person-competence"))


def _names(name: str) -> tuple[str, str, str]:
    return f"{name}_level", f"{name}_source", f"{name}_tested_on"


def _sources(stored: LanguageLevel | None) -> list[tuple[str, Any]]:
    """«Imported» is only for what an import wrote."""
    if stored is not None and stored.source == LevelSource.IMPORTED:
        return list(LevelSource.choices)
    return SOURCES
