"""The figures a comparison needs, each with where it was found and when. None has a value of its own here."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from jobbvei.estimates.plain_documents import Section
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

Amount = float | npt.NDArray[np.float64]

MONTHS_MAX: Final = 240
KR_MAX: Final = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What the comparison is worked out from. Amounts are for a month, shares of the wage when nothing else is said.

    Attributes:
        job_months: How long the temporary job lasts.
        later_months: How long after it the comparison goes on.
        monthly_wage_kr: In the temporary job, before tax.
        later_monthly_wage_kr: In a job afterwards, with whichever employer, before tax.
        employer_tax_share: The employer's contribution to national insurance.
        pension_share: What the employer saves for the person's pension.
        holiday_pay_share: Holiday pay.
        wage_subsidy_share: Of wage, holiday pay, pension and employer's contribution together.
        wage_subsidy_months: For how long; 0 for none.
        income_tax_share: All the person's tax and contributions.
        municipal_tax_share: The part of ``income_tax_share`` the municipality keeps, after the equalisation between
            municipalities.
        work_value_kr: What the work done in the temporary job is worth to the municipality.
        follow_up_kr: What following up in the temporary job costs.
        social_assistance_kr: What the person gets without a job.
        introduction_benefit_kr: What the person gets instead, as long as the programme lasts.
        introduction_benefit_months: How many of the months that is; 0 for none.
        benefit_tax_share: Tax on the introduction benefit, as a share of it.
        retention_share: The chance of being in a job after the temporary one.
        otherwise_job_share: The chance of having had a job in the same months without it.
        discount_share: For a year.
        tax_financing_share: What it costs society to raise a krone of tax.
        integration_grant_kr: Follows settlement; the same in both arms.
    """

    job_months: int
    later_months: int
    monthly_wage_kr: Amount
    later_monthly_wage_kr: Amount
    employer_tax_share: Amount
    pension_share: Amount
    holiday_pay_share: Amount
    wage_subsidy_share: Amount
    wage_subsidy_months: int
    income_tax_share: Amount
    municipal_tax_share: Amount
    work_value_kr: Amount
    follow_up_kr: Amount
    social_assistance_kr: Amount
    introduction_benefit_kr: Amount
    introduction_benefit_months: int
    benefit_tax_share: Amount
    retention_share: Amount
    otherwise_job_share: Amount
    discount_share: Amount
    tax_financing_share: Amount
    integration_grant_kr: Amount = 0.0


OPTIONAL: Final = frozenset({"integration_grant_kr"})
NEEDED: Final = tuple(field.name for field in fields(Figures) if field.name not in OPTIONAL)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure somebody stands for.

    Attributes:
        low: The lowest it may be; None when it is taken as certain.
        high: The highest; None as ``low``.
        source: Where it was found.
        on: The day it was valid or was found.
    """

    value: float
    low: float | None
    high: float | None
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class StatedFigures:
    """Every figure by name, as stated."""

    by_name: Mapping[str, Stated]

    @classmethod
    def of(cls, section: Section) -> "StatedFigures":
        """Read the figures; each is ``value``, ``source`` and ``date``, with ``low`` and ``high`` when not certain.

        Raises:
            UnusableInput: Figures are missing (all of them are named), a source or a date is, or one cannot be.
        """
        missing = tuple(name for name in NEEDED if not section.has(name))
        if missing:
            template = N_("Disse tallene mangler: {names}. Oppgi verdi, kilde og dato for hvert; ingen blir gjettet.")
            raise UnusableInput("cost_benefit.missing", Sentence(template, {"names": missing}))
        section.only(*NEEDED, *OPTIONAL)
        stated = {name: _stated(section.section(name), name) for name in section.values if section.has(name)}
        if stated["municipal_tax_share"].value > stated["income_tax_share"].value:
            sentence = Sentence(N_("Kommunens del av skatten kan ikke være større enn hele skatten. Rett andelene."))
            raise UnusableInput("cost_benefit.municipal_tax", sentence)
        return cls(MappingProxyType(stated))

    def likeliest(self) -> Figures:
        """The figures at their stated values."""
        return self.at({})

    def at(self, others: Mapping[str, Amount]) -> Figures:
        """The figures at their stated values, but for some."""
        values: dict[str, Amount] = {name: one.value for name, one in self.by_name.items()}
        values |= others
        whole = {name: int(np.asarray(value)) for name, value in values.items() if name.endswith("_months")}
        return Figures(**{**values, **whole})  # type: ignore[arg-type]  # the months are whole

    def ranged(self) -> Mapping[str, tuple[float, float]]:
        """The figures that are not certain, with their ends."""
        return {
            name: (one.low, one.high)
            for name, one in self.by_name.items()
            if one.low is not None and one.high is not None
        }


def _stated(section: Section, name: str) -> Stated:
    section.only("value", "low", "high", "source", "date")
    low, value, high = (section.number(key) if section.has(key) else None for key in ("low", "value", "high"))
    if value is None or (low is None) != (high is None):
        raise section.fault("value", Sentence(N_("Skriv verdien, og både lavest og høyest når den ikke er sikker.")))
    for number in (low, value, high):
        _ensure_possible(number, section, name)
    if low is not None and high is not None and not low <= value <= high:
        raise section.fault("value", Sentence(N_("Den skal ligge mellom lavest og høyest. Rett tallene.")))
    return Stated(value, low, high, section.text("source"), _day(section))


def _ensure_possible(number: float | None, section: Section, name: str) -> None:
    if number is None:
        return
    if name.endswith("_share") and not 0 <= number <= 1:
        raise section.fault("value", Sentence(N_("En andel er fra 0 til 1. Rett den.")))
    if name.endswith("_months") and (number != int(number) or not 0 <= number <= MONTHS_MAX or section.has("low")):
        raise section.fault(
            "value", Sentence(N_("Måneder er et helt tall fra 0 til 240, uten lavest og høyest. Rett det."))
        )
    if not 0 <= number <= KR_MAX:
        raise section.fault("value", Sentence(N_("Beløpet skal være kroner i måneden, fra null og opp. Rett det.")))


def _day(section: Section) -> date:
    try:
        return date.fromisoformat(section.text("date"))
    except ValueError:
        raise section.fault("date", Sentence(N_("Skriv dagen tallet gjaldt, som 2024-05-01."))) from None
