"""Every date the law gives one person: what happens on it, how sure it is, and the finding it comes from.

The one source of dates for the calendar, the time line and the work list. A date that nobody can tell is there too,
with what is missing; one the law does not set for this person is there with the reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jobbvei.rules.catalogue import FINDINGS
from jobbvei.rules.engine.findings import Finding, Standing
from jobbvei.rules.explain import explain
from jobbvei.rules.facts import Facts
from jobbvei.rules.guidance import GUIDANCE, guide
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.shared.sentence import N_, Sentence

PROGRAMME_START = "programme.start_latest_on"
PROGRAMME_LEAST = "programme.earliest_end_on"
PROGRAMME_END = "programme.latest_end_on"
PROGRAMME_EXTENDED_END = "programme.latest_end_with_extension_on"
WORK_CONTENT = "programme.work_hours_from_on"
NORWEGIAN_OFFER = "norwegian.offer_latest_on"
NORWEGIAN_END = "norwegian.right_until_on"
NORWEGIAN_DECIDED_END = "norwegian.decided_until_on"
NORWEGIAN_EXTENSIONS = "norwegian.extension_ends"
NORWEGIAN_EXTENDED_END = "norwegian.extended_until_on"
SOCIAL_STUDIES = "social_studies.by_on"
PERMIT_YEAR = "permit.year_ends_on"
PERMIT_LONGEST = "permit.longest_until_on"
REGISTRATION = "registration.due_on"
EXTENSION_WINDOW = "programme.extension_window"
NORWEGIAN_WINDOW = "norwegian.extension_window"


class DateKind(StrEnum):
    """What a date is: something to have done, a demand that begins, a decision to weigh, an end, a longest end."""

    DEADLINE = "deadline"
    BEGINS = "begins"
    WINDOW = "window"
    ENDS = "ends"
    LONGEST = "longest"


class Certainty(StrEnum):
    """Whether the date stands, hangs on a decision, cannot be told, or is not set for this person."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"
    NOT_SET = "not_set"


