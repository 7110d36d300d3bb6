"""Countries by name in the user's language; stored as two letters."""

from collections.abc import Mapping
from functools import cache

from babel import Locale
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from jobbvei.shared.alphabet import Place, place_of, without_marks
from jobbvei.web.frame.formats import LOCALES

CODE_LENGTH = 2
NORWEGIAN = frozenset({"nb", "nn"})
# Codes the locale data has beside the countries: unions, «unknown», and letters kept for private use.
NOT_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
# Those an adviser looks for most stand first, for convenience; the rest by name.
COMMON = ("UA", "SY", "CD", "AF", "ER", "SO", "SD", "IR", "TR", "ET", "VE", "RU")


def country_choices() -> tuple[tuple[str, str], ...]:
    """Code and name of every country: the common ones first, the rest by name."""
    return _choices(_language())


def country_options() -> Mapping[str, SafeString]:
    """The same as options of a select, by code."""
    return _options(_language())


def is_common(code: str) -> bool:
    """Whether many participants come from there."""
    return code in COMMON


def country_name(code: str) -> str:
    """The country's name; the code itself when no country has it."""
    return dict(country_choices()).get(code, code)


def _language() -> str:
    return (get_language() or "nb").split("-", maxsplit=1)[0]


@cache
def _options(language: str) -> Mapping[str, SafeString]:
    return {code: format_html('<option value="{}">{}</option>', code, name) for code, name in _choices(language)}


@cache
def _choices(language: str) -> tuple[tuple[str, str], ...]:
    territories = Locale.parse(LOCALES.get(language, "nb")).territories
    countries = {
        code: name
        for code, name in territories.items()
        if len(code) == CODE_LENGTH and code.isalpha() and code not in NOT_COUNTRIES
    }
    by_name = sorted(countries.items(), key=lambda country: _place(country[1], language))
    first = [(code, countries[code]) for code in COMMON]
    return (*first, *(country for country in by_name if not is_common(country[0])))


def _place(name: str, language: str) -> Place:
    return place_of(name) if language in NORWEGIAN else (without_marks(name),)
