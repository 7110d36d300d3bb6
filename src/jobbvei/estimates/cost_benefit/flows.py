"""Who pays whom in a month, and what is made and used: money that moves is kept apart from value that comes or goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jobbvei.estimates.cost_benefit.figures import Amount, Figures


class Party(StrEnum):
    """Whose purse it is."""

    MUNICIPALITY = "municipality"
    STATE = "state"
    PERSON = "person"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Transfer:
    """Money from one purse to another: it makes nobody richer in all."""

    name: str
    payer: Party
    receiver: Party
    kr: Amount


@dataclass(frozen=True, slots=True)
class Value:
    """Value made (above zero) or used up (below), and whose it is."""

    name: str
    party: Party
    kr: Amount
    is_money: bool


@dataclass(frozen=True, slots=True)
class Flows:
    """What moves, and what comes and goes, in a month."""

    transfers: tuple[Transfer, ...]
    values: tuple[Value, ...]

    def balance(self, party: Party) -> Amount:
        """What the party has more at the end of the month."""
        received = _sum(one.kr for one in self.transfers if one.receiver is party)
        paid = _sum(one.kr for one in self.transfers if one.payer is party)
        return received - paid + _sum(one.kr for one in self.values if one.party is party)

    def made(self) -> Amount:
        """What all have more together: the value made less what was used, and no transfer."""
        return _sum(one.kr for one in self.values)

    def public_money(self) -> Amount:
        """What municipality and state have more in money; work done in kind is not money to pay others with."""
        public = (Party.MUNICIPALITY, Party.STATE)
        in_kind = _sum(one.kr for one in self.values if one.party in public and not one.is_money)
        return _sum(self.balance(party) for party in public) - in_kind


def mixed(parts: Sequence[tuple[Amount, Flows]]) -> Flows:
    """The flows of several courses, each times its chance (or times -1, to take it away)."""
    return Flows(
        tuple(
            Transfer(one.name, one.payer, one.receiver, chance * one.kr)
            for chance, flows in parts
            for one in flows.transfers
        ),
        tuple(
            Value(one.name, one.party, chance * one.kr, one.is_money) for chance, flows in parts for one in flows.values
        ),
    )


def temporary_job(figures: Figures, *, is_subsidised: bool) -> Flows:
    """A month in the temporary job, with the municipality as employer."""
    wage = figures.monthly_wage_kr
    subsidy = figures.wage_subsidy_share * _wage_cost(wage, figures) if is_subsidised else 0.0
    return Flows(
        (
            *_wages(wage, Party.MUNICIPALITY, figures),
            Transfer("wage_subsidy", Party.STATE, Party.MUNICIPALITY, subsidy),
            _integration_grant(figures),
        ),
        (
            Value("work_value", Party.MUNICIPALITY, figures.work_value_kr, is_money=False),
            Value("follow_up", Party.MUNICIPALITY, -figures.follow_up_kr, is_money=True),
        ),
    )


def later_job(figures: Figures) -> Flows:
    """A month in a job with any employer, whose work is taken to be worth what it costs the employer."""
    wage = figures.later_monthly_wage_kr
    return Flows(
        (*_wages(wage, Party.EMPLOYER, figures), _integration_grant(figures)),
        (Value("work_value", Party.EMPLOYER, _wage_cost(wage, figures), is_money=True),),
    )


def without_job(figures: Figures, *, is_in_programme: bool) -> Flows:
    """A month without a job: introduction benefit in the programme, social assistance after it."""
    if not is_in_programme:
        paid = Transfer("social_assistance", Party.MUNICIPALITY, Party.PERSON, figures.social_assistance_kr)
        return Flows((paid, _integration_grant(figures)), ())
    benefit = figures.introduction_benefit_kr
    taxes = _taxes(benefit * figures.benefit_tax_share, figures)
    paid = Transfer("introduction_benefit", Party.MUNICIPALITY, Party.PERSON, benefit)
    return Flows((paid, *taxes, _integration_grant(figures)), ())


def _wages(wage: Amount, employer: Party, figures: Figures) -> tuple[Transfer, ...]:
    return (
        Transfer("wage", employer, Party.PERSON, wage),
        Transfer("holiday_pay", employer, Party.PERSON, wage * figures.holiday_pay_share),
        Transfer("pension", employer, Party.PERSON, wage * figures.pension_share),
        Transfer("employer_tax", employer, Party.STATE, wage * figures.employer_tax_share),
        *_taxes(wage * figures.income_tax_share, figures),
    )


def _taxes(tax: Amount, figures: Figures) -> tuple[Transfer, ...]:
    """Tax on wage or benefit, the municipality's part of it as of the tax on wages."""
    whole = figures.income_tax_share
    kept = figures.municipal_tax_share / (whole + (whole == 0)) * tax
    return (
        Transfer("municipal_tax", Party.PERSON, Party.MUNICIPALITY, kept),
        Transfer("state_tax", Party.PERSON, Party.STATE, tax - kept),
    )


def _integration_grant(figures: Figures) -> Transfer:
    return Transfer("integration_grant", Party.STATE, Party.MUNICIPALITY, figures.integration_grant_kr)


def _wage_cost(wage: Amount, figures: Figures) -> Amount:
    return wage * (1 + figures.employer_tax_share + figures.pension_share + figures.holiday_pay_share)


def _sum(amounts: Iterable[Amount]) -> Amount:
    total: Amount = 0.0
    for amount in amounts:
        total = total + amount
    return total
