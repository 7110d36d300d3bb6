"""What every law needs and no single law owns: dated figures, decision tables, facts asked for, findings with a trace.

Knows nothing of any paragraph: acts live beside this package as folders of tables, figures and small functions.
"""
