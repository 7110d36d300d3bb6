"""What can be expected of Nav's measures: limits of time, age and money. Nav decides, never the refugee service."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jobbvei.rules.engine.case import Answer, Case, Provision
from jobbvei.rules.engine.days import first_of_birthday_year, nth_birthday
from jobbvei.rules.engine.figures_told import figures_of_row
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.sentence import N_, Sentence


def limit_of_row(case: Case, row: Row) -> Answer:
    """The longest time the row allows, in the unit its figure has (months or days).

    Law: tiltaksforskriften §§ 3-5, 4-4, 5-4, 7-4 and chapter 8.
    """
    figures = {name: case.figure(row, name) for name in row.figures if name in _SAID}
    first = next(iter(figures.values()))
    return Answer(first, Sentence(_LIMITS[row.answer], {**figures}))


def rate_of_row(case: Case, row: Row) -> Answer:
    """The rate the row points to, NOK; a row without one gives nothing.

    Law: tiltaksforskriften § 11-4; tiltakspengeforskriften §§ 3, 7.
    """
    if "rate" not in row.figures:
        return Answer(Decimal(0), case.sentence(row.because, row))
    rate = Decimal(case.figure(row, "rate"))
    return Answer(rate, Sentence(_LIMITS[row.answer], {"rate": kroner(rate)}))


def training_age_from(case: Case, row: Row) -> Answer:
    """The first day old enough for labour market training; where two texts differ both are shown.

    Law: tiltaksforskriften § 7-3.
    """
    born_on, years = case.day("born_on"), case.figure(row, "years")
    by_year, by_day = first_of_birthday_year(born_on, age_years=years), nth_birthday(born_on, age_years=years)
    if row.answer == "from_year":
        because = N_("Arbeidsmarkedsopplæring kan gis fra året personen fyller {years}, altså fra {first}.")
        return Answer({"regulation": by_year.isoformat()}, Sentence(because, {"years": years, "first": by_year}))
    values: dict[str, int | date] = {"years": years, "first": by_year, "second": by_day}
    because = N_(
        "Arbeidsgruppen sier fra året personen fyller {years}, altså {first}. Forskriften sa over {years} år, altså "
        "{second}. Spør Nav."
    )
    return Answer({"report": by_year.isoformat(), "regulation": by_day.isoformat()}, Sentence(because, dict(values)))


def higher_education_from(case: Case, row: Row) -> Answer:
    """The first day of the year old enough for higher education as a measure.

    Law: tiltaksforskriften § 7-3.
    """
    years = case.figure(row, "years")
    first = first_of_birthday_year(case.day("born_on"), age_years=years)
    because = N_("Høyere utdanning kan gis som tiltak fra året personen fyller {years}, altså fra {first}. Nav avgjør.")
    return Answer(first, Sentence(because, {"years": years, "first": first}))


def vocational_from(case: Case, row: Row) -> Answer:
    """The first day old enough for vocational training as a measure, by exception.

    Law: tiltaksforskriften § 7-3.
    """
    years = case.figure(row, "years")
    first = nth_birthday(case.day("born_on"), age_years=years)
    because = N_("Fagopplæring kan unntaksvis gis fra personen fyller {years} år, altså fra {first}. Nav avgjør.")
    return Answer(first, Sentence(because, {"years": years, "first": first}))


_CLARIFICATION = {"clarification": N_("Avklaring kan vare i inntil {weeks} uker, og forlenges til inntil {most} uker.")}
_SUMMER_JOB = {
    "summer_job_rate": N_("Nav kan refundere {percent} prosent av lønnen for en sommerjobb. Nav avgjør."),
}
_ALLOWANCE_CHILD = {
    "measure_allowance_child": N_("Barnetillegget til tiltakspenger er {rate} kroner per dag for hvert barn."),
}
_SAID = ("months", "days", "more", "review_months")
_LIMITS: Mapping[str, str] = {
    "work_training": N_(
        "Arbeidstrening kan vare i inntil {months} måneder. Nav går gjennom tiltaket minst hver {review_months}. måned."
    ),
    "ordinary": N_("Midlertidig lønnstilskudd kan gis i inntil {months} måneder."),
    "reduced": N_("Midlertidig lønnstilskudd kan gis i inntil {months} måneder ved nedsatt arbeidsevne."),
    "mentor": N_("Mentor kan gis i inntil {months} måneder."),
    "training": N_("Opplæring kan vare i inntil {months} måneder, og {more} måneder til av særlige grunner."),
    "follow_up": N_("Oppfølging kan vare i inntil {months} måneder."),
    "summer_job": N_("Sommerjobb kan vare i inntil {days} dager mellom 1. juni og 31. august."),
    "inclusion_grant": N_(
        "Inkluderingstilskudd dekker dokumenterte merutgifter på inntil {rate} kroner når ingen annen ordning "
        "dekker dem."
    ),
    "measure_allowance": N_("Tiltakspenger er {rate} kroner per dag."),
}
SENTENCES = with_placeholders(
    {
        "measure_too_young": N_("Nav kan gi tiltak når personen har fylt {lowest_age} år."),
        "measure_nav_decides": N_(
            "Nav avgjør om et tiltak er nødvendig og hensiktsmessig. Flyktningtjenesten kan foreslå, men ikke vedta."
        ),
        "assessment_right": N_(
            "Den som vil ha hjelp til å komme i arbeid, har rett til en skriftlig behovsvurdering hos Nav, "
            "som kan påklages."
        ),
        "measure_decided_by_nav": N_(
            "Nav vedtar tiltak og lønnstilskudd. Flyktningtjenesten kan foreslå, men aldri innvilge."
        ),
        "measure_result_groups": N_(
            "Hver innsatsgruppe har fått et nytt navn. Vi vet ikke fra hvilken dag de nye navnene gjelder. Spør Nav."
        ),
        "measure_subsidy_base": N_(
            "Tilskuddet regnes av fast lønn, feriepenger, arbeidsgiveravgift og obligatorisk tjenestepensjon. Overtid "
            "og tillegg som varierer, regnes ikke med."
        ),
        "measure_subsidy_who": N_(
            "Lønnstilskudd er for den som etter Navs vurdering trenger det for å komme inn på vanlige vilkår. Det "
            "kreves en vanlig arbeidsavtale. Nav avgjør."
        ),
        "measure_fast_track": N_(
            "Et hurtigspor der flyktningtjenesten selv gir lønnstilskudd i en kort tid, er bare"
            " foreslått. Det er ikke en regel."
        ),
        "measure_higher_education_not": N_("Høyere utdanning som tiltak gis bare ved nedsatt arbeidsevne."),
        "measure_higher_education_before": N_(
            "Vi har ikke sett aldersgrensen for høyere utdanning som tiltak før 1. juli 2025. Spør Nav."
        ),
        "measure_vocational_before": N_(
            "Vi har ikke sett fra hvilken alder fagopplæring kunne gis før 1. august 2025. Spør Nav."
        ),
        "measure_priority": N_(
            "Nav skulle i 2023 prioritere unge under {young_age} år, innvandrere fra land utenfor"
            " EØS og langtidsledige."
        ),
        "measure_priority_not_known": N_("Vi har ikke sett tildelingsbrevet til Nav for {year_asked}. Spør Nav."),
        "mentor_before": N_("Vi har ikke sett hvor lenge mentor kunne gis før 1. august 2025. Spør Nav."),
        "inclusion_cap_not_known": N_("Vi kjenner ikke grensen for inkluderingstilskudd dette året. Spør Nav."),
        "summer_job_age": N_("Sommerjobb er bare for den som er under {end_age} år."),
        "allowance_none": N_(
            "Det gis ikke tiltakspenger når tiltaket er del av introduksjonsprogram eller kvalifiseringsprogram."
        ),
        "allowance_not_known": N_("Vi kjenner bare satsen for tiltakspenger i 2026. Spør Nav."),
    }
)
PROVISIONS = (
    Provision("measures.gate", "measure_gate", said_by_row),
    Provision("measures.needs_assessment", "needs_assessment", said_by_row),
    Provision("measures.work_training_months", "work_training", limit_of_row),
    Provision("measures.wage_subsidy_months", "wage_subsidy", limit_of_row),
    Provision("measures.mentor_months", "mentor", limit_of_row),
    Provision("measures.inclusion_grant_cap_kr", "inclusion_grant", rate_of_row),
    Provision("measures.training_age_from", "labour_market_training_age", training_age_from),
    Provision("measures.training_months", "labour_market_training", limit_of_row),
    Provision("measures.follow_up_months", "follow_up", limit_of_row),
    Provision("measures.summer_job_days", "summer_job", limit_of_row),
    Provision("measures.allowance_day_kr", "measure_allowance", rate_of_row),
    Provision("measures.allowance_child_day_kr", "measure_allowance_child", figures_of_row(_ALLOWANCE_CHILD)),
    Provision("measures.decided_by", "measure_decided_by", said_by_row),
    Provision("measures.result_groups", "result_groups", said_by_row),
    Provision("measures.wage_subsidy_base", "wage_subsidy_base", said_by_row),
    Provision("measures.wage_subsidy_who", "wage_subsidy_who", said_by_row),
    Provision("measures.fast_track", "fast_track", said_by_row),
    Provision("measures.higher_education_from_on", "training_higher_education", higher_education_from),
    Provision("measures.vocational_from_on", "training_vocational", vocational_from),
    Provision("measures.clarification_weeks", "clarification", figures_of_row(_CLARIFICATION)),
    Provision("measures.summer_job_percent", "summer_job_rate", figures_of_row(_SUMMER_JOB)),
    Provision("measures.priority", "priority_groups", said_by_row),
)
