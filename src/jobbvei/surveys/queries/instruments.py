"""The instruments an owner can ask."""

from dataclasses import dataclass

from jobbvei.municipalities.types import Municipality
from jobbvei.shared.errors import NotFound
from jobbvei.shared.sentence import N_, Sentence
from jobbvei.surveys.definitions import Definition
from jobbvei.surveys.models import InstrumentVersion
from jobbvei.surveys.reading import house_codes, house_definition


class InstrumentNotFound(NotFound):
    """No instrument with this code, neither the owner's nor Jobbvei's."""

    def __init__(self) -> None:
        super().__init__("surveys.instrument_not_found", Sentence(N_("Spørreskjemaet finnes ikke her.")))


@dataclass(frozen=True, slots=True)
class OfferedInstrument:
    """An instrument that can be asked.

    Attributes:
        version: The owner's latest version; None for one of Jobbvei's that the owner has not used.
        comes_with_jobbvei: Whether the package has a definition under this code.
    """

    definition: Definition
    version: InstrumentVersion | None
    comes_with_jobbvei: bool

    @property
    def code(self) -> str:
        """The instrument's code."""
        return self.definition.code


def offered_instruments(tenant: Municipality) -> list[OfferedInstrument]:
    """Every instrument the owner can ask, by title in bokmål: their own latest versions, and Jobbvei's."""
    own = _latest_versions(tenant)
    offered = [_offered(code, own.get(code)) for code in {*own, *house_codes()}]
    return sorted(offered, key=lambda one: (str(one.definition.title).casefold(), one.code))


def offered_instrument(tenant: Municipality, code: str) -> OfferedInstrument:
    """One instrument the owner can ask.

    Raises:
        InstrumentNotFound: There is none with this code.
    """
    own = _latest_versions(tenant)
    if code not in own and code not in house_codes():
        raise InstrumentNotFound
    return _offered(code, own.get(code))


def versions_of(tenant: Municipality, code: str) -> list[InstrumentVersion]:
    """Every version the owner has published of an instrument, newest first."""
    rows = InstrumentVersion.objects.for_tenant(tenant).filter(instrument__code=code)
    return list(rows.order_by("-number"))


def _latest_versions(tenant: Municipality) -> dict[str, InstrumentVersion]:
    rows = InstrumentVersion.objects.for_tenant(tenant).select_related("instrument").order_by("number", "id")
    return {row.instrument.code: row for row in rows}


def _offered(code: str, version: InstrumentVersion | None) -> OfferedInstrument:
    definition = version.as_defined if version is not None else house_definition(code)
    return OfferedInstrument(definition, version, code in house_codes())
