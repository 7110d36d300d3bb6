"""Who fits which opening, why, and what the best joint plan is.

Knows the hard rules, the published score, near misses, the assignment and its proof of optimality. Pure: no Django,
no clock, no network; facts come in as frozen dataclasses and unknown stays unknown. Does not know names, sex, age,
nationality, mother tongue, who may see whom, or what was agreed. Law served: kindergarten act § 27 and the
regulation on health personnel (language floors).
"""
