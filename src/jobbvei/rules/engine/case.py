"""One person on one day, and the rules to ask: the answer first, and why when somebody asks.

The answer is found the quick way, without noting anything. Whoever reads a finding's sentence or trace makes the same
tables and functions be asked again by somebody who notes everything.
"""

from jobbvei.rules.engine.book import Answer, Provision, RowSentence, RuleBook, Said, Values
from jobbvei.rules.engine.findings import Found, Step
from jobbvei.rules.engine.missing import NotKnown
from jobbvei.rules.engine.quick import QuickCase
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.engine.tracing import TracingCase
from jobbvei.shared.sentence import Sentence

__all__ = ["Answer", "Case", "Provision", "RowSentence", "RuleBook", "Said", "Values"]


class Case(QuickCase):
    """The facts of one person on one day, and the rules to ask."""

    __slots__ = ()

    def because(self, found: Found) -> Sentence:
        """Why a finding came out as it did, without the steps where the row or the missing fact says it all."""
        row = found.decided
        if found.missing:
            return Sentence(self._book.missing_facts[found.missing])
        if isinstance(row, Row) and (row.unknown or row.nothing):
            try:
                return self.sentence(row.unknown or row.nothing, row)
            except NotKnown as reason:
                return reason.sentence
        return self.said(found.id)[0]

    def said(self, finding_id: str) -> tuple[Sentence, tuple[Step, ...]]:
        """Why a finding came out as it did: the sentence and the steps, found when first asked for."""
        if self._why is None:
            self._why = TracingCase(self._book, self._facts, self.on)
        return self._why.said(finding_id)
