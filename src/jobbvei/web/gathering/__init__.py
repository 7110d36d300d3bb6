"""Gatherings of a network: planning them, the rooms and the day, and everybody's own page without log-in."""
