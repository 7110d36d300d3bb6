"""The same tables and the same functions, asked for many people at once: a column of values stands in for one value.

Only this package knows numpy. When Python asks a column a question with more than one answer – an ``if``, an ``or``, a
name to look up – the group of people is divided by the answer, and the function is asked again for each part.
"""
