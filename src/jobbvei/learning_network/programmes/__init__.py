"""Patterns a network can be made from, each a file a facilitator can read; nothing here touches the database."""
