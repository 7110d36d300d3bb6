"""The law as dated figures, decision tables and small functions: facts and a day in, findings with a trace out.

Serves integreringsloven with its regulation and § 34 of utlendingsloven; pure: no clock, no database, no network.
It answers only what a source says, and says «not known» with whom to ask where no source was seen.
Each act is a folder: tables a jurist reads, small functions, its sentences; its figures lie in ``parameters/``. Beside
the acts stand ``engine`` (what every law needs), ``reading`` (strict reading of what others send), ``population`` (many
people at once), ``outlook`` (what the answers mean over time) and ``words`` (what facts are called).
The face is :mod:`jobbvei.rules.facts`, :mod:`jobbvei.rules.explain` and :mod:`jobbvei.rules.guidance`.
"""
