"""Proposing an opening to a participant, and recording what they answer."""
