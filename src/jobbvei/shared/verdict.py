"""The answer of a policy: allowed, or refused with a reason and its source."""

from dataclasses import dataclass

from jobbvei.shared.errors import Refused
from jobbvei.shared.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Verdict:
    """Allowed, or refused with a stable code, a sentence and the source of law.

    A page shows the verdict; an action calls :meth:`ensure`.

    >>> Verdict.allow().allowed
    True
    >>> bool(Verdict.refuse("plan.closed", Sentence("Planen er avsluttet.")))
    False
    """

    code: str = ""
    sentence: Sentence | None = None
    law: str = ""

    @property
    def allowed(self) -> bool:
        """True when nothing stands in the way."""
        return self.sentence is None

    def __bool__(self) -> bool:
        return self.allowed

    @classmethod
    def allow(cls) -> "Verdict":
        """Nothing stands in the way."""
        return cls()

    @classmethod
    def refuse(cls, code: str, sentence: Sentence, law: str = "") -> "Verdict":
        """Refused: ``code`` for machines, ``sentence`` for the user, ``law`` where the no comes from law."""
        return cls(code, sentence, law)

    def ensure(self) -> None:
        """Raise :class:`Refused` unless allowed."""
        if self.sentence is not None:
            raise Refused(self.code, self.sentence, self.law)

    def and_then(self, other: "Verdict") -> "Verdict":
        """The first refusal of the two, or allowed."""
        return self if not self.allowed else other
