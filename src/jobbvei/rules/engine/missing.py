"""Why an answer is not given: three kinds of not knowing, each with a sentence for the reader."""

from datetime import date

from jobbvei.shared.errors import JobbveiError
from jobbvei.shared.sentence import N_, Sentence


class NotKnown(JobbveiError):
    """The rules cannot answer; the sentence says why and whom to ask."""


class MissingFact(NotKnown):
    """A rule needs a fact about the person that nobody has given.

    Args:
        fact: Dotted name of the fact as in the facts document, for example ``permit.granted_on``.
        sentence: What is missing, in plain Norwegian.
    """

    def __init__(self, fact: str, sentence: Sentence) -> None:
        super().__init__("rules.missing_fact", sentence)
        self.fact = fact


class NoFigure(NotKnown):
    """No value of a dated figure is known for the day that decides."""

    def __init__(self, name: str, description: str, day: date) -> None:
        super().__init__(
            "rules.no_figure",
            Sentence(
                N_("Vi kjenner ikke satsen «{description}» for {day}. Spør IMDi eller se årets rundskriv."),
                {"description": description, "day": day},
            ),
        )
        self.name = name


class NoRule(NotKnown):
    """No row of a decision table fits the person on the day that decides."""

    def __init__(self, table: str, description: str, day: date) -> None:
        super().__init__(
            "rules.no_rule",
            Sentence(
                N_("Vi kjenner ingen regel om «{description}» som passer for denne personen {day}. Spør IMDi."),
                {"description": description, "day": day},
            ),
        )
        self.table = table
