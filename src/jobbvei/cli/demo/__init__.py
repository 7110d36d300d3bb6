"""Eksempelvik: an invented municipality with invented people, for showing, trying and testing Jobbvei.

Everything but the loader is pure: the same seed and the same day give the same municipality, and nothing here knows
the database. Shares come from the seeds' tables and Nav's figures in data/calibration.csv; what is our own assumption
is said where it stands.
"""
