"""The law as dated figures, decision tables and small functions: facts and a day in, findings with a trace out.

Serves integreringsloven with its regulation and § 34 of utlendingsloven; pure: no clock, no database, no network.
It answers only what a source says, and says «not known» with whom to ask where no source was seen.
The face is :mod:`jobbvei.rules.explain` and :mod:`jobbvei.rules.facts`; the rest is private.
"""
