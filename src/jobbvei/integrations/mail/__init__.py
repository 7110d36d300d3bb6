"""Letters by mail to people who work with this: to teams in a network and to those a survey asks.

Nothing here knows a participant, and no code about participants may call it; the import linter holds both.
"""
