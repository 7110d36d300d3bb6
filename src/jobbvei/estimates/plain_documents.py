"""Documents as a file gives them – names, texts, numbers, lists – read so that a fault says where it stands."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document, which knows where in it it stands.

    >>> Section({"until": "2023-12", "goal": {"share": 0.55}}).section("goal").number("share")
    0.55
    """

    values: Mapping[str, object]
    where: str = ""

    def has(self, key: str) -> bool:
        """Whether the key is there with a value."""
        return self.values.get(key) is not None

    def section(self, key: str) -> "Section":
        """The section under the key; UnusableInput when there is none."""
        found = self.values.get(key)
        if not isinstance(found, Mapping):
            raise self.fault(key, Sentence(N_("Det skal være navn og verdier. Legg det til.")))
        return Section(found, f"{self.place(key)}.")

    def sections(self) -> Iterator[tuple[str, "Section"]]:
        """Each key with the section under it, in the order they stand."""
        return ((key, self.section(key)) for key in self.values)

    def number(self, key: str) -> float:
        """The finite number under the key; UnusableInput when there is none."""
        found = self.values.get(key)
        if isinstance(found, bool) or not isinstance(found, int | float | Decimal) or not math.isfinite(found):
            raise self.fault(key, Sentence(N_("Det skal være et tall, med punktum som desimaltegn. Skriv det.")))
        return float(found)

    def whole(self, key: str) -> int:
        """The whole number under the key; UnusableInput when there is none."""
        found = self.values.get(key)
        if isinstance(found, bool) or not isinstance(found, int):
            raise self.fault(key, Sentence(N_("Det skal være et helt tall. Skriv det.")))
        return found

    def text(self, key: str) -> str:
        """The text under the key; UnusableInput when there is none."""
        found = self.values.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.fault(key, Sentence(N_("Det skal være en tekst. Skriv den.")))
        return found.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under the key; UnusableInput when it is something else."""
        found = self.values.get(key)
        if isinstance(found, str) or not isinstance(found, Sequence) or not all(isinstance(one, str) for one in found):
            raise self.fault(key, Sentence(N_("Det skal være en liste av tekster. Skriv den.")))
        return tuple(found)

    def numbers(self, key: str) -> tuple[float, ...]:
        """The list of finite numbers under the key; UnusableInput when it is something else."""
        found = self.values.get(key)
        if isinstance(found, str) or not isinstance(found, Sequence):
            raise self.fault(key, Sentence(N_("Det skal være en liste av tall. Skriv den.")))
        held = Section({str(place): one for place, one in enumerate(found)}, f"{self.place(key)}.")
        return tuple(held.number(place) for place in held.values)

    def only(self, *known: str) -> "Section":
        """The section itself; UnusableInput when it has a key that is not known, which is most often one misspelt."""
        strange = [key for key in self.values if key not in known]
        if strange:
            template = N_("«{key}» er ikke noe denne fila kan ha. Kjente navn her: {known}. Rett eller fjern det.")
            raise UnusableInput(
                "estimates.unknown_key", Sentence(template, {"key": self.place(strange[0]), "known": known})
            )
        return self

    def place(self, key: str) -> str:
        """Where the key stands, as it is said to people."""
        return f"{self.where}{key}"

    def fault(self, key: str, advice: Sentence) -> UnusableInput:
        """The error for what stands, or does not stand, under the key."""
        missing, wrong = N_("«{key}» mangler. {advice}"), N_("«{key}» kan ikke brukes. {advice}")
        values = {"key": self.place(key), "advice": str(advice)}
        return UnusableInput("estimates.bad_value", Sentence(wrong if self.has(key) else missing, values))
