"""What the act leaves to people: limits and criteria in words, for the municipality that decides."""

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import deadline
from jobbvei.rules.engine.figures_told import figures_of_row
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.sentence import N_, Sentence


def norwegian_offer_latest(case: Case, row: Row) -> Answer:
    """The last day the municipality can offer a start of Norwegian training, counted from settlement.

    Law: integreringsloven § 30 third paragraph.
    """
    settled_on, months = case.day("settled_on"), case.figure(row, "months")
    latest = deadline(settled_on, months=months)
    values: Values = {"settled_on": settled_on, "months": months, "latest": latest}
    return Answer(latest, Sentence(_OFFER_LATEST, values), Sentence(_OFFER_SUM, values))


_OFFER_LATEST = N_(
    "Norskopplæringen skal tilbys senest {latest}, {months} måneder etter bosetting {settled_on}. Kom kravet senere, "
    "regnes fristen fra kravet."
)
_OFFER_SUM = N_("{settled_on} + {months} måneder = {latest}")
_DUTY_ONLY = {
    "duty_only": N_(
        "Tillatelse etter § 28 (arbeid, og familie til den som arbeider) gitt denne dagen gir plikt, men ikke rett. "
        "Plikten varer til minimumsnivået er nådd, eller i {hours} timer."
    ),
}
_LIFE_MASTERY = N_(
    "Livsmestring skal være minst {migration_hours} timer om migrasjon og helse og minst {career_hours} timer om "
    "karriere."
)
SENTENCES = with_placeholders(
    {
        "guide_goal_work": N_("Personen er minst {age} år, og målet skal være arbeid."),
        "guide_goal_school": N_(
            "Personen er under {age} år uten videregående. Målet skal være å fullføre videregående, ellers "
            "deler av det eller arbeid. Kommunen avgjør."
        ),
        "guide_goal_school_main_rule": N_(
            "Personen er under {age} år uten videregående. Hovedregelen er at målet er å fullføre "
            "videregående. Kommunen avgjør."
        ),
        "guide_content_collective": N_(
            "Programmet skal minst ha arbeids- eller utdanningsrettede elementer og språk, og "
            "foreldreveiledning for den som har barn under {child_age} år eller får barn i programtiden. "
            "Samfunnskunnskap og livsmestring kreves ikke."
        ),
        "guide_content_without_social_studies": N_(
            "Programmet skal minst ha arbeids- eller utdanningsrettede elementer, norsk og livsmestring, og "
            "foreldreveiledning for den som har barn under {child_age} år eller får barn i programtiden. "
            "Samfunnskunnskap er ikke med."
        ),
        "guide_content_whole": N_(
            "Programmet skal minst ha arbeids- eller utdanningsrettede elementer, norsk, samfunnskunnskap og "
            "livsmestring, og foreldreveiledning for den som har barn under {child_age} år eller får barn i "
            "programtiden."
        ),
        "guide_absence_over_ten": N_(
            "Fravær, permisjon og fritid legges til når det samlet er over {days} arbeidsdager. Ferie på "
            "{holiday_days} dager og {feast_days} egne høytidsdager legges aldri til."
        ),
        "guide_life_mastery_more": _LIFE_MASTERY,
        "guide_life_mastery_less": _LIFE_MASTERY,
        "guide_parents_course": N_(
            "Foreldreveiledning er {meetings} til {most_meetings} møter i gruppe eller {talks} til "
            "{most_talks} samtaler. Har ikke kommunen kapasitet, er minste {floor_meetings} møter eller "
            "{floor_talks} samtaler."
        ),
        "guide_parents_course_before": N_(
            "Foreldreveiledning er {meetings} til {most_meetings} møter i gruppe eller {talks} til {most_talks} "
            "samtaler."
        ),
        "guide_teacher_credits": N_(
            "Læreren skal ha {credits} studiepoeng i norsk som andrespråk. Den som var ansatt før 2021, kan "
            "få unntak til 2029."
        ),
        "guide_higher_age_limit": N_(
            "Stortinget har vedtatt at retten til program skal gjelde til og med {age} år. Endringen er ikke "
            "satt i kraft. Kongen bestemmer når."
        ),
        "guide_goal_free": N_("Loven låser ikke målet. Kommunen setter det sammen med personen."),
        "guide_content_before": N_("Vi har ikke sett hva loven krevde for denne dagen. Spør IMDi."),
        "guide_language_any": N_("Språkopplæringen kan være norsk, engelsk eller et annet språk."),
        "guide_language_norwegian_or_english": N_("Språkopplæringen skal være norsk eller engelsk."),
        "guide_language_ordinary": N_(
            "Valget av språk gjelder bare personer med kollektiv beskyttelse før 2026. Andre får norskopplæring."
        ),
        "guide_absence_before": N_("Vi har ikke sett hvordan fravær forlenget programmet før 2026. Spør IMDi."),
        "guide_moving": N_(
            "Retten til program følger ikke av seg selv med til ny kommune. De to kommunene må være enige."
        ),
        "guide_permit_change": N_(
            "Får personen en annen tillatelse, gir det ikke nye rettigheter. Program og norsk som er begynt, "
            "kan fullføres."
        ),
        "guide_permit_change_with_extension": N_(
            "Får personen en annen tillatelse, gir det ikke nye rettigheter. Program, norsk og utvidet norsk "
            "som er begynt, kan fullføres."
        ),
        "guide_permit_change_not_known": N_(
            "Vi har ikke sett hva som gjelder ved ny tillatelse denne dagen. Spør IMDi."
        ),
        "guide_only_collective": N_("Dette gjelder bare personer med kollektiv beskyttelse."),
        "guide_family_ordinary": N_(
            "Familie som er gjenforent med en person med kollektiv beskyttelse, følger de vanlige reglene."
        ),
        "guide_family_only": N_("Dette gjelder bare familie til personer med kollektiv beskyttelse."),
        "guide_career_right": N_("Personen har rett, men ikke plikt, til karriereveiledning. Fylkeskommunen gir den."),
        "guide_career_duty": N_("Personen har rett og plikt til karriereveiledning. Fylkeskommunen gir den."),
        "guide_norwegian_goal": N_(
            "Norskmålet kan heves når personen går raskere fram, og senkes ett nivå om gangen. Kommunen avgjør."
        ),
        "guide_norwegian_county": N_(
            "For den som går i videregående på full tid, gir fylkeskommunen norskopplæringen og får tilskuddet."
        ),
        "guide_reception": N_("Asylsøkere med kollektiv beskyttelse i mottak har ikke plikt til norskopplæring."),
        "guide_teacher_temporary": N_("Finnes ingen kvalifisert søker, kan kommunen ansette lærer midlertidig."),
        "guide_no_higher_age_limit": N_("Ingen høyere aldersgrense var vedtatt denne dagen."),
        "guide_school_less": N_("Det er ikke fullført videregående opplæring."),
        "guide_school_ukraine": N_(
            "Fullført ukrainsk videregående regnes som videregående for den som har kollektiv"
            " beskyttelse, også uten høyere utdanning i tillegg."
        ),
        "guide_school_list": N_(
            "Om skolegangen regnes som videregående, avgjøres av GSU-listen for landet. Kommunen vurderer vitnemålet "
            "mot listen."
        ),
        "guide_school_before": N_(
            "Vi har ikke sett hvordan utenlandsk skolegang ble regnet før 1. august 2023. Spør IMDi."
        ),
        "guide_extension_shall": N_("Programmet skal forlenges når det hjelper personen å nå målet. Kommunen avgjør."),
        "guide_extension_test": N_(
            "Kommunen vurderer forlengelse når programmet nærmer seg slutten, etter fire ting: framgang, hvor nær "
            "målet personen er, behovet for hjelp og motivasjonen. Det må være grunn til å vente at målet nås."
        ),
        "guide_norwegian_after_programme": N_(
            "Slutter programmet først, løper retten til norskopplæring videre til sin egen siste dag."
        ),
        "guide_norwegian_after_programme_not_seen": N_(
            "Vi har bare sett dette for kollektiv beskyttelse. Spør IMDi om andre."
        ),
        "guide_norwegian_broken_off": N_(
            "Avbryter deltakeren opplæringen, opphører kommunens plikt til å gi den. Kommunen avgjør om den er avbrutt."
        ),
        "guide_norwegian_no_least_hours": N_(
            "Loven setter ikke noe minste timetall, og det følger ingen støtte til livsopphold med opplæringen."
        ),
        "guide_norwegian_hours_not_seen": N_(
            "Vi har ikke sett noe minste timetall for andre enn personer med kollektiv beskyttelse. Spør IMDi."
        ),
        "guide_norwegian_extension_no_right": N_(
            "Utvidet norskopplæring er ikke en rettighet. Kommunen avgjør med et vedtak som kan påklages."
        ),
        "guide_benefit_never_cut": N_(
            "Ytelser til barn, barnebidrag, formue og inntekt utenom programmet trekkes aldri fra stønaden."
        ),
        "guide_benefit_in_arrears": N_("Stønaden betales etterskuddsvis, etter at det er møtt i programmet."),
    }
)
PROVISIONS = (
    Provision("programme.goal_guide", "programme_goal_guide", said_by_row),
    Provision("programme.least_content", "programme_least_content", said_by_row),
    Provision("programme.language_offer", "programme_language_offer", said_by_row),
    Provision("programme.absence_guide", "programme_absence_guide", said_by_row),
    Provision("programme.life_mastery", "programme_life_mastery", said_by_row),
    Provision("programme.parents_course", "programme_parents_course", said_by_row),
    Provision("programme.after_moving", "programme_after_moving", said_by_row),
    Provision("programme.after_change_of_permit", "change_of_permit", said_by_row),
    Provision("programme.family_rules", "family_rules", said_by_row),
    Provision("career_guidance.entitlement", "career_guidance", said_by_row),
    Provision("norwegian.goal_change", "norwegian_goal_change", said_by_row),
    Provision("norwegian.in_upper_secondary", "norwegian_in_upper_secondary", said_by_row),
    Provision("norwegian.in_reception", "norwegian_in_reception", said_by_row),
    Provision("norwegian.teacher", "norwegian_teacher", said_by_row),
    Provision("programme.higher_age_limit", "programme_higher_age_limit", said_by_row),
    Provision("schooling.counts_as_upper_secondary", "upper_secondary_recognition", said_by_row),
    Provision("programme.extension_test", "programme_extension_test", said_by_row),
    Provision("norwegian.after_programme", "norwegian_after_programme", said_by_row),
    Provision("norwegian.when_broken_off", "norwegian_broken_off", said_by_row),
    Provision("norwegian.hours_least", "norwegian_least_hours", said_by_row),
    Provision("norwegian.extension_decision", "norwegian_extension_decision", said_by_row),
    Provision("norwegian.duty_only_hours", "norwegian_duty_only", figures_of_row(_DUTY_ONLY)),
    Provision("norwegian.offer_latest_on", "norwegian_offer_deadline", norwegian_offer_latest),
    Provision("benefit.never_cut", "benefit_never_cut", said_by_row),
    Provision("benefit.paid_when", "benefit_paid", said_by_row),
)
