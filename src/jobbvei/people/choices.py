"""The words a participant is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PermitKind(models.TextChoices):
    """Ground of the residence permit, as the Integration Act divides them."""

    COLLECTIVE_PROTECTION = "collective_protection", _("midlertidig kollektiv beskyttelse")
    ASYLUM = "asylum", _("asyl")
    RESETTLEMENT = "resettlement", _("overføringsflyktning")
    FAMILY_OF_REFUGEE = "family_of_refugee", _("familie til flyktning")
    FAMILY_OF_COLLECTIVE = "family_of_collective", _("familie til person med kollektiv beskyttelse")
    HUMANITARIAN = "humanitarian", _("sterke menneskelige hensyn")


class SchoolingLevel(models.TextChoices):
    """Highest completed schooling, in the steps the Act uses."""

    NONE = "none", _("ingen fullført")
    LOWER_SECONDARY = "lower_secondary", _("grunnskole")
    UPPER_SECONDARY = "upper_secondary", _("videregående")
    HIGHER = "higher", _("høyere utdanning")


class Cefr(models.TextChoices):
    """Levels of the Common European Framework; A0 is none yet."""

    A0 = "A0", "A0"
    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"


class Skill(models.TextChoices):
    """The four language skills tested one by one."""

    LISTENING = "listening", _("lytte")
    READING = "reading", _("lese")
    WRITING = "writing", _("skrive")
    SPEAKING = "speaking", _("muntlig")


class LevelSource(models.TextChoices):
    """Where a language level comes from."""

    NORWEGIAN_TEST = "norwegian_test", _("norskprøve")
    TEACHER = "teacher", _("lærers vurdering")
    SELF = "self", _("egen vurdering")
    IMPORTED = "imported", _("importert")


class Shift(models.TextChoices):
    """When somebody can work, or a place needs somebody."""

    DAY = "day", _("dag")
    EVENING = "evening", _("kveld")
    NIGHT = "night", _("natt")
    WEEKEND = "weekend", _("helg")


class Gender(models.TextChoices):
    """For statistics only; no ranking reads it."""

    FEMALE = "F", _("kvinne")
    MALE = "M", _("mann")
    UNSTATED = "X", _("ikke oppgitt")


class Language(models.TextChoices):
    """Languages whose level is kept: those places ask for."""

    NORWEGIAN = "nb", _("norsk")
    ENGLISH = "en", _("engelsk")


class MessageLanguage(models.TextChoices):
    """Languages we can write to a participant in."""

    NB = "nb", "Bokmål"
    NN = "nn", "Nynorsk"
    EN = "en", "English"
    UK = "uk", "Українська"
    RU = "ru", "Русский"


class CompetencePart(models.TextChoices):
    """The parts of what somebody can and wants."""

    EXPERIENCE = "experience", _("arbeidserfaring")
    WISHES = "wishes", _("yrkesønsker")
    LICENCES = "licences", _("førerkort og sertifikater")
    AUTHORISATIONS = "authorisations", _("autorisasjoner")


class HouseholdKind(models.TextChoices):
    """What the Act and the grants ask about a household."""

    SINGLE_ADULT = "single_adult", _("enslig voksen")
    FAMILY = "family", _("familie")
    UNACCOMPANIED_MINOR = "unaccompanied_minor", _("enslig mindreårig")
