"""The people who sign in to the demonstration, at least one in every role."""

from jobbvei.cli.demo.geography import EKSEMPELVIK, NORDVIK, ORGANISER_NUMBER
from jobbvei.cli.demo.records import DemoUser


def _here(key: str, full_name: str, role: str) -> DemoUser:
    return DemoUser(key, full_name, role, EKSEMPELVIK.number, "eksempelvik.test")


ADVISERS = (
    _here("kari", "Kari Prøve", "programme_adviser"),
    _here("ola", "Ola Eksempelsen", "programme_adviser"),
    _here("amina", "Amina Mønster", "programme_adviser"),
)
NAV_COUNSELLORS = (_here("per", "Per Navnløs", "nav_counsellor"), _here("liv", "Liv Demoen", "nav_counsellor"))
TEACHERS = (_here("anne", "Anne Skoleprøve", "teacher"), _here("jonas", "Jonas Liksom", "teacher"))
NORDVIK_ADVISER = DemoUser("nora", "Nora Nordprøve", "programme_adviser", NORDVIK.number, "nordvik.test")
USERS = (
    *ADVISERS,
    *NAV_COUNSELLORS,
    *TEACHERS,
    _here("hilde", "Hilde Fiktiv", "hr"),
    _here("erik", "Erik Enhetstest", "unit_leader"),
    _here("lena", "Lena Latsom", "leader"),
    _here("arne", "Arne Oppdikt", "administrator"),
    _here("vera", "Vera Varsom", "auditor"),
    _here("petra", "Petra Plantest", "project_lead"),
    DemoUser("kim", "Kim Samling", "facilitator", ORGANISER_NUMBER, "ks.test"),
    DemoUser("siri", "Siri Nettverksen", "facilitator", ORGANISER_NUMBER, "ks.test"),
    _here("tor", "Tor Tallprøve", "analyst"),
    NORDVIK_ADVISER,
)
