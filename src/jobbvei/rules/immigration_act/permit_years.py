"""The running year of permits after § 34 of utlendingsloven, which are granted for one year at a time."""

from datetime import date
from itertools import accumulate, repeat

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import last_day
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import N_, Sentence


def permit_year_ends(case: Case, row: Row) -> Answer:
    """The last day of the year that runs on the day that is asked about, counted from the first grant.

    Whether the permit has been prolonged is not among the facts, so the sentence points to the decision itself.

    Law: utlendingsloven § 34 second paragraph.
    """
    granted_on, months = case.day("permit.granted_on"), case.figure(row, "months")
    first = last_day(granted_on, months=months)
    last, longest = (
        _first_at_or_after(granted_on, months, case.day("on")),
        case.finding("permit.longest_until_on").value,
    )
    if isinstance(longest, date):
        last = min(last, longest)
    because = (
        N_("Kollektiv beskyttelse gis for {months} måneder om gangen. Den første tillatelsen går ut {last}.")
        if last == first
        else N_(
            "Kollektiv beskyttelse gis for {months} måneder om gangen. Er tillatelsen forlenget, går den nå ut {last}."
        )
    )
    values: Values = {"granted_on": granted_on, "months": months, "last": last}
    return Answer(last, Sentence(because, values))


def _first_at_or_after(granted_on: date, months: int, day: date) -> date:
    ends = (last_day(granted_on, months=counted) for counted in accumulate(repeat(months)))
    return next(end for end in ends if end >= day)


SENTENCES = with_placeholders(
    {"permit_year_not_collective": N_("Hvor lenge denne tillatelsen varer, står i vedtaket. Se der, eller spør UDI.")}
)
PROVISIONS = (Provision("permit.year_ends_on", "collective_permit_year", permit_year_ends),)
