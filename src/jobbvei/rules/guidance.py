"""Questions beyond the contract's list: the same engine and trace, about a person or about something else.

The ids here are our own. A finding may leave the decision to the municipality or to Nav; it then gives the limits.
"""

from collections.abc import Mapping
from datetime import date

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import rule_book
from jobbvei.rules.subjects import OfMunicipality
from jobbvei.shared.sentence import N_

Subject = Facts | OfMunicipality
GUIDANCE: Mapping[type[Subject], Mapping[str, str]] = {
    Facts: {
        "grant.norwegian_kr": N_("Persontilskudd til norskopplæring, vanlige flyktninger, kroner"),
    },
    OfMunicipality: {
        "grant.norwegian_base_kr": N_("Grunntilskudd til norskopplæring, kroner"),
        "grant.more_than_first_asked_kr": N_("Tilskudd for bosatte ut over første anmodning, kroner"),
        "grant.reception_norwegian_kr": N_("Tilskudd til norsk for én asylsøker i mottak, kroner"),
        "grant.reception_social_studies_kr": N_("Tilskudd til samfunnskunnskap for én asylsøker i mottak, kroner"),
    },
}
"""Finding ids by what they are about, with a name for a reader."""


def guide(subject: Subject, *, on: date) -> tuple[Finding, ...]:
    """Every finding there is about ``subject`` on ``on`` beyond the contract's list, in the catalogue's order."""
    case = Case(rule_book(), subject, on)
    return tuple(case.finding(name) for name in GUIDANCE[type(subject)])
