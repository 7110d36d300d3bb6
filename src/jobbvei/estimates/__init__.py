"""Figures worked out of figures, with what they assume.

Shares, means and differences with intervals; exits by cause; forecast; effect; cost and benefit; which counts may be
shown; agreement between coders, and suggestions for a coder.

Pure: no Django, no clock, no network; what is estimated comes in as values, and what cannot be said is None or refused.
Every method states its reference, its assumptions and when not to use it.
"""
