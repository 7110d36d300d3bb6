"""Figures worked out of figures, with what they assume: agreement between coders, and suggestions for a coder.

Pure: no Django, no clock, no network; what is estimated comes in as values, and what cannot be said is None or refused.
Every method states its reference, its assumptions and when not to use it.
"""
