"""How long permits after § 34 of utlendingsloven can last."""

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import last_day_of_years
from jobbvei.rules.engine.figures_told import figures_of_row
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.sentence import N_, Sentence


def permit_longest_until(case: Case, row: Row) -> Answer:
    """The last day a person can hold permits after § 34, counted from the first permit.

    Law: utlendingsloven § 34 second and third paragraph; three years until the end of 2024, then five.
    """
    granted_on, years = case.day("permit.granted_on"), case.figure(row, "years")
    last = last_day_of_years(granted_on, years=years)
    values: Values = {"granted_on": granted_on, "years": years, "last": last}
    return Answer(
        last,
        Sentence(
            N_("Kollektiv beskyttelse kan vare i {years} år fra første tillatelse {granted_on}, altså til {last}."),
            values,
        ),
        Sentence(N_("{granted_on} + {years} år − 1 dag = {last}"), values),
    )


_PROLONGED = {
    "prolonged": N_("Tillatelsen forlenges automatisk med {months} måneder om gangen, inntil {times} ganger."),
}
_LATER_PERMIT = {
    "later_permit": N_(
        "Kollektiv beskyttelse gir ikke grunnlag for permanent opphold. Får personen en annen tillatelse etterpå, kan "
        "permanent opphold gis etter {years} år med den."
    ),
}
SENTENCES = with_placeholders(
    {
        "permit_not_collective": N_("Grensen gjelder bare tillatelser etter kollektiv beskyttelse."),
        "before_collective_protection": N_(
            "Ordningen med kollektiv beskyttelse ble tatt i bruk 11. mars 2022. Kontroller datoen tillatelsen ble gitt."
        ),
        "permit_not_collective_prolonged": N_("Automatisk forlengelse gjelder bare kollektiv beskyttelse."),
        "permit_one_year": N_(
            "Tillatelsen gis for {months} måneder om gangen. Automatisk forlengelse begynte først 23. januar 2023."
        ),
        "permit_times_not_seen": N_(
            "Tillatelsen forlenges automatisk med {months} måneder. Vi har ikke sett hvor "
            "mange ganger det gjaldt før 11. februar 2025. Spør UDI."
        ),
        "permit_times_changed": N_(
            "Forskriften ble i 2026 endret slik at tillatelsen kan forlenges automatisk flere"
            " ganger enn før. Vi vet ikke fra hvilken dag. Spør UDI."
        ),
        "permit_not_collective_permanent": N_("Svaret gjelder bare den som har eller har hatt kollektiv beskyttelse."),
        "permit_not_collective_group": N_("Målgruppen gjelder bare kollektiv beskyttelse."),
        "target_group": N_(
            "Ordningen gjelder ukrainere som bodde i Ukraina før 24. februar 2022, andre grupper som forskriften "
            "nevner, og nær familie. UDI avgjør."
        ),
        "target_group_narrowed": N_(
            "Målgruppen er snevret inn flere ganger fra 27. september 2024, blant annet for "
            "trygge områder, menn i visse aldre og dobbelt statsborgerskap. Vi har ikke sett"
            " alle datoene. Spør UDI."
        ),
        "target_group_narrowed_ages": N_(
            "Målgruppen er snevret inn flere ganger fra 27. september 2024. Etter forskriften slik den lød 2. "
            "juli 2026 gjelder det blant annet trygge områder, de fleste menn fra og med {from_age} til og med "
            "{through_age} år og noen med dobbelt statsborgerskap. Vi har ikke sett alle datoene. Spør UDI."
        ),
    }
)
PROVISIONS = (
    Provision("permit.longest_until_on", "collective_permit", permit_longest_until),
    Provision("permit.automatic_prolongations_max", "permit_prolongation", figures_of_row(_PROLONGED)),
    Provision("permit.permanent_residence_years", "permanent_residence", figures_of_row(_LATER_PERMIT)),
    Provision("permit.collective_target_group", "collective_target_group", said_by_row),
)
