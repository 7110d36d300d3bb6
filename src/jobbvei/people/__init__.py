"""Who the participants are: identity, permit, languages, competence, wishes, hours and household.

Knows nothing about what was decided or done with them; that is case work. Serves integreringsloven §§ 6, 10 and 41.
"""
