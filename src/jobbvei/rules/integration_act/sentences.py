"""What the rows of the act's tables say, in plain bokmål."""

from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.shared.sentence import N_

SENTENCES = with_placeholders(
    {
        "older_act": N_(
            "Tillatelsen er fra før 2021 og følger den gamle introduksjonsloven. Den er ikke lagt inn her. Spør IMDi."
        ),
        "lived_two_years": N_(
            "Personen har bodd i en kommune med tillatelsen i {limit_months} måneder eller mer, og"
            " har derfor ikke rett til program."
        ),
        "minor_at_grant_adult_now": N_(
            "Personen var {age_at_grant} år da tillatelsen ble gitt, og er {age_when_decided} år når saken avgjøres. "
            "Loven svarer ikke på det. Et menneske må vurdere saken: spør IMDi eller statsforvalteren."
        ),
        "minor": N_(
            "Personen var {age_at_grant} år da tillatelsen ble gitt. Programmet er for dem som var minst "
            "{lowest_age} år."
        ),
        "works_thirty_hours": N_(
            "Personen har jobb eller tilbud om jobb på minst {hours} timer i uken, og har da "
            "verken rett eller plikt til program. Retten kommer tilbake hvis jobben faller bort"
            " før det er gått {limit_months} måneder."
        ),
        "near_full_time": N_(
            "Kommunen kan avslå programmet fordi personen har jobb eller tilbud om jobb på tilnærmet heltid. Loven "
            "sier ikke hvor mange timer det er, så kommunen må vurdere det selv."
        ),
        "over_programme_age": N_(
            "Personen var {age_at_grant} år da tillatelsen ble gitt. Den som var over "
            "{highest_age} år, har ikke rett til program, men kommunen kan tilby det."
        ),
        "family_right": N_(
            "Personen er familiemedlem til en flyktning og har rett og plikt til program, også uten "
            "bosettingsavtale. Den personen ble gjenforent med, må ha bodd i en kommune i under "
            "{reference_years} år da det ble søkt."
        ),
        "without_agreement": N_(
            "Personen er bosatt uten avtale med IMDi. Det er ingen rett, men kommunen kan tilby program."
        ),
        "right_after_work": N_(
            "Personen har hatt jobb, og retten til program står ved lag. Personen har ikke plikt til å delta."
        ),
        "right_with_some_work": N_(
            "Personen har rett, men ikke plikt, til program. Jobben regner vi ikke som tilnærmet heltid, men det er "
            "kommunen som vurderer det."
        ),
        "collective_right": N_(
            "Personen har kollektiv beskyttelse, var {age_at_grant} år da tillatelsen ble gitt og er bosatt etter "
            "avtale. Det gir rett, men ikke plikt, til introduksjonsprogram."
        ),
        "collective_right_and_duty": N_(
            "Personen har kollektiv beskyttelse, var {age_at_grant} år da tillatelsen ble gitt og er bosatt etter "
            "avtale. Fra 2026 gir det rett og plikt til introduksjonsprogram slik vi leser loven. Spør IMDi ved tvil."
        ),
        "ordinary_right_and_duty": N_(
            "Personen var {age_at_grant} år da tillatelsen ble gitt og er bosatt etter avtale. Det gir rett og plikt "
            "til introduksjonsprogram."
        ),
        "deadline_needs_right": N_("Fristen for oppstart gjelder bare den som har rett til program."),
        "goal_needs_school_first": N_(
            "Loven har ikke dette sluttmålet for den som ikke har videregående utdanning. Velg arbeid, videregående "
            "eller deler av videregående som mål."
        ),
        "trade_certificate_before_2026": N_(
            "Vi har ikke sett hvor lenge programmet kunne vare med fagbrev som mål før 2026. Spør IMDi."
        ),
        "extension_none": N_("Programmet kan ikke forlenges."),
        "extension_not_known": N_(
            "Loven om forlengelse ble endret 1. januar 2026. Vi vet ikke om program som startet før, fortsatt kan "
            "forlenges. Spør IMDi."
        ),
        "full_time": N_("Programmet skal være på full tid."),
        "part_time_free": N_("Personen kan delta på deltid."),
        "part_time_capacity": N_("Kommunen kan gi programmet på deltid når kapasiteten gjør det nødvendig."),
        "part_time_own_wish": N_("Programmet kan ikke gis på deltid bare fordi personen ønsker det."),
        "part_time_running": N_(
            "Reglene om deltid ble endret etter at programmet startet. Vi vet ikke hva som gjelder for program som "
            "allerede var i gang. Spør IMDi."
        ),
        "work_hours_only_for_work_goal": N_("Kravet til arbeidsrettede timer gjelder bare når sluttmålet er arbeid."),
        "work_hours_running": N_(
            "Kravet til arbeidsrettede timer kom etter at programmet startet. Vi vet ikke om det gjelder program som "
            "allerede var i gang. Spør IMDi."
        ),
        "no_work_hours_yet": N_("Det var ikke noe krav til antall arbeidsrettede timer før 1. februar 2024."),
        "mapping_ordinary": N_("Personen har rett og plikt til kompetansekartlegging."),
        "mapping_right": N_("Personen har rett, men ikke plikt, til kompetansekartlegging."),
        "mapping_right_until_programme": N_(
            "Personen har rett, men ikke plikt, til kompetansekartlegging. Plikten kommer når programmet starter."
        ),
        "mapping_first_day": N_(
            "Plikten til kartlegging gjelder program som startet etter 2. juni 2023. Om selve dagen regnes med, vet vi "
            "ikke. Spør IMDi."
        ),
        "mapping_in_programme": N_(
            "Personen deltar i introduksjonsprogram og har rett og plikt til kompetansekartlegging."
        ),
        "too_old_for_norwegian": N_("Retten til norskopplæring gjelder til personen fyller {end_age} år."),
        "minor_norwegian": N_(
            "Personen var {age_at_grant} år da tillatelsen ble gitt. Retten gjelder dem som var minst {lowest_age} år."
        ),
        "norwegian_without_agreement": N_(
            "Retten til norskopplæring oppstår når personen blir bosatt etter avtale med IMDi. Kommunen kan likevel "
            "tilby opplæring."
        ),
        "norwegian_right": N_("Personen har kollektiv beskyttelse og har rett, men ikke plikt, til norskopplæring."),
        "norwegian_right_and_duty": N_("Personen har rett og plikt til opplæring i norsk og samfunnskunnskap."),
        "no_norwegian_right": N_("Personen har ikke rett til norskopplæring, så det er ingen frist å regne ut."),
        "norwegian_length_before_2023": N_(
            "Tillatelsen er fra før 1. august 2023. Vi har ikke sett hvordan tiden ble regnet da. Spør IMDi."
        ),
        "extension_only_collective": N_("Utvidet norskopplæring gjelder bare personer med kollektiv beskyttelse."),
        "norwegian_extension_not_yet": N_("Ordningen med utvidet norskopplæring begynte 1. juli 2023."),
        "norwegian_extension_ends_later": N_(
            "Ordningen med utvidet norskopplæring ble opphevet 1. juli 2026, før denne retten slutter. Vi vet ikke om "
            "vedtak kunne fattes på forhånd. Spør IMDi."
        ),
        "norwegian_extension_running": N_(
            "Ordningen med utvidet norskopplæring ble opphevet 1. juli 2026. Vi vet ikke hva som gjelder for vedtak "
            "som er fattet før det. Spør IMDi."
        ),
        "norwegian_extension_repealed": N_(
            "Ordningen med utvidet norskopplæring ble opphevet 1. juli 2026. Det kan ikke fattes nye vedtak."
        ),
        "minimum_level_none": N_(
            "Den som ikke har fullført grunnskole, bør nå A2 i lytting, lesing og skriving og B1 muntlig."
        ),
        "minimum_level_lower": N_("Den som har fullført grunnskole, bør nå B1 i lytting, lesing, skriving og muntlig."),
        "minimum_level_upper_or_all": N_(
            "Den som har videregående utdanning eller mer, bør nå B1 i lytting, lesing og skriving og B2 muntlig. Den "
            "som må kunne vise B2 i alle ferdigheter, bør ha det som mål."
        ),
        "minimum_level_upper": N_(
            "Den som har videregående utdanning eller mer, bør nå B1 i lytting, lesing og skriving og B2 muntlig."
        ),
        "benefit_part_time_not_known": N_(
            "Det er ført timer program denne måneden, men vi kjenner ingen regel om stønad per time for dette "
            "programmet. Før fraværet i stedet, eller spør IMDi om deltid."
        ),
        "benefit_young_couple": N_(
            "Personen er under {full_age} år og lever i et par uten barn der begge er i "
            "program. Vi vet ikke hvilken andel som gjelder da. Spør IMDi."
        ),
        "no_social_studies": N_(
            "Personer med kollektiv beskyttelse har verken rett eller plikt til opplæring i samfunnskunnskap."
        ),
    }
)
