"""Every number of the documents we build on that follows from data or stated inputs, worked out again beside theirs.

Those that do not follow stand here too, with why. The numbers lie in ``seeds/``, each with document and place.
"""
