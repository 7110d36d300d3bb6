"""Social assistance by the state's guiding rates, and the qualification programme. The municipality decides both."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jobbvei.rules.engine.case import Answer, Case, Provision
from jobbvei.rules.engine.money import exact, kroner
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.rules.sentences import with_placeholders
from jobbvei.shared.period import age_on
from jobbvei.shared.sentence import N_, Sentence


def assistance_guide(case: Case, row: Row) -> Answer:
    """The guiding rate a month for the household, NOK; child benefit is not counted as income.

    Law: sosialtjenesteloven § 18 and the yearly circular.
    """
    household: str = case.fact("assistance.household")
    children: tuple[date, ...] = case.fact("assistance.children_born_on")
    adults = case.figure(row, household)
    total = adults + sum(_child(case, row, born_on) for born_on in children)
    because = N_("Statens veiledende sats er {total} kroner i måneden. Satsen er veiledende, og kommunen avgjør.")
    return Answer(Decimal(total), Sentence(because, {"total": kroner(Decimal(total))}))


def qualification_length(case: Case, row: Row) -> Answer:
    """The longest qualification programme, in months, before special reasons.

    Law: sosialtjenesteloven § 32.
    """
    months, more = case.figure(row, "months"), case.figure(row, "more")
    because = N_("Programmet kan vare i inntil {months} måneder, og {more} måneder til av særlige grunner.")
    return Answer(months, Sentence(because, {"months": months, "more": more}))


def qualification_benefit(case: Case, row: Row) -> Answer:
    """The qualification benefit in a year, NOK, before child supplement and cuts for hours worked.

    Law: sosialtjenesteloven § 35.
    """
    year = Fraction(case.amount(row, "amounts")) * Fraction(case.amount(row, "basic_amount"))
    if "share" in row.figures:
        year *= Fraction(case.amount(row, "share"))
    because = N_("Kvalifiseringsstønaden er {year} kroner i året, før barnetillegg og trekk for timer i arbeid.")
    return Answer(exact(year), Sentence(because, {"year": kroner(year)}))


def _child(case: Case, row: Row, born_on: date) -> int:
    age = age_on(born_on, case.day("on"))
    if age >= case.figure(row, "adult"):
        return 0
    if age >= case.figure(row, "old"):
        return case.figure(row, "child_11_17")
    return case.figure(row, "child_6_10" if age >= case.figure(row, "middle") else "child_0_5")


SENTENCES = with_placeholders(
    {
        "assistance_not_known": N_(
            "Vi kjenner ikke de veiledende satsene for denne dagen. Se årets rundskriv, eller spør Nav-kontoret."
        ),
        "kvp_introduction": N_(
            "Den som har rett til introduksjonsprogram, er ikke i målgruppen for kvalifiseringsprogram."
        ),
        "kvp_language": N_("Svake norskferdigheter alene er ikke nok til kvalifiseringsprogram."),
        "kvp_age": N_("Kvalifiseringsprogram er for personer fra 18 til 67 år."),
        "kvp_decides": N_("Nav-kontoret vurderer om arbeids- og inntektsevnen er vesentlig nedsatt, og avgjør."),
        "kvp_rate_before": N_("Vi har ikke sett ordlyden om kvalifiseringsstønad før 1. juli 2024. Spør Nav-kontoret."),
    }
)
PROVISIONS = (
    Provision("assistance.guide_month_kr", "assistance_guide", assistance_guide),
    Provision("kvp.entitlement", "qualification_programme", said_by_row),
    Provision("kvp.months_max", "qualification_length", qualification_length),
    Provision("kvp.benefit_year_kr", "qualification_benefit", qualification_benefit),
)
