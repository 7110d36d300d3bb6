"""Coding open text: codebooks, one text at a time, settling, and the counts with their figure."""
