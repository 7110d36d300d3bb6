"""Questions beyond the contract's list: the same engine and trace, about a person or about something else.

The ids here are our own. A finding may leave the decision to the municipality or to Nav; it then gives the limits.
"""

from collections.abc import Mapping
from datetime import date

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import rule_book
from jobbvei.rules.subjects import OfAssistance, OfHiring, OfMeasure, OfMunicipality, OfStaff
from jobbvei.shared.sentence import N_

Subject = Facts | OfMunicipality | OfMeasure | OfHiring | OfStaff | OfAssistance
GUIDANCE: Mapping[type[Subject], Mapping[str, str]] = {
    Facts: {
        "grant.norwegian_kr": N_("Persontilskudd til norskopplæring, vanlige flyktninger, kroner"),
        "programme.goal_guide": N_("Sluttmål for programmet"),
        "programme.least_content": N_("Programmet skal minst inneholde"),
        "programme.language_offer": N_("Språkopplæringen i programmet"),
        "programme.absence_guide": N_("Fravær og permisjon"),
        "programme.life_mastery": N_("Timer livsmestring"),
        "programme.parents_course": N_("Foreldreveiledning"),
        "programme.after_moving": N_("Ved flytting"),
        "programme.after_change_of_permit": N_("Ved ny tillatelse"),
        "programme.family_rules": N_("Regler for familie"),
        "career_guidance.entitlement": N_("Karriereveiledning"),
        "norwegian.goal_change": N_("Endring av norskmål"),
        "norwegian.in_upper_secondary": N_("Norsk i videregående"),
        "norwegian.in_reception": N_("Norsk i mottak"),
        "norwegian.teacher": N_("Krav til lærer"),
    },
    OfMunicipality: {
        "grant.norwegian_base_kr": N_("Grunntilskudd til norskopplæring, kroner"),
        "grant.more_than_first_asked_kr": N_("Tilskudd for bosatte ut over første anmodning, kroner"),
        "grant.reception_norwegian_kr": N_("Tilskudd til norsk for én asylsøker i mottak, kroner"),
        "grant.reception_social_studies_kr": N_("Tilskudd til samfunnskunnskap for én asylsøker i mottak, kroner"),
    },
    OfMeasure: {
        "measures.gate": N_("Tiltak hos Nav"),
        "measures.needs_assessment": N_("Behovsvurdering hos Nav"),
        "measures.work_training_months": N_("Arbeidstrening, måneder"),
        "measures.wage_subsidy_months": N_("Midlertidig lønnstilskudd, måneder"),
        "measures.mentor_months": N_("Mentor, måneder"),
        "measures.inclusion_grant_cap_kr": N_("Inkluderingstilskudd, høyst kroner"),
        "measures.training_age_from": N_("Arbeidsmarkedsopplæring kan gis fra"),
        "measures.training_months": N_("Opplæring, måneder"),
        "measures.follow_up_months": N_("Oppfølging, måneder"),
        "measures.summer_job_days": N_("Sommerjobb, dager"),
        "measures.allowance_day_kr": N_("Tiltakspenger per dag, kroner"),
    },
    OfHiring: {
        "hiring.departure": N_("Unntak fra kvalifikasjonsprinsippet"),
        "hiring.conditions_missing": N_("Vilkår som mangler"),
    },
    OfStaff: {
        "language.floor": N_("Språkkrav"),
        "language.test_deadline": N_("Frist og nye forsøk på språkprøve"),
    },
    OfAssistance: {
        "assistance.guide_month_kr": N_("Veiledende sosialhjelp i måneden, kroner"),
        "kvp.entitlement": N_("Kvalifiseringsprogram"),
        "kvp.months_max": N_("Kvalifiseringsprogram, måneder"),
        "kvp.benefit_year_kr": N_("Kvalifiseringsstønad i året, kroner"),
    },
}
"""Finding ids by what they are about, with a name for a reader."""


def guide(subject: Subject, *, on: date) -> tuple[Finding, ...]:
    """Every finding there is about ``subject`` on ``on`` beyond the contract's list, in the catalogue's order."""
    case = Case(rule_book(), subject, on)
    return tuple(case.finding(name) for name in GUIDANCE[type(subject)])
