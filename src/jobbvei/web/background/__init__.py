"""How a piece of long work goes: what is being done, how far it has come, and what came of it."""
