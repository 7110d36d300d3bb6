"""integreringsloven § 43: when what is known must stand in the national introduction register."""

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import deadline
from jobbvei.rules.engine.tables import Row
from jobbvei.shared.sentence import N_, Sentence


def registration_due(case: Case, row: Row) -> Answer:
    """The last day to register what became known on the day that is asked about.

    Law: integreringsloven § 43 second paragraph; integreringsforskriften §§ 58, 59.
    """
    months = case.figure(row, "months")
    due = deadline(case.day("on"), months=months)
    values: Values = {"known_on": case.on, "months": months, "due": due}
    return Answer(
        due,
        Sentence(N_("Det som ble kjent {known_on}, skal stå i introduksjonsregisteret innen {due}."), values),
        Sentence(N_("{known_on} + {months} måneder = {due}"), values),
    )


PROVISIONS = (Provision("registration.due_on", "registration", registration_due),)
