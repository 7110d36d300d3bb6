"""Why a rule that is no longer in force decides for somebody today."""

from collections.abc import Mapping
from datetime import date, timedelta

from jobbvei.rules.engine.findings import Finding
from jobbvei.shared.sentence import N_, Sentence


def older_rule(finding: Finding, *, on: date) -> Sentence | None:
    """Which day in the person's own case made an older rule decide, and until when that rule was the law.

    Args:
        finding: The answer, with its trace.
        on: The day that was asked about.

    Returns:
        None when the rule is in force on ``on``, or when none decided.
    """
    if finding.valid_to is None or finding.valid_to >= on or not finding.decided_by:
        return None
    used = {name: value for step in finding.trace for name, value in step.facts.items()}
    decided_on: date = used[finding.decided_by]
    said = (SAID[name] for name in FACTS_BEHIND.get(finding.decided_by, ()) if used.get(name) == decided_on)
    template = next(said, SAID.get(finding.decided_by, _DECIDING_DAY))
    return Sentence(template, {"day": decided_on, "changed": finding.valid_to + timedelta(days=1)})


FACTS_BEHIND: Mapping[str, tuple[str, ...]] = {
    "programme_decided_on": ("programme.offered_on", "programme.started_on"),
    "mapping_decided_on": ("programme.started_on",),
    "norwegian_decided_on": ("norwegian.started_on", "norwegian.offered_on"),
    "norwegian_starts_on": ("norwegian.started_on", "norwegian.offered_on"),
}
"""The facts a day that decides is taken from, in that order."""

SAID: Mapping[str, str] = {
    "programme.offered_on": N_("Starten ble tilbudt {day}. Derfor gjelder reglene fra før {changed}."),
    "programme.started_on": N_("Programmet startet {day}. Derfor gjelder reglene fra før {changed}."),
    "norwegian.offered_on": N_("Norskopplæringen ble tilbudt {day}. Derfor gjelder reglene fra før {changed}."),
    "norwegian.started_on": N_("Norskopplæringen startet {day}. Derfor gjelder reglene fra før {changed}."),
    "norwegian_extension_decided_on": N_(
        "Første vedtak om utvidelse ble fattet {day}. Derfor gjelder reglene fra før {changed}."
    ),
    "permit.granted_on": N_("Tillatelsen ble gitt {day}. Derfor gjelder reglene fra før {changed}."),
    "settled_on": N_("Personen ble bosatt {day}. Derfor gjelder reglene fra før {changed}."),
}
"""What is said of each day that can decide."""

_DECIDING_DAY = N_("Dagen som avgjør, er {day}. Derfor gjelder reglene fra før {changed}.")
