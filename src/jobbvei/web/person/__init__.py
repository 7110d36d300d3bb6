"""One participant: where we are, what the law gives, what the next step is, and what they can work with."""
