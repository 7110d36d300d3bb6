"""Others' published statistics as tables: where a number stands, what it is, and why there is none."""
