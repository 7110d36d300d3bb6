"""Disclosure control: which counts may be shown, which are hidden so that those cannot be worked out, and the proof.

In: ``reading.read_table`` turns rows of text into a ``tables.CountTable``. Out: ``masking.suppress`` (one table),
``suppress_linked`` (tables that share cells) and ``suppress_releases`` (one mask over time) give ``masked.MaskedTable``
with its audit, and ``as_json`` for a command. ``rounding.round_small_counts`` is the way without holes, and
``followers`` says what percents, means and differences may show when the counts are masked.
"""
