"""What a column is to functions that know nothing of numpy."""


class Column:
    """Many people's values in the place of one; :mod:`jobbvei.rules.engine.columns` has the kinds."""

    __slots__ = ()
