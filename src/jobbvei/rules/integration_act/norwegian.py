"""integreringsloven chapter 6 and § 37 d: right to Norwegian, how long, extended training, level, social studies."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import accumulate

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import day_before_birthday, last_day
from jobbvei.rules.engine.findings import Standing
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.facts import Extension
from jobbvei.rules.integration_act.length_sentences import (
    NORWEGIAN_DECIDED,
    NORWEGIAN_MORE,
    NORWEGIAN_RIGHT,
    SOCIAL_STUDIES,
)
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.sentence import N_, Sentence


def right_until(case: Case, row: Row) -> Answer:
    """The last day of the ordinary right to Norwegian training; it runs unbroken, also beside a job.

    Law: integreringsloven § 37 d second paragraph (one year), § 32 first (others), § 26 fifth (age).
    """
    start, months = _start(case), case.figure(row, "months")
    leave_days: int = case.fact("norwegian.leave_days")
    reckoned = last_day(start, months=months, added_days=leave_days)
    last = min(reckoned, _last_day_before_age_limit(case))

    def values() -> Values:
        return {"start": start, "months": months, "leave_days": leave_days, "reckoned": reckoned, "last": last}

    return Answer(last, lambda: _said_of_right(values(), leave_days), lambda: Sentence(_RIGHT_SUM, values()))


def extension_decisions_max(case: Case, row: Row) -> Answer:
    """How many decisions to extend Norwegian training the municipality can make.

    Law: integreringsforskriften § 43 g.
    """
    if row.answer == "not_in_force":
        return Answer(0, case.sentence(row.because, row))
    decisions, months = case.figure(row, "decisions"), case.figure(row, "months")
    return Answer(
        decisions,
        Sentence(
            N_("Kommunen kan fatte inntil {decisions} vedtak, hvert på inntil {months} måneder, for å nå norskmålet."),
            {"decisions": decisions, "months": months},
        ),
    )


def extended_until(case: Case, row: Row) -> Answer:
    """The last day of Norwegian training with the decisions made and every one still possible.

    Law: integreringsforskriften § 43 g. Reading (ADR 0006): extended training follows the ordinary right without a gap,
    so the months are counted from the same start.
    """
    if row.answer == "not_in_force":
        return Answer(None, case.sentence(row.because, row), standing=Standing.NOTHING)
    extended = _extend(case, row)
    values: Values = {
        "start": extended.start,
        "months": extended.months,
        "ordinary": extended.ordinary,
        "decided": extended.decided,
        "more": extended.months - extended.ordinary - extended.decided,
        "leave_days": extended.leave_days,
        "last": extended.last,
        "possible": extended.possible,
    }
    if extended.possible and extended.last < case.on:
        return Answer(None, _TOO_LATE, standing=Standing.UNKNOWN)
    return Answer(
        extended.last,
        partial(_said, extended, values),
        partial(_sum_of_extended, extended, values),
    )


def decided_until(case: Case, row: Row) -> Answer:
    """The last day of Norwegian training with the decisions that are made; none when no decision is made.

    Law: integreringsforskriften § 43 g; the months of each decision stand in the decision itself.
    """
    made: tuple[Extension, ...] = case.fact("norwegian.extensions")
    if not made:
        return Answer(
            None, Sentence(N_("Det er ikke ført vedtak om utvidet norskopplæring.")), standing=Standing.NOTHING
        )
    start, leave_days = _start(case), case.whole("norwegian.leave_days")
    ordinary, decided = case.figure(row, "months"), sum(decision.months for decision in made)
    reckoned = last_day(start, months=ordinary + decided, added_days=leave_days)
    last = min(reckoned, _last_day_before_age_limit(case))
    values: Values = {
        "start": start,
        "ordinary": ordinary,
        "decided": decided,
        "leave_days": leave_days,
        "reckoned": reckoned,
        "last": last,
    }
    return Answer(
        last,
        Sentence(N_("Med vedtakene som er fattet, varer norskopplæringen til {last}."), values),
        Sentence(_WITH_DECISIONS, values),
    )


def extension_ends(case: Case, row: Row) -> Answer:
    """The last day after each decision to extend Norwegian training: first those made, then those still possible.

    Law: integreringsforskriften § 43 g. Reading (ADR 0006): as :func:`extended_until`.
    """
    until = extended_until(case, row)
    if not isinstance(until.value, date):
        return until
    extended = _extend(case, row)
    made = len(extended.ends) - extended.possible
    told = {min(last, extended.last).isoformat(): index < made for index, last in enumerate(extended.ends)}
    ends = {day: "decided" if is_made else "possible" for day, is_made in told.items()}
    return Answer(ends, until.because, until.arithmetic)


def social_studies_hours(case: Case, row: Row) -> Answer:
    """Hours of social studies; none for collective protection.

    Law: integreringsloven § 33 first paragraph, § 37 d first paragraph; integreringsforskriften § 73.
    """
    if row.answer == "not_for_collective":
        return Answer(0, case.sentence(row.because, row))
    hours = case.figure(row, "hours")
    return Answer(hours, Sentence(N_("Personen skal ha {hours} timer samfunnskunnskap."), {"hours": hours}))


def social_studies_by(case: Case, row: Row) -> Answer:
    """The last day to finish social studies.

    Law: integreringsloven § 33 first paragraph, third sentence; integreringsforskriften § 74.
    """
    if row.answer == "not_for_collective":
        return Answer(None, case.sentence(row.because, row), standing=Standing.NOTHING)
    if "months" not in row.figures:
        return Answer(None, _BEFORE_AUGUST_2023, standing=Standing.UNKNOWN)
    start, months = case.day("norwegian.offered_on"), case.figure(row, "months")
    leave_days = case.whole("norwegian.leave_days")
    last = last_day(start, months=months, added_days=leave_days)
    values: Values = {"start": start, "months": months, "leave_days": leave_days, "last": last}
    return Answer(
        last,
        partial(SOCIAL_STUDIES.sentence, values, leave_days=leave_days),
        Sentence(N_("{start} + {months} måneder − 1 dag + {leave_days} dager permisjon = {last}"), values),
    )


@dataclass(frozen=True, slots=True)
class _Extended:
    """Extended training: start, months in all and of what, leave, last day, how many more decisions are possible.

    ``ends`` are the last days after each decision, those made first.
    """

    start: date
    months: int
    ordinary: int
    decided: int
    leave_days: int
    last: date
    possible: int
    ended_by_age: bool
    ends: tuple[date, ...]


def _extend(case: Case, row: Row) -> _Extended:
    """Add the decisions made, then one at a time those that can still be made while the scheme is in force."""
    start, leave_days = _start(case), case.whole("norwegian.leave_days")
    ordinary = case.figure(case.row("norwegian_length"), "months")
    each, most = case.figure(row, "months"), case.figure(row, "decisions")
    made: tuple[Extension, ...] = case.fact("norwegian.extensions")
    decided = min(sum(decision.months for decision in made), each * most)
    months = ordinary + decided
    ends = _ends_of(made, start, ordinary, leave_days)
    last, possible = last_day(start, months=months, added_days=leave_days), 0
    while len(made) + possible < most and row.in_force_on(max(last, case.day("on"))):
        possible += 1
        months = min(months + each, ordinary + each * most)
        last = last_day(start, months=months, added_days=leave_days)
        ends.append(last)
    birthday = _last_day_before_age_limit(case)
    return _Extended(
        start, months, ordinary, decided, leave_days, min(last, birthday), possible, birthday < last, tuple(ends)
    )


def _ends_of(made: tuple[Extension, ...], start: date, ordinary: int, leave_days: int) -> list[date]:
    """The last day after each decision, in the order they were made."""
    sums = accumulate((decision.months for decision in made), initial=ordinary)
    return [last_day(start, months=months, added_days=leave_days) for months in sums][1:]


def _said_of_right(values: Values, leave_days: int) -> Sentence:
    if values["last"] == values["reckoned"]:
        return NORWEGIAN_RIGHT.sentence(values, leave_days=leave_days)
    because = N_("Retten til norskopplæring opphører når personen når aldersgrensen. Siste dag er {last}.")
    return Sentence(because, values)


def _said(extended: _Extended, values: Values) -> Sentence:
    if extended.ended_by_age:
        return Sentence(N_("Norskopplæringen opphører når personen når aldersgrensen. Siste dag er {last}."), values)
    lasting = NORWEGIAN_MORE if extended.possible else NORWEGIAN_DECIDED
    return lasting.sentence(values, leave_days=extended.leave_days)


def _sum_of_extended(extended: _Extended, values: Values) -> Sentence | None:
    return None if extended.ended_by_age else Sentence(_EXTENDED, values)


def _start(case: Case) -> date:
    """Where the right counts from: the start for collective protection, the offered start for others."""
    return case.day("norwegian_starts_on" if case.feature("collective_protection") else "norwegian.offered_on")


def _last_day_before_age_limit(case: Case) -> date:
    limit = int(case.value_of("integration_act.norwegian_age_end_years", on=case.day("on")))
    born_on: date = case.fact("born_on")
    return day_before_birthday(born_on, age_years=limit)


_RIGHT_SUM = N_("{start} + {months} måneder − 1 dag + {leave_days} dager permisjon = {reckoned}")
_EXTENDED = N_(
    "{start} + {ordinary} måneder + {decided} måneder vedtatt + {more} måneder mulig − 1 dag + {leave_days} dager "
    "permisjon = {last}"
)
_WITH_DECISIONS = N_(
    "{start} + {ordinary} måneder + {decided} måneder vedtatt − 1 dag + {leave_days} dager permisjon = {reckoned}"
)
_TOO_LATE = Sentence(
    N_("Den utvidede tiden er allerede ute. Om det kan fattes vedtak nå, og fra hvilken dag, må du spørre IMDi om.")
)
_BEFORE_AUGUST_2023 = Sentence(
    N_("Tillatelsen er fra før 1. august 2023. Vi har ikke sett hvordan fristen ble regnet da. Spør IMDi.")
)
PROVISIONS = (
    Provision("norwegian.entitlement", "norwegian_entitlement", said_by_row),
    Provision("norwegian.right_until_on", "norwegian_length", right_until),
    Provision("norwegian.extension_decisions_max", "norwegian_extension", extension_decisions_max),
    Provision("norwegian.extended_until_on", "norwegian_extension", extended_until),
    Provision("norwegian.decided_until_on", "norwegian_length", decided_until),
    Provision("norwegian.extension_ends", "norwegian_extension", extension_ends),
    Provision("norwegian.minimum_level", "norwegian_minimum_level", said_by_row),
    Provision("social_studies.hours", "social_studies", social_studies_hours),
    Provision("social_studies.by_on", "social_studies", social_studies_by),
)
