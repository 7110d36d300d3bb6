"""The bokmål templates that need one wording per skill, shift or fact. Whole sentences, so that they translate."""

from typing import Final

from jobbvei.ranking.types import Skill
from jobbvei.shared.sentence import N_

LANGUAGE_MET: Final = {
    Skill.NORWEGIAN_LISTENING: N_("Lytting: {level} kreves, har {has}."),
    Skill.NORWEGIAN_READING: N_("Lesing: {level} kreves, har {has}."),
    Skill.NORWEGIAN_WRITING: N_("Skriving: {level} kreves, har {has}."),
    Skill.NORWEGIAN_SPEAKING: N_("Muntlig: {level} kreves, har {has}."),
    Skill.ENGLISH_SPEAKING: N_("Muntlig engelsk: {level} kreves, har {has}."),
}
LANGUAGE_MISSING: Final = {
    Skill.NORWEGIAN_LISTENING: N_("Mangler {level} i lytting, har {has}."),
    Skill.NORWEGIAN_READING: N_("Mangler {level} i lesing, har {has}."),
    Skill.NORWEGIAN_WRITING: N_("Mangler {level} i skriving, har {has}."),
    Skill.NORWEGIAN_SPEAKING: N_("Mangler {level} muntlig, har {has}."),
    Skill.ENGLISH_SPEAKING: N_("Mangler {level} i muntlig engelsk, har {has}."),
}
# Skill: (the person's level is unknown, the opening's need is unknown).
LANGUAGE_UNKNOWN: Final = {
    Skill.NORWEGIAN_LISTENING: (
        N_("Vi vet ikke hvor godt personen forstår norsk tale. {level} kreves. Registrer nivået."),
        N_("Det står ikke hvor godt man må forstå norsk tale. Spør arbeidsgiveren."),
    ),
    Skill.NORWEGIAN_READING: (
        N_("Vi vet ikke hvor godt personen leser norsk. {level} kreves. Registrer nivået."),
        N_("Det står ikke hvor godt man må lese norsk. Spør arbeidsgiveren."),
    ),
    Skill.NORWEGIAN_WRITING: (
        N_("Vi vet ikke hvor godt personen skriver norsk. {level} kreves. Registrer nivået."),
        N_("Det står ikke hvor godt man må skrive norsk. Spør arbeidsgiveren."),
    ),
    Skill.NORWEGIAN_SPEAKING: (
        N_("Vi vet ikke hvor godt personen snakker norsk. {level} kreves. Registrer nivået."),
        N_("Det står ikke hvor godt man må snakke norsk. Spør arbeidsgiveren."),
    ),
    Skill.ENGLISH_SPEAKING: (
        N_("Vi vet ikke hvor godt personen snakker engelsk. {level} kreves. Registrer nivået."),
        N_("Det står ikke hvor godt man må snakke engelsk. Spør arbeidsgiveren."),
    ),
}
# Skill: (opens one, opens several).
LANGUAGE_CHANGES: Final = {
    Skill.NORWEGIAN_LISTENING: (
        N_("{level} i lytting åpner 1 plass til."),
        N_("{level} i lytting åpner {count} plasser til."),
    ),
    Skill.NORWEGIAN_READING: (
        N_("{level} i lesing åpner 1 plass til."),
        N_("{level} i lesing åpner {count} plasser til."),
    ),
    Skill.NORWEGIAN_WRITING: (
        N_("{level} i skriving åpner 1 plass til."),
        N_("{level} i skriving åpner {count} plasser til."),
    ),
    Skill.NORWEGIAN_SPEAKING: (
        N_("{level} muntlig åpner 1 plass til."),
        N_("{level} muntlig åpner {count} plasser til."),
    ),
    Skill.ENGLISH_SPEAKING: (
        N_("{level} i muntlig engelsk åpner 1 plass til."),
        N_("{level} i muntlig engelsk åpner {count} plasser til."),
    ),
}
CHANGES: Final = {
    "commute": (
        N_("15 minutter lengre reisetid åpner 1 plass til."),
        N_("15 minutter lengre reisetid åpner {count} plasser til."),
    ),
    "shift.day": (N_("Å kunne jobbe dag åpner 1 plass til."), N_("Å kunne jobbe dag åpner {count} plasser til.")),
    "shift.evening": (
        N_("Å kunne jobbe kveld åpner 1 plass til."),
        N_("Å kunne jobbe kveld åpner {count} plasser til."),
    ),
    "shift.night": (N_("Å kunne jobbe natt åpner 1 plass til."), N_("Å kunne jobbe natt åpner {count} plasser til.")),
    "shift.weekend": (N_("Å kunne jobbe helg åpner 1 plass til."), N_("Å kunne jobbe helg åpner {count} plasser til.")),
    "hours": (N_("Andre timer i uka åpner 1 plass til."), N_("Andre timer i uka åpner {count} plasser til.")),
    "start": (
        N_("Start opptil tre måneder senere åpner 1 plass til."),
        N_("Start opptil tre måneder senere åpner {count} plasser til."),
    ),
    "licence": (N_("Førerkort {what} åpner 1 plass til."), N_("Førerkort {what} åpner {count} plasser til.")),
    "authorisation": (
        N_("Autorisasjonen {what} åpner 1 plass til."),
        N_("Autorisasjonen {what} åpner {count} plasser til."),
    ),
}
# As above, when the change is one person's: what it would be, and what it is now.
OWN_CHANGES: Final = {
    "hours.more": (
        N_("{hours} timer i uka (nå høyst {now}) åpner 1 plass til."),
        N_("{hours} timer i uka (nå høyst {now}) åpner {count} plasser til."),
    ),
    "hours.fewer": (
        N_("{hours} timer i uka (nå minst {now}) åpner 1 plass til."),
        N_("{hours} timer i uka (nå minst {now}) åpner {count} plasser til."),
    ),
    "commute": (
        N_("{minutes} minutter reisetid (nå høyst {now}) åpner 1 plass til."),
        N_("{minutes} minutter reisetid (nå høyst {now}) åpner {count} plasser til."),
    ),
    "start": (
        N_("Utsatt oppstart til {day}, når personen er ledig, åpner 1 plass til."),
        N_("Utsatt oppstart til {day}, når personen er ledig, åpner {count} plasser til."),
    ),
}
UNKNOWN_FACTS: Final = {
    "position.person": N_("Vi vet ikke hvor personen bor. Registrer bostedet for å regne ut reisetiden."),
    "position.opening": N_("Vi vet ikke hvor arbeidsstedet er. Spør arbeidsgiveren om adressen."),
    "commute_limit.person": N_("Vi vet ikke hvor lang reisetid personen godtar. Spør personen."),
    "car.person": N_("Vi vet ikke om personen kan bruke bil, og uten bil blir reisen for lang. Spør personen."),
    "shifts.person": N_("Vi vet ikke hvilke vakter personen kan jobbe. Spør personen."),
    "shifts.opening": N_("Det står ikke hvilke vakter som gjelder. Spør arbeidsgiveren."),
    "hours.person": N_("Vi vet ikke hvor mange timer i uka personen kan jobbe. Spør personen."),
    "hours.opening": N_("Det står ikke hvor mange timer i uka det gjelder. Spør arbeidsgiveren."),
    "start.person": N_("Vi vet ikke når personen kan begynne. Spør personen."),
    "start.opening": N_("Det står ikke når arbeidet begynner. Spør arbeidsgiveren."),
    "licence.person": N_("Vi vet ikke om personen har førerkortet som kreves. Spør personen."),
    "licence.opening": N_("Vi vet ikke om det kreves førerkort. Spør arbeidsgiveren."),
    "authorisation.person": N_("Vi vet ikke om personen har autorisasjonen som kreves. Spør personen."),
    "authorisation.opening": N_("Vi vet ikke om det kreves autorisasjon. Spør arbeidsgiveren."),
    "schooling.person": N_("Vi vet ikke hvilken skolegang personen har. Registrer høyeste fullførte skolegang."),
    "experience.person": N_("Vi vet ikke hvilken arbeidserfaring personen har. Spør personen."),
    "occupation.opening": N_("Stillingen mangler yrkeskode, så erfaringen kan ikke vurderes. Velg yrke på stillingen."),
    "mentor.opening": N_(
        "Personen mangler ett språknivå, og vi vet ikke om det finnes en mentor. Spør arbeidsgiveren."
    ),
}
