"""The few words every package speaks: periods, municipality numbers, sentences, verdicts, errors.

Pure: no Django, no clock, no files. Nothing enters this room unless at least two packages need it.
"""
