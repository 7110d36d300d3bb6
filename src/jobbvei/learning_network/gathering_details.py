"""What a facilitator says about a gathering and its programme, checked before it is written."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from jobbvei.learning_network.details import UnableToSave
from jobbvei.learning_network.models import Gathering, Phase, SizeGroup
from jobbvei.learning_network.models.gatherings import ForWhom, GatheringKind, GatheringMode
from jobbvei.shared.sentence import N_, Sentence, SentenceValue

WEB = URLValidator(schemes=["https", "http"])
LONGEST_DAYS = 7
LONGEST_TITLE, LONGEST_PLACE = 120, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheringDetails:
    """What is said about a gathering.

    Attributes:
        starts_at: With a time zone, as ``ends_at``.
        size_groups: Whom it is for; empty for all.
    """

    title: str
    starts_at: datetime
    ends_at: datetime
    kind: str = GatheringKind.GATHERING
    mode: str = GatheringMode.DIGITAL
    for_whom: str = ForWhom.ALL
    size_groups: tuple[SizeGroup, ...] = ()
    place: str = ""
    meeting_link: str = ""
    explanation: str = ""
    capacity: int | None = None
    phase: Phase | None = None
    alternative_to: Gathering | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDetails:
    """What is said about a part of a programme."""

    starts_at: datetime
    length_minutes: int
    title: str
    speaker: str = ""
    practice: str = ""


def ensure_gathering(details: GatheringDetails) -> None:
    """Refuse a gathering without a title, with impossible times, or with a link that is none.

    Raises:
        UnableToSave: With what to mend.
    """
    if not details.title.strip():
        raise unable("gathering_title", N_("Gi samlingen en tittel."))
    for text, most in ((details.title, LONGEST_TITLE), (details.place, LONGEST_PLACE)):
        if len(text.strip()) > most:
            raise unable("gathering_long", N_("«{text}» er for langt. Høyst {most} tegn."), text=text[:40], most=most)
    ensure_times(details.starts_at, details.ends_at)
    ensure_link(details.meeting_link)


def ensure_times(starts_at: datetime, ends_at: datetime) -> None:
    """Refuse times that run backwards, and a gathering of more than a week.

    Raises:
        UnableToSave: With what to mend.
    """
    if ends_at <= starts_at:
        template = N_("Samlingen slutter {ends}, før den begynner {starts}. Rett et av tidspunktene.")
        raise unable("gathering_times", template, starts=starts_at, ends=ends_at)
    if (ends_at - starts_at).days > LONGEST_DAYS:
        template = N_("Samlingen varer i over en uke, fra {starts} til {ends}. Rett et av tidspunktene.")
        raise unable("gathering_length", template, starts=starts_at, ends=ends_at)


def ensure_item(details: ItemDetails, gathering: Gathering) -> None:
    """Refuse a part of the programme without a title, without length, or outside the gathering.

    Raises:
        UnableToSave: With what to mend.
    """
    if not details.title.strip():
        raise unable("item_title", N_("Skriv hva som skjer."))
    if details.length_minutes <= 0:
        raise unable("item_length", N_("Skriv hvor mange minutter det varer."))
    if not gathering.starts_at <= details.starts_at < gathering.ends_at:
        template = N_("{at} er utenfor samlingen, som varer fra {starts} til {ends}.")
        raise unable("item_outside", template, at=details.starts_at, starts=gathering.starts_at, ends=gathering.ends_at)


def ensure_link(link: str) -> None:
    """Refuse what is no address of a web page; empty is allowed.

    Raises:
        UnableToSave: With what to mend.
    """
    if not link:
        return
    try:
        WEB(link)
    except ValidationError as fault:
        raise unable("link", N_("«{link}» er ikke en lenke. Den skal begynne med https://."), link=link) from fault


def unable(code: str, template: str, **values: SentenceValue) -> UnableToSave:
    """What stops it, as an error to raise."""
    return UnableToSave(f"learning_network.{code}", Sentence(template, {**values}))
