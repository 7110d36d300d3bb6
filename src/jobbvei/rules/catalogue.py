"""Every finding id other systems may rely on, with its name for a reader; wider than what is covered yet."""

from collections.abc import Mapping

from jobbvei.shared.sentence import N_

FINDINGS: Mapping[str, str] = {
    "permit.longest_until_on": N_("Kollektiv beskyttelse kan vare til"),
    "programme.entitlement": N_("Rett til introduksjonsprogram"),
    "programme.start_latest_on": N_("Programmet skal starte senest"),
    "programme.earliest_end_on": N_("Programmet skal minst vare til"),
    "programme.latest_end_on": N_("Programmet kan vare til"),
    "programme.latest_end_with_extension_on": N_("Programmet kan vare til med forlengelse"),
    "programme.part_time_allowed": N_("Programmet kan være på deltid"),
    "programme.work_hours_min": N_("Arbeidsrettede timer i uken, minst"),
    "programme.work_hours_from_on": N_("Timekravet gjelder fra"),
    "mapping.entitlement": N_("Kompetansekartlegging"),
    "norwegian.entitlement": N_("Rett til norskopplæring"),
    "norwegian.right_until_on": N_("Retten til norskopplæring varer til"),
    "norwegian.extension_decisions_max": N_("Vedtak om utvidet norskopplæring, høyst"),
    "norwegian.extended_until_on": N_("Utvidet norskopplæring kan vare til"),
    "norwegian.minimum_level": N_("Minimumsnivå i norsk"),
    "social_studies.hours": N_("Timer samfunnskunnskap"),
    "social_studies.by_on": N_("Samfunnskunnskap skal være gjennomført innen"),
    "benefit.month_kr": N_("Introduksjonsstønad i måneden, kroner"),
    "benefit.year_kr": N_("Introduksjonsstønad i året, kroner"),
    "grant.integration_kr": N_("Integreringstilskudd til kommunen, kroner"),
    "grant.kindergarten_kr": N_("Barnehagetilskudd til kommunen, kroner"),
    "grant.elderly_kr": N_("Eldretilskudd til kommunen, kroner"),
    "grant.norwegian_37d_kr": N_("Tilskudd til norskopplæring etter § 37 d, kroner"),
    "grant.extended_norwegian_kr": N_("Tilskudd til utvidet norskopplæring, kroner"),
    "registration.due_on": N_("Skal stå i introduksjonsregisteret innen"),
}
