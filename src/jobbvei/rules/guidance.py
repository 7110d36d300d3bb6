"""Questions beyond the contract's list: the same engine and trace, about a person or about something else.

The ids here are our own. A finding may leave the decision to the municipality or to Nav; it then gives the limits.
"""

from collections.abc import Mapping
from datetime import date

from jobbvei.rules.engine.case import Case
from jobbvei.rules.engine.findings import Finding
from jobbvei.rules.facts import Facts
from jobbvei.rules.library import questions, rule_book
from jobbvei.rules.subjects import OfAssistance, OfCourse, OfDay, OfHiring, OfMeasure, OfMunicipality, OfStaff
from jobbvei.shared.sentence import N_

Subject = Facts | OfMunicipality | OfCourse | OfMeasure | OfHiring | OfStaff | OfAssistance | OfDay
GUIDANCE: Mapping[type[Subject], Mapping[str, str]] = {
    Facts: {
        "grant.norwegian_kr": N_("Persontilskudd til norskopplæring, vanlige flyktninger, kroner"),
        "grant.unaccompanied_minor_kr": N_("Særskilt tilskudd for enslig mindreårig, kroner"),
        "grant.released_by": N_("Hva som utløser integreringstilskudd"),
        "grant.moving": N_("Integreringstilskudd ved flytting"),
        "grant.norwegian_moving": N_("Norsktilskudd ved flytting"),
        "permit.automatic_prolongations_max": N_("Tillatelsen kan forlenges automatisk, ganger"),
        "permit.permanent_residence_years": N_("Så mange år tar det før permanent opphold kan gis"),
        "permit.collective_target_group": N_("Hvem kollektiv beskyttelse gjelder"),
        "schooling.counts_as_upper_secondary": N_("Skolegangen regnes som videregående"),
        "programme.higher_age_limit": N_("Høyere aldersgrense for program"),
        "programme.extension_test": N_("Vurdering av forlengelse"),
        "programme.goal_guide": N_("Sluttmål for programmet"),
        "programme.least_content": N_("Programmet skal minst inneholde"),
        "programme.language_offer": N_("Språkopplæringen i programmet"),
        "programme.absence_guide": N_("Slik forlenger fravær og permisjon programmet"),
        "programme.life_mastery": N_("Så mange timer livsmestring skal programmet ha"),
        "programme.parents_course": N_("Foreldreveiledning"),
        "programme.after_moving": N_("Dette gjelder for programmet når personen flytter"),
        "programme.after_change_of_permit": N_("Dette gjelder når personen får en ny tillatelse"),
        "programme.family_rules": N_("Disse reglene gjelder for familien"),
        "career_guidance.entitlement": N_("Karriereveiledning"),
        "norwegian.offer_latest_on": N_("Norskopplæring skal tilbys senest"),
        "norwegian.hours_least": N_("Timer norskopplæring, minst"),
        "norwegian.after_programme": N_("Norskopplæringen når programmet slutter først"),
        "norwegian.when_broken_off": N_("Dette skjer når norskopplæringen blir avbrutt"),
        "norwegian.extension_decision": N_("Vedtak om utvidet norskopplæring"),
        "permit.year_ends_on": N_("Tillatelsen går ut"),
        "norwegian.decided_until_on": N_("Norskopplæring med vedtak varer til"),
        "norwegian.extension_ends": N_("Utvidet norskopplæring, vedtak for vedtak"),
        "norwegian.goal_change": N_("Endring av norskmål"),
        "norwegian.in_upper_secondary": N_("Norsk i videregående"),
        "norwegian.in_reception": N_("Norsk i mottak"),
        "norwegian.teacher": N_("Krav til lærer"),
        "benefit.paid_when": N_("Når stønaden betales"),
        "benefit.never_cut": N_("Hva som aldri trekkes fra stønaden"),
        "registration.keep_settlement_until_on": N_("Opplysninger om bosetting lagres til"),
        "registration.keep_programme_until_on": N_("Opplysninger om programmet lagres til"),
        **questions(),
    },
    OfMunicipality: {
        "grant.norwegian_base_kr": N_("Grunntilskudd til norskopplæring, kroner"),
        "grant.more_than_first_asked_kr": N_("Tilskudd for bosatte ut over første anmodning, kroner"),
        "grant.reception_norwegian_kr": N_("Tilskudd til norsk for én asylsøker i mottak, kroner"),
        "grant.reception_social_studies_kr": N_("Tilskudd til samfunnskunnskap for én asylsøker i mottak, kroner"),
        "grant.disability_once_kr": N_("Tilskudd ved nedsatt funksjonsevne, engangs, kroner"),
        "grant.disability_year_max_kr": N_("Tilskudd ved nedsatt funksjonsevne, høyst i året, kroner"),
    },
    OfCourse: {
        "grant.skills_plus_kr": N_("Tilskudd til kurs i Kompetansepluss, kroner"),
        "grant.skills_plus_each_kr": N_("Tilskudd til kurs i Kompetansepluss per deltaker, kroner"),
    },
    OfMeasure: {
        "measures.decided_by": N_("Hvem som avgjør tiltak og tilskudd"),
        "measures.gate": N_("Tiltak hos Nav"),
        "measures.needs_assessment": N_("Behovsvurdering hos Nav"),
        "measures.work_training_months": N_("Arbeidstrening, måneder"),
        "measures.wage_subsidy_months": N_("Midlertidig lønnstilskudd, måneder"),
        "measures.wage_subsidy_who": N_("Hvem som kan få lønnstilskudd"),
        "measures.wage_subsidy_base": N_("Hva lønnstilskudd regnes av"),
        "measures.fast_track": N_("Hurtigspor for lønnstilskudd"),
        "measures.mentor_months": N_("Mentor, måneder"),
        "measures.inclusion_grant_cap_kr": N_("Inkluderingstilskudd, høyst kroner"),
        "measures.training_age_from": N_("Arbeidsmarkedsopplæring kan gis fra"),
        "measures.training_months": N_("Opplæring, måneder"),
        "measures.higher_education_from_on": N_("Høyere utdanning som tiltak kan gis fra"),
        "measures.vocational_from_on": N_("Fagopplæring kan unntaksvis gis fra"),
        "measures.clarification_weeks": N_("Avklaring, uker"),
        "measures.follow_up_months": N_("Oppfølging, måneder"),
        "measures.summer_job_days": N_("Sommerjobb, dager"),
        "measures.summer_job_percent": N_("Sommerjobb, prosent av lønnen"),
        "measures.allowance_day_kr": N_("Tiltakspenger per dag, kroner"),
        "measures.allowance_child_day_kr": N_("Barnetillegg til tiltakspenger per dag, kroner"),
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
        "assistance.child_benefit": N_("Barnetrygd og sosialhjelp"),
        "kvp.entitlement": N_("Kvalifiseringsprogram"),
        "kvp.months_max": N_("Kvalifiseringsprogram, måneder"),
        "kvp.benefit_year_kr": N_("Kvalifiseringsstønad i året, kroner"),
        "kvp.benefit_day_kr": N_("Kvalifiseringsstønad per dag, kroner"),
        "kvp.child_day_kr": N_("Barnetillegg til kvalifiseringsstønad per dag, kroner"),
        "kvp.terms": N_("Rammene for kvalifiseringsprogram"),
        "assistance.activity_condition": N_("Vilkår om aktivitet"),
        "assistance.introduction_first": N_("Introduksjonsprogram før sosialhjelp"),
    },
    OfDay: {
        "registration.contents": N_("Hva som skal registreres"),
        "registration.joint_report_on": N_("Neste felles rapport"),
        "registration.year_closes_on": N_("Registeret for året lukkes"),
        "registration.programme_without_end": N_("Program uten registrert slutt"),
        "registration.keep_tests_years": N_("Prøveresultater lagres, år"),
        "decisions.appeal": N_("Vedtak og klage"),
        "norwegian.duty_only_hours": N_("Timer norsk for den som bare har plikt"),
        "grant.payout": N_("Hvordan tilskuddene utbetales"),
        "grant.norwegian_scheme_kr": N_("Norskopplæringsordningen i året, kroner"),
        "measures.result_groups": N_("Navn på innsatsgruppene"),
        "measures.priority": N_("Hvem Nav skal prioritere"),
        "network.phase": N_("Fase i læringsnettverket"),
    },
}
"""Finding ids by what they are about, with a name for a reader."""


def guide(subject: Subject, *, on: date, only: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """The findings there are about ``subject`` on ``on`` beyond the contract's list, in the catalogue's order.

    Args:
        only: Finding ids to compute; None for all. An id that is not about such a subject gives nothing.
    """
    case = Case(rule_book(), subject, on)
    return tuple(case.finding(name) for name in GUIDANCE[type(subject)] if only is None or name in only)
