"""How long permits after § 34 of utlendingsloven can last."""

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import last_day_of_years
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.sentences import with_placeholders
from jobbvei.shared.sentence import N_, Sentence


def permit_longest_until(case: Case, row: Row) -> Answer:
    """The last day a person can hold permits after § 34, counted from the first permit.

    Law: utlendingsloven § 34 second and third paragraph; three years until the end of 2024, then five.
    """
    granted_on, years = case.day("permit.granted_on"), case.figure(row, "years")
    last = last_day_of_years(granted_on, years=years)
    values: Values = {"granted_on": granted_on, "years": years, "last": last}
    return Answer(
        last,
        Sentence(
            N_("Kollektiv beskyttelse kan vare i {years} år fra første tillatelse {granted_on}, altså til {last}."),
            values,
        ),
        Sentence(N_("{granted_on} + {years} år − 1 dag = {last}"), values),
    )


SENTENCES = with_placeholders(
    {
        "permit_not_collective": N_("Grensen gjelder bare tillatelser etter kollektiv beskyttelse."),
        "before_collective_protection": N_(
            "Ordningen med kollektiv beskyttelse ble tatt i bruk 11. mars 2022. Kontroller datoen tillatelsen ble gitt."
        ),
    }
)
PROVISIONS = (Provision("permit.longest_until_on", "collective_permit", permit_longest_until),)
