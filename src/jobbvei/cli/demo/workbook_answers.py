"""What the demo's teams have written in their workbooks: a few words from most, all from Eksempelvik. Invented."""

from collections.abc import Sequence

from jobbvei.learning_network.workbooks.answers import Number, text_of_number, text_of_rows


def _rows(*rows: Sequence[str]) -> str:
    return text_of_rows([list(row) for row in rows])


def _number(amount: str, source: str) -> str:
    return text_of_number(Number(amount=amount, on="2026-10-01", source=source))


SHORT = {
    "maal-forventninger": "Bedre samarbeid internt, og flere i jobb i helse og barnehage.",
    "maal-resultat": "Ti i arbeid i kommunen før sommeren, og to arbeidsgivere som tar imot hvert år.",
    "gruppe-arbeidsform": "Vi møtes annenhver tirsdag. Prosjektlederen kaller inn.",
    "forankring-beslutning": "Kommunedirektøren har sagt ja til tolv plasser i egne tjenester.",
    "tjenester-samarbeid": "Flyktningtjenesten og Nav kartlegger sammen den første måneden.",
    "flyktninger-bilde": "De fleste har norsk på A2 og lang erfaring fra handel og bygg.",
    "behov-kvalifikasjoner": "Assistenter i hjemmetjenesten og folk til kjøkken og renhold.",
    "ideer-liste": "Språkmentorer på sykehjemmet. Jobbtreff med hotellene.",
}  # fmt: skip

WHOLE = SHORT | {
    "gruppe-roller": _rows(
        ("Prosjektleder", "Kaller inn, fører arbeidsboken og holder kontakten med KS", "en dag"),
        ("HR", "Finner plasser i egne tjenester og følger opp lederne", "to timer"),
        ("Nav", "Kartlegger sammen med flyktningtjenesten og søker om virkemidler", "en halv dag"),
    ),
    "gruppe-arbeidsform": (
        "Vi møtes annenhver tirsdag. Prosjektlederen kaller inn.\n"
        "- Nav og flyktningtjenesten har en felles liste over hvem som er klare\n"
        "- HR tar med ledige stillinger og vikariater\n"
        "- Alt vi blir enige om, står i arbeidsboken samme dag"
    ),
    "forankring-mandat": "Ja",
    "forankring-planer": "Integreringsplanen 2025–2028, og vedtak om heltidskultur i helse og omsorg.",
    "maal-maaltall": _rows(
        ("Plasser i egne tjenester", "5", "12", "1. juni 2027"),
        ("Arbeidsgivere som tar imot hvert år", "ingen", "to", "31. desember 2027"),
        ("I jobb etter introduksjonsprogrammet", "34 %", "50 %", "31. desember 2027"),
    ),
    "tjenester-oversikt": _rows(
        ("Flyktningtjenesten", "Bosetter, lager integreringsplan og følger opp i programmet", "Nav, skolen, helse",
         "Vi får vite om jobber for sent"),
        ("Voksenopplæringen", "Norsk på dag og kveld, samfunnskunnskap, yrkesnorsk i renhold og helse",
         "Flyktningtjenesten", "Timeplanen går i veien for vakter"),
        ("Nav", "Arbeidsrettede tiltak, lønnstilskudd, oppfølging på arbeidsplassen", "Arbeidsgivere, lege",
         "Lang tid fra søknad til start"),
        ("HR", "Utlysninger, sommervikarer, lærlinger", "Alle enhetene", "Språkkravet er likt i alle stillinger"),
    ),
    "tjenester-program": (
        "Programmet varer i ett til to år. De fleste har norsk fire dager i uka og arbeid på den femte.\n\n"
        "Fra høsten 2026 begynner alle i praksis innen tre måneder. Yrkesnorsk følger arbeidsplassen, ikke klassen."
    ),
    "flyktninger-bosatt": _number("412", "IMDi"),
    "flyktninger-program": _number("64", "eget fagsystem"),
    "flyktninger-jobb": _number("57", "IMDi"),
    "flyktninger-fordeling": _rows(
        ("I program, første halvår", "18–55", "Fra sju år til høyere utdanning", "A1–A2", "Praksis tidlig"),
        ("I program, siste halvår", "20–58", "De fleste videregående", "A2–B1", "Arbeidsgiver med en mentor"),
        ("Ferdig, uten arbeid", "25–60", "Grunnskole", "A1–A2", "Arbeid ved siden av norsk, og transport"),
    ),
    "arbeidsgivere-behov": _rows(
        ("Hotell og servering", "Folk til renhold og frokost hele året", "Norsk på A2, kan jobbe helg", "Nav"),
        ("Fiskemottaket", "Produksjon, to skift", "Engelsk holder", "Flyktningtjenesten"),
        ("Byggfirmaene", "Hjelpearbeidere med førerkort", "Førerkort klasse B", "Ingen fast ennå"),
    ),
    "arbeidsgivere-samarbeid": "Næringsforeningen møter oss to ganger i året. Bedriftene vil ha én å ringe til.",
    "tilbud-oversikt": _rows(
        ("Jobbklubb", "De som er ferdige med programmet", "Nav", "12"),
        ("Språkkafé", "Alle", "Frivilligsentralen", "25"),
        ("Bransjekurs i renhold", "Norsk på A2", "Voksenopplæringen", "10"),
    ),
    "tilbud-mangler": "Mentorer på arbeidsplassene, og et kurs som gir førerkort ved siden av programmet.",
    "behov-stillinger": _rows(
        ("Sykehjemmet", "6 assistenter", "10 helsefagarbeidere", "B1, fagbrev etter hvert"),
        ("Hjemmetjenesten", "3 assistenter", "6 helsefagarbeidere", "B1, førerkort"),
        ("Barnehagene", "2 vikarer", "5 assistenter", "B1, politiattest"),
        ("Kjøkken og renhold", "4 hele stillinger", "4 hele stillinger", "A2"),
    ),
    "behov-ledere": _rows(
        ("Sykehjemmet, 2. etasje", "To om gangen", "En mentor med tid satt av"),
        ("Kjøkkenet", "To om gangen", "Arbeidslisten på enkelt norsk"),
        ("Barnehagen på Neset", "En om gangen", "Avtale om hva praksisen skal føre til"),
    ),
    "naboer-samarbeid": "Nordvik om felles bransjekurs i helse, og Fjelltest om transport til fiskemottaket.",
    "penger-ordninger": _rows(
        ("Kompetansepluss", "Norsk og fagopplæring på arbeidsplassen", "januar", "Arbeidsgiveren og skolen"),
        ("Lønnstilskudd", "En del av lønnen i en tid", "løpende", "Arbeidsgiveren, gjennom Nav"),
        ("Mentortilskudd", "Frikjøp av en kollega", "løpende", "Arbeidsgiveren, gjennom Nav"),
    ),
    "ideer-valg": "Begge bruker ledere som alt har sagt ja, og kan begynne uten nye penger.",
    "tiltak-oppgave": (
        "Vi ber kommunestyret om å\n- holde av tolv plasser i egne tjenester i 2027\n"
        "- godta norsk på A2 i stillinger uten pasientansvar\n- la mentorer bruke to timer i uka"
    ),
    "tiltak-kostnad": _number("640000", "økonomiavdelingen"),
    "tiltak-milepaeler": _rows(
        ("Mentorene er valgt og kurset", "januar 2027", "HR"),
        ("De første seks har begynt", "mars 2027", "Prosjektlederen"),
        ("Gjennomgang i formannskapet", "juni 2027", "Kommunalsjefen"),
    ),
}  # fmt: skip
