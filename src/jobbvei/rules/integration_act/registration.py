"""Duties around the participant: the national introduction register, storing, decisions that can be appealed."""

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.days import deadline, last_day_of_years
from jobbvei.rules.engine.figures_told import figures_of_row
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.period import add_months
from jobbvei.shared.sentence import N_, Sentence


def registration_due(case: Case, row: Row) -> Answer:
    """The last day to register what became known on the day that is asked about.

    Law: integreringsloven § 43 second paragraph; integreringsforskriften §§ 58, 59.
    """
    months = case.figure(row, "months")
    due = deadline(case.day("on"), months=months)
    values: Values = {"known_on": case.on, "months": months, "due": due}
    return Answer(
        due,
        Sentence(N_("Det som ble kjent {known_on}, skal stå i introduksjonsregisteret innen {due}."), values),
        Sentence(N_("{known_on} + {months} måneder = {due}"), values),
    )


def joint_report(case: Case, row: Row) -> Answer:
    """The next day the joint report was due: that day of the month, today or later.

    Law: the order of 5 October 2022; it says nothing of weekends.
    """
    asked_on, day = case.day("on"), case.figure(row, "day")
    this_month = asked_on.replace(day=day)
    due = this_month if asked_on <= this_month else add_months(this_month, 1)
    because = N_("Den neste felles rapporten skulle leveres {due}. Oppdraget sier ikke noe om helger.")
    return Answer(due, Sentence(because, {"due": due}))


def keep_until(case: Case, row: Row) -> Answer:
    """The last day what is known of a settlement or a programme may be stored; then it must be deleted.

    Law: integreringsforskriften §§ 60, 61.
    """
    start = case.day("settled_on" if row.answer == "settlement" else "programme_starts_on")
    years = case.figure(row, "years")
    last = last_day_of_years(start, years=years)
    values: Values = {"start": start, "years": years, "last": last}
    return Answer(
        last, Sentence(_KEPT[row.answer], values), Sentence(N_("{start} + {years} år − 1 dag = {last}"), values)
    )


_KEPT = {
    "settlement": N_(
        "Opplysninger om bosetting og tilskudd kan lagres i inntil {years} år fra bosetting {start}, til {last}. "
        "Så skal de slettes."
    ),
    "programme": N_(
        "Opplysninger om kvalifiseringen kan lagres i inntil {years} år fra start {start}, til {last}. "
        "Så skal de slettes."
    ),
}
_KEPT_TESTS = {"keep_tests": N_("Resultater fra prøver kan lagres i inntil {years} år.")}
SENTENCES = with_placeholders(
    {
        "registration_joint_report_later": N_(
            "Den felles rapporten skulle leveres hver måned fra oktober 2022. Vi "
            "vet ikke om den fortsatt leveres. Spør IMDi."
        ),
        "registration_contents": N_(
            "Om programmet registreres tilbud, start, slutt, mål, kartlegging, innhold, permisjon og stønad. Om norsk "
            "registreres mål, timer og permisjon. Tilskudd registreres også."
        ),
        "registration_year_closes": N_("Registeret for 2022 ble lukket 28. februar 2023."),
        "registration_year_closes_2023": N_("Registeret for 2023 ble lukket 29. februar 2024."),
        "registration_year_close_not_seen": N_(
            "Vi har ikke sett når registeret lukkes for {year_asked}. Se varselet fra IMDi."
        ),
        "registration_not_ended": N_(
            "Er fristen ute og ingenting registrert, avslutter registeret programmet med «ikke registrert». Regn det "
            "som ikke avsluttet, og registrer det som skjedde."
        ),
        "registration_not_ended_not_seen": N_(
            "Vi har ikke sett hvordan registeret avsluttet program før 2022. Spør IMDi."
        ),
        "decisions_appeal": N_(
            "Vedtak om program, stønad og norskopplæring er enkeltvedtak. De kan påklages til statsforvalteren."
        ),
        "network_phase_1": N_("Læringsnettverket er i første fase, fra juni til august 2024."),
        "network_phase_2": N_("Læringsnettverket er i andre fase, fra september til oktober 2024."),
        "network_phase_3": N_("Læringsnettverket er i tredje fase, fra november 2024 til juni 2025."),
        "network_phase_4": N_("Læringsnettverket er i fjerde fase, fra august til desember 2025."),
        "network_no_phase": N_("Læringsnettverket hadde ingen fase denne dagen."),
    }
)
PROVISIONS = (
    Provision("registration.due_on", "registration", registration_due),
    Provision("registration.joint_report_on", "joint_report", joint_report),
    Provision("registration.contents", "registration_contents", said_by_row),
    Provision("registration.year_closes_on", "registration_year_close", said_by_row),
    Provision("registration.keep_settlement_until_on", "registration_keep_settlement", keep_until),
    Provision("registration.keep_programme_until_on", "registration_keep_programme", keep_until),
    Provision("registration.keep_tests_years", "registration_keep_tests", figures_of_row(_KEPT_TESTS)),
    Provision("registration.programme_without_end", "programme_end_code", said_by_row),
    Provision("decisions.appeal", "decisions_appeal", said_by_row),
    Provision("network.phase", "network_phase", said_by_row),
)
