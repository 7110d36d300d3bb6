"""What the municipality is paid for one person in one calendar year, NOK."""

from collections.abc import Mapping
from decimal import Decimal

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.figures_told import answer_with_figures, figures_of_row
from jobbvei.rules.engine.money import exactly, kroner
from jobbvei.rules.engine.row_sentences import with_placeholders
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.integration_act.programme import said_by_row
from jobbvei.shared.sentence import N_, Sentence

NO_MONEY = Decimal(0)


def for_each_extra(case: Case, row: Row) -> Answer:
    """Extra for every person settled over the first request.

    Law: the revised state budget of 2023.
    """
    if "rate" not in row.figures:
        return Answer(NO_MONEY, case.sentence(row.because, row))
    rate, persons = case.figure(row, "rate"), case.whole("settled_over_first_asked")
    values: Values = {"rate": rate, "persons": persons, "total": kroner(exactly(rate * persons))}
    because = N_("Kommunen får {total} kroner for {persons} personer ut over den første anmodningen.")
    sum_of = Sentence(N_("{persons} × {rate} = {total}"), values)
    return Answer(exactly(rate * persons), Sentence(because, values), sum_of)


def grant_of_row(case: Case, row: Row) -> Answer:
    """The rate the row points to; a row without a rate gives no grant.

    Law: the state budget's rules for the grant, in the year's circular.
    """
    if "rate" not in row.figures:
        return Answer(NO_MONEY, case.sentence(row.because, row))
    rate = Decimal(case.figure(row, "rate"))
    template, features = _GRANTED[row.answer]
    values: Values = {name: case.figure(row, name) for name in row.figures} | {"rate": kroner(rate)}
    return Answer(rate, Sentence(template, values | {name: case.whole(name) for name in features}))


def extended_norwegian(case: Case, row: Row) -> Answer:
    """The rate for each decision made in the year; it stays with the municipality that decided.

    Law: integreringsforskriften § 43 g and the year's circular.
    """
    if "rate" not in row.figures:
        return Answer(NO_MONEY, case.sentence(row.because, row))
    rate, decisions = case.figure(row, "rate"), case.whole("extension_decisions_in_year")
    values: Values = {"rate": rate, "decisions": decisions, "total": kroner(exactly(rate * decisions))}
    because = N_(
        "Kommunen får {total} kroner for {decisions} vedtak om utvidet norskopplæring i året. Pengene blir hos "
        "kommunen som fattet vedtaket, også når personen flytter."
    )
    return Answer(
        exactly(rate * decisions),
        Sentence(because, values),
        Sentence(N_("{decisions} × {rate} = {total}"), values),
    )


def skills_plus(case: Case, row: Row) -> Answer:
    """The grant for one course, by its hours.

    Law: the state budget; the working group's report 1.3.4.
    """
    rate, hours = case.figure(row, "rate"), case.whole("course.hours")
    values: Values = {
        "rate": rate, "hours": hours, "total": kroner(Decimal(rate * hours)),
        "fewest": case.figure(row, "fewest"), "most": case.figure(row, "most"),
    }  # fmt: skip
    because = N_("Kurset gir {total} kroner. Det rådes til {fewest} til {most} deltakere i en gruppe.")
    return Answer(Decimal(rate * hours), Sentence(because, values), Sentence(_HOURS_SUM, values))


def skills_plus_each(case: Case, row: Row) -> Answer:
    """The grant for one course, for each participant.

    Law: as :func:`skills_plus`.
    """
    rate, hours = case.figure(row, "rate"), case.whole("course.hours")
    participants = case.whole("course.participants")
    each = Decimal(rate * hours) / participants
    values: Values = {"rate": rate, "hours": hours, "participants": participants, "each": kroner(each)}
    return Answer(each, Sentence(_EACH, values), Sentence(_EACH_SUM, values))


