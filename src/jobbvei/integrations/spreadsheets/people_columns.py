"""The columns of the file of people: those of ``jobbvei match run``, and who they are, what they have and when."""

from typing import Final

from jobbvei.casework.types import EndGoal, PartTimeReason
from jobbvei.integrations.spreadsheets import cells
from jobbvei.integrations.spreadsheets.columns import Column
from jobbvei.people.types import Gender, MessageLanguage, PermitKind, SchoolingLevel, Shift
from jobbvei.shared.sentence import N_

SEVERAL: Final = N_("Flere verdier skilles med |. Tomt betyr ikke kjent.")
LEVEL: Final = N_("Nivå fra A0 (ingen ennå) til C2. Tomt betyr ikke kjent.")
LEVELS: Final = ("nb_listening", "nb_reading", "nb_writing", "nb_speaking", "en_speaking")

WHO: Final = (
    Column(
        name="person_id", field="source_key", read=cells.text, required=True, example="D-1001",
        about=N_("Nøkkelen deltakeren har hos dere, aldri fødselsnummeret. Den finner raden igjen neste gang."),
    ),
    Column(name="given_name", read=cells.text, required=True, example="Olena", about=N_("Fornavn.")),
    Column(name="family_name", read=cells.text, required=True, example="Testesen", about=N_("Etternavn.")),
    Column(name="born_on", read=cells.iso_date, required=True, example="1989-05-02", about=N_("Fødselsdato.")),
    Column(
        name="permit_kind", read=cells.one_of(PermitKind.values), required=True, example="collective_protection",
        about=N_("Oppholdsgrunnlaget."),
    ),
    Column(name="permit_granted_on", read=cells.iso_date, example="2023-02-10", about=N_("Dag den ble gitt.")),
    Column(name="gender", read=cells.one_of(v for v in Gender.values if v), example="F", about=N_("Kjønn.")),
    Column(name="origin", read=cells.text, example="UA", about=N_("Landet deltakeren kommer fra, to bokstaver.")),
    Column(name="settled_on", read=cells.iso_date, example="2023-03-01", about=N_("Dagen deltakeren ble bosatt.")),
    Column(
        name="settled_by_agreement", read=cells.yes_or_no, example="1",
        about=N_("1 når bosettingen er avtalt med IMDi, ellers 0."),
    ),
    Column(name="phone", read=cells.text, example="12 34 56 78", about=N_("Telefonnummer.")),
    Column(name="email", read=cells.text, example="olena@eksempel.no", about=N_("E-postadresse.")),
    Column(
        name="preferred_language", read=cells.one_of(MessageLanguage.values), example="uk",
        about=N_("Språket deltakeren vil ha beskjeder på."),
    ),
    Column(name="interpreter_language", read=cells.text, example="ukrainsk", about=N_("Språk det trengs tolk til.")),
    Column(name="neighbourhood", read=cells.text, example="Solvang", about=N_("Området, ikke adressen.")),
    Column(
        name="municipality", read=cells.municipality, example="0301",
        about=N_("Kommunenummer. Må være deres egen kommune når det står."),
    ),
    Column(name="lat", field="latitude", read=cells.degrees, example="59.1386", about=N_("Områdets breddegrad.")),
    Column(name="lon", field="longitude", read=cells.degrees, example="9.6555", about=N_("Områdets lengdegrad.")),
    Column(
        name="schooling", read=cells.one_of(SchoolingLevel.values), example="upper_secondary",
        about=N_("Høyeste fullførte skolegang."),
    ),
    Column(name="schooling_country", read=cells.text, example="UA", about=N_("Landet for skolegangen, to bokstaver.")),
    Column(name="years_higher", read=cells.whole_number, example="0", about=N_("År med høyere utdanning.")),
    Column(name="field_of_study", read=cells.text, example="Regnskap", about=N_("Fagfeltet for utdanningen.")),
)  # fmt: skip
CAN: Final = (
    *(Column(name=name, read=cells.level, example="A2", about=LEVEL) for name in LEVELS),
    Column(
        name="experience", read=cells.many(cells.occupation_and_years), example="9412:3.5|5131:1",
        about=N_("Yrke i STYRK-08 og år, med kolon mellom. Flere skilles med |."),
    ),
    Column(
        name="wishes", read=cells.many(cells.occupation), example="5321|9412",
        about=N_("Yrker i STYRK-08, det viktigste først. Flere skilles med |."),
    ),
    Column(name="authorisations", read=cells.many(cells.text), example="helsefagarbeider", about=SEVERAL),
    Column(name="licences", read=cells.many(cells.text), example="B|truck", about=SEVERAL),
)  # fmt: skip
AVAILABLE: Final = (
    Column(name="hours_min", read=cells.one_decimal, example="20", about=N_("Minst timer i uka.")),
    Column(name="hours_max", read=cells.one_decimal, example="37.5", about=N_("Mest timer i uka.")),
    Column(
        name="shifts", read=cells.many(cells.one_of(Shift.values)), example="day|evening",
        about=N_("Tider deltakeren kan jobbe. Flere skilles med |."),
    ),
    Column(name="available_on", read=cells.iso_date, example="2027-01-04", about=N_("Dagen deltakeren kan begynne.")),
    Column(name="has_car", read=cells.yes_or_no, example="0", about=N_("1 når deltakeren har bil, ellers 0.")),
    Column(
        name="max_commute_min", field="max_commute_minutes", read=cells.whole_number, example="45",
        about=N_("Lengste reise én vei, i minutter."),
    ),
)  # fmt: skip
PROGRAMME: Final = (
    Column(
        name="goal", field="programme_end_goal", read=cells.one_of(EndGoal.values), example="work",
        about=N_("Sluttmålet for introduksjonsprogrammet."),
    ),
    Column(
        name="programme_offered_on", read=cells.iso_date, example="2023-03-20",
        about=N_("Dagen programmet ble tilbudt."),
    ),
    Column(name="programme_started_on", read=cells.iso_date, example="2023-04-03", about=N_("Første dag.")),
    Column(
        name="programme_part_time_percent", read=cells.whole_number, example="100",
        about=N_("Prosent av full tid. Tomt betyr 100."),
    ),
    Column(
        name="programme_part_time_reason", read=cells.one_of(PartTimeReason.values), example="own_wish",
        about=N_("Grunnen til deltid, når programmet er på deltid."),
    ),
    Column(
        name="programme_leave_days", read=cells.whole_number, example="0",
        about=N_("Dager med godkjent permisjon fra programmet."),
    ),
)  # fmt: skip
NORWEGIAN: Final = (
    Column(
        name="norwegian_offered_on", read=cells.iso_date, example="2023-03-20",
        about=N_("Dagen norskopplæringen ble tilbudt."),
    ),
    Column(
        name="norwegian_started_on", read=cells.iso_date, example="2023-04-03",
        about=N_("Første dag i norskopplæringen."),
    ),
    Column(
        name="norwegian_leave_days", read=cells.whole_number, example="0",
        about=N_("Dager med godkjent permisjon fra norskopplæringen."),
    ),
)  # fmt: skip
FOLLOW_UP: Final = (
    Column(
        name="adviser", read=cells.text, example="kari@kommune.no",
        about=N_("E-postadressen til den som skal ha ansvaret. Tomt betyr den som importerer."),
    ),
    Column(
        name="next_step", read=cells.text, example="Første samtale",
        about=N_("Neste steg for den som ikke har hatt noe ennå. Tomt betyr «Første samtale»."),
    ),
    Column(
        name="next_step_on", read=cells.iso_date, example="2026-12-01",
        about=N_("Fristen for neste steg. Tomt betyr om en uke."),
    ),
)  # fmt: skip
COLUMNS: Final = (*WHO, *CAN, *AVAILABLE, *PROGRAMME, *NORWEGIAN, *FOLLOW_UP)
