"""The door for other systems: HTTP and JSON under /api/v1/, opened by a key of the municipality.

Knows how a question is read and an answer written, never what the answer is. Serves integreringsloven by answering what
it gives; keeps nothing it is asked about, and no call is about anybody it can name.
"""
