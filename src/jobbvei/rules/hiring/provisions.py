"""Departures from the qualification principle and language floors: what is missing; a human decides."""

from jobbvei.rules.engine.case import Answer, Case, Provision
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.sentence import N_, Sentence

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")
CONDITIONS = ("factual_need", "reasonable_number", "discussed_with_unions", "employees_rights_kept")


def conditions_missing(case: Case, row: Row) -> Answer:
    """The conditions that are not met or that nobody has told; an empty answer means all four are met.

    Law: the qualification principle in municipalities is not statutory; the main collective agreement.
    """
    told = {name: case.given(f"hiring.{name}") for name in CONDITIONS}
    missing = {name: "not_told" if value is None else "not_met" for name, value in told.items() if not value}
    because = (
        N_("{count} av de fire vilkårene er ikke oppfylt eller ikke oppgitt. Et menneske avgjør når de er på plass.")
        if missing
        else N_("Alle fire vilkår er oppfylt. Et menneske avgjør om unntaket skal gjøres.")
    )
    return Answer(missing, Sentence(because, {"count": len(missing)}))


def language_floor(case: Case, row: Row) -> Answer:
    """Whether the test levels reach the floor: ``met``, ``not_met``, ``exempt`` or ``recommended``.

    Law: barnehageloven § 27; forskrift om tilleggskrav for helsepersonell §§ 3–6.
    """
    if row.because:
        return said_by_row(case, row)
    floor: dict[str, str] = row.answer
    short = [skill for skill, least in floor.items() if _level(case, skill) < LEVELS.index(least)]
    if not short:
        return Answer("met", Sentence(N_("Språkkravet er oppfylt.")))
    return Answer("not_met", Sentence(_KINDERGARTEN if row.rule == "LR-01" else _HEALTH, {"count": len(short)}))


def _level(case: Case, skill: str) -> int:
    level: str = case.fact(f"staff.{skill}")
    return LEVELS.index(level)


_KINDERGARTEN = N_(
    "Språkkravet er ikke oppfylt i {count} av fire ferdigheter. Eieren, fra 1. august 2026 barnehagen, kan likevel "
    "ansette hvis det er pedagogisk forsvarlig."
)
_HEALTH = N_("Språkkravet B2 er ikke oppfylt i {count} av fire ferdigheter.")
SENTENCES = with_placeholders(
    {
        "conditions_before": N_("Vi har bare sett de fire vilkårene slik KS gjengir dem i 2025. Spør KS."),
        "departure_earmarked": N_(
            "Stillingen er øremerket søkere med nedsatt funksjonsevne eller som står utenfor arbeid, "
            "utdanning og opplæring. Det er en av de fire typene."
        ),
        "departure_temporary": N_(
            "Midlertidig stilling med lønnstilskudd i inntil {months} måneder uten utlysning er en av de fire typene."
        ),
        "departure_too_long": N_(
            "Midlertidig stilling med lønnstilskudd uten utlysning kan ikke vare mer enn {months} måneder."
        ),
        "departure_trainee": N_(
            "Fast stilling uten utlysning etter {years} eller {most_years} år som trainee er en av de fire typene."
        ),
        "departure_trainee_short": N_("Fast stilling uten utlysning krever minst {years} år som trainee."),
        "departure_discretion": N_(
            "Kommunen kan bruke skjønn, for eksempel etter arbeidspraksis eller midlertidig jobb med "
            "lønnstilskudd. Kommunen avgjør."
        ),
        "language_exempt": N_("Personen er unntatt fra språkkravet i barnehager."),
        "language_practice": N_("Personen har minst {years} års praksis og er unntatt fra språkkravet i barnehager."),
        "language_recommended": N_("For helsepersonell utdannet i EØS er B2 en anbefaling, ikke et krav."),
        "language_retries": N_(
            "Hver prøve kan tas {retries} ganger til. Alt må være bestått innen {years} år. Ved "
            "sykdom eller permisjon er fristen {more_months} måneder lengre."
        ),
        "language_retries_only_health": N_("Regelen om nye forsøk gjelder helsepersonell utdannet utenfor EØS."),
    }
)
PROVISIONS = (
    Provision("hiring.departure", "qualification_departure", said_by_row),
    Provision("hiring.conditions_missing", "qualification_conditions", conditions_missing),
    Provision("language.floor", "language_floor", language_floor),
    Provision("language.test_deadline", "language_test_deadline", said_by_row),
)
