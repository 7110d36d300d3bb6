"""Short help in plain words: the four-minute job, the keys, who sees what, privacy, accessibility."""
