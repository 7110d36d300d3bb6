"""How long before a date in the law the work list and the calendar remind of it: ours, dated, each with its reason.

Not law: the law sets the date, and the house sets the lead. A change is a new line with the day it begins; the manual's
table changes with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobbvei.rules.outlook import legal_dates as law
from jobbvei.shared.sentence import N_, Sentence

FIRST_DAY = date(2026, 11, 22)


class Reminder(StrEnum):
    """What is reminded of."""

    PROGRAMME_START = "programme_start"
    WORK_CONTENT = "work_content"
    EXTENSION_WINDOW = "extension_window"
    PROGRAMME_END = "programme_end"
    NORWEGIAN_END = "norwegian_end"
    PERMIT_END = "permit_end"
    REGISTRATION = "registration"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How many days before, from which day that holds, and why."""

    days: int
    valid_from: date
    reason: Sentence


LEAD_TIMES: Mapping[Reminder, tuple[LeadTime, ...]] = {
    Reminder.PROGRAMME_START: (
        LeadTime(30, FIRST_DAY, Sentence(N_("En måned gir tid til kartlegging, plan og vedtak før oppstart."))),
    ),
    Reminder.WORK_CONTENT: (
        LeadTime(
            30, FIRST_DAY, Sentence(N_("En måned gir tid til å finne praksis eller annet arbeidsrettet innhold."))
        ),
    ),
    Reminder.EXTENSION_WINDOW: (
        LeadTime(90, FIRST_DAY, Sentence(N_("Tre måneder gir tid til samtale, vurdering og vedtak før slutt."))),
    ),
    Reminder.PROGRAMME_END: (
        LeadTime(90, FIRST_DAY, Sentence(N_("Tre måneder gir tid til overgang til jobb, skole eller Nav."))),
    ),
    Reminder.NORWEGIAN_END: (
        LeadTime(60, FIRST_DAY, Sentence(N_("To måneder gir tid til norskprøve og til vedtak om utvidelse."))),
    ),
    Reminder.PERMIT_END: (
        LeadTime(180, FIRST_DAY, Sentence(N_("Et halvt år gir tid til å spørre UDI hva som skjer videre."))),
    ),
    Reminder.REGISTRATION: (
        LeadTime(14, FIRST_DAY, Sentence(N_("To uker gir tid til å føre det som mangler, også i ferier."))),
    ),
}
"""By what is reminded of: every lead there has been, the first first."""

REMINDER_OF: Mapping[str, Reminder] = {
    law.PROGRAMME_START: Reminder.PROGRAMME_START,
    law.WORK_CONTENT: Reminder.WORK_CONTENT,
    law.EXTENSION_WINDOW: Reminder.EXTENSION_WINDOW,
    law.PROGRAMME_END: Reminder.PROGRAMME_END,
    law.NORWEGIAN_END: Reminder.NORWEGIAN_END,
    law.NORWEGIAN_DECIDED_END: Reminder.NORWEGIAN_END,
    law.NORWEGIAN_WINDOW: Reminder.NORWEGIAN_END,
    law.PERMIT_LONGEST: Reminder.PERMIT_END,
    law.REGISTRATION: Reminder.REGISTRATION,
}
"""By id of a date in the law. The year of a permit is not here: it is most often prolonged by itself."""


def lead_time(reminder: Reminder, *, on: date) -> LeadTime:
    """The lead that holds on ``on``; before the first, the first."""
    leads = LEAD_TIMES[reminder]
    return next((lead for lead in reversed(leads) if lead.valid_from <= on), leads[0])


def lead_time_of(dated: law.LegalDate, *, on: date) -> LeadTime | None:
    """How long before ``dated`` somebody is reminded; None when nobody is, or when it has been met."""
    reminder = REMINDER_OF.get(dated.id)
    return None if reminder is None or dated.met_on is not None else lead_time(reminder, on=on)
