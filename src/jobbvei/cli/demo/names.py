"""Names that fit where people come from, with family names nobody could take for real."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """Where some participants come from, and how that shows in a file.

    Attributes:
        language: For messages: one of the languages Jobbvei speaks.
        interpreter: The language an interpreter is ordered in, bokmål.
    """

    code: str
    permit: str
    language: str
    interpreter: str
    women: tuple[str, ...]
    men: tuple[str, ...]


COUNTRIES = {
    country.code: country
    for country in (
        Country(
            "UA", "collective_protection", "uk", "ukrainsk",
            ("Olena", "Oksana", "Iryna", "Nataliia", "Tetiana", "Yuliia", "Svitlana", "Halyna", "Kateryna", "Mariia",
             "Anna", "Viktoriia", "Larysa", "Daryna", "Alla", "Solomiia", "Valentyna", "Zoia", "Nina", "Lesia"),
            ("Andrii", "Oleksandr", "Serhii", "Dmytro", "Ivan", "Mykola", "Petro", "Taras", "Bohdan", "Vasyl",
             "Yurii", "Ihor", "Maksym", "Roman"),
        ),
        Country(
            "SY", "resettlement", "en", "arabisk",
            ("Rania", "Amal", "Hala", "Samar", "Lina"), ("Yusuf", "Khaled", "Omar", "Sami", "Bassel"),
        ),
        Country(
            "AF", "asylum", "en", "dari",
            ("Fatima", "Zahra", "Nilofar", "Shabnam"), ("Hamid", "Reza", "Farid", "Jawad"),
        ),
        Country(
            "ER", "asylum", "en", "tigrinja",
            ("Selam", "Hiwot", "Luam", "Rahel"), ("Tesfay", "Dawit", "Yonas", "Filmon"),
        ),
        Country(
            "CD", "resettlement", "en", "swahili",
            ("Espérance", "Furaha", "Grâce", "Neema"), ("Patient", "Innocent", "Bahati", "Moïse"),
        ),
        Country(
            "SD", "resettlement", "en", "arabisk",
            ("Mona", "Salma", "Ikram"), ("Mustafa", "Idris", "Bakri"),
        ),
        Country(
            "SO", "family_of_refugee", "en", "somali",
            ("Hodan", "Ayaan", "Ifrah"), ("Abdi", "Liban", "Guled"),
        ),
    )
}  # fmt: skip
# Own assumption for a municipality of this size: seven in ten from Ukraine, the rest as settled in recent years.
ORIGIN_WEIGHTS = {"UA": 70.0, "SY": 8.0, "AF": 6.0, "ER": 5.0, "CD": 6.0, "SD": 3.0, "SO": 2.0}
UKRAINIAN_FAMILIES = (
    ("Prøvenko", "Prøvenko"), ("Demovska", "Demovskyi"), ("Syntetova", "Syntetov"), ("Testenko", "Testenko"),
    ("Oppdiktova", "Oppdiktov"), ("Fiktivska", "Fiktivskyi"), ("Liksomenko", "Liksomenko"),
    ("Mønsterchuk", "Mønsterchuk"),
)  # fmt: skip
OTHER_FAMILIES = (
    "Testesen", "Eksempelhaug", "Mønsterberg", "Prøvestad", "Fiktivsen", "Liksomdal", "Demohaugen", "Syntetvik",
    "Oppdiktmo", "Latsomli",
)  # fmt: skip


def all_names(country: Country, gender: str, rng: random.Random) -> list[tuple[str, str]]:
    """Every given and family name that can be put together for this country and gender, in random order."""
    given = country.women if gender == "F" else country.men
    families = (
        [pair[0 if gender == "F" else 1] for pair in UKRAINIAN_FAMILIES] if country.code == "UA" else OTHER_FAMILIES
    )
    pairs = [(name, family) for name in given for family in families]
    rng.shuffle(pairs)
    return pairs
