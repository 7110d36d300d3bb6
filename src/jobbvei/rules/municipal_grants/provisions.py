"""What the municipality is paid for one person in one calendar year, NOK."""

from collections.abc import Mapping
from decimal import Decimal

from jobbvei.rules.engine.case import Answer, Case, Provision, Values
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.engine.tables import Row
from jobbvei.rules.sentences import with_placeholders
from jobbvei.shared.sentence import N_, Sentence

NO_MONEY = Decimal(0)


def for_each_extra(case: Case, row: Row) -> Answer:
    """Extra for every person settled over the first request.

    Law: the revised state budget of 2023.
    """
    if "rate" not in row.figures:
        return Answer(NO_MONEY, case.sentence(row.because))
    rate, persons = case.figure(row, "rate"), case.whole("settled_over_first_asked")
    values: Values = {"rate": rate, "persons": persons, "total": kroner(Decimal(rate * persons))}
    because = N_("Kommunen får {total} kroner for {persons} personer ut over den første anmodningen.")
    sum_of = Sentence(N_("{persons} × {rate} = {total}"), values)
    return Answer(Decimal(rate * persons), Sentence(because, values), sum_of)


def grant_of_row(case: Case, row: Row) -> Answer:
    """The rate the row points to; a row without a rate gives no grant.

    Law: the state budget's rules for the grant, in the year's circular.
    """
    if "rate" not in row.figures:
        return Answer(NO_MONEY, case.sentence(row.because))
    rate = Decimal(case.figure(row, "rate"))
    template, features = _GRANTED[row.answer]
    return Answer(rate, Sentence(template, {"rate": kroner(rate), **{name: case.whole(name) for name in features}}))


def extended_norwegian(case: Case, row: Row) -> Answer:
    """The rate for each decision made in the year; it stays with the municipality that decided.

    Law: integreringsforskriften § 43 g and the year's circular.
    """
    if "rate" not in row.figures:
        return Answer(NO_MONEY, case.sentence(row.because))
    rate, decisions = case.figure(row, "rate"), case.whole("extension_decisions_in_year")
    values: Values = {"rate": rate, "decisions": decisions, "total": kroner(Decimal(rate * decisions))}
    because = N_(
        "Kommunen får {total} kroner for {decisions} vedtak om utvidet norskopplæring i året. Pengene blir hos "
        "kommunen som fattet vedtaket, også når personen flytter."
    )
    return Answer(
        Decimal(rate * decisions),
        Sentence(because, values),
        Sentence(N_("{decisions} × {rate} = {total}"), values),
    )


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
            "gjenforeningen skjedde innen fem år etter at den andre ble bosatt."
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
    "norwegian_37d_grant": (N_("Kommunen får {rate} kroner. Tilskuddet etter § 37 d gis i ett år."), ()),
    "norwegian_grant": (
        N_("Kommunen får {rate} kroner til norskopplæring. Det er år {grant_year}, og tilskuddet gis i tre år."),
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
        "kindergarten_age": N_("Barnehagetilskudd gis bare for barn fra 0 til 5 år ved bosetting."),
        "elderly_age": N_("Eldretilskudd gis bare for den som var 60 år eller mer ved bosetting."),
        "grant_once": N_("Tilskuddet gis én gang, i året personen ble bosatt."),
        "norwegian_37d_only": N_("Tilskuddet gjelder bare personer med kollektiv beskyttelse."),
        "norwegian_37d_no_right": N_(
            "Personen har ikke rett til norskopplæring etter § 37 d, så det gis ikke tilskudd."
        ),
        "norwegian_grant_over": N_(
            "Tilskuddet til norskopplæring gis i høyst tre år. {year_asked} er år {grant_year}."
        ),
        "norwegian_grant_collective": N_(
            "For personer med kollektiv beskyttelse gis tilskuddet etter § 37 d i stedet."
        ),
        "norwegian_grant_region": N_("Vi vet ikke hvilken sats som gjelder for personer fra {origin}. Spør IMDi."),
        "norwegian_base_none": N_("Grunntilskuddet gis bare til kommuner med 1 til 150 personer i målgruppen."),
        "no_extra_settled": N_("Kommunen bosatte ikke flere enn i den første anmodningen, så det gis ikke noe ekstra."),
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
    Provision("grant.reception_norwegian_kr", "reception_norwegian_grant", grant_of_row),
    Provision("grant.reception_social_studies_kr", "reception_social_studies_grant", grant_of_row),
)
