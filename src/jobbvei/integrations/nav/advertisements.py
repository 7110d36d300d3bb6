"""One advertisement read into an opening, an employer and people to call, with a list of what could not be read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from jobbvei.employers.organisation_numbers import checked_organisation_number
from jobbvei.employers.types import EmployerDetails, OpeningDetails, OpeningKind, PersonToCall, Sector
from jobbvei.integrations.nav.html_text import as_text
from jobbvei.integrations.nav.language_need import LanguageNeed, read_language_need
from jobbvei.integrations.nav.municipality_names import MunicipalityNames
from jobbvei.municipalities.types import Municipality
from jobbvei.ranking.occupations import is_unit_group
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence

OSLO: Final = ZoneInfo("Europe/Oslo")
LONGEST_TITLE, LONGEST_NAME, LONGEST_PLACE, LONGEST_DUE, LONGEST_ADDRESS = 150, 120, 80, 120, 500
CONTACT_LENGTHS: Final = {"name": 100, "role": 100, "phone": 35, "email": 200}
OCCUPATION_TYPES: Final = {"STYRK08", "STYRK08NAV"}
SHIFTS: Final = {"dagtid": "day", "kveld": "evening", "natt": "night", "helg": "weekend"}
SMALL_WORDS: Final = {"i", "på", "og"}
# Work where law may demand a level; whether it does depends on the post, so a person must say.
MAY_HAVE_LEGAL_FLOOR: Final = ("2342", "5311", "22", "32", "532")
ABOUT_LICENCES: Final = re.compile(r"førerkort|førarkort|sertifikat|truckbevis", re.IGNORECASE)
ABOUT_AUTHORISATIONS: Final = re.compile(r"autorisasjon|autorisert|fagbrev|fagprøve|sertifisering", re.IGNORECASE)
UNKNOWN_EMPLOYER: Final = "Arbeidsgiver ikke oppgitt"


@dataclass(frozen=True, slots=True)
class Unread:
    """Something the advertisement says that we could not take as a fact: the field, its words, and why."""

    field: str
    value: str
    why: Sentence

    def as_json(self) -> dict[str, str]:
        """As a stable document."""
        return {"field": self.field, "value": self.value, "why": str(self.why)}


@dataclass(frozen=True, slots=True)
class ReadAdvertisement:
    """What the advertisement says, in our words."""

    opening: OpeningDetails
    employer: EmployerDetails
    people: tuple[PersonToCall, ...]
    unread: tuple[Unread, ...]


def read_advertisement(content: Mapping[str, Any], names: MunicipalityNames) -> ReadAdvertisement:
    """Read one advertisement; what is unclear becomes unknown and is listed.

    Raises:
        UnusableInput: it has no title.
    """
    reader = _Reader(content, names)
    opening = reader.opening()
    return ReadAdvertisement(opening, reader.employer(), reader.people(), tuple(reader.unread))


class _Reader:
    """Reads field by field and remembers what could not be read."""

    def __init__(self, content: Mapping[str, Any], names: MunicipalityNames) -> None:
        self.content, self.names = content, names
        self.unread: list[Unread] = []

    def opening(self) -> OpeningDetails:
        text = as_text(self._words("description"))
        municipality, place = self._where()
        need = self._language_need(text)
        styrk08 = self._occupation()
        self._note_what_a_person_must_read(text, styrk08)
        return OpeningDetails(
            kind=OpeningKind.JOB.value,
            title=self._title(),
            tasks=text,
            styrk08=styrk08,
            positions=self._positions(),
            shifts=self._shifts(),
            starts_on=self._date("starttime", N_("Oppstarten er ikke en dato.")),
            expires_on=self._date("expires", N_("Utløpet er ikke en dato.")),
            municipality=municipality,
            place=place,
            requirement_source=need.source,
            application_due=self._shortened("applicationDue", LONGEST_DUE),
            application_url=self._address(),
            nb_listening=need.levels.get("nb_listening", ""),
            nb_reading=need.levels.get("nb_reading", ""),
            nb_writing=need.levels.get("nb_writing", ""),
            nb_speaking=need.levels.get("nb_speaking", ""),
            en_speaking=need.levels.get("en_speaking", ""),
        )

    def employer(self) -> EmployerDetails:
        told = self.content.get("employer")
        told = told if isinstance(told, dict) else {}
        name = " ".join(str(told.get("name") or "").split())
        if not name:
            self._note("employer.name", "", N_("Annonsen oppgir ikke arbeidsgiver."))
        if len(name) > LONGEST_NAME:
            self._note("employer.name", name, N_("Navnet er forkortet."))
        return EmployerDetails(
            name=name[:LONGEST_NAME] or UNKNOWN_EMPLOYER,
            organisation_number=self._organisation_number(str(told.get("orgnr") or "")),
            sector=self._sector(),
        )

    def people(self) -> tuple[PersonToCall, ...]:
        listed = self.content.get("contactList")
        people = (self._person(one) for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()
        return tuple(person for person in people if person is not None)

    def _person(self, told: Mapping[str, Any]) -> PersonToCall | None:
        values = {
            "name": str(told.get("name") or ""),
            "role": str(told.get("title") or told.get("role") or ""),
            "phone": str(told.get("phone") or ""),
            "email": str(told.get("email") or ""),
        }
        kept = {name: value.strip()[: CONTACT_LENGTHS[name]] for name, value in values.items()}
        return PersonToCall(**kept) if any(kept.values()) else None

    def _title(self) -> str:
        title = " ".join((self._words("title") or self._words("jobtitle")).split())
        if not title:
            raise UnusableInput("nav.no_title", Sentence(N_("Annonsen har ingen tittel.")))
        if len(title) <= LONGEST_TITLE:
            return title
        self._note("title", title, N_("Tittelen er forkortet."))
        return f"{title[: LONGEST_TITLE - 1]}…"

    def _where(self) -> tuple[Municipality | None, str]:
        listed = self.content.get("workLocations")
        places = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        if not places:
            self._note("workLocations", "", N_("Annonsen oppgir ikke arbeidssted."))
            return None, ""
        found = [self._municipality(place) for place in places]
        if len(set(found)) > 1:
            all_places = ", ".join(str(place.get("municipal") or place.get("city") or "?") for place in places)
            self._note("workLocations", all_places, N_("Annonsen har flere arbeidssteder, så kommunen er ikke sikker."))
            return None, all_places[:LONGEST_PLACE]
        city = str(places[0].get("city") or places[0].get("municipal") or "")
        return found[0], place_name(city)[:LONGEST_PLACE]

    def _municipality(self, place: Mapping[str, Any]) -> Municipality | None:
        name, county = str(place.get("municipal") or ""), str(place.get("county") or "")
        found = self.names.find(name, county)
        if found.municipality is None:
            why = found.why or Sentence(N_("Annonsen oppgir ikke kommune."))
            self.unread.append(Unread("municipal", ", ".join(filter(None, (name, county))), why))
        return found.municipality

    def _occupation(self) -> str:
        listed = self.content.get("categoryList")
        codes = {
            str(one.get("code") or "").split(".")[0]: str(one.get("name") or "")
            for one in (listed if isinstance(listed, list) else [])
            if isinstance(one, dict) and one.get("categoryType") in OCCUPATION_TYPES
        }
        groups = [code for code in codes if is_unit_group(code)]
        if len(groups) == 1:
            return groups[0]
        said = ", ".join(f"{code} {name}".strip() for code, name in codes.items())
        if len(groups) > 1:
            self._note("categoryList", said, N_("Annonsen har flere yrker, så yrket er ikke sikkert."))
        else:
            self._note("categoryList", said, N_("Annonsen har ikke et yrke med fire siffer i STYRK-08."))
        return ""

    def _positions(self) -> int:
        said = self._words("positioncount")
        if re.fullmatch(r"[1-9][0-9]{0,2}", said) and int(said) <= 500:  # noqa: PLR2004  # what an opening can have
            return int(said)
        self._note("positioncount", said, N_("Antallet er ikke et tall. Det er satt til 1."))
        return 1

    def _shifts(self) -> tuple[str, ...] | None:
        extent, hours = self._words("extent"), self._words("workhours")
        if extent:
            self._note("extent", extent, N_("Annonsen oppgir ikke timer i uka."))
        if not hours:
            return None
        if hours.casefold() in SHIFTS:
            return (SHIFTS[hours.casefold()],)
        self._note("workhours", hours, N_("Tiden på uka kan ikke leses."))
        return None

    def _language_need(self, text: str) -> LanguageNeed:
        need = read_language_need(text)
        self.unread.extend(Unread("language", sentence, why) for sentence, why in need.unread)
        if not need.sentences:
            self._note("language", "", N_("Annonsen sier ikke noe om språk."))
        return need

    def _note_what_a_person_must_read(self, text: str, styrk08: str) -> None:
        for line in filter(None, (line.strip(" –") for line in text.split("\n"))):
            if ABOUT_LICENCES.search(line):
                self._note("licences", line, N_("Les kravet, og legg det inn på plassen."))
            if ABOUT_AUTHORISATIONS.search(line):
                self._note("authorisations", line, N_("Les kravet, og legg det inn på plassen."))
        if styrk08.startswith(MAY_HAVE_LEGAL_FLOOR):
            self._note("legal_floor", styrk08, N_("Yrket kan ha lovkrav til norsk. Vurder det, og legg det inn."))

    def _organisation_number(self, said: str) -> str:
        try:
            return checked_organisation_number(said)
        except UnusableInput as problem:
            self.unread.append(Unread("employer.orgnr", said, problem.sentence))
            return ""

    def _sector(self) -> str:
        said = self._words("sector")
        if said.casefold() == "privat":
            return Sector.PRIVATE.value
        if said.casefold() == "offentlig":
            self._note("sector", said, N_("Annonsen sier ikke om arbeidsgiveren er kommunal eller annen offentlig."))
        return ""

    def _address(self) -> str:
        said = [self._words(name) for name in ("applicationUrl", "link", "sourceurl")]
        usable = [address for address in said if _is_web_address(address)]
        if said[0] and said[0] not in usable:
            self._note("applicationUrl", said[0], N_("Lenken til søknad kan ikke brukes."))
        return usable[0] if usable else ""

    def _date(self, name: str, template: str) -> date | None:
        said = self._words(name)
        if not said:
            return None
        try:
            moment = datetime.fromisoformat(said)
        except ValueError:
            self._note(name, said, template)
            return None
        return moment.astimezone(OSLO).date() if moment.tzinfo else moment.date()

    def _shortened(self, name: str, length: int) -> str:
        said = self._words(name)
        return said if len(said) <= length else f"{said[: length - 1]}…"

    def _words(self, name: str) -> str:
        value = self.content.get(name)
        if value is None or isinstance(value, dict | list):
            return ""
        return str(value).strip() if name == "description" else " ".join(str(value).split())

    def _note(self, field: str, value: str, template: str) -> None:
        self.unread.append(Unread(field, value, Sentence(template)))


def place_name(said: str) -> str:
    """A place written in capitals, the way a person would write it.

    >>> place_name("MO I RANA"), place_name("Bø")
    ('Mo i Rana', 'Bø')
    """
    if not said.isupper():
        return said
    words = (word.lower() if word.lower() in SMALL_WORDS else word.capitalize() for word in said.split())
    return " ".join(words)


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"https", "http"} and bool(parts.hostname) and len(text) <= LONGEST_ADDRESS
