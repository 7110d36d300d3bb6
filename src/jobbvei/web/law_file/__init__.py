"""A file of anonymous facts that the rules of law answer: sent, followed, fetched."""
