"""What was done and what was read, by whom, for whom, why and when: append-only, without foreign keys.

Knows keys and codes, never names or content. Serves integreringsloven's and the Privacy Regulation's demand that
a person can be told who has looked.
"""
