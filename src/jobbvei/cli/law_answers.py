"""What the ``law`` commands share: reading days, and showing findings as words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jobbvei.cli.days import written_day
from jobbvei.rules.engine.money import kroner
from jobbvei.rules.explain import FINDINGS, Finding, Standing
from jobbvei.rules.facts import PartTimeReason
from jobbvei.rules.words.fact_words import FACT_WORDS
from jobbvei.shared.errors import UnusableInput
from jobbvei.shared.sentence import N_, Sentence, in_norwegian

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


def asked_day(text: str, *, option: str = "--on") -> date:
    """The day given on the command line.

    Raises:
        UnusableInput: It is not a day, or it lies where no rule here can be.
    """
    day = written_day(text, option=option)
    if not FIRST_DAY <= day <= LAST_DAY:
        sentence = N_("«{option}» er «{text}», men må ligge mellom {first} og {last}. Rett datoen.")
        values = {"option": option, "text": text, "first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()}
        raise UnusableInput("law.day_out_of_reach", Sentence(sentence, values))
    return day


def in_words(finding: Finding) -> str:
    """The value of a finding as a reader would say it."""
    value = finding.value
    if value is None:
        return _without_value(finding)
    if isinstance(value, bool):
        return str(_permission(finding)) if value else "nei"
    if isinstance(value, str):
        return str(Sentence(_word(finding, value)))
    if isinstance(value, Mapping):
        parts = (f"{_part(finding, key)} {_WORDS.get(inner, inner)}" for key, inner in value.items())
        return ", ".join(parts) or str(Sentence(_NOTHING_MISSING))
    return in_norwegian(kroner(value) if isinstance(value, Decimal) else value)


def _without_value(finding: Finding) -> str:
    """What stands where there is no answer: not known, no limit, or not for this person."""
    if finding.standing is Standing.UNKNOWN:
        return str(Sentence(_NOT_KNOWN))
    return str(Sentence(_NO_LIMIT if finding.id in _LIMITS else _NOT_GIVEN))


def _permission(finding: Finding) -> Sentence:
    """Yes, with the condition when the yes leans on a reason that somebody has given."""
    used = {name: value for step in finding.trace for name, value in step.facts.items()}
    reason = _CONDITIONS.get(used.get("programme.part_time_reason"))
    return Sentence(reason) if finding.id == "programme.part_time_allowed" and reason else Sentence(N_("ja"))


def _word(finding: Finding, value: str) -> str:
    """The word for a code; guidance that has none says it in its sentence."""
    return _WORDS.get(value, value if finding.id in FINDINGS else _SEE_WHY)


def _part(finding: Finding, key: str) -> str:
    return _WORDS.get(key) or FACT_WORDS.get(f"{finding.id.split('.')[0]}.{key}", key)


_NOT_KNOWN, _NO_LIMIT, _NOT_GIVEN = N_("ikke kjent"), N_("ingen grense"), N_("gis ikke")
_SEE_WHY, _NOTHING_MISSING = N_("se forklaringen"), N_("ingenting mangler")
_LIMITS = frozenset(
    {
        "permit.longest_until_on",
        "programme.start_latest_on",
        "programme.earliest_end_on",
        "programme.work_hours_min",
        "programme.work_hours_from_on",
    }
)
_CONDITIONS: Mapping[object, str] = {PartTimeReason.CAPACITY: N_("ja, når kommunens kapasitet gjør det nødvendig")}
_WORDS = {
    "right": N_("rett"),
    "right_and_duty": N_("rett og plikt"),
    "may_be_offered": N_("kan tilbys"),
    "none": N_("ingen rett"),
    "municipality_may_refuse": N_("kommunen kan avslå"),
    "municipality_decides": N_("kommunen avgjør"),
    "municipality_assesses": N_("kommunen vurderer"),
    "nav_decides": N_("Nav avgjør"),
    "nav": N_("Nav"),
    "met": N_("oppfylt"),
    "not_met": N_("ikke oppfylt"),
    "not_told": N_("ikke oppgitt"),
    "exempt": N_("unntatt"),
    "recommended": N_("anbefalt, ikke krav"),
    "inside": N_("innenfor"),
    "outside": N_("utenfor"),
    "not_in_target": N_("ikke i målgruppen"),
    "report": N_("etter arbeidsgruppen"),
    "regulation": N_("etter forskriften"),
    "listening": N_("lytte"),
    "reading": N_("lese"),
    "writing": N_("skrive"),
    "speaking": N_("snakke"),
    "standard": N_("Standard innsats er nå"),
    "situational": N_("Situasjonsbestemt innsats er nå"),
    "specially_adapted": N_("Spesielt tilpasset innsats er nå"),
    "graded_permanent": N_("Gradert varig tilpasset innsats er nå"),
    "permanently_adapted": N_("Varig tilpasset innsats er nå"),
    "good_possibilities": N_("Gode muligheter"),
    "needs_guidance": N_("Trenger veiledning"),
    "needs_guidance_reduced_capacity": N_("Trenger veiledning, nedsatt arbeidsevne"),
    "work_partly": N_("Jobbe delvis"),
    "little_possibility": N_("Liten mulighet til å jobbe"),
}
