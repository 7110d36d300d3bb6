"""Codebooks a network can begin with, each a file an analyst can read; nothing here touches the database."""
