"""Dates that cannot both be true: a programme before the permit, a job that ends before it begins, a birth to come."""

from datetime import date

from jobbvei.rules.facts import Facts
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.period import age_on
from jobbvei.shared.sentence import N_, Sentence

OLDEST_YEARS = 120


def refuse_impossible_dates(facts: Facts, *, on: date) -> None:
    """Refuse facts whose dates contradict one another or the day that is asked about.

    Raises:
        UnusableInput: Two dates stand in an impossible order; both are named.
    """
    _refuse_unborn(facts, on)
    for earlier_key, earlier, later_key, later in _pairs(facts):
        if earlier is not None and later is not None and later < earlier:
            raise UnusableInput(
                "facts.impossible_dates",
                Sentence(
                    N_("«{later_key}» ({later}) er før «{earlier_key}» ({earlier}). Rett en av datoene."),
                    {
                        "later_key": later_key,
                        "later": later.isoformat(),
                        "earlier_key": earlier_key,
                        "earlier": earlier.isoformat(),
                    },
                ),
            )


def refuse_birth(key: str, born_on: date, *, on: date) -> None:
    """Refuse a birth after ``on``, or longer ago than anybody lives.

    Args:
        key: Dotted name of the fact, for the refusal.

    Raises:
        UnusableInput: The birth is impossible.
    """
    if born_on > on or age_on(born_on, on) > OLDEST_YEARS:
        raise UnusableInput(
            "facts.impossible_birth",
            Sentence(
                N_("«{key}» er {value}, men må ligge før {on} og høyst {years} år tilbake. Rett datoen."),
                {"key": key, "value": born_on.isoformat(), "on": on.isoformat(), "years": OLDEST_YEARS},
            ),
        )


def _refuse_unborn(facts: Facts, on: date) -> None:
    refuse_birth("born_on", facts.born_on, on=on)
    for index, born_on in enumerate(facts.household.children_born_on or ()):
        refuse_birth(f"household.children_born_on[{index}]", born_on, on=on)


def _pairs(facts: Facts) -> list[tuple[str, date | None, str, date | None]]:
    """Earlier key and date, later key and date, for every order that must hold."""
    born, granted = ("born_on", facts.born_on), ("permit.granted_on", facts.permit.granted_on)
    programme, norwegian, work = facts.programme, facts.norwegian, facts.work
    pairs = [
        (*born, *granted),
        (*born, "settled_on", facts.settled_on),
        (*born, "programme.offered_on", programme.offered_on),
        (*born, "programme.started_on", programme.started_on),
        (*born, "norwegian.offered_on", norwegian.offered_on),
        (*born, "norwegian.started_on", norwegian.started_on),
        (*granted, "programme.offered_on", programme.offered_on),
        (*granted, "programme.started_on", programme.started_on),
        ("programme.offered_on", programme.offered_on, "programme.started_on", programme.started_on),
        (*granted, "norwegian.offered_on", norwegian.offered_on),
        (*granted, "norwegian.started_on", norwegian.started_on),
        ("norwegian.offered_on", norwegian.offered_on, "norwegian.started_on", norwegian.started_on),
        ("work.from", work.starts_on, "work.to", work.ends_on),
        (*born, "work.from", work.starts_on),
    ]
    start = ("norwegian.started_on", norwegian.started_on)
    return pairs + [
        (*start, f"norwegian.extensions[{index}].decided_on", extension.decided_on)
        for index, extension in enumerate(norwegian.extensions)
    ]
