"""Fields the pages of a person's file share. None and empty are «nobody has said»."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import flatatt
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jobbvei.web.frame.formats import number
from jobbvei.web.person.countries import country_choices, country_options, is_common
from jobbvei.web.person.step_forms import day_input

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Label = StrOrPromise
else:
    Label = str | Promise

NOT_KNOWN = _("ikke kjent")


def text_field(label: Label, help_text: Label = "", *, max_length: int, required: bool = False) -> forms.CharField:
    """One line of text the browser does not fill in with somebody else's."""
    control = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, max_length=max_length, required=required, widget=control)


def day_field(label: Label, help_text: Label = "", *, required: bool = False) -> forms.DateField:
    """A date."""
    return forms.DateField(label=label, help_text=help_text, required=required, widget=day_input())


def choice_field(
    label: Label, choices: Iterable[tuple[str, Label]], help_text: Label = "", *, none: Label = NOT_KNOWN
) -> forms.ChoiceField:
    """A choice that may be left open; ``none`` are the words for that."""
    return forms.ChoiceField(label=label, help_text=help_text, choices=[("", none), *choices], required=False)


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nobody knows."""

    def __init__(self, **options: Any) -> None:
        choices = [("yes", _("ja")), ("no", _("nei")), ("", NOT_KNOWN)]
        radio = forms.RadioSelect
        super().__init__(
            choices=choices, coerce=lambda answer: answer == "yes", empty_value=None, widget=radio, required=False,
            **options,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        """The choice that stands for a truth or for none."""
        return {True: "yes", False: "no", None: ""}.get(value, value)


class CountrySelect(forms.Select):
    """A select of countries from strings made once: Django would fill in a template for each option of each select."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """The control as HTML."""
        chosen = str(value or "")
        options = dict(country_options())
        if chosen in options:
            options[chosen] = SafeString(options[chosen].replace("<option ", "<option selected ", 1))
        common = SafeString("".join(option for code, option in options.items() if is_common(code)))
        others = SafeString("".join(option for code, option in options.items() if not is_common(code)))
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        groups = ((_("Vanligst"), common), (_("Andre land"), others))
        return format_html(
            '<select{}><option value="">{}</option>{}</select>',
            attributes,
            NOT_KNOWN,
            format_html_join("", '<optgroup label="{}">{}</optgroup>', groups),
        )


class CountryField(forms.ChoiceField):
    """A country by name."""

    def __init__(self, **options: Any) -> None:
        choices = lambda: [("", NOT_KNOWN), *country_choices()]  # noqa: E731  # asked anew in each language
        super().__init__(choices=choices, required=False, widget=CountrySelect, **options)


class OneDecimalField(forms.DecimalField):
    """A number with at most one decimal, with comma or point, whatever the language of the page."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "jv-short"})
        super().__init__(decimal_places=1, required=False, widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        """Read the number."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Write the number as the language does."""
        return number(value.normalize() + 0) if isinstance(value, Decimal) else value


class WholeNumberField(forms.IntegerField):
    """A whole number."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "jv-short"}), **options)
