"""One person on one day, and the rules to ask: the answer first, and why when somebody asks.

The answer is found the quick way, without noting anything. Whoever reads a finding's sentence or trace makes the same
tables and functions be asked again by somebody who notes everything.
"""

from jobbvei.rules.engine.book import Answer, Provision, RowSentence, RuleBook, Said, Values
from jobbvei.rules.engine.findings import Step
from jobbvei.rules.engine.quick import QuickCase
from jobbvei.rules.engine.tracing import TracingCase
from jobbvei.shared.sentence import Sentence

__all__ = ["Answer", "Case", "Provision", "RowSentence", "RuleBook", "Said", "Values"]


class Case(QuickCase):
    """The facts of one person on one day, and the rules to ask."""

    __slots__ = ()

    def said(self, finding_id: str) -> tuple[Sentence, tuple[Step, ...]]:
        """Why a finding came out as it did: the sentence and the steps, found when first asked for."""
        if self._why is None:
            self._why = TracingCase(self._book, self._facts, self.on)
        return self._why.said(finding_id)
