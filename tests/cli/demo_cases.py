"""What the tests of Eksempelvik ask of a person in it."""

from collections.abc import Sequence
from datetime import date

from jobbvei.cli.demo.records import DemoPerson
from jobbvei.rules.explain import Finding, explain
from jobbvei.rules.reading.facts import read_facts

TODAY = date(2026, 11, 23)  # a Monday


def named(people: Sequence[DemoPerson], given_name: str, family_name: str) -> DemoPerson:
    """The person of this name."""
    return next(
        one for one in people if (one.identity.given_name, one.identity.family_name) == (given_name, family_name)
    )


def finding(person: DemoPerson, name: str, on: date = TODAY) -> Finding:
    """What the law says on ``on`` about one question for somebody in a programme."""
    programme = person.case.programme
    assert programme is not None
    document = {
        "born_on": person.identity.born_on.isoformat(),
        "permit": {"kind": person.permit.kind, "granted_on": person.permit.granted_on.isoformat()},
        "origin": person.identity.origin,
        "settled_on": person.permit.settled_on.isoformat(),
        "settled_by_agreement": person.permit.settled_by_agreement,
        "schooling": {
            "level": person.competence.schooling.level,
            "country": person.competence.schooling.country,
            "years_higher": person.competence.schooling.years_higher,
        },
        "goal": programme.end_goal,
        "programme": {
            "offered_on": programme.offered_on.isoformat(),
            "started_on": programme.started_on.isoformat(),
            "leave_days": programme.leave_days,
        },
    }
    (found,) = explain(read_facts(document, on=on), on=on, only=frozenset({name}))
    return found
