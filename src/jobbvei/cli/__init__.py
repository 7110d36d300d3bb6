"""The door for scripts and people at a terminal: one group of commands per module, loaded only when asked for.

Knows how to read arguments, call one face and print; knows no rule, no query and no page.
"""

from jobbvei.cli.dispatch import main

__all__ = ["main"]