@dataclass(frozen=True, slots=True)
class LegalDate:
    """One date.

    Attributes:
        key: Stable for one person: the finding's id, with what tells several from one finding apart after a ``#``.
        finding: The answer behind it, with sentence, provision and trace.
        on: The day it stands on in a calendar; None when there is no date.
        happened_on: The day of the event it is about, where that is not among the finding's facts.
        met_on: The day that met the deadline, None when nothing has.
        about: What the date is about, in words of ``FACT_WORDS``, when the name does not say.
    """

    key: str
    kind: DateKind
    name: Sentence
    certainty: Certainty
    finding: Finding
    on: date | None = None
    happened_on: date | None = None
    met_on: date | None = None
    about: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The key without what tells several apart."""
        return self.key.partition("#")[0]

    @property
    def first_on(self) -> date | None:
        """First day of the time it is about; None when the law sets none, or it is not known. Reads the trace."""
        return self.on if self.kind is DateKind.BEGINS else self.happened_on or _counted_from(self.id, self.finding)

    @property
    def last_on(self) -> date | None:
        """Last day of the time it is about; None for a demand that begins, and when there is no date."""
        return None if self.kind is DateKind.BEGINS else self.on


KINDS: Mapping[str, DateKind] = {
    PROGRAMME_START: DateKind.DEADLINE,
    NORWEGIAN_OFFER: DateKind.DEADLINE,
    PROGRAMME_LEAST: DateKind.ENDS,
    WORK_CONTENT: DateKind.BEGINS,
    EXTENSION_WINDOW: DateKind.WINDOW,
    PROGRAMME_END: DateKind.ENDS,
    PROGRAMME_EXTENDED_END: DateKind.LONGEST,
    NORWEGIAN_WINDOW: DateKind.WINDOW,
    NORWEGIAN_END: DateKind.ENDS,
    NORWEGIAN_DECIDED_END: DateKind.ENDS,
    NORWEGIAN_EXTENSIONS: DateKind.LONGEST,
    NORWEGIAN_EXTENDED_END: DateKind.LONGEST,
    SOCIAL_STUDIES: DateKind.DEADLINE,
    PERMIT_YEAR: DateKind.ENDS,
    PERMIT_LONGEST: DateKind.LONGEST,
    REGISTRATION: DateKind.DEADLINE,
}
"""Every date by id, in the order that breaks ties on one day."""


def legal_dates(facts: Facts, *, on: date, only: frozenset[str] | None = None) -> tuple[LegalDate, ...]:
    """The dates the law gives the person as it is asked on ``on``, by day; those without a day come last.

    Args:
        facts: What is known; None inside means nobody has said.
        on: The day that is asked about.
        only: Ids of :data:`KINDS`; None for all. Only the findings behind them are computed.
    """
    wanted = KINDS.keys() if only is None else only
    found = _findings(facts, on, frozenset(wanted))
    dates = [*_of_findings(found, facts, wanted), *_windows(found, wanted)]
    if REGISTRATION in wanted:
        dates += registration_dates(facts, on=on)
    order = list(KINDS)
    return tuple(sorted(dates, key=lambda one: (one.on or date.max, order.index(one.id), one.key)))


def registration_dates(facts: Facts, *, on: date) -> Iterator[LegalDate]:
    """When what has happened must stand in the national register, the newest event first, one at a time.

    Reading: what happened became known the day it happened.
    """
    happened: dict[date, list[str]] = {}
    for name, day in _events(facts):
        if day is not None and day <= on:
            happened.setdefault(day, []).append(name)
    for day in sorted(happened, reverse=True):
        (finding,) = explain(facts, on=day, only=frozenset({REGISTRATION}))
        events = tuple(FACT_WORDS[name] for name in happened[day])
        said = Sentence(N_("Før i introduksjonsregisteret innen: {events}"), {"events": events})
        dated = _dated(f"{REGISTRATION}#{day.isoformat()}", finding)
        yield replace(dated, name=said, happened_on=day, about=events)


def event_days(facts: Facts) -> tuple[date, ...]:
    """The days on which something happened that must be registered, in no order."""
    return tuple(day for _, day in _events(facts) if day is not None)


# What a date is counted from, as the trace names it; the first that was used.
_COUNTED_FROM: Mapping[str, tuple[str, ...]] = {
    PROGRAMME_START: ("settled_on",),
    NORWEGIAN_OFFER: ("settled_on",),
    PROGRAMME_LEAST: ("programme_starts_on",),
    PROGRAMME_END: ("programme_starts_on",),
    PROGRAMME_EXTENDED_END: ("programme_starts_on",),
    NORWEGIAN_END: ("norwegian_starts_on", "norwegian.offered_on"),
    NORWEGIAN_DECIDED_END: ("norwegian_starts_on", "norwegian.offered_on"),
    NORWEGIAN_EXTENDED_END: ("norwegian_starts_on", "norwegian.offered_on"),
    SOCIAL_STUDIES: ("norwegian.offered_on",),
    PERMIT_YEAR: ("permit.granted_on",),
    PERMIT_LONGEST: ("permit.granted_on",),
}
# An end that hangs on a decision of the municipality or the Directorate of Immigration.
_POSSIBLE = frozenset({PROGRAMME_EXTENDED_END, NORWEGIAN_EXTENDED_END, PERMIT_YEAR, PERMIT_LONGEST})
_BEHIND: Mapping[str, tuple[str, ...]] = {
    EXTENSION_WINDOW: (PROGRAMME_END, PROGRAMME_EXTENDED_END),
    NORWEGIAN_WINDOW: (NORWEGIAN_END, NORWEGIAN_DECIDED_END, NORWEGIAN_EXTENSIONS),
    NORWEGIAN_EXTENSIONS: (NORWEGIAN_EXTENSIONS, NORWEGIAN_EXTENDED_END),
    NORWEGIAN_DECIDED_END: (NORWEGIAN_DECIDED_END, NORWEGIAN_EXTENDED_END),
}
_NAMES: Mapping[str, str] = {
    WORK_CONTENT: N_("Kravet til arbeidsrettede timer gjelder fra"),
    EXTENSION_WINDOW: N_("Vurder forlengelse av programmet innen"),
    NORWEGIAN_WINDOW: N_("Vurder utvidet norskopplæring innen"),
}


def _findings(facts: Facts, on: date, wanted: frozenset[str]) -> Mapping[str, Finding]:
    never = {REGISTRATION} if facts.norwegian.extensions else {REGISTRATION, NORWEGIAN_DECIDED_END}
    asked = frozenset(behind for key in wanted - never for behind in _BEHIND.get(key, (key,))) - never
    contract, own = frozenset(asked & FINDINGS.keys()), frozenset(asked & GUIDANCE[Facts].keys())
    found = explain(facts, on=on, only=contract) if contract else ()
    return {one.id: one for one in (*found, *(guide(facts, on=on, only=own) if own else ()))}


def _of_findings(found: Mapping[str, Finding], facts: Facts, wanted: Iterable[str]) -> Iterator[LegalDate]:
    by_decision = NORWEGIAN_EXTENSIONS in wanted and found[NORWEGIAN_EXTENSIONS].value is not None
    # What the list of decisions says one by one is not said again in sum.
    said_already = {NORWEGIAN_EXTENDED_END, NORWEGIAN_DECIDED_END} if by_decision else {NORWEGIAN_EXTENSIONS}
    for key in wanted:
        if key in found and key not in said_already:
            if key == NORWEGIAN_EXTENSIONS:
                yield from _decisions(found[key], found)
            elif key == NORWEGIAN_DECIDED_END:
                yield _decided_end(found)
            else:
                yield _dated(key, found[key], met_on=_met_on(key, facts))


def _decided_end(found: Mapping[str, Finding]) -> LegalDate:
    """The end by the decisions made; only possible where nobody knows whether a decision still holds."""
    dated = _dated(NORWEGIAN_DECIDED_END, found[NORWEGIAN_DECIDED_END])
    unclear = found[NORWEGIAN_EXTENDED_END].standing is Standing.UNKNOWN
    return replace(dated, certainty=Certainty.POSSIBLE) if dated.on is not None and unclear else dated


def _dated(key: str, finding: Finding, *, met_on: date | None = None) -> LegalDate:
    dated_id = key.partition("#")[0]
    return LegalDate(
        key=key,
        kind=KINDS[dated_id],
        name=Sentence(_NAMES.get(dated_id) or FINDINGS.get(dated_id) or GUIDANCE[Facts][dated_id]),
        certainty=_certainty(dated_id, finding),
        finding=finding,
        on=finding.value if isinstance(finding.value, date) else None,
        met_on=met_on,
    )


def _certainty(key: str, finding: Finding) -> Certainty:
    if finding.standing is Standing.UNKNOWN:
        return Certainty.UNKNOWN
    if finding.standing is Standing.NOTHING or not isinstance(finding.value, date):
        return Certainty.NOT_SET
    return Certainty.POSSIBLE if key in _POSSIBLE else Certainty.CERTAIN


def _counted_from(key: str, finding: Finding) -> date | None:
    used = {name: value for step in finding.trace for name, value in step.facts.items()}
    days = (used.get(name) for name in _COUNTED_FROM.get(key, ()))
    return next((day for day in days if isinstance(day, date)), None)


def _decisions(finding: Finding, found: Mapping[str, Finding]) -> Iterator[LegalDate]:
    """One date for each decision to extend Norwegian training, made or possible."""
    ends = finding.value if isinstance(finding.value, Mapping) else {}
    for number, (day, state) in enumerate(sorted(ends.items()), start=1):
        made = state == "decided"
        name = (
            N_("Vedtak {number} om norskopplæring varer til")
            if made
            else N_("Vedtak {number} om norskopplæring kan gi tid til")
        )
        yield LegalDate(
            key=f"{NORWEGIAN_EXTENSIONS}#{number}",
            kind=DateKind.ENDS if made else DateKind.LONGEST,
            name=Sentence(name, {"number": number}),
            certainty=Certainty.CERTAIN if made else Certainty.POSSIBLE,
            finding=found.get(NORWEGIAN_EXTENDED_END, finding),
            on=date.fromisoformat(day),
        )


def _windows(found: Mapping[str, Finding], wanted: Iterable[str]) -> Iterator[LegalDate]:
    """By when an extension must be weighed; the law sets no day on which that begins."""
    if EXTENSION_WINDOW in wanted and found[PROGRAMME_EXTENDED_END].value is not None:
        yield _window(EXTENSION_WINDOW, found[PROGRAMME_EXTENDED_END], found[PROGRAMME_END])
    if NORWEGIAN_WINDOW in wanted and "possible" in _states(found[NORWEGIAN_EXTENSIONS]):
        until = found.get(NORWEGIAN_DECIDED_END)
        now = until if until is not None and until.value is not None else found[NORWEGIAN_END]
        yield _window(NORWEGIAN_WINDOW, found[NORWEGIAN_EXTENSIONS], now)


def _states(finding: Finding) -> Iterable[str]:
    return finding.value.values() if isinstance(finding.value, Mapping) else ()


def _window(key: str, finding: Finding, until: Finding) -> LegalDate:
    last_on = until.value if isinstance(until.value, date) else None
    return LegalDate(key, KINDS[key], Sentence(_NAMES[key]), Certainty.CERTAIN, finding, on=last_on)


def _events(facts: Facts) -> Iterator[tuple[str, date | None]]:
    programme, norwegian = facts.programme, facts.norwegian
    yield "programme.offered_on", programme.offered_on
    yield "programme.started_on", programme.started_on
    yield "norwegian.offered_on", norwegian.offered_on
    yield "norwegian.started_on", norwegian.started_on
    for extension in norwegian.extensions:
        yield "norwegian.extensions", extension.decided_on


def _met_on(key: str, facts: Facts) -> date | None:
    if key == PROGRAMME_START:
        return facts.programme.started_on
    return facts.norwegian.offered_on or facts.norwegian.started_on if key == NORWEGIAN_OFFER else None
