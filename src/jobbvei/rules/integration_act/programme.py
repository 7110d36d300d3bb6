"""integreringsloven chapter 4 and § 37 c: right to the introduction programme, deadline, length, hours, part time."""

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import deadline, last_day
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.length_sentences import (
    PROGRAMME_AT_LEAST,
    PROGRAMME_EXTENDED,
    PROGRAMME_UP_TO,
    Lasting,
)
from jobbvei.shared.sentence import N_, Sentence

RECKONED = N_("{start} + {months} måneder − 1 dag + {added_days} dager permisjon = {last}")
RECKONED_WITH_EXTENSION = N_("{start} + {months} + {more} måneder − 1 dag + {added_days} dager permisjon = {last}")


def said_by_row(case: Case, row: Row) -> Answer:
    """The answer stands in the table itself; the row's sentence explains it, with its figures."""
    return Answer(row.answer, case.sentence(row.because, row))


def start_latest(case: Case, row: Row) -> Answer:
    """The last day the municipality can decide on and start the programme.

    Law: integreringsloven § 12 second paragraph.
    """
    settled_on, months = case.day("settled_on"), case.figure(row, "months")
    latest = deadline(settled_on, months=months)
    values: Values = {"settled_on": settled_on, "months": months, "latest": latest}
    return Answer(
        latest,
        Sentence(N_("Programmet skal starte senest {latest}, {months} måneder etter bosetting {settled_on}."), values),
        Sentence(N_("{settled_on} + {months} måneder = {latest}"), values),
    )


def earliest_end(case: Case, row: Row) -> Answer:
    """The last day of the shortest programme the law allows.

    Law: integreringsloven § 13 as it was before 2026; from 2026, and for § 37 c, there is no shortest length.
    """
    if "shortest_months" not in row.figures:
        none = Sentence(N_("Loven setter ingen korteste lengde for dette programmet."))
        return Answer(None, none, standing=Standing.NOTHING)
    return _until(case, case.figure(row, "shortest_months"), PROGRAMME_AT_LEAST)


def latest_end(case: Case, row: Row) -> Answer:
    """The last day of the programme without extension.

    Law: integreringsloven §§ 13, 14, 37 c; integreringsforskriften § 43 d.
    """
    return _until(case, case.figure(row, "months"), PROGRAMME_UP_TO)


def latest_end_with_extension(case: Case, row: Row) -> Answer:
    """The last day of the programme with the longest extension; None when it cannot be extended, or nobody knows.

    Law: integreringsloven §§ 13, 14, 37 c. Before 2026 the municipality decides, and only when the goal can be expected
    to be reached.
    """
    if "extension_months" not in row.figures:
        standing = Standing.NOTHING if row.because == "extension_none" else Standing.UNKNOWN
        return Answer(None, case.sentence(row.because, row), standing=standing)
    months, more = case.figure(row, "months"), case.figure(row, "extension_months")
    start, added_days = case.day("programme_starts_on"), case.whole("programme_added_days")
    last = last_day(start, months=months + more, added_days=added_days)
    values: Values = {"start": start, "months": months, "more": more, "added_days": added_days, "last": last}
    return Answer(
        last,
        lambda: PROGRAMME_EXTENDED[row.answer].sentence(values, leave_days=added_days),
        lambda: Sentence(RECKONED_WITH_EXTENSION, values),
    )


def work_hours_min(case: Case, row: Row) -> Answer:
    """The least work-related content, hours a week on average.

    Law: integreringsloven § 14 a third paragraph; before 2026 integreringsforskriften § 43 h.
    """
    hours = case.figure(row, "hours")
    because = N_("Arbeidsrettet innhold skal være minst {hours} timer i uken i gjennomsnitt.")
    return Answer(hours, Sentence(because, {"hours": hours}))


def work_hours_from(case: Case, row: Row) -> Answer:
    """The first day the least work-related content is required.

    Law: as :func:`work_hours_min`.
    """
    start, months = case.day("programme_starts_on"), case.figure(row, "after_months")
    first = deadline(start, months=months)
    values: Values = {"start": start, "months": months, "first": first, "hours": case.figure(row, "hours")}
    return Answer(
        first,
        Sentence(N_("Kravet om {hours} timer i uken gjelder fra {first}, {months} måneder etter oppstart."), values),
        Sentence(N_("{start} + {months} måneder = {first}"), values),
    )


def _until(case: Case, months: int, lasting: Lasting) -> Answer:
    """The last day of ``months`` months of programme, told by ``lasting``."""
    start, added_days = case.day("programme_starts_on"), case.whole("programme_added_days")
    last = last_day(start, months=months, added_days=added_days)

    def values() -> Values:
        return {"start": start, "months": months, "added_days": added_days, "last": last}

    return Answer(last, lambda: lasting.sentence(values(), leave_days=added_days), lambda: Sentence(RECKONED, values()))


PROVISIONS = (
    Provision("programme.entitlement", "programme_entitlement", said_by_row),
    Provision("programme.start_latest_on", "programme_start_deadline", start_latest),
    Provision("programme.earliest_end_on", "programme_length", earliest_end),
    Provision("programme.latest_end_on", "programme_length", latest_end),
    Provision("programme.latest_end_with_extension_on", "programme_length", latest_end_with_extension),
    Provision("programme.part_time_allowed", "programme_part_time", said_by_row),
    Provision("programme.work_hours_min", "programme_work_hours", work_hours_min),
    Provision("programme.work_hours_from_on", "programme_work_hours", work_hours_from),
    Provision("mapping.entitlement", "mapping_entitlement", said_by_row),
)
