"""Two people change the same thing at once: nobody's words are lost without somebody having seen it.

A page with such a form carries a signed note of what stood in each field when it was opened. When the form comes back
and something else is stored by then, nothing is saved: the form is shown again with what one wrote, and beside each
field it is about, what is stored now. Sent once more, it is saved, for now it is known. Works without script.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core import signing
from django.forms import BoundField
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jobbvei.web.frame.formats import clock, day, full_stop, number

NOTE = "as_opened"
SALT = "jobbvei.web.frame.opened_forms"


class OpenedForm(forms.Form):
    """A form over something stored, which its ``initial`` shows; put ``{{ form.as_opened }}`` inside the form.

    Attributes:
        is_only_overtaken: Whether somebody has stored something else since the page was opened, and nothing is wrong
            with what was written.
    """

    is_only_overtaken = False

    def full_clean(self) -> None:
        """Check the fields as any form does, then whether somebody has stored something else meanwhile."""
        super().full_clean()
        if self.is_bound:
            self._refuse_to_overwrite()

    def as_opened(self) -> SafeString:
        """The hidden field that says what stood here; empty fields are left out."""
        marks = {name: mark for name in self.fields if (mark := _mark(self[name].initial))}
        return format_html('<input type="hidden" name="{}" value="{}">', NOTE, signing.dumps(marks, salt=SALT))

    def _refuse_to_overwrite(self) -> None:
        opened = _opened(self.data.get(NOTE))
        if opened is None:
            return
        is_right = not self.errors
        moved = [name for name in self.changed_data if _mark(self[name].initial) != opened.get(name, "")]
        for name in moved:
            if name in self.cleaned_data and _mark(self.cleaned_data[name]) == opened.get(name, ""):
                self._show_stored(self[name])  # nothing was written here
            self.add_error(name, full_stop(_("Lagret nå: {stored}").format(stored=_in_words(self[name]))))
        if moved:
            self.is_only_overtaken = is_right
            self.add_error(None, _("Noe her er endret etter at du åpnet siden. Ingenting er lagret ennå."))
            text = _("Se hva som er lagret ved feltene under. Lagre igjen hvis det du har skrevet, skal gjelde.")
            self.add_error(None, text)

    def _show_stored(self, bound: BoundField) -> None:
        """Let the field show what is stored instead of what stood there when the page was opened."""
        sent = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        if _is_empty(bound.initial) or (isinstance(bound.field, forms.BooleanField) and not bound.initial):
            sent.pop(bound.html_name, None)
        elif isinstance(bound.field, forms.BooleanField):
            sent[bound.html_name] = "on"
        else:
            value = bound.field.widget.format_value(bound.field.prepare_value(bound.initial))
            sent.setlist(bound.html_name, value if isinstance(value, list) else [value])
        self.data = sent


def _opened(note: Any) -> Mapping[str, str] | None:
    """The marks of the fields as they were; None when the form has no note of ours."""
    try:
        marks: dict[str, str] = signing.loads(note or "", salt=SALT)
    except signing.BadSignature:
        return None
    return marks


def _mark(value: Any) -> str:
    """Something short that differs when the value does, and tells nothing of it; empty when the value is."""
    if _is_empty(value):
        return ""
    plain = list(value) if isinstance(value, list | tuple | set | frozenset) else value
    return salted_hmac(SALT, json.dumps(plain, default=str)).hexdigest()[:12]


def _is_empty(value: Any) -> bool:
    """Whether nobody has said anything; «no» and 0 are answers."""
    return value is None or (isinstance(value, str | list | tuple) and not value)


def _in_words(bound: BoundField) -> str:
    value, field = bound.initial, bound.field
    if isinstance(field, forms.ChoiceField):
        chosen = field.prepare_value(value)
        several = chosen if isinstance(chosen, list | tuple) else [chosen]
        return ", ".join(_label(field, one) for one in several) or _("ingenting")
    if isinstance(field, forms.BooleanField):
        return _("ja") if value else _("nei")
    if _is_empty(value):
        return _("ingenting")
    return _written(value)


def _label(field: forms.ChoiceField, chosen: Any) -> str:
    wanted = "" if chosen is None else str(chosen)
    for code, label in cast(Iterable[Any], field.choices):
        inside = label if isinstance(label, list | tuple) else [(code, label)]
        for one, words in inside:
            if str(one) == wanted:
                return str(words)
    return wanted or _("ingenting")


def _written(value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, Decimal | int):
        return number(value)
    return f"«{value}»"
