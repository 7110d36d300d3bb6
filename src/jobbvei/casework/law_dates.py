"""The dates in the law that still mean something for a participant, and those somebody's next weeks turn on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jobbvei.casework.facts import Situation, facts_in, situation_of
from jobbvei.people.types import Participant, PermitKind
from jobbvei.rules.facts import Facts
from jobbvei.rules.outlook import legal_dates as law
from jobbvei.rules.outlook.legal_dates import Certainty, LegalDate, legal_dates, registration_dates
from jobbvei.shared.sentence import N_, Sentence

OF_PROGRAMME = frozenset(
    {law.PROGRAMME_LEAST, law.WORK_CONTENT, law.EXTENSION_WINDOW, law.PROGRAMME_END, law.PROGRAMME_EXTENDED_END}
)
OF_NORWEGIAN = frozenset(
    {
        law.NORWEGIAN_WINDOW,
        law.NORWEGIAN_END,
        law.NORWEGIAN_DECIDED_END,
        law.NORWEGIAN_EXTENSIONS,
        law.NORWEGIAN_EXTENDED_END,
    }
)
# The law is not asked about what cannot be near: so old a programme has its work content long since, so young a permit
# has far to its longest end, and what happened so long ago is past its deadline for registering.
WORK_CONTENT_ASKED_DAYS = 366
PERMIT_ASKED_AFTER_DAYS = 730
REGISTRATION_ASKED_DAYS = 100


@dataclass(frozen=True, slots=True)
class LawDates:
    """Days somebody is reminded of; None where the law gives none, a fact is missing, or the thing is over.

    Attributes:
        programme_start_by: Latest start of a programme that has not started.
        programme_end: Latest end of a running programme.
        programme_extended_end: The same with the extension that is still possible.
        extension_unclear: What is unclear about extending the running programme, and whom to ask; None when it is not.
        norwegian_end: End of the Norwegian training that runs, with the decisions to extend it that are made.
        norwegian_extended_end: The same with every extension decided or still possible.
        norwegian_unclear: What is unclear about the decisions ``norwegian_end`` counts on, and whom to ask.
        work_content_from: First day the least work-related content of a running programme is required.
        permit_longest: Last day collective protection can last.
        register_by: The next day something must stand in the national register; ``registered`` names what.
    """

    programme_start_by: date | None = None
    programme_end: date | None = None
    programme_extended_end: date | None = None
    extension_unclear: Sentence | None = None
    norwegian_end: date | None = None
    norwegian_extended_end: date | None = None
    norwegian_unclear: Sentence | None = None
    work_content_from: date | None = None
    permit_longest: date | None = None
    register_by: date | None = None
    registered: tuple[str, ...] = ()


def law_dates(participant: Participant, *, on: date) -> LawDates:
    """What to remind of for one participant; no query when the relations of :func:`facts_of` are prefetched."""
    return dates_in(situation_of(participant), on=on)


def dates_in(situation: Situation, *, on: date, extensions_within_days: int | None = None) -> LawDates:
    """What to remind of in a situation.

    Args:
        extensions_within_days: Leave out what an extension would give when the end itself is further ahead; None
            leaves nothing out. For a whole service, most of the law would be about extensions nobody looks at yet.
    """
    facts = facts_in(situation)
    found = _found(facts, on, frozenset(_reminded(situation, on)))
    ends = ((law.PROGRAMME_END, law.PROGRAMME_EXTENDED_END), (law.NORWEGIAN_END, law.NORWEGIAN_EXTENDED_END))
    asked = {more for end, more in ends if _is_near(end, found, on, extensions_within_days)}
    found |= _found(facts, on, frozenset(asked))
    register = _next_registration(facts, on)
    return LawDates(
        programme_start_by=_day(found, law.PROGRAMME_START),
        programme_end=_day(found, law.PROGRAMME_END),
        programme_extended_end=_day(found, law.PROGRAMME_EXTENDED_END),
        extension_unclear=_unclear(found, law.PROGRAMME_EXTENDED_END),
        norwegian_end=_day(found, law.NORWEGIAN_DECIDED_END) or _day(found, law.NORWEGIAN_END),
        norwegian_extended_end=_day(found, law.NORWEGIAN_EXTENDED_END),
        norwegian_unclear=_unclear(found, law.NORWEGIAN_EXTENDED_END) if situation.extensions else None,
        work_content_from=_day(found, law.WORK_CONTENT),
        permit_longest=_day(found, law.PERMIT_LONGEST),
        register_by=None if register is None else register.on,
        registered=() if register is None else register.about,
    )


def passed_before(due_on: date, dates: LawDates, *, on: date) -> tuple[Sentence, ...]:
    """The days in the law that are still to come, but pass before ``due_on``, nearest first."""
    days = (
        (dates.programme_start_by, N_("Programmet skal starte senest {day}, før denne fristen.")),
        (dates.programme_end, N_("Programmet slutter {day}, før denne fristen.")),
        (dates.norwegian_end, N_("Norskopplæringen slutter {day}, før denne fristen.")),
    )
    ahead = sorted((day, template) for day, template in days if day is not None and on <= day < due_on)
    return tuple(Sentence(template, {"day": day}) for day, template in ahead)


def dates_in_law(participant: Participant, *, on: date, only: frozenset[str] | None = None) -> tuple[LegalDate, ...]:
    """The dates the law gives the participant, by day, without the ends of what has ended.

    No query when the relations of :func:`facts_of` are prefetched. A deadline that has been met is there, and says so.

    Args:
        only: Ids of :data:`jobbvei.rules.outlook.legal_dates.KINDS`; None for all.
    """
    situation = situation_of(participant)
    over = frozenset(_over(situation))
    return tuple(one for one in legal_dates(facts_in(situation), on=on, only=only) if one.id not in over)


def settled_by_events(participant: Participant) -> frozenset[str]:
    """The findings of law that what has happened has answered: no latest start once started, no end once ended."""
    situation = situation_of(participant)
    programme = situation.programme
    has_started = programme is not None and programme.started_on is not None
    return frozenset(_over(situation)) | ({law.PROGRAMME_START} if has_started else set())


def _reminded(situation: Situation, on: date) -> Iterator[str]:
    programme, training, participant = situation.programme, situation.training, situation.participant
    if programme is None or (programme.started_on is None and programme.ended_on is None):
        yield law.PROGRAMME_START
    elif programme.started_on is not None and programme.ended_on is None:
        yield law.PROGRAMME_END
        if (on - programme.started_on).days <= WORK_CONTENT_ASKED_DAYS:
            yield law.WORK_CONTENT
    if training is not None and training.started_on is not None and training.ended_on is None:
        yield law.NORWEGIAN_END
        if situation.extensions:
            yield law.NORWEGIAN_DECIDED_END
    granted_on, is_collective = (
        participant.permit_granted_on,
        participant.permit_kind == PermitKind.COLLECTIVE_PROTECTION,
    )
    if is_collective and granted_on is not None and (on - granted_on).days > PERMIT_ASKED_AFTER_DAYS:
        yield law.PERMIT_LONGEST


def _over(situation: Situation) -> Iterator[str]:
    programme, training = situation.programme, situation.training
    if programme is not None and programme.ended_on is not None:
        yield from OF_PROGRAMME
        if programme.started_on is None:
            yield law.PROGRAMME_START
    if training is not None and training.ended_on is not None:
        yield from OF_NORWEGIAN


def _found(facts: Facts, on: date, asked: frozenset[str]) -> dict[str, LegalDate]:
    return {one.id: one for one in legal_dates(facts, on=on, only=asked)} if asked else {}


def _is_near(end: str, found: dict[str, LegalDate], on: date, within_days: int | None) -> bool:
    if end not in found or within_days is None:
        return end in found
    last_day = _day(found, law.NORWEGIAN_DECIDED_END) if end == law.NORWEGIAN_END else None
    last_day = last_day or _day(found, end)
    return last_day is not None and (last_day - on).days <= within_days


def _day(found: dict[str, LegalDate], key: str) -> date | None:
    return found[key].on if key in found else None


def _unclear(found: dict[str, LegalDate], key: str) -> Sentence | None:
    dated = found.get(key)
    return dated.finding.because if dated is not None and dated.certainty is Certainty.UNKNOWN else None


def _next_registration(facts: Facts, on: date) -> LegalDate | None:
    """The deadline that comes first of those that have not passed; the newest events have the last deadlines."""
    found = None
    for dated in registration_dates(facts, on=on) if _has_news(facts, on) else ():
        if dated.on is None or dated.on < on:
            break
        found = dated
    return found


def _has_news(facts: Facts, on: date) -> bool:
    return any(0 <= (on - day).days <= REGISTRATION_ASKED_DAYS for day in law.event_days(facts))
