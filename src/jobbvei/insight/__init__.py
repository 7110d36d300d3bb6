"""What the numbers say, and how sure they are: the documents' figures worked out again beside our own.

Reads what the packages below hold and never writes in them. Knows no person: what leaves here is counts, shares and
means that the rules of disclosure have passed.
"""
