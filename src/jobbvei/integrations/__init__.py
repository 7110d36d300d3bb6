"""Adapters to the world outside: spreadsheets people send us, and Nav's job feed.

Each adapter reads a foreign shape, says line by line or ad by ad what could not be read, and calls the actions of the
packages below. No rule of ours lives here. Nothing is guessed, and a file is taken whole or not at all unless asked.
"""