_HOURS_SUM = N_("{hours} × {rate} = {total}")
_EACH = N_("Kurset gir {each} kroner per deltaker når {participants} deltar.")
_EACH_SUM = N_("{hours} × {rate} ÷ {participants} = {each}")
_RELEASED = {
    "family_within_limit": N_(
        "Familie gir integreringstilskudd når gjenforeningen skjer innen {years} år etter at den andre ble bosatt."
    ),
    "settled_refugee": N_(
        "En flyktning som blir bosatt, gir integreringstilskudd, også med kollektiv beskyttelse. Det samme gjør et "
        "barn som blir født inntil {months} måneder etter at moren ble bosatt."
    ),
}
_DISABILITY = {
    "disability_once": N_(
        "Kommunen kan få {rate} kroner én gang for en person med nedsatt funksjonsevne. IMDi avgjør."
    ),
    "disability_year": N_(
        "Kommunen kan få inntil {rate} kroner i året i {years} år ved nedsatt funksjonsevne eller atferdsvansker. IMDi "
        "avgjør."
    ),
}
_MINOR = {
    "unaccompanied_minor": N_("Kommunen får {rate} kroner i året etter forslaget til statsbudsjett for 2023."),
}
_SCHEME = {
    "scheme": N_(
        "Norskopplæringsordningen hadde {rate} kroner, og {rate_more} kroner til i revidert budsjett. Norskopplæring "
        "etter § 37 d fikk {rate_37d} kroner til."
    ),
}
_GRANTED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "integration_grant": (
        N_(
            "Kommunen får {rate} kroner. Det er år {grant_year} etter bosetting. Flytter personen, går resten av "
            "tilskuddet til den nye kommunen."
        ),
        ("grant_year",),
    ),
    "integration_grant_family": (
        N_(
            "Kommunen får {rate} kroner. Det er år {grant_year} etter bosetting. For familie gjelder det bare når "
            "gjenforeningen skjedde innen {years} år etter at den andre ble bosatt."
        ),
        ("grant_year",),
    ),
    "kindergarten_grant": (
        N_("Kommunen får {rate} kroner, én gang. Barnet var {age_at_settlement} år ved bosetting."),
        ("age_at_settlement",),
    ),
    "elderly_grant": (
        N_("Kommunen får {rate} kroner, én gang. Personen var {age_at_settlement} år ved bosetting."),
        ("age_at_settlement",),
    ),
    "norwegian_37d_grant": (
        N_("Kommunen får {rate} kroner. Tilskuddet etter § 37 d gis for høyst {months} måneder."),
        (),
    ),
    "norwegian_grant": (
        N_(
            "Kommunen får {rate} kroner til norskopplæring. Det er år {grant_year} etter bosetting. Fra år "
            "{over_year} gis det ikke mer."
        ),
        ("grant_year",),
    ),
    "norwegian_base_grant": (
        N_("Kommunen får {rate} kroner i grunntilskudd for {persons_with_norwegian} personer."),
        ("persons_with_norwegian",),
    ),
    "reception_grant": (N_("Kommunen får {rate} kroner for en asylsøker i mottak."), ()),
}
SENTENCES = with_placeholders(
    {
        "integration_grant_over": N_(
            "Integreringstilskuddet er over: {year_asked} er år {grant_year} etter bosetting."
        ),
        "not_settled_yet": N_("Personen er ikke bosatt i {year_asked}, så det er ikke noe tilskudd det året."),
        "grant_without_agreement": N_(
            "Personen er bosatt uten avtale. Vi har ikke sett om det gir tilskudd. Spør IMDi."
        ),
        "grant_lone_parent": N_(
            "Personen er alene med barn. Vi har ikke sett om satsen for enslig voksen gjelder da. Spør IMDi."
        ),
        "grant_humanitarian": N_(
            "Vi har ikke sett når opphold på humanitært grunnlag gir integreringstilskudd. Spør IMDi."
        ),
        "integration_rate_not_known": N_(
            "Vi kjenner bare satsene for 2023. Be IMDi om rundskrivet om integreringstilskudd for {year_asked}."
        ),
        "norwegian_rate_not_known": N_(
            "Vi kjenner bare satsene for 2023. Be IMDi om rundskrivet om tilskudd til opplæring i norsk og "
            "samfunnskunnskap for {year_asked}."
        ),
        "kindergarten_age": N_(
            "Kommunen får barnehagetilskudd bare for barn som var høyst {highest_age} år da de ble bosatt."
        ),
        "elderly_age": N_("Kommunen får eldretilskudd bare for den som var minst {lowest_age} år ved bosetting."),
        "grant_once": N_("Tilskuddet gis én gang, i året personen ble bosatt."),
        "norwegian_37d_only": N_("Tilskuddet gjelder bare personer med kollektiv beskyttelse."),
        "norwegian_37d_no_right": N_(
            "Personen har ikke rett til norskopplæring etter § 37 d, så det gis ikke tilskudd."
        ),
        "norwegian_grant_over": N_(
            "Tilskuddet til norskopplæring gis ikke fra og med år {over_year} etter "
            "bosetting. {year_asked} er år {grant_year}."
        ),
        "norwegian_grant_collective": N_(
            "For personer med kollektiv beskyttelse gis tilskuddet etter § 37 d i stedet."
        ),
        "norwegian_grant_region": N_("Vi vet ikke hvilken sats som gjelder for personer fra {origin}. Spør IMDi."),
        "norwegian_base_none": N_(
            "Bare kommuner som har noen i målgruppen, og høyst {most} personer, får grunntilskuddet."
        ),
        "no_extra_settled": N_("Kommunen bosatte ikke flere enn i den første anmodningen, så det gis ikke noe ekstra."),
        "grant_moving": N_(
            "Flytter personen innen {years} år etter bosetting, går resten av integreringstilskuddet "
            "til den nye kommunen."
        ),
        "norwegian_grant_moving": N_(
            "Flytter personen, deles persontilskuddet til norskopplæring mellom de to kommunene."
        ),
        "grant_moving_not_seen": N_("Vi har ikke sett hva som gjaldt ved flytting før 2023. Spør IMDi."),
        "grant_released_humanitarian": N_(
            "Familie til den som har opphold på humanitært grunnlag, gir tilskudd i "
            "{years} år. For personen selv har vi ikke sett regelen. Spør IMDi."
        ),
        "grant_minor_only": N_("Det særskilte tilskuddet gjelder bare enslige mindreårige."),
        "grant_minor_of_age": N_(
            "Personen fyller {age_turned_in_year} år i {year_asked}. Vi har ikke sett om det særskilte tilskuddet for "
            "enslige mindreårige gis da. Spør IMDi."
        ),
        "grant_payout": N_("Tilskuddene utbetales av seg selv etter det som er ført i introduksjonsregisteret."),
        "grant_payout_in_parts": N_(
            "Tilskuddene utbetales av seg selv etter det som er ført i "
            "introduksjonsregisteret. Norsktilskuddet kommer i inntil {parts} deler."
        ),
        "grant_payout_not_seen": N_("Vi har ikke sett hvordan tilskuddene ble utbetalt før 2022. Spør IMDi."),
        "skills_plus_outside": N_(
            "Kurset er på {course_hours} timer. Det er utenfor det vanlige, som er {least} til"
            " {most} timer. Spør Kompetansepluss-ordningen."
        ),
        "skills_plus_not_known": N_(
            "Vi kjenner bare timesatsen i Kompetansepluss for 2023. Se utlysningen for {year_asked}."
        ),
        "no_extension_in_year": N_("Det er ikke ført noe vedtak om utvidet norskopplæring i {year_asked}."),
    }
)
PROVISIONS = (
    Provision("grant.integration_kr", "integration_grant", grant_of_row),
    Provision("grant.kindergarten_kr", "kindergarten_grant", grant_of_row),
    Provision("grant.elderly_kr", "elderly_grant", grant_of_row),
    Provision("grant.norwegian_37d_kr", "norwegian_37d_grant", grant_of_row),
    Provision("grant.extended_norwegian_kr", "extended_norwegian_grant", extended_norwegian),
    Provision("grant.norwegian_kr", "norwegian_grant", grant_of_row),
    Provision("grant.norwegian_base_kr", "norwegian_base_grant", grant_of_row),
    Provision("grant.more_than_first_asked_kr", "more_than_first_asked_grant", for_each_extra),
    Provision("grant.moving", "grant_moving", said_by_row),
    Provision("grant.norwegian_moving", "norwegian_grant_moving", said_by_row),
    Provision("grant.released_by", "grant_released", answer_with_figures(_RELEASED)),
    Provision("grant.unaccompanied_minor_kr", "unaccompanied_minor_grant", figures_of_row(_MINOR)),
    Provision("grant.disability_once_kr", "disability_once_grant", figures_of_row(_DISABILITY)),
    Provision("grant.disability_year_max_kr", "disability_year_grant", figures_of_row(_DISABILITY)),
    Provision("grant.payout", "grant_payout", said_by_row),
    Provision("grant.skills_plus_kr", "skills_plus_grant", skills_plus),
    Provision("grant.skills_plus_each_kr", "skills_plus_grant", skills_plus_each),
    Provision("grant.norwegian_scheme_kr", "norwegian_scheme_budget", figures_of_row(_SCHEME)),
    Provision("grant.reception_norwegian_kr", "reception_norwegian_grant", grant_of_row),
    Provision("grant.reception_social_studies_kr", "reception_social_studies_grant", grant_of_row),
)
