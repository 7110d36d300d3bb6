"""Social assistance by the state's guiding rates, and the qualification programme. The municipality decides both."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jobbvei.rules.engine.case import Answer, Case, Provision
from jobbvei.rules.engine.figures_told import answer_with_figures, figures_of_row
from jobbvei.rules.engine.money import exact, kroner
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
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
    year = _qualification_year(case, row)
    because = N_("Kvalifiseringsstønaden er {year} kroner i året, før barnetillegg og trekk for timer i arbeid.")
    return Answer(exact(year), Sentence(because, {"year": kroner(year)}))


def qualification_day(case: Case, row: Row) -> Answer:
    """The qualification benefit a day, NOK: the year by the days the act counts.

    Law: sosialtjenesteloven §§ 35, 37.
    """
    base = case.row("qualification_benefit")
    day = _qualification_year(case, base) / case.figure(row, "days")
    because = N_("Kvalifiseringsstønaden er {day} kroner per dag, før barnetillegg og trekk for timer i arbeid.")
    return Answer(exact(day), Sentence(because, {"day": kroner(day)}))


def _qualification_year(case: Case, row: Row) -> Fraction:
    year = Fraction(case.amount(row, "amounts")) * Fraction(case.amount(row, "basic_amount"))
    return year * Fraction(case.amount(row, "share")) if "share" in row.figures else year


def _child(case: Case, row: Row, born_on: date) -> int:
    age = age_on(born_on, case.day("on"))
    if age >= case.figure(row, "adult"):
        return 0
    if age >= case.figure(row, "old"):
        return case.figure(row, "child_11_17")
    return case.figure(row, "child_6_10" if age >= case.figure(row, "middle") else "child_0_5")


_TERMS = {
    "terms": N_(
        "Programmet er på {hours} timer i uken og vedtas for inntil {decision_months} måneder om gangen. Det starter "
        "innen {start_months} måneder etter søknad. Jobb i inntil {work_percent} prosent kan kombineres med det."
    ),
}
_KVP_CHILD = {
    "kvp_child": N_("Barnetillegget til kvalifiseringsstønad er {rate} kroner per dag for hvert barn."),
}
SENTENCES = with_placeholders(
    {
        "assistance_not_known": N_(
            "Vi kjenner ikke de veiledende satsene for denne dagen. Se årets rundskriv, eller spør Nav-kontoret."
        ),
        "child_benefit_not_counted": N_("Barnetrygd regnes ikke med når kommunen vurderer sosialhjelp."),
        "child_benefit_before": N_(
            "Vi har ikke sett hvordan barnetrygd ble regnet i sosialhjelpen før 1. september 2022. Spør Nav-kontoret."
        ),
        "activity_norwegian": N_(
            "Personen har hatt rett og plikt til introduksjonsprogram, og svak norsk er årsaken til behovet. Da skal "
            "norskopplæring være vilkåret. Kommunen avgjør."
        ),
        "activity_shall": N_(
            "Personen er under {young_age} år, og det skal stilles vilkår om aktivitet. Kommunen avgjør hvilke."
        ),
        "activity_municipality": N_("Kommunen avgjør om det skal stilles vilkår om aktivitet."),
        "introduction_first": N_(
            "Den som har rett til introduksjonsprogram og søker støtte, kan vises til programmet. Kommunen avgjør."
        ),
        "introduction_first_not": N_("Personen har ikke rett til introduksjonsprogram."),
        "kvp_child_not_known": N_("Vi kjenner bare barnetillegget for 2026. Spør Nav-kontoret."),
        "kvp_introduction": N_(
            "Den som har rett til introduksjonsprogram, er ikke i målgruppen for kvalifiseringsprogram."
        ),
        "kvp_language": N_("Svake norskferdigheter alene er ikke nok til kvalifiseringsprogram."),
        "kvp_age": N_("Kvalifiseringsprogram er for den som har fylt {lowest_age} år, men ikke {end_age} år."),
        "kvp_decides": N_("Nav-kontoret vurderer om arbeids- og inntektsevnen er vesentlig nedsatt, og avgjør."),
        "kvp_rate_before": N_("Vi har ikke sett ordlyden om kvalifiseringsstønad før 1. juli 2024. Spør Nav-kontoret."),
    }
)
PROVISIONS = (
    Provision("assistance.guide_month_kr", "assistance_guide", assistance_guide),
    Provision("assistance.child_benefit", "assistance_child_benefit", said_by_row),
    Provision("kvp.entitlement", "qualification_programme", said_by_row),
    Provision("kvp.months_max", "qualification_length", qualification_length),
    Provision("kvp.benefit_year_kr", "qualification_benefit", qualification_benefit),
    Provision("kvp.benefit_day_kr", "qualification_day", qualification_day),
    Provision("kvp.child_day_kr", "qualification_child", figures_of_row(_KVP_CHILD)),
    Provision("kvp.terms", "qualification_terms", answer_with_figures(_TERMS)),
    Provision("assistance.activity_condition", "activity_condition", said_by_row),
    Provision("assistance.introduction_first", "introduction_first", said_by_row),
)
