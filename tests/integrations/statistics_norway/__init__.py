"""Tests of Statistics Norway's files."""
