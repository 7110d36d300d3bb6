"""What is decided before a wave is made, and whether it can be done."""

from dataclasses import dataclass
from datetime import date, timedelta

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.models import Audience, InstrumentVersion
from jobbvei.surveys.recipients import RecipientList

NOBODY = RecipientList(())
LONGEST_PERIOD = timedelta(days=366)
LONGEST_TITLE = LONGEST_SENDER = LONGEST_CONTACT = 120
LONGEST_ABOUT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePlan:
    """A wave that is to be made.

    Attributes:
        sender: Who asks, as the respondent reads it.
        about: ``kind:key`` of what it is about in another package; empty when nothing.
        recipients: Whom to send a link each; empty with an open link.
    """

    version: InstrumentVersion
    title: str
    sender: str
    opens_on: date
    closes_on: date
    audience: Audience
    recipients: RecipientList = NOBODY
    contact: str = ""
    about: str = ""


class UnableToPlan(UnusableInput):
    """The wave cannot be made like this; nothing has been written.

    Attributes:
        field: The field of the plan that must be mended.
    """

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(f"surveys.wave.{field}", sentence)
        self.field = field


def ensure_can_be_done(plan: WavePlan, *, on: date) -> None:
    """Nothing when the plan can be carried out on the day.

    Raises:
        UnableToPlan: With the field to mend.
    """
    for name, most in (("title", LONGEST_TITLE), ("sender", LONGEST_SENDER)):
        if not 0 < len(getattr(plan, name).strip()) <= most:
            raise UnableToPlan(name, Sentence(N_("Skriv dette, med høyst {most} tegn."), {"most": most}))
    if len(plan.contact) > LONGEST_CONTACT:
        raise UnableToPlan("contact", Sentence(N_("Skriv kontakten med høyst {most} tegn."), {"most": LONGEST_CONTACT}))
    if plan.closes_on < max(plan.opens_on, on):
        sentence = Sentence(N_("Siste dag kan ikke være før undersøkelsen åpner, og ikke være passert."))
        raise UnableToPlan("closes_on", sentence)
    if plan.closes_on - plan.opens_on > LONGEST_PERIOD:
        raise UnableToPlan("closes_on", Sentence(N_("En undersøkelse kan være åpen i høyst ett år.")))
    has_recipients = bool(plan.recipients.recipients)
    if plan.audience == Audience.LIST and not has_recipients:
        raise UnableToPlan("recipients", Sentence(N_("Skriv hvem som skal få lenke, eller velg én åpen lenke.")))
    if plan.audience == Audience.OPEN and has_recipients:
        sentence = Sentence(N_("En åpen lenke har ingen mottakere. Ta bort listen, eller velg en lenke til hver."))
        raise UnableToPlan("recipients", sentence)
