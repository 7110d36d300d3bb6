"""What the house tests look for.

Each check takes what it reads as an argument and answers with sentences, so it can be tried on a bad example.
"""
