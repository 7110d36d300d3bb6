"""How dates, numbers, kroner, levels and sentences are written in the user's language."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.numbers import format_decimal
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_noop, ngettext

from jobbvei.shared.sentence import Sentence, SentenceValue

KEPT_WORDS = 5000  # days and numbers written out: the same few thousand on every page, and about nobody
NEAR_DAYS = 60  # so far off a day is told in days
NO_BREAK = "\N{NO-BREAK SPACE}"
# A date in Ukrainian or Russian ends in a full stop, and so does the sentence it stands last in.
ONE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)")
# English as Norwegian authorities write it: day before month.
LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB", "uk": "uk", "ru": "ru"}

# As a sentence names them; the menu names each in its own tongue.
LANGUAGES = {
    "nb": gettext_noop("bokmål"),
    "nn": gettext_noop("nynorsk"),
    "en": gettext_noop("engelsk"),
    "uk": gettext_noop("ukrainsk"),
    "ru": gettext_noop("russisk"),
}


def sentence(value: Sentence | str) -> str:
    """A sentence in the user's language: the template is translated, then the values are written its way."""
    if not isinstance(value, Sentence):
        return str(value)
    values = {key: written(content) for key, content in value.values.items()}
    return ONE_STOP.sub(".", gettext(value.template).format(**values))


def full_stop(words: str) -> str:
    """The words with a full stop after them; a Ukrainian date brings its own."""
    return words if words.endswith(".") else f"{words}."


def written(value: SentenceValue) -> str:
    """One value of a sentence: words of ours are translated, days and numbers written the language's way."""
    if value is None:
        return gettext("ikke kjent")
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal | int):
        return number(value)
    if isinstance(value, tuple):
        return joined(tuple(_translated(word) for word in value))
    return _translated(value)


def joined(words: tuple[str, ...]) -> str:
    """Words with commas, and the language's *and* before the last."""
    if len(words) <= 1:
        return "".join(words)
    return gettext("{first} og {last}").format(first=", ".join(words[:-1]), last=words[-1])


def day(value: date | None, form: str = "long") -> str:
    """A day: ``long`` (23. november 2026), ``short`` (23.11.2026), ``weekday`` (mandag 23. november) or ``month``."""
    if not value:
        return gettext("ikke kjent")
    if isinstance(value, datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return _day(value, form, _locale())


def moment(value: datetime | None) -> str:
    """A day and a time of the day in Norwegian local time: 23. november 2026 kl. 16.40."""
    if not value:
        return gettext("ikke kjent")
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return gettext("{day} kl. {time}").format(day=day(local.date()), time=clock(local))


def clock(value: datetime | time) -> str:
    """A time of the day: 16.40 in Norwegian, 16:40 elsewhere."""
    if isinstance(value, datetime):
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).time()
    written_time = format_time(value, "HH:mm", locale=_locale())
    return written_time.replace(":", ".") if _locale().language in {"nb", "nn"} else written_time


def weekdays(days: Iterable[int]) -> str:
    """Days of the week, 1 is Monday; those in a row are one: mandag–onsdag og fredag."""
    runs: list[list[int]] = []
    for number_in_week in sorted(set(days)):
        if runs and runs[-1][-1] == number_in_week - 1:
            runs[-1].append(number_in_week)
        else:
            runs.append([number_in_week])
    names = _locale().days["format"]["wide"]
    words = [names[run[0] - 1] if len(run) == 1 else f"{names[run[0] - 1]}–{names[run[-1] - 1]}" for run in runs]
    return joined(tuple(words))


def days_ago(value: date | int | None, today: date | None = None) -> str:
    """How long ago: i dag, i går, 19 dager siden; days to come: i morgen, om 3 dager.

    Args:
        value: The day, or the number of days since it.
        today: The day it is; the local day unless given.
    """
    if value is None or _is_unknown(value):
        return gettext("ikke registrert")
    days = value if isinstance(value, int) else (_day_of(today) - _day_of(value)).days
    near = {0: gettext("i dag"), 1: gettext("i går"), -1: gettext("i morgen")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("{count} dag siden", "{count} dager siden", days).format(count=number(days))
    return ngettext("om {count} dag", "om {count} dager", -days).format(count=number(-days))


def far_off(value: date, today: date) -> str:
    """How far off a day is: as :func:`days_ago` within two months, then in months, and from two years in years."""
    days = (value - today).days
    if abs(days) <= NEAR_DAYS:
        return days_ago(value, today)
    return format_timedelta(timedelta(days=days), "month", threshold=2, add_direction=True, locale=_locale())


def kr(value: Decimal | int | None) -> str:
    """An amount: 27 450 kr, and with øre only when there are any."""
    if value is None or _is_unknown(value):
        return gettext("ikke kjent")
    amount = Decimal(value)
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    return f"{_with_minus(format_decimal(amount, pattern, locale=_locale()))}{NO_BREAK}kr"


def number(value: Decimal | int | float | None) -> str:
    """A number with the language's decimal mark and groups; decimals as they are."""
    if value is None or _is_unknown(value):
        return gettext("ikke kjent")
    if isinstance(value, int):
        return _whole(int(value), _locale())
    return _with_minus(format_decimal(value, locale=_locale(), decimal_quantization=False))


def level(value: str | None) -> str:
    """A language level of the Common European Framework; A0 and unknown in words."""
    if not value:
        return gettext("ikke kjent")
    return gettext("ingen ennå (A0)") if value == "A0" else value


def _is_unknown(value: object) -> bool:
    """None; or the empty text a template hands on for what nobody gave it."""
    return value is None or value == ""


def in_a_sentence(words: Any) -> str:
    """A name inside a sentence: small first letter, unless it is a proper name or an abbreviation."""
    text = str(words)
    if text.startswith("Nav") or text[:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def language_name(code: str) -> str:
    """The name of a language of the site inside a sentence, in the reader's own language: ``ukrainsk``."""
    return gettext(LANGUAGES[code])


def _with_minus(digits: str) -> str:
    return digits.replace("-", "\N{MINUS SIGN}", 1)


def _translated(word: str) -> str:
    return gettext(word) if word else ""


def _locale() -> Locale:
    return _locale_of(get_language() or "nb")


@cache
def _locale_of(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language.split("-", maxsplit=1)[0], "nb"))


@lru_cache(maxsize=KEPT_WORDS)
def _day(value: date, form: str, locale: Locale) -> str:
    return DAY_FORMS[form](value, locale)


@lru_cache(maxsize=KEPT_WORDS)
def _whole(value: int, locale: Locale) -> str:
    return _with_minus(format_decimal(value, locale=locale))


def _day_of(value: date | None) -> date:
    if value is None:
        return timezone.localdate()
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


DAY_FORMS: dict[str, Callable[[date, Locale], str]] = {
    "long": lambda value, locale: format_date(value, "long", locale=locale),
    "short": lambda value, locale: format_date(value, "dd.MM.yyyy", locale=locale),
    "weekday": lambda value, locale: (
        f"{format_date(value, 'EEEE', locale=locale)} {DAY_FORMS['no_year'](value, locale)}"
    ),
    "no_year": lambda value, locale: format_skeleton("MMMMd", value, locale=locale),
    "month": lambda value, locale: format_skeleton("yMMMM", value, locale=locale),
}
